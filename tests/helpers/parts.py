"""Looking at what a figure draws, part by part."""

from __future__ import annotations


def parts_of(figure, shapes):
    """What a figure draws of some shapes: the part of each -> its layout shape."""
    parts = {shape.part.name: shape.part for shape in shapes}
    return {parts[drawn.name]: drawn for drawn in figure.layout.shapes if drawn.name in parts}


def named(parts, tissue, **wanted):
    """Which of a tissue are among some parts: (of, side) of each that is as wanted."""
    chosen = (part for part in parts if part.tissue == tissue)
    return {(part.of, part.side) for part in chosen if all(getattr(part, key) == is_ for key, is_ in wanted.items())}
