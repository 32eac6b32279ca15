"""A service that reads from Neo4j, for the tests of what it gives and of what it says without."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.settings import Instellingen
from tests.neo4j_server import Server

VANDAAG = date(2026, 6, 1)
PAD, DEKKING = "/v1/regios/JZ91/relaties", "/v1/dekking"


@contextmanager
def client(winkel: Path, plek: Server | None, seconden: float = 60) -> Iterator[TestClient]:
    """A client of a service that reads from this Neo4j, or from its snapshot."""
    instellingen = Instellingen.model_validate(
        {
            "winkel": winkel,
            "lees_uit": "neo4j" if plek else "snapshot",
            "lees_seconden": seconden,
            "sparql_tegelijk": 0,
            "herlaad_seconden": 60,
        }
    )
    with pytest.MonkeyPatch.context() as omgeving:
        for naam, waarde in asdict(plek).items() if plek else ():
            omgeving.setenv(f"JEUGDREGIO_NEO4J_{naam.upper()}", waarde)
        with TestClient(create_app(instellingen, klok=lambda: VANDAAG)) as geopend:
            yield geopend


@contextmanager
def stille_poort() -> Iterator[int]:
    """A server that lets one in and never says a word."""
    with closing(socket.create_server(("127.0.0.1", 0))) as poort:
        yield poort.getsockname()[1]


def vrije_poort() -> int:
    with stille_poort() as poort:
        return poort
