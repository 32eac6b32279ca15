"""The benchmark of Neo4j compares before it measures, and ends what takes too long."""

from __future__ import annotations

import io
from time import perf_counter

import neo4j
import pytest
from rich.console import Console

from bench import neo4jverslag
from bench.keuze import lees as lees_keuze
from bench.meting import Afwijking
from bench.neo4j_landen import Geval, echt_land, meetland
from bench.neo4j_meting import Vraagmeting, hoogstens, meet_vraag, meet_vullen
from bench.neo4jverslag import over_neo4j
from bench.proces import TeLang
from bench.uitingen import Maat
from graph.property_graph import vragen as cypher
from graph.property_graph.sync import push
from graph.property_graph.verbinding import in_zinnen, lees
from graph.snapshot import Snapshot
from tests.neo4j_proef import nu, snapshot_van
from tests.neo4j_server import Server

pytestmark = pytest.mark.neo4j

MINI = Maat(
    regios=3,
    gemeenten=5,
    functies=3,
    bovenregionaal=2,
    overeenkomsten=5,
    contracten=5,
    ontkenningen=2,
    uitspraken=2,
    nvt=1,
)
EINDELOOS = "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b RETURN max(a * b) AS n"


def test_it_fills_and_asks_countries_side_by_side(
    neo4j_driver: neo4j.Driver, kleinland_snapshot: Snapshot
) -> None:
    geval = meetland(2, MINI)
    gevuld = meet_vullen(neo4j_driver, geval, kleinland_snapshot, 600, vers=True)
    assert nu(neo4j_driver) == geval.snapshot.id
    assert gevuld.vers is not None
    assert gevuld.warm is not None
    assert gevuld.per_ton(gevuld.warm) > 0
    for naam in cypher.namen():
        meting = meet_vraag(neo4j_driver, geval, naam, 2, 60)
        assert meting.rijen == len(geval.motor(naam))
        assert meting.keren == 2


def test_a_first_time_that_took_long_is_the_only_one(
    neo4j_driver: neo4j.Driver, kleinland_snapshot: Snapshot
) -> None:
    gevuld = meet_vullen(neo4j_driver, meetland(1, MINI), kleinland_snapshot, 0, vers=True)
    assert gevuld.vers is not None
    assert gevuld.warm is None


def test_another_answer_is_no_measurement(
    neo4j_driver: neo4j.Driver, kleinland_snapshot: Snapshot
) -> None:
    push(neo4j_driver, kleinland_snapshot)
    geval, ander = echt_land("kleinland"), snapshot_van(9)
    fout = Geval(geval.naam, ander, geval.dag, (ander,))
    with pytest.raises(Afwijking, match="vraag dekking"):
        meet_vraag(neo4j_driver, fout, "dekking", 1, 60)


def test_a_question_that_takes_too_long_is_ended(neo4j_driver: neo4j.Driver) -> None:
    begin = perf_counter()
    with pytest.raises(TeLang), hoogstens(neo4j_driver, EINDELOOS, 0.5), in_zinnen():
        lees(neo4j_driver, EINDELOOS)
    assert perf_counter() - begin < 20
    lopend = lees(neo4j_driver, "SHOW TRANSACTIONS YIELD currentQuery RETURN currentQuery AS q")
    assert EINDELOOS not in [rij["q"] for rij in lopend]


@pytest.fixture
def adres(neo4j_plek: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """The server is that of the user, and the made-up countries are small."""
    for naam in ("uri", "user", "password"):
        monkeypatch.setenv(f"JEUGDREGIO_NEO4J_{naam.upper()}", getattr(neo4j_plek, naam))
    monkeypatch.setattr("bench.neo4j_landen.NATIONAAL", MINI)


def gezegd(*opties: str, code: int) -> str:
    """What a run prints."""
    scherm = Console(file=io.StringIO(), width=150)
    assert over_neo4j(lees_keuze(["--neo4j", "adres", "--keren", "1", *opties]), scherm) == code
    tekst: str = scherm.file.getvalue()  # type: ignore[attr-defined]
    return tekst


@pytest.mark.usefixtures("adres")
def test_the_server_of_the_user_is_used_when_asked(neo4j_driver: neo4j.Driver) -> None:
    push(neo4j_driver, snapshot_van(9))
    tekst = gezegd("--neo4j-schalen", "1", "--data", "kleinland", code=0)
    assert tekst.count(" dekking ") == 2
    assert nu(neo4j_driver) == meetland(1, MINI).snapshot.id


@pytest.mark.usefixtures("adres")
def test_what_was_measured_before_a_failure_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    def tot_het_tweede_land(
        driver: neo4j.Driver, geval: Geval, naam: str, keren: int, limiet: float
    ) -> Vraagmeting:
        if geval.naam == "2x":
            raise Afwijking("Neo4j wijkt af: [/x] hoort er niet")
        return meet_vraag(driver, geval, naam, keren, limiet)

    monkeypatch.setattr(neo4jverslag, "meet_vraag", tot_het_tweede_land)
    tekst = gezegd("--neo4j-schalen", "1,2,3", "--data", "", code=1)
    assert tekst.count(" dekking ") == 1
    _, tabel = tekst.split("Neo4j vullen, in seconden")
    assert [schaal in tabel for schaal in ("│ 1x ", "│ 2x ", "│ 3x ")] == [True, True, False]
    assert tekst.endswith("Fout: Neo4j wijkt af: [/x] hoort er niet\n")
