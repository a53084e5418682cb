"""Every herniation there is, to draw from."""

from __future__ import annotations

from itertools import product

from hypothesis import strategies as st

from discviz import Herniation
from discviz.spine.anatomy import SIDES, levels, morphologies, zones

LEVELS, MORPHOLOGIES, ZONES = levels(), morphologies(), zones()

every_herniation = st.builds(
    Herniation, st.sampled_from(LEVELS), st.sampled_from(SIDES), st.sampled_from(ZONES), st.sampled_from(MORPHOLOGIES)
)

ALL = [Herniation(*words) for words in product(LEVELS, SIDES, ZONES, MORPHOLOGIES)]
