"""The benchmark of Neo4j compares before it measures."""

from __future__ import annotations

import neo4j
import pytest

from bench.meting import Afwijking
from bench.neo4j_meting import meet_neo4j, meet_vraag
from bench.verslag import main
from graph.property_graph import vragen as cypher
from graph.property_graph.sync import push
from graph.snapshot import Snapshot
from tests.neo4j_proef import nu, snapshot_van
from tests.neo4j_server import Server

pytestmark = pytest.mark.neo4j


@pytest.fixture
def daar(neo4j_plek: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """The address where the benchmark looks for it."""
    for naam in ("uri", "user", "password"):
        monkeypatch.setenv(f"JEUGDREGIO_NEO4J_{naam.upper()}", getattr(neo4j_plek, naam))


@pytest.mark.usefixtures("daar")
def test_it_fills_and_asks_every_question(
    neo4j_driver: neo4j.Driver, kleinland_snapshot: Snapshot
) -> None:
    push(neo4j_driver, snapshot_van(9))
    meting = meet_neo4j("kleinland", 2)
    assert [v.naam for v in meting.vragen] == list(cypher.namen())
    assert all(v.keren == 2 and v.verhouding > 0 for v in meting.vragen)
    assert meting.per_ton > 0
    assert nu(neo4j_driver) == kleinland_snapshot.id


def test_another_answer_is_no_measurement(
    neo4j_driver: neo4j.Driver, kleinland_snapshot: Snapshot
) -> None:
    push(neo4j_driver, kleinland_snapshot)
    with pytest.raises(Afwijking, match="vraag dekking"):
        meet_vraag(neo4j_driver, snapshot_van(9), "dekking", 1)


def test_the_option_without_a_country_is_refused() -> None:
    with pytest.raises(SystemExit):
        main(["--neo4j", "--data", ""])
