"""What the SPARQL service says of our own data, and of itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from starlette.testclient import TestClient

from graph.rdf.feiten import naar_quads
from graph.rdf.sparql import VRAGEN, tekst_van
from graph.snapshot import Snapshot
from tests.sparql_proef import DIRECT, kleine_dienst


@pytest.fixture(scope="module")
def sparql(winkel: Path) -> Iterator[TestClient]:
    with kleine_dienst(winkel) as client:
        yield client


def test_the_default_graph_has_all_and_each_source_its_own(
    sparql: TestClient, kleinland_snapshot: Snapshot
) -> None:
    quads = list(naar_quads(kleinland_snapshot.bronnen.values(), kleinland_snapshot.feiten))
    vraag = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    antwoord = sparql.get("/v1/sparql", params={"query": vraag}, headers={"Accept": "text/csv"})
    assert antwoord.text.split() == ["n", str(len(set(quads)))]
    for feit in kleinland_snapshot.feiten[:3]:
        over = f"ASK {{ <https://jeugdregio.example/id/feit/{feit.id}> ?p ?o }}"
        assert sparql.get("/v1/sparql", params={"query": over}).json()["boolean"] is True


@pytest.mark.parametrize("naam", VRAGEN)
def test_the_named_questions_of_the_project_work_here(sparql: TestClient, naam: str) -> None:
    antwoord = sparql.post("/v1/sparql", content=tekst_van(naam), headers=DIRECT)
    assert antwoord.status_code == 200, antwoord.text
    assert antwoord.json()["results"]["bindings"] is not None


def test_without_a_question_it_describes_itself(sparql: TestClient) -> None:
    antwoord = sparql.get("/v1/sparql")
    termen = {str(q.object) for q in ox.parse(antwoord.content, ox.RdfFormat.TURTLE)}
    assert "<http://www.w3.org/ns/sparql-service-description#SPARQL11Query>" in termen
    assert "UPDATE" not in antwoord.text.upper()
