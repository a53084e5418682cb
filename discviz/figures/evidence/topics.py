"""The figures of evidence by topic: what studies counted, each number from a row of a table."""

from collections.abc import Callable

import plotly.graph_objects as go

from discviz.errors import require
from discviz.figures.evidence import claims, counts, course, dermatomes, pressure
from discviz.figures.to_plotly import Spec

# each topic has its line in the docstring of evidence_figure
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
        "claims": what the nine passages claim, by verdict.
        "regression": how often a herniation shrinks by itself, by its form.
        "recovery": getting better with early operation and with waiting.
        "imaging": what scans show in people without pain, and in people with pain.
        "pressure": pressure in the disc by posture, in two sets of measurements.
        "level by age": which disc herniates at what age, and in which series.
        "dermatomes": the textbook against patients.
        "dermatome maps": the root L4 in two schools of maps.

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
    require(topic, "a topic", TOPICS)
    return go.Figure(TOPICS[topic](), skip_invalid=False)
