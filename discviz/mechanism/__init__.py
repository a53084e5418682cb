"""The graph of pain and spasm, and what the nine passages and the models make of it."""
