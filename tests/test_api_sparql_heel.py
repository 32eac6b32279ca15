"""Never half an answer: a store that is not whole is not served, and what is lost comes back."""

from __future__ import annotations

import asyncio
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count, islice
from pathlib import Path
from typing import Any

import psutil
import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.settings import Instellingen
from api.sparql import proces
from api.sparql.bouw import STORE, StoreError, bouw, check
from api.sparql.ploeg import pauzes
from api.sparql.werkmap import Werkmap
from graph.opslag import laad
from tests.api_proef import is_probleem
from tests.sparql_proef import ZWAAR, wacht

ASK = "/v1/sparql?query=ASK%7B%7D"
TEL = "/v1/sparql?query=SELECT%20%28COUNT%28%2A%29%20AS%20%3Fn%29%20%7B%3Fs%20%3Fp%20%3Fo%7D"


@pytest.fixture(scope="module")
def heel(winkel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A whole store, to damage copies of."""
    map_ = tmp_path_factory.mktemp("heel")
    bouw(str(winkel), laad(winkel).id, str(map_), "https://jeugdregio.example")
    return map_


def test_a_whole_store_has_a_seal_that_says_what_is_in_it(heel: Path, winkel: Path) -> None:
    zegel = check(heel, laad(winkel).id)
    assert zegel.statements > 1000
    with pytest.raises(StoreError):
        check(heel, "een-andere-snapshot")


@pytest.mark.parametrize("zaad", range(12))
def test_whatever_is_damaged_is_seen(heel: Path, winkel: Path, tmp_path: Path, zaad: int) -> None:
    kies, map_ = random.Random(zaad), tmp_path / "kopie"
    shutil.copytree(heel, map_)
    bestanden = sorted(b for b in (map_ / STORE).iterdir() if b.name[:3] != "LOG")
    doel = kies.choice([b for b in bestanden if b.stat().st_size])
    inhoud = bytearray(doel.read_bytes())
    match kies.choice(["weg", "korter", "anders"]):
        case "weg":
            doel.unlink()
        case "korter":
            doel.write_bytes(inhoud[: kies.randrange(len(inhoud))])
        case _:
            inhoud[kies.randrange(len(inhoud))] ^= 1 << kies.randrange(8)
            doel.write_bytes(inhoud)
    with pytest.raises(StoreError):
        check(map_, laad(winkel).id)


def _bouwer(winkel: Path, map_: Path) -> subprocess.Popen[bytes]:
    wat = (str(winkel.resolve()), laad(winkel).id, str(map_), "https://jeugdregio.example")
    return subprocess.Popen(proces.opdracht("api.sparql.bouw", *wat), cwd=proces.WORTEL)


def test_a_builder_that_is_killed_leaves_no_seal(winkel: Path, tmp_path: Path) -> None:
    """At every stage that can be seen from outside, and a little later."""
    for nummer, na in enumerate((0.0, 0.03, 0.15)):
        map_ = tmp_path / str(nummer)
        map_.mkdir()
        bouwer = _bouwer(winkel, map_)
        while bouwer.poll() is None and not (map_ / STORE).exists():
            time.sleep(0.01)
        time.sleep(na)
        bouwer.kill()
        if bouwer.wait() == 0:
            check(map_, laad(winkel).id)
        else:
            with pytest.raises(StoreError):
                check(map_, laad(winkel).id)


@pytest.mark.parametrize("deel", [0.01, 0.4, 0.9])
def test_a_full_disk_leaves_no_seal(heel: Path, winkel: Path, tmp_path: Path, deel: float) -> None:
    grootste = max(bestand.stat().st_size for bestand in (heel / STORE).iterdir())
    opdracht = proces.opdracht(
        "api.sparql.bouw",
        str(winkel.resolve()),
        laad(winkel).id,
        str(tmp_path),
        "https://x.example",
    )
    grens = int(deel * grootste)
    klaar = subprocess.run(
        [sys.executable, "-c", _MET_GRENS, str(grens), *opdracht],
        cwd=proces.WORTEL,
        capture_output=True,
        check=False,
    )
    assert klaar.returncode != 0
    with pytest.raises(StoreError):
        check(tmp_path, laad(winkel).id)


_MET_GRENS = """
import os, resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
os.execv(sys.argv[2], sys.argv[2:])
"""


@contextmanager
def dienst(winkel: Path) -> Iterator[TestClient]:
    """A service of its own; its workers are the only children of this process."""
    grenzen = Instellingen(winkel=winkel, herlaad_seconden=0.05)
    with TestClient(create_app(grenzen), raise_server_exceptions=False) as client:
        yield client


def _werkers() -> list[psutil.Process]:
    return [k for k in psutil.Process().children() if "api.sparql.werker" in k.cmdline()]


def _dood(werkers: list[psutil.Process]) -> None:
    for werker in werkers:
        os.kill(werker.pid, signal.SIGKILL)


def _stand(client: TestClient) -> str:
    return str(client.get("/readyz").json()["sparql"]["status"])


def test_workers_that_are_lost_together_come_back(winkel: Path) -> None:
    with dienst(winkel) as client:
        wacht(client)
        eerst = client.get(TEL).json()
        _dood(_werkers())
        wacht(client)
        assert client.get(TEL).json() == eerst


def test_a_store_that_was_cleaned_away_is_built_again(
    winkel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with dienst(winkel) as client:
        wacht(client)
        eerst = client.get(TEL).json()
        (oud,) = tmp_path.iterdir()
        shutil.rmtree(oud)
        assert client.get(TEL).json() == eerst, "who has it open, has all of it"
        _dood(_werkers())
        wacht(client)
        assert client.get(TEL).json() == eerst
        assert [m for m in tmp_path.iterdir() if m != oud]
    assert not list(tmp_path.iterdir()), "nothing is left behind"


def test_what_a_killed_service_left_is_removed_and_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    gedood = "from api.sparql.werkmap import Werkmap; import os; Werkmap(); os._exit(9)"
    omgeving = {**os.environ, "TMPDIR": str(tmp_path)}
    for _ in range(2):
        subprocess.run([sys.executable, "-c", gedood], env=omgeving, cwd=proces.WORTEL, check=False)
    assert len(list(tmp_path.iterdir())) == 1, "the second removed what the first left"
    een = Werkmap()
    twee = Werkmap()
    assert set(tmp_path.iterdir()) == {een.pad, twee.pad}, "and nobody what is in use"
    een.weg()
    assert list(tmp_path.iterdir()) == [twee.pad]
    twee.weg()


def test_a_build_that_fails_is_tried_again_by_itself(
    winkel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    echt, pogingen = proces.opdracht, count()

    def eerst_niet(module: str, *wat: str) -> tuple[str, ...]:
        if module != "api.sparql.bouw":
            return echt(module, *wat)
        return echt(module, *wat) if next(pogingen) > 2 else (sys.executable, "-c", "exit(1)")

    monkeypatch.setattr(proces, "opdracht", eerst_niet)
    with dienst(winkel) as client:
        probleem = client.get(ASK)
        assert "klaargezet" in is_probleem(probleem, 503)["detail"]
        assert int(probleem.headers["retry-after"]) > 0
        assert _stand(client) == "bezig"
        assert client.get("/v1/regios").status_code == 200, "the rest needs no SPARQL"
        wacht(client)
        assert _stand(client) in ("ok", "bezet")


def test_it_waits_longer_each_time_but_never_for_ever() -> None:
    eerste = list(islice(pauzes(), 20))
    assert 0 < eerste[0] < 1
    assert eerste == sorted(eerste)
    assert eerste[-1] <= 60


def test_a_snapshot_that_is_taken_away_and_put_back(winkel: Path, tmp_path: Path) -> None:
    eigen = tmp_path / "winkel"
    shutil.copytree(winkel, eigen)
    with dienst(eigen) as client:
        eigen.rename(tmp_path / "weg")
        if client.get(ASK).status_code != 200:
            is_probleem(client.get(ASK), 503)
        (tmp_path / "weg").rename(eigen)
        wacht(client)


def test_without_descriptors_it_waits_and_then_goes_on(winkel: Path) -> None:
    with dienst(winkel) as client:
        wacht(client)
        werkers = _werkers()
        assert len(werkers) == 2
        zacht, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (3, hard))
            _dood(werkers)
            for _ in range(20):
                is_probleem(client.get(ASK), 503)
                time.sleep(0.05)
        finally:
            resource.setrlimit(resource.RLIMIT_NOFILE, (zacht, hard))
        wacht(client)


def test_who_leaves_keeps_no_worker(winkel: Path) -> None:
    """The limit is a minute; the worker is free long before."""
    app = create_app(Instellingen(winkel=winkel, sparql_tegelijk=1, sparql_seconden=60))
    berichten: list[dict[str, Any]] = [
        {"type": "http.request", "body": ZWAAR.encode(), "more_body": False},
        {"type": "http.disconnect"},
    ]

    async def vraag() -> None:
        async with app.router.lifespan_context(app):
            sparql = app.state.dienst.sparql
            while sparql.toestand()["status"] != "ok":
                await asyncio.sleep(0.05)
            komt = iter(berichten)

            async def ontvang() -> dict[str, Any]:
                bericht = next(komt)
                if bericht["type"] == "http.disconnect":
                    while sparql.toestand()["status"] == "ok":  # until the question is under way
                        await asyncio.sleep(0.01)
                return bericht

            async def stuur(_: object) -> None:
                pass

            await app(_post(), ontvang, stuur)
            async with asyncio.timeout(40):
                while sparql.toestand()["status"] != "ok":
                    await asyncio.sleep(0.05)

    asyncio.run(vraag())


def _post() -> dict[str, Any]:
    return {
        "type": "http",
        "method": "POST",
        "path": "/v1/sparql",
        "raw_path": b"/v1/sparql",
        "query_string": b"",
        "headers": [(b"content-type", b"application/sparql-query")],
        "http_version": "1.1",
        "scheme": "http",
        "server": ("127.0.0.1", 80),
    }
