"""SPARQL 1.1 Protocol, queries only: the tests of W3C that need no update, and our own bounds.

The protocol tests are those of the W3C test suite (sparql11/protocol), in our words: the names are
theirs, the graphs have three triples, and every update must be refused.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import psutil
import pyoxigraph as ox
import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.settings import Instellingen
from api.sparql.werker import GRAAF, TABEL, Uitvoerder
from api.sparql.werkers import Uitkomst, Werker
from graph.rdf.feiten import naar_quads
from graph.rdf.sparql import VRAGEN, tekst_van
from graph.snapshot import Snapshot
from tests.api_proef import is_probleem

DATA = "http://kasei.us/2009/09/sparql/data/data{}.rdf"
DIRECT = {"Content-Type": "application/sparql-query"}
WIJZIGING = {"Content-Type": "application/sparql-update"}
FORMULIER = {"Content-Type": "application/x-www-form-urlencoded"}
ZWAAR = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def _wacht(client: TestClient) -> None:
    """Until the workers are ready."""
    for _ in range(300):
        if client.get("/v1/sparql?query=ASK%7B%7D").status_code == 200:
            return
        time.sleep(0.1)
    raise AssertionError("no worker became ready within half a minute")


@pytest.fixture(scope="module")
def sparql(winkel: Path) -> Iterator[TestClient]:
    """The service with small bounds."""
    grenzen = Instellingen(winkel=winkel, sparql_seconden=1.5, sparql_rijen=2000)
    app = create_app(grenzen, klok=lambda: date(2026, 6, 1))
    with TestClient(app, raise_server_exceptions=False) as client:
        _wacht(client)
        yield client


@pytest.fixture(scope="module")
def proef(sparql: TestClient, tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """The same service; ``vraag`` of its workers is answered about the graphs of the test suite."""
    winkel = ox.Store(str(tmp_path_factory.mktemp("grafen")))
    soort = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    document = ox.NamedNode("http://xmlns.com/foaf/0.1/Document")
    for nummer in (1, 2, 3):
        naam = ox.NamedNode(DATA.format(nummer))
        winkel.add(ox.Quad(naam, soort, document, naam))
    uitvoerder = Uitvoerder(winkel, "https://jeugdregio.example/v1/sparql", 2000, 1_000_000)
    dienst = sparql.app.state.dienst  # type: ignore[attr-defined]

    class Ploeg:
        """Answers here instead of in a process."""

        async def vraag(self, verzoek: dict[str, Any]) -> Any:
            return Uitkomst(*uitvoerder.antwoord(verzoek))

    app = create_app(dienst.instellingen, klok=dienst.klok)
    app.state.dienst.huidig.staat = dienst.huidig.staat
    app.state.dienst.sparql._ploeg = Ploeg()
    return TestClient(app, raise_server_exceptions=False)


def _grafen(**nummers: tuple[int, ...]) -> str:
    namen = {"standaard": "default-graph-uri", "benoemd": "named-graph-uri"}
    return urlencode([(namen[k], DATA.format(nr)) for k, lijst in nummers.items() for nr in lijst])


def _type(nummer: int) -> str:
    return f"<{DATA.format(nummer)}> a ?type{nummer}"


# --- the 20 queries of the test suite ------------------------------------------------------------


def test_query_post_form(proef: TestClient) -> None:
    pad = f"/v1/sparql?{_grafen(standaard=(0,))}"
    assert (
        proef.post(pad, content="query=ASK%20%7B%7D", headers=FORMULIER).json()["boolean"] is True
    )


def test_query_dataset_default_graphs_get(proef: TestClient) -> None:
    vraag = quote(f"ASK {{ {_type(1)} . {_type(2)} . }}")
    pad = f"/v1/sparql?query={vraag}&{_grafen(standaard=(1, 2))}"
    assert proef.get(pad).json()["boolean"] is True


def test_query_dataset_default_graphs_post(proef: TestClient) -> None:
    pad = f"/v1/sparql?{_grafen(standaard=(1, 2))}"
    vraag = f"ASK {{ {_type(1)} . {_type(2)} . }}"
    assert proef.post(pad, content=vraag, headers=DIRECT).json()["boolean"] is True


def test_query_dataset_named_graphs_post(proef: TestClient) -> None:
    pad = f"/v1/sparql?{_grafen(benoemd=(1, 2))}"
    vraag = f"ASK {{ GRAPH ?g1 {{ {_type(1)} }} GRAPH ?g2 {{ {_type(2)} }} }}"
    assert proef.post(pad, content=vraag, headers=DIRECT).json()["boolean"] is True


def test_query_dataset_named_graphs_get(proef: TestClient) -> None:
    vraag = quote(f"ASK {{ GRAPH ?g1 {{ {_type(1)} }} GRAPH ?g2 {{ {_type(2)} }} }}")
    pad = f"/v1/sparql?query={vraag}&{_grafen(benoemd=(1, 2))}"
    assert proef.get(pad).json()["boolean"] is True


def test_query_dataset_full(proef: TestClient) -> None:
    pad = f"/v1/sparql?{_grafen(standaard=(3,), benoemd=(1, 2))}"
    vraag = f"ASK {{ {_type(3)} GRAPH ?g1 {{ {_type(1)} }} GRAPH ?g2 {{ {_type(2)} }} }}"
    assert proef.post(pad, content=vraag, headers=DIRECT).json()["boolean"] is True


def test_query_multiple_dataset(proef: TestClient) -> None:
    """What the protocol says goes before FROM; theirs has the second name inside the first."""
    pad = f"/v1/sparql?{_grafen(benoemd=(1, 2))}"
    rest = f"{{ GRAPH ?g1 {{ {_type(1)} }} GRAPH ?g2 {{ {_type(2)} }} }}"
    vraag = f"ASK FROM <{DATA.format(3)}> {rest}"
    assert proef.post(pad, content=vraag, headers=DIRECT).json()["boolean"] is True
    anders = f"ASK FROM <{DATA.format(3)}> {{ {_type(3)} }}"
    assert proef.post(pad, content=anders, headers=DIRECT).json()["boolean"] is False


def test_query_get(proef: TestClient) -> None:
    pad = f"/v1/sparql?query=ASK%20%7B%7D&{_grafen(standaard=(0,))}"
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
    pad = f"/v1/sparql?{_grafen(standaard=(0,))}"
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


# --- the 7 updates of the test suite that must be refused, and more of them -----------------------


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


# --- our own data --------------------------------------------------------------------------------


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


# --- bounds --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("rijen", "status"), [(2000, 200), (2001, 400)])
@pytest.mark.parametrize(
    "vorm", ["SELECT * {{ ?s ?p ?o }} LIMIT {}", "CONSTRUCT WHERE {{ ?s ?p ?o }} LIMIT {}"]
)
def test_rows_are_bounded(sparql: TestClient, vorm: str, rijen: int, status: int) -> None:
    antwoord = sparql.get("/v1/sparql", params={"query": vorm.format(rijen)})
    assert antwoord.status_code == status
    if status == 400:
        assert "LIMIT" in is_probleem(antwoord, 400)["detail"]


@pytest.mark.parametrize(("bytes_", "status"), [(26, 200), (25, 400)])
def test_bytes_are_bounded(bytes_: int, status: int) -> None:
    vraag: dict[str, Any]
    vraag = {"vraag": "ASK {}", "standaard": [], "benoemd": [], "graaf": None}
    vraag["tabel"] = "application/sparql-results+json"
    assert Uitvoerder(ox.Store(), "https://x.example/", 10, bytes_).antwoord(vraag)[0] == status


@pytest.mark.parametrize("gemeld", [True, False])
def test_a_body_is_bounded(sparql: TestClient, gemeld: bool) -> None:
    grens = Instellingen().lichaam_max
    for lengte, status in ((grens, 200), (grens + 1, 413)):
        tekst = "ASK {}".ljust(lengte).encode()
        inhoud = tekst if gemeld else iter([tekst[:1000], tekst[1000:]])
        antwoord = sparql.post("/v1/sparql", content=inhoud, headers=DIRECT)
        assert antwoord.status_code == status
        if status == 413:
            is_probleem(antwoord, 413)


def _kinderen() -> set[int]:
    return {kind.pid for kind in psutil.Process().children()}


def test_a_question_that_takes_too_long_is_killed(sparql: TestClient) -> None:
    voor, begin = _kinderen(), time.monotonic()
    antwoord = sparql.post("/v1/sparql", content=ZWAAR, headers=DIRECT)
    duur = time.monotonic() - begin
    probleem = is_probleem(antwoord, 503)
    assert "1.5 seconden" in probleem["detail"]
    assert antwoord.headers["retry-after"]
    assert duur < 4, "the bound is real"
    for _ in range(15):
        if voor - _kinderen():
            break
        time.sleep(0.05)
    assert voor - _kinderen(), "its process is gone, before its own timer would end it"
    _wacht(sparql)


def test_a_worker_whose_parent_is_gone_ends_itself(tmp_path: Path) -> None:
    winkel = ox.Store(str(tmp_path))
    knoop = ox.NamedNode("http://example.org/x")
    winkel.extend(ox.Quad(knoop, knoop, ox.Literal(str(nr))) for nr in range(2000))
    winkel.flush()
    del winkel
    vraag: dict[str, Any] = {
        "vraag": ZWAAR,
        "standaard": [],
        "benoemd": [],
        "graaf": None,
        "tabel": "text/csv",
    }

    async def stel() -> None:
        werker = await Werker.start(tmp_path, Instellingen(sparql_seconden=0.2))
        try:
            with pytest.raises(EOFError):
                await asyncio.wait_for(werker.vraag(vraag), 20)
        finally:
            await werker.stop()

    asyncio.run(stel())


def test_a_question_that_kills_its_process_is_an_answer_too(sparql: TestClient) -> None:
    diep = f"ASK {'{' * 20_000}{'}' * 20_000}"
    is_probleem(sparql.post("/v1/sparql", content=diep, headers=DIRECT), 503)
    _wacht(sparql)


def test_so_many_at_once_and_no_more(winkel: Path) -> None:
    grenzen = Instellingen(winkel=winkel, sparql_tegelijk=1, sparql_seconden=1.0)
    with TestClient(create_app(grenzen), raise_server_exceptions=False) as client:
        _wacht(client)
        is_probleem(client.post("/v1/sparql", content=ZWAAR, headers=DIRECT), 503)
        bezet = client.get("/v1/sparql?query=ASK%7B%7D")
        assert "te veel" in is_probleem(bezet, 503)["detail"], "the only one is being replaced"
        assert int(bezet.headers["retry-after"]) > 0
        _wacht(client)


def test_it_can_be_turned_off(winkel: Path) -> None:
    with TestClient(create_app(Instellingen(winkel=winkel, sparql_tegelijk=0))) as client:
        is_probleem(client.get("/v1/sparql?query=ASK%7B%7D"), 503)
        assert not _kinderen() or client.get("/v1/regios").status_code == 200
