"""What is said, once, as words."""
