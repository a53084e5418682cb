"""The figure of claims: which passage says what, and what becomes of it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from discviz.content.claims import ALL, SIGNS
from discviz.drawing import theme
from discviz.figures.evidence.marks import HOVER_LINE, axis, broken, figure, label
from discviz.figures.to_plotly import plain
from discviz.knowledge import table
from discviz.knowledge.sources import cite

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discviz.figures.to_plotly import Spec
    from discviz.knowledge import Row, Table

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
VEILED = 0.85  # opacity of what lies over claims and passages that are not chosen
VEIL: Spec = {"type": "rect", "layer": "above", "fillcolor": theme.PAPER, "line": {"width": 0}, "opacity": 0}


def claims() -> Spec:
    """Draw what the nine passages claim, by verdict."""
    order = list(SIGNS)
    rows = sorted(table("claims"), key=lambda row: order.index(row["verdict"]))
    passages = _neighbours(table("passages"))
    traces: list[Spec] = []
    shapes, labels = [], []
    for verdict in order:
        group = [number for number, row in enumerate(rows) if row["verdict"] == verdict]
        if not group:
            continue
        symbol, colour = MARKS[verdict]
        pairs = [(passage, number) for number in group for passage in rows[number]["passages"]]
        traces.append(
            {
                "type": "scatter",
                "mode": "markers",
                "name": verdict,
                "x": [passages.index(passage) for passage, _ in pairs],
                "y": [number for _, number in pairs],
                "marker": {"symbol": symbol, "size": 12, "color": colour, "line": {"width": 2, "color": colour}},
                "hovertext": [_hover(passage, rows[number]) for passage, number in pairs],
                "hovertemplate": "%{hovertext}<extra></extra>",
            }
        )
        if order.index(verdict) % 2 == 0:
            ends = {"y0": group[0] - 0.5, "y1": group[-1] + 0.5, "x0": 0, "x1": 1, "xref": "paper"}
            shapes.append({"type": "rect", "layer": "below", **ends, "fillcolor": SHADE, "line": {"width": 0}})
        words = f"<b>{verdict}</b> ({len(group)})"
        middle = (group[0] + group[-1]) / 2
        labels.append(label(words, 1, middle, xref="paper", xanchor="left", xshift=6))
    for number, row in enumerate(rows):
        places = [passages.index(passage) for passage in row["passages"]]
        line = {"width": 2, "color": theme.BODY_LINE}
        if len(places) > 1:
            ends = {"x0": min(places), "x1": max(places), "y0": number, "y1": number}
            shapes.append({"type": "line", "layer": "below", **ends, "line": line})
    veils, menus = _veils(rows, passages, len(shapes))
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
        xaxis=axis(
            tickvals=list(range(len(passages))),
            ticktext=[plain(passage) for passage in passages],
            range=[-0.6, len(passages) - 0.4],
            side="top",
        ),
        yaxis=axis(
            tickvals=list(range(len(rows))),
            ticktext=[f"{plain(row['short'])} <b>{row['id']}</b>" for row in rows],
            range=[len(rows) - 0.4, -0.6],
            showgrid=False,
        )
        | {"tickfont": {"size": 12}},
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
    veils = [_over_claim(number, f"veil {row['id']}, verdict") for number, row in enumerate(rows)]
    by_verdict = {
        word: [word in {ALL, verdict} for verdict in verdicts]
        for word in (ALL, *(verdict for verdict in SIGNS if verdict in verdicts))
    }
    menus = [_menu("verdict", by_verdict, first, 0.68)]
    first += len(veils)
    veils += [_over_claim(number, f"veil {row['id']}, passage") for number, row in enumerate(rows)]
    veils += [_over_passage(place, f"veil {passage}") for place, passage in enumerate(passages)]
    by_passage = {
        word: [word in {ALL, *row["passages"]} for row in rows] + [word in {ALL, passage} for passage in passages]
        for word in (ALL, *table("passages").ids)
    }
    return veils, [*menus, _menu("passage", by_passage, first, 1)]


def _over_claim(number: int, name: str) -> Spec:
    """Return an unseen veil over a claim's marks and its words at the left."""
    return {**VEIL, "name": name, "xref": "paper", "x0": -1, "x1": 1, "y0": number - 0.5, "y1": number + 0.5}


def _over_passage(place: int, name: str) -> Spec:
    """Return an unseen veil over a passage's column and its name above."""
    return {**VEIL, "name": name, "yref": "paper", "y0": 0, "y1": 1.05, "x0": place - 0.5, "x1": place + 0.5}


def _menu(kind: str, free: dict[str, list[bool]], first: int, x: float) -> Spec:
    """Return a menu; each word says which of the veils, from a place among the shapes on, it takes away."""
    buttons = [
        {
            "label": f"{kind}: {plain(word)}",
            "method": "relayout",
            "args": [{f"shapes[{first + n}].opacity": 0 if is_free else VEILED for n, is_free in enumerate(lifted)}],
        }
        for word, lifted in free.items()
    ]
    place = {"x": x, "xanchor": "right", "y": 1, "yanchor": "bottom", "pad": {"b": 40}}
    return {"type": "dropdown", "buttons": buttons, "font": {"size": 12}, "bgcolor": theme.PAPER, **place}


def _neighbours(passages: Table[Row]) -> list[str]:
    """Return the passages in order, each followed by the ones it shares claims with."""
    placed: list[str] = []
    for row in passages:
        for other in (row, *passages):
            shared = set(row["claims"]) & set(other["claims"])
            if shared and other["id"] not in placed:
                placed.append(other["id"])
    return placed


def _sharing(placed: list[str]) -> list[Spec]:
    """Return words above passages that stand side by side and share claims."""
    rows = table("passages")
    words = []
    for place, (one, two) in enumerate(pairwise(placed)):
        shared = set(rows[one]["claims"]) & set(rows[two]["claims"])
        if shared:
            text = f"{len(shared)} shared"
            above = {"yref": "paper", "xanchor": "center", "yanchor": "bottom", "yshift": 22}
            words.append(label(text, place + 0.5, 1, **above))
    return words


def _hover(passage: str, row: Row) -> str:
    topic = table("passages")[passage]["topic"]
    return "<br>".join(
        [
            f"<b>{row['id']}: {plain(row['verdict'])}</b>",
            broken(row["claim"], HOVER_LINE),
            broken(f"Why: {row['why']}", HOVER_LINE),
            broken(f"{passage}: {topic}", HOVER_LINE),
            broken(f"{row['certainty']}. Sources: {cite(row['sources'])}", HOVER_LINE),
        ]
    )
