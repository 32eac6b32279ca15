"""The service as it runs: a process of its own on a free port of this machine."""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx2
import pytest

from graph.opslag import bewaar
from graph.snapshot import Snapshot
from tests.antwoorden import DATASET
from tests.bouwer import Land
from tests.serverproef import ROOT, Gestart, gestart

SCHEMATHESIS = ROOT / "build" / "schemathesis" / "bin" / "schemathesis"


@pytest.fixture(scope="module")
def eigen_winkel(tmp_path_factory: pytest.TempPathFactory, kleinland_snapshot: Snapshot) -> Path:
    winkel = tmp_path_factory.mktemp("server")
    bewaar(kleinland_snapshot, winkel)
    return winkel


@pytest.fixture(scope="module")
def dienst(eigen_winkel: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gestart]:
    """It looks at the pointer file once an hour only."""
    log = tmp_path_factory.mktemp("log") / "log"
    with gestart(eigen_winkel, log, {"sparql_tegelijk": "2"}) as deze:
        yield deze


def test_the_wire_shows_no_software(dienst: Gestart) -> None:
    antwoord = httpx2.get(f"{dienst.adres}/v1/regios")
    assert antwoord.status_code == 200
    assert "server" not in antwoord.headers


def test_head_on_the_wire(dienst: Gestart) -> None:
    get, head = (httpx2.request(m, f"{dienst.adres}/v1/regios") for m in ("GET", "HEAD"))
    assert head.content == b""
    assert head.headers["content-length"] == get.headers["content-length"]
    assert head.headers["etag"] == get.headers["etag"]


def test_many_at_once_get_the_same_bytes(dienst: Gestart) -> None:
    """Also while the answer is being made: no half of another one."""
    adres = f"{dienst.adres}/v1/dekking?peildatum=2025-03-03&pageSize=500"
    with ThreadPoolExecutor(16) as samen:
        antwoorden = list(samen.map(lambda _: httpx2.get(adres).content, range(32)))
    assert len(set(antwoorden)) == 1


def test_sparql_gets_ready_by_itself(dienst: Gestart) -> None:
    assert dienst.wacht("/v1/sparql?query=ASK%7B%7D", "true")


INSTELLING = """
[[operations]]
include-operation-id = "vraagSparql"
# Which texts are a question, no schema can say.
checks.positive_data_acceptance.enabled = false
"""

if SCHEMATHESIS.exists():

    def test_schemathesis_finds_nothing(dienst: Gestart, tmp_path: Path) -> None:
        """All checks, positive and negative; fixed seed, bounded."""
        assert dienst.wacht("/v1/downloads", "sha256")  # made beside the answers after a start
        adres = f"{dienst.adres}/v1"
        (tmp_path / "schemathesis.toml").write_text(INSTELLING, encoding="utf-8")
        opdracht = [str(SCHEMATHESIS), "run", f"{adres}/openapi.json", "--url", adres]
        opdracht += ["--phases", "examples,coverage,fuzzing", "--max-examples", "10"]
        opdracht += ["--seed", "1", "--no-color", "--suppress-health-check", "all"]
        # Its form of a body is unknown there; the protocol has tests of its own.
        opdracht += ["--exclude-operation-id", "stuurSparql"]
        uitkomst = subprocess.run(
            opdracht, capture_output=True, text=True, check=False, cwd=tmp_path, timeout=300
        )
        assert uitkomst.returncode == 0, uitkomst.stdout[-3000:]


def test_sighup_loads_the_new_snapshot(dienst: Gestart, eigen_winkel: Path) -> None:
    """Last in this file: the country is another one afterwards."""
    land = Land()
    land.functie("zorg")
    land.regio("JZ95", ["GM9101"])
    nieuw = Snapshot.maak(DATASET, land.bronnen, land.feiten)
    bewaar(nieuw, eigen_winkel)
    assert nieuw.id not in httpx2.get(f"{dienst.adres}/readyz").text
    dienst.proces.send_signal(signal.SIGHUP)
    assert dienst.wacht("/readyz", nieuw.id)
    assert dienst.proces.poll() is None


def test_it_stops_and_leaves_nothing_behind(winkel: Path, tmp_path: Path) -> None:
    tijdelijk = tmp_path / "tijdelijk"
    tijdelijk.mkdir()
    zet = {"sparql_tegelijk": "1"}
    with gestart(winkel, tmp_path / "log", zet, TMPDIR=str(tijdelijk)) as deze:
        assert deze.wacht("/v1/sparql?query=ASK%7B%7D", "true")
        assert list(tijdelijk.iterdir())
        deze.proces.terminate()
        assert deze.proces.wait(20) in (0, -signal.SIGTERM)
    assert list(tijdelijk.iterdir()) == []
