"""What the service writes down: enough to run it, nothing about who asked."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator

import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.testclient import TestClient

from api.web.logboek import begin

PERSOON = "Jan-van-den-Berg"


class _Verzamelaar(logging.Handler):
    """Keeps the lines as they would be written."""

    def __init__(self, opmaak: logging.Formatter) -> None:
        super().__init__()
        self.setFormatter(opmaak)
        self.regels: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.regels.append(self.format(record))


@pytest.fixture
def regels() -> Iterator[list[str]]:
    begin()
    logboek = logging.getLogger("jeugdregio")
    opmaak = logboek.handlers[0].formatter
    assert opmaak is not None
    verzamelaar = _Verzamelaar(opmaak)
    logboek.addHandler(verzamelaar)
    yield verzamelaar.regels
    logboek.removeHandler(verzamelaar)


def test_a_line_per_request_says_what_and_how_long(klant: TestClient, regels: list[str]) -> None:
    klant.get("/v1/regios/JZ91?peildatum=2026-01-01")
    klant.get("/v1/regios/JZ00")
    een, twee = (json.loads(regel) for regel in regels)
    assert een["melding"] == "vraag"
    assert (een["methode"], een["pad"], een["status"]) == ("GET", "/v1/regios/{code}", 200)
    assert (twee["pad"], twee["status"]) == ("/v1/regios/{code}", 404)
    assert een["ms"] > 0
    assert een["bytes"] > 100
    assert een["tijd"].endswith("Z")


def test_the_log_does_not_say_who_asked_or_what_was_typed(
    klant: TestClient, regels: list[str]
) -> None:
    wie = {"X-Forwarded-For": "192.0.2.7", "User-Agent": PERSOON, "Cookie": f"a={PERSOON}"}
    wie |= {"Referer": f"https://x.example/{PERSOON}", "Authorization": PERSOON}
    klant.get(f"/v1/zoekresultaten?q={PERSOON}", headers=wie)
    klant.get(f"/v1/regios/{PERSOON}", headers=wie)
    klant.get(f"/{PERSOON}?x={PERSOON}", headers=wie)
    klant.request(PERSOON, "/v1/regios", headers=wie)
    assert len(regels) == 4
    alles = "\n".join(regels)
    for geheim in (PERSOON, "192.0.2.7", "testclient", "127.0.0.1"):
        assert geheim not in alles


def _tellingen(klant: TestClient) -> dict[tuple[str, str, str], float]:
    tekst = klant.get("/metrics").text
    return {
        (s.labels["methode"], s.labels["pad"], s.labels["status"]): s.value
        for familie in text_string_to_metric_families(tekst)
        for s in familie.samples
        if s.name == "jeugdregio_vragen_total"
    }


def test_requests_are_counted_per_template(klant: TestClient) -> None:
    voor = _tellingen(klant)
    for code in ("JZ91", "JZ92", "JZ93"):
        klant.get(f"/v1/regios/{code}")
    klant.get("/v1/regios/JZ00")
    na = _tellingen(klant)
    sleutel = ("GET", "/v1/regios/{code}")
    assert na[*sleutel, "200"] - voor.get((*sleutel, "200"), 0) == 3
    assert na[*sleutel, "404"] - voor.get((*sleutel, "404"), 0) == 1


def test_what_somebody_types_makes_no_new_series(klant: TestClient) -> None:
    klant.get("/metrics")
    for nummer in range(20):
        klant.get(f"/{PERSOON}-{nummer}")
        klant.request(f"{PERSOON}-{nummer}", "/v1/regios")
    series = _tellingen(klant)
    assert not any(PERSOON in deel for sleutel in series for deel in sleutel)
    assert ("GET", "(geen)", "404") in series
    assert ("(anders)", "/v1/regios", "405") in series


def test_durations_are_measured(klant: TestClient) -> None:
    klant.get("/v1/regios")
    tekst = klant.get("/metrics").text
    assert 'jeugdregio_vraag_seconden_bucket{le="0.005",pad="/v1/regios"}' in tekst
    assert klant.get("/metrics").headers["content-type"].startswith("text/plain")
