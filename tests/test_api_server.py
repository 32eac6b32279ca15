"""The service as it runs: a process of its own on a free port of this machine."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx2
import pytest

from graph.opslag import bewaar
from graph.snapshot import Snapshot
from tests.antwoorden import DATASET
from tests.bouwer import Land

ROOT = Path(__file__).resolve().parent.parent
SCHEMATHESIS = ROOT / "build" / "schemathesis" / "bin" / "schemathesis"


def _vrije_poort() -> int:
    with socket.socket() as proef:
        proef.bind(("127.0.0.1", 0))
        poort: int = proef.getsockname()[1]
        return poort


@pytest.fixture(scope="module")
def eigen_winkel(tmp_path_factory: pytest.TempPathFactory, kleinland_snapshot: Snapshot) -> Path:
    winkel = tmp_path_factory.mktemp("server")
    bewaar(kleinland_snapshot, winkel)
    return winkel


@pytest.fixture(scope="module")
def proces(eigen_winkel: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """The process and its address; it looks at the pointer file once an hour only."""
    poort = _vrije_poort()
    opdracht = [sys.executable, "-m", "uvicorn", "--factory", "api.app:create_app"]
    opdracht += ["--port", str(poort), "--no-server-header", "--log-level", "error"]
    omgeving = {
        **os.environ,
        "JEUGDREGIO_SNAPSHOT": str(eigen_winkel),
        "JEUGDREGIO_HERLAAD_SECONDEN": "3600",
        "JEUGDREGIO_LOG_VRAGEN": "false",
    }
    adres = f"http://127.0.0.1:{poort}"
    with subprocess.Popen(opdracht, cwd=ROOT, env=omgeving) as server:
        try:
            assert _wacht(f"{adres}/readyz"), "the service did not become ready"
            yield server, adres
        finally:
            server.terminate()
            server.wait(20)


def _wacht(adres: str, tekst: str = "") -> bool:
    for _ in range(200):
        try:
            antwoord = httpx2.get(adres)
            if antwoord.status_code == 200 and tekst in antwoord.text:
                return True
        except httpx2.TransportError:
            pass
        time.sleep(0.1)
    return False


def test_the_wire_shows_no_software(proces: tuple[subprocess.Popen[bytes], str]) -> None:
    antwoord = httpx2.get(f"{proces[1]}/v1/regios")
    assert antwoord.status_code == 200
    assert "server" not in antwoord.headers


def test_head_on_the_wire(proces: tuple[subprocess.Popen[bytes], str]) -> None:
    get, head = (httpx2.request(m, f"{proces[1]}/v1/regios") for m in ("GET", "HEAD"))
    assert head.content == b""
    assert head.headers["content-length"] == get.headers["content-length"]
    assert head.headers["etag"] == get.headers["etag"]


def test_many_at_once_get_the_same_bytes(proces: tuple[subprocess.Popen[bytes], str]) -> None:
    """Also while the answer is being made: no half of another one."""
    adres = f"{proces[1]}/v1/dekking?peildatum=2025-03-03&pageSize=500"
    with ThreadPoolExecutor(16) as samen:
        antwoorden = list(samen.map(lambda _: httpx2.get(adres).content, range(32)))
    assert len(set(antwoorden)) == 1


def test_sparql_gets_ready_by_itself(proces: tuple[subprocess.Popen[bytes], str]) -> None:
    assert _wacht(f"{proces[1]}/v1/sparql?query=ASK%7B%7D", "true")


if SCHEMATHESIS.exists():

    def test_schemathesis_finds_nothing(
        proces: tuple[subprocess.Popen[bytes], str], tmp_path: Path
    ) -> None:
        """Fixed seed, bounded; what only we can know (which codes exist) may be refused."""
        adres = f"{proces[1]}/v1"
        opdracht = [str(SCHEMATHESIS), "run", f"{adres}/openapi.json", "--url", adres]
        opdracht += ["--phases", "examples,coverage,fuzzing", "--max-examples", "10"]
        opdracht += ["--seed", "1", "--no-color", "--suppress-health-check", "all"]
        opdracht += ["--exclude-checks", "positive_data_acceptance"]
        # Its form of a body is unknown there; the protocol has tests of its own.
        opdracht += ["--exclude-operation-id", "stuurSparql"]
        uitkomst = subprocess.run(
            opdracht, capture_output=True, text=True, check=False, cwd=tmp_path, timeout=300
        )
        assert uitkomst.returncode == 0, uitkomst.stdout[-3000:]


def test_sighup_loads_the_new_snapshot(
    proces: tuple[subprocess.Popen[bytes], str], eigen_winkel: Path
) -> None:
    """Last in this file: the country is another one afterwards."""
    server, adres = proces
    land = Land()
    land.functie("zorg")
    land.regio("JZ95", ["GM9101"])
    nieuw = Snapshot.maak(DATASET, land.bronnen, land.feiten)
    bewaar(nieuw, eigen_winkel)
    assert nieuw.id not in httpx2.get(f"{adres}/readyz").text
    server.send_signal(signal.SIGHUP)
    assert _wacht(f"{adres}/readyz", nieuw.id)
    assert server.poll() is None


def test_it_stops_and_leaves_nothing_behind(winkel: Path, tmp_path: Path) -> None:
    poort = _vrije_poort()
    omgeving = {**os.environ, "JEUGDREGIO_SNAPSHOT": str(winkel), "TMPDIR": str(tmp_path)}
    opdracht = [sys.executable, "-m", "uvicorn", "--factory", "api.app:create_app"]
    opdracht += ["--port", str(poort), "--log-level", "error"]
    with subprocess.Popen(opdracht, cwd=ROOT, env=omgeving, stderr=subprocess.DEVNULL) as server:
        assert _wacht(f"http://127.0.0.1:{poort}/v1/sparql?query=ASK%7B%7D", "true")
        assert list(tmp_path.iterdir())
        server.terminate()
        assert server.wait(20) in (0, -signal.SIGTERM)
    assert list(tmp_path.iterdir()) == []
