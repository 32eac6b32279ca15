"""A real Neo4j: what is pushed comes back, and every question gives what the engine gives.

With ``NEO4J_URI`` the tests use that server, and what the program had put there goes.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from datetime import date

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
from tests.neo4j_proef import DAG, VANDAAG, stel, zet
from tests.neo4j_server import WORTEL
from tests.referentie import Referentie
from tests.toevalsland import KENNISDATA, dagen, land_met_gebieden

pytestmark = pytest.mark.neo4j

LANDEN = (*range(57), 201, 207, 226)
"""The last three have coordinators of agreements for the whole country, which are rare."""
PER_TEST = 15
KNOOPPUNTEN_LAATST = "deel, CASE deel WHEN 1 THEN -size(geraakteRegios) END, "
"""The only order by what is no column: hubs last, and of those the largest first."""


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


@pytest.mark.parametrize("naam", cypher.namen())
def test_the_rows_come_in_the_order_that_is_promised(
    neo4j_driver: neo4j.Driver, gevuld: Snapshot, naam: str
) -> None:
    rijen = stel(neo4j_driver, gevuld, naam, (VANDAAG, VANDAAG), maanden=60)
    assert len(rijen) > 3
    assert rijen == sorted(rijen, key=_volgorde(naam))


def _volgorde(naam: str) -> Callable[[cypher.Antwoord], list[tuple[bool, cypher.Waarde]]]:
    """The order that a question promises; what is not there comes last."""
    belofte = cypher.tekst(naam).rstrip().splitlines()[-1]
    assert belofte.startswith("ORDER BY ")
    kolommen = belofte.removeprefix("ORDER BY ").replace(KNOOPPUNTEN_LAATST, "").split(", ")

    def sleutel(rij: cypher.Antwoord) -> list[tuple[bool, cypher.Waarde]]:
        geraakt = rij["geraakteRegios"] if rij.get("soort") == "knooppunt" else None
        groot = len(geraakt) if isinstance(geraakt, list) else 0
        return [(groot > 0, -groot), *((rij[kolom] is None, rij[kolom]) for kolom in kolommen)]

    return sleutel


@pytest.mark.parametrize("naam", [n for n in cypher.namen() if "$regio" in cypher.tekst(n)])
def test_one_region_gives_its_rows_only(
    neo4j_driver: neo4j.Driver, gevuld: Snapshot, naam: str
) -> None:
    alle = stel(neo4j_driver, gevuld, naam, maanden=60)
    regio = next(rij["regio"] for rij in alle if rij["regio"])
    een = stel(neo4j_driver, gevuld, naam, maanden=60, regio=str(regio))
    assert een == [rij for rij in alle if _raakt(rij, regio)]


def _raakt(rij: cypher.Antwoord, regio: cypher.Waarde) -> bool:
    """Of this region; a hub has no region of its own, and is of all that it serves."""
    geraakt = rij.get("geraakteRegios")
    if isinstance(geraakt, list) and not rij["regio"]:
        return regio in geraakt
    return rij["regio"] == regio


ALLES = [n for n in cypher.namen() if n != "omgeving"]
"""The questions with a function in each row."""


@pytest.mark.parametrize("naam", ALLES)
def test_one_function_gives_its_rows_only(
    neo4j_driver: neo4j.Driver, gevuld: Snapshot, naam: str
) -> None:
    alle = stel(neo4j_driver, gevuld, naam, maanden=60)
    functie = str(alle[0]["functie"])
    een = stel(neo4j_driver, gevuld, naam, maanden=60, functie=functie)
    assert een == [rij for rij in alle if rij["functie"] == functie]


@pytest.mark.parametrize("naam", [n for n in ALLES if "$regio" in cypher.tekst(n)])
def test_one_region_and_function_give_their_rows_only(
    neo4j_driver: neo4j.Driver, gevuld: Snapshot, naam: str
) -> None:
    later = VANDAAG, VANDAAG
    alle = stel(neo4j_driver, gevuld, naam, later, maanden=60)
    paren = sorted({(str(rij["regio"]), str(rij["functie"])) for rij in alle if rij["regio"]})
    for regio, functie in (paren[0], paren[-1]):
        een = stel(neo4j_driver, gevuld, naam, later, maanden=60, regio=regio, functie=functie)
        assert een == [rij for rij in alle if _raakt(rij, regio) and rij["functie"] == functie]
        assert 0 < len(een) < len(alle)


def test_the_surroundings_by_one_function_follow_from_its_partners(
    neo4j_driver: neo4j.Driver, gevuld: Snapshot
) -> None:
    """Both steps are by that function: no row of all functions says so."""
    ver = 0
    for functie in gevuld.functies:
        partners: dict[str, set[str]] = {regio: set() for regio in gevuld.regios}
        for rij in stel(neo4j_driver, gevuld, "relaties", functie=functie):
            partners[str(rij["regio"])].add(str(rij["partner"]))
        for regio, direct in partners.items():
            via = {p: sorted(t for t in direct if p in partners[t]) for p in partners}
            een = stel(neo4j_driver, gevuld, "omgeving", regio=regio, functie=functie)
            verder = [p for p in via if via[p] and p != regio and p not in direct]
            ver += len(verder)
            assert een == [
                *({**_stap(regio, p, 1), "functies": [functie]} for p in sorted(direct)),
                *({**_stap(regio, p, 2), "via": via[p]} for p in sorted(verder)),
            ]
    assert ver, "nobody is two steps away"


def _stap(regio: str, partner: str, afstand: int) -> cypher.Antwoord:
    return {"regio": regio, "partner": partner, "afstand": afstand, "functies": [], "via": []}


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
