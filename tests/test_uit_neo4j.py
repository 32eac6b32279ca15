"""The API that reads through Neo4j: the same bytes as those of the engine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import LiteralString

import neo4j
import pytest
from msgspec.structs import replace
from starlette.testclient import TestClient

from graph.facts import Geldigheid
from graph.opslag import bewaar
from graph.property_graph.sync import push
from graph.snapshot import Snapshot
from tests.antwoorden import DATASET
from tests.bouwer import Land
from tests.neo4j_proef import snapshot_van
from tests.neo4j_server import Server
from tests.uit_neo4j_proef import DEKKING, PAD, client, vrije_poort

pytestmark = pytest.mark.neo4j

VRAGEN = (
    "",
    "?peildatum=2016-01-01",
    "?peildatum=2021-01-01&kennisdatum=2021-06-01",
    "?peildatum=2023-03-01",
    "?peildatum=2024-07-01&functie=pleegzorg",
    "?peildatum=2024-07-01&kennisdatum=2022-01-01",
    "?peildatum=2024-07-01&pageSize=2&page=2",
    "?peildatum=2030-01-01",
)


@contextmanager
def beide(winkel: Path, plek: Server) -> Iterator[tuple[TestClient, TestClient]]:
    """A service on the engine and one on Neo4j."""
    with (
        client(winkel, None) as motor,
        client(winkel, plek) as graaf,
    ):
        yield motor, graaf


def gelijk(motor: TestClient, graaf: TestClient, pad: str, soort: str) -> bytes:
    vraag = {"Accept": soort}
    hoort, geeft = motor.get(pad, headers=vraag), graaf.get(pad, headers=vraag)
    assert (geeft.status_code, geeft.content) == (200, hoort.content), pad
    assert geeft.headers == hoort.headers
    return hoort.content


@pytest.mark.parametrize("soort", ["application/json", "text/csv"])
def test_the_bytes_are_those_of_the_engine(
    gevuld: Snapshot, winkel: Path, neo4j_plek: Server, soort: str
) -> None:
    with beide(winkel, neo4j_plek) as (motor, graaf):
        inhoud = {
            gelijk(motor, graaf, f"/v1/regios/{regio}/relaties{vraag}", soort)
            for vraag in (*VRAGEN, "?peildatum=2023-06-01..2024-03-31")
            for regio in gevuld.regios
        }
    assert len(inhoud) > 8, "empty answers are all the same, and prove nothing"


@pytest.mark.usefixtures("gevuld")
@pytest.mark.parametrize("soort", ["application/json", "text/csv"])
def test_so_are_those_of_the_statuses(winkel: Path, neo4j_plek: Server, soort: str) -> None:
    vragen = (
        *VRAGEN,
        "?peildatum=2024-07-01&status=verlopen",
        "?peildatum=2024-07-01&niveau=bovenregionaal&regio=JZ92",
        "?peildatum=2024-07-01&regio=JZ93&functie=pleegzorg",
    )
    with beide(winkel, neo4j_plek) as (motor, graaf):
        inhoud = {gelijk(motor, graaf, f"{DEKKING}{vraag}", soort) for vraag in vragen}
    assert len(inhoud) == len(vragen)
    alles = b"".join(inhoud).decode()
    vlaggen = ("indeling-onzeker", "via-oude-regio", "doorgetrokken", "algemeen-lidmaatschap")
    for woord in (*vlaggen, "Laatst bekend", "tegenstrijdig", "volgens"):
        assert woord in alles, f"these answers do not show '{woord}'"


@pytest.mark.parametrize("nummer", [3, 11, 24])
def test_random_countries_too(
    neo4j_driver: neo4j.Driver, neo4j_plek: Server, tmp_path: Path, nummer: int
) -> None:
    snapshot = snapshot_van(nummer)
    bewaar(snapshot, tmp_path)
    push(neo4j_driver, snapshot)
    with beide(tmp_path, neo4j_plek) as (motor, graaf):
        for dag in ("2020-07-01", "2021-07-01", "2025-01-01"):
            dagen = f"peildatum={dag}&kennisdatum=2035-01-01"
            gelijk(motor, graaf, f"{DEKKING}?{dagen}", "text/csv")
            for regio in snapshot.indeling.regios_op(date.fromisoformat(dag)):
                gelijk(motor, graaf, f"/v1/regios/{regio}/relaties?{dagen}", "text/csv")


def test_a_region_is_called_what_it_was_called_then(
    neo4j_driver: neo4j.Driver, neo4j_plek: Server, tmp_path: Path
) -> None:
    land = Land()
    land.functie("zorg", niveau="bovenregionaal")
    land.regio("JZ91", ("GM9001",))
    partner = land.regio("JZ92", ("GM9002",))
    later = Geldigheid(van="2024-01-01")
    land.feiten.append(replace(partner, naam="Regio van nu; en later", geldig=later))
    paar = ("JZ91", "JZ92")
    land.contract("samen", "zorg", regios=paar, partijen=paar, gebied="Kust", gezamenlijk=True)
    snapshot = Snapshot.maak(DATASET, land.bronnen, land.feiten)
    bewaar(snapshot, tmp_path)
    push(neo4j_driver, snapshot)
    with beide(tmp_path, neo4j_plek) as (motor, graaf):
        oud, nieuw = (
            gelijk(motor, graaf, f"{PAD}?peildatum={dag}&kennisdatum=2035-01-01", "text/csv")
            for dag in ("2023-12-31", "2024-01-01")
        )
    assert b"Regio van nu" in nieuw
    assert b"JZ92" in oud
    assert b"Regio van nu" not in oud


NAAM = "MATCH (f:RegioFeit {snapshot: $s}) SET f.naam = 'Elders'"
STATUS = """
MATCH (:Gemeente {snapshot: $s, id: 'GM9001'})<-[:GEMEENTE]-(b:Bewijsrij)
MATCH (b)-[:FUNCTIE]->(:Functie {id: 'pleegzorg'})
SET b.polariteit = 'negatief'
"""
SCHAKEL = """
MATCH (:Regio {snapshot: $s, id: 'JZ91'})-[r:SCHAKELBEWIJS]-(:Regio {id: 'JZ95'}) DELETE r
"""


@pytest.mark.parametrize(
    ("wijziging", "pad", "hoort", "geeft"),
    [
        (NAAM, f"{PAD}?functie=crisishulp", ",Regio Stadshaven,", ",Elders,"),
        (NAAM, f"{DEKKING}?functie=pleegzorg&regio=JZ91", ",Regio Duinrand,", ",Elders,"),
        (STATUS, f"{DEKKING}?functie=pleegzorg&regio=JZ91", ",geborgd,", ",deels-geborgd,"),
        (SCHAKEL, f"{PAD}?functie=crisishulp", ",JZ95,", ""),
    ],
    ids=["naam van partner", "naam van regio", "status", "partner"],
)
def test_the_rows_truly_come_from_there(
    gevuld: Snapshot,
    winkel: Path,
    neo4j_driver: neo4j.Driver,
    neo4j_plek: Server,
    wijziging: LiteralString,
    pad: str,
    hoort: str,
    geeft: str,
) -> None:
    """What was changed there is what is said, be it wrong."""
    neo4j_driver.execute_query(wijziging, s=gevuld.id)
    try:
        with beide(winkel, neo4j_plek) as (motor, graaf):
            goed, anders = (c.get(pad, headers={"Accept": "text/csv"}) for c in (motor, graaf))
    finally:
        push(neo4j_driver, gevuld)
    assert (goed.status_code, anders.status_code) == (200, 200)
    assert hoort in goed.text
    assert hoort not in anders.text
    assert geeft in anders.text


def test_an_etag_still_saves_the_work(winkel: Path) -> None:
    """Nothing listens there: who has the bytes already costs Neo4j no question."""
    nergens = Server(f"bolt://127.0.0.1:{vrije_poort()}", "a", "b")
    with beide(winkel, nergens) as (motor, graaf):
        for pad in (PAD, DEKKING):
            merk = motor.get(pad).headers["etag"]
            assert graaf.get(pad, headers={"If-None-Match": merk}).status_code == 304
            assert graaf.get(pad).status_code == 503
