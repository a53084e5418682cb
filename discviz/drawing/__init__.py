"""What is drawn, without plotly: the theme and the parts of each panel."""
