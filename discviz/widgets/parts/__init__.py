"""Parts that every widget is made of."""
