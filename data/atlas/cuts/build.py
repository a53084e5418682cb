"""sections.json: the cuts of each part of the spine, across the disc, through the foramen and from the side.

Each part is a record of its own: what tissue it is, of which root or content, on which side, and in which state.
"""

from cuts.axial import axial
from cuts.axial_frames import AT_DISC, SCALES, THROUGH_FORAMEN, VIEW, ZONES
from cuts.from_side import sagittal
from cuts.names import SHEETS, guides, names, structures
from cuts.side_frames import VIEW as SIDE_VIEW

ABOUT = (
    "Cross-sections of a disc and what lies round it, a teaching sketch. Axial cuts: x to the patient's left, y "
    "forward, seen from below as on a scan; cuts from the side: x backward, y up. Coordinates are cm times the scale "
    "of the frame. Each part is one outline in one state: at rest, or displaced by material of a zone and a form (no "
    "zone: of whichever zone its cut meets). A part of the left is mirrored for the right; the dura of one side is "
    "open along the midline. Where a sequestration has no state of its own, that of the extrusion holds. Bottom layer "
    "first. Sheets: what is shown of each cut. Names change with the herniation, structures do not."
)
CONTENTS = {"cord": "cord", "conus": "conus medullaris", "cauda": "cauda equina"}
ROOTS = ("exiting", "traversing")


def mirrored(line):
    """The right side's copy of the coordinates of a left one."""
    return {"x": [None if x is None else 0.0 - x for x in line["x"]], "y": line["y"]}


def both(line):
    """A part of the left and its copy of the right, as one."""
    right = mirrored(line)
    return {axis: [*line[axis], None, *right[axis]] for axis in "xy"}


def whole(half):
    """An outline of which the left half is given, from front to back."""
    right = mirrored(half)
    return {axis: [*half[axis], *reversed(right[axis])] for axis in "xy"}


def record(cut, frame, tissue, state, line, of="", side=""):
    """One part as stored: what is blank is left out."""
    zone, _, form = ("", "", "") if state == "free" else state.rpartition(" ")
    zone = "" if zone in {"lateral", "left"} else zone
    words = {"cut": cut, "frame": frame, "tissue": tissue, "of": of, "side": side, "zone": zone, "form": form}
    return {name: word for name, word in words.items() if word} | line


def nerve(state):
    """How a nerve is drawn in a state."""
    return "nerve" if state == "free" else "pressed"


def across(cut, frame, drawn):
    """The parts of an axial cut, bottom layer first."""
    still = {tissue: record(cut, frame, tissue, "free", line) for tissue, line in drawn["anatomy"].items()}
    yield from (part for tissue, part in still.items() if tissue != "rootlets")
    for state, line in drawn["dura"].items():
        middle = state.startswith("central")
        yield record(cut, frame, "dura", state, whole(line) if middle else line, side="" if middle else "left")
    yield from (part for tissue, part in still.items() if tissue == "rootlets")
    for name, states in drawn["contents"].items():
        for state, line in states.items():
            yield record(cut, frame, nerve(state), state, line, CONTENTS[name])
    for state, line in drawn["material"].items():
        yield record(cut, frame, "material", state, line, side="" if state.startswith("central") else "left")
    for root in ROOTS:
        for state, line in drawn.get(root, {}).items():
            middle = state.startswith("central")
            shape, side = (both(line), "") if middle else (line, "left")
            yield record(cut, frame, nerve(state), state, shape, root, side)
    if "traversing" not in drawn and "conus" in drawn["contents"]:
        # beside the conus the next root to leave still hangs in the sac: the strand that is listed first
        line = drawn["contents"]["conus"]["free"]
        strand = {axis: line[axis][: line["x"].index(None)] for axis in "xy"}
        for state in drawn["exiting"]:
            if state.startswith("subarticular"):
                yield record(cut, frame, "pressed", state, strand, "traversing", "left")


def along(cut, frame, drawn):
    """The parts of a cut from the side, bottom layer first."""
    for tissue, line in drawn["anatomy"].items():
        yield record(cut, frame, tissue, "free", line)
    for state, line in drawn.get("dura", {}).items():
        yield record(cut, frame, "dura", state, line)
    for name, states in drawn.get("contents", {}).items():
        for tissue, lines in (("nerve", states), ("pressed", drawn["pressed"][name])):
            for state, line in lines.items():
                yield record(cut, frame, tissue, state, line, CONTENTS[name])
    for root in ROOTS:
        for state, line in drawn.get(root, {}).items():
            yield record(cut, frame, nerve(state), state, line, root)
    for state, line in drawn["material"].items():
        yield record(cut, frame, "material", state, line)


def parts():
    """Every part of every cut."""
    for frame, scale in SCALES.items():
        yield from across("axial", frame, axial(AT_DISC[frame], scale))
        yield from across("foramen", frame, axial(THROUGH_FORAMEN[frame], scale))
        for cut, drawn in sagittal(frame).items():
            yield from along(cut, frame, drawn)


def build():
    """The content of the file: {name: content}."""
    head = {"about": ABOUT, "view": VIEW, "side_view": SIDE_VIEW, "zones": ZONES, "scales": SCALES}
    written = {"sheets": SHEETS, "names": list(names()), "structures": list(structures()), "guides": list(guides())}
    return {"sections.json": head | written | {"parts": list(parts())}}
