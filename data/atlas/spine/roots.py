"""Cord, dura and the 30 pairs of roots: where each leaves the cord, runs in the canal and passes its foramen.

Paths are given by a few places in the frames of discs and vertebrae, smoothed, and moved clear of the bones.
"""

from typing import NamedTuple

import numpy as np

from mesh.solids import smooth_curve
from spine.canal import cord_size, dura_size
from spine.measures import CERVICAL, DISCS, LUMBAR, MEASURES, ROOTS, THORACIC, canal_place
from spine.measures import SACRAL as SACRAL_ROOTS
from spine.root_lines import clear_of_bones, thinned
from spine.sacrum import CANAL as SACRAL
from spine.sacrum import FRAME as SACRUM
from spine.sacrum import LENGTH, foramen

CAUDA = [*LUMBAR, *SACRAL_ROOTS]
# Where a strand lies in the sac: degrees from its side towards its back, for the next root but 0, 1, 2 ... to leave
STRANDS = (0, 8, 26, 42, 56, 68, 78, 86, 90, 93)
# heights at which the roots leave the cord: the deeper the root, the higher above its foramen
_LEAVES = np.concatenate(
    [
        [160.1, 158.75, 157.05, 155.5, 153.95, 152.4, 150.9, 149.4],
        [148.0, 146.0, 143.9, 141.7, 139.4, 137.1, 134.8, 132.4, 129.8, 127.2, 124.6, 122.2],
        [120.3, 119.2, 118.2, 117.3, 116.5],
        [115.7, 115.0, 114.4, 113.8, 113.2],
    ]
)
LEAVES = dict(zip(ROOTS, _LEAVES.tolist(), strict=True))


class Root(NamedTuple):
    """A left root's centre line from the cord outwards, its radii, and its place in the foramen."""

    points: np.ndarray
    radii: np.ndarray
    foramen: np.ndarray


def _origin(name):
    """Where a root leaves the side of the cord."""
    z = LEAVES[name]
    wide, _ = cord_size(z)
    return np.array([0.8 * wide, canal_place(z)[0], z])


def _strand(rank, z):
    """Place of a strand of the cauda equina in the sac."""
    wide, deep = dura_size(z)
    angle = np.radians(STRANDS[rank])
    return np.array([0.77 * wide * np.cos(angle) + 0.03, canal_place(z)[0] - 0.64 * deep * np.sin(angle), z])


def _neck(name):
    """Places of C1 to C8: almost level, forwards and outwards through the foramen, over the transverse process."""
    start = _origin(name)
    if name in ("C1", "C2"):
        atlas = MEASURES["C1"].frame
        rows = {
            "C1": [(1.15, -1.42, 0.62), (1.55, -1.40, 0.58), (2.3, -1.25, 0.42), (3.1, -1.35, 0.30)],
            "C2": [(1.05, -1.35, -0.72), (1.55, -1.42, -0.84), (2.3, -1.45, -0.98), (3.1, -1.75, -1.3)],
        }[name]
        rows = [atlas.to_body(row) for row in rows]
        return [start, *rows], rows[1]
    level = "C7-T1" if name == "C8" else next(level for level in DISCS if level.endswith(f"-{name}"))
    disc = DISCS[level]
    back = -disc.depth / 2
    rows = [(0.92, back - 0.36, 0.0), (1.32, back - 0.12, -0.10), (1.62, back + 0.12, -0.22), (2.0, back + 0.42, -0.36)]
    rows += [(2.75, back + 0.75, -0.75), (3.35, back + 0.80, -1.45), (3.75, back + 0.75, -2.2)]
    rows = [disc.frame.to_body(row) for row in rows]
    return [start, *rows], rows[1]


def _chest(name):
    """Places of T1 to T12: down beside the cord, out below the pedicle, along under the rib."""
    start, m = _origin(name), MEASURES[name]
    disc = next(disc for level, disc in DISCS.items() if level.startswith(f"{name}-"))
    back, half = -disc.depth / 2, m.canal_width / 2
    leave = m.frame.to_body([half - 0.20, -m.depth / 2 - 0.50, 0.0])
    inside = [
        [min(0.8 * dura_size(z)[0], cord_size(z)[0] + 0.08), canal_place(z)[0], z]
        for z in np.linspace(start[2], leave[2] + 0.6, 5)[1:-1]
    ]
    rows = [(half + 0.12, back - 0.34, 0.46), (half + 0.58, back - 0.22, 0.38), (half + 1.15, back - 0.62, 0.28)]
    rows += [(half + 1.85, back - 1.1, 0.15), (half + 2.7, back - 1.5, 0.0)]
    rows = [disc.frame.to_body(row) for row in rows]
    return [start, *inside, leave, *rows], rows[0]


def _low_back(name):
    """Places of L1 to L5: down in the sac, behind the disc above in the lateral recess, out under the pedicle."""
    start, m, number = _origin(name), MEASURES[name], CAUDA.index(name)
    inside = _in_sac(name, start)
    half, d, h = m.canal_width / 2, m.depth / 2, m.height / 2
    rows = [
        (half - 0.20, -d - 0.34, 0.30 * h),
        (half + 0.12, -d - 0.38, -0.34 * h),
        (half + 0.55, -d - 0.36, -0.55 * h),
        (half + 1.20, -d - 0.02, -0.95 * h),
        (half + 1.62, -0.45 * d, -h - 0.75),
        (half + 2.0, 0.05 * d, -h - 1.9),
        (half + 2.4, 0.45 * d, -h - 3.2),
    ]
    if number == 4:  # the fifth runs over the wing of the sacrum
        rows[3:] = [(half + 1.15, -d + 0.1, -h), (half + 1.5, -0.35 * d, -h - 0.75), (half + 1.9, 0.25 * d, -h - 1.8)]
        rows.append((half + 2.1, 0.55 * d, -h - 3.0))
    rows = [m.frame.to_body(row) for row in rows]
    return [start, *inside, *rows], rows[2]


def _in_sac(name, start):
    """Places behind the discs from the cord down to the last one the root crosses inside the canal."""
    number, places = CAUDA.index(name), []
    for k, level in enumerate(["T12-L1", "L1-L2", "L2-L3", "L3-L4", "L4-L5", "L5-S1"]):
        disc, rank = DISCS[level], number - k
        z = float(disc.frame.to_body([0, -disc.depth / 2 - 0.6, 0])[2])
        if rank < 0 or z > start[2] - 0.8:
            continue
        if rank > 0:
            places.append(_strand(rank, z))
            continue
        half = canal_place(z)[1]
        places.append(_strand(0, z + 1.9))  # it leaves the sac above the disc
        places.append(disc.frame.to_body([half - 0.36, -disc.depth / 2 - 0.36, 0.0]))
    return places


def _sacral(name):
    """Places of S1 to S5: down the sac and the sacral canal, then forwards through the foramen."""
    start, number = _origin(name), SACRAL_ROOTS.index(name)
    places = [start, *_in_sac(name, start)]
    if number == 4:
        for place in (-4.5, -6.5, -8.4):
            y, width, _ = SACRAL(place)
            places.append(SACRUM.to_body([0.22 * width / 2, y, place]))
        end = [(0.42, float(SACRAL(-9.6)[0]) + 0.02, -9.7), (0.75, float(SACRAL(-9.6)[0]) + 0.1, -LENGTH - 0.35)]
        end += [(1.15, float(SACRAL(-9.6)[0]) + 0.7, -LENGTH - 0.8), (1.4, float(SACRAL(-9.6)[0]) + 1.5, -LENGTH - 1.3)]
        end = [SACRUM.to_body(row) for row in end]
        return [*places, *end], end[1]
    opening, mouth = foramen(number)
    top = SACRUM.to_frame(mouth)[2]
    for place in np.arange(-1.6, top + 0.6, -1.7):
        y, width, _ = SACRAL(place)
        share = 0.42 + 0.30 * np.clip((top + 2.2 - place) / -2.2, 0, 1) - 0.07 * number
        places.append(SACRUM.to_body([share * width / 2, y, place]))
    ends = [
        SACRUM.to_body(SACRUM.to_frame(opening) + step)
        for step in ([0.2, 0.9, -0.3], [0.45, 1.7, -1.0], [0.7, 2.4, -2.0])
    ]
    return [*places, mouth, opening, *ends], opening


def _radii(name, run, at):
    """Thin in the sac, thicker outside, with the swelling of the ganglion in the foramen."""
    inner, outer, ganglion = {
        "C": (0.12, 0.16, 0.21),
        "T": (0.10, 0.14, 0.18),
        "L": (0.13, 0.17, 0.25),
        "S": (0.08, 0.13, 0.16),
    }[name[0]]
    if name in ("S1", "S2"):
        inner, outer, ganglion = {"S1": (0.13, 0.18, 0.24), "S2": (0.10, 0.16, 0.19)}[name]
    base = np.interp(run - at, [-4.5, -1.5, 0.5], [inner, 0.9 * outer, outer])
    return base + (ganglion - outer) * np.exp(-(((run - at) / 0.42) ** 2))


def _course(name):
    """A root's line before it is moved clear of the bones: points at even steps, run, and run at the foramen."""
    if name in CERVICAL or name == "C8":
        places, foramen_place = _neck(name)
    elif name in THORACIC:
        places, foramen_place = _chest(name)
    else:
        places, foramen_place = (_low_back if name in LUMBAR else _sacral)(name)
    line = smooth_curve(np.array(places, float), 8)
    steps = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))])
    even = np.linspace(0, steps[-1], int(steps[-1] / 0.22) + 2)
    line = np.column_stack([np.interp(even, steps, column) for column in line.T])
    at = even[np.argmin(np.round(np.linalg.norm(line - foramen_place, axis=1), 4))]
    return line, even, at


def all_roots():
    """All left roots by name."""
    courses = {name: _course(name) for name in ROOTS}
    radii = {name: _radii(name, run, at) for name, (_, run, at) in courses.items()}
    ends = np.concatenate([(run == run[0]) | (run == run[-1]) for _, run, _ in courses.values()])
    lines = clear_of_bones(
        np.concatenate([line for line, _, _ in courses.values()]), np.concatenate(list(radii.values())), ends
    )
    out, start = {}, 0
    for name, (_, run, at) in courses.items():
        line = lines[start : start + len(run)]
        start += len(run)
        near = [int(np.argmin(np.abs(run - at - step))) for step in (-0.45, 0.0, 0.45)]
        kept = thinned(line, near, 0.05)
        out[name] = Root(np.round(line[kept], 3), np.round(radii[name][kept], 3), np.round(line[near[1]], 3))
    return out
