"""The countries that are put into Neo4j: a real one, and made-up ones side by side.

One made-up country is about as large as the real one is now: in gemeenten, regions and functions,
in rows of evidence and links, and so in relations.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bench.feiten import snapshot
from bench.uitingen import PEILDATUM, Maat
from graph.property_graph.motor import Motor
from graph.property_graph.vragen import Antwoord
from graph.snapshot import Snapshot
from loaders.land import DATA, lees_land

NATIONAAL = Maat(
    regios=42,
    gemeenten=342,
    functies=50,
    bovenregionaal=20,
    overeenkomsten=110,
    contracten=100,
    ontkenningen=20,
    uitspraken=100,
    nvt=10,
)


@dataclass(frozen=True, slots=True)
class Geval:
    """One graph to fill Neo4j with, and the day that is asked about."""

    naam: str
    snapshot: Snapshot
    dag: date
    delen: tuple[Snapshot, ...]
    """The countries in it, each alone."""

    def motor(self, naam: str) -> list[Antwoord]:
        """The rows of the engine; what is compiled once per snapshot stays, as in a service."""
        return Motor(self.snapshot, self.dag, self.dag).rijen(naam)

    def motor_per_land(self, naam: str) -> list[Antwoord]:
        """The same rows, asked country by country: they share no gemeente and no region."""
        return [rij for deel in self.delen for rij in Motor(deel, self.dag, self.dag).rijen(naam)]


def gevallen(data: str, schalen: tuple[int, ...]) -> Iterator[Geval]:
    """From small to large; each is made when it is asked for."""
    if data:
        yield echt_land(data)
    for schaal in schalen:
        yield meetland(schaal)


def echt_land(data: str) -> Geval:
    """A country that comes with the program, today."""
    echt = uit_bronnen(data)
    return Geval(f"land '{data}'", echt, date.today(), (echt,))  # noqa: DTZ011 - of the user


def meetland(schaal: int, maat: Maat | None = None) -> Geval:
    """So many made-up countries."""
    maat = maat or NATIONAAL
    delen = tuple(snapshot(maat, landen=[nr]) for nr in range(schaal))
    return Geval(f"{schaal}x", snapshot(maat, landen=range(schaal)), PEILDATUM, delen)


def uit_bronnen(data: str) -> Snapshot:
    """Read and compiled afresh."""
    gelezen = lees_land(DATA / data)
    return Snapshot.maak(gelezen.dataset, gelezen.bronnen, gelezen.feiten)
