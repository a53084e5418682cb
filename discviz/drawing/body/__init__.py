"""The body: marks, flat chart, surface, and the one to click on."""
