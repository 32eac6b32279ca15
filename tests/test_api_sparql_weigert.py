"""The SPARQL service changes nothing and asks no other host, in whatever words it is asked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.api_proef import is_probleem
from tests.sparql_proef import DIRECT, FORMULIER, proefdienst


@pytest.fixture(scope="module")
def proef(winkel: Path, tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    return proefdienst(winkel, tmp_path_factory.mktemp("grafen"))


# The first seven are the updates of the W3C test suite that must be refused.
@pytest.mark.parametrize(
    ("naam", "methode", "pad", "inhoud", "soort"),
    [
        ("bad_update_get", "GET", "?update=CLEAR%20ALL", None, None),
        ("bad_multiple_updates", "POST", "", "update=CLEAR%20ALL&update=CLEAR%20ALL", FORMULIER),
        ("bad_update_wrong_media_type", "POST", "", "CLEAR NAMED", {"Content-Type": "text/plain"}),
        ("bad_update_missing_form_type", "POST", "", "update=CLEAR%20NAMED", None),
        ("bad_update_non_utf8", "POST", "", "CLEAR NAMED".encode("utf-16"), DIRECT),
        ("bad_update_syntax", "POST", "", "CLEAR XYZ", DIRECT),
        ("bad_update_dataset_conflict", "POST", "?using-graph-uri=x", "WITH <x> DELETE {}", DIRECT),
        ("update in a form", "POST", "", "update=CLEAR%20ALL", FORMULIER),
        ("update as a query", "POST", "", "CLEAR ALL", DIRECT),
        (
            "update by its own type",
            "POST",
            "",
            "CLEAR ALL",
            {"Content-Type": "application/sparql-update"},
        ),
        ("load", "GET", "?query=LOAD%20%3Chttp%3A%2F%2F127.0.0.1%2F%3E", None, None),
        ("insert", "GET", "?query=INSERT%20DATA%20%7B%3Ca%3E%20%3Cb%3E%20%3Cc%3E%7D", None, None),
    ],
)
def test_updates_are_refused(
    proef: TestClient, naam: str, methode: str, pad: str, inhoud: Any, soort: dict[str, str] | None
) -> None:
    antwoord = proef.request(methode, f"/v1/sparql{pad}", content=inhoud, headers=soort)
    assert antwoord.status_code in (400, 415), naam
    is_probleem(antwoord, antwoord.status_code)
    telling = proef.get("/v1/sparql", params={"query": "ASK { GRAPH ?g { ?s ?p ?o } }"})
    assert telling.json()["boolean"] is True, "nothing was removed"


@pytest.mark.parametrize(
    "vraag",
    [
        "ASK { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "ASK { service silent <http://127.0.0.1:9/> { } }",
        "ASK { SERV\\u0049CE <http://127.0.0.1:9/> { } }",
        "ASK { #\n SERVICE <http://127.0.0.1:9/> { } }",
        'ASK { ?s ?p "x" . SERVICE ?waar { } }',
    ],
)
def test_no_other_host_is_asked(proef: TestClient, vraag: str) -> None:
    probleem = is_probleem(proef.post("/v1/sparql", content=vraag, headers=DIRECT), 400)
    assert "SERVICE" in probleem["detail"]


@pytest.mark.parametrize(
    "vraag",
    [
        'ASK { BIND("SERVICE <http://x/>" AS ?x) }',
        "ASK { <http://example.org/SERVICE> ?insert ?o }",
        "PREFIX service: <http://x/> ASK { service:load ?p ?delete } # INSERT",
    ],
)
def test_words_that_only_look_like_it_are_fine(proef: TestClient, vraag: str) -> None:
    assert proef.post("/v1/sparql", content=vraag, headers=DIRECT).status_code == 200
