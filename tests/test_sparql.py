"""The door to SPARQL: what it refuses, what it fills in, and that its texts work elsewhere too."""

from __future__ import annotations

from datetime import date

import pyoxigraph as ox
import pytest
from rdflib.plugins.sparql import prepareQuery

from graph.rdf.bewijs import bewijs_quads
from graph.rdf.sparql import MAP, VRAGEN, open_graaf, tekst_van, voer_uit, vraag
from graph.rdf.sparql_parser import SparqlFout
from graph.snapshot import Snapshot
from tests.antwoorden import DATASET, NU
from tests.bouwer import Land

DAG = date(2021, 7, 1)


def maak() -> Snapshot:
    land = Land()
    land.functie("zorg", niveau="bovenregionaal")
    land.regio("JZ91", ("GM9001", "GM9002"))
    land.regio("JZ92", ("GM9003",))
    land.grens("JZ91", "JZ92")
    land.contract("c1", "zorg", regios=("JZ91",), van="2020-01-01", tot="2022-01-01")
    return Snapshot.maak(DATASET, land.bronnen, land.feiten)


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    return maak()


@pytest.mark.parametrize("naam", VRAGEN)
def test_each_question_explains_itself_and_is_valid_elsewhere(naam: str) -> None:
    tekst = (MAP / f"{naam}.rq").read_text(encoding="utf-8")
    uitleg = tekst[: tekst.index("PREFIX")]
    assert all(kop in uitleg for kop in ("# Vraag:", "# Waarden:", "# Kolommen:", "# Uitkomst:"))
    prepareQuery(tekst)


@pytest.mark.parametrize("naam", VRAGEN)
def test_no_day_of_the_example_is_left_behind(naam: str) -> None:
    maanden = {"maanden": 12} if naam == "afloop" else {}
    tekst = tekst_van(naam, peildatum=DAG, kennisdatum=NU, **maanden)
    vraagtekst = tekst[tekst.index("PREFIX") :]
    assert not any(dag in vraagtekst for dag in ("2026-07-01", "2026-11-21", "2027-07-01"))


def test_a_question_gives_codes(snapshot: Snapshot) -> None:
    rijen = vraag(snapshot, "dekking", peildatum=DAG, kennisdatum=NU)
    gevonden = [(rij["regio"], rij["functie"], rij["status"], rij["gedekt"]) for rij in rijen]
    assert gevonden == [("JZ91", "zorg", "geborgd", 2), ("JZ92", "zorg", "onbekend", 0)]


@pytest.mark.parametrize("naam", ["dekking", "hiaten", "schakels", "schakels_zonder", "relaties"])
def test_one_region_gives_its_rows_only(snapshot: Snapshot, naam: str) -> None:
    alle = vraag(snapshot, naam, peildatum=DAG, kennisdatum=NU)
    een = vraag(snapshot, naam, peildatum=DAG, kennisdatum=NU, regio="JZ92", functie="zorg")
    assert een == [rij for rij in alle if rij["regio"] == "JZ92"]


def test_the_evidence_is_the_same_on_every_run() -> None:
    een, twee = (list(bewijs_quads(maak())) for _ in range(2))
    assert een == twee
    assert len(set(een)) == len(een)


def test_facts_and_evidence_answer_together(snapshot: Snapshot) -> None:
    tekst = """
        PREFIX jr: <https://jeugdregio.example/def#>
        SELECT ?gemeente ?onderwerp WHERE {
          ?rij a jr:Bewijsrij ; jr:gemeente ?gemeente ; jr:feit ?feit .
          GRAPH ?bron { ?feit jr:onderwerp ?onderwerp }
        } ORDER BY ?gemeente"""
    kolommen, rijen = voer_uit(snapshot, tekst)
    assert kolommen == ("gemeente", "onderwerp")
    assert [rij[0].rpartition("/")[2] for rij in rijen] == ["GM9001", "GM9002"]


@pytest.mark.parametrize("naam", VRAGEN)
def test_facts_beside_the_evidence_change_no_answer(snapshot: Snapshot, naam: str) -> None:
    tekst = tekst_van(naam, peildatum=DAG, kennisdatum=NU)
    los = open_graaf(snapshot).query(tekst)
    assert isinstance(los, ox.QuerySolutions)
    _, samen = voer_uit(snapshot, tekst)
    assert len(samen) == len(list(los))


def test_ask_and_construct(snapshot: Snapshot) -> None:
    assert voer_uit(snapshot, "ASK { ?s ?p ?o }") == (("antwoord",), [("ja",)])
    kolommen, rijen = voer_uit(snapshot, "CONSTRUCT { ?s a ?o } WHERE { ?s a ?o } LIMIT 1")
    assert kolommen == ("onderwerp", "eigenschap", "waarde")
    assert len(rijen) == 1


@pytest.mark.parametrize(
    "tekst",
    [
        "SELECT * { SERVICE <https://example.org/sparql> { ?s ?p ?o } }",
        "SELECT * { service silent ?waar { ?s ?p ?o } }",
        "SELECT * { \\u0053ERVICE <https://example.org/sparql> { ?s ?p ?o } }",
        "SELECT * { ?s ?p '#' . SERVICE <https://example.org/sparql> { ?s ?p ?o } }",
        'SELECT * { ?s ?p "\\u0022 } #" . SERVICE<https://example.org/#> { ?s ?p ?o } }',
        "INSERT DATA { <a:b> <a:b> <a:b> }",
        "PREFIX x: <a:b> DELETE WHERE { ?s ?p ?o }",
        "LOAD <https://example.org/data.ttl>",
        "CLEAR ALL",
    ],
)
def test_no_other_host_and_no_change(snapshot: Snapshot, tekst: str) -> None:
    voor = len(open_graaf(snapshot, feiten=True))
    with pytest.raises(SparqlFout, match="mag niet") as fout:
        voer_uit(snapshot, tekst)
    assert str(fout.value).count(".") == 1
    assert len(open_graaf(snapshot, feiten=True)) == voor


@pytest.mark.parametrize(
    "tekst",
    [
        'SELECT ?service { ?service ?p "SERVICE" }  # SERVICE en INSERT in een opmerking',
        "SELECT * { ?s <https://example.org/SERVICE#add> ?o }",
        "PREFIX x: <https://example.org/> SELECT * { ?s x:service ?add ; x:delete '''DROP''' }",
    ],
)
def test_words_in_names_and_texts_are_no_commands(snapshot: Snapshot, tekst: str) -> None:
    assert voer_uit(snapshot, tekst)[1] == []


def test_mistakes_get_one_sentence(snapshot: Snapshot) -> None:
    with pytest.raises(SparqlFout, match="geen geldige SPARQL-vraag"):
        voer_uit(snapshot, "SELECT ?x WHERE {")
    with pytest.raises(SparqlFout, match="geen vraag 'alles'; kies uit"):
        vraag(snapshot, "alles")
    with pytest.raises(SparqlFout, match="kent geen waarde met de naam gemeente"):
        vraag(snapshot, "dekking", peildatum=DAG, gemeente="GM9001")


def test_a_code_stays_a_code(snapshot: Snapshot) -> None:
    vreemd = "JZ91> } ?s ?p ?o . { <a:b"
    assert vraag(snapshot, "dekking", peildatum=DAG, kennisdatum=NU, regio=vreemd) == []
