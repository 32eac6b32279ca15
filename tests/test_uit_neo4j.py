"""The API that reads through Neo4j: the same bytes, or 503 on that path and nowhere else."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict
from dataclasses import replace as wijzig
from datetime import date
from pathlib import Path

import neo4j
import pytest
from msgspec.structs import replace
from starlette.testclient import TestClient

from api.app import create_app
from api.settings import Instellingen
from api.uit_neo4j import lezer
from graph.facts import Geldigheid
from graph.opslag import bewaar
from graph.property_graph.sync import push
from graph.snapshot import Snapshot
from tests.antwoorden import DATASET
from tests.api_proef import is_probleem
from tests.bouwer import Land
from tests.neo4j_proef import snapshot_van, zet
from tests.neo4j_server import Server
from tests.test_neo4j_fouten import lijn

pytestmark = pytest.mark.neo4j

VANDAAG = date(2026, 6, 1)
PAD, DEKKING = "/v1/regios/JZ91/relaties", "/v1/dekking"
VRAGEN = (
    "",
    "?peildatum=2016-01-01",
    "?peildatum=2021-01-01&kennisdatum=2021-06-01",
    "?peildatum=2023-03-01",
    "?peildatum=2024-07-01&functie=pleegzorg",
    "?peildatum=2024-07-01&kennisdatum=2022-01-01",
    "?peildatum=2024-07-01&pageSize=2&page=2",
    "?peildatum=2030-01-01",
)


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
def beide(winkel: Path, plek: Server) -> Iterator[tuple[TestClient, TestClient]]:
    """A service on the engine and one on Neo4j."""
    with (
        client(winkel, None) as motor,
        client(winkel, plek) as graaf,
    ):
        yield motor, graaf


def gelijk(motor: TestClient, graaf: TestClient, pad: str, soort: str) -> bytes:
    vraag = {"Accept": soort}
    hoort, geeft = motor.get(pad, headers=vraag), graaf.get(pad, headers=vraag)
    assert (geeft.status_code, geeft.content) == (200, hoort.content), pad
    assert geeft.headers == hoort.headers
    return hoort.content


@pytest.fixture
def gevuld(neo4j_driver: neo4j.Driver, kleinland_snapshot: Snapshot) -> Snapshot:
    zet(neo4j_driver, kleinland_snapshot)
    return kleinland_snapshot


@pytest.mark.parametrize("soort", ["application/json", "text/csv"])
def test_the_bytes_are_those_of_the_engine(
    gevuld: Snapshot, winkel: Path, neo4j_plek: Server, soort: str
) -> None:
    with beide(winkel, neo4j_plek) as (motor, graaf):
        inhoud = {
            gelijk(motor, graaf, f"/v1/regios/{regio}/relaties{vraag}", soort)
            for vraag in VRAGEN
            for regio in gevuld.regios
        }
    assert len(inhoud) > 8, "empty answers are all the same, and prove nothing"


@pytest.mark.usefixtures("gevuld")
@pytest.mark.parametrize("soort", ["application/json", "text/csv"])
def test_so_are_those_of_the_statuses(winkel: Path, neo4j_plek: Server, soort: str) -> None:
    vragen = (
        *VRAGEN,
        "?peildatum=2024-07-01&status=verlopen",
        "?peildatum=2024-07-01&niveau=bovenregionaal&regio=JZ92",
        "?peildatum=2024-07-01&regio=JZ93&functie=pleegzorg",
    )
    with beide(winkel, neo4j_plek) as (motor, graaf):
        inhoud = {gelijk(motor, graaf, f"{DEKKING}{vraag}", soort) for vraag in vragen}
    assert len(inhoud) == len(vragen)
    alles = b"".join(inhoud).decode()
    vlaggen = ("indeling-onzeker", "via-oude-regio", "doorgetrokken", "algemeen-lidmaatschap")
    for woord in (*vlaggen, "Laatst bekend", "tegenstrijdig", "volgens"):
        assert woord in alles, f"these answers do not show '{woord}'"


@pytest.mark.parametrize("nummer", [3, 11, 24])
def test_random_countries_too(
    neo4j_driver: neo4j.Driver, neo4j_plek: Server, tmp_path: Path, nummer: int
) -> None:
    snapshot = snapshot_van(nummer)
    bewaar(snapshot, tmp_path)
    push(neo4j_driver, snapshot)
    with beide(tmp_path, neo4j_plek) as (motor, graaf):
        for dag in ("2020-07-01", "2021-07-01", "2025-01-01"):
            dagen = f"peildatum={dag}&kennisdatum=2035-01-01"
            gelijk(motor, graaf, f"{DEKKING}?{dagen}", "text/csv")
            for regio in snapshot.regios:
                gelijk(motor, graaf, f"/v1/regios/{regio}/relaties?{dagen}", "text/csv")


def test_a_region_is_called_what_it_was_called_then(
    neo4j_driver: neo4j.Driver, neo4j_plek: Server, tmp_path: Path
) -> None:
    land = Land()
    land.functie("zorg", niveau="bovenregionaal")
    land.regio("JZ91", ("GM9001",))
    partner = land.regio("JZ92", ("GM9002",))
    later = Geldigheid(van="2024-01-01")
    land.feiten.append(replace(partner, naam="Regio van nu; en later", geldig=later))
    paar = ("JZ91", "JZ92")
    land.contract("samen", "zorg", regios=paar, partijen=paar, gebied="Kust", gezamenlijk=True)
    snapshot = Snapshot.maak(DATASET, land.bronnen, land.feiten)
    bewaar(snapshot, tmp_path)
    push(neo4j_driver, snapshot)
    with beide(tmp_path, neo4j_plek) as (motor, graaf):
        oud, nieuw = (
            gelijk(motor, graaf, f"{PAD}?peildatum={dag}&kennisdatum=2035-01-01", "text/csv")
            for dag in ("2023-12-31", "2024-01-01")
        )
    assert b"Regio van nu" in nieuw
    assert b"JZ92" in oud
    assert b"Regio van nu" not in oud


def test_the_rows_truly_come_from_there(
    gevuld: Snapshot, winkel: Path, neo4j_driver: neo4j.Driver, neo4j_plek: Server
) -> None:
    hernoem = "MATCH (f:RegioFeit {snapshot: $s}) SET f.naam = 'Elders'"
    neo4j_driver.execute_query(hernoem, s=gevuld.id)
    try:
        with client(winkel, neo4j_plek) as graaf:
            for pad in (PAD, DEKKING):
                assert "Elders" in graaf.get(pad, headers={"Accept": "text/csv"}).text
    finally:
        push(neo4j_driver, gevuld)


@pytest.mark.usefixtures("gevuld")
def test_an_etag_still_saves_the_work(winkel: Path, neo4j_plek: Server) -> None:
    with beide(winkel, neo4j_plek) as (motor, graaf):
        merk = motor.get(PAD).headers["etag"]
        assert graaf.get(PAD, headers={"If-None-Match": merk}).status_code == 304


# --- when Neo4j cannot answer --------------------------------------------------------------------


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


@contextmanager
def stille_poort() -> Iterator[int]:
    """A server that lets one in and never says a word."""
    with closing(socket.create_server(("127.0.0.1", 0))) as poort:
        yield poort.getsockname()[1]


def vrije_poort() -> int:
    with stille_poort() as poort:
        return poort


@pytest.mark.parametrize(
    "uri", ["bolt://127.0.0.1:{poort}", "bolt://nergens.invalid:7687", "geen adres", ""]
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
