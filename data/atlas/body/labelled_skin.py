"""The labelled skin: the body with the cell, core and extents of each root on it, and what stands or runs on it."""

from functools import cache
from typing import NamedTuple

import numpy as np

from body.checks import check_skin
from body.coordinates import J
from body.dermatomes import SADDLE, SADDLE_CENTRE
from body.landmarks import KEY_POINTS, REFLEXES, all_landmarks, find
from body.muscles import MUSCLES
from body.pain import PAIN
from body.regions import cores_and_extents, nominal_cells
from body.shape import half_body
from body.skeleton import in_foot, in_hand
from body.skin_lines import trace
from mesh.cutting import with_short_edges
from mesh.faces import outward
from mesh.skin import Skin
from mesh.thinning import thin

SPACING, BASE_VERTICES, HALF_FACES = 0.27, 30000, 14800  # cm of the grid; corners to cut; faces of one half in 3D
LONGEST = 0.65  # cm: edges longer than this are halved before the labels are drawn
CLOSE_UP = [(J["mouth"] + [0, 0, 4], 9.0, 3.5), (in_hand(0.8, 0, 10), 11.0, 2.5), (in_foot(0.5, 15, 1), 8.0, 2.5)]


class Surface(NamedTuple):
    """A mesh of the left half of the body; each face has its cell, whether it is core, and whose extent it is too."""

    vertices: np.ndarray
    faces: np.ndarray
    cell: np.ndarray
    core: np.ndarray
    also: np.ndarray

    @property
    def label(self):
        """Cell, core and extent of each face as one number."""
        return (self.cell * 2 + self.core) * 40 + self.also + 1


class LabelledSkin(NamedTuple):
    """The left half of the body, finely for the chart and thinned for the 3D figure, and what lies on the thin one.

    keys : the key point of each root.  landmarks : their records.
    pain : root -> pieces of (points, normals).  muscles : id -> (points, normals, half width).
    reflexes : id -> (point, normal).
    """

    fine: Surface
    thin: Surface
    skin: Skin
    keys: dict
    landmarks: list
    pain: dict
    muscles: dict
    reflexes: dict


def closeness(points):
    """How much more face, hand and foot count than the rest when triangles are merged."""
    out = np.ones(len(points))
    for place, reach, power in CLOSE_UP:
        out += (power - 1) * np.exp(-((np.linalg.norm(points - place, axis=1) / reach) ** 2))
    return out


@cache
def labelled_skin():
    """The skin of the left half with all that is known of it; it is worked out once."""
    vertices, faces = half_body(SPACING, BASE_VERTICES)
    vertices, faces = with_short_edges(np.round(vertices, 5), outward(vertices, faces), LONGEST)
    vertices, faces, cell = nominal_cells(vertices, faces)
    skin = Skin(vertices, faces)
    keys = {root: find(skin, place)[0] for _, _, root, place in KEY_POINTS}
    keys["S4"] = find(skin, ("ray", (SADDLE["S4"] * 0.75, J["anus"][1] + 1.0, SADDLE_CENTRE[2]), (0, -1, 0)))[0]
    check_skin(all_landmarks(skin), cell)
    fine = Surface(*cores_and_extents(vertices, faces, cell, keys))
    vertices, faces, label = thin(fine.vertices, fine.faces, fine.label, closeness(fine.vertices), HALF_FACES)
    few = Surface(np.round(vertices, 4), faces, label // 80, label // 40 % 2 == 1, label % 40 - 1)
    skin = Skin(few.vertices, few.faces)
    landmarks = all_landmarks(skin)
    check_skin(landmarks, few.cell, few.core)
    return LabelledSkin(
        fine,
        few,
        skin,
        keys,
        landmarks,
        pain={root: trace(skin, places) for root, places in PAIN.items()},
        muscles={ident: (*trace(skin, places)[0], width) for ident, (places, width) in MUSCLES.items()},
        reflexes={ident: find(skin, place)[:2] for ident, place in REFLEXES.items()},
    )
