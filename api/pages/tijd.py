"""How an answer looked on the first of January of each year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from api.pages.blad import Blad
from api.web.geheugen import Geheugen
from graph.stand import Stand
from graph.status import Status

EERSTE_JAAR = 2015
"""The year in which gemeenten became responsible for youth care."""

_STATUSSEN: Geheugen[npt.NDArray[np.uint8]] = Geheugen(64)
"""Statuses of the days that pages look back at: a few kilobytes a day."""


@dataclass(frozen=True, slots=True)
class Stap:
    """One year: its day, and where the page of that day is."""

    jaar: int
    dag: date
    adres: str
    status: str = "onbekend"


def jaren(blad: Blad) -> Iterator[tuple[int, date]]:
    """The days to look at: every first of January, and today."""
    for jaar in range(EERSTE_JAAR, blad.vandaag.year):
        yield jaar, date(jaar, 1, 1)
    yield blad.vandaag.year, blad.vandaag


def jaarstrook(blad: Blad, regio: str, functie: str) -> list[Stap]:
    """The status of one region and function through the years; a region that is not there: none."""
    snap = blad.snap
    r, f = snap.regios.index(regio), snap.functies.index(functie)
    return [
        Stap(
            jaar,
            dag,
            blad.hier(peildatum=None if dag == blad.vandaag else dag.isoformat()),
            Status(_statussen(blad, dag)[r, f]).sleutel,
        )
        for jaar, dag in jaren(blad)
    ]


def _statussen(blad: Blad, dag: date) -> npt.NDArray[np.uint8]:
    """Status per (region, function) on another day, by what is known on that of the page."""
    sleutel = blad.snap.id, dag, blad.kennis
    return _STATUSSEN.of(sleutel, lambda: Stand(blad.snap, dag, blad.kennis).status)


def jaarlinks(blad: Blad) -> list[Stap]:
    """The same page on other days."""
    return [
        Stap(jaar, dag, blad.hier(peildatum=None if dag == blad.vandaag else dag.isoformat()))
        for jaar, dag in jaren(blad)
    ]
