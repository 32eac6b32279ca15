"""How an answer looked on the first of January of each year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from api.keuze import bestaat_niet
from api.pages import palet
from api.pages.blad import Blad
from api.web.geheugen import Geheugen
from graph.stand import Stand
from graph.status import Status

EERSTE_JAAR = 2015
"""The year in which gemeenten became responsible for youth care."""

Beeld = tuple[npt.NDArray[np.uint8], npt.NDArray[np.bool_]]
_STANDEN: Geheugen[Beeld] = Geheugen(64)
"""Statuses of the days that pages look back at: a few kilobytes a day."""


@dataclass(frozen=True, slots=True)
class Stap:
    """One year: its day, and where the page of that day is."""

    jaar: int
    dag: date
    adres: str
    uiterlijk: str = "onbekend"


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
            _uiterlijk(blad, dag, (r, f)),
        )
        for jaar, dag in jaren(blad)
        if not bestaat_niet(snap, regio, dag)
    ]


def _uiterlijk(blad: Blad, dag: date, plek: tuple[int, int]) -> str:
    """How the answer for one (region, function) looked on a day."""
    status, alleen = _stand(blad, dag)
    return palet.uiterlijk(Status(status[plek]).sleutel, alleen_aanwijzing=bool(alleen[plek]))


def _stand(blad: Blad, dag: date) -> Beeld:
    """Status per (region, function) on another day, by what is known on that of the page, and
    whether it rests on an allotment only."""

    def maak() -> Beeld:
        stand = Stand(blad.snap, dag, blad.kennis)
        gedekt = stand.tellingen[:, :, Status.GEBORGD]
        return stand.status, (gedekt > 0) & (stand.alleen_aanwijzing == gedekt)

    return _STANDEN.of((blad.snap.id, dag, blad.kennis), maak)


def jaarlinks(blad: Blad) -> list[Stap]:
    """The same page on other days."""
    return [
        Stap(jaar, dag, blad.hier(peildatum=None if dag == blad.vandaag else dag.isoformat()))
        for jaar, dag in jaren(blad)
    ]
