"""From a picture of labels to smooth lines: the borders between its pixels, walked and calmed, and rings of them."""

import numpy as np

AXIS, NOTHING = -2, -1  # beyond the mirror axis; background


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
