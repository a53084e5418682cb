"""What a learner works with in a notebook: ipywidgets, one module a widget."""
