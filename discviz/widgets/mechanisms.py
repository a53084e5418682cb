"""The figure of mechanisms to be questioned: choose a level, a box, an arrow or an account."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import ipywidgets as widgets
import traitlets

from discviz.content import mechanism as text
from discviz.content import panels
from discviz.content.mechanism_words import describe_mechanism
from discviz.drawing.mechanism.lit import lit, lit_links
from discviz.drawing.mechanism.shapes import shapes
from discviz.figures import mechanism, to_plotly
from discviz.figures.explorer import record_lit
from discviz.knowledge import atlas, table
from discviz.mechanism import accounts, graph
from discviz.spine.herniation import Herniation, require_herniation
from discviz.widgets.parts.painter import Painter, StillFigure
from discviz.widgets.parts.selectors import GroupedSelect, Surroundings, level_groups
from discviz.widgets.parts.traits import Word, shown_to_learner

if TYPE_CHECKING:
    from discviz.drawing.scene import Lit

WIDEST = 1240  # px of the figure; a page narrower than the sheet is scrolled sideways
LOWEST, TALLEST = 0.94, 1.3  # of the height of the sheet
AROUND = 206  # px of JupyterLab's bars and of selectors and heading, to be seen together with the figure
EDGE = 4  # px round the sheet
GROWTH = 1.1  # letters may grow so much more than the boxes do in height, where these grow in width
LANES = ("disc", "chemistry", "mechanics", "nerve", "muscle", "felt", "other")


class MaybeHerniation(traitlets.TraitType):  # type: ignore[type-arg]
    """A trait that takes a herniation or None."""

    def validate(self, _owner: object, value: object) -> Herniation | None:
        """Return it, or raise."""
        return require_herniation(value)


def _parse_account(given: object) -> str:
    """Return the name of an account; "" and None stand for none."""
    return accounts.parse_accounts(given)[0] if given else ""


class Mechanisms(widgets.VBox):
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

    chosen = Word(graph.parse_chosen, "")
    account_a = Word(_parse_account, "")
    account_b = Word(_parse_account, "")
    herniation = MaybeHerniation(None, allow_none=True)

    def __init__(self, herniation: Herniation | None = None) -> None:
        require_herniation(herniation)
        self.heading, self.error, self.warnings = widgets.HTML(), widgets.HTML(), widgets.HTML()
        self.answer, self.between = widgets.HTML(), widgets.HTML()
        self.theories = (widgets.HTML(), widgets.HTML())
        self.more = widgets.Accordion([widgets.HTML(), widgets.HTML()], titles=["The figure in words", "Sources"])
        self.page, self.painter = Surroundings(), Painter()
        opening = lit(herniation)
        self._lit = to_plotly.lit_by_place(shapes(), opening.parts)
        self.figure = _build_figure(opening)
        self.level = _select("Level", [["", [["", "(all)"]]], *level_groups()], 105)
        self.boxes = _select("Box", _box_groups(), 140)
        self.arrows = _select("Arrow", _arrow_groups(), 150)
        self.accounts = tuple(_select(f"Account {letter}", _account_groups(), 175) for letter in accounts.LETTERS)
        lists = [self.level, self.boxes, self.arrows, *self.accounts]
        row = widgets.HBox(lists, layout={"flex_flow": "row wrap", "grid_gap": "4px 12px"})
        sheet = widgets.Box([self.figure], layout={"overflow": "auto hidden", "flex": "0 0 auto"})
        below = [self.between, self.answer, *self.theories, self.warnings, self.more]
        super().__init__([self.page, self.painter, row, self.error, self.heading, sheet, *below])
        self.herniation = herniation
        for name, selector in zip(("account_a", "account_b"), self.accounts, strict=True):
            traitlets.link((self, name), (selector, "value"))
        self.level.observe(self._level_listed, names="value")
        self.boxes.observe(self._listed, names="value")
        self.arrows.observe(self._listed, names="value")
        self.observe(self._show, names=["chosen", "account_a", "account_b"])
        self.observe(self._change_herniation, names="herniation")
        self.more.observe(self._write_more, names="selected_index")
        self.page.observe(self._fit, names=["width", "height"])
        for trace in self.figure.data:
            if trace.name in self._asked:
                trace.on_click(self._click)
        self._show()

    @property
    def _asked(self) -> tuple[str, ...]:
        """The ids that can be chosen."""
        return (*table("mechanisms").ids, *table("links").ids)

    @shown_to_learner
    def _click(self, trace: Any, points: Any, _state: object) -> None:  # noqa: ANN401 - as plotly calls it
        if points.point_inds:  # plotly calls every trace for one click
            self.chosen = trace.name

    @shown_to_learner
    def _listed(self, change: dict[str, Any]) -> None:
        """Choose what a list says; its empty entry lets go of what it had chosen."""
        if change["new"] or change["old"] == self.chosen:
            self.chosen = change["new"]

    @shown_to_learner
    def _level_listed(self, change: dict[str, Any]) -> None:
        """Light the common herniation of the level that a list says, or let go of it."""
        level = change["new"]
        if not level:
            self.herniation = None
        elif self.herniation is None or self.herniation.level != level:
            self.herniation = Herniation(level, zone=table("levels")[level]["common_zone"])

    @shown_to_learner
    def _change_herniation(self, _change: object) -> None:
        told = mechanism.words(lit(self.herniation))
        with self.figure.still():
            self.figure.update_traces(text=told, selector={"name": "words"})
        self._show()

    @shown_to_learner
    def _write_more(self, _change: object = None) -> None:
        opened = self.more.selected_index
        laid = (self.account_a, self.account_b)
        if opened == 0:
            told = describe_mechanism(self.herniation, [*filter(None, laid)])
            self.more.children[0].value = text.in_words(told)
        elif opened == 1:
            self.more.children[1].value = text.sources(self.chosen, lit_links(self.herniation, laid))

    @shown_to_learner
    def _fit(self, _change: object) -> None:
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

    @shown_to_learner
    def _show(self, _change: object = None) -> None:
        """Recolour the figure, set the lists and rewrite the text."""
        laid = (self.account_a, self.account_b)
        shown = lit(self.herniation, laid, self.chosen)
        places = to_plotly.lit_by_place(shapes(), shown.parts)
        title = accounts.title(self.herniation, laid)
        if self.herniation is not None and not any(laid):
            title = self.herniation.title
        self.painter.show(
            label=f"Figure of mechanisms. {title}. The same is said in words below.",
            lit=places,
            words=mechanism.words(shown),
        )
        with self.figure.still():
            record_lit(self.figure, self._lit, places)
        self._lit = places
        self.level.value = self.herniation.level if self.herniation else ""
        self.boxes.value = self.chosen if self.chosen in table("mechanisms").ids else ""
        self.arrows.value = self.chosen if self.chosen in table("links").ids else ""
        self.heading.value = text.heading(self.chosen, title)
        self.warnings.value = panels.warnings(self.herniation) if self.herniation is not None else ""
        self.answer.value = text.chosen(self.chosen)
        self.between.value = text.compared(laid)
        for panel, letter, key in zip(self.theories, accounts.LETTERS, laid, strict=True):
            panel.value = text.account(letter, key)
        self._write_more()
        self.error.value = ""

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


def _build_figure(opening: Lit) -> StillFigure:
    """Return the figure with every shape in place, seen or unseen."""
    made = mechanism.layout("", "")
    made["shapes"] = [to_plotly.shape(shape, opacity=opening.parts.get(shape.part)) for shape in shapes()]
    made["title"] = None  # the heading above the figure says it, and can be read aloud
    made["annotations"] = []
    sheet = atlas("mechanisms")
    made |= {"autosize": False, "width": sheet["width"] + 2 * EDGE, "height": sheet["height"] + 2 * EDGE}
    made["margin"] = dict.fromkeys("lrtb", EDGE)
    return StillFigure({"data": mechanism.traces(opening), "layout": made})


def _box_groups() -> list[list[object]]:
    rows = table("mechanisms")
    by_lane: list[list[object]] = [
        [lane, [[row["id"], row["name"]] for row in rows if row["group"] == lane]] for lane in LANES
    ]
    return [["", [["", "(none)"]]], *by_lane]


def _arrow_groups() -> list[list[object]]:
    """Return the arrows, by the box they leave."""
    groups: list[list[object]] = [["", [["", "(none)"]]]]
    for row in table("mechanisms"):
        leaving = [link["id"] for link in table("links") if link["from"] == row["id"]]
        if leaving:
            groups.append([row["name"], [[key, graph.name_of(key)] for key in leaving]])
    return groups


def _account_groups() -> list[list[object]]:
    passages = [[row["id"], f"{row['id']}: {row['topic']}"] for row in table("passages")]
    models = [[key, key] for key in table("models").ids]
    return [["", [["", "(none)"]]], ["The nine passages", passages], ["Models", models]]


def _select(label: str, groups: list[list[object]], width: int) -> GroupedSelect:
    """Return a list that shares a row with others; it grows from a width in px."""
    selector = GroupedSelect(label=label, groups=groups, layout={"flex": f"1 1 {width}px", "min_width": "0"})
    selector.add_class("discviz-shared")
    return selector
