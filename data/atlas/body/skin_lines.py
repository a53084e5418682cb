"""Lines on the skin through places (see body.landmarks), and the same lines lifted off it.

Between two places the rays that find them are blended, so the line follows the skin.
"""

import numpy as np

from body.landmarks import ray


def trace(skin, places, spacing=1.2):
    """A polyline on the skin through places (None = a gap): list of (points, normals) pieces."""
    pieces, current = [], []
    for place in [*places, None]:
        if place is None:
            if current:
                pieces.append(current)
            current = []
        else:
            current.append(ray(place))
    lines = []
    for rays in pieces:
        anchors = [skin.leave(start, way)[0] for start, way in rays]
        points, normals = [], []
        for k in range(len(rays) - 1):
            length = np.linalg.norm(anchors[k + 1] - anchors[k])
            n = max(2, round(float(length / spacing)))
            for t in np.arange(n + (k == len(rays) - 2)) / n:
                start = (1 - t) * rays[k][0] + t * rays[k + 1][0]
                a, b = (way / np.linalg.norm(way) for way in (rays[k][1], rays[k + 1][1]))
                way = (1 - t) * a + t * b
                try:
                    point, normal, _ = skin.leave(start, way)
                except ValueError:
                    point, normal, _ = skin.nearest((1 - t) * anchors[k] + t * anchors[k + 1])
                points.append(point)
                normals.append(normal)
        points, normals = np.array(points), np.array(normals)
        for _ in range(3):
            points[1:-1] = (points[:-2] + 2 * points[1:-1] + points[2:]) / 4
        settled = [skin.nearest(p) for p in points]
        points = np.array([p for p, _, _ in settled])
        normals = np.array([n for _, n, _ in settled])
        lines.append((points, normals))
    return lines


def lifted(skin, points, normals, lift):
    """The line raised `lift` cm off the skin, or a little more over hollows, so that a thick line does not sink in."""
    normals = normals.copy()
    for _ in range(4):
        normals[1:-1] = (normals[:-2] + 2 * normals[1:-1] + normals[2:]) / 4
        normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    raised = points + lift * normals
    for _ in range(4):
        raised[1:-1] = (raised[:-2] + 2 * raised[1:-1] + raised[2:]) / 4
        feet = [skin.nearest(p) for p in raised]
        away = np.array([np.round((p - foot) @ normal, 4) for p, (foot, normal, _) in zip(raised, feet, strict=True)])
        raised += np.maximum(lift - away, 0)[:, None] * np.array([normal for _, normal, _ in feet])
    return raised
