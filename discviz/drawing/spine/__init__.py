"""The spine, flat and solid."""
