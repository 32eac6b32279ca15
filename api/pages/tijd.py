"""How an answer looked on the first of January of each year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from api.pages.blad import Blad
from graph.geschiedenis import regiostatus_op
from graph.status import Status

EERSTE_JAAR = 2015
"""The year in which gemeenten became responsible for youth care."""


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
            Status(regiostatus_op(snap, dag, blad.kennis)[r, f]).sleutel,
        )
        for jaar, dag in jaren(blad)
    ]


def jaarlinks(blad: Blad) -> list[Stap]:
    """The same page on other days."""
    return [
        Stap(jaar, dag, blad.hier(peildatum=None if dag == blad.vandaag else dag.isoformat()))
        for jaar, dag in jaren(blad)
    ]
