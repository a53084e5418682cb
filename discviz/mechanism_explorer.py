"""The figure of mechanisms to be questioned: choose a box, an arrow or a passage, and read what stands behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import ipywidgets as widgets
import traitlets

from discviz import mechanism_panels as text
from discviz import panels, pathways
from discviz.figures import mechanism, mechanism_shapes, mechanism_words
from discviz.guard import Word, shown_to_learner
from discviz.herniation import require_herniation
from discviz.painter import Painter, StillFigure
from discviz.selectors import GroupedSelect, Surroundings
from discviz.tables import atlas, table

if TYPE_CHECKING:
    from discviz.herniation import Herniation

NARROWEST, WIDEST = 780, 1000  # px of the figure; a narrower page is scrolled sideways
AROUND = 200  # px of JupyterLab's bars and of selectors and heading, to be seen together with the figure
EDGE = 4  # px round the sheet
LANES = ("disc", "chemistry", "mechanics", "nerve", "muscle", "felt", "other")


class MaybeHerniation(traitlets.TraitType):  # type: ignore[type-arg]
    """A trait that takes a herniation or None."""

    def validate(self, _owner: object, value: object) -> Herniation | None:
        """Return it, or raise."""
        return require_herniation(value)


def _parse_passage(given: object) -> str:
    """Return the id of a passage; "" and None stand for none."""
    return pathways.parse_passages(given)[0] if given else ""


class Mechanisms(widgets.VBox):
    """The figure of mechanisms with its lists and its text; made by :func:`mechanisms`.

    Setting ``view.chosen = "spasm"`` in a cell does the same as clicking the box.

    Attributes
    ----------
    chosen : str
        The mechanism or link that is asked about, by id or name; "" for none.
    passage_a, passage_b : str
        Passages laid over the figure; "" for none.
    herniation : Herniation or None
        What applies to it is lit.
    figure : plotly.graph_objects.FigureWidget
        Built once; a choice changes opacities only.
    """

    chosen = Word(pathways.parse_chosen, "")
    passage_a = Word(_parse_passage, "")
    passage_b = Word(_parse_passage, "")
    herniation = MaybeHerniation(None, allow_none=True)

    def __init__(self, herniation: Herniation | None = None) -> None:
        require_herniation(herniation)
        self.heading, self.error, self.warnings = widgets.HTML(), widgets.HTML(), widgets.HTML()
        self.answer, self.theories = widgets.HTML(), widgets.HTML()
        self.more = widgets.Accordion([widgets.HTML(), widgets.HTML()], titles=["The figure in words", "Sources"])
        self.page, self.painter = Surroundings(), Painter()
        self._place = {shape["name"]: number for number, shape in enumerate(_shapes())}
        self._lit: dict[str, float] = mechanism.opacities(herniation)
        self.figure = _build_figure(herniation, self._lit)
        self.boxes = GroupedSelect(label="Box", groups=_box_groups())
        self.arrows = GroupedSelect(label="Arrow", groups=_arrow_groups())
        self.passages = tuple(GroupedSelect(label=f"Passage {letter}", groups=_passage_groups()) for letter in "AB")
        row = widgets.HBox(
            [self.boxes, self.arrows, *self.passages], layout={"flex_flow": "row wrap", "grid_gap": "4px 18px"}
        )
        sheet = widgets.Box([self.figure], layout={"overflow": "auto hidden"})
        below = [self.warnings, self.answer, self.theories, self.more]
        super().__init__([self.page, self.painter, row, self.error, self.heading, sheet, *below])
        self.herniation = herniation
        for name, selector in zip(("passage_a", "passage_b"), self.passages, strict=True):
            traitlets.link((self, name), (selector, "value"))
        self.boxes.observe(self._listed, names="value")
        self.arrows.observe(self._listed, names="value")
        self.observe(self._show, names=["chosen", "passage_a", "passage_b"])
        self.observe(self._change_herniation, names="herniation")
        self.more.observe(self._write_more, names="selected_index")
        self.page.observe(self._fit, names="width")
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
    def _change_herniation(self, _change: object) -> None:
        words = mechanism_words.words(self.herniation)
        self.figure.update_traces(text=words, selector={"name": "words"})
        self._show()

    @shown_to_learner
    def _write_more(self, _change: object = None) -> None:
        opened = self.more.selected_index
        passages = (self.passage_a, self.passage_b)
        if opened == 0:
            told = pathways.describe_mechanism(self.herniation, [key for key in passages if key])
            self.more.children[0].value = text.in_words(told)
        elif opened == 1:
            lit = mechanism.lit_links(self.herniation, tuple(filter(None, passages)))
            self.more.children[1].value = text.sources(self.chosen, lit)

    @shown_to_learner
    def _fit(self, _change: object) -> None:
        """Fit figure and letters into the page and the window, keeping the form of the sheet."""
        sheet = atlas("mechanisms")
        tallest = (self.page.height - AROUND - 2 * EDGE) * sheet["width"] / sheet["height"]
        width = round(max(NARROWEST, min(self.page.width - 8, WIDEST, tallest)))
        scale = (width - 2 * EDGE) / sheet["width"]
        with self.figure.batch_update():
            self.figure.update_layout(width=width, height=round(scale * sheet["height"]) + 2 * EDGE)
            for trace in mechanism_words.text_traces(self.herniation, scale):
                self.figure.update_traces(textfont=trace["textfont"], selector={"name": trace["name"]})

    @shown_to_learner
    def _show(self, _change: object = None) -> None:
        """Recolour the figure, set the lists and rewrite the text."""
        passages = (self.passage_a, self.passage_b)
        lit = mechanism.opacities(self.herniation, passages, self.chosen)
        named = tuple(filter(None, passages))
        title = pathways.title(self.herniation, named)
        if self.herniation is not None and not named:
            title = f"{self.herniation.title}. {title}"
        self.painter.show(
            label=f"Figure of mechanisms. {title}. The same is said in words below.",
            lit={str(self._place[name]): opacity for name, opacity in lit.items()},
        )
        changed = {name for name in {**self._lit, **lit} if lit.get(name) != self._lit.get(name)}
        with self.figure.still():
            self.figure.plotly_relayout({f"shapes[{self._place[name]}].opacity": lit.get(name, 0) for name in changed})
        self._lit = lit
        self.boxes.value = self.chosen if self.chosen in table("mechanisms").ids else ""
        self.arrows.value = self.chosen if self.chosen in table("links").ids else ""
        self.heading.value = text.heading(self.chosen, title)
        self.warnings.value = panels.warnings(self.herniation) if self.herniation is not None else ""
        self.answer.value = text.chosen(self.chosen)
        self.theories.value = text.passages(passages)
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


def _shapes() -> list[dict[str, Any]]:
    return [*mechanism_shapes.lane_shapes(), *mechanism_shapes.state_shapes(), *mechanism_shapes.key_shapes()]


def _build_figure(herniation: Herniation | None, lit: dict[str, float]) -> StillFigure:
    """Return the figure with every shape in place, seen or unseen."""
    fixed = {shape["name"] for shape in (*mechanism_shapes.lane_shapes(), *mechanism_shapes.key_shapes())}
    made = mechanism.layout("", "")
    made["shapes"] = [
        shape if shape["name"] in fixed else shape | {"opacity": lit.get(shape["name"], 0)} for shape in _shapes()
    ]
    made["title"] = None  # the heading above the figure says it, and can be read aloud
    made["annotations"] = []
    sheet = atlas("mechanisms")
    made |= {"autosize": False, "width": sheet["width"] + 2 * EDGE, "height": sheet["height"] + 2 * EDGE}
    made["margin"] = dict.fromkeys("lrtb", EDGE)
    return StillFigure({"data": mechanism.traces(herniation), "layout": made})


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
            groups.append([row["name"], [[key, pathways.name_of(key)] for key in leaving]])
    return groups


def _passage_groups() -> list[list[object]]:
    rows: list[object] = [[row["id"], f"{row['id']}: {row['topic']}"] for row in table("passages")]
    return [["", [["", "(none)"], *rows]]]
