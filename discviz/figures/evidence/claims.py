"""The figure of claims: which passage says what, and what becomes of it."""

from collections.abc import Sequence
from itertools import pairwise

from discviz.content.claims import ALL, SIGNS
from discviz.drawing import theme
from discviz.figures import to_plotly
from discviz.figures.evidence.marks import HOVER_LINE, broken, figure, label, named_axis, spread
from discviz.figures.to_plotly import Spec, plain
from discviz.knowledge import Row, table
from discviz.knowledge.sources import cite

BLUE, GREEN, ORANGE, PURPLE = theme.SERIES
# the signs of discviz.claims as plotly draws them, each with a colour; only the supported is filled
MARKS = {
    "supported": ("circle", BLUE),
    "partly supported": ("circle-open-dot", BLUE),
    "plausible untested": ("diamond-open", GREEN),
    "hypothesis": ("triangle-up-open", GREEN),
    "disputed": ("x", ORANGE),
    "unsupported": ("circle-open", theme.PAIN),
    "experience": ("star-open", PURPLE),
}
SHADE = "#f4f1ec"
JOINING = {"width": 2, "color": theme.BODY_LINE}
VEILED = 0.85  # opacity of what lies over claims and passages that are not chosen


def claims() -> Spec:
    """Draw what the nine passages claim, by verdict."""
    order = list(SIGNS)
    rows = sorted(table("claims"), key=lambda row: order.index(row["verdict"]))
    passages = _neighbours()
    traces, shapes, labels = [], [], []
    for verdict in order:
        group = [number for number, row in enumerate(rows) if row["verdict"] == verdict]
        if not group:
            continue
        symbol, colour = MARKS[verdict]
        marker = {"symbol": symbol, "size": 12, "color": colour, "line": {"width": 2, "color": colour}}
        pairs = [(passage, number) for number in group for passage in rows[number]["passages"]]
        x, y = [passages.index(passage) for passage, _ in pairs], [number for _, number in pairs]
        said = [_hover(passage, rows[number]) for passage, number in pairs]
        traces.append(to_plotly.points(x, y, said, name=verdict, marker=marker))
        if order.index(verdict) % 2 == 0:
            band = (group[0] - 0.5, group[-1] + 0.5)
            look = {"layer": "below", "fillcolor": SHADE, "line": {"width": 0}}
            shapes.append(spread("rect", (0, 1), band, xref="paper", **look))
        middle = (group[0] + group[-1]) / 2
        labels.append(label(f"<b>{verdict}</b> ({len(group)})", 1, middle, xref="paper", xanchor="left", xshift=6))
    for number, row in enumerate(rows):
        places = [passages.index(passage) for passage in row["passages"]]
        if len(places) > 1:
            ends = (min(places), max(places))
            shapes.append(spread("line", ends, (number, number), layer="below", line=JOINING))
    veils, menus = _veils(rows, passages, len(shapes))
    names = [f"{plain(row['short'])} <b>{row['id']}</b>" for row in rows]
    return figure(
        "What the nine passages claim, and what becomes of it",
        "A line joins passages that make the same claim. Passages that share claims stand side by side: two pages that "
        "copy one another are one source, not two. The verdict judges the claim, not the person who makes it. Reasons "
        "and sources: discviz.evidence().",
        [],
        traces,
        shapes=[*shapes, *veils],
        labels=[*labels, *_sharing(passages)],
        updatemenus=menus,
        xaxis=named_axis([*map(plain, passages)], range=[-0.6, len(passages) - 0.4], side="top"),
        yaxis=named_axis(names, range=[len(rows) - 0.4, -0.6], showgrid=False, tickfont={"size": 12}),
        showlegend=False,
        margin={"l": 292, "r": 158, "t": 118, "b": 58},
        caption_below=6,
    )


def _veils(rows: Sequence[Row], passages: Sequence[str], first: int) -> tuple[list[Spec], list[Spec]]:
    """Return veils over claims and passages that are not chosen, and the two menus that move them.

    Each menu has veils of its own, so that both choices hold together. The first veil has the place ``first``
    among the figure's shapes.
    """
    verdicts = [row["verdict"] for row in rows]
    over_claims = [
        _veil(f"{row['id']}, {kind}", (-1, 1), (number - 0.5, number + 0.5), xref="paper")
        for kind in ("verdict", "passage")
        for number, row in enumerate(rows)
    ]
    over_passages = [
        _veil(passage, (place - 0.5, place + 0.5), (0, 1.05), yref="paper") for place, passage in enumerate(passages)
    ]
    by_verdict = [{ALL, verdict} for verdict in verdicts]
    by_passage = [{ALL, *row["passages"]} for row in rows] + [{ALL, passage} for passage in passages]
    return [*over_claims, *over_passages], [
        _menu("verdict", [ALL, *(word for word in SIGNS if word in verdicts)], by_verdict, first, 0.68),
        _menu("passage", [ALL, *table("passages").ids], by_passage, first + len(rows), 1),
    ]


def _veil(name: str, x: tuple[float, float], y: tuple[float, float], **more: object) -> Spec:
    """Return an unseen veil: over a claim with its words at the left, or over a passage with its name above."""
    look = {"layer": "above", "fillcolor": theme.PAPER, "line": {"width": 0}, "opacity": 0}
    return spread("rect", x, y, name=f"veil {name}", **look, **more)


def _menu(kind: str, words: Sequence[str], lifting: Sequence[set[str]], first: int, x: float) -> Spec:
    """Return a menu over veils, which begin at a place among the shapes; of each, the words that take it away."""
    changes = {
        f"{kind}: {plain(word)}": {
            f"shapes[{place}].opacity": 0 if word in lifted_by else VEILED
            for place, lifted_by in enumerate(lifting, start=first)
        }
        for word in words
    }
    place = {"x": x, "xanchor": "right", "y": 1, "yanchor": "bottom", "pad": {"b": 40}}
    return to_plotly.menu("dropdown", changes, font={"size": 12}, bgcolor=theme.PAPER, **place)


def _neighbours() -> list[str]:
    """Return the passages in order, each followed by the ones it shares claims with."""
    ids = table("passages").ids
    return list(dict.fromkeys(other for one in ids for other in (one, *ids) if _shared(one, other)))


def _shared(one: str, other: str) -> int:
    """Return how many claims two passages share."""
    rows = table("passages")
    return len(set(rows[one]["claims"]) & set(rows[other]["claims"]))


def _sharing(passages: Sequence[str]) -> list[Spec]:
    """Return words above passages that stand side by side and share claims."""
    above = {"yref": "paper", "xanchor": "center", "yanchor": "bottom", "yshift": 22}
    counted = [(place, _shared(one, other)) for place, (one, other) in enumerate(pairwise(passages), start=1)]
    return [label(f"{shared} shared", place - 0.5, 1, **above) for place, shared in counted if shared]


def _hover(passage: str, row: Row) -> str:
    lines = (
        row["claim"],
        f"Why: {row['why']}",
        f"{passage}: {table('passages')[passage]['topic']}",
        f"{row['certainty']}. Sources: {cite(row['sources'])}",
    )
    return "<br>".join([f"<b>{row['id']}: {plain(row['verdict'])}</b>", *(broken(line, HOVER_LINE) for line in lines)])
