"""SPARQL 1.1 Protocol: the queries of the W3C test suite (sparql11/protocol), in our words.

The names are theirs; the graphs have three triples.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from api.sparql.werker import GRAAF, TABEL
from tests.api_proef import is_probleem
from tests.sparql_proef import DATA, DIRECT, FORMULIER, grafen, proefdienst


@pytest.fixture(scope="module")
def proef(winkel: Path, tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    return proefdienst(winkel, tmp_path_factory.mktemp("grafen"))


def _type(nummer: int) -> str:
    return f"<{DATA.format(nummer)}> a ?type{nummer}"


def test_query_post_form(proef: TestClient) -> None:
    pad = f"/v1/sparql?{grafen(standaard=(0,))}"
    assert (
        proef.post(pad, content="query=ASK%20%7B%7D", headers=FORMULIER).json()["boolean"] is True
    )


def test_query_dataset_default_graphs_get(proef: TestClient) -> None:
    vraag = quote(f"ASK {{ {_type(1)} . {_type(2)} . }}")
    pad = f"/v1/sparql?query={vraag}&{grafen(standaard=(1, 2))}"
    assert proef.get(pad).json()["boolean"] is True


def test_query_dataset_default_graphs_post(proef: TestClient) -> None:
    pad = f"/v1/sparql?{grafen(standaard=(1, 2))}"
    vraag = f"ASK {{ {_type(1)} . {_type(2)} . }}"
    assert proef.post(pad, content=vraag, headers=DIRECT).json()["boolean"] is True


def test_query_dataset_named_graphs_post(proef: TestClient) -> None:
    pad = f"/v1/sparql?{grafen(benoemd=(1, 2))}"
    vraag = f"ASK {{ GRAPH ?g1 {{ {_type(1)} }} GRAPH ?g2 {{ {_type(2)} }} }}"
    assert proef.post(pad, content=vraag, headers=DIRECT).json()["boolean"] is True


def test_query_dataset_named_graphs_get(proef: TestClient) -> None:
    vraag = quote(f"ASK {{ GRAPH ?g1 {{ {_type(1)} }} GRAPH ?g2 {{ {_type(2)} }} }}")
    pad = f"/v1/sparql?query={vraag}&{grafen(benoemd=(1, 2))}"
    assert proef.get(pad).json()["boolean"] is True


def test_query_dataset_full(proef: TestClient) -> None:
    pad = f"/v1/sparql?{grafen(standaard=(3,), benoemd=(1, 2))}"
    vraag = f"ASK {{ {_type(3)} GRAPH ?g1 {{ {_type(1)} }} GRAPH ?g2 {{ {_type(2)} }} }}"
    assert proef.post(pad, content=vraag, headers=DIRECT).json()["boolean"] is True


def test_query_multiple_dataset(proef: TestClient) -> None:
    """What the protocol says goes before FROM; theirs has the second name inside the first."""
    pad = f"/v1/sparql?{grafen(benoemd=(1, 2))}"
    rest = f"{{ GRAPH ?g1 {{ {_type(1)} }} GRAPH ?g2 {{ {_type(2)} }} }}"
    vraag = f"ASK FROM <{DATA.format(3)}> {rest}"
    assert proef.post(pad, content=vraag, headers=DIRECT).json()["boolean"] is True
    anders = f"ASK FROM <{DATA.format(3)}> {{ {_type(3)} }}"
    assert proef.post(pad, content=anders, headers=DIRECT).json()["boolean"] is False


def test_query_get(proef: TestClient) -> None:
    pad = f"/v1/sparql?query=ASK%20%7B%7D&{grafen(standaard=(0,))}"
    assert proef.get(pad).json()["boolean"] is True


@pytest.mark.parametrize(
    ("vraag", "soorten"),
    [
        ("SELECT (1 AS ?value) {}", TABEL),
        ("ASK {}", TABEL),
        ("DESCRIBE <http://example.org/>", GRAAF),
        ("CONSTRUCT { <s> <p> 1 } WHERE {}", GRAAF),
    ],
    ids=["select", "ask", "describe", "construct"],
)
def test_query_content_type(proef: TestClient, vraag: str, soorten: dict[str, Any]) -> None:
    pad = f"/v1/sparql?{grafen(standaard=(0,))}"
    antwoord = proef.post(pad, content=vraag, headers=DIRECT)
    assert antwoord.headers["content-type"].partition(";")[0] == next(iter(soorten))
    for soort in soorten:
        anders = proef.post(pad, content=vraag, headers={**DIRECT, "Accept": soort})
        assert anders.status_code == 200
        assert anders.headers["content-type"].partition(";")[0] == soort
    is_probleem(proef.post(pad, content=vraag, headers={**DIRECT, "Accept": "image/png"}), 406)


def test_query_post_direct(proef: TestClient) -> None:
    assert proef.post("/v1/sparql", content="ASK {}", headers=DIRECT).json()["boolean"] is True


def test_bad_query_method(proef: TestClient) -> None:
    antwoord = proef.put("/v1/sparql?query=ASK%20%7B%7D", headers=FORMULIER)
    is_probleem(antwoord, 405)
    assert antwoord.headers["allow"] == "GET, HEAD, OPTIONS, POST"


def test_bad_multiple_queries(proef: TestClient) -> None:
    pad = "/v1/sparql?query=ASK%20%7B%7D&query=SELECT%20%2A%20%7B%7D"
    is_probleem(proef.get(pad), 400)


def test_bad_query_wrong_media_type(proef: TestClient) -> None:
    soort = {"Content-Type": "text/plain"}
    is_probleem(proef.post("/v1/sparql", content="ASK {}", headers=soort), 415)


def test_bad_query_missing_form_type(proef: TestClient) -> None:
    is_probleem(proef.post("/v1/sparql", content="query=ASK%20%7B%7D"), 415)


def test_bad_query_missing_direct_type(proef: TestClient) -> None:
    is_probleem(proef.post("/v1/sparql", content="ASK {}"), 415)


def test_bad_query_non_utf8(proef: TestClient) -> None:
    utf16 = "ASK {}".encode("utf-16")
    is_probleem(proef.post("/v1/sparql", content=utf16, headers=DIRECT), 400)
    soort = {"Content-Type": "application/sparql-query; charset=UTF-16"}
    is_probleem(proef.post("/v1/sparql", content=utf16, headers=soort), 415)
    is_probleem(proef.get("/v1/sparql?query=ASK%FF"), 400)


def test_bad_query_syntax(proef: TestClient) -> None:
    is_probleem(proef.get("/v1/sparql?query=ASK%20%7B"), 400)
