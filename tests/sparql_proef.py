"""What the tests of the SPARQL service share: a service with small bounds, one on test graphs."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pyoxigraph as ox
from fastapi import FastAPI
from starlette.testclient import TestClient

from api.app import create_app
from api.settings import Instellingen
from api.sparql.proces import Uitkomst
from api.sparql.werker import Uitvoerder

DATA = "http://kasei.us/2009/09/sparql/data/data{}.rdf"
DIRECT = {"Content-Type": "application/sparql-query"}
FORMULIER = {"Content-Type": "application/x-www-form-urlencoded"}
ZWAAR = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def wacht(client: TestClient) -> None:
    """Until the workers are ready."""
    for _ in range(300):
        if client.get("/v1/sparql?query=ASK%7B%7D").status_code == 200:
            return
        time.sleep(0.1)
    raise AssertionError("no worker became ready within half a minute")


@contextmanager
def kleine_dienst(winkel: Path) -> Iterator[TestClient]:
    """The service with small bounds."""
    with TestClient(_app(winkel), raise_server_exceptions=False) as client:
        wacht(client)
        yield client


def _app(winkel: Path) -> FastAPI:
    grenzen = Instellingen(winkel=winkel, sparql_seconden=1.5, sparql_rijen=2000)
    return create_app(grenzen, klok=lambda: date(2026, 6, 1))


def proefdienst(winkel: Path, map_: Path) -> TestClient:
    """The same service; ``vraag`` of its workers is answered about the graphs of the test suite."""
    grafen_ = ox.Store(str(map_))
    soort = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    document = ox.NamedNode("http://xmlns.com/foaf/0.1/Document")
    for nummer in (1, 2, 3):
        naam = ox.NamedNode(DATA.format(nummer))
        grafen_.add(ox.Quad(naam, soort, document, naam))
    uitvoerder = Uitvoerder(grafen_, "https://jeugdregio.example/v1/sparql", 2000, 1_000_000)

    class Ploeg:
        """Answers here instead of in a process."""

        async def vraag(self, verzoek: dict[str, Any]) -> Any:
            return Uitkomst(*uitvoerder.antwoord(verzoek))

    app = _app(winkel)
    asyncio.run(app.state.dienst.huidig.herlaad(altijd=True))
    app.state.dienst.sparql._ploeg = Ploeg()
    return TestClient(app, raise_server_exceptions=False)


def grafen(**nummers: tuple[int, ...]) -> str:
    namen = {"standaard": "default-graph-uri", "benoemd": "named-graph-uri"}
    return urlencode([(namen[k], DATA.format(nr)) for k, lijst in nummers.items() for nr in lijst])
