"""One test per rule of the Dutch API Design Rules 2.2, named after its id, at run time.

Of ``transport/tls`` only the addresses can be tested here: the rest belongs to whoever puts the
service on the network. ``modules/signing`` and ``modules/encryption`` are for services that do so.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.settings import API_VERSIE, Instellingen
from api.web.hulpbron import Hulpbron
from api.web.hulpbronnen import HULPBRONNEN
from api.web.openapi import document as openapi
from graph.snapshot import Snapshot
from tests.api_proef import DAGEN, LIJSTEN, adres, is_probleem, met

ROOT = Path(__file__).resolve().parent.parent
SEGMENT = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*|\{[a-zA-Z]+\}")
WERKWOORDEN = {"get", "geef", "haal", "lijst", "maak", "zoek", "toon", "list", "search"}
SCHRIJVEN = ("post", "put", "patch", "delete")


@pytest.fixture(scope="module")
def document(klant: TestClient) -> dict[str, Any]:
    inhoud: dict[str, Any] = klant.get("/v1/openapi.json").json()
    return inhoud


@pytest.fixture(scope="module")
def adressen(kleinland_snapshot: Snapshot) -> list[str]:
    return [adres(bron, kleinland_snapshot.feiten[0].id) for bron in HULPBRONNEN]


def _delen(document: dict[str, Any]) -> list[str]:
    return [deel for pad in document["paths"] for deel in pad.strip("/").split("/")]


# --- names ---------------------------------------------------------------------------------------


def test_core_naming_resources(document: dict[str, Any]) -> None:
    assert not WERKWOORDEN & set(_delen(document)), "nouns, no verbs"


def test_core_naming_collections() -> None:
    enkelvoud = {"dekking", "sparql"}  # a mass noun, and the name of a protocol
    for bron in LIJSTEN:
        laatste = bron.pad.rpartition("/")[2]
        assert laatste in enkelvoud or laatste.endswith(("en", "s")), bron.pad


def test_core_interface_language(document: dict[str, Any]) -> None:
    engels = {"regions", "municipalities", "coverage", "sources", "facts", "search"}
    assert not engels & set(_delen(document))


def test_core_no_trailing_slash(klant: TestClient, adressen: list[str]) -> None:
    for pad in adressen:
        kaal, _, query = pad.partition("?")
        antwoord = klant.get(f"{kaal}/?{query}", follow_redirects=False)
        is_probleem(antwoord, 404)


def test_core_path_segments_kebab_case(document: dict[str, Any]) -> None:
    assert all(SEGMENT.fullmatch(deel) for deel in _delen(document))


def test_core_query_keys_camel_case(document: dict[str, Any]) -> None:
    for methoden in document["paths"].values():
        for operatie in methoden.values():
            for parameter in operatie.get("parameters", ()):
                assert re.fullmatch(r"[a-z]+([A-Z][a-z]+)*(-[a-z]+)*", parameter["name"])


def test_core_hide_implementation(klant: TestClient, adressen: list[str]) -> None:
    for pad in [*adressen, "/v1/niets", "/v1/openapi.json", "/v1/docs"]:
        antwoord = klant.get(pad)
        alles = (antwoord.text + str(antwoord.headers)).lower()
        for woord in ("fastapi", "starlette", "uvicorn", "pydantic", "traceback", ".py"):
            assert woord not in alles, f"{pad} shows {woord}"


# --- dates ---------------------------------------------------------------------------------------


def test_core_date_time_format(klant: TestClient) -> None:
    inhoud = klant.get(f"/v1/dekking?{DAGEN}&pageSize=500").json()
    data = [rij["laatstBekendOp"] for rij in inhoud["items"] if rij["laatstBekendOp"]]
    assert data
    for dag in [inhoud["peildatum"], inhoud["kennisdatum"], *data]:
        assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", dag)


def test_core_date_time_timezone(document: dict[str, Any]) -> None:
    assert "date-time" not in str(document["components"]["schemas"]), "days only: nothing to shift"


def test_core_date_time_date_omit_time_portion(klant: TestClient) -> None:
    is_probleem(klant.get("/v1/regios?peildatum=2026-06-01T00:00:00Z"), 400)


# --- http ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("methode", SCHRIJVEN)
def test_core_http_methods(klant: TestClient, adressen: list[str], methode: str) -> None:
    for pad in adressen:
        antwoord = klant.request(methode, pad)
        is_probleem(antwoord, 405)
        assert antwoord.headers["allow"] == "GET, HEAD, OPTIONS"


def test_core_http_safety(klant: TestClient, adressen: list[str]) -> None:
    voor = klant.get("/readyz").json()
    for pad in adressen:
        klant.get(pad)
    assert klant.get("/readyz").json() == voor


def test_core_http_response_code(klant: TestClient) -> None:
    assert klant.get("/v1/regios").status_code == 200
    is_probleem(klant.get("/v1/regios/JZ00"), 404)
    is_probleem(klant.get("/v1/regios?page=0"), 400)
    is_probleem(klant.get("/v1/regios", headers={"Accept": "image/png"}), 406)


def test_core_stateless(klant: TestClient, adressen: list[str]) -> None:
    for pad in adressen:
        assert "set-cookie" not in klant.get(pad).headers


def test_core_nested_child(document: dict[str, Any]) -> None:
    for pad in document["paths"]:
        delen = pad.strip("/").split("/")
        assert len(delen) <= 3
        if len(delen) == 3 and not delen[-1].startswith("{"):
            assert f"/{delen[0]}/{delen[1]}" in document["paths"], "a child of a thing that exists"


def test_core_resource_operations(document: dict[str, Any]) -> None:
    assert all(set(methoden) <= {"get", "post"} for methoden in document["paths"].values())
    assert [p for p, m in document["paths"].items() if "post" in m] in ([], ["/sparql"])


# --- errors --------------------------------------------------------------------------------------


def test_core_error_handling_problem_details(
    klant: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_probleem(klant.get("/v1/niets"), 404)
    is_probleem(klant.get("/niets"), 404)
    is_probleem(klant.post("/v1/regios"), 405)
    is_probleem(klant.get(f"/v1/regios?{'x' * 9000}"), 414)

    def stuk(*_: object) -> None:
        raise RuntimeError("geheim van binnen")

    monkeypatch.setattr("api.web.antwoord.maak", stuk)
    antwoord = klant.get("/v1/regios?peildatum=2020-01-01")
    probleem = is_probleem(antwoord, 500)
    assert "geheim" not in antwoord.text
    assert "probeer" in probleem["detail"]
    assert antwoord.headers["x-content-type-options"] == "nosniff", "also on an unexpected error"


@pytest.mark.parametrize("bron", HULPBRONNEN, ids=lambda b: b.naam)
def test_core_error_handling_invalid_input(
    klant: TestClient, kleinland_snapshot: Snapshot, bron: Hulpbron
) -> None:
    goed = adres(bron, kleinland_snapshot.feiten[0].id)
    is_probleem(klant.get(met(goed, "peildatum=gisteren")), 400)


def test_core_error_handling_all_errors(klant: TestClient) -> None:
    probleem = is_probleem(klant.get("/v1/buren?peildatum=0&kennisdatum=0&page=x&kleur=rood"), 400)
    namen = [fout["name"] for fout in probleem["errors"]]
    assert sorted(namen) == ["functie", "kennisdatum", "kleur", "page", "peildatum"]


# --- documentation and versions ------------------------------------------------------------------


def test_core_doc_openapi(document: dict[str, Any]) -> None:
    assert re.fullmatch(r"3\.\d+\.\d+", document["openapi"])


def test_core_doc_openapi_contact(document: dict[str, Any], winkel: Path) -> None:
    """Name and address of a page; a mail address as soon as the operator has set one."""
    assert set(document["info"]["contact"]) == {"name", "url"}
    ingesteld = Instellingen(winkel=winkel, contact_email="jeugd@gemeente.nl")
    contact = openapi(HULPBRONNEN, ingesteld, {})["info"]["contact"]
    assert set(contact) == {"name", "url", "email"}
    assert contact["email"] == "jeugd@gemeente.nl"


def test_core_doc_language(document: dict[str, Any], klant: TestClient) -> None:
    assert "Welke jeugdhulp" in document["info"]["summary"]
    assert '<html lang="nl">' in klant.get("/v1/docs").text


def test_core_publish_openapi(klant: TestClient) -> None:
    antwoord = klant.get("/v1/openapi.json", headers={"Origin": "https://ergens.example"})
    assert antwoord.status_code == 200
    assert antwoord.headers["access-control-allow-origin"] == "*"


def test_core_deprecation_schedule(document: dict[str, Any]) -> None:
    assert "Sunset" in document["info"]["description"]


def test_core_transition_period(document: dict[str, Any]) -> None:
    assert "nooit meer dan twee hoofdversies" in document["info"]["description"]


def test_core_uri_version(document: dict[str, Any]) -> None:
    for server in document["servers"]:
        assert server["url"].endswith("/v1")
        assert not server["url"].startswith("http:")
    assert API_VERSIE.startswith("1.")


def test_core_changelog(document: dict[str, Any]) -> None:
    assert "changelog" in document["info"]["description"]
    assert (ROOT / "CHANGELOG.md").exists()


def test_core_semver(document: dict[str, Any]) -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", document["info"]["version"])


def test_core_version_header(klant: TestClient, adressen: list[str]) -> None:
    for pad in [*adressen, "/", "/healthz", "/readyz", "/v1/docs", "/v1/openapi.json", "/v1/x"]:
        for methode in ("GET", "HEAD", "OPTIONS", "DELETE"):
            assert klant.request(methode, pad).headers["api-version"] == API_VERSIE


# --- transport -----------------------------------------------------------------------------------


def test_core_transport_tls(document: dict[str, Any]) -> None:
    assert all(server["url"].startswith("https:") for server in document["servers"])


def test_core_transport_no_sensitive_uris(document: dict[str, Any]) -> None:
    gevoelig = {"bsn", "token", "apikey", "wachtwoord", "naam", "email"}
    for methoden in document["paths"].values():
        for operatie in methoden.values():
            namen = {p["name"].lower() for p in operatie.get("parameters", ())}
            assert not namen & gevoelig


def test_core_transport_security_headers(klant: TestClient, adressen: list[str]) -> None:
    for pad in [*adressen, "/", "/v1/docs", "/v1/niets"]:
        headers = klant.get(pad).headers
        assert "max-age=" in headers["strict-transport-security"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["content-type"]
        assert headers["cache-control"] in ("no-cache", "no-store")


def test_core_transport_cors(klant: TestClient, adressen: list[str]) -> None:
    for pad in adressen:
        headers = klant.get(pad, headers={"Origin": "https://ergens.example"}).headers
        assert headers["access-control-allow-origin"] == "*"
        assert "access-control-allow-credentials" not in headers
        assert "ETag" in headers["access-control-expose-headers"]
    vooraf = {"Origin": "https://ergens.example", "Access-Control-Request-Method": "GET"}
    antwoord = klant.options("/v1/regios", headers=vooraf)
    assert "GET" in antwoord.headers["access-control-allow-methods"]


# --- the settings behind them --------------------------------------------------------------------


@pytest.mark.parametrize("lengte", [8192, 8193])
def test_an_address_has_a_limit(klant: TestClient, lengte: int) -> None:
    """The length counts path and query; both sides of the limit."""
    pad = "/v1/regios"
    query = "x" * (lengte - len(pad))
    status = klant.get(f"{pad}?{query}").status_code
    assert status == (400 if lengte <= Instellingen().adres_max else 414)
