"""An empty list says why: by a word, by a sentence, and in a CSV that stays readable."""

from __future__ import annotations

import csv
import io

import pytest
from starlette.testclient import TestClient

from api.leeg import REDENEN
from tests.api_proef import DAGEN, LIJSTEN, adres, met

GEVALLEN = [
    ("dekking?regio=JZ91&status=tegenstrijdig&functie=pleegzorg", "weggefilterd"),
    ("dekking?niveau=lokaal&functie=pleegzorg", "weggefilterd"),
    ("regios?bbox=-10,-10,-9,-9", "weggefilterd"),
    ("aflopende-overeenkomsten?maanden=0", "weggefilterd"),
    ("gemeenten?peildatum=1950-01-01", "niets-bekend"),
    ("dekking?peildatum=1950-01-01&status=geborgd", "niets-bekend"),
    ("hiaten?peildatum=1950-01-01", "niets-bekend"),
    ("buren?functie=pleegzorg&peildatum=1950-01-01", "niets-bekend"),
    ("lokale-teams?gemeente=GM9002", "niets-bekend"),
    ("zoekresultaten?q=bestaatniet", "niets-bekend"),
]


@pytest.mark.parametrize(("vraag", "reden"), GEVALLEN)
def test_the_reason_is_a_word_and_a_sentence(klant: TestClient, vraag: str, reden: str) -> None:
    inhoud = klant.get(f"/v1/{vraag}").json()
    assert (inhoud["totaal"], inhoud["items"]) == (0, [])
    assert inhoud["leeg"]["reden"] == reden
    assert inhoud["leeg"]["zin"].endswith(".")
    if reden == "niets-bekend":
        assert "bewijst niet" in inhoud["leeg"]["zin"], "unknown is never shown as a gap"


def test_partners_that_are_proven_absent_are_told_from_those_we_do_not_know(
    klant: TestClient,
) -> None:
    """As the links say of the same region and function."""
    gezien = set()
    for rij in klant.get(f"/v1/schakels?{DAGEN}&pageSize=500").json()["items"]:
        regio, functie, code = rij["regio"]["code"], rij["functie"]["id"], rij["code"]
        leeg = klant.get(f"/v1/regios/{regio}/relaties?{DAGEN}&functie={functie}").json()["leeg"]
        if code in ("geen-schakel", "buiten-cluster", "niet-van-toepassing"):
            assert leeg["reden"] == "bewezen-geen", rij
        elif code == "schakel-onbekend":
            assert leeg is None or leeg["reden"] == "niets-bekend", rij  # the other may say so
        elif rij["partners"] and "schakel-" not in code:
            assert leeg is None, rij
        gezien.add(leeg and leeg["reden"])
    assert gezien == {None, "bewezen-geen", "niets-bekend"}


@pytest.mark.parametrize("bron", LIJSTEN, ids=lambda b: b.naam)
def test_a_list_with_rows_has_no_reason(klant: TestClient, bron: object) -> None:
    assert klant.get(adres(bron)).json()["leeg"] is None  # type: ignore[arg-type]


def test_a_page_beyond_the_last_is_not_an_empty_list(klant: TestClient) -> None:
    inhoud = klant.get("/v1/regios?page=1000").json()
    assert (inhoud["items"], inhoud["leeg"]) == ([], None)
    assert klant.get("/v1/regios?page=1000&vorm=csv").text.strip().endswith("snapshot")


@pytest.mark.parametrize(("vraag", "reden"), GEVALLEN)
def test_csv_says_it_in_a_column_and_has_no_rows(klant: TestClient, vraag: str, reden: str) -> None:
    kop, *rijen = csv.reader(io.StringIO(klant.get(met(f"/v1/{vraag}", "vorm=csv")).text))
    assert rijen == [], "a row would be counted"
    assert kop[-1] == f"leeg_{reden.replace('-', '_')}"


def test_the_file_for_a_spreadsheet_says_it_too(klant: TestClient) -> None:
    tekst = klant.get("/bestanden/dekking?niveau=lokaal&functie=pleegzorg").text
    assert tekst.strip().endswith(";leeg_weggefilterd")


def test_the_reasons_are_documented(klant: TestClient) -> None:
    schemas = klant.get("/v1/openapi.json").json()["components"]["schemas"]
    assert schemas["Leegreden"]["enum"] == list(REDENEN)
