"""A real Neo4j: what is pushed comes back, and every question gives what the engine gives.

With ``NEO4J_URI`` the tests use that server, and what the program had put there goes.
"""

from __future__ import annotations

import random
import re
from datetime import date
from pathlib import Path

import neo4j
import pytest

from graph.property_graph import vragen as cypher
from graph.property_graph.controle import controleer, vergelijk
from graph.property_graph.motor import Motor
from graph.property_graph.sync import push
from graph.property_graph.verbinding import lees
from graph.snapshot import Snapshot
from loaders.land import DATA, lees_land
from tests.antwoorden import DATASET, NU
from tests.bouwer import Land
from tests.cli_proef import Doe
from tests.neo4j_proef import DAG, VANDAAG, snapshot_van, stel, zet
from tests.neo4j_server import WORTEL, Server
from tests.referentie import Referentie
from tests.toevalsland import KENNISDATA, dagen, land_met_gebieden

pytestmark = pytest.mark.neo4j

LANDEN = (*range(57), 201, 207, 226)
"""The last three have coordinators of agreements for the whole country, which are rare."""
PER_TEST = 15


# --- what it answers -----------------------------------------------------------------------------


@pytest.mark.parametrize("eerste", range(0, len(LANDEN), PER_TEST))
def test_random_countries_get_the_answers_of_the_engine(
    neo4j_driver: neo4j.Driver, eerste: int
) -> None:
    for nummer in LANDEN[eerste : eerste + PER_TEST]:
        land, kans = land_met_gebieden(nummer), random.Random(nummer)
        snapshot = Snapshot.maak(DATASET, land.bronnen, land.feiten)
        push(neo4j_driver, snapshot)
        for dag in dagen(Referentie(land.feiten, NU), kans, 3):
            motor = Motor(snapshot, dag, kans.choice(KENNISDATA))
            for naam in cypher.namen():
                antwoord = stel(neo4j_driver, snapshot, naam, motor.dagen)
                fout = list(vergelijk(naam, motor.rijen(naam), antwoord))
                assert not fout, f"land {nummer}, peildatum en kennisdatum {motor.dagen}: {fout}"


def test_the_made_up_country_comes_whole(
    neo4j_driver: neo4j.Driver, kleinland_snapshot: Snapshot
) -> None:
    push(neo4j_driver, kleinland_snapshot)
    for dag in (date(2021, 1, 1), date(2023, 3, 1), DAG, VANDAAG):
        assert controleer(neo4j_driver, kleinland_snapshot, dag, VANDAAG) == []


def test_the_whole_country_comes_whole(neo4j_driver: neo4j.Driver) -> None:
    land = lees_land(DATA / "nl")
    nederland = Snapshot.maak(land.dataset, land.bronnen, land.feiten)
    model = push(neo4j_driver, nederland)
    assert len(model.knopen) > 8000
    assert len(model.relaties) > 40_000
    assert controleer(neo4j_driver, nederland, date(2023, 7, 1), VANDAAG) == []


@pytest.mark.parametrize("naam", [n for n in cypher.namen() if "$regio" in cypher.tekst(n)])
def test_one_region_and_function_give_their_rows_only(
    neo4j_driver: neo4j.Driver, kleinland_snapshot: Snapshot, naam: str
) -> None:
    zet(neo4j_driver, kleinland_snapshot)
    alle = stel(neo4j_driver, kleinland_snapshot, naam, maanden=60)
    regio = next(rij["regio"] for rij in alle if rij["regio"])
    een = stel(neo4j_driver, kleinland_snapshot, naam, maanden=60, regio=str(regio))
    verwacht = [r for r in alle if regio in (r["regio"], *_geraakt(r))]
    assert een == verwacht


def _geraakt(rij: cypher.Antwoord) -> list[str]:
    """The regions of a hub, which has no region of its own."""
    geraakt = rij.get("geraakteRegios")
    return geraakt if isinstance(geraakt, list) and not rij["regio"] else []


@pytest.mark.parametrize("naam", [n for n in cypher.namen() if n != "omgeving"])
def test_one_function_gives_its_rows_only(
    neo4j_driver: neo4j.Driver, kleinland_snapshot: Snapshot, naam: str
) -> None:
    zet(neo4j_driver, kleinland_snapshot)
    alle = stel(neo4j_driver, kleinland_snapshot, naam, maanden=60)
    functie = str(alle[0]["functie"])
    een = stel(neo4j_driver, kleinland_snapshot, naam, maanden=60, functie=functie)
    assert een == [rij for rij in alle if rij["functie"] == functie]


def test_words_in_names_are_no_commands(neo4j_driver: neo4j.Driver) -> None:
    vreemd = "x'}) MATCH (n) DETACH DELETE n // ` \\ \" ☃"
    land = Land()
    land.functie("zorg", niveau="bovenregionaal")
    land.regio("JZ91", ("GM9001",))
    land.contract(vreemd, "zorg", regios=("JZ91",), van="2020", gebied=vreemd)
    snapshot = Snapshot.maak(DATASET, land.bronnen, land.feiten)
    push(neo4j_driver, snapshot)
    assert controleer(neo4j_driver, snapshot, date(2021, 7, 1), NU) == []
    [rij] = lees(neo4j_driver, "MATCH (o:Overeenkomst) RETURN o.id AS id")
    assert rij["id"] == vreemd


def test_the_examples_in_the_documentation_work(
    neo4j_driver: neo4j.Driver, kleinland_snapshot: Snapshot
) -> None:
    zet(neo4j_driver, kleinland_snapshot)
    tekst = (WORTEL / "docs" / "neo4j.md").read_text(encoding="utf-8")
    voorbeelden = re.findall(r"```cypher\n(.*?)```", tekst, re.DOTALL)
    assert len(voorbeelden) == tekst.count("```cypher") > 3
    leeg = [v for v in voorbeelden if not lees(neo4j_driver, v, regio="JZ91", dag="2024-07-01")]
    assert not leeg


# --- the command ---------------------------------------------------------------------------------


@pytest.fixture
def opdracht(neo4j_plek: Server, winkel: Path, monkeypatch: pytest.MonkeyPatch, doe: Doe) -> Doe:
    """``jeugdregio neo4j`` on Kleinland."""
    for naam in ("uri", "user", "password"):
        monkeypatch.setenv(f"JEUGDREGIO_NEO4J_{naam.upper()}", getattr(neo4j_plek, naam))
    land = ("--data", "kleinland", "--snapshot", str(winkel))
    wanneer = ("--peildatum", str(DAG), "--kennisdatum", str(VANDAAG))
    return lambda *wat: doe("neo4j", *wat, *land, *wanneer)


def test_the_command_fills_compares_and_asks(opdracht: Doe, kleinland_snapshot: Snapshot) -> None:
    code, uit, _ = opdracht("push")
    assert code == 0
    assert kleinland_snapshot.id in uit
    code, uit, _ = opdracht("check")
    assert (code, uit) == (0, "onderwerp,wat\n")
    code, uit, fout = opdracht("query", "dekking")
    assert code == 0
    assert uit.startswith("regio,functie,status,gedekt,")
    assert "verzonnen" in fout
    code, uit, _ = opdracht("query", "afloop", "--maanden", "0")
    assert uit.startswith("soort,onderwerp,")


def test_the_command_says_what_differs(neo4j_driver: neo4j.Driver, opdracht: Doe) -> None:
    push(neo4j_driver, snapshot_van(7))
    code, uit, _ = opdracht("check", "--format", "csv")
    assert code == 1
    assert uit.splitlines()[1].startswith("versie,")


def test_a_region_or_function_may_be_named_and_must_exist(
    neo4j_driver: neo4j.Driver, opdracht: Doe, kleinland_snapshot: Snapshot
) -> None:
    zet(neo4j_driver, kleinland_snapshot)
    naam = kleinland_snapshot.indeling.naam("JZ92", VANDAAG)
    code, uit, _ = opdracht("query", "dekking", "--regio", naam, "--functie", "PLEEGZORG")
    assert (code, len(uit.splitlines())) == (0, 2)
    assert "JZ92,pleegzorg," in uit
    for keuze in (("--regio", "JZ99"), ("--functie", "pleegzog")):
        code, uit, fout = opdracht("query", "dekking", *keuze)
        assert (code, uit) == (2, "")
        assert f"{keuze[1]} bestaat niet" in fout


@pytest.mark.parametrize(
    ("wat", "zin"),
    [(["vul"], "push, check"), (["query"], "Vraag"), (["query", "alles"], "dekking")],
)
def test_a_slip_is_one_sentence(opdracht: Doe, wat: list[str], zin: str) -> None:
    code, uit, fout = opdracht(*wat)
    assert (code, uit) == (2, "")
    assert zin in fout
    assert fout.count("\n") == 1


def test_without_an_address_it_says_where_to_put_it(
    opdracht: Doe, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("JEUGDREGIO_NEO4J_URI")
    code, _, fout = opdracht("check")
    assert code == 2
    assert "JEUGDREGIO_NEO4J_URI" in fout
