"""What must hold for the flat body: the build stops with a list of faults otherwise."""

from shapely import Point, Polygon
from shapely.validation import explain_validity

from body.checks import stop
from body.dermatomes import ROOTS

FRONT = {*ROOTS} - {"S2", "S3", "S4", "S5"}  # roots seen from the front
BACK = {*ROOTS}
SEEN = {
    "front": FRONT,
    "back": BACK,
    "palms": {"C6", "C7", "C8"},
    "hand_backs": {"C6", "C7", "C8"},
    "feet_tops": {"L4", "L5", "S1"},
    "soles": {"L4", "L5", "S1"},
}


def pieces(lists):
    """The polygons of null-separated lists."""
    ring = []
    for x, y in zip([*lists["x"], None], [*lists["y"], None], strict=True):
        if x is None:
            if ring:
                yield ring
            ring = []
        else:
            ring.append((x, y))


def filled(lists):
    """Even-odd area of null-separated rings."""
    out = Polygon()
    for ring in pieces(lists):
        out = out.symmetric_difference(Polygon(ring).buffer(0))
    return out


def check_sheet(sheet):
    """Every region is sound and seen where it should be, and the right side mirrors the left."""
    faults = []
    axis = {view["id"]: view["axis"] for view in sheet["views"]}
    by_side = {(row["root"], row["side"]): row for row in sheet["regions"]}
    for (root, side), row in by_side.items():
        name = f"{root} {side}"
        faults += [f"{name}: {fault}" for fault in (*faults_of_rings(row), *faults_of_points(row))]
        faults += [
            f"{name} is not seen in {view}"
            for view, roots in SEEN.items()
            if root in roots and view not in row["hits"]["view"]
        ]
        if side == "left":
            pairs = zip(row["hits"]["x"], by_side[root, "right"]["hits"]["x"], row["hits"]["view"], strict=True)
            faults += [f"{name}: not mirrored in {view}" for a, b, view in pairs if abs(a + b - 2 * axis[view]) > 1e-6]
    stop("chart", faults)


def faults_of_rings(row):
    """What is wrong with the polygons of a region: rings closed and sound, core inside cell inside extent."""
    for part in ("core", "extent", "nominal"):
        for ring in pieces(row[part]):
            if ring[0] != ring[-1] or len(ring) < 4:
                yield f"an open ring in {part}"
            elif not Polygon(ring).is_valid and Polygon(ring).area - Polygon(ring).buffer(0).area > 0.05:
                yield f"{part}: {explain_validity(Polygon(ring))}"
    core, extent, nominal = (filled(row[part]) for part in ("core", "extent", "nominal"))
    if core.difference(nominal.buffer(0.1)).area > 0.05 or nominal.difference(extent.buffer(0.1)).area > 0.05:
        yield "core, cell and extent are not nested"


def faults_of_points(row):
    """What is wrong with the points of a region: click points lie inside, and it has a name."""
    roomy = filled(row["nominal"]).buffer(0.03)
    for x, y, view in zip(row["hits"]["x"], row["hits"]["y"], row["hits"]["view"], strict=True):
        if not roomy.contains(Point(x, y)):
            yield f"click point {x}, {y} in {view} lies outside"
    if not row["labels"]:
        yield "no name on the sheet"
