"""How it is shown: blocks as HTML, plain text and Markdown."""
