"""What a herniation says: what may be felt and found, why, and which signs are a warning."""

from discviz.content.blocks import Block, Box, Heading, List, Sentence, Small, marked, references
from discviz.knowledge import Row, table
from discviz.knowledge.words import say, worded
from discviz.spine.findings import KINDS, Finding, Step
from discviz.spine.herniation import Herniation

RED_FLAG = "red flag"


def described(herniation: Herniation) -> tuple[Block, ...]:
    """Return all that the text alternative of the figures says."""
    return (
        Heading(f"{herniation.title}."),
        List(reasons(herniation), lead=say("why")),
        *(_found(herniation, kind) for kind in _kinds(herniation)),
        Sentence(say("few-have-all", sides=" and ".join(herniation.sides))),
    )


def chart() -> tuple[Block, ...]:
    """Return what the dermatome chart says without a herniation: every region and the skin it covers."""
    regions = tuple(Sentence(f"{row['id']}: {worded(row, 'name')}.") for row in table("regions"))
    return Sentence(say("chart")), List(regions, kind="plain")


def findings(herniation: Herniation) -> tuple[Block, ...]:
    """Return the findings by kind; the warning signs stand in a box of their own."""
    lists = (_found(herniation, kind) for kind in _kinds(herniation) if kind != RED_FLAG)
    return Heading(say("may-be-felt")), *lists


def reasons(herniation: Herniation) -> tuple[Sentence, ...]:
    """Return the steps from the disc to the root."""
    return tuple(Sentence(step.text, step.certainty, step.sources) for step in herniation.explain())


def reasoning(herniation: Herniation) -> tuple[Block, ...]:
    """Return the steps from the disc to the root, under their heading."""
    return Heading(say("why-this-root")), List(reasons(herniation), ordered=True)


def warnings(herniation: Herniation) -> Box:
    """Return the warning signs that belong to the level, always with the advice to seek help."""
    own = [row for row in herniation.red_flags if row["structure"] != "any"]
    general = "; ".join(worded(row, "sign") for row in herniation.red_flags if row["structure"] == "any")
    telling = (Sentence(marked("how-telling")),) if any(map(accuracy, own)) else ()
    lead = marked("warnings-here", advice=say("seek-help"))
    signs = List(tuple(map(_sign, own)), lead=lead, kind="columns")
    rest = Sentence(say("with-any-pain", signs=general))
    return Box((signs, *telling, rest), "warnings", role="note", label=say("warnings"))


def accuracy(flag: Row) -> str:
    """Return how telling a warning sign is, as "sensitivity/specificity" in per cent, or nothing where not known.

    Examples
    --------
    >>> accuracy({"sensitivity": 0.6, "specificity": 0.67})
    '60/67'
    """
    shares = (flag["sensitivity"], flag["specificity"])
    return "" if None in shares else "/".join(f"{share:.0%}".rstrip("%") for share in shares)


def sources(herniation: Herniation) -> List:
    """Return the full references of everything said."""
    said: list[Finding | Step] = [*herniation.findings, *herniation.explain()]
    return references(item.sources for item in said)


def _kinds(herniation: Herniation) -> tuple[str, ...]:
    found = {finding.kind for finding in herniation.findings}
    return tuple(kind for kind in KINDS if kind in found)


def _found(herniation: Herniation, kind: str) -> List:
    """Return the findings of a kind; one that several roots share is said once, with their names."""
    shared: dict[str, list[Finding]] = {}
    for finding in herniation.findings:
        if finding.kind == kind:
            shared.setdefault(finding.text, []).append(finding)
    items = (
        Sentence(text, found[0].certainty, found[0].sources, ", ".join(item.root for item in found if item.root))
        for text, found in shared.items()
    )
    advice = {"advice": say("seek-help")} if kind == RED_FLAG else {}
    return List(tuple(items), lead=say(f"kind-{kind.replace(' ', '-')}", **advice), heading=True)


def _sign(flag: Row) -> Sentence:
    known = accuracy(flag)
    sign = worded(flag, "sign")
    return Sentence((sign, " ", Small(f"({known})")) if known else sign)
