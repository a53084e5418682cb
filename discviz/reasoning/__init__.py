"""From findings back to the root, with the reasons."""
