"""Wrong input is 400 with every error at once, in Dutch, with what to do."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from starlette.testclient import TestClient

from api.vandaag import vandaag
from api.web.hulpbron import Hulpbron
from api.web.hulpbronnen import HULPBRONNEN
from api.web.vraag import leesdatum
from graph.snapshot import Snapshot
from tests.api_proef import adres, is_probleem, met

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


def test_today_is_that_of_the_netherlands() -> None:
    nu = datetime.now(UTC)
    assert vandaag() in {(nu + timedelta(hours=1)).date(), (nu + timedelta(hours=2)).date()}


def test_without_dates_the_answer_is_about_today(klant: TestClient) -> None:
    inhoud = klant.get("/v1/regios?peildatum=2025-01-01").json()
    assert (inhoud["peildatum"], inhoud["kennisdatum"]) == ("2025-01-01", "2026-06-01")
