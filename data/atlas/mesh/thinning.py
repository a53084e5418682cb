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


class Thinning:
    """A mesh from which vertices are taken, one after the other: what is left, and what each merge would cost."""

    def __init__(self, vertices, faces, labels, importance):
        self.place = [tuple(p) for p in np.round(vertices, 5).tolist()]
        self.on_axis = [p[0] == 0 for p in self.place]
        self.faces = [list(f) for f in faces.tolist()]
        self.labels = labels.tolist()
        self.alive = [True] * len(self.place)
        self.around = [set() for _ in self.place]  # the faces at each vertex
        for number, face in enumerate(self.faces):
            for v in face:
                self.around[v].add(number)
        self.quadric = [[0.0] * 10 for _ in self.place]
        self.lines = [{} for _ in self.place]  # border neighbours of each vertex: neighbour -> pair of labels
        self._weigh_faces(np.round(importance, 3).tolist())
        self._weigh_borders()

    def add(self, v, q):
        """Let a vertex resist also what a quadric stands for."""
        self.quadric[v] = [s + t for s, t in zip(self.quadric[v], q, strict=True)]

    def _weigh_faces(self, importance):
        """Each face resists to be left, at its three corners."""
        for a, b, c in self.faces:
            n = cross(self.place[a], self.place[b], self.place[c])
            size = (n[0] ** 2 + n[1] ** 2 + n[2] ** 2) ** 0.5
            if size < 1e-12:
                continue
            n = tuple(k / size for k in n)
            offset = -sum(k * m for k, m in zip(n, self.place[a], strict=True))
            q = plane_quadric(n, offset, size / 6 * importance[a])
            for v in (a, b, c):
                self.add(v, q)

    def _weigh_borders(self):
        """Each border between labels resists to leave its line."""
        sides = {}
        for number, (a, b, c) in enumerate(self.faces):
            for edge in ((a, b), (b, c), (c, a)):
                sides.setdefault((min(edge), max(edge)), []).append(number)
        for (a, b), owners in sides.items():
            one = self.labels[owners[0]]
            pair = tuple(sorted(self.labels[o] for o in owners)) if len(owners) == 2 else (one, -1)
            if pair[0] == pair[1]:
                continue
            self.lines[a][b] = self.lines[b][a] = pair
            along = np.subtract(self.place[b], self.place[a])
            length = float(np.linalg.norm(along))
            for o in owners:
                n = cross(*(self.place[v] for v in self.faces[o]))
                side = np.cross(along, n)
                side = side / max(float(np.linalg.norm(side)), 1e-12)
                offset = -float(side @ np.array(self.place[a]))
                q = plane_quadric(side.tolist(), offset, BORDER_WEIGHT * length / len(owners))
                self.add(a, q)
                self.add(b, q)

    def neighbours(self, v):
        """The vertices joined to one by an edge."""
        return {w for number in self.around[v] for w in self.faces[number]} - {v}

    def options(self, v):
        """(cost, u) of merging v into each allowed neighbour u, cheapest first."""
        lines = self.lines[v]
        if lines and (len(lines) != 2 or len(set(lines.values())) != 1):
            return []  # three regions meet here, or a border meets the mirror plane
        found = []
        for u in lines or self.neighbours(v):
            q = [s + t for s, t in zip(self.quadric[v], self.quadric[u], strict=True)]
            length = sum((s - t) ** 2 for s, t in zip(self.place[v], self.place[u], strict=True))
            found.append((round(max(error(q, self.place[u]), 0.0) + SHAPE_WEIGHT * length * length, 9), u))
        return sorted(found)

    def possible(self, v, u):
        """The surface stays whole and no triangle turns over or becomes a needle."""
        shared = self.around[v] & self.around[u]
        around_v, around_u = self.neighbours(v), self.neighbours(u)
        if len(around_v & around_u) != len(shared) or len(shared) not in (1, 2):
            return False
        on_axis = self.on_axis
        if on_axis[u] and not on_axis[v] and any(on_axis[w] for w in around_v - around_u - {u}):
            return False  # a chord between two points of the mirror plane would get four faces in the whole body
        return all(self._stays_sound(number, v, u) for number in self.around[v] - shared)

    def _stays_sound(self, number, v, u):
        """A face neither turns over nor becomes a needle when its corner v moves to u."""
        face = self.faces[number]
        before = cross(*(self.place[w] for w in face))
        corners = [self.place[u if w == v else w] for w in face]
        after = cross(*corners)
        dot = sum(s * t for s, t in zip(before, after, strict=True))
        n1 = sum(s * s for s in before) ** 0.5
        n2 = sum(s * s for s in after) ** 0.5
        longest = max(sum((s - t) ** 2 for s, t in zip(corners[k], corners[k - 1], strict=True)) for k in range(3))
        return not ((n2 < 0.06 * longest and n2 < 0.9 * n1) or dot < 0.35 * n1 * n2)

    def merge(self, v, u):
        """Move v into u; returns how many faces that takes away."""
        shared = self.around[v] & self.around[u]
        for number in shared:
            for w in self.faces[number]:
                self.around[w].discard(number)
        for number in self.around[v]:
            self.faces[number][self.faces[number].index(v)] = u
            self.around[u].add(number)
        self.add(u, self.quadric[v])
        if self.lines[v]:
            pair = self.lines[v].pop(u)
            self.lines[u].pop(v)
            for w in self.lines[v]:
                self.lines[w].pop(v)
                self.lines[w][u] = self.lines[u][w] = pair
        self.alive[v] = False
        self.around[v] = set()
        return len(shared)

    def left(self):
        """Vertices, faces and labels that are left."""
        keep = sorted({number for v in range(len(self.place)) if self.alive[v] for number in self.around[v]})
        used, renumbered = np.unique(np.array([self.faces[n] for n in keep]), return_inverse=True)
        return (
            np.array([self.place[v] for v in used]),
            renumbered.reshape(-1, 3),
            np.array([self.labels[n] for n in keep]),
        )


def thin(vertices, faces, labels, importance, target):
    """Merge vertices until `target` faces are left; returns vertices, faces, labels.

    `importance` (one number per vertex) multiplies the errors where the skin is looked at closely.
    """
    mesh = Thinning(vertices, faces, labels, importance)
    heap = [(found[0][0], v) for v in range(len(mesh.place)) if (found := mesh.options(v))]
    heapq.heapify(heap)
    count = len(faces)
    while count > target and heap:
        cost, v = heapq.heappop(heap)
        found = mesh.options(v) if mesh.alive[v] else []  # costs grow while neighbours merge: look again first
        if found and found[0][0] > cost * 1.001 + 1e-9:
            heapq.heappush(heap, (found[0][0], v))
        elif (u := next((u for _, u in found if mesh.possible(v, u)), None)) is not None:
            count -= mesh.merge(v, u)
    return mesh.left()
