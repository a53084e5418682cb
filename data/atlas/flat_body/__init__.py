"""The body as a flat chart of six views: chart.json."""
