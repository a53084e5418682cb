"""All bones of the spine as solids: each in its own frame, with its rib and the cut that divides body from arch."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from mesh.solids import FAR, Shape
from spine import sacrum as sacral
from spine.bone_shapes import bars
from spine.measures import MEASURES, Frame, frame
from spine.typical_vertebra import typical
from spine.upper_vertebrae import atlas, axis


class Bone(NamedTuple):
    """A bone's frame, shape and left rib (points, radii); `before_cut` is > 0 in front of the cut (None: no cut)."""

    frame: Frame
    shape: Shape
    rib: tuple | None
    before_cut: Callable | None

    def distance(self, points):
        """Distance of points of the body (left half) to the bone and its rib."""
        inner = self.frame.to_frame(points)
        out = np.full(len(points), FAR)
        for shape in (self.shape, *([bars(*self.rib)] if self.rib else [])):
            near = ((inner > shape.low - 1.5) & (inner < shape.high + 1.5)).all(1)
            if near.any():
                out[near] = np.minimum(out[near], shape.distance(inner[near]))
        return out


def _vertebra(name):
    shape, rib, cut = {"C1": atlas, "C2": axis}.get(name, lambda: typical(name))()
    return Bone(MEASURES[name].frame, shape, rib, lambda p: p[:, 1] - cut)


BONES = {name: _vertebra(name) for name in MEASURES}
_SACRUM, _before_cut = sacral.sacrum()
BONES["sacrum"] = Bone(sacral.FRAME, _SACRUM, None, _before_cut)
BONES["coccyx"] = Bone(frame([0.0, 0.0, 0.0], [0.0, 0.0, 1.0]), sacral.coccyx(), None, None)


def bone_distance(points):
    """Distance in cm of points of the left half to the nearest bone, negative inside; large where none is near."""
    return np.minimum.reduce([bone.distance(points) for bone in BONES.values()])
