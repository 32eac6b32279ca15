"""The report and the network map at their addresses in the API."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest
from starlette.testclient import TestClient

from tests.api_proef import DAGEN, is_probleem, met

PADEN = ("/v1/rapporten/JZ91", "/v1/kaarten/netwerk", "/v1/kaarten/netwerk?regio=JZ91")
elk = pytest.mark.parametrize("pad", PADEN)


@elk
def test_each_is_a_page_that_loads_nothing(klant: TestClient, pad: str) -> None:
    antwoord = klant.get(met(pad, DAGEN), headers={"Accept": "text/html"})
    assert antwoord.status_code == 200
    assert antwoord.headers["content-type"] == "text/html; charset=utf-8"
    assert "Verzonnen gegevens" in antwoord.text
    for laadt in (' src="', "<link", "@import"):
        assert laadt not in antwoord.text


@elk
def test_the_policy_allows_what_is_inside_and_no_more(klant: TestClient, pad: str) -> None:
    antwoord = klant.get(met(pad, DAGEN))
    beleid = antwoord.headers["content-security-policy"]
    assert "default-src 'none'" in beleid
    assert "unsafe" not in beleid
    blokken = re.findall(r"<(style|script)\b[^>]*>(.*?)</\1>", antwoord.text, re.DOTALL)
    assert blokken
    for _, blok in blokken:
        som = base64.b64encode(hashlib.sha256(blok.encode()).digest()).decode()
        assert f"'sha256-{som}'" in beleid
    voor_tekening = antwoord.text.partition("<script>")[0]
    assert " style=" not in voor_tekening, "a policy with sums refuses those"


@elk
def test_the_same_question_gives_the_same_bytes_and_then_304(klant: TestClient, pad: str) -> None:
    een, twee = klant.get(met(pad, DAGEN)), klant.get(met(pad, DAGEN))
    assert een.content == twee.content
    merk = een.headers["etag"]
    assert klant.get(met(pad, DAGEN), headers={"If-None-Match": merk}).status_code == 304
    anders = klant.get(met(pad, "peildatum=2025-01-01"), headers={"If-None-Match": merk})
    assert anders.status_code == 200
    assert anders.headers["etag"] != merk


@elk
def test_errors_are_those_of_the_api(klant: TestClient, pad: str) -> None:
    is_probleem(klant.get(met(pad, "peildatum=gisteren")), 400)
    is_probleem(klant.get(met(pad, "peildag=2026-06-01")), 400)
    is_probleem(klant.get(pad, headers={"Accept": "application/json"}), 406)


def test_what_does_not_exist(klant: TestClient) -> None:
    is_probleem(klant.get("/v1/rapporten/JZ00"), 404)
    is_probleem(klant.get("/v1/kaarten/netwerk?regio=JZ00"), 404)
    is_probleem(klant.get("/v1/kaarten/netwerk?functie=niets"), 404)


def test_a_region_that_does_not_exist_on_the_day(klant: TestClient) -> None:
    is_probleem(klant.get("/v1/rapporten/JZ91?peildatum=1990-01-01"), 404)
    is_probleem(klant.get("/v1/kaarten/netwerk?regio=JZ91&peildatum=1990-01-01"), 404)


def test_the_report_is_about_the_region_and_the_days(klant: TestClient) -> None:
    naam = klant.get(f"/v1/regios/JZ91?{DAGEN}").json()["naam"]
    tekst = klant.get(f"/v1/rapporten/JZ91?{DAGEN}").text
    assert f"<title>Rapport {naam}" in tekst
    assert "1 juni 2026" in tekst
