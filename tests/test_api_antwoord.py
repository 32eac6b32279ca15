"""Forms, validators, paging and what every answer carries."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from api.app import create_app
from api.settings import Instellingen
from api.web.geheugen import Geheugen
from api.web.hulpbron import Hulpbron
from api.web.hulpbronnen import HULPBRONNEN
from api.web.vormen import kies_vorm
from graph.snapshot import Snapshot
from tests.api_proef import DAGEN, LIJSTEN, adres, is_probleem, met


@pytest.mark.parametrize("bron", HULPBRONNEN, ids=lambda b: b.naam)
def test_same_address_same_bytes_same_etag(
    klant: TestClient, kleinland_snapshot: Snapshot, bron: Hulpbron
) -> None:
    pad = adres(bron, kleinland_snapshot.feiten[0].id)
    een, twee = klant.get(pad), klant.get(pad)
    assert een.content == twee.content
    assert een.headers["etag"] == twee.headers["etag"]
    niet_nieuw = klant.get(pad, headers={"If-None-Match": een.headers["etag"]})
    assert (niet_nieuw.status_code, niet_nieuw.content) == (304, b"")
    assert niet_nieuw.headers["etag"] == een.headers["etag"]
    assert "Accept" in niet_nieuw.headers["vary"]


def test_the_etag_covers_all_that_determines_the_bytes(klant: TestClient) -> None:
    varianten = [
        f"/v1/dekking?{DAGEN}",
        "/v1/dekking?peildatum=2025-06-01&kennisdatum=2026-06-01",
        "/v1/dekking?peildatum=2026-06-01&kennisdatum=2025-06-01",
        f"/v1/dekking?{DAGEN}&regio=JZ91",
        f"/v1/dekking?{DAGEN}&page=2",
        f"/v1/dekking?{DAGEN}&pageSize=3",
        f"/v1/hiaten?{DAGEN}",
    ]
    merken = [klant.get(pad).headers["etag"] for pad in varianten]
    merken.append(klant.get(varianten[0], headers={"Accept": "text/csv"}).headers["etag"])
    assert len(set(merken)) == len(merken)
    assert all(re.fullmatch(r'"[0-9a-f]{24}(-br)?"', merk) for merk in merken), "strong, quoted"


def test_the_etag_of_today_is_that_of_the_day_itself(klant: TestClient) -> None:
    zonder = klant.get("/v1/dekking").headers["etag"]
    assert klant.get(f"/v1/dekking?{DAGEN}").headers["etag"] == zonder


@pytest.mark.parametrize("vorm", ["{}", "W/{}", '"x", {}', "*"])
def test_if_none_match_in_every_notation(klant: TestClient, vorm: str) -> None:
    merk = klant.get("/v1/regios").headers["etag"]
    gevraagd = klant.get("/v1/regios", headers={"If-None-Match": vorm.format(merk)})
    assert gevraagd.status_code == 304


def test_a_star_does_not_hide_what_is_not_there(klant: TestClient) -> None:
    is_probleem(klant.get("/v1/regios/JZ00", headers={"If-None-Match": "*"}), 404)


@pytest.mark.parametrize("bron", LIJSTEN, ids=lambda b: b.naam)
def test_pages_together_are_the_whole(klant: TestClient, bron: Hulpbron) -> None:
    pad = adres(bron)
    heel = klant.get(met(pad, "pageSize=500")).json()["items"]
    verzameld, volgende, stappen = [], met(pad, "pageSize=7"), 0
    while volgende:
        antwoord = klant.get(volgende)
        verzameld += antwoord.json()["items"]
        links = {
            rel: doel
            for doel, rel in re.findall(r'<([^>]+)>; rel="(\w+)"(?!;)', antwoord.headers["link"])
        }
        assert {r: a["href"] for r, a in antwoord.json()["_links"].items()} == links
        assert {"first", "last", "self"} <= links.keys()
        volgende, stappen = links.get("next", ""), stappen + 1
    assert verzameld == heel
    assert stappen == max(1, -(-len(heel) // 7))


def test_a_page_beyond_the_last_is_empty_and_leads_back(klant: TestClient) -> None:
    antwoord = klant.get("/v1/regios?page=1000&pageSize=2")
    assert antwoord.json()["items"] == []
    assert antwoord.json()["totaal"] > 0
    vorige = antwoord.json()["_links"]["prev"]["href"]
    assert klant.get(vorige).json()["items"]


@pytest.mark.parametrize("bron", HULPBRONNEN, ids=lambda b: b.naam)
def test_head_is_get_without_a_body(
    klant: TestClient, kleinland_snapshot: Snapshot, bron: Hulpbron
) -> None:
    pad = adres(bron, kleinland_snapshot.feiten[0].id)
    get, head = klant.get(pad), klant.head(pad)
    assert (head.status_code, head.content) == (200, b"")
    assert dict(head.headers) == dict(get.headers)


def test_a_form_that_is_not_there_is_406(klant: TestClient) -> None:
    probleem = is_probleem(klant.get("/v1/regios", headers={"Accept": "image/png"}), 406)
    assert "application/json" in probleem["detail"]


@pytest.mark.parametrize(
    ("accept", "vorm"),
    [
        (None, "json"),
        ("", "json"),
        ("*/*", "json"),
        ("text/csv", "csv"),
        ("text/*", "csv"),
        ("application/json;q=0.5, text/csv", "csv"),
        ("application/json, text/csv", "json"),
        ("text/csv;q=0, */*", "json"),
        ("application/json;q=0, */*;q=0.1", "csv"),
        ("text/html, */*;q=0.8", "json"),
        ("Text/CSV; charset=utf-8", "csv"),
        ("text/csv;q=nan, application/json;q=0.1", "json"),
        (",,;;q=, text/csv", "csv"),
    ],
)
def test_the_form_that_the_client_likes_best(accept: str | None, vorm: str) -> None:
    assert kies_vorm(accept, ("json", "csv")) == vorm


def test_options_says_what_can_be_done(klant: TestClient) -> None:
    antwoord = klant.options("/v1/regios", headers={"Origin": "https://ergens.example"})
    assert antwoord.status_code == 204
    assert antwoord.headers["allow"] == "GET, HEAD, OPTIONS"
    assert antwoord.headers["access-control-allow-origin"] == "*"


def test_csv_has_a_header_and_says_about_what(klant: TestClient) -> None:
    antwoord = klant.get(f"/v1/regios?{DAGEN}", headers={"Accept": "text/csv"})
    assert antwoord.headers["content-type"].startswith("text/csv")
    kop, eerste, *_ = antwoord.text.split("\r\n")
    assert kop.startswith("code,naam,")
    assert kop.endswith("peildatum,kennisdatum,snapshot")
    assert eerste.startswith("JZ91,Regio Duinrand,")


@pytest.fixture(scope="module")
def krap(winkel: Path) -> Iterator[TestClient]:
    """The same country, two rows to a page: what is whole must show it."""
    instellingen = Instellingen(winkel=winkel, sparql_tegelijk=0, pagina_standaard=2)
    with TestClient(create_app(instellingen, klok=lambda: date(2026, 6, 1))) as client:
        yield client


def _regels(antwoord: Response) -> list[list[str]]:
    assert antwoord.headers["content-type"].startswith("text/csv")
    return list(csv.reader(io.StringIO(antwoord.text)))[1:]


@pytest.mark.parametrize("bron", LIJSTEN, ids=lambda b: b.naam)
def test_csv_asked_in_the_address_is_the_whole_list(krap: TestClient, bron: Hulpbron) -> None:
    json_ = krap.get(adres(bron))
    assert len(json_.json()["items"]) <= 2
    als_csv = krap.get(met(adres(bron), "vorm=csv"))
    assert len(_regels(als_csv)) == json_.json()["totaal"]
    assert not re.search(r'rel="(next|prev|first|last)"', als_csv.headers["link"])
    genoemd = re.findall(r'<([^>]+)>; rel="alternate"; type="text/csv"', json_.headers["link"])
    assert krap.get(genoemd[0]).content == als_csv.content, "JSON names the address of the file"
    per_accept = krap.get(adres(bron), headers={"Accept": "text/csv"})
    assert (per_accept.content, per_accept.headers["etag"]) == (
        als_csv.content,
        als_csv.headers["etag"],
    )


def test_a_page_of_csv_comes_only_to_who_asks_for_one(krap: TestClient) -> None:
    pagina = krap.get("/v1/regios?vorm=csv&page=1")
    assert len(_regels(pagina)) == 2
    verder = re.findall(r'<([^>]+)>; rel="next"', pagina.headers["link"])
    volgende = krap.get(verder[0])
    assert _regels(volgende)
    assert _regels(volgende) != _regels(pagina), "the next page is CSV too"


def test_geojson_is_the_whole_map(krap: TestClient) -> None:
    kaart = krap.get("/v1/regios?vorm=geojson").json()
    assert len(kaart["features"]) == krap.get("/v1/regios").json()["totaal"] > 2


def test_the_form_in_the_address_goes_before_accept(klant: TestClient) -> None:
    turtle = {"Accept": "text/turtle"}
    assert klant.get("/v1/regios/JZ91?vorm=csv", headers=turtle).text.startswith("code,naam,")
    probleem = is_probleem(klant.get("/v1/regios?vorm=xlsx"), 400)
    assert "kies uit json, csv, geojson" in probleem["detail"]


def test_a_memory_forgets_what_was_used_least_recently() -> None:
    geheugen: Geheugen[bytes] = Geheugen(10, len)
    for naam in "abc":
        geheugen.bewaar(naam, b"xxx")
    assert geheugen.geef("a") == b"xxx"
    geheugen.bewaar("d", b"xxxx")
    assert [geheugen.geef(naam) is None for naam in "abcd"] == [False, True, False, False]
    geheugen.bewaar("groot", b"x" * 11)
    assert geheugen.geef("groot") is None
    geheugen.bewaar("a", b"y")
    assert geheugen.gewicht == 8
