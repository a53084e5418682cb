"""Looking into the figure of mechanisms: its shapes by kind, and the room that its letters take."""

from __future__ import annotations

import re

from discviz.drawing.mechanism.shapes import shapes
from helpers.parts import parts_of


def drawn(figure, tissue, state=""):
    """What is drawn of a kind: what it is of -> shape."""
    found = parts_of(figure, shapes())
    return {part.of: shape for part, shape in found.items() if (part.tissue, part.state) == (tissue, state)}


def lines(figure):
    """The arrows that are lit."""
    return {key for key, shape in drawn(figure, "line").items() if shape.opacity is None}


# Hundredths of the size: DejaVu Sans, the widest letters a figure falls back to.
WIDTHS = {28: "ijl'", 33: "IJ ,./:;|", 36: "-f", 40: "()[]t!r", 53: "sz?c", 57: "LFk", 60: "vxyPTYaoe"}
WIDTHS |= {63: "ESbdghnpqu0123456789", 69: "KAVBRXZC", 77: "UHNDG", 82: "OQw", 99: "MmW…"}
WIDTH = {letter: width / 100 for width, letters in WIDTHS.items() for letter in letters}


def width_of(text, size):
    """The width in px of a line."""
    return size * sum(WIDTH.get(letter, 0.84) for letter in text)


def texts(figure):
    """Every text on the sheet with its box in px: (text, left, top, right, bottom)."""
    for trace in figure.data:
        if trace.mode != "text":
            continue
        sizes = trace.textfont.size if isinstance(trace.textfont.size, tuple) else [trace.textfont.size] * len(trace.x)
        for x, y, text, size in zip(trace.x, trace.y, trace.text, sizes, strict=True):
            lines = text.split("<br>")
            width = max(width_of(re.sub(r"<[^>]+>", "", line), size) * (1.12 if "<b>" in line else 1) for line in lines)
            height = size * (1.3 * (len(lines) - 1) + 1.15)
            left = x if trace.textposition == "middle right" else x - width / 2
            yield text, left, y - height / 2, left + width, y + height / 2
