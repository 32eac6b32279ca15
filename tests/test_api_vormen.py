"""The same resource in other forms, identities, the ontology, the catalogue and the downloads."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from pyld import jsonld
from pyshacl import validate
from rdflib import SH, Graph
from rdflib.compare import isomorphic
from starlette.testclient import TestClient

import ontology
from api.web.downloads import SOORTEN
from api.web.hulpbron import Hulpbron
from api.web.hulpbronnen import HULPBRONNEN
from graph.rdf.feiten import uit_quads
from graph.rdf.vormen import lees
from graph.snapshot import Snapshot
from tests.api_proef import DAGEN, adres, is_probleem, met

VORMEN = Path(__file__).resolve().parent.parent.parent / "shared" / "checks"
DCAT = VORMEN / "dcat-ap-nl-shapes.ttl"
TURTLE, JSONLD = {"Accept": "text/turtle"}, {"Accept": "application/ld+json"}
GEOJSON = {"Accept": "application/geo+json"}
MET_RDF = [bron for bron in HULPBRONNEN if "turtle" in bron.vormen]
MET_GEO = [bron for bron in HULPBRONNEN if "geojson" in bron.vormen]


def _geen_adres(url: str, _: dict[str, Any]) -> dict[str, Any]:
    raise AssertionError(f"{url} would be fetched")


def _triples(quads: Any) -> set[str]:
    return {f"{q.subject} {q.predicate} {q.object}" for q in quads}


# --- one thing, several forms --------------------------------------------------------------------


@pytest.mark.parametrize("bron", MET_RDF, ids=lambda b: b.naam)
def test_turtle_and_jsonld_say_the_same(
    klant: TestClient, kleinland_snapshot: Snapshot, bron: Hulpbron
) -> None:
    pad = adres(bron, kleinland_snapshot.feiten[0].id)
    turtle, json_ld = klant.get(pad, headers=TURTLE), klant.get(pad, headers=JSONLD)
    assert turtle.headers["content-type"] == "text/turtle; charset=utf-8"
    assert json_ld.headers["content-type"] == "application/ld+json"
    in_turtle = _triples(lees("ttl", turtle.content))
    assert in_turtle
    n_quads = jsonld.to_rdf(
        json_ld.json(), {"format": "application/n-quads", "documentLoader": _geen_adres}
    )
    assert _triples(lees("nq", n_quads.encode())) == in_turtle, "an independent processor agrees"


@pytest.mark.parametrize("bron", MET_RDF, ids=lambda b: b.naam)
def test_the_facts_in_it_are_the_facts_we_have(
    klant: TestClient, kleinland_snapshot: Snapshot, bron: Hulpbron
) -> None:
    pad = adres(bron, kleinland_snapshot.feiten[0].id)
    bronnen, feiten = uit_quads(lees("ttl", klant.get(pad, headers=TURTLE).content))
    assert {feit.id for feit in feiten} <= set(kleinland_snapshot.per_id)
    assert feiten
    assert {bron.id for bron in bronnen} == {feit.herkomst.bron for feit in feiten}


@pytest.mark.parametrize("bron", MET_RDF, ids=lambda b: b.naam)
def test_a_plain_graph_of_rdflib_reads_every_triple(
    klant: TestClient, kleinland_snapshot: Snapshot, bron: Hulpbron
) -> None:
    """A reader without named graphs: what stood in one, it would not see."""
    pad = adres(bron, kleinland_snapshot.feiten[0].id)
    json_ld, turtle = (
        Graph().parse(data=klant.get(met(pad, f"vorm={vorm}")).text, format=soort)
        for vorm, soort in (("jsonld", "json-ld"), ("turtle", "turtle"))
    )
    assert len(json_ld) == len(turtle) > 5
    assert isomorphic(json_ld, turtle)


def test_rdf_follows_the_kennisdatum(klant: TestClient, kleinland_snapshot: Snapshot) -> None:
    nu = klant.get("/v1/regios/JZ91?kennisdatum=2026-06-01", headers=TURTLE).content
    toen = klant.get("/v1/regios/JZ91?kennisdatum=2024-01-01", headers=TURTLE).content
    later = {f.id for f in uit_quads(lees("ttl", nu))[1]}
    eerder = {f.id for f in uit_quads(lees("ttl", toen))[1]}
    assert eerder < later
    for nummer in eerder:
        assert kleinland_snapshot.per_id[nummer].herkomst.vastgelegd.year < 2024 or (
            str(kleinland_snapshot.per_id[nummer].herkomst.vastgelegd) <= "2024-01-01"
        )


@pytest.mark.parametrize("bron", HULPBRONNEN, ids=lambda b: b.naam)
def test_every_form_has_its_own_etag_and_names_the_others(
    klant: TestClient, kleinland_snapshot: Snapshot, bron: Hulpbron
) -> None:
    pad = adres(bron, kleinland_snapshot.feiten[0].id)
    soorten = {"json": "application/json", "csv": "text/csv", "turtle": "text/turtle"}
    soorten |= {"jsonld": "application/ld+json", "geojson": "application/geo+json"}
    merken = set()
    for vorm in bron.vormen:
        antwoord = klant.get(pad, headers={"Accept": soorten[vorm]})
        assert antwoord.headers["content-type"].startswith(soorten[vorm])
        merken.add(antwoord.headers["etag"])
        for ander in set(bron.vormen) - {vorm}:
            assert f'rel="alternate"; type="{soorten[ander]}"' in antwoord.headers["link"]
    assert len(merken) == len(bron.vormen)
    for soort in set(soorten.values()) - {soorten[vorm] for vorm in bron.vormen}:
        is_probleem(klant.get(pad, headers={"Accept": soort}), 406)


# --- geometry ------------------------------------------------------------------------------------


@pytest.mark.parametrize("bron", MET_GEO, ids=lambda b: b.naam)
def test_core_modules_geospatial(klant: TestClient, bron: Hulpbron) -> None:
    """GeoJSON in CRS84, as the geospatial module of the API Design Rules asks."""
    antwoord = klant.get(adres(bron), headers=GEOJSON)
    assert antwoord.headers["content-crs"] == "<http://www.opengis.net/def/crs/OGC/1.3/CRS84>"
    inhoud = antwoord.json()
    features = inhoud["features"] if bron.is_lijst else [inhoud]
    assert inhoud["type"] == ("FeatureCollection" if bron.is_lijst else "Feature")
    rijen = klant.get(adres(bron)).json()
    codes = [r["code"] for r in (rijen["items"] if bron.is_lijst else [rijen])]
    assert [feature["id"] for feature in features] == codes
    assert "crs" not in inhoud, "RFC 7946 knows one"
    if bron.pad == "/regios":
        assert all(feature["geometry"]["coordinates"] for feature in features)


def test_a_box_chooses_what_lies_in_it(klant: TestClient) -> None:
    alle = klant.get("/v1/regios", headers=GEOJSON).json()["features"]
    eerste = alle[0]["geometry"]["coordinates"][0][0]
    doos = ",".join(str(round(g + d, 4)) for d in (-0.0001, 0.0001) for g in eerste)
    gekozen = klant.get(f"/v1/regios?bbox={doos}").json()
    assert "JZ91" in {rij["code"] for rij in gekozen["items"]}
    assert gekozen["totaal"] < len(alle)
    assert "bbox=" in gekozen["_links"]["self"]["href"]
    assert klant.get(gekozen["_links"]["self"]["href"]).json() == gekozen
    assert klant.get("/v1/regios?bbox=-10,-10,-9,-9").json()["items"] == []
    hoeken = doos.split(",")
    om = klant.get(f"/v1/regios?bbox={','.join(hoeken[2:] + hoeken[:2])}").json()
    assert om["items"] == gekozen["items"], "two corners are a box in either order"


@pytest.mark.parametrize(
    "doos", ["", "1,2,3", "181,5,4,6", "a,b,c,d", "nan,1,2,3", "0,0,0,99", "1_0,1,20,2"]
)
def test_a_box_that_is_none(klant: TestClient, doos: str) -> None:
    assert is_probleem(klant.get(f"/v1/regios?bbox={doos}"), 400)["errors"][0]["name"] == "bbox"


# --- ontology ------------------------------------------------------------------------------------


@pytest.mark.parametrize("pad", ["/def", "/def/jeugdregio/1.0.0"])
def test_the_ontology_in_three_forms(klant: TestClient, pad: str) -> None:
    turtle = klant.get(pad, headers=TURTLE)
    verwacht = {
        f"{q.subject} {q.predicate} {q.object}"
        for naam in ("jeugdregio", "begrippen")
        for q in ox.parse(ontology.turtle(naam), ox.RdfFormat.TURTLE)
        if not isinstance(q.subject, ox.BlankNode) and not isinstance(q.object, ox.BlankNode)
    }
    assert verwacht <= _triples(ox.parse(turtle.content, ox.RdfFormat.TURTLE))
    json_ld = klant.get(pad, headers=JSONLD)
    assert verwacht <= _triples(ox.parse(json_ld.content, ox.RdfFormat.JSON_LD))
    assert klant.get(pad).headers["content-type"].startswith("text/turtle")
    is_probleem(klant.get(pad, headers={"Accept": "image/png"}), 406)


def test_the_page_of_the_ontology_explains_every_word(klant: TestClient) -> None:
    antwoord = klant.get("/def", headers={"Accept": "text/html,*/*;q=0.1"})
    assert antwoord.headers["content-type"] == "text/html; charset=utf-8"
    assert '<html lang="nl">' in antwoord.text
    for laadt in ("<script", "<img", "<link", "url(", "src="):
        assert laadt not in antwoord.text
    for kader in ontology.schemas():
        assert f'id="begrippenkader-{kader}"' in antwoord.text
        for begrip in ontology.begrippen(kader).values():
            anker = begrip.iri.removeprefix(f"{ontology.BASIS}/id/").replace("/", "-")
            assert f'id="{anker}"' in antwoord.text
    assert 'id="Borging"' in antwoord.text
    assert "<dd></dd>" not in antwoord.text, "no word without a definition"


# --- downloads -----------------------------------------------------------------------------------


def test_each_download_has_the_checksum_that_is_told(
    klant: TestClient, kleinland_snapshot: Snapshot
) -> None:
    rijen = klant.get("/v1/downloads").json()["items"]
    assert [rij["id"] for rij in rijen] == list(SOORTEN)
    for rij in rijen:
        antwoord = klant.get(rij["_links"]["self"]["href"])
        som = hashlib.sha256(antwoord.content)
        assert som.hexdigest() == rij["sha256"]
        assert len(antwoord.content) == rij["bytes"]
        repr_digest = base64.b64encode(som.digest()).decode()
        assert antwoord.headers["repr-digest"] == f"sha-256=:{repr_digest}:"
        assert kleinland_snapshot.id in antwoord.headers["content-disposition"]
        kent = {"If-None-Match": antwoord.headers["etag"]}
        assert klant.get(rij["_links"]["self"]["href"], headers=kent).status_code == 304


def test_a_download_holds_every_fact(klant: TestClient, kleinland_snapshot: Snapshot) -> None:
    for soort, vorm in (("turtle", "ttl"), ("trig", "trig"), ("json-ld", "jsonld")):
        inhoud = gzip.decompress(klant.get(f"/v1/downloads/{soort}").content)
        _, feiten = uit_quads(lees(vorm, inhoud))  # type: ignore[arg-type]
        assert feiten == kleinland_snapshot.feiten
    pak = zipfile.ZipFile(io.BytesIO(klant.get("/v1/downloads/csv").content))
    assert {"bronnen.csv", "bewijs.csv", "borging.csv"} <= set(pak.namelist())


def test_a_download_that_is_none(klant: TestClient) -> None:
    is_probleem(klant.get("/v1/downloads/exe"), 404)
    is_probleem(klant.get("/v1/downloads/turtle?x=1"), 400)
    is_probleem(klant.get("/v1/downloads/turtle", headers={"Accept": "text/html"}), 406)


# --- catalogue -----------------------------------------------------------------------------------


def test_the_catalogue_in_two_forms(klant: TestClient) -> None:
    turtle, json_ld = klant.get("/catalogus"), klant.get("/catalogus", headers=JSONLD)
    a = _triples(ox.parse(turtle.content, ox.RdfFormat.TURTLE))
    assert a == _triples(ox.parse(json_ld.content, ox.RdfFormat.JSON_LD))
    for rij in klant.get("/v1/downloads").json()["items"]:
        assert rij["sha256"] in turtle.text
    assert json.loads(json_ld.content)


def _vormen() -> Graph:
    """The shapes without the references to shapes that the published file itself does not hold."""
    vormen = Graph().parse(DCAT, format="turtle")
    for houder, _, vorm in list(vormen.triples((None, SH.property, None))):
        if (vorm, SH.path, None) not in vormen:
            vormen.remove((houder, SH.property, vorm))
    return vormen


@pytest.mark.parametrize("weg", ["identifier", "license"])
def test_the_catalogue_meets_dcat_ap_nl(klant: TestClient, weg: str) -> None:
    """With the shapes of Geonovum where these are present, and the required words always."""
    gegevens = Graph().parse(data=klant.get("/catalogus").text, format="turtle")
    namen = {str(p).rpartition("/")[2] for p in gegevens.predicates()}
    assert {"accessRights", "creator", "identifier", "publisher", "license"} <= namen
    if DCAT.exists():
        vormen = _vormen()
        goed, _, verslag = validate(gegevens, shacl_graph=vormen, allow_warnings=True)
        assert goed, verslag
        for drietal in list(gegevens):
            if str(drietal[1]).endswith(weg):
                gegevens.remove(drietal)
        assert not validate(gegevens, shacl_graph=vormen, allow_warnings=True)[0]


def test_met_adds_to_a_query() -> None:
    assert met("/a", DAGEN) == f"/a?{DAGEN}"
