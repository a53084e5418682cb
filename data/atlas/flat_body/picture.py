"""Looking at the labelled skin from one side: a picture without hidden parts."""

import numpy as np
from scipy import ndimage


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
