"""Reading the atlas files, shared by the tests that hold them to their promises."""

import base64

import numpy as np


def unpacked(array):
    """The numbers of a plotly typed array."""
    kind = {"f4": "<f4", "u1": "u1", "u2": "<u2"}[array["dtype"]]
    return np.frombuffer(base64.b64decode(array["bdata"]), kind)


def pieces(lists):
    """The lines or polygons of x and y lists that are separated by null."""
    found = [[]]
    for x, y in zip(lists["x"], lists["y"], strict=True):
        if x is None:
            found.append([])
        else:
            found[-1].append((x, y))
    return [piece for piece in found if piece]
