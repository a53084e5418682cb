"""The figures of evidence by topic: what studies counted, each number from a row of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import plotly.graph_objects as go

from discviz.errors import unknown
from discviz.figures.evidence import claims, counts, course, dermatomes, pressure

if TYPE_CHECKING:
    from collections.abc import Callable

    from discviz.figures.to_plotly import Spec

# What each figure shows, the first line of its docstring, is what the docstring of evidence_figure says of the topic.
TOPICS: dict[str, Callable[[], Spec]] = {
    "claims": claims.claims,
    "regression": course.regression,
    "recovery": course.recovery,
    "imaging": counts.imaging,
    "pressure": pressure.pressure,
    "level by age": counts.level_by_age,
    "dermatomes": dermatomes.dermatomes,
    "dermatome maps": dermatomes.dermatome_maps,
}


def evidence_figure(topic: str) -> go.Figure:
    """Draw what is known on a topic.

    Parameters
    ----------
    topic : str
        {topics}

    Returns
    -------
    plotly.graph_objects.Figure
        Hover over a mark to read what stands behind it. Hollow marks are unverified.

    Raises
    ------
    DiscvizError
        For an unknown topic.

    Examples
    --------
    >>> evidence_figure("regression").layout.title.text
    'The more has come out, the more often it shrinks by itself'
    """
    if topic not in tuple(TOPICS):
        raise unknown(topic, "a topic", TOPICS)
    return go.Figure(TOPICS[topic](), skip_invalid=False)


def _told() -> str:
    """Return a line on each topic, as it stands in the docstring."""
    first = {topic: (draw.__doc__ or "").split("\n")[0].removeprefix("Draw ") for topic, draw in TOPICS.items()}
    return "\n        ".join(f'"{topic}": {line}' for topic, line in first.items())


evidence_figure.__doc__ = (evidence_figure.__doc__ or "").replace("{topics}", _told())
