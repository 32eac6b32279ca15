"""A snapshot in Neo4j, next to whatever else lives there.

Every node of ours has a label of its own and the id of its snapshot. A new version is written
beside the old one; a small node names the version that readers use, and is switched when the new
one is whole. Then the old one is removed. Every step can be repeated: whatever stopped a run, the
next one completes it. One run at a time: a run removes what another has not finished.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, LiteralString

import neo4j

from graph.dataset import Dataset
from graph.property_graph import teksten
from graph.property_graph.model import Model, Relatie, bouw
from graph.property_graph.verbinding import in_zinnen, lees
from graph.snapshot import REGELVERSIE, Snapshot

MAAT = 5_000
"""Rows per transaction: a few megabytes, well inside the smallest heap."""

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
        _schrijf(driver, teksten.BEGIN, snapshot=snapshot.id, over=_over(snapshot, model))
        _vul(driver, snapshot.id, model, voortgang or _stil)
        _herstel(driver, snapshot.id, model)
        _schrijf(driver, teksten.WISSEL, snapshot=snapshot.id)
        for oud in lees(driver, teksten.OUDE, snapshot=snapshot.id):
            _snoei(driver, oud["snapshot"])
    return model


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


def _vul(driver: neo4j.Driver, snapshot_id: str, model: Model, voortgang: Voortgang) -> None:
    knopen = [
        {
            "iri": knoop.iri,
            "labels": [teksten.MERK, *knoop.labels],
            "velden": {**knoop.velden, "snapshot": snapshot_id},
        }
        for knoop in model.knopen
    ]
    verwijzingen = [_rij(relatie) for relatie in model.relaties if not relatie.id]
    lijnen = [_rij(relatie) for relatie in model.relaties if relatie.id]
    alle, klaar = len(knopen) + len(model.relaties), 0
    for wat, vraag, rijen in (
        ("knopen", teksten.KNOPEN, knopen),
        ("verwijzingen", teksten.VERWIJZINGEN, verwijzingen),
        ("lijnen", teksten.LIJNEN, lijnen),
    ):
        for stuk in _stukken(rijen):
            voortgang(wat, klaar, alle)
            _schrijf(driver, vraag, snapshot=snapshot_id, rijen=stuk)
            klaar += len(stuk)
    voortgang("klaar", klaar, alle)


def _rij(relatie: Relatie) -> dict[str, Any]:
    return {
        "soort": relatie.soort,
        "van": relatie.van,
        "naar": relatie.naar,
        "id": relatie.id,
        "velden": relatie.velden,
    }


def _stukken(rijen: Sequence[Any]) -> Iterator[list[Any]]:
    door = iter(rijen)
    while stuk := list(islice(door, MAAT)):
        yield stuk


def _herstel(driver: neo4j.Driver, snapshot_id: str, model: Model) -> None:
    """Remove what others put into this version: it holds the model and nothing else."""
    [telling] = lees(driver, teksten.TEL, snapshot=snapshot_id)
    if (telling["knopen"], telling["relaties"]) == (len(model.knopen), len(model.relaties)):
        return
    eigen = {knoop.iri for knoop in model.knopen}
    vreemd = [
        rij["element"]
        for rij in lees(driver, teksten.KNOPEN_NU, snapshot=snapshot_id)
        if rij["iri"] not in eigen
    ]
    lijnen = {(r.soort, r.van, r.naar, r.id) for r in model.relaties}
    for rij in lees(driver, teksten.RELATIES_NU, snapshot=snapshot_id):
        sleutel = (rij["soort"], rij["van"], rij["naar"], rij["id"])
        if sleutel in lijnen:
            lijnen.remove(sleutel)  # a second one like it is one too many
        else:
            _schrijf(driver, teksten.LIJN_WEG, elementen=[rij["element"]])
    for stuk in _stukken(vreemd):
        _schrijf(driver, teksten.WEG, elementen=stuk)


def _snoei(driver: neo4j.Driver, snapshot_id: str) -> None:
    """Remove a version in pieces, its own node last: as long as that is there, a rerun goes on."""
    weg = MAAT
    while weg == MAAT:
        [rij] = _schrijf(driver, teksten.SNOEI, snapshot=snapshot_id, maat=MAAT)
        weg = rij["weg"]
    _schrijf(driver, teksten.VERSIE_WEG, snapshot=snapshot_id)
