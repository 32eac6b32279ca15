"""The OpenAPI document says what the service does, no more and no less."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.settings import API_VERSIE, VOORVOEGSEL, Instellingen
from api.web.hulpbron import Hulpbron
from api.web.hulpbronnen import HULPBRONNEN
from api.web.velden import kameel
from api.web.veldsoorten import MAG_LEEG
from graph.snapshot import Snapshot
from tests.api_proef import LIJSTEN, adres, met
from tests.api_schema import fouten, onbekende_leden

ROOT = Path(__file__).resolve().parent.parent
LINTER = ROOT / "build" / "spectral" / "node_modules" / ".bin" / "spectral"
REGELS = ROOT.parent / "shared" / "checks" / "adr-linter.yaml"

Json = dict[str, Any]


@pytest.fixture(scope="module")
def document(klant: TestClient) -> Json:
    inhoud: Json = klant.get("/v1/openapi.json").json()
    return inhoud


def _operaties(document: Json) -> list[tuple[str, Json]]:
    return [(pad, op) for pad, methoden in document["paths"].items() for op in methoden.values()]


def _schema(document: Json, pad: str) -> Json:
    inhoud = document["paths"][pad]["get"]["responses"]["200"]["content"]
    schema: Json = inhoud["application/json"]["schema"]
    return schema


def test_every_route_is_documented_and_every_document_is_a_route(
    klant: TestClient, document: Json
) -> None:
    routes = {
        route.path_format.removeprefix(VOORVOEGSEL)
        for route in klant.app.routes  # type: ignore[attr-defined]
        if route.path.startswith(f"{VOORVOEGSEL}/")
    }
    assert routes - {"/openapi.json", "/docs"} == set(document["paths"])


@pytest.mark.parametrize("bron", HULPBRONNEN, ids=lambda b: b.naam)
def test_answers_have_the_documented_shape(
    klant: TestClient, kleinland_snapshot: Snapshot, document: Json, bron: Hulpbron
) -> None:
    paden = [adres(bron, feit.id) for feit in kleinland_snapshot.feiten]
    if bron.pad != "/feiten/{id}":
        paden = paden[:1]
    for pad in paden:
        inhoud = klant.get(met(pad, "pageSize=500") if bron.is_lijst else pad).json()
        schema = _schema(document, bron.pad)
        assert fouten(inhoud, schema, document) == []
        assert list(onbekende_leden(inhoud, schema, document)) == []


def test_every_explanation_has_the_documented_shape(
    klant: TestClient, kleinland_snapshot: Snapshot, document: Json
) -> None:
    schema = _schema(document, "/dekking/{regio}/{functie}")
    for regio in kleinland_snapshot.regios:
        for functie in kleinland_snapshot.functies:
            inhoud = klant.get(f"/v1/dekking/{regio}/{functie}").json()
            assert fouten(inhoud, schema, document) == []
            assert list(onbekende_leden(inhoud, schema, document)) == []


def test_every_region_has_the_documented_shape(
    klant: TestClient, kleinland_snapshot: Snapshot, document: Json
) -> None:
    schema = _schema(document, "/regios/{code}")
    for regio in kleinland_snapshot.regios:
        inhoud = klant.get(f"/v1/regios/{regio}").json()
        assert fouten(inhoud, schema, document) == []
        assert list(onbekende_leden(inhoud, schema, document)) == []


def test_examples_fit_their_schema(document: Json) -> None:
    for pad, operatie in _operaties(document):
        for antwoord in operatie["responses"].values():
            for inhoud in antwoord.get("content", {}).values():
                if "example" in inhoud:
                    assert fouten(inhoud["example"], inhoud["schema"], document) == [], pad
    for antwoord in document["components"]["responses"].values():
        for inhoud in antwoord["content"].values():
            assert fouten(inhoud["example"], inhoud["schema"], document) == []


def test_every_parameter_and_field_is_explained(document: Json) -> None:
    for pad, operatie in _operaties(document):
        assert operatie["summary"], pad
        assert operatie["description"], pad
        for parameter in operatie.get("parameters", ()):
            assert parameter["description"], pad
            assert parameter["example"] not in ("", None), pad
            assert fouten(parameter["example"], parameter["schema"], document) == []
    for naam, schema in document["components"]["schemas"].items():
        for veld, deel in schema.get("properties", {}).items():
            assert deel.get("description") or veld == "_links", f"{naam}.{veld}"


def test_operation_ids_are_unique(document: Json) -> None:
    namen = [operatie["operationId"] for _, operatie in _operaties(document)]
    assert len(namen) == len(set(namen))


def test_every_thing_has_one_schema_with_a_name(document: Json) -> None:
    """What a generator makes a class of: no object without a name, and no two of one shape."""
    schemas = document["components"]["schemas"]
    for _, operatie in _operaties(document):
        for soort, inhoud in operatie["responses"]["200"]["content"].items():
            if soort == "application/json":
                assert list(inhoud["schema"]) == ["$ref"]
    for naam, schema in schemas.items():
        for veld, deel in schema.get("properties", {}).items():
            binnen = deel.get("items", deel)
            assert "properties" not in binnen, f"{naam}.{veld} has no name"
    vormen = [str(sorted(s["properties"].items())) for s in schemas.values() if "properties" in s]
    assert len(vormen) == len(set(vormen))


@pytest.mark.usefixtures("document")
def test_what_may_be_null_is_null_somewhere_and_nothing_else_is(
    klant: TestClient, nl_klant: TestClient, document: Json
) -> None:
    """Over both countries on several days; what only other countries leave out is named here."""
    nooit_hier = {"bestaat_van", "indeling", "omschrijving", "provincie", "uitgever"}
    gezien = {naam for naam in MAG_LEEG if naam in nooit_hier}
    for client in (klant, nl_klant):
        for bron in LIJSTEN:
            if bron.pad_parameters or bron.naam == "lijstBuren" or not bron.dagen:
                continue
            for dag in ("2016-06-01", "2026-06-01"):
                query = f"pageSize=500&peildatum={dag}" + "&q=e" * bron.pad.endswith("resultaten")
                inhoud = client.get(f"/v1{bron.pad}?{query}").json()
                assert fouten(inhoud, _schema(document, bron.pad), document) == []
                gezien |= {k for rij in inhoud["items"] for k, w in rij.items() if w is None}
    met_uitleg = ("document", "vraag", "interpretatie", "vervallen", "vervangt")
    ooit = {kameel(naam) for naam in MAG_LEEG - nooit_hier - set(met_uitleg)}
    assert ooit <= gezien, "these are never null"


def test_the_page_for_people_shows_every_address_and_loads_nothing(
    klant: TestClient, document: Json
) -> None:
    pagina = klant.get("/v1/docs")
    assert pagina.headers["content-type"] == "text/html; charset=utf-8"
    for pad, operatie in _operaties(document):
        assert f"{VOORVOEGSEL}{pad}</code>" in pagina.text
        assert operatie["summary"] in pagina.text
    for status in (400, 404, 405, 406, 414, 500, 503):
        assert f'id="fout-{status}"' in pagina.text
    for laadt in ("<script", "<img", "<link", "@import", "url(", "src="):
        assert laadt not in pagina.text
    assert "default-src 'none'" in pagina.headers["content-security-policy"]
    assert "'unsafe-inline'" not in pagina.headers["content-security-policy"]


def test_examples_on_the_page_work(klant: TestClient, document: Json) -> None:
    for pad, operatie in _operaties(document):
        if "{" not in pad and not any(p["required"] for p in operatie.get("parameters", ())):
            assert klant.get(VOORVOEGSEL + pad).status_code == 200


@pytest.mark.parametrize("land", ["klant", "nl_klant"])
def test_every_example_can_be_asked_in_both_countries(
    request: pytest.FixtureRequest, land: str
) -> None:
    """With what is required alone, and with every example at once."""
    client: TestClient = request.getfixturevalue(land)
    for pad, operatie in _operaties(client.get("/v1/openapi.json").json()):
        if "sparql" in pad:  # turned off here; it has tests of its own
            continue
        parameters = operatie["parameters"]
        in_pad = {p["name"]: p["example"] for p in parameters if p["in"] == "path"}
        query = {p["name"]: p["example"] for p in parameters if p["in"] == "query"}
        nodig = {p["name"]: p["example"] for p in parameters if p["required"]}
        adres = VOORVOEGSEL + pad.format(**{k: quote(w, safe="") for k, w in in_pad.items()})
        for vraag in ({k: w for k, w in nodig.items() if k not in in_pad}, query):
            antwoord = client.get(adres, params=vraag)
            assert antwoord.status_code == 200, (adres, vraag, antwoord.text)


def test_the_document_does_not_depend_on_the_data(klant: TestClient, document: Json) -> None:
    een, twee = klant.get("/v1/openapi.json"), klant.get("/v1/openapi.json")
    assert een.content == twee.content
    assert document["info"]["version"] == API_VERSIE


def _lint(document: Json, map_: Path) -> subprocess.CompletedProcess[str]:
    bestand = map_ / "openapi.json"
    bestand.write_text(json.dumps(document), encoding="utf-8")
    node = shutil.which("node") or "node"
    opdracht = [node, str(LINTER), "lint", "-r", str(REGELS), "--fail-severity", "warn"]
    return subprocess.run(
        [*opdracht, str(bestand)], capture_output=True, text=True, check=False, cwd=map_
    )


if LINTER.exists() and REGELS.exists():

    def test_the_official_linter_finds_nothing(winkel: Path, tmp_path: Path) -> None:
        """Of a service whose operator says where questions may go: there is no default for that."""
        ingesteld = Instellingen(winkel=winkel, contact_email="vraag@dienst.example")
        document = create_app(ingesteld).openapi()
        uitkomst = _lint(document, tmp_path)
        assert uitkomst.returncode == 0, uitkomst.stdout
        assert "No results" in uitkomst.stdout

    def test_the_official_linter_does_look(document: Json, tmp_path: Path) -> None:
        zonder = {**document, "servers": [{"url": "https://jeugdregio.example"}]}
        uitkomst = _lint(zonder, tmp_path)
        assert uitkomst.returncode != 0
        assert "nlgov:include-major-version-in-uri" in uitkomst.stdout
