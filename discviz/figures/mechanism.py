"""The figure of mechanisms: from a damaged disc to what is felt, each arrow drawn as sure as it is.

One constant drawing. What applies to a herniation, what an account claims and what a learner has chosen are
opacities of shapes that are in it from the start.
"""

from collections.abc import Mapping
from textwrap import wrap

import plotly.graph_objects as go

from discviz.drawing import theme
from discviz.drawing.mechanism.layout import boxes, hits
from discviz.drawing.mechanism.lit import lit, lit_links
from discviz.drawing.mechanism.shapes import headings, shapes
from discviz.drawing.scene import Lit
from discviz.figures import to_plotly
from discviz.figures.to_plotly import Spec, plain
from discviz.knowledge import Row, atlas, table
from discviz.mechanism import graph
from discviz.mechanism.accounts import compared, parse_accounts, title
from discviz.spine.herniation import Herniation, require_herniation

HIT_DISTANCE = 14  # px from an unseen point within which the pointer means it
TITLE_ROOM, LINE_ROOM = 26, 14.5  # px above the sheet, and of each line of the caption
EDGE = 5  # px beside it
CAPTION_LINE = 136
NAME_SIZE, WORD_SIZE, HEADING_SIZE = 12, 11, 10.5  # px; the middle one in boxes to which a herniation adds words
NAME_LINE, FELT_NAME_LINE = 15, 22  # characters that fit into a box, and into one of what is felt
HOVER_LINE = 52
_TEXT: Spec = {"type": "scatter", "mode": "text", "hoverinfo": "skip", "cliponaxis": False}
# what all unseen points have in common: said once, for a small file
HIT: Spec = {"mode": "markers", "hoverinfo": "text", "marker": {"opacity": 0, "size": 6}}
REMINDER = "A way is only as sure as its least sure arrow."
ADVICE = "Teaching material, not medical advice."


def mechanism_figure(herniation: Herniation | None = None, accounts: object = ()) -> go.Figure:
    """Draw how a damaged disc may lead to what is felt.

    Parameters
    ----------
    herniation : Herniation, optional
        The arrows that apply to it are lit and end at its own muscles and skin; the rest is quiet.
        Without one, every arrow is lit.
    accounts : str or sequence of str, optional
        One or two of the passages "P1" to "P9" and the models "pain-spasm-pain" and "pain-adaptation": how
        each explains spasm, laid over the figure as the bands A and B. Where both lie, A shows through B.

    Returns
    -------
    plotly.graph_objects.Figure
        Solid arrows are supported, dashed ones disputed, dotted ones a hypothesis or unverified. Hover
        over a box or an arrow to read what it says.

    Raises
    ------
    DiscvizError
        For anything that is not a herniation, an unknown account, or more than two.

    Examples
    --------
    >>> mechanism_figure(accounts="P7").layout.title.text
    'Pain and spasm as told by P7 (A)'
    """
    require_herniation(herniation)
    chosen = parse_accounts(accounts)
    shown = lit(herniation, chosen)
    drawn = ((shape, shown.parts.get(shape.part, shape.opacity)) for shape in shapes())
    made = layout(plain(_title(herniation, chosen)), caption(herniation, chosen))
    made["shapes"] = [to_plotly.shape(shape, opacity=opacity) for shape, opacity in drawn if opacity]
    return go.Figure({"data": traces(shown), "layout": made}, skip_invalid=False)


def _title(herniation: Herniation | None, accounts: tuple[str, ...]) -> str:
    return herniation.title if herniation and not accounts else title(herniation, accounts)


def caption(herniation: Herniation | None, accounts: tuple[str, ...] = ()) -> str:
    """Return the caption: what to bear in mind, and the sources of what is lit."""
    sources = table("sources")
    links = [table("links")[key] for key in lit_links(herniation, accounts)]
    works = dict.fromkeys(key for link in links for key in (*link["sources"], *link["against"]))
    named = [key for key in works if sources[key]["kind"] != "web" and sources[key]["authors"]]
    words = " ".join([*(compared(accounts) or [REMINDER]), ADVICE])
    if herniation and herniation.at_risk:
        words = f"The {herniation.at_risk} may be in danger: with any warning sign seek medical help at once. {words}"
    told = "<br>".join(plain(line) for line in wrap(words, CAPTION_LINE))
    if not works:
        return told
    if not named:
        return f"{told}<br>No source stands behind these arrows but the passages themselves."
    return to_plotly.caption(told, named, most=5, line=CAPTION_LINE)


def traces(shown: Lit) -> list[Spec]:
    """Return the unseen points that answer the pointer, a trace by the name of each mechanism and link; the texts."""
    written = headings()
    fonts = text_fonts()
    return [
        *(_hit_trace(row) for row in (*table("mechanisms"), *table("links"))),
        {
            **_TEXT,
            "name": "headings",
            "x": [label.x for label in written],
            "y": [label.y for label in written],
            "text": [plain(label.text) for label in written],
            "textposition": "middle right",
            "textfont": fonts["headings"] | {"color": [label.colour for label in written]},
        },
        {
            **_TEXT,
            "name": "words",
            "x": [box.x for box in boxes().values()],
            "y": [box.y for box in boxes().values()],
            "text": words(shown),
            "textfont": fonts["words"] | {"color": theme.INK},
        },
    ]


def text_fonts(scale: float = 1) -> dict[str, Spec]:
    """Return the size of all that is written on the sheet, by trace; it grows with the sheet."""
    sizes = [WORD_SIZE if _is_felt(key) else NAME_SIZE for key in boxes()]
    return {
        "headings": {"size": round(HEADING_SIZE * scale, 1)},
        "words": {"size": [round(size * scale, 1) for size in sizes]},
    }


def words(shown: Lit) -> list[str]:
    """Return the text of each box: the name, and below it what a herniation's ways end at."""
    return [_boxed(key, shown.words.get(key, "")) for key in boxes()]


def _boxed(key: str, own: str) -> str:
    names = wrap(graph.name_of(key), FELT_NAME_LINE if own or _is_felt(key) else NAME_LINE)
    if not own:
        return "<br>".join(map(plain, names))
    return "<br>".join([*(f"<b>{plain(line)}</b>" for line in names), plain(own).replace("\n", "<br>")])


def _is_felt(key: str) -> bool:
    return bool(table("mechanisms")[key]["group"] == "felt")


def _hit_trace(row: Row) -> Spec:
    """Return the unseen points over a box or an arrow, with what they say."""
    x, y = zip(*hits()[row["id"]], strict=True)
    return {
        "type": "scatter",
        "name": row["id"],
        "x": theme.packed(map(round, x), "u2"),
        "y": theme.packed(map(round, y), "u2"),
        "hovertext": _hover(row),
    }


def _hover(row: Mapping[str, str]) -> str:
    name = "<br>".join(plain(line) for line in wrap(graph.name_of(row["id"]), HOVER_LINE))
    does = f"{row['kind']}, " if "kind" in row else ""
    lines = wrap(row["plain"] if "plain" in row else row["says"], HOVER_LINE)
    return "<br>".join([f"<b>{name}</b>", f"<i>{plain(does + row['certainty'])}</i>", *map(plain, lines)])


def layout(title: str, caption: str) -> Spec:
    """Return the layout of the sheet: y downwards, no axes, as wide as its boxes need; a narrower page scrolls."""
    sheet = atlas("mechanisms")
    axis = {"visible": False, "fixedrange": True}
    below = round(LINE_ROOM * (caption.count("<br>") + 1)) + 6
    return to_plotly.layout(
        title,
        caption,
        xaxis={**axis, "range": [0, sheet["width"]]},
        yaxis={**axis, "range": [sheet["height"], 0]},
        hoverdistance=HIT_DISTANCE,
        dragmode=False,
        showlegend=False,
        template={"data": {"scatter": [HIT]}},
        margin={"l": EDGE, "r": EDGE, "t": TITLE_ROOM, "b": below},
        autosize=False,
        width=sheet["width"] + 2 * EDGE,
        height=sheet["height"] + TITLE_ROOM + below,
    )
