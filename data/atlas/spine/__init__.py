"""The spine with its discs, cord and roots: spine.json."""
