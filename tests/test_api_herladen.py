"""Twenty-five reloads while visitors ask: every answer is whole, and of one snapshot."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.settings import Instellingen
from graph.facts import Borging
from graph.opslag import bewaar
from graph.snapshot import Snapshot
from loaders.land import Land
from tests.api_proef import DAGEN, met

KEREN = 25
PADEN = (
    "/v1/dekking?pageSize=500",
    "/v1/regios/JZ91/relaties",
    "/v1/hiaten?functie=crisishulp",
    "/v1/dekking/JZ91/crisishulp",
    "/v1/rapporten/JZ91",
    "/regios/JZ91",
)
Antwoord = tuple[int, str, bytes]


@pytest.fixture
def landen(kleinland: Land, kleinland_snapshot: Snapshot) -> tuple[Snapshot, Snapshot]:
    """Kleinland, and Kleinland without what secures crisishulp."""
    anders = [
        feit
        for feit in kleinland.feiten
        if not (isinstance(feit, Borging) and "crisishulp" in feit.functies)
    ]
    assert len(anders) < len(kleinland.feiten)
    return kleinland_snapshot, Snapshot.maak(kleinland.dataset, kleinland.bronnen, anders)


def _client(winkel: Path) -> TestClient:
    grenzen = Instellingen(winkel=winkel, sparql_tegelijk=0, herlaad_seconden=3600)
    return TestClient(create_app(grenzen, klok=lambda: date(2026, 6, 1)))


def _vraag(client: TestClient, pad: str) -> Antwoord:
    antwoord = client.get(met(pad, DAGEN))
    return antwoord.status_code, antwoord.headers.get("etag", ""), antwoord.content


def _alleen(winkel: Path, snapshot: Snapshot) -> dict[str, Antwoord]:
    """Every answer of a service that never knew another snapshot."""
    bewaar(snapshot, winkel)
    with _client(winkel) as client:
        return {pad: _vraag(client, pad) for pad in PADEN}


def test_reloads_are_never_seen(tmp_path: Path, landen: tuple[Snapshot, Snapshot]) -> None:
    verwacht = [_alleen(tmp_path / f"alleen{nr}", snap) for nr, snap in enumerate(landen)]
    assert all(verwacht[0][pad] != verwacht[1][pad] for pad in PADEN)
    bewaar(landen[0], tmp_path)
    klaar, gezien = threading.Event(), {pad: set[int]() for pad in PADEN}
    vreemd: list[str] = []

    def bezoek(client: TestClient, begin: int) -> int:
        aantal = 0
        while not klaar.is_set():
            pad = PADEN[(begin + aantal) % len(PADEN)]
            antwoord = _vraag(client, pad)
            van = [nr for nr, alle in enumerate(verwacht) if alle[pad] == antwoord]
            gezien[pad].update(van)
            if not van:
                vreemd.append(f"{pad}: {antwoord[0]} {antwoord[1]}")
            aantal += 1
        return aantal

    with _client(tmp_path) as client, ThreadPoolExecutor(4) as bezoekers:
        taken = [bezoekers.submit(bezoek, client, begin) for begin in range(4)]
        huidig = client.app.state.dienst.huidig  # type: ignore[attr-defined]
        try:
            for keer in range(KEREN):
                bewaar(landen[(keer + 1) % 2], tmp_path)
                assert client.portal
                assert client.portal.call(huidig.herlaad), (
                    "each is another snapshot than the one before"
                )
        finally:
            klaar.set()
        aantal = sum(taak.result() for taak in taken)
    assert vreemd == []
    assert aantal > KEREN, "visitors came between the reloads"
    assert set.union(*gezien.values()) == {0, 1}, "both snapshots were served"
