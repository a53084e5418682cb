"""Fewer triangles where the skin is flat: vertices are merged into neighbours, cheapest first; borders keep their line.

Garland and Heckbert's error quadrics, with vertices never moved: a vertex inside a region may go to any neighbour, a
vertex on a border only along that border, and where three regions meet (or a border meets the mirror plane) it stays.
"""

import heapq

import numpy as np

BORDER_WEIGHT = 1.5  # how much a border resists leaving its line, against the skin leaving its shape
SHAPE_WEIGHT = 2e-4  # a little cost for length, so that flat parts get even triangles


def plane_quadric(normal, offset, weight):
    """Weighted squared distance from a plane, as ten coefficients."""
    a, b, c = normal
    d = offset
    return [weight * q for q in (a * a, a * b, a * c, a * d, b * b, b * c, b * d, c * c, c * d, d * d)]


def error(q, p):
    """Value of a quadric at a point."""
    x, y, z = p
    return (
        q[0] * x * x
        + 2 * q[1] * x * y
        + 2 * q[2] * x * z
        + 2 * q[3] * x
        + q[4] * y * y
        + 2 * q[5] * y * z
        + 2 * q[6] * y
        + q[7] * z * z
        + 2 * q[8] * z
        + q[9]
    )


def cross(p, q, r):
    """Normal of a triangle, twice its area long."""
    ax, ay, az = q[0] - p[0], q[1] - p[1], q[2] - p[2]
    bx, by, bz = r[0] - p[0], r[1] - p[1], r[2] - p[2]
    return ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx


def thin(vertices, faces, labels, importance, target):
    """Merge vertices until `target` faces are left; returns vertices, faces, labels.

    `importance` (one number per vertex) multiplies the errors where the skin is looked at closely.
    """
    place = [tuple(p) for p in np.round(vertices, 5).tolist()]
    on_axis = [p[0] == 0 for p in place]
    faces = [list(f) for f in faces.tolist()]
    labels = labels.tolist()
    around = [set() for _ in place]
    for number, face in enumerate(faces):
        for v in face:
            around[v].add(number)
    sides = {}
    for number, (a, b, c) in enumerate(faces):
        for edge in ((a, b), (b, c), (c, a)):
            sides.setdefault((min(edge), max(edge)), []).append(number)
    quadric = [[0.0] * 10 for _ in place]
    importance = np.round(importance, 3).tolist()

    def add(v, q):
        quadric[v] = [s + t for s, t in zip(quadric[v], q, strict=True)]

    for a, b, c in faces:
        n = cross(place[a], place[b], place[c])
        size = (n[0] ** 2 + n[1] ** 2 + n[2] ** 2) ** 0.5
        if size < 1e-12:
            continue
        n = tuple(k / size for k in n)
        q = plane_quadric(n, -sum(k * m for k, m in zip(n, place[a], strict=True)), size / 6 * importance[a])
        for v in (a, b, c):
            add(v, q)
    lines = [{} for _ in place]  # border neighbours of each vertex: neighbour -> pair of labels
    for (a, b), owners in sides.items():
        pair = tuple(sorted(labels[o] for o in owners)) if len(owners) == 2 else (labels[owners[0]], -1)
        if pair[0] == pair[1]:
            continue
        lines[a][b] = lines[b][a] = pair
        along = np.subtract(place[b], place[a])
        length = float(np.linalg.norm(along))
        for o in owners:
            n = cross(*(place[v] for v in faces[o]))
            side = np.cross(along, n)
            side = side / max(float(np.linalg.norm(side)), 1e-12)
            q = plane_quadric(side.tolist(), -float(side @ np.array(place[a])), BORDER_WEIGHT * length / len(owners))
            add(a, q)
            add(b, q)

    def stays(v):
        return len(lines[v]) > 0 and (len(lines[v]) != 2 or len(set(lines[v].values())) != 1)

    alive = [True] * len(place)

    def neighbours(v):
        return {w for number in around[v] for w in faces[number]} - {v}

    def options(v):
        """(cost, u) of merging v into each allowed neighbour u."""
        if stays(v):
            return []
        allowed = lines[v] or neighbours(v)
        found = []
        for u in allowed:
            q = [s + t for s, t in zip(quadric[v], quadric[u], strict=True)]
            length = sum((s - t) ** 2 for s, t in zip(place[v], place[u], strict=True))
            found.append((round(max(error(q, place[u]), 0.0) + SHAPE_WEIGHT * length * length, 9), u))
        return sorted(found)

    def possible(v, u):
        """The surface stays whole and no triangle turns over or becomes a needle."""
        shared = around[v] & around[u]
        around_v, around_u = neighbours(v), neighbours(u)
        if len(around_v & around_u) != len(shared) or len(shared) not in (1, 2):
            return False
        if on_axis[u] and not on_axis[v] and any(on_axis[w] for w in around_v - around_u - {u}):
            return False  # a chord between two points of the mirror plane would get four faces in the whole body
        for number in around[v] - shared:
            face = faces[number]
            before = cross(*(place[w] for w in face))
            corners = [place[u if w == v else w] for w in face]
            after = cross(*corners)
            dot = sum(s * t for s, t in zip(before, after, strict=True))
            n1 = sum(s * s for s in before) ** 0.5
            n2 = sum(s * s for s in after) ** 0.5
            longest = max(sum((s - t) ** 2 for s, t in zip(corners[k], corners[k - 1], strict=True)) for k in range(3))
            if (n2 < 0.06 * longest and n2 < 0.9 * n1) or dot < 0.35 * n1 * n2:
                return False
        return True

    heap = []
    for v in range(len(place)):
        found = options(v)
        if found:
            heap.append((found[0][0], v))
    heapq.heapify(heap)
    count = len(faces)
    while count > target and heap:
        cost, v = heapq.heappop(heap)
        if not alive[v]:
            continue
        found = options(v)  # costs grow while neighbours merge: look again before merging
        if not found:
            continue
        if found[0][0] > cost * 1.001 + 1e-9:
            heapq.heappush(heap, (found[0][0], v))
            continue
        for _, u in found:
            if possible(v, u):
                break
        else:
            continue
        shared = around[v] & around[u]
        for number in shared:
            for w in faces[number]:
                around[w].discard(number)
            count -= 1
        for number in around[v]:
            faces[number][faces[number].index(v)] = u
            around[u].add(number)
        add(u, quadric[v])
        if lines[v]:
            pair = lines[v].pop(u)
            lines[u].pop(v)
            for w in lines[v]:
                lines[w].pop(v)
                lines[w][u] = lines[u][w] = pair
        alive[v] = False
        around[v] = set()
    keep = sorted({number for v in range(len(place)) if alive[v] for number in around[v]})
    kept = np.array([faces[n] for n in keep])
    used, renumbered = np.unique(kept, return_inverse=True)
    return np.array([place[v] for v in used]), renumbered.reshape(-1, 3), np.array([labels[n] for n in keep])
