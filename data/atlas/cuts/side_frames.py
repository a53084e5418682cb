"""The measures of the three parts of the spine (neck, chest, low back) as they are seen from the side, in cm."""

from dataclasses import dataclass

from cuts.nerves import Oval

VIEW = (-2.6, -2.75, 4.2, 2.75)  # units of the sheet


@dataclass(frozen=True)
class Side:
    """Measures of one part of the spine, seen from the side."""

    depth: float  # of the body
    body: float  # its height
    gap: float  # half the height of the disc
    sac: tuple  # front and back
    cord: tuple  # front and back
    spinous: tuple  # the upper vertebra's
    flavum: float  # its place behind the sac
    pedicle: tuple  # of the upper vertebra: bottom, top, reach backward
    upper_process: tuple  # inferior articular process of the upper vertebra
    lower_process: tuple  # superior articular process of the lower vertebra
    root: Oval  # in the foramen
    bump: tuple  # of the protrusion: half height along the disc, how far it stands out
    head: tuple  # of the extrusion: how far out and how far down; half width and half height
    drop: float  # how far the free piece has moved
    lift: float  # and how far upward it moves in the foramen
    reach: tuple  # head in the foramen: out, up, half width, half height


SIDES = {
    "cervical": Side(
        depth=1.6,
        body=1.25,
        gap=0.25,
        sac=(0.1, 1.2),
        cord=(0.3, 1.0),
        spinous=((1.4, 1.05), (1.62, 1.2), (2.3, 0.75), (2.6, 0.3), (2.2, 0.1), (1.75, 0.25), (1.45, 0.5)),
        flavum=1.38,
        pedicle=(0.72, 1.25, 0.75),
        upper_process=((0.85, 1.3), (1.25, 1.35), (1.5, 0.8), (1.62, -0.1), (1.35, -0.32), (1.2, 0.15), (0.8, 0.7)),
        lower_process=((0.6, -1.25), (1.2, -1.3), (1.3, -0.75), (1.18, -0.2), (0.98, 0.28), (0.82, 0.1), (0.72, -0.5)),
        root=Oval(0.42, -0.22, 0.15, 0.19),
        bump=(0.24, 0.3),
        head=(0.24, -0.22, 0.16, 0.27),
        drop=0.62,
        lift=0.1,
        reach=(0.2, 0.06, 0.13, 0.17),
    ),
    "thoracic": Side(
        depth=2.3,
        body=1.9,
        gap=0.22,
        sac=(0.12, 1.32),
        cord=(0.36, 1.08),
        spinous=((1.5, 1.15), (1.75, 1.25), (2.4, 0.35), (2.9, -0.75), (2.72, -0.95), (2.1, -0.1), (1.6, 0.45)),
        flavum=1.48,
        pedicle=(0.75, 1.6, 0.85),
        upper_process=((0.95, 1.6), (1.4, 1.65), (1.62, 0.8), (1.6, -0.2), (1.38, -0.38), (1.26, 0.2), (0.95, 0.8)),
        lower_process=((0.7, -1.2), (1.25, -1.2), (1.36, -0.5), (1.2, 0.3), (1.02, 0.42), (0.88, -0.1), (0.75, -0.6)),
        root=Oval(0.44, 0.32, 0.17, 0.2),
        bump=(0.26, 0.34),
        head=(0.28, -0.24, 0.18, 0.28),
        drop=0.75,
        lift=0.12,
        reach=(0.2, 0.2, 0.15, 0.2),
    ),
    "lumbar": Side(
        depth=3.1,
        body=2.6,
        gap=0.48,
        sac=(0.14, 1.62),
        cord=(0.45, 1.1),
        spinous=((1.85, 1.75), (2.1, 1.9), (3.3, 1.55), (4.5, 1.1), (4.5, -0.1), (3.0, 0.05), (2.3, 0.5), (1.9, 1.0)),
        flavum=1.82,
        pedicle=(1.12, 2.35, 1.05),
        upper_process=((1.2, 2.3), (1.8, 2.4), (2.2, 1.4), (2.3, -0.2), (1.95, -0.7), (1.66, 0.0), (1.3, 1.1)),
        lower_process=((0.9, -1.9), (1.6, -2.0), (1.75, -1.0), (1.62, -0.2), (1.3, 0.55), (1.08, 0.2), (1.0, -0.7)),
        root=Oval(0.5, 0.72, 0.25, 0.3),
        bump=(0.46, 0.5),
        head=(0.42, -0.4, 0.28, 0.52),
        drop=1.0,
        lift=0.2,
        reach=(0.3, 0.34, 0.24, 0.32),
    ),
}
