"""The clients that people use get their rows, as they come and without a setting of ours."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import httpx2
import pytest
from rdflib import URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, N3, TSV, TURTLE, XML, SPARQLWrapper

from tests.api_proef import is_probleem
from tests.serverproef import gestart

REGIOS = """
    PREFIX jr: <https://jeugdregio.example/def#>
    PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
    SELECT ?regio ?naam WHERE {
      ?regio a jr:Regio ; skos:prefLabel ?label BIND(STR(?label) AS ?naam)
    } ORDER BY ?regio"""
GRAAF = "CONSTRUCT { ?s ?p ?o } WHERE { ?s a <https://jeugdregio.example/def#Regio> ; ?p ?o }"


@pytest.fixture(scope="module")
def adres(winkel: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The endpoint of a running service."""
    log = tmp_path_factory.mktemp("log") / "log"
    with gestart(winkel, log, {"sparql_tegelijk": "2"}) as dienst:
        assert dienst.wacht("/v1/sparql?query=ASK%7B%7D", "true")
        yield f"{dienst.adres}/v1/sparql"


@pytest.fixture(scope="module")
def namen(adres: str) -> list[str]:
    """What the regions are called, by plain HTTP."""
    tabel = httpx2.get(adres, params={"query": REGIOS}).json()["results"]["bindings"]
    assert len(tabel) > 1
    return [rij["naam"]["value"] for rij in tabel]


def _wrapper(adres: str, vraag: str) -> SPARQLWrapper:
    wrapper = SPARQLWrapper(adres)
    wrapper.setQuery(vraag)
    return wrapper


def test_sparqlwrapper_as_it_comes(adres: str, namen: list[str]) -> None:
    document: Any = _wrapper(adres, REGIOS).query().convert()
    gevonden = [
        knoop.getElementsByTagName("literal")[0].firstChild.data
        for knoop in document.getElementsByTagName("binding")
        if knoop.getAttribute("name") == "naam"
    ]
    assert gevonden == namen


@pytest.mark.parametrize("methode", ["GET", "POST"])
def test_sparqlwrapper_in_json(adres: str, namen: list[str], methode: str) -> None:
    wrapper = _wrapper(adres, REGIOS)
    wrapper.setReturnFormat(JSON)
    wrapper.setMethod(methode)
    rijen: Any = wrapper.queryAndConvert()
    assert [rij["naam"]["value"] for rij in rijen["results"]["bindings"]] == namen


@pytest.mark.parametrize(("vorm", "scheiding"), [(CSV, ","), (TSV, "\t")])
def test_sparqlwrapper_in_lines(adres: str, namen: list[str], vorm: str, scheiding: str) -> None:
    wrapper = _wrapper(adres, REGIOS)
    wrapper.setReturnFormat(vorm)
    inhoud: Any = wrapper.query().convert()
    regels = inhoud.decode().splitlines()
    gevonden = [rij[1] for rij in csv.reader(regels, delimiter=scheiding)][1:]
    assert [naam.strip('"') for naam in gevonden] == namen


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # by what it uses itself
@pytest.mark.parametrize("vorm", [XML, TURTLE, N3])
def test_sparqlwrapper_gets_a_graph(adres: str, namen: list[str], vorm: str) -> None:
    wrapper = _wrapper(adres, GRAAF)
    wrapper.setReturnFormat(vorm)
    antwoord: Any = wrapper.query()
    inhoud = antwoord.convert()
    tekst = inhoud.serialize(format="turtle") if vorm == XML else inhoud.decode()
    assert all(naam in tekst for naam in namen)


def test_rdflib_reads_it_as_a_store(adres: str, namen: list[str]) -> None:
    store = SPARQLStore(adres)
    rijen: list[Any] = list(store.query(REGIOS))
    assert [str(rij.naam) for rij in rijen] == namen
    rij = rijen[0]
    label = URIRef("http://www.w3.org/2004/02/skos/core#prefLabel")
    drietallen = store.triples((URIRef(str(rij.regio)), label, None))
    assert {str(drietal[2]) for drietal, _ in drietallen} == {namen[0]}


def test_a_form_in_the_address_for_who_has_no_accept(adres: str, namen: list[str]) -> None:
    url = f"{adres}?{urlencode({'query': REGIOS, 'vorm': 'csv'})}"
    kaal = {"Accept": "*/*"}
    antwoord = httpx2.get(url, headers=kaal)
    assert antwoord.headers["content-type"].startswith("text/csv")
    assert [rij[1] for rij in csv.reader(antwoord.text.splitlines())][1:] == namen
    liever = {"Accept": "application/sparql-results+json"}
    assert httpx2.get(url, headers=liever).json(), "what Accept says goes first"
    fout = httpx2.get(url.replace("vorm=csv", "vorm=pdf"), headers=kaal)
    assert "vorm kan hier zijn: xml, json, csv" in is_probleem(fout, 400)["detail"]
    fout = httpx2.get(f"{url}&timeout=5", headers=kaal)
    assert "parameter 'timeout' bestaat hier niet" in is_probleem(fout, 400)["detail"]
