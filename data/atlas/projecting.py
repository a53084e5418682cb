"""Looking at the labelled skin from one side: a picture without hidden parts, and its borders as smooth lines."""

import numpy as np
from scipy import ndimage

AXIS, NOTHING = -2, -1  # beyond the mirror axis; background


class Picture:
    """Orthographic picture of part of the skin.

    right, up, toward : unit vectors of the picture and towards the viewer.
    window : (low u, high u, low v, high v) in cm; pixel : size in cm.
    `face` holds the face seen in each pixel (-1 none), row 0 lowest; `depth` its height towards the viewer.
    """

    def __init__(self, vertices, faces, right, up, toward, window, pixel):
        self.right, self.up, self.toward = right, up, toward
        self.window, self.pixel = window, pixel
        self.columns = round(float((window[1] - window[0]) / pixel))
        self.rows = round(float((window[3] - window[2]) / pixel))
        u, v = (vertices @ right - window[0]) / pixel - 0.5, (vertices @ up - window[2]) / pixel - 0.5
        d = vertices @ toward
        corner = np.stack([u[faces], v[faces], d[faces]], axis=-1)
        low = np.floor(corner[..., :2].min(axis=1)).astype(int)
        size = np.ceil(corner[..., :2].max(axis=1)).astype(int) - low + 1
        inside = (low[:, 0] < self.columns) & (low[:, 1] < self.rows) & ((low + size) > 0).all(axis=1)
        span = 2 ** np.ceil(np.log2(size.max(axis=1))).astype(int)
        found = []
        for n in np.unique(span[inside]):
            group = np.flatnonzero(inside & (span == n))
            parts = np.array_split(group, max(1, len(group) * n * n // 2_000_000))
            found += [self._fill(corner[part], low[part], n, part) for part in parts]
        pixel_number, depth, face = (np.concatenate(a) for a in zip(*found, strict=True))
        order = np.lexsort((face, np.round(depth, 4), pixel_number))
        pixel_number, depth, face = pixel_number[order], depth[order], face[order]
        last = np.r_[pixel_number[1:] != pixel_number[:-1], True]
        self.face = np.full(self.rows * self.columns, -1)
        self.depth = np.full(self.rows * self.columns, -1e3)
        self.face[pixel_number[last]] = face[last]
        self.depth[pixel_number[last]] = depth[last]
        self.face, self.depth = self.face.reshape(self.rows, -1), self.depth.reshape(self.rows, -1)

    def _fill(self, corner, low, n, part):
        """Pixels covered by each triangle: (pixel number, depth, face)."""
        gx, gy = np.meshgrid(np.arange(n), np.arange(n))
        px, py = low[:, :1] + gx.ravel(), low[:, 1:] + gy.ravel()
        (ax, ay, ad), (bx, by, bd), (cx, cy, cd) = (corner[:, k].T[..., None] for k in range(3))
        area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay)
        area = np.where(np.abs(area) < 1e-9, 1e-9, area)  # seen edge-on: covers no pixel worth having
        wb = ((px - ax) * (cy - ay) - (cx - ax) * (py - ay)) / area
        wc = ((bx - ax) * (py - ay) - (px - ax) * (by - ay)) / area
        small = -1e-7
        hit = (
            (wb >= small)
            & (wc >= small)
            & (wb + wc <= 1 - small)
            & (px >= 0)
            & (px < self.columns)
            & (py >= 0)
            & (py < self.rows)
        )
        depth = ad + wb * (bd - ad) + wc * (cd - ad)
        face = np.broadcast_to(np.asarray(part)[:, None], hit.shape)
        return (py * self.columns + px)[hit], depth[hit], face[hit]

    def flat(self, points):
        """U and v in cm of points in space."""
        return np.column_stack([points @ self.right, points @ self.up])

    def shows(self, points, normals, facing=-0.05, tolerance=1.5):
        """Which points of the skin are seen: turned to the viewer at least `facing`, and not behind another part.

        The test is made a little under the skin, so that points on the rim of the silhouette count.
        """
        under = points - 0.5 * normals
        u, v = self.flat(under).T
        column = np.floor((u - self.window[0]) / self.pixel).astype(int)
        row = np.floor((v - self.window[2]) / self.pixel).astype(int)
        within = (column >= 0) & (column < self.columns) & (row >= 0) & (row < self.rows)
        depth = self.depth[np.clip(row, 0, self.rows - 1), np.clip(column, 0, self.columns - 1)]
        near = under @ self.toward > depth - tolerance - 1.5 * (1 - np.abs(normals @ self.toward))
        return within & (depth > -900) & near & (normals @ self.toward > facing)


def without_specks(image, smallest):
    """The label image with pieces of fewer than `smallest` pixels given to what surrounds them."""
    speck = np.zeros(image.shape, bool)
    for label in np.unique(image):
        pieces, count = ndimage.label(image == label)
        if count:
            size = np.bincount(pieces.ravel())
            size[0] = smallest
            speck |= (size < smallest)[pieces]
    if speck.any():
        where = ndimage.distance_transform_edt(speck, return_distances=False, return_indices=True)
        image = image[tuple(where)]
    return image


def walk(steps, is_node):
    """Chains of corners from a dict corner -> [(next corner, ...)], broken at nodes: lists of (corners, first step)."""
    found, used = [], set()

    def follow(start, first):
        line, here = [start, first[0]], first[0]
        used.update({(start, here), (here, start)})
        while not is_node(here) and here != start:
            onward = [s[0] for s in steps[here] if (here, s[0]) not in used]
            if not onward:
                break
            used.update({(here, onward[0]), (onward[0], here)})
            here = onward[0]
            line.append(here)
        found.append((np.array(line, float), first))

    corners = sorted(steps)
    for only_nodes in (True, False):
        for corner in corners:
            if is_node(corner) or not only_nodes:
                for step in sorted(steps[corner]):
                    if (corner, step[0]) not in used:
                        follow(corner, step)
    return found


def arcs(image, axis_at_left):
    """Lines between the labels of an image, split where three labels meet.

    Returns a list of (points, left label, right label); points are (column, row) corners of pixels, as floats.
    A closed line ends where it began.
    """
    padded = np.pad(image, 1, constant_values=NOTHING)
    if axis_at_left:
        padded[:, 0] = AXIS
    steps = {}  # corner (column, row) -> list of (next corner, left label, right label)

    def link(a, b, left, right):
        steps.setdefault(a, []).append((b, left, right))
        steps.setdefault(b, []).append((a, right, left))

    rows, columns = np.nonzero(padded[:, 1:] != padded[:, :-1])  # upright cracks
    for r, c in zip(rows.tolist(), columns.tolist(), strict=True):
        link((c, r - 1), (c, r), int(padded[r, c]), int(padded[r, c + 1]))
    rows, columns = np.nonzero(padded[1:] != padded[:-1])  # level cracks, walked to the right: upper label on the left
    for r, c in zip(rows.tolist(), columns.tolist(), strict=True):
        link((c - 1, r), (c, r), int(padded[r + 1, c]), int(padded[r, c]))

    def is_node(corner):
        out = steps[corner]
        return len(out) != 2 or {out[0][1], out[0][2]} != {out[1][1], out[1][2]}

    return [(line, left, right) for line, (_, left, right) in walk(steps, is_node)]


def chains(beside, above):
    """Chains of pixel cracks: `beside[r, c]` between columns c and c + 1, `above[r, c]` between rows r and r + 1."""
    steps = {}
    pairs = [((c + 1, r), (c + 1, r + 1)) for r, c in np.argwhere(beside).tolist()]
    pairs += [((c, r + 1), (c + 1, r + 1)) for r, c in np.argwhere(above).tolist()]
    for a, b in pairs:
        steps.setdefault(a, []).append((b,))
        steps.setdefault(b, []).append((a,))
    return [line for line, _ in walk(steps, lambda corner: len(steps[corner]) != 2)]


def calm(line, rounds=70):
    """A stair-stepped line made smooth without shrinking (Taubin); ends stay, closed lines stay closed."""
    closed = len(line) > 3 and (line[0] == line[-1]).all()
    if len(line) < 4:
        return line
    middles = (line[1:] + line[:-1]) / 2  # half the stair is gone at once
    points = middles if closed else np.concatenate([line[:1], middles, line[-1:]])
    for _ in range(rounds):
        for pull in (0.5, -0.507):
            if closed:
                middle = (np.roll(points, 1, axis=0) + np.roll(points, -1, axis=0)) / 2
                points = points + pull * (middle - points)
            else:
                points[1:-1] += pull * ((points[:-2] + points[2:]) / 2 - points[1:-1])
    return np.concatenate([points, points[:1]]) if closed else points


def settle_nodes(lines, moved_by=6):
    """The (points, left, right) lines with each meeting point of three labels moved to where its lines head for.

    Meeting points at the background or the mirror axis stay on the pixel's corner.
    """
    ends = {}
    for points, left, right in lines:
        fixed = min(left, right) < 0
        closed = (points[0] == points[-1]).all()
        for point, ahead in (
            (points[0], points[min(moved_by, len(points) // 2)]),
            (points[-1], points[-1 - min(moved_by, len(points) // 2)]),
        ):
            if not closed:
                ends.setdefault(tuple(point), []).append((ahead, fixed))
    place = {
        end: np.mean([a for a, _ in met], axis=0)
        for end, met in ends.items()
        if len(met) > 2 and not any(f for _, f in met)
    }
    out = []
    for points, left, right in lines:
        moved = points.copy()
        moved[0], moved[-1] = place.get(tuple(points[0]), points[0]), place.get(tuple(points[-1]), points[-1])
        out.append((moved, left, right))
    return out


def rings(lines, inside):
    """Closed rings round the labels for which `inside(label)` holds, from (points, left, right) lines."""
    starts = {}
    for points, left, right in lines:
        if inside(left) == inside(right):
            continue
        along = points if inside(left) else points[::-1]
        starts.setdefault(tuple(along[0]), []).append(along)
    found = []
    while starts:
        begin = min(starts)
        ring, here = [], begin
        while True:
            options = starts.get(here)
            if not options:
                break
            points = options.pop(0)
            if not options:
                del starts[here]
            ring.append(points[:-1])
            here = tuple(points[-1])
            if here == begin:
                break
        found.append(np.concatenate(ring + [np.array([here])]))
    return found
