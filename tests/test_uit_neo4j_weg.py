"""The API without the Neo4j that it reads from: 503 on those paths, and nowhere else."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace as wijzig
from pathlib import Path

import neo4j
import pytest
from starlette.testclient import TestClient

from api.uit_neo4j import lezer
from graph.property_graph.sync import push
from graph.snapshot import Snapshot
from tests.api_proef import is_probleem
from tests.neo4j_proef import lijn, snapshot_van
from tests.neo4j_server import Server
from tests.uit_neo4j_proef import DEKKING, PAD, client, stille_poort, vrije_poort

pytestmark = pytest.mark.neo4j


def weigert(graaf: TestClient, zin: str = "antwoordt nu niet") -> None:
    for pad in (PAD, DEKKING):
        antwoord = graaf.get(pad)
        detail = is_probleem(antwoord, 503)["detail"]
        assert zin in detail
        assert detail.count(". ") == 0
        assert int(antwoord.headers["retry-after"]) > 0
    for rest in (
        "/readyz",
        "/v1/regios/JZ91",
        "/v1/relaties?regio=JZ91",
        "/v1/regios/JZ91/dekking",
    ):
        assert graaf.get(rest).status_code == 200


@pytest.mark.parametrize(
    "uri", ["bolt://127.0.0.1:{poort}", "bolt://nergens.invalid:7687", "zomaar iets", ""]
)
def test_away_is_503_there_and_nowhere_else(
    winkel: Path, uri: str, capfd: pytest.CaptureFixture[str]
) -> None:
    adres = uri.format(poort=vrije_poort())
    with client(winkel, Server(adres, "bezoeker", "heel-geheim"), 5) as graaf:
        for _ in range(2):
            weigert(graaf)
        antwoord = graaf.get(PAD).text
    uit = capfd.readouterr()
    for tekst in (antwoord, uit.out, uit.err):
        assert "heel-geheim" not in tekst
        assert "bezoeker" not in tekst
        assert not adres or adres not in tekst


def test_slow_is_503_in_time(winkel: Path) -> None:
    with (
        stille_poort() as poort,
        client(winkel, Server(f"bolt://127.0.0.1:{poort}", "a", "b"), 1) as g,
    ):
        begin = time.monotonic()
        is_probleem(g.get(PAD), 503)
        assert 0.9 < time.monotonic() - begin < 4
        begin = time.monotonic()
        is_probleem(g.get(PAD), 503)
        assert time.monotonic() - begin < 0.9, "it is not asked again at once"
        weigert(g)


def test_another_version_is_503_until_it_is_ours(
    winkel: Path, neo4j_driver: neo4j.Driver, neo4j_plek: Server, kleinland_snapshot: Snapshot
) -> None:
    push(neo4j_driver, snapshot_van(7))
    with client(winkel, neo4j_plek) as graaf:
        weigert(graaf, "andere snapshot")
        push(neo4j_driver, kleinland_snapshot)
        assert graaf.get(PAD).status_code == 200


def test_a_wrong_password_is_503(gevuld: Snapshot, winkel: Path, neo4j_plek: Server) -> None:
    if not neo4j_plek.user:
        pytest.skip("this server asks for no password")
    with client(winkel, wijzig(neo4j_plek, password=gevuld.id)) as graaf:
        weigert(graaf)


@pytest.mark.usefixtures("gevuld")
def test_what_comes_back_is_used_again(
    winkel: Path, neo4j_plek: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lezer, "RUST", 0.5)
    poort = vrije_poort()
    weg = wijzig(neo4j_plek, uri=f"bolt://127.0.0.1:{poort}")
    with client(winkel, weg) as graaf:
        weigert(graaf)
        for jaar, bytes_, hoort in ((2023, 30_000, {200, 503}), (2024, 1_000_000, {200})):
            time.sleep(0.6)
            with lijn(neo4j_plek.uri, bytes_, poort):
                dagen = [f"{jaar}-{maand:02}-{dag}" for maand in range(1, 13) for dag in (10, 20)]
                codes = [graaf.get(f"{PAD}?peildatum={dag}").status_code for dag in dagen]
                opnieuw = graaf.get(f"{PAD}?peildatum={dagen[0]}").status_code
            assert codes[0] == 200
            assert set(codes) == hoort
            assert opnieuw == codes[-1], "what was kept is not given while Neo4j is away"


@pytest.mark.usefixtures("gevuld")
def test_too_many_at_once_are_told_so(
    winkel: Path, neo4j_plek: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lezer, "TEGELIJK", 2)
    paden = [f"{PAD}?peildatum=2024-{maand:02}-01" for maand in range(1, 13)]
    with (
        lijn(neo4j_plek.uri, 10_000_000, traag=0.05) as uri,
        client(winkel, wijzig(neo4j_plek, uri=uri)) as graaf,
        ThreadPoolExecutor(len(paden)) as draden,
    ):
        antwoorden = list(draden.map(graaf.get, paden))
        vol = [antwoord for antwoord in antwoorden if antwoord.status_code != 200]
        assert 0 < len(vol) < len(paden)
        for antwoord in vol:
            assert is_probleem(antwoord, 503)["detail"] == lezer.DRUK
            assert int(antwoord.headers["retry-after"]) > 0
        later = graaf.get(vol[0].request.url.raw_path.decode())
        assert later.status_code == 200, "the places are free again, and nothing was kept"
