"""What cannot be read is 400, what is not there is 404: every error at once, with what to do."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import httpx2
import msgspec
import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.settings import VOORVOEGSEL, Instellingen
from api.vandaag import vandaag
from api.web.hulpbron import Hulpbron
from api.web.hulpbronnen import HULPBRONNEN
from api.web.vraag import leesdatum
from graph.facts import Regio
from graph.opslag import bewaar
from graph.snapshot import Snapshot
from loaders.land import Land
from tests.api_proef import STANDAARD, adres, is_probleem, met

SLECHTE_DATA = ["0", "2025-02-30", "2025-1-1", "20250101", "1-1-2025", "2025-01-01T00:00:00Z"]
SLECHTE_DATA += ["", " 2025-01-01", "1899-12-31", "2200-01-01", "٢٠٢٥-٠١-٠١", "vandaag", "9" * 99]


@pytest.mark.parametrize("tekst", SLECHTE_DATA)
@pytest.mark.parametrize("naam", ["peildatum", "kennisdatum"])
def test_a_date_that_is_none_is_refused(klant: TestClient, naam: str, tekst: str) -> None:
    probleem = is_probleem(klant.get("/v1/dekking", params={naam: tekst}), 400)
    assert [(fout["in"], fout["name"]) for fout in probleem["errors"]] == [("query", naam)]


@pytest.mark.parametrize("tekst", ["1900-01-01", "2024-02-29", "2199-12-31"])
def test_a_date_that_exists_is_read(klant: TestClient, tekst: str) -> None:
    assert leesdatum(tekst) == date.fromisoformat(tekst)
    assert klant.get(f"/v1/dekking?peildatum={tekst}").json()["peildatum"] == tekst


def test_all_errors_come_at_once(klant: TestClient) -> None:
    query = "peildatum=0&kennisdatum=2025-02-30&regio=JZ00&status=groen&page=0&pageSize=501&kleur=x"
    probleem = is_probleem(klant.get(f"/v1/dekking?{query}"), 400)
    assert {fout["name"] for fout in probleem["errors"]} == {
        *("peildatum", "kennisdatum", "regio", "status", "page", "pageSize", "kleur")
    }
    assert all(fout["detail"] for fout in probleem["errors"])


@pytest.mark.parametrize("bron", HULPBRONNEN, ids=lambda b: b.naam)
def test_an_unknown_key_is_an_error_everywhere(
    klant: TestClient, kleinland_snapshot: Snapshot, bron: Hulpbron
) -> None:
    goed = adres(bron, kleinland_snapshot.feiten[0].id)
    probleem = is_probleem(klant.get(met(goed, "Peildatum=2025-01-01")), 400)
    assert [fout["name"] for fout in probleem["errors"]] == ["Peildatum"]


def test_a_key_given_twice_is_an_error(klant: TestClient) -> None:
    probleem = is_probleem(klant.get("/v1/dekking?regio=JZ91&regio=JZ92"), 400)
    assert "één waarde" in probleem["detail"]


def test_a_missing_key_is_an_error(klant: TestClient) -> None:
    for pad in ("/v1/buren", "/v1/zoekresultaten"):
        assert "ontbreekt" in is_probleem(klant.get(pad), 400)["detail"]


@pytest.mark.parametrize("waarde", ["0", "-1", "1.5", "x", "", "501", "1e3", "9999999999"])
def test_page_size_outside_its_bounds(klant: TestClient, waarde: str) -> None:
    is_probleem(klant.get(f"/v1/gemeenten?pageSize={waarde}"), 400)


@pytest.mark.parametrize("waarde", ["1", "500"])
def test_page_size_at_its_bounds(klant: TestClient, waarde: str) -> None:
    assert klant.get(f"/v1/gemeenten?pageSize={waarde}").status_code == 200


@pytest.mark.parametrize(("lengte", "status"), [(100, 200), (101, 400)])
def test_a_search_text_has_a_limit(klant: TestClient, lengte: int, status: int) -> None:
    assert klant.get(f"/v1/zoekresultaten?q={'a' * lengte}").status_code == status


@pytest.mark.parametrize(
    "pad",
    [
        *("regios/JZ00", "gemeenten/GM0000", "functies/x", "bronnen/x", "feiten/x"),
        *("aanbieders/x", "lokale-teams/x", "samenwerkingsverbanden/x"),
        *("dekking/JZ00/pleegzorg", "dekking/JZ91/x", "regios/JZ00/dekking", "regios/%00"),
    ],
)
def test_a_thing_that_is_not_there_is_404(klant: TestClient, pad: str) -> None:
    probleem = is_probleem(klant.get(f"/v1/{pad}"), 404)
    assert probleem["detail"].endswith((".", "is."))


@pytest.mark.parametrize("bron", HULPBRONNEN, ids=lambda b: b.naam)
def test_a_code_that_is_not_there_is_404_in_the_query_too(
    klant: TestClient, kleinland_snapshot: Snapshot, bron: Hulpbron
) -> None:
    """And every address that the sentence names can be asked."""
    goed = adres(bron, kleinland_snapshot.feiten[0].id)
    for p in bron.query:
        if p.soort:
            url = httpx2.URL(goed).copy_set_param(p.naam, "bestaat-niet")
            probleem = is_probleem(klant.get(url), 404)
            assert [(f["in"], f["name"]) for f in probleem["errors"]] == [("query", p.naam)]
            _adressen_bestaan(klant, probleem["detail"])
    for p in bron.pad_parameters:
        pad = VOORVOEGSEL + bron.pad.format(**{**STANDAARD, p.naam: "bestaat-niet"})
        _adressen_bestaan(klant, is_probleem(klant.get(pad), 404)["detail"])


def _adressen_bestaan(klant: TestClient, zin: str) -> None:
    genoemd = re.findall(r"/v1/[a-z/-]+", zin)
    assert genoemd, zin
    for pad in genoemd:
        assert klant.get(pad).status_code == 200, zin


def test_what_cannot_be_read_goes_before_what_is_not_there(klant: TestClient) -> None:
    probleem = is_probleem(klant.get("/v1/dekking?regio=JZ00&status=groen"), 400)
    assert {fout["name"] for fout in probleem["errors"]} == {"regio", "status"}


@pytest.mark.parametrize("bron", HULPBRONNEN, ids=lambda b: b.naam)
def test_no_answer_about_a_region_on_a_day_on_which_it_is_not_there(
    klant: TestClient, bron: Hulpbron
) -> None:
    dag = "peildatum=2001-01-01"
    in_pad = any(p.soort == "regio" for p in bron.pad_parameters)
    vragen = [met(adres(bron), dag)] if in_pad else []
    vragen += [met(adres(bron), f"{dag}&{p.naam}=JZ91") for p in bron.query if p.soort == "regio"]
    for vraag in vragen:
        zin = is_probleem(klant.get(vraag), 404)["detail"]
        assert zin.startswith("regio JZ91 bestaat niet op 2001-01-01; kies een dag vanaf 2015-")


def test_a_region_that_has_ended_is_not_there_from_that_day_on(
    kleinland: Land, tmp_path: Path
) -> None:
    feiten = [
        msgspec.structs.replace(f, geldig=msgspec.structs.replace(f.geldig, tot="2026-01-01"))
        if isinstance(f, Regio) and f.code == "JZ93"
        else f
        for f in kleinland.feiten
    ]
    bewaar(Snapshot.maak(kleinland.dataset, kleinland.bronnen, feiten), tmp_path)
    instellingen = Instellingen(winkel=tmp_path, sparql_tegelijk=0)
    paden = ["regios/JZ93", "regios/JZ93/dekking", "regios/JZ93/relaties", "dekking?regio=JZ93"]
    paden += ["dekking/JZ93/pleegzorg", "hiaten?regio=JZ93", "schakels?regio=JZ93"]
    paden += ["relaties?regio=JZ93", "gemeenten?regio=JZ93", "afhankelijkheden?regio=JZ93"]
    paden += ["aflopende-overeenkomsten?regio=JZ93", "rapporten/JZ93", "kaarten/netwerk?regio=JZ93"]
    with TestClient(create_app(instellingen, klok=lambda: date(2026, 6, 1))) as klant:
        for pad in paden:
            assert klant.get(met(f"/v1/{pad}", "peildatum=2025-12-31")).status_code == 200, pad
            zin = is_probleem(klant.get(f"/v1/{pad}"), 404)["detail"]
            assert zin.startswith(
                "regio JZ93 bestaat niet op 2026-06-01; kies een dag voor 2026-01"
            )


def test_today_is_that_of_the_netherlands() -> None:
    nu = datetime.now(UTC)
    assert vandaag() in {(nu + timedelta(hours=1)).date(), (nu + timedelta(hours=2)).date()}


def test_without_dates_the_answer_is_about_today(klant: TestClient) -> None:
    inhoud = klant.get("/v1/regios?peildatum=2025-01-01").json()
    assert (inhoud["peildatum"], inhoud["kennisdatum"]) == ("2025-01-01", "2026-06-01")
