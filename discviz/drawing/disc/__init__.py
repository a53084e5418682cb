"""Cuts through a disc."""
