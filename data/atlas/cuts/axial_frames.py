"""The three axial drawings (neck, chest, low back), each at the disc and through the foramen, in cm.

x to the patient's left, y forward, 0 at the back of the disc in the midline. Outlines give the left half, from the
front of the midline to its back. Sizes are rounded textbook sizes of C5-C6, T8-T9 and L4-L5: a teaching sketch. Each
drawing is enlarged by its own scale so that all fill the same sheet, and there the borders of the zones coincide.
"""

from dataclasses import dataclass, field

from cuts.material import Site
from cuts.nerves import Band, Oval
from cuts.outlines import oval, patch, sharp, whole

ZONES = (0.9, 1.5, 2.5)  # units of the sheet: edge of facet joint, inner and outer edge of pedicle (approximate)
VIEW = (-4.3, -3.9, 4.3, 3.45)  # units of the sheet: what is drawn


@dataclass(frozen=True)
class Cut:
    """One axial cut: what stays, and what can be pressed."""

    front: object  # outline of the disc, or of the vertebral body in the cut through the foramen
    bones: tuple  # whole outlines
    left_bones: tuple  # outlines of the left half
    sac: object
    exiting: object
    contents: dict  # what the sac holds, by the part of the spine
    sites: dict
    nucleus: object = None
    flavum: object = None
    ligament: tuple = ()
    traversing: object = None
    ribs: object = None
    vessel: object = None
    muscles: tuple = ()
    bulges: dict = field(default_factory=dict)  # first and last angle, height
    rootlets: tuple = ()  # lines from the cord to the root
    inset: tuple = ()  # bones of the left half set into the rim of the disc


@dataclass(frozen=True)
class Strands:
    """Roots that hang free in the sac: their places on the left, and their radius."""

    places: tuple
    radius: float
    cord: object = None


# --- neck ---------------------------------------------------------------------------------------------------------
NECK_SITES = {
    "central": Site((0, 0), (0, -1), 0.78, 0.27, 0.2, (0.33, 0.2), 0.3),
    "subarticular": Site((0.7, 0), (0.05, -1), 0.52, 0.42, 0.14, (0.19, 0.17), 0.3),
    "foraminal": Site((1.05, 0.09), (0.5, -0.85), 0.5, 0.3, 0.13, (0.18, 0.14), 0.25),
    "extraforaminal": Site((1.22, 0.3), (0.97, -0.3), 0.46, 0.42, 0.13, (0.17, 0.15), 0.32),
}
NECK = Cut(
    front=whole(
        (0, 1.62), (0.5, 1.56), (0.95, 1.28), (1.2, 0.88), (1.24, 0.45), (1.08, 0.1), (0.75, 0), (0.4, -0.02), (0, 0)
    ),
    nucleus=whole((0, 1.18), (0.36, 1.12), (0.58, 0.82), (0.52, 0.55), (0.26, 0.42), (0, 0.4)),
    bones=(
        sharp(
            *[(0, -1.52), (0.5, -1.42), (0.95, -1.2), (1.2, -1.12), (1.7, -1.17), (2.22, -1.12), (2.3, -1.4)],
            *[(1.9, -1.62), (1.2, -1.58), (0.6, -1.72), (0.3, -1.9), (0.22, -2.15), (0.3, -2.5), (0, -2.5)],
        ),
    ),
    left_bones=(
        patch((1.2, -0.86), (1.5, -0.6), (1.95, -0.5), (2.28, -0.72), (2.2, -1.02), (1.7, -1.08), (1.3, -1.02)),
    ),
    inset=(patch((1.28, 0.55), (1.44, 0.78), (1.36, 1.06), (1.16, 1.08), (1.1, 0.8)),),
    sac=whole((0, -0.1), (0.46, -0.13), (0.74, -0.38), (0.78, -0.7), (0.55, -1.08), (0, -1.22)),
    contents={"cord": oval(0, -0.66, 0.58, 0.36)},
    exiting=Band(((0.82, -0.44), (1.15, -0.36), (1.45, -0.1), (1.8, 0.25), (2.2, 0.58)), (0.1, 0.15, 0.17, 0.13, 0.12)),
    rootlets=(((0.3, -0.42), (0.62, -0.36), (0.84, -0.44)), ((0.42, -0.9), (0.66, -0.68), (0.84, -0.46))),
    flavum=patch((0.05, -1.47), (0.5, -1.37), (0.92, -1.15), (1.12, -1), (1, -0.96), (0.5, -1.24), (0.05, -1.34)),
    ligament=((-0.55, -0.04), (0, -0.04), (0.55, -0.04)),
    vessel=oval(1.78, 0.86, 0.19, 0.2),
    muscles=(
        patch((0.05, -1.8), (1.2, -1.4), (2.2, -1.25), (2.7, -1.3), (2.7, -2.5), (0.05, -2.5)),
        patch((0.75, 1.75), (1.25, 1.45), (1.75, 1.4), (2.0, 1.8), (1.6, 2.1), (0.9, 2.1)),
    ),
    sites=NECK_SITES,
    bulges={"central": (-150, -30, 0.11), "left": (-128, -22, 0.1)},
)

# --- chest --------------------------------------------------------------------------------------------------------
CHEST_SITES = {
    "central": Site((0, 0.08), (0, -1), 0.8, 0.46, 0.2, (0.32, 0.22), 0.38),
    "subarticular": Site((0.76, 0.0), (0.1, -1), 0.5, 0.36, 0.16, (0.19, 0.16), 0.3),
    "foraminal": Site((1.15, 0.2), (0.25, -0.97), 0.62, 0.46, 0.17, (0.22, 0.18), 0.36),
    "extraforaminal": Site((1.44, 0.5), (0.7, -0.71), 0.74, 0.62, 0.17, (0.22, 0.2), 0.5),
}
CHEST = Cut(
    front=whole(
        (0, 2.05), (0.6, 2.0), (1.12, 1.74), (1.46, 1.3), (1.52, 0.9), (1.32, 0.36), (0.95, 0.04), (0.5, 0.0), (0, 0.08)
    ),
    nucleus=whole((0, 1.46), (0.5, 1.4), (0.82, 1.12), (0.75, 0.82), (0.4, 0.62), (0, 0.6)),
    bones=(
        sharp(
            *[(0, -1.7), (0.35, -1.6), (0.62, -1.4), (0.8, -1.36), (1.2, -1.36), (1.55, -1.28), (1.64, -1.5)],
            *[(1.4, -1.75), (0.9, -1.88), (0.36, -2.1), (0.17, -2.4), (0.16, -3.1), (0, -3.1)],
        ),
    ),
    left_bones=(patch((0.74, -1.02), (1.05, -0.9), (1.4, -0.96), (1.52, -1.15), (1.2, -1.27), (0.85, -1.28)),),
    sac=whole((0, -0.14), (0.4, -0.2), (0.64, -0.52), (0.64, -0.88), (0.42, -1.2), (0, -1.33)),
    contents={
        "cord": oval(0, -0.76, 0.42, 0.36),
        "conus": Strands(
            ((0.47, -0.5), (0.52, -0.66), (0.52, -0.82), (0.46, -0.97), (0.35, -1.09), (0.2, -1.17)),
            0.05,
            oval(0, -0.75, 0.33, 0.3),
        ),
    },
    exiting=Band(
        ((0.76, -0.55), (1.05, -0.44), (1.45, -0.3), (1.95, -0.1), (2.8, -0.24)), (0.1, 0.15, 0.17, 0.13, 0.12)
    ),
    rootlets=(((0.22, -0.5), (0.5, -0.46), (0.78, -0.54)), ((0.3, -1.0), (0.55, -0.78), (0.78, -0.57))),
    flavum=patch((0.05, -1.65), (0.33, -1.55), (0.6, -1.34), (0.68, -1.1), (0.55, -1.16), (0.3, -1.38), (0.05, -1.5)),
    ligament=((-0.5, -0.03), (-0.25, 0.02), (0, 0.04), (0.25, 0.02), (0.5, -0.03)),
    ribs=patch(
        *[(1.6, 0.98), (1.72, 1.36), (2.1, 1.32), (2.6, 0.86), (3.1, 0.25), (2.95, -0.08), (2.4, 0.42)],
        *[(1.95, 0.72), (1.7, 0.76)],
    ),
    muscles=(
        patch(
            (0.05, -2.0), (0.9, -1.7), (1.6, -1.35), (2.2, -0.95), (2.9, -0.85), (3.2, -1.5), (3.1, -2.9), (0.05, -2.9)
        ),
    ),
    sites=CHEST_SITES,
    bulges={"central": (-150, -30, 0.13), "left": (-135, -24, 0.12)},
)

# --- low back -----------------------------------------------------------------------------------------------------
LOW_SITES = {
    "central": Site((0, 0), (0, -1), 1.5, 0.68, 0.42, (0.86, 0.34), 0.5),
    "subarticular": Site((1.28, 0.02), (-0.16, -1), 0.9, 0.38, 0.26, (0.31, 0.24), 0.38),
    "foraminal": Site((1.8, 0.3), (0.5, -0.86), 0.95, 0.5, 0.28, (0.33, 0.26), 0.44),
    "extraforaminal": Site((2.44, 1.12), (0.4, -0.92), 1.05, 0.8, 0.28, (0.36, 0.28), 0.58),
}
CAUDA = (
    *[(0.55, -0.86), (0.5, -1.04), (0.41, -1.2), (0.29, -1.35), (0.13, -1.46), (0.36, -0.94)],
    *[(0.26, -1.1), (0.11, -1.26), (0.18, -0.92), (0.09, -1.08), (0.3, -0.74), (0.1, -0.76)],
)
ROUND_CONUS = ((0.5, -0.9), (0.46, -1.06), (0.37, -1.19), (0.24, -1.28), (0.09, -1.33))
LOW = Cut(
    front=whole(
        *[(0, 3.12), (0.9, 3.06), (1.75, 2.72), (2.3, 2.1), (2.45, 1.45), (2.28, 0.8), (1.85, 0.3)],
        *[(1.3, 0.03), (0.7, -0.03), (0, 0)],
    ),
    nucleus=whole((0, 2.28), (0.75, 2.2), (1.3, 1.75), (1.35, 1.3), (0.95, 0.88), (0, 0.78)),
    bones=(
        sharp(
            *[(0, -2.3), (0.45, -2.02), (0.86, -1.6), (1.1, -1.26), (1.4, -1.36), (1.72, -1.64), (2.0, -1.96)],
            *[(2.14, -2.22), (1.92, -2.55), (1.4, -2.6), (0.85, -2.55), (0.4, -2.85), (0.27, -3.4), (0.32, -4.3)],
            (0, -4.3),
        ),
    ),
    left_bones=(
        patch(
            *[(1.0, -0.96), (1.35, -0.72), (1.85, -0.62), (2.35, -0.9), (2.55, -1.42), (2.36, -1.86), (2.06, -1.76)],
            *[(1.8, -1.48), (1.44, -1.2)],
        ),
    ),
    sac=whole((0, -0.14), (0.46, -0.15), (0.72, -0.4), (0.8, -0.8), (0.6, -1.18), (0.3, -1.5), (0, -1.66)),
    contents={
        "cauda": Strands(CAUDA, 0.085),
        "conus": Strands(ROUND_CONUS, 0.07, oval(0, -0.8, 0.36, 0.32)),
    },
    exiting=Oval(2.42, 0.1, 0.28, 0.26),
    traversing=Oval(1.06, -0.44, 0.21, 0.23),
    flavum=patch(
        *[(0.05, -2.22), (0.42, -1.96), (0.8, -1.56), (1.02, -1.2), (0.9, -1.06), (0.7, -1.3), (0.36, -1.66)],
        (0.05, -1.88),
    ),
    ligament=((-0.7, -0.07), (0, -0.05), (0.7, -0.07)),
    muscles=(
        patch((2.85, 1.9), (3.4, 2.4), (4.1, 2.2), (4.6, 1.2), (4.3, 0.0), (3.6, -0.35), (3.1, 0.1), (2.9, 1.0)),
        patch(
            *[(0.1, -2.6), (1.4, -2.3), (2.3, -2.0), (2.75, -1.5), (3.6, -1.3), (4.5, -1.8), (4.7, -3.4)],
            *[(3.6, -4.6), (1.2, -4.7), (0.1, -4.4)],
        ),
    ),
    sites=LOW_SITES,
    bulges={"central": (-152, -28, 0.16), "left": (-122, -12, 0.15)},
)
# --- through the foramen ------------------------------------------------------------------------------------------
# Low back and chest: just below the pedicle of the upper vertebra. Neck: its roots leave lower, so the cut lies just
# above the pedicle of the lower one, where the root rests in the groove of the transverse process.
NECK_FORAMEN = Cut(
    front=whole(
        (0, 1.62), (0.5, 1.56), (1.0, 1.32), (1.3, 0.95), (1.38, 0.5), (1.15, 0.14), (0.75, 0.02), (0.4, -0.02), (0, 0)
    ),
    bones=NECK.bones,
    left_bones=(
        patch((1.1, -0.92), (1.4, -0.72), (1.95, -0.55), (2.28, -0.72), (2.2, -1.02), (1.7, -1.08), (1.25, -1.04)),
        patch((1.36, 0.98), (1.36, 0.72), (1.62, 0.6), (2.0, 0.72), (2.06, 1.0), (1.95, 1.22), (1.65, 1.22)),
    ),
    sac=NECK.sac,
    contents=NECK.contents,
    exiting=Band(
        ((0.82, -0.52), (1.15, -0.42), (1.5, -0.16), (1.85, 0.16), (2.2, 0.46)), (0.1, 0.16, 0.19, 0.14, 0.12)
    ),
    rootlets=NECK.rootlets,
    flavum=NECK.flavum,
    ligament=NECK.ligament,
    vessel=oval(1.74, 0.92, 0.17, 0.17),
    muscles=NECK.muscles,
    sites={
        "foraminal": Site((1.12, 0.12), (0.35, -0.94), 0.5, 0.3, 0.13, (0.19, 0.13), 0.2),
        "extraforaminal": Site((1.36, 0.4), (0.95, -0.3), 0.46, 0.42, 0.13, (0.16, 0.13), 0.2),
    },
)
CHEST_FORAMEN = Cut(
    front=whole(
        (0, 2.05), (0.6, 2.0), (1.12, 1.74), (1.42, 1.3), (1.44, 0.9), (1.3, 0.4), (0.98, 0.05), (0.5, 0), (0, 0.1)
    ),
    bones=(
        sharp(
            *[(0, -1.6), (0.35, -1.5), (0.66, -1.25), (0.9, -1.05), (1.2, -0.95), (1.5, -1.02), (1.62, -1.3)],
            *[(1.4, -1.62), (0.9, -1.82), (0.36, -2.05), (0.17, -2.4), (0.16, -3.1), (0, -3.1)],
        ),
    ),
    left_bones=(),
    sac=whole((0, -0.12), (0.4, -0.18), (0.64, -0.5), (0.64, -0.84), (0.42, -1.16), (0, -1.28)),
    contents=CHEST.contents,
    exiting=Band(((0.76, -0.5), (1.05, -0.4), (1.4, -0.28), (1.9, -0.2), (2.8, -0.4)), (0.1, 0.17, 0.19, 0.13, 0.12)),
    rootlets=CHEST.rootlets,
    ligament=CHEST.ligament,
    muscles=CHEST.muscles,
    sites={
        "foraminal": Site((1.18, 0.24), (0.1, -0.98), 0.6, 0.4, 0.17, (0.2, 0.15), 0.26),
        "extraforaminal": Site((1.44, 0.62), (0.55, -0.8), 0.6, 0.5, 0.17, (0.2, 0.17), 0.44),
    },
)
LOW_FORAMEN = Cut(
    front=whole(
        *[(0, 3.0), (0.9, 2.94), (1.68, 2.6), (2.15, 2.0), (2.2, 1.4), (1.98, 0.75), (1.5, 0.3), (0.9, 0.08), (0, 0)],
    ),
    bones=(
        sharp(
            *[(0, -1.98), (0.45, -1.78), (0.92, -1.36), (1.3, -0.98), (1.75, -0.84), (2.1, -1.05), (2.16, -1.5)],
            *[(1.8, -1.95), (1.2, -2.25), (0.5, -2.6), (0.3, -3.0), (0.27, -3.6), (0.3, -4.3), (0, -4.3)],
        ),
    ),
    left_bones=(),
    sac=whole((0, -0.12), (0.6, -0.14), (0.96, -0.42), (0.98, -0.8), (0.7, -1.26), (0.36, -1.56), (0, -1.7)),
    contents={
        "cauda": Strands(CAUDA, 0.085),
        "conus": Strands(ROUND_CONUS, 0.07, oval(0, -0.8, 0.36, 0.32)),
    },
    exiting=Band(((1.32, -0.4), (1.62, -0.25), (1.95, 0.0), (2.5, 0.28), (2.9, 0.4)), (0.15, 0.24, 0.29, 0.2, 0.16)),
    traversing=Oval(0.86, -0.42, 0.16, 0.17),
    ligament=LOW.ligament,
    muscles=(
        LOW.muscles[0],
        patch(
            *[(0.1, -2.4), (1.4, -1.9), (2.1, -1.3), (2.75, -1.1), (3.6, -1.1), (4.5, -1.6), (4.7, -3.4)],
            *[(3.6, -4.6), (1.2, -4.7), (0.1, -4.4)],
        ),
    ),
    sites={
        "foraminal": Site((1.6, 0.38), (0.25, -0.96), 0.8, 0.4, 0.26, (0.32, 0.22), 0.3),
        "extraforaminal": Site((2.15, 1.15), (0.75, -0.66), 0.9, 0.6, 0.28, (0.32, 0.25), 0.72),
    },
)
SCALES = {"cervical": 1.9, "thoracic": 1.65, "lumbar": 1.0}
AT_DISC = {"cervical": NECK, "thoracic": CHEST, "lumbar": LOW}
THROUGH_FORAMEN = {"cervical": NECK_FORAMEN, "thoracic": CHEST_FORAMEN, "lumbar": LOW_FORAMEN}
