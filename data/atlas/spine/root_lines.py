"""Lines of the roots: moved clear of the bones, and thinned to the corners that matter."""

from itertools import pairwise

import numpy as np

from spine.bones import bone_distance


def clear_of_bones(points, radii, ends, rounds=40):
    """The lines moved out of the bones wherever their tubes would cut them, and kept smooth.

    All lines are moved at once; `ends` marks the first and last point of each, which have no neighbour on one side.
    """
    points, inner = points.copy(), np.flatnonzero(~ends)
    for _ in range(rounds):
        here = np.round(bone_distance(points), 5)
        short = np.clip(radii + 0.03 - here, 0, 0.25)
        push = np.zeros_like(points)
        close = np.flatnonzero(short > 0)
        if short.max() < 0.005:
            break
        slope = np.stack([bone_distance(points[close] + step) - here[close] for step in 0.02 * np.eye(3)], 1) / 0.02
        slope /= np.maximum(np.linalg.norm(slope, axis=1, keepdims=True), 0.2)
        push[close] = 0.7 * short[close, None] * slope
        spread = push.copy()
        beside = np.where((short > 0)[:, None], push, 0.5 * (np.roll(push, 1, 0) + np.roll(push, -1, 0)))
        spread[inner] = beside[inner]  # neighbours go along
        points += spread
        moved = inner[(spread[inner] != 0).any(1)]
        points[moved] += 0.12 * (np.roll(points, 1, 0) + np.roll(points, -1, 0) - 2 * points)[moved]
        points[:, 0] = np.maximum(points[:, 0], 0.03)
    return np.round(points, 4)


def thinned(points, keep, tolerance):
    """Indices of a line's corners that matter (Douglas-Peucker), with those in `keep`."""
    wanted = sorted({0, len(points) - 1, *keep})
    stack = list(pairwise(wanted))
    out = set(wanted)
    while stack:
        a, b = stack.pop()
        if b - a < 2:
            continue
        way = points[b] - points[a]
        t = np.clip((points[a + 1 : b] - points[a]) @ way / (way @ way), 0, 1)
        gap = np.linalg.norm(points[a + 1 : b] - points[a] - t[:, None] * way, axis=1)
        worst = int(np.argmax(np.round(gap, 4)))
        if round(float(gap[worst]), 4) > tolerance:
            out.add(a + 1 + worst)
            stack += [(a, a + 1 + worst), (a + 1 + worst, b)]
    return sorted(out)
