"""sections.json: the cuts of each part of the spine, across the disc, through the foramen and from the side."""

from cuts.axial import axial
from cuts.axial_frames import AT_DISC, SCALES, THROUGH_FORAMEN, VIEW, ZONES
from cuts.from_side import VIEW as SIDE_VIEW
from cuts.from_side import sagittal

ABOUT = (
    "Cross-sections of a disc and what lies round it, a teaching sketch. Axial cuts: x to the patient's left, y "
    "forward, seen from below as on a scan. Coordinates are cm times the scale of the frame. Changing parts are "
    "given for the left side or the middle, by state ('zone morphology'); the right mirrors the left. What a "
    "sequestration presses, the extrusion of its zone presses too."
)


def build():
    """The content of the file: {name: content}."""
    frames = {
        name: {
            "scale": scale,
            "disc": axial(AT_DISC[name], scale),
            "foramen": axial(THROUGH_FORAMEN[name], scale),
            "sagittal": sagittal(name),
        }
        for name, scale in SCALES.items()
    }
    sections = {"about": ABOUT, "view": VIEW, "side_view": SIDE_VIEW, "zones": ZONES, "frames": frames}
    return {"sections.json": sections}
