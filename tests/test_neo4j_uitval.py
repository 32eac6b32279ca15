"""A server that dies in the middle of a push: the old version stays, the new one comes after all.

These tests are few: a server that was killed starts cold, for whatever test comes next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from api.opdrachten import neo4j_opdrachten
from graph.property_graph import sync as neo4j_sync
from graph.property_graph import verbinding as neo4j_verbinding
from graph.property_graph.sync import Voortgang, push
from graph.property_graph.verbinding import verbind
from graph.snapshot import Snapshot
from tests.cli_proef import Doe
from tests.neo4j_proef import afdruk, afdruk_na_push, nu, snapshot_van, versies
from tests.neo4j_server import Machine

pytestmark = pytest.mark.neo4j


@pytest.fixture(autouse=True)
def klein(monkeypatch: pytest.MonkeyPatch) -> None:
    """Several batches of each kind."""
    monkeypatch.setattr(neo4j_sync, "MAAT", 200)


@pytest.fixture
def machine(neo4j_machine: Machine) -> Iterator[Machine]:
    """Whatever happens to it, it runs again afterwards."""
    try:
        yield neo4j_machine
    finally:
        if not neo4j_machine.loopt():
            neo4j_machine.start()
            neo4j_machine.wacht()


def halverwege(doe: Callable[[], None]) -> Voortgang:
    """Once, when the second batch of relations is about to be written."""
    gezien: list[str] = []

    def voortgang(wat: str, _klaar: int, _alle: int) -> None:
        gezien.append(wat)
        if wat == "relaties" and gezien.count(wat) == 2:
            doe()

    return voortgang


def test_a_server_that_dies_is_one_sentence_and_a_rerun_completes(
    machine: Machine,
    kleinland_snapshot: Snapshot,
    winkel: Path,
    monkeypatch: pytest.MonkeyPatch,
    doe: Doe,
) -> None:
    waar, oud = machine.waar, snapshot_van(15)
    toegang = waar.uri, waar.user, waar.password
    with verbind(*toegang) as driver:
        verwacht = afdruk_na_push(driver, kleinland_snapshot)
        voor = afdruk_na_push(driver, oud)

    @contextmanager
    def met_uitval(_: str) -> Iterator[Voortgang]:
        yield halverwege(machine.dood)

    for naam in ("uri", "user", "password"):
        monkeypatch.setenv(f"JEUGDREGIO_NEO4J_{naam.upper()}", getattr(waar, naam))
    opdracht = ("neo4j", "push", "--data", "kleinland", "--snapshot", str(winkel))
    with monkeypatch.context() as even:
        even.setattr(neo4j_opdrachten, "voortgang", met_uitval)
        even.setattr(neo4j_verbinding, "WACHTTIJD", 1)
        code, uit, fout = doe(*opdracht)
    assert (code, uit, fout.count("\n")) == (2, "", 1)
    assert "wat er stond is nog te lezen" in fout
    assert not any(deel in fout for deel in (waar.uri, waar.password, "Traceback"))
    machine.start()
    machine.wacht()
    with verbind(*toegang) as driver:
        assert nu(driver) == oud.id
        assert versies(driver) == {oud.id, kleinland_snapshot.id}
        assert afdruk(driver, oud.id) == voor
        assert doe(*opdracht)[0] == 0
        assert nu(driver) == kleinland_snapshot.id
        assert versies(driver) == {kleinland_snapshot.id}
        assert afdruk(driver, kleinland_snapshot.id) == verwacht


def test_a_server_that_is_back_in_time_costs_no_push(
    machine: Machine, kleinland_snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neo4j_verbinding, "WACHTTIJD", 120)
    waar, oud = machine.waar, snapshot_van(16)

    def herstart() -> None:
        machine.dood()
        machine.start()

    with verbind(waar.uri, waar.user, waar.password) as driver:
        verwacht = afdruk_na_push(driver, kleinland_snapshot)
        push(driver, oud)
        push(driver, kleinland_snapshot, halverwege(herstart))
        assert nu(driver) == kleinland_snapshot.id
        assert versies(driver) == {kleinland_snapshot.id}
        assert afdruk(driver, kleinland_snapshot.id) == verwacht
