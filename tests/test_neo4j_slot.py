"""One push at a time: a second says so, and who was killed is in nobody's way."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import neo4j
import pytest

from graph.property_graph import teksten
from graph.property_graph import verbinding as neo4j_verbinding
from graph.property_graph.controle import controleer
from graph.property_graph.sync import push
from graph.property_graph.verbinding import Neo4jFout, alleen, lees
from graph.snapshot import Snapshot
from tests.cli_proef import WORTEL, omgeving
from tests.neo4j_proef import DAG, VANDAAG, afdruk, afdruk_na_push, nu, snapshot_van, versies
from tests.neo4j_server import Server

pytestmark = pytest.mark.neo4j

LOOPT = "Er loopt al een push"
_STIL_STAAN = """
import sys, time
from graph.property_graph import sync
from graph.property_graph.verbinding import verbind
from tests.neo4j_proef import snapshot_van

def stil(wat, klaar, alle):
    if wat == "relaties":
        print("halverwege", flush=True)
        time.sleep(600)

uri, user, nummer, wachtwoord = *sys.argv[1:], sys.stdin.readline().strip()
with verbind(uri, user, wachtwoord) as driver:
    sync.push(driver, snapshot_van(int(nummer)), stil)
"""


@pytest.fixture(autouse=True)
def ongeduldig(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neo4j_verbinding, "SLOT_WACHT", 2)


@contextmanager
def halverwege(waar: Server, nummer: int) -> Iterator[subprocess.Popen[str]]:
    """A push in a process of its own that got stuck after the nodes."""
    wat = [sys.executable, "-c", _STIL_STAAN, waar.uri, waar.user, str(nummer)]
    pijp = subprocess.PIPE
    with subprocess.Popen(
        wat, cwd=WORTEL, env=omgeving(), stdin=pijp, stdout=pijp, encoding="utf-8"
    ) as proces:
        assert proces.stdin is not None
        assert proces.stdout is not None
        try:
            print(waar.password, file=proces.stdin, flush=True)
            assert proces.stdout.readline() == "halverwege\n"
            yield proces
        finally:
            proces.kill()


def test_a_second_push_changes_nothing_and_a_killed_one_is_in_nobodys_way(
    neo4j_plek: Server, neo4j_driver: neo4j.Driver
) -> None:
    oud, half, nieuw = (snapshot_van(nummer) for nummer in (10, 11, 12))
    verwacht = afdruk_na_push(neo4j_driver, nieuw)
    voor = afdruk_na_push(neo4j_driver, oud)
    with halverwege(neo4j_plek, 11) as ander:
        daar = afdruk(neo4j_driver, half.id)
        with pytest.raises(Neo4jFout, match=LOOPT) as fout:
            push(neo4j_driver, nieuw)
        assert str(fout.value).count(". ") == 0
        assert versies(neo4j_driver) == {oud.id, half.id}
        assert (afdruk(neo4j_driver, oud.id), afdruk(neo4j_driver, half.id)) == (voor, daar)
        assert nu(neo4j_driver) == oud.id
        ander.kill()
        push(neo4j_driver, nieuw)
    assert nu(neo4j_driver) == nieuw.id
    assert versies(neo4j_driver) == {nieuw.id}
    assert afdruk(neo4j_driver, nieuw.id) == verwacht


def test_of_two_that_start_together_one_runs(neo4j_driver: neo4j.Driver) -> None:
    snapshots, klaar, samen = (snapshot_van(13), snapshot_van(14)), threading.Event(), []
    start = threading.Barrier(2)

    def wacht(_wat: str, _klaar: int, _alle: int) -> None:
        klaar.wait(60)

    def doe(snapshot: Snapshot) -> None:
        start.wait(60)
        try:
            push(neo4j_driver, snapshot, wacht)
            samen.append(snapshot.id)
        except Neo4jFout as fout:
            samen.append(str(fout))
        finally:
            klaar.set()

    draden = [threading.Thread(target=doe, args=(snapshot,)) for snapshot in snapshots]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(120)
    zin, gelukt = samen
    assert zin.startswith(LOOPT)
    assert nu(neo4j_driver) == gelukt
    assert versies(neo4j_driver) == {gelukt}


def test_a_place_that_was_lost_is_taken_again(
    neo4j_driver: neo4j.Driver, kleinland_snapshot: Snapshot
) -> None:
    """As after an hour, or when an administrator ends its transaction."""
    gezien: list[str] = []

    def neem_af(wat: str, _klaar: int, _alle: int) -> None:
        gezien.append(wat)
        if gezien == ["knopen", "relaties"]:
            neo4j_driver.execute_query(
                "SHOW TRANSACTIONS YIELD transactionId AS tx, metaData "
                "WHERE metaData.jeugdregio = 'push' TERMINATE TRANSACTIONS tx YIELD message "
                "RETURN message"
            )

    push(neo4j_driver, snapshot_van(17))
    push(neo4j_driver, kleinland_snapshot, neem_af)
    assert gezien == ["knopen", "relaties", "knopen", "klaar"], "nobody took it: what came is kept"
    assert controleer(neo4j_driver, kleinland_snapshot, DAG, VANDAAG) == []


def test_the_place_is_no_content(neo4j_driver: neo4j.Driver, kleinland_snapshot: Snapshot) -> None:
    push(neo4j_driver, kleinland_snapshot)
    [slot] = lees(neo4j_driver, "MATCH (s:JeugdregioSlot) RETURN labels(s) AS l, keys(s) AS k")
    assert (slot["l"], sorted(slot["k"])) == (["JeugdregioSlot"], ["houder", "naam"])
    with alleen(neo4j_driver):
        assert controleer(neo4j_driver, kleinland_snapshot, DAG, VANDAAG) == []


@pytest.mark.parametrize("vraag", [teksten.KNOPEN, teksten.RELATIES])
def test_a_row_that_is_written_is_looked_up_by_its_key(
    neo4j_driver: neo4j.Driver, kleinland_snapshot: Snapshot, vraag: str
) -> None:
    push(neo4j_driver, kleinland_snapshot)
    uitleg = neo4j_driver.execute_query("EXPLAIN " + vraag, snapshot="x", rijen=[]).summary.plan
    plan = repr(uitleg)
    assert "NodeUniqueIndexSeek" in plan
    assert not any(naam in plan for naam in ("Scan@", "NodeIndexSeek@"))


def test_a_write_that_comes_late_finds_another_name_and_does_nothing(
    neo4j_driver: neo4j.Driver, kleinland_snapshot: Snapshot
) -> None:
    """As when the server was restarted, and another push began before ours was tried again."""
    push(neo4j_driver, kleinland_snapshot)
    voor = afdruk(neo4j_driver, kleinland_snapshot.id)
    for vraag in (teksten.SNOEI, teksten.WISSEL, teksten.VERSIE_WEG):
        neo4j_driver.execute_query(
            teksten.SLOT_NODIG + vraag,
            houder="een ander",
            snapshot="elders",
            oud=kleinland_snapshot.id,
            maat=100,
        )
    assert afdruk(neo4j_driver, kleinland_snapshot.id) == voor
    assert nu(neo4j_driver) == kleinland_snapshot.id
