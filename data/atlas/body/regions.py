"""From scores to labelled triangles: nominal cells, their cores, and how far the neighbours' extents reach in."""

import numpy as np

from body.coordinates import WRIST, J, arm, highest, step
from body.dermatomes import CELLS, FACE, ROOTS, scores
from mesh.cutting import cut
from mesh.faces import border_edges, components, face_areas
from mesh.fields import averaging, distance_along_skin, skin_graph, smooth

# a core keeps CORE_MARGIN (cm) from other cells, or CORE_SHARE of half the cell's width near by if that is less, and
# does not enter tips thinner than THINNEST (less in hand and foot); an extent reaches OVERLAP into the next root's cell
CORE_MARGIN, SMALL_MARGIN, CORE_SHARE, NEAR, THINNEST, OVERLAP = 2.2, 0.9, 0.40, 3.5, 0.55, 2.0
CORE_TOP = {"L4": J["tibial_tuberosity"][2]}  # height; one school of maps keeps L4 below the knee: above, none agree


def nominal_cells(vertices, faces, rounds=12):
    """Cut the mesh along the nominal borders: (vertices, faces, cell of each face as a number in CELLS)."""
    field = np.round(smooth(scores(vertices), averaging(vertices, faces), rounds), 4)
    vertices, faces, _, cell, _ = cut(vertices, faces, np.zeros(len(faces), int), {0: field})
    return vertices, faces, strays(vertices, faces, cell)


def strays(vertices, faces, cell):
    """Give tiny islands of a cell to the neighbour they touch most."""
    for _ in range(3):
        changed = False
        for c in range(len(CELLS)):
            mine = np.flatnonzero(cell == c)
            if not len(mine):
                continue
            piece = components(faces[mine], len(vertices))
            area = np.array([face_areas(vertices, faces[mine[piece == p]]).sum() for p in np.unique(piece)])
            for p, size in zip(np.unique(piece), area, strict=True):
                if size < max(4.0, 0.1 * area.max()) and size < area.max():
                    island = mine[piece == p]
                    around = np.isin(faces, faces[island]).any(axis=1) & (cell != c)
                    cell[island] = np.bincount(cell[around]).argmax()
                    changed = True
        if not changed:
            break
    return cell


def cores_and_extents(vertices, faces, cell, key_points):
    """Cut the cells further; returns vertices, faces, cell, core, also (cell whose extent covers the face, or -1)."""
    n = len(vertices)
    graph, matrix = skin_graph(vertices, faces), averaging(vertices, faces)
    pairs = border_edges(faces, cell)
    on_border = np.zeros(n, bool)
    on_border[pairs] = True
    depth = distance_along_skin(graph, np.flatnonzero(on_border), limit=30.0)
    depth = smooth(depth, matrix, 14)
    inside = np.full(n, -1)
    inside[faces] = cell[:, None]
    core = np.full(n, -0.2)
    for c, name in enumerate(CELLS[:-1]):
        mine = np.setdiff1d(faces[cell == c], np.flatnonzero(on_border))
        half_width = widest_near(graph, matrix, mine, depth)
        margin = greatest_margin(vertices[mine])
        thinnest = THINNEST * margin / CORE_MARGIN
        value = np.minimum(depth[mine] - np.minimum(margin, CORE_SHARE * half_width), half_width - thinnest)
        if name in key_points:  # always round the key point
            gap = np.linalg.norm(vertices[mine] - key_points[name], axis=1)
            value = highest(value, np.minimum(1.3 - gap, depth[mine] - 0.25), soft=0.4)
        if name in CORE_TOP:
            value = np.minimum(value, CORE_TOP[name] - vertices[mine, 2])
        core[mine] = value
    core[on_border] = -0.2
    vertices, faces, parent, best, _ = cut(
        vertices, faces, np.zeros(len(faces), int), {0: np.column_stack([np.zeros(n), np.round(core, 4)])}
    )
    cell, core = cell[parent], best == 1
    core = one_core_each(vertices, faces, cell, core, key_points)

    graph, matrix = skin_graph(vertices, faces), averaging(vertices, faces)
    tags = cell * 2 + core
    reach = {}
    for c in range(len(ROOTS)):
        found = distance_along_skin(graph, np.unique(faces[cell == c]), limit=2.5 * OVERLAP)
        reach[c] = OVERLAP - smooth(found, matrix, 10)
    table = {}
    for c in range(len(CELLS)):
        none = np.zeros(len(vertices))
        columns = [
            none,
            reach.get(c - 1, none - 9) if c < len(ROOTS) else none - 9,
            reach.get(c + 1, none - 9) if c < len(ROOTS) else none - 9,
        ]
        table[2 * c] = np.column_stack(columns)
        table[2 * c + 1] = np.column_stack([none, none - 9, none - 9])
    fixed = {tuple(p) for p in border_edges(faces, tags).tolist()}
    vertices, faces, parent, best, _ = cut(vertices, faces, tags, table, fixed)
    cell, core = cell[parent], core[parent]
    also = np.where(best == 1, cell - 1, np.where(best == 2, cell + 1, -1))
    return vertices, faces, cell, core, also


def greatest_margin(points):
    """CORE_MARGIN on trunk and limbs, less in hand and foot, where all is small."""
    wrist = step(arm(points)[0], WRIST - 5, WRIST + 4) * (points[:, 0] > J["elbow"][0])
    ankle = step(-points[:, 2], -J["ankle"][2] - 8, -J["ankle"][2] + 1)
    return CORE_MARGIN - (CORE_MARGIN - SMALL_MARGIN) * np.maximum(wrist, ankle)


def widest_near(graph, matrix, mine, depth):
    """Half the cell's width round each of its vertices: the greatest depth within NEAR, smoothed."""
    part = graph[mine][:, mine].tocoo()
    value = depth[mine].copy()
    reach = round(float(NEAR / np.median(part.data)))
    for _ in range(reach):
        wider = value.copy()
        np.maximum.at(wider, part.row, value[part.col])
        value = wider
    local = matrix[mine][:, mine]
    total = np.asarray(local.sum(axis=1)).ravel()
    for _ in range(3 * reach):
        value = (local @ value) / np.maximum(total, 1e-9)
    return value


def one_core_each(vertices, faces, cell, core, key_points):
    """Keep the connected piece of each core that holds the key point, and others nearly as large.

    Only T3-T6 have two: the arm parts their bands into a piece on the chest and one on the back.
    """
    centre = vertices[faces].mean(axis=1)
    for c, name in enumerate(CELLS):
        mine = np.flatnonzero((cell == c) & core)
        if name == FACE:
            core[mine] = False
            continue
        piece = components(faces[mine], len(vertices))
        area = face_areas(vertices, faces[mine])
        size = {p: area[piece == p].sum() for p in np.unique(piece)}
        keep = {p for p in size if size[p] > 0.25 * max(size.values())}
        keep.add(piece[np.argmin(np.round(np.linalg.norm(centre[mine] - key_points[name], axis=1), 4))])
        core[mine[~np.isin(piece, list(keep))]] = False
    return core
