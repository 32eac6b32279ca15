"""Neo4j beside the engine, on one real country: filling it, and every named question.

The server is that of ``JEUGDREGIO_NEO4J_URI``; what the program had put there is replaced. Every
answer must first be that of the engine, row by row; then both are asked in turn.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from statistics import median
from time import perf_counter

import neo4j

from api.settings import Toegang
from bench.meting import BUDGET, Afwijking
from graph.property_graph import vragen as cypher
from graph.property_graph.controle import vergelijk
from graph.property_graph.motor import Motor
from graph.property_graph.sync import push
from graph.property_graph.verbinding import verbind
from graph.snapshot import Snapshot
from loaders.land import DATA, lees_land


@dataclass(frozen=True, slots=True)
class Vraagmeting:
    """Median seconds of one named question, for all regions and functions of one day."""

    naam: str
    rijen: int
    neo4j: float
    motor: float
    keren: int

    @property
    def verhouding(self) -> float:
        """How many times slower than the engine."""
        return self.neo4j / self.motor


@dataclass(frozen=True, slots=True)
class Neo4jMeting:
    """Filling an empty Neo4j, and asking it."""

    knopen: int
    relaties: int
    push: float
    vragen: tuple[Vraagmeting, ...]

    @property
    def per_ton(self) -> float:
        """Seconds of filling per 100,000 relations."""
        return 100_000 * self.push / self.relaties


def meet_neo4j(data: str, keren: int) -> Neo4jMeting:
    """Fill the server with a country and ask; ``Afwijking`` or ``Neo4jFout`` when that fails."""
    toegang, snapshot = Toegang(), _snapshot(data)
    wachtwoord = toegang.password.get_secret_value()
    with verbind(toegang.uri, toegang.user, wachtwoord) as driver:
        push(driver, _snapshot("kleinland"))  # so that all of the country must be written
        begin = perf_counter()
        model = push(driver, snapshot)
        duur = perf_counter() - begin
        vragen = tuple(meet_vraag(driver, snapshot, naam, keren) for naam in cypher.namen())
    return Neo4jMeting(len(model.knopen), len(model.relaties), duur, vragen)


def meet_vraag(driver: neo4j.Driver, snapshot: Snapshot, naam: str, keren: int) -> Vraagmeting:
    """One question, first compared and then asked in turn."""
    dag = date.today()  # noqa: DTZ011 - the day of the user

    def daar() -> list[cypher.Antwoord]:
        return cypher.vraag(driver, snapshot.id, naam, peildatum=dag, kennisdatum=dag)

    def hier() -> list[cypher.Antwoord]:
        return Motor(snapshot, dag, dag).rijen(naam)

    verwacht = hier()
    for verschil in vergelijk(naam, verwacht, daar()):
        raise Afwijking(f"Neo4j wijkt bij vraag {naam} af van de motor: {verschil.wat}")
    tijden = [(_tijd(daar), _tijd(hier))]
    while len(tijden) < keren and sum(map(sum, tijden)) < BUDGET:
        tijden.append((_tijd(daar), _tijd(hier)))
    p50_daar, p50_hier = (median(kolom) for kolom in zip(*tijden, strict=True))
    return Vraagmeting(naam, len(verwacht), p50_daar, p50_hier, len(tijden))


def _tijd(vraag: Callable[[], object]) -> float:
    begin = perf_counter()
    vraag()
    return perf_counter() - begin


def _snapshot(data: str) -> Snapshot:
    gelezen = lees_land(DATA / data)
    return Snapshot.maak(gelezen.dataset, gelezen.bronnen, gelezen.feiten)
