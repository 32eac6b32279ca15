"""What every rival is asked: one status per (region, function) on a day, as known on another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import numpy as np
import numpy.typing as npt

from bench.land import Land
from graph.status import Status

Matrix = npt.NDArray[np.uint8]
Vraag = Callable[[date, date], Matrix]


def leeg(land: Land) -> Matrix:
    """All unknown."""
    return np.full((land.regios, land.vorm[1]), Status.ONBEKEND, dtype=np.uint8)
