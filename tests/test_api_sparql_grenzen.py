"""Time, rows, bytes and questions at once are bounded, and a process that dies is replaced."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pyoxigraph as ox
import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.settings import Instellingen
from api.sparql.bouw import STORE
from api.sparql.proces import Weg, Werker
from api.sparql.werker import Uitvoerder
from tests.api_proef import is_probleem
from tests.sparql_proef import DIRECT, ZWAAR, kleine_dienst, wacht


@pytest.fixture(scope="module")
def sparql(winkel: Path) -> Iterator[TestClient]:
    with kleine_dienst(winkel) as client:
        yield client


@pytest.mark.parametrize(("rijen", "status"), [(2000, 200), (2001, 400)])
@pytest.mark.parametrize(
    "vorm", ["SELECT * {{ ?s ?p ?o }} LIMIT {}", "CONSTRUCT WHERE {{ ?s ?p ?o }} LIMIT {}"]
)
def test_rows_are_bounded(sparql: TestClient, vorm: str, rijen: int, status: int) -> None:
    antwoord = sparql.get("/v1/sparql", params={"query": vorm.format(rijen)})
    assert antwoord.status_code == status
    if status == 400:
        assert "LIMIT" in is_probleem(antwoord, 400)["detail"]


@pytest.mark.parametrize(("bytes_", "status"), [(26, 200), (25, 400)])
def test_bytes_are_bounded(bytes_: int, status: int) -> None:
    vraag: dict[str, Any]
    vraag = {"vraag": "ASK {}", "standaard": [], "benoemd": [], "graaf": None}
    vraag["tabel"] = "application/sparql-results+json"
    assert Uitvoerder(ox.Store(), "https://x.example/", 10, bytes_).antwoord(vraag)[0] == status


@pytest.mark.parametrize("gemeld", [True, False])
def test_a_body_is_bounded(sparql: TestClient, gemeld: bool) -> None:
    grens = Instellingen().lichaam_max
    for lengte, status in ((grens, 200), (grens + 1, 413)):
        tekst = "ASK {}".ljust(lengte).encode()
        inhoud = tekst if gemeld else iter([tekst[:1000], tekst[1000:]])
        antwoord = sparql.post("/v1/sparql", content=inhoud, headers=DIRECT)
        assert antwoord.status_code == status
        if status == 413:
            is_probleem(antwoord, 413)


def _kinderen() -> set[int]:
    return {kind.pid for kind in psutil.Process().children()}


def test_a_question_that_takes_too_long_is_killed(sparql: TestClient) -> None:
    voor, begin = _kinderen(), time.monotonic()
    antwoord = sparql.post("/v1/sparql", content=ZWAAR, headers=DIRECT)
    duur = time.monotonic() - begin
    probleem = is_probleem(antwoord, 400)
    assert "1.5 seconden" in probleem["detail"], "asked again it would take as long"
    assert "retry-after" not in antwoord.headers
    assert duur < 20, "the bound is real: without it this takes hours"
    for _ in range(15):
        if voor - _kinderen():
            break
        time.sleep(0.05)
    assert voor - _kinderen(), "its process is gone, before its own timer would end it"
    wacht(sparql)


def test_a_worker_whose_parent_is_gone_ends_itself(tmp_path: Path) -> None:
    winkel = ox.Store(str(tmp_path / STORE))
    knoop = ox.NamedNode("http://example.org/x")
    winkel.extend(ox.Quad(knoop, knoop, ox.Literal(str(nr))) for nr in range(2000))
    winkel.flush()
    del winkel
    vraag: dict[str, Any] = {
        "vraag": ZWAAR,
        "standaard": [],
        "benoemd": [],
        "graaf": None,
        "tabel": "text/csv",
    }

    async def stel() -> None:
        werker = await Werker.start(tmp_path, 2000, Instellingen(sparql_seconden=0.2))
        werker._seconden = 20  # the clock of the parent
        try:
            with pytest.raises(Weg) as weg:
                await werker.vraag(vraag)
            assert weg.value.uitkomst.status == 400
        finally:
            await werker.stop()

    asyncio.run(stel())


def test_a_question_that_kills_its_process_is_an_answer_too(sparql: TestClient) -> None:
    lang = f"SELECT (1{' + 1' * 15_000} AS ?x) {{}}"
    probleem = is_probleem(sparql.post("/v1/sparql", content=lang, headers=DIRECT), 400)
    assert "maak haar kleiner" in probleem["detail"]
    wacht(sparql)


def test_so_many_at_once_and_no_more(winkel: Path) -> None:
    grenzen = Instellingen(winkel=winkel, sparql_tegelijk=1, sparql_seconden=1.0)
    with TestClient(create_app(grenzen), raise_server_exceptions=False) as client:
        wacht(client)
        is_probleem(client.post("/v1/sparql", content=ZWAAR, headers=DIRECT), 400)
        bezet = client.get("/v1/sparql?query=ASK%7B%7D")
        assert "te veel" in is_probleem(bezet, 503)["detail"], "the only one is being replaced"
        assert int(bezet.headers["retry-after"]) > 0
        wacht(client)


def test_it_can_be_turned_off(winkel: Path) -> None:
    with TestClient(create_app(Instellingen(winkel=winkel, sparql_tegelijk=0))) as client:
        is_probleem(client.get("/v1/sparql?query=ASK%7B%7D"), 503)
        assert not _kinderen() or client.get("/v1/regios").status_code == 200
