"""The sheet of mechanisms."""
