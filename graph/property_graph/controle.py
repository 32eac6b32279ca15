"""Is what stands in Neo4j what the engine says? Counts, identities, and every named question.

The questions run on the rows that stand in Neo4j, so a difference says that one of both is wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

import neo4j

from graph.property_graph import teksten
from graph.property_graph.model import bouw
from graph.property_graph.motor import Motor
from graph.property_graph.sync import huidig
from graph.property_graph.verbinding import in_zinnen, lees
from graph.property_graph.vragen import namen, vraag
from graph.snapshot import Snapshot

_TOON = 5
"""Differences that are written out per subject; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Verschil:
    """Something that is not the same."""

    onderwerp: str
    wat: str


def controleer(
    driver: neo4j.Driver, snapshot: Snapshot, peildatum: date, kennisdatum: date
) -> list[Verschil]:
    """Every difference between Neo4j and the engine; none means that both say the same."""
    with in_zinnen():
        gevonden = list(_inhoud(driver, snapshot))
        motor = Motor(snapshot, peildatum, kennisdatum)
        for naam in namen():
            antwoord = vraag(
                driver, snapshot.id, naam, peildatum=peildatum, kennisdatum=kennisdatum
            )
            gevonden += vergelijk(f"vraag {naam}", motor.rijen(naam), antwoord)
    return gevonden


def _inhoud(driver: neo4j.Driver, snapshot: Snapshot) -> Iterator[Verschil]:
    """Is it the current version, and does it hold each node and relation once?"""
    versie = huidig(driver)
    if versie is None or versie.snapshot != snapshot.id:
        wel = f"versie {versie.snapshot}" if versie else "nog geen versie"
        yield Verschil("versie", f"Neo4j toont {wel}, niet {snapshot.id}")
    model = bouw(snapshot)
    labels = model.labels
    knopen = [
        (rij["iri"], *sorted(labels.intersection(rij["labels"])))
        for rij in lees(driver, teksten.KNOPEN_NU, snapshot=snapshot.id)
    ]
    yield from vergelijk("knopen", [(k.iri, *k.labels) for k in model.knopen], knopen)
    relaties_nu = [
        (rij["soort"], rij["van"], rij["naar"], rij["id"])
        for rij in lees(driver, teksten.RELATIES_NU, snapshot=snapshot.id)
    ]
    eigen = [(r.soort, r.van, r.naar, r.id) for r in model.relaties]
    yield from vergelijk("relaties", eigen, relaties_nu)


def vergelijk(
    onderwerp: str, verwacht: Iterable[object], gevonden: Iterable[object]
) -> Iterator[Verschil]:
    """Rows that only one side has; how often a row comes counts, its place does not."""
    hier, daar = Counter(map(_tekst, verwacht)), Counter(map(_tekst, gevonden))
    for rest, zin in ((hier - daar, "ontbreekt in Neo4j"), (daar - hier, "hoort er niet")):
        for rij in sorted(rest)[:_TOON]:
            yield Verschil(onderwerp, f"{zin}: {rij}")
        if len(rest) > _TOON:
            yield Verschil(onderwerp, f"{zin}: nog {len(rest) - _TOON} andere")


def _tekst(rij: object) -> str:
    """A row for people, in which a text, a number, a day and nothing are never the same."""
    if isinstance(rij, dict):
        return ", ".join(f"{kolom} {_waarde(waarde)}" for kolom, waarde in rij.items())
    return " ".join(map(str, rij)) if isinstance(rij, tuple) else str(rij)


def _waarde(waarde: object) -> str:
    return waarde.isoformat() if isinstance(waarde, date) else repr(waarde)
