"""What many tests share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import neo4j
import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.cli import voer_uit
from api.settings import Instellingen
from graph.opslag import bewaar
from graph.property_graph.verbinding import verbind
from graph.snapshot import Snapshot
from loaders.land import DATA, Land, lees_land
from tests.cli_proef import Doe, Uitkomst, los
from tests.neo4j_proef import zet
from tests.neo4j_server import Machine, Server, elders, machine, ontbreekt

# Tests that want a service to make its answers ready say so.
os.environ.setdefault("JEUGDREGIO_WARM_SECONDEN", "0")


@pytest.fixture(scope="session")
def kleinland() -> Land:
    """The made-up country that comes with the program, as read from its tables."""
    return lees_land(DATA / "kleinland")


@pytest.fixture(scope="session")
def kleinland_snapshot(kleinland: Land) -> Snapshot:
    """Kleinland, ready to answer."""
    return Snapshot.maak(kleinland.dataset, kleinland.bronnen, kleinland.feiten)


@pytest.fixture(scope="session")
def nl() -> Land:
    """The Netherlands, as read from the tables that come with the program."""
    return lees_land(DATA / "nl")


@pytest.fixture(scope="session")
def nederland(nl: Land) -> Snapshot:
    """The Netherlands, ready to answer."""
    return Snapshot.maak(nl.dataset, nl.bronnen, nl.feiten)


@pytest.fixture(scope="session")
def winkel(kleinland_snapshot: Snapshot, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store on disk with Kleinland as the current snapshot."""
    map_ = tmp_path_factory.mktemp("winkel")
    bewaar(kleinland_snapshot, map_)
    return map_


@pytest.fixture(scope="session")
def klant(winkel: Path) -> Iterator[TestClient]:
    """A client of the API that serves Kleinland; an unexpected error is an answer, not a crash."""
    instellingen = Instellingen(winkel=winkel, sparql_tegelijk=0)  # has tests of its own
    app = create_app(instellingen, klok=lambda: date(2026, 6, 1))
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client


@pytest.fixture(scope="session")
def nl_winkel(nederland: Snapshot, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store on disk with the Netherlands as the current snapshot."""
    map_ = tmp_path_factory.mktemp("nederland")
    bewaar(nederland, map_)
    return map_


@pytest.fixture(scope="session")
def nl_klant(nl_winkel: Path) -> Iterator[TestClient]:
    """A client of the API that serves the Netherlands."""
    instellingen = Instellingen(winkel=nl_winkel, sparql_tegelijk=0)
    with TestClient(create_app(instellingen, klok=lambda: date(2026, 11, 27))) as client:
        yield client


@pytest.fixture(scope="session")
def gebouwd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which ``jeugdregio build --data kleinland`` was run."""
    map_ = tmp_path_factory.mktemp("werk")
    klaar = los(["build", "--data", "kleinland"], map_)
    assert klaar.returncode == 0, klaar.stderr
    return map_


@pytest.fixture
def werk(gebouwd: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same folder as the current one, with Kleinland as the country."""
    monkeypatch.chdir(gebouwd)
    monkeypatch.setenv("JEUGDREGIO_DATA", "kleinland")
    monkeypatch.delenv("JEUGDREGIO_SNAPSHOT", raising=False)
    return gebouwd


@pytest.fixture
def doe(capsys: pytest.CaptureFixture[str]) -> Doe:
    """Run a command of ``jeugdregio``: exit code, standard output, standard error."""

    def doe(*argumenten: str) -> Uitkomst:
        code = voer_uit(list(argumenten))
        uit = capsys.readouterr()
        return code, uit.out, uit.err

    return doe


@pytest.fixture(scope="session")
def neo4j_machine() -> Iterator[Machine]:
    """A Neo4j of our own, that the tests may kill as long as they start it again."""
    if mist := ontbreekt():
        pytest.skip(mist)
    with machine() as eigen:
        yield eigen


@pytest.fixture(scope="session")
def neo4j_plek(request: pytest.FixtureRequest) -> Server:
    """A Neo4j that the tests may fill and empty: the one that was named, or our own."""
    if waar := elders():
        return waar
    eigen: Machine = request.getfixturevalue("neo4j_machine")
    return eigen.waar


@pytest.fixture(scope="session")
def neo4j_driver(neo4j_plek: Server) -> Iterator[neo4j.Driver]:
    """A connection to it."""
    with verbind(neo4j_plek.uri, neo4j_plek.user, neo4j_plek.password) as driver:
        yield driver


@pytest.fixture
def gevuld(neo4j_driver: neo4j.Driver, kleinland_snapshot: Snapshot) -> Snapshot:
    """Kleinland, which stands there."""
    zet(neo4j_driver, kleinland_snapshot)
    return kleinland_snapshot
