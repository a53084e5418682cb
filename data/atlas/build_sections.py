"""Build the cross-sections of the disc: python data/atlas/build_sections.py [folder] writes sections.json."""

import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from section_axial import axial  # noqa: E402
from section_frames import AT_DISC, SCALES, THROUGH_FORAMEN, VIEW, ZONES  # noqa: E402
from section_sagittal import VIEW as SIDE_VIEW  # noqa: E402
from section_sagittal import sagittal  # noqa: E402

ABOUT = (
    "Cross-sections of a disc and what lies round it, a teaching sketch. Axial cuts: x to the patient's left, y "
    "forward, seen from below as on a scan. Coordinates are cm times the scale of the frame. Changing parts are "
    "given for the left side or the middle, by state ('zone morphology'); the right mirrors the left. What a "
    "sequestration presses, the extrusion of its zone presses too."
)


def build():
    """The content of sections.json."""
    frames = {
        name: {
            "scale": scale,
            "disc": axial(AT_DISC[name], scale),
            "foramen": axial(THROUGH_FORAMEN[name], scale),
            "sagittal": sagittal(name),
        }
        for name, scale in SCALES.items()
    }
    return {"about": ABOUT, "view": VIEW, "side_view": SIDE_VIEW, "zones": ZONES, "frames": frames}


def main(folder=None):
    """Build and write the file, here or into another folder."""
    text = json.dumps(build(), separators=(",", ":")) + "\n"
    path = (folder or HERE) / "sections.json"
    draft = path.with_suffix(".draft")
    draft.write_text(text, encoding="utf-8")
    draft.replace(path)
    print(f"sections.json: {len(text.encode()) / 1000:.0f} kB")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
