"""Generic tools for meshes of triangles: from solids to surfaces, cut, thinned, packed."""
