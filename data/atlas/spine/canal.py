"""What lies in the vertebral canal along its axis: the cord and the dura, by their sizes at each height."""

import numpy as np
from scipy.interpolate import PchipInterpolator

TOP, CONUS, SAC_END = 160.4, 112.25, 94.7  # heights: cord and dura begin; the cord ends; the dura ends
# height, half width, half depth: the cord swells where the roots of the arms and of the legs leave it
CORD = [
    (CONUS, 0.06, 0.05),
    (113.2, 0.24, 0.22),
    (114.8, 0.42, 0.37),
    (117.5, 0.52, 0.43),
    (120.5, 0.48, 0.41),
    (125.0, 0.42, 0.37),
    (140.0, 0.42, 0.37),
    (146.0, 0.48, 0.39),
    (149.5, 0.62, 0.42),
    (152.5, 0.68, 0.43),
    (156.0, 0.60, 0.42),
    (TOP, 0.58, 0.44),
]
DURA = [
    (SAC_END, 0.12, 0.08),
    (95.4, 0.34, 0.24),
    (96.8, 0.55, 0.38),
    (99.0, 0.76, 0.54),
    (102.0, 0.86, 0.62),
    (107.0, 0.88, 0.66),
    (113.0, 0.88, 0.68),
    (117.0, 0.82, 0.66),
    (122.0, 0.66, 0.61),
    (140.0, 0.63, 0.59),
    (146.0, 0.74, 0.60),
    (150.0, 0.92, 0.60),
    (156.0, 0.92, 0.62),
    (TOP, 0.92, 0.74),
]


def _sizes(rows):
    """Half width and half depth as a function of height."""
    rows = np.array(rows)
    return PchipInterpolator(rows[:, 0], rows[:, 1:])


_CORD, _DURA = _sizes(CORD), _sizes(DURA)


def cord_size(z):
    """Half width and half depth of the cord at height z."""
    return tuple(float(v) for v in _CORD(z))


def dura_size(z):
    """Half width and half depth of the dura at height z."""
    return tuple(float(v) for v in _DURA(z))
