"""One measurement: a rival beside the engine, on the same country in the same process.

First both must give the same matrix. Then they are asked in turn, so that a ratio never compares a
quiet moment with a busy one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import median
from time import perf_counter, process_time

import numpy as np

from bench.land import land
from bench.proces import Fout, piekgeheugen
from bench.rivalen import RIVALEN, motor
from bench.uitingen import PEILDATUM
from bench.vraag import Matrix, Vraag
from graph.status import Status

BUDGET = 8.0
"""Seconds for the repeats of one rival; the first answer always counts."""


class Afwijking(Fout):
    """A rival gives another answer than the engine."""


@dataclass(frozen=True, slots=True)
class Meting:
    """Seconds of a rival and of the engine, asked in turn."""

    rijen: int
    bouw: float
    rival: float
    motor: float
    motor_cpu: float
    """Processor time, by which growth is measured: other work on the machine disturbs it least."""
    keren: int
    piek: int = 0

    @property
    def verhouding(self) -> float:
        """How many times slower than the engine."""
        return self.rival / self.motor


Uitkomst = Meting | str
"""A measurement, or why there is none."""
Tabel = dict[int, dict[str, Uitkomst]]


@dataclass(slots=True)
class _Tijden:
    rival: list[float] = field(default_factory=list)
    motor: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)


def meet(naam: str, schaal: int, keren: int) -> Meting:
    """Measure one rival at one scale, in this process."""
    gegeven = land(aantal=schaal)
    vraag_motor = motor(gegeven)
    begin = perf_counter()
    vraag = RIVALEN[naam](gegeven)
    bouw = perf_counter() - begin
    verwacht = vraag_motor(PEILDATUM, PEILDATUM)
    eerste, matrix = _tijd(vraag)
    controleer(naam, matrix, verwacht)
    tijden = _Tijden()
    for _ in range(max(1, min(keren, int(BUDGET / eerste)))):
        for _ in range(2):
            cpu = process_time()
            tijden.motor.append(_tijd(vraag_motor)[0])
            tijden.cpu.append(process_time() - cpu)
        if eerste < BUDGET:
            tijden.rival.append(_tijd(vraag)[0])
    rival = median(tijden.rival or [eerste])
    rijen, n = len(gegeven.bewijs), max(1, len(tijden.rival))
    return Meting(rijen, bouw, rival, median(tijden.motor), min(tijden.cpu), n, piekgeheugen())


def controleer(naam: str, matrix: Matrix, verwacht: Matrix) -> None:
    """Row by row the same, or ``Afwijking``."""
    anders = np.argwhere(matrix != verwacht)
    if len(anders):
        r, f = anders[0]
        gaf, hoort = Status(matrix[r, f]).sleutel, Status(verwacht[r, f]).sleutel
        raise Afwijking(
            f"{naam} wijkt in {len(anders)} van {matrix.size} rijen af van de motor: "
            f"regio {r}, functie {f} is {gaf} in plaats van {hoort}"
        )


def _tijd(vraag: Vraag) -> tuple[float, Matrix]:
    begin = perf_counter()
    matrix = vraag(PEILDATUM, PEILDATUM)
    return perf_counter() - begin, matrix
