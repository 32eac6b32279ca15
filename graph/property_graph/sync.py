"""A snapshot in Neo4j, next to whatever else lives there.

Every node of ours has a label of its own and the id of its snapshot. A new version is written
beside the old one; a small node names the version that readers use, and is switched when the new
one is whole. Then the old one is removed. Every step can be repeated: whatever stopped a run, the
next one completes it. One run at a time: a run removes what another has not finished, so it writes
only as long as it holds the place (``verbinding.alleen``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, LiteralString

import neo4j

from graph.dataset import Dataset
from graph.property_graph import teksten
from graph.property_graph.afwijking import Sleutel, afwijking, sleutel
from graph.property_graph.model import Model, bouw
from graph.property_graph.verbinding import Neo4jFout, Opnieuw, alleen, in_zinnen, lees
from graph.snapshot import REGELVERSIE, Snapshot

MAAT = 5_000
"""Rows per transaction: a few megabytes, well inside the smallest heap."""

KEREN = 3
"""Times to begin, when the place was lost or another wrote as well; what is right is kept."""

Voortgang = Callable[[str, int, int], None]
"""What is being written, and how far: done, of all."""


@dataclass(frozen=True, slots=True)
class Versie:
    """A snapshot that Neo4j holds whole, and of which country it is."""

    snapshot: str
    dataset: Dataset


def huidig(driver: neo4j.Driver) -> Versie | None:
    """The version that readers use, if there is one."""
    with in_zinnen():
        rijen = lees(driver, teksten.HUIDIG)
    if not rijen:
        return None
    over = rijen[0]
    dataset = Dataset(id=over["dataset"], naam=over["naam"], verzonnen=over["verzonnen"])
    return Versie(over["snapshot"], dataset)


def push(driver: neo4j.Driver, snapshot: Snapshot, voortgang: Voortgang | None = None) -> Model:
    """Make Neo4j hold this snapshot and no other; returns what it now holds."""
    model = bouw(snapshot)
    with in_zinnen():
        _schema(driver)
        for _ in range(KEREN):
            with suppress(Opnieuw), alleen(driver) as (houder, houdt):
                run = _Push(driver, houder, houdt, snapshot.id, model)
                _maak(run, snapshot, voortgang or _stil)
                return model
    raise Neo4jFout(
        "Neo4j viel telkens weg of een ander veranderde wat er geschreven werd; wat er stond is "
        "nog te lezen, probeer het opnieuw."
    )


@dataclass(frozen=True, slots=True)
class _Push:
    """One run: it writes only as long as it is the only one."""

    driver: neo4j.Driver
    houder: str
    houdt: Callable[[], None]
    snapshot: str
    model: Model

    def schrijf(self, vraag: LiteralString, **waarden: Any) -> list[dict[str, Any]]:
        """One transaction; without the place it writes nothing, and ``houdt`` raises."""
        vast = {"houder": self.houder, "snapshot": self.snapshot}
        rijen = _schrijf(self.driver, teksten.SLOT_NODIG + vraag, **vast, **waarden)
        self.houdt()
        return rijen

    def lees(self, vraag: LiteralString) -> list[dict[str, Any]]:
        return lees(self.driver, vraag, snapshot=self.snapshot)


def _maak(run: _Push, snapshot: Snapshot, voortgang: Voortgang) -> None:
    run.schrijf(teksten.BEGIN, over=_over(snapshot, run.model))
    _vul(run, _ruim(run), voortgang)
    [telling] = run.lees(teksten.TEL)
    if (telling["knopen"], telling["relaties"]) != (len(run.model.knopen), len(run.model.relaties)):
        raise Opnieuw
    run.schrijf(teksten.WISSEL)
    for oud in run.lees(teksten.OUDE):
        run.schrijf(teksten.ONVOLLEDIG, welke=oud["snapshot"])
        _snoei(run, oud["snapshot"])


def _schrijf(driver: neo4j.Driver, vraag: LiteralString, **waarden: Any) -> list[dict[str, Any]]:
    """One transaction."""
    return [rij.data() for rij in driver.execute_query(vraag, waarden).records]


def _stil(_wat: str, _klaar: int, _alle: int) -> None:
    """Nobody looks."""


def _schema(driver: neo4j.Driver) -> None:
    namen: LiteralString = "SHOW INDEXES YIELD name WHERE name IN $namen RETURN name"
    bestaat = {rij["name"] for rij in _schrijf(driver, namen, namen=list(teksten.SCHEMA))}
    for naam in teksten.SCHEMA.keys() - bestaat:
        _schrijf(driver, teksten.SCHEMA[naam])
    if teksten.SCHEMA.keys() - bestaat:
        _schrijf(driver, "CALL db.awaitIndexes(300)")


def _over(snapshot: Snapshot, model: Model) -> dict[str, str | int | bool]:
    """What readers should know of a version."""
    return {
        "dataset": snapshot.dataset.id,
        "naam": snapshot.dataset.naam,
        "verzonnen": snapshot.dataset.verzonnen,
        "regelversie": REGELVERSIE,
        "knopen": len(model.knopen),
        "relaties": len(model.relaties),
    }


def _vul(run: _Push, staat: Set[Sleutel], voortgang: Voortgang) -> None:
    """Every node, so that it has its own values again; the relations that are not there."""
    knopen = [
        {
            "iri": knoop.iri,
            "labels": [teksten.MERK, *knoop.labels],
            "velden": {**knoop.velden, "snapshot": run.snapshot},
        }
        for knoop in run.model.knopen
    ]
    relaties = [
        {"soort": r.soort, "van": r.van, "naar": r.naar, "velden": r.velden}
        for r in run.model.relaties
        if sleutel(r) not in staat
    ]
    alle, klaar = len(knopen) + len(relaties), 0
    for wat, vraag, rijen in (
        ("knopen", teksten.KNOPEN, knopen),
        ("relaties", teksten.RELATIES, relaties),
    ):
        for stuk in _stukken(rijen):
            voortgang(wat, klaar, alle)
            run.schrijf(vraag, rijen=stuk)
            klaar += len(stuk)
    voortgang("klaar", klaar, alle)


def _stukken(rijen: list[Any]) -> Iterator[list[Any]]:
    for begin in range(0, len(rijen), MAAT):
        yield rijen[begin : begin + MAAT]


def _ruim(run: _Push) -> Set[Sleutel]:
    """Remove what is in this version and not in the model; the relations that stay.

    A version that was whole is not shown as such while it is being mended.
    """
    wat = afwijking(run.model, run.lees(teksten.KNOPEN_NU), run.lees(teksten.RELATIES_NU))
    if wat:
        run.schrijf(teksten.ONVOLLEDIG, welke=run.snapshot)
    for stuk in _stukken(wat.knopen):
        run.schrijf(teksten.KNOPEN_WEG, elementen=stuk)
    for stuk in _stukken(wat.labels):
        run.schrijf(teksten.LABELS_WEG, rijen=stuk)
    for stuk in _stukken(wat.relaties):
        run.schrijf(teksten.RELATIES_WEG, elementen=stuk)
    return wat.staat


def _snoei(run: _Push, oud: str) -> None:
    """Remove a version in pieces, its own node last: as long as that is there, a rerun goes on."""
    weg = MAAT
    while weg == MAAT:
        [rij] = run.schrijf(teksten.SNOEI, oud=oud, maat=MAAT)
        weg = rij["weg"]
    run.schrijf(teksten.VERSIE_WEG, oud=oud)
