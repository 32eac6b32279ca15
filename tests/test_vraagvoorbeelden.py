"""The worked examples: each explains itself, runs within bounds, and finds what the data have."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from rdflib.plugins.sparql import prepareQuery
from starlette.testclient import TestClient

from api.app import create_app
from api.settings import Instellingen
from api.sparql.bouw import bouw as sparql_bouw
from api.sparql.bouw import check
from api.sparql.proces import Uitkomst, Werker
from graph.opslag import bewaar
from graph.rdf.sparql_parser import canonical
from graph.snapshot import Snapshot
from graph.vraagvoorbeelden import MAP, Voorbeeld, voorbeelden
from loaders.land import DATA, lees_land

ALLE = voorbeelden()
elk = pytest.mark.parametrize("voorbeeld", ALLE, ids=lambda v: v.naam)


@pytest.fixture(scope="module")
def antwoorden(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Uitkomst]:
    """What the bounded process of the service says to each, on the real country."""
    land = lees_land(DATA / "nl")
    snapshot = Snapshot.maak(land.dataset, land.bronnen, land.feiten)
    map_ = tmp_path_factory.mktemp("nl")
    bewaar(snapshot, map_ / "winkel")
    # What each takes is no promise on a machine that does other things too.
    instellingen = Instellingen(winkel=map_ / "winkel", sparql_seconden=60)
    (map_ / "graaf").mkdir()
    sparql_bouw(str(map_ / "winkel"), snapshot.id, str(map_ / "graaf"), instellingen.basis)
    zegel = check(map_ / "graaf", snapshot.id)
    return asyncio.run(_stel_alle(map_ / "graaf", zegel.statements, instellingen))


async def _stel_alle(
    graaf: Path, uitspraken: int, instellingen: Instellingen
) -> dict[str, Uitkomst]:
    uit = {}
    async with _werker(graaf, uitspraken, instellingen) as werker:
        for voorbeeld in ALLE:
            uit[voorbeeld.naam] = await werker.vraag(_verzoek(voorbeeld))
    return uit


@asynccontextmanager
async def _werker(
    graaf: Path, uitspraken: int, instellingen: Instellingen
) -> AsyncIterator[Werker]:
    werker = await Werker.start(graaf, uitspraken, instellingen)
    try:
        yield werker
    finally:
        await werker.stop()


def _verzoek(voorbeeld: Voorbeeld) -> dict[str, Any]:
    vormen = {"tabel": "text/csv", "graaf": "text/turtle"}
    return {"vraag": voorbeeld.tekst, "standaard": [], "benoemd": [], **vormen}


def test_there_are_twenty_and_each_is_named_once() -> None:
    assert len(ALLE) == 20
    assert len({v.titel for v in ALLE}) == 20
    assert [v.naam for v in ALLE] == sorted(bestand.stem for bestand in MAP.glob("*.rq"))


@elk
def test_each_explains_itself_and_is_valid_elsewhere(voorbeeld: Voorbeeld) -> None:
    assert voorbeeld.titel.endswith("?")
    assert 1 <= voorbeeld.nummer <= 40
    assert len(voorbeeld.uitleg) > 80
    assert "#" not in re.sub(r"<[^>]*>|\^\^\w+:\w+", "", voorbeeld.tekst)
    prepareQuery(voorbeeld.tekst)
    assert canonical(voorbeeld.tekst)


@elk
def test_each_finds_rows_in_the_real_country(
    antwoorden: dict[str, Uitkomst], voorbeeld: Voorbeeld
) -> None:
    uitkomst = antwoorden[voorbeeld.naam]
    assert uitkomst.status == 200, uitkomst.soort
    kop, *rijen = uitkomst.inhoud.decode().splitlines()
    assert kop.split(",") == list(voorbeeld.kolommen)
    assert len(rijen) >= 2


def test_known_answers(antwoorden: dict[str, Uitkomst]) -> None:
    def tekst(begin: str) -> str:
        naam = next(naam for naam in antwoorden if naam.startswith(begin))
        return antwoorden[naam].inhoud.decode()

    assert "Weesp,Utrecht West,Gooi en Vechtstreek,2019-01-01" in tekst("06")
    assert "Holland Rijnland" not in tekst("01"), "a region is no partner of itself"
    assert "Open driemilieuvoorziening,42,0" in tekst("02")
    assert len(tekst("17").splitlines()) == 1 + 42


def _klant(winkel: Path, **instellingen: Any) -> TestClient:
    grenzen = Instellingen(winkel=winkel, sparql_tegelijk=0, **instellingen)
    return TestClient(create_app(grenzen, klok=lambda: date(2026, 6, 1)))


def test_the_page_shows_every_example_and_loads_nothing(winkel: Path) -> None:
    with _klant(winkel) as klant:
        pagina = klant.get("/sparql")
        assert pagina.headers["content-type"] == "text/html; charset=utf-8"
        assert '<a href="/sparql">' in klant.get("/v1/docs").text
        merk = pagina.headers["etag"]
        assert klant.get("/sparql", headers={"If-None-Match": merk}).status_code == 304
    leesbaar = unescape(pagina.text)
    for voorbeeld in ALLE:
        assert voorbeeld.titel in leesbaar
        assert voorbeeld.uitleg in leesbaar
        assert voorbeeld.tekst.strip() in leesbaar
    for laadt in ("<script", "<img", "<link", "@import", "url(", "src="):
        assert laadt not in pagina.text
    assert "default-src 'none'" in pagina.headers["content-security-policy"]


def test_each_link_asks_exactly_its_question(winkel: Path) -> None:
    with _klant(winkel) as klant:
        links = re.findall(r'href="(/v1/sparql\?query=[^"]*)"', klant.get("/sparql").text)
        assert len(links) == len(ALLE), "each fits within an address"
        for link in links:
            assert klant.get(unescape(link)).status_code == 503, "asked, but there are no workers"


def test_a_link_that_does_not_fit_is_left_out(winkel: Path) -> None:
    with _klant(winkel, adres_max=900) as klant:
        pagina = klant.get("/sparql").text
    assert 0 < pagina.count('href="/v1/sparql?query=') < len(ALLE)
    assert "Te lang" in pagina


def test_the_examples_follow_the_base_of_the_service() -> None:
    for voorbeeld in voorbeelden("https://elders.example/graaf"):
        assert "https://jeugdregio.example/" not in voorbeeld.tekst
        assert "<https://elders.example/graaf/def#>" in voorbeeld.tekst
