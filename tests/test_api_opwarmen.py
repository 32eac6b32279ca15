"""What most ask lies ready before a snapshot is served; what takes long holds nobody up."""

from __future__ import annotations

import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.errors import Probleem
from api.settings import Instellingen
from api.web import downloads
from api.web.geheugen import Geheugen
from api.web.staat import Staat
from api.web.werkplaats import in_werkplaats
from graph.opslag import bewaar
from graph.snapshot import Snapshot

DAG = date(2026, 6, 1)


def _client(winkel: Path, *, warm: float) -> TestClient:
    instellingen = Instellingen(winkel=winkel, sparql_tegelijk=0, warm_seconden=warm)
    return TestClient(create_app(instellingen, klok=lambda: DAG))


def test_what_most_ask_lies_ready(winkel: Path) -> None:
    with _client(winkel, warm=60) as klant:
        _tot_gereed(klant)
        staat: Staat = klant.app.state.dienst.staat  # type: ignore[attr-defined]
        lag_klaar = staat.antwoorden.gewicht
        assert lag_klaar > 0
        for pad in ("/", "/regios/JZ91", "/functies/pleegzorg", "/v1/dekking", "/v1/regios/JZ91"):
            assert klant.get(pad).status_code == 200
        assert staat.antwoorden.gewicht == lag_klaar, "nothing had to be made"
        assert "jeugdregio_vragen_total{" not in _voor(klant), "our own questions count nowhere"


def _tot_gereed(klant: TestClient) -> None:
    """It is alive at once, and ready when all is."""
    for _ in range(1200):
        assert klant.get("/healthz").status_code == 200
        if klant.get("/readyz").status_code == 200:
            return
        time.sleep(0.05)
    pytest.fail("it never became ready")


def _voor(klant: TestClient) -> str:
    """What was counted of an address that only we have asked."""
    regels = klant.get("/metrics").text.splitlines()
    return "\n".join(regel for regel in regels if '"/vergelijk"' in regel)


def test_it_is_ready_before_visitors_see_it(winkel: Path) -> None:
    """The new state is asked about, while visitors still have the old one, or none."""
    with _client(winkel, warm=0) as klant:
        huidig = klant.app.state.dienst.huidig  # type: ignore[attr-defined]
        huidig.staat, gezien = None, []

        async def kijk(nieuw: Staat) -> None:
            gezien.append((huidig.staat, nieuw))

        huidig.maak_klaar = kijk
        assert klant.portal
        assert klant.portal.call(lambda: huidig.herlaad(altijd=True))
        assert gezien == [(None, huidig.staat)]


def test_it_is_alive_and_can_be_stopped_while_it_makes_ready(winkel: Path) -> None:
    klant = _client(winkel, warm=60)

    async def eindeloos(_: Staat) -> None:
        await asyncio.Event().wait()

    klant.app.state.dienst.huidig.maak_klaar = eindeloos  # type: ignore[attr-defined]
    with klant:
        assert klant.get("/healthz").status_code == 200
        assert klant.get("/readyz").status_code == 503
        assert klant.get("/v1/regios").headers["retry-after"]


def test_it_stops_when_its_time_is_up(winkel: Path) -> None:
    with _client(winkel, warm=1e-9) as klant:
        _tot_gereed(klant)
        staat: Staat = klant.app.state.dienst.staat  # type: ignore[attr-defined]
        assert staat.antwoorden.gewicht == 0
        assert klant.get("/v1/regios").status_code == 200


def test_what_takes_long_does_not_hold_up_the_rest() -> None:
    los = threading.Event()

    async def beide() -> tuple[bool, bool]:
        traag = [asyncio.create_task(in_werkplaats(los.wait, "slow")) for _ in range(8)]
        snel = await asyncio.wait_for(in_werkplaats(lambda: True), 30)
        wachtte = not any(taak.done() for taak in traag)
        los.set()
        await asyncio.gather(*traag)
        return snel, wachtte

    assert asyncio.run(beide()) == (True, True)


def test_the_same_value_is_never_made_twice_at_once() -> None:
    geheugen: Geheugen[int] = Geheugen(10)
    gemaakt: list[int] = []

    def maak() -> int:
        gemaakt.append(1)
        time.sleep(0.05)
        return 7

    with ThreadPoolExecutor(8) as samen:
        assert set(samen.map(lambda _: geheugen.of("x", maak), range(8))) == {7}
    assert gemaakt == [1]


def test_one_that_fails_leaves_room_for_the_next() -> None:
    geheugen: Geheugen[int] = Geheugen(10)

    def mislukt() -> int:
        raise ValueError("eerste keer")

    with pytest.raises(ValueError, match="eerste keer"):
        geheugen.of("x", mislukt)
    assert geheugen.of("x", lambda: 7) == 7


def test_memory_has_a_bound_whatever_is_asked(winkel: Path) -> None:
    """Keys and headers count too: many small answers are no way around it."""
    grens = 100_000
    instellingen = Instellingen(winkel=winkel, sparql_tegelijk=0, antwoorden_bewaard=grens)
    with TestClient(create_app(instellingen, klok=lambda: DAG)) as klant:
        staat: Staat = klant.app.state.dienst.staat  # type: ignore[attr-defined]
        for nr in range(1, 300):
            klant.get(f"/v1/regios?pageSize=1&page={nr}")
        bewaard = staat.antwoorden
        assert bewaard.gewicht <= grens
        assert len(bewaard) < grens / 600


def test_downloads_are_made_once_by_another_process(
    kleinland_snapshot: Snapshot, tmp_path: Path
) -> None:
    bewaar(kleinland_snapshot, tmp_path)
    staat = Staat(kleinland_snapshot, Instellingen(winkel=tmp_path))

    async def samen() -> None:
        await asyncio.gather(*(downloads.zorg(staat) for _ in range(5)))

    asyncio.run(samen())
    alle = {soort: downloads.download(staat, soort) for soort in downloads.SOORTEN}
    assert all(bestand.inhoud for bestand in alle.values())
    asyncio.run(samen())
    assert all(downloads.download(staat, soort) is bestand for soort, bestand in alle.items())


def test_downloads_that_fail_are_tried_again(kleinland_snapshot: Snapshot, tmp_path: Path) -> None:
    staat = Staat(kleinland_snapshot, Instellingen(winkel=tmp_path))  # nothing is stored there
    with pytest.raises(Probleem) as fout:
        asyncio.run(downloads.zorg(staat))
    assert fout.value.status == 503
    bewaar(kleinland_snapshot, tmp_path)
    asyncio.run(downloads.zorg(staat))
    assert downloads.download(staat, "turtle").inhoud
