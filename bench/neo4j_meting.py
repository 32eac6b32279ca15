"""Neo4j beside the engine: filling it, and every named question for all regions and functions.

Every answer must first be that of the engine, row by row; then both are asked in turn, so that a
ratio never compares a quiet moment with a busy one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median
from threading import Event, Timer
from time import perf_counter
from typing import TypeVar

import neo4j

from bench.meting import BUDGET, Afwijking
from bench.neo4j_landen import Geval
from bench.proces import TeLang, binnen
from graph.property_graph import vragen as cypher
from graph.property_graph.controle import vergelijk
from graph.property_graph.sync import push
from graph.property_graph.verbinding import Neo4jFout, in_zinnen, lees
from graph.snapshot import Snapshot

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Vraagmeting:
    """Median seconds of one named question; None for what took longer than the limit."""

    naam: str
    rijen: int
    neo4j: float | None
    motor: float | None
    keren: int


@dataclass(frozen=True, slots=True)
class Vulling:
    """Seconds of filling an empty Neo4j; None for what was not measured."""

    naam: str
    knopen: int
    relaties: int
    vers: float | None
    """On a server that has just started."""
    warm: float | None
    """On one that did it before."""

    def per_ton(self, seconden: float) -> float:
        """Seconds per 100,000 relations."""
        return 100_000 * seconden / self.relaties


def meet_vullen(
    driver: neo4j.Driver, geval: Geval, leeg: Snapshot, limiet: float, *, vers: bool
) -> Vulling:
    """Fill; and once more, unless the first time took too long. A small country makes it empty."""
    eerste, model = _tijd(lambda: push(driver, geval.snapshot)) if vers else (None, None)
    warm = None
    if eerste is None or eerste <= limiet:
        push(driver, leeg)
        warm, model = _tijd(lambda: push(driver, geval.snapshot))
    assert model is not None
    return Vulling(geval.naam, len(model.knopen), len(model.relaties), eerste, warm)


def meet_vraag(
    driver: neo4j.Driver, geval: Geval, naam: str, keren: int, limiet: float
) -> Vraagmeting:
    """One question, first compared and then asked in turn."""

    def hier() -> list[cypher.Antwoord]:
        return geval.motor(naam)

    def daar() -> list[cypher.Antwoord]:
        id_, dag = geval.snapshot.id, geval.dag
        return cypher.vraag(driver, id_, naam, peildatum=dag, kennisdatum=dag)

    motor: float | None
    try:
        with binnen(limiet):
            motor, verwacht = _tijd(hier)
    except TeLang:
        motor, verwacht = None, geval.motor_per_land(naam)
    try:
        with hoogstens(driver, cypher.tekst(naam), limiet):
            eerste, gevonden = _tijd(daar)
    except TeLang:
        return Vraagmeting(naam, len(verwacht), None, motor, 1)
    for verschil in vergelijk(naam, verwacht, gevonden):
        raise Afwijking(f"Neo4j wijkt bij vraag {naam} af van de motor: {verschil.wat}")
    if motor is None:
        (tijd,), aantal = _om_en_om([daar], [eerste], keren)
        return Vraagmeting(naam, len(verwacht), tijd, None, aantal)
    (tijd, motor), aantal = _om_en_om([daar, hier], [eerste, motor], keren)
    return Vraagmeting(naam, len(verwacht), tijd, motor, aantal)


def _om_en_om(
    vragen: list[Callable[[], object]], eerste: list[float], keren: int
) -> tuple[list[float], int]:
    """Medians, and of how many; the first round counts only when there is time for no other."""
    rondes, over = list[list[float]](), BUDGET - sum(eerste)
    while len(rondes) < keren and over > 0:
        rondes.append([_tijd(vraag)[0] for vraag in vragen])
        over -= sum(rondes[-1])
    return [median(kolom) for kolom in zip(*(rondes or [eerste]), strict=True)], len(rondes) or 1


def _tijd(werk: Callable[[], T]) -> tuple[float, T]:
    begin = perf_counter()
    uitkomst = werk()
    return perf_counter() - begin, uitkomst


@contextmanager
def hoogstens(driver: neo4j.Driver, tekst: str, limiet: float) -> Iterator[None]:
    """``TeLang`` when a question takes longer: the server is then told to end it."""
    om = Event()

    def beeindig() -> None:
        om.set()
        with in_zinnen():
            for rij in lees(driver, _LOPEND, tekst=tekst):
                lees(driver, "TERMINATE TRANSACTION $id", id=rij["id"])

    wekker = Timer(limiet, beeindig)
    wekker.start()
    try:
        yield
    except Neo4jFout as fout:
        if om.is_set():
            raise TeLang from fout
        raise
    finally:
        wekker.cancel()
        wekker.join()  # what it had begun must not outlive the server


_LOPEND = """
SHOW TRANSACTIONS YIELD transactionId, currentQuery
WHERE currentQuery = $tekst
RETURN transactionId AS id
"""
