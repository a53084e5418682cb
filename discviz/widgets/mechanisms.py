"""The figure of mechanisms to be questioned: choose a level, a box, an arrow or an account."""

from collections.abc import Mapping
from typing import Any

import ipywidgets as widgets

from discviz.content import mechanism as said
from discviz.content.herniation import warnings
from discviz.drawing.mechanism.lit import lit, lit_links
from discviz.drawing.mechanism.shapes import shapes
from discviz.drawing.scene import Lit
from discviz.figures import mechanism, to_plotly
from discviz.knowledge import atlas, table
from discviz.knowledge.words import say
from discviz.mechanism import accounts, graph
from discviz.render.html import html
from discviz.spine.herniation import Herniation, require_herniation
from discviz.widgets.linked_view import LinkedView, Points, Trace, shown_to_learner, side_by_side
from discviz.widgets.parts.selectors import GroupedSelect, level_groups
from discviz.widgets.parts.traits import Parsed

WIDEST = 1240  # px of the figure; a page narrower than the sheet is scrolled sideways
LOWEST, TALLEST = 0.94, 1.3  # of the height of the sheet
AROUND = 206  # px of JupyterLab's bars and of selectors and heading, to be seen together with the figure
EDGE = 4  # px round the sheet
GROWTH = 1.1  # letters may grow so much more than the boxes do in height, where these grow in width
LANES = ("disc", "chemistry", "mechanics", "nerve", "muscle", "felt", "other")


def _parse_account(given: object) -> str:
    """Return the name of an account; "" and None stand for none."""
    return accounts.parse_accounts(given)[0] if given else ""


class Mechanisms(LinkedView):
    """The figure of mechanisms with its lists and its text; made by :func:`mechanisms`.

    Setting ``view.chosen = "spasm"`` in a cell does the same as clicking the box.

    Attributes
    ----------
    chosen : str
        The mechanism or link that is asked about, by id or name; "" for none.
    account_a, account_b : str
        Passages or models laid over the figure; "" for none.
    herniation : Herniation or None
        What applies to it is lit.
    figure : plotly.graph_objects.FigureWidget
        Built once; a choice changes opacities only.
    """

    chosen = Parsed(graph.parse_chosen, "")
    account_a = Parsed(_parse_account, "")
    account_b = Parsed(_parse_account, "")
    herniation = Parsed(require_herniation, None)

    def __init__(self, herniation: Herniation | None = None) -> None:
        require_herniation(herniation)
        opening = lit(herniation)
        super().__init__(_figure(opening), folded={"The figure in words": self._in_words, "Sources": self._sources})
        self.warnings, self.answer, self.between = widgets.HTML(), widgets.HTML(), widgets.HTML()
        self.theories = (widgets.HTML(), widgets.HTML())
        self.level = _select("Level", level_groups(), 105, none="(all)")
        self.boxes = _select("Box", _box_groups(), 140)
        self.arrows = _select("Arrow", _arrow_groups(), 150)
        self.accounts = tuple(_select(f"Account {letter}", _account_groups(), 175) for letter in accounts.LETTERS)
        self.place.add_class("discviz-scrolled")
        self.more = self.folded
        lists = side_by_side(self.level, self.boxes, self.arrows, *self.accounts, tight=True)
        below = [self.between, self.answer, *self.theories, self.warnings, self.more]
        self.children = [self.page, self.painter, lists, self.error, self.heading, self.place, *below]
        self.herniation = herniation
        self.link(dict(zip(("account_a", "account_b"), self.accounts, strict=True)))
        self.observe(self._show, names=["chosen", "herniation"])
        self.level.observe(self._level_listed, names="value")
        self.boxes.observe(self._listed, names="value")
        self.arrows.observe(self._listed, names="value")
        for trace in self.figure.data:
            if trace.name in (*table("mechanisms").ids, *table("links").ids):
                trace.on_click(self._click)

    @property
    def _laid(self) -> tuple[str, str]:
        """The accounts laid over the figure."""
        return self.account_a, self.account_b

    @shown_to_learner
    def _click(self, trace: Trace, points: Points, _state: object) -> None:
        if points.point_inds:  # plotly calls every trace for one click
            self.chosen = trace.name

    @shown_to_learner
    def _listed(self, change: Mapping[str, str]) -> None:
        """Choose what a list says; its empty entry lets go of what it had chosen."""
        if change["new"] or change["old"] == self.chosen:
            self.chosen = change["new"]

    @shown_to_learner
    def _level_listed(self, change: Mapping[str, str]) -> None:
        """Light the common herniation of the level that a list says, or let go of it."""
        level = change["new"]
        if not level:
            self.herniation = None
        elif self.herniation is None or self.herniation.level != level:
            self.herniation = Herniation(level, zone=table("levels")[level]["common_zone"])

    def record(self, before: Mapping[str, Any], now: Mapping[str, Any]) -> None:
        """Write what is shown into the figure's own record: words, too."""
        super().record(before, now)
        self.figure.update_traces(text=now["words"], selector={"name": "words"})

    def _in_words(self) -> str:
        return html(*said.described(self.herniation, tuple(dict.fromkeys(filter(None, self._laid)))))

    def _sources(self) -> str:
        return html(said.sources(self.chosen, lit_links(self.herniation, self._laid)))

    def fit(self) -> None:
        """Fit figure and letters into the page and the window."""
        sheet = atlas("mechanisms")
        across = max(1, (min(self.page.width - 8, WIDEST) - 2 * EDGE) / sheet["width"])
        down = max(LOWEST, min((self.page.height - AROUND - 2 * EDGE) / sheet["height"], TALLEST))
        scale = min(across, down * GROWTH)
        width, height = (round(share * sheet[side]) + 2 * EDGE for share, side in ((across, "width"), (down, "height")))
        with self.figure.batch_update():
            self.figure.update_layout(width=width, height=height)
            for name, font in mechanism.text_fonts(scale).items():
                self.figure.update_traces(textfont=font, selector={"name": name})

    def show(self) -> None:
        """Recolour the figure, set the lists and rewrite the text."""
        laid = self._laid
        shown = lit(self.herniation, laid, self.chosen)
        title = accounts.title(self.herniation, laid)
        if self.herniation is not None and not any(laid):
            title = self.herniation.title
        self.paint(
            label=say("figure-of-mechanisms", title=title),
            lit=to_plotly.lit_by_place(shapes(), shown.parts),
            words=mechanism.words(shown),
        )
        self.level.value = self.herniation.level if self.herniation else ""
        self.boxes.value = self.chosen if self.chosen in table("mechanisms").ids else ""
        self.arrows.value = self.chosen if self.chosen in table("links").ids else ""
        self.heading.value = html(said.heading(self.chosen, title))
        self.warnings.value = html(warnings(self.herniation)) if self.herniation is not None else ""
        self.answer.value = html(*said.chosen(self.chosen))
        self.between.value = html(*said.compared(laid))
        for panel, letter, key in zip(self.theories, accounts.LETTERS, laid, strict=True):
            panel.value = html(*said.account(letter, key))

    def __repr__(self) -> str:
        return f"Mechanisms({self.herniation!r})" if self.herniation else "Mechanisms()"


def mechanisms(herniation: Herniation | None = None) -> Mechanisms:
    """Open the figure of mechanisms to question it.

    Parameters
    ----------
    herniation : Herniation, optional
        What applies to it is lit; set ``herniation`` of the result to change it.

    Returns
    -------
    Mechanisms
        Show it as the last line of a cell; keep it in a name to steer it from other cells.

    Raises
    ------
    DiscvizError
        For anything that is not a herniation.

    Examples
    --------
    >>> view = mechanisms()
    >>> view.chosen = "guarding -> spasm"
    >>> view.chosen
    'guarding-spasm'
    """
    return Mechanisms(herniation)


def _figure(opening: Lit) -> dict[str, object]:
    """Return the figure with every shape in place, seen or unseen."""
    made = mechanism.layout("", "")
    sheet = atlas("mechanisms")
    made |= {"autosize": False, "width": sheet["width"] + 2 * EDGE, "height": sheet["height"] + 2 * EDGE}
    made |= {"margin": dict.fromkeys("lrtb", EDGE), "annotations": []}
    made["title"] = None  # the heading above the figure says it, and can be read aloud
    made["shapes"] = [to_plotly.shape(shape, opacity=opening.parts.get(shape.part)) for shape in shapes()]
    return {"data": mechanism.traces(opening), "layout": made}


def _box_groups() -> list[list[object]]:
    rows = table("mechanisms")
    return [[lane, [[row["id"], row["name"]] for row in rows if row["group"] == lane]] for lane in LANES]


def _arrow_groups() -> list[list[object]]:
    """Return the arrows, by the box they leave."""
    rows, links = table("mechanisms"), table("links")
    leaving = {row["name"]: [link["id"] for link in links if link["from"] == row["id"]] for row in rows}
    return [[name, [[key, graph.name_of(key)] for key in keys]] for name, keys in leaving.items() if keys]


def _account_groups() -> list[list[object]]:
    passages = [[row["id"], f"{row['id']}: {row['topic']}"] for row in table("passages")]
    return [["The nine passages", passages], ["Models", [[key, key] for key in table("models").ids]]]


def _select(label: str, groups: list[list[object]], width: int, none: str = "(none)") -> GroupedSelect:
    """Return a list that shares a row with others, an entry for nothing before all groups; it grows from a width."""
    whole = [["", [["", none]]], *groups]
    selector = GroupedSelect(label=label, groups=whole, layout={"flex": f"1 1 {width}px", "min_width": "0"})
    selector.add_class("discviz-shared")
    return selector
