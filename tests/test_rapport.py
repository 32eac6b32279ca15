"""The report and the page of a region: what asks for attention, in order; counts that add up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest
from starlette.testclient import TestClient

from api.aandacht import SOORTEN, aandacht
from api.report import rapport
from api.rijen import Vraag, dekking
from api.telling import in_woorden, tel
from graph.zinnen import AANWIJZING
from tests.paginaproef import LANDEN, VANDAAG, dienst, snapshot

DAGEN = (VANDAAG, date(2024, 7, 1), date(2026, 11, 27))


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with dienst("kleinland", tmp_path_factory.mktemp("winkel")) as client:
        yield client


@pytest.mark.parametrize("land", LANDEN)
@pytest.mark.parametrize("dag", DAGEN)
def test_the_strip_adds_up_to_all_functions(land: str, dag: date) -> None:
    snap = snapshot(land)
    for regio in snap.indeling.regios_op(dag)[::7]:
        html = rapport(snap, regio, dag, dag)
        strook = re.findall(r'<li data-status="([a-z-]+)"><strong>(\d+)</strong>', html)
        assert sum(int(aantal) for _, aantal in strook) == len(snap.functies)
        assert {"onbekend", "geborgd", "niet-geborgd"} <= {status for status, _ in strook}
        echt = {rij["status"] for rij in dekking(Vraag(snap, dag, dag), regio=regio)}
        assert echt <= {status for status, _ in strook}


def test_a_proven_gap_comes_first_and_names_the_gemeente(client: TestClient) -> None:
    """Meeuwendam is proven to have no wijkhulp: on paper and on the page, before all else."""
    for html in (
        rapport(snapshot("kleinland"), "JZ91", VANDAAG, VANDAAG),
        client.get("/regios/JZ91").text,
    ):
        lijst = html[html.index("Wat aandacht vraagt") :]
        eerste = re.search(r'<li data-soort="(.+?)"><strong>(.+?)</strong>(.+?)</li>', lijst)
        assert eerste is not None
        assert eerste[1] == "gat"
        assert eerste[2] == "Bewezen niet geborgd voor Meeuwendam:"
        assert "Hulp in de wijk" in eerste[3]
        assert "voor Meeuwendam staat vast dat er niets is" in eerste[3]
        assert "Een bron zegt dat Meeuwendam niets heeft geregeld" in html


@pytest.mark.parametrize("land", LANDEN)
def test_attention_is_in_order_and_leaves_nothing_out(land: str) -> None:
    snap = snapshot(land)
    for dag in DAGEN:
        vraag = Vraag(snap, dag, dag)
        for regio in vraag.dekking.regios[::5]:
            punten = aandacht(vraag, regio)
            volgorde = [list(SOORTEN).index(punt.soort) for punt in punten]
            assert volgorde == sorted(volgorde)
            genoemd = {f for punt in punten if punt.soort != "loopt-af" for f in punt.functies}
            for functie in snap.functies:
                rij = vraag.dekking.rij(regio, functie)
                vlaggen = {"bevat-bewezen-gat", "bevat-verlopen", "afspraak-verlopen"}
                statussen = {"niet-geborgd", "verlopen", "eenzijdig", "tegenstrijdig"}
                if rij.status in statussen or vlaggen & set(rij.vlaggen):
                    assert functie in genoemd, (regio, functie)


def test_each_kind_of_attention_is_found_in_kleinland() -> None:
    vraag = Vraag(snapshot("kleinland"), VANDAAG, VANDAAG)
    gevonden = {
        (punt.soort, regio, functie)
        for regio in vraag.dekking.regios
        for punt in aandacht(vraag, regio)
        for functie in punt.functies
    }
    assert {
        ("gat", "JZ91", "wijkhulp"),
        ("gat", "JZ92", "wijkhulp"),
        ("verlopen", "JZ91", "expertnetwerk"),
        ("eenzijdig", "JZ91", "driemilieu"),
        ("tegenstrijdig", "JZ95", "pleegzorg"),
        ("loopt-af", "JZ91", "besloten-verblijf"),
    } <= gevonden


def test_paper_and_screen_say_the_same_with_the_same_caveats(client: TestClient) -> None:
    papier = rapport(snapshot("kleinland"), "JZ91", VANDAAG, VANDAAG)
    scherm = client.get("/regios/JZ91").text
    punten = aandacht(Vraag(snapshot("kleinland"), VANDAAG, VANDAAG), "JZ91")
    assert any(AANWIJZING in punt.zin for punt in punten)
    for punt in punten:
        assert papier.count(punt.zin) >= 1
        assert scherm.count(punt.zin) >= 1
    for rij in dekking(Vraag(snapshot("kleinland"), VANDAAG, VANDAAG), regio="JZ91"):
        if rij["status"] != "onbekend":
            assert str(rij["toelichting"]) in papier
            assert str(rij["toelichting"]) in scherm


def test_a_count_in_words_keeps_its_caveat_in_the_same_sentence() -> None:
    rijen = dekking(Vraag(snapshot("kleinland"), VANDAAG, VANDAAG), functie="besloten-verblijf")
    telling = {t.status: t for t in tel(rijen)}
    alleen = telling["geborgd"]
    assert alleen.alleen_aanwijzing > 0
    assert AANWIJZING in in_woorden([alleen])
    assert sum(t.aantal for t in telling.values()) == len(rijen)
