"""The snapshot that is served: loaded, swapped whole, kept when a reload fails."""

from __future__ import annotations

import asyncio
import shutil
import time
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.errors import Probleem
from api.settings import Instellingen
from api.web.antwoord import gemaakt
from api.web.staat import Antwoord, Staat
from graph.opslag import HUIDIG, bewaar
from graph.snapshot import Snapshot
from tests.antwoorden import DATASET
from tests.api_proef import is_probleem
from tests.bouwer import Land


def _klein() -> Snapshot:
    land = Land()
    land.functie("zorg")
    land.regio("JZ95", ["GM9101"])
    return Snapshot.maak(DATASET, land.bronnen, land.feiten)


def _client(winkel: Path) -> TestClient:
    instellingen = Instellingen(winkel=winkel, herlaad_seconden=0.05, sparql_tegelijk=0)
    return TestClient(create_app(instellingen, klok=lambda: date(2026, 6, 1)))


def _wacht(client: TestClient, snapshot: str) -> bool:
    """Whether the service comes to serve this snapshot within some seconds."""
    for _ in range(100):
        antwoord = client.get("/readyz")
        if antwoord.status_code == 200 and antwoord.json()["snapshot"] == snapshot:
            return True
        time.sleep(0.05)
    return False


def test_without_a_snapshot_it_is_alive_and_not_ready(tmp_path: Path) -> None:
    with _client(tmp_path) as client:
        assert client.get("/healthz").json()["status"] == "ok"
        for pad in ("/readyz", "/v1/regios", "/catalogus", "/v1/downloads/turtle"):
            is_probleem(client.get(pad), 503)
            assert client.get(pad).headers["retry-after"]
        snapshot = _klein()
        bewaar(snapshot, tmp_path)
        assert _wacht(client, snapshot.id), "the first snapshot is found by itself"
        assert [r["code"] for r in client.get("/v1/regios").json()["items"]] == ["JZ95"]


def test_a_new_snapshot_takes_the_place_of_the_old(
    tmp_path: Path, kleinland_snapshot: Snapshot
) -> None:
    oud = _klein()
    bewaar(oud, tmp_path)
    with _client(tmp_path) as client:
        merk = client.get("/v1/regios").headers["etag"]
        bewaar(kleinland_snapshot, tmp_path)
        assert _wacht(client, kleinland_snapshot.id)
        nieuw = client.get("/v1/regios", headers={"If-None-Match": merk})
        assert nieuw.status_code == 200
        assert nieuw.json()["snapshot"] == kleinland_snapshot.id


def test_a_failed_reload_changes_nothing(tmp_path: Path, kleinland_snapshot: Snapshot) -> None:
    oud = _klein()
    bewaar(oud, tmp_path)
    with _client(tmp_path) as client:
        voor = client.get("/v1/regios").content
        map_ = bewaar(kleinland_snapshot, tmp_path / "elders")
        shutil.copytree(map_, tmp_path / kleinland_snapshot.id)
        (tmp_path / kleinland_snapshot.id / "feiten.json").write_bytes(b"[]")
        nieuwe_wijzer = tmp_path / "nieuw"
        nieuwe_wijzer.write_text(kleinland_snapshot.id, encoding="ascii")
        nieuwe_wijzer.replace(tmp_path / HUIDIG)
        time.sleep(0.3)
        assert client.get("/readyz").json()["snapshot"] == oud.id
        assert client.get("/v1/regios").content == voor
        bewaar(kleinland_snapshot, tmp_path)
        assert _wacht(client, kleinland_snapshot.id), "and the repaired one is taken"


def test_what_many_ask_at_once_is_made_once(kleinland_snapshot: Snapshot) -> None:
    staat, aantal = Staat(kleinland_snapshot, Instellingen()), 0

    def maak() -> Antwoord:
        nonlocal aantal
        aantal += 1
        time.sleep(0.05)
        return Antwoord(b"inhoud", "text/plain")

    async def vraag() -> list[Antwoord]:
        weg = asyncio.create_task(gemaakt(staat, "merk", maak))
        anderen = [asyncio.create_task(gemaakt(staat, "merk", maak)) for _ in range(20)]
        await asyncio.sleep(0.01)
        weg.cancel()  # who leaves does not take the answer of the others along
        return await asyncio.gather(*anderen)

    assert {antwoord.inhoud for antwoord in asyncio.run(vraag())} == {b"inhoud"}
    assert aantal == 1
    assert staat.onderweg == {}
    assert staat.antwoorden.geef("merk") is not None


def test_an_error_is_not_kept(kleinland_snapshot: Snapshot) -> None:
    staat = Staat(kleinland_snapshot, Instellingen())

    def mislukt() -> Antwoord:
        raise Probleem(404, "er niet")

    for _ in range(2):
        with pytest.raises(Probleem):
            asyncio.run(gemaakt(staat, "merk", mislukt))
    assert staat.onderweg == {}
    assert staat.antwoorden.geef("merk") is None
