"""The figure of claims: which passage says what, and what becomes of it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from discviz.claims import SIGNS
from discviz.figures import theme
from discviz.figures.parts import axis, broken, figure, label, plain
from discviz.tables import table

if TYPE_CHECKING:
    from discviz.tables import Row, Table

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
HOVER_LINE = 60


def claims() -> dict[str, Any]:
    """Draw passages against claims, the claims grouped by verdict; a mark says who claims what."""
    order = list(SIGNS)
    rows = sorted(table("claims"), key=lambda row: order.index(row["verdict"]))
    passages = _neighbours(table("passages"))
    traces: list[dict[str, Any]] = []
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
    return figure(
        "What the nine passages claim, and what becomes of it",
        "A line joins passages that make the same claim. Passages that share claims stand side by side: two pages that "
        "copy one another are one source, not two. The verdict judges the claim, not the person who makes it. Reasons "
        "and sources: discviz.evidence().",
        [],
        traces,
        shapes=shapes,
        labels=[*labels, *_sharing(passages)],
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
        margin={"l": 292, "r": 158, "t": 92, "b": 58},
        caption_below=6,
    )


def _neighbours(passages: Table) -> list[str]:
    """Return the passages in order, each followed by the ones it shares claims with."""
    placed: list[str] = []
    for row in passages:
        for other in (row, *passages):
            shared = set(row["claims"]) & set(other["claims"])
            if shared and other["id"] not in placed:
                placed.append(other["id"])
    return placed


def _sharing(placed: list[str]) -> list[dict[str, Any]]:
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
        ]
    )
