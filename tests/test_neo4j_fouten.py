"""Neo4j that breaks off, refuses or is away: the old version stays, a rerun heals."""

from __future__ import annotations

import socket
from collections.abc import Callable
from datetime import date
from typing import Any, cast

import neo4j
import pytest
from neo4j.exceptions import ServiceUnavailable, SessionExpired, TransientError

from graph.property_graph import sync as neo4j_sync
from graph.property_graph import verbinding as neo4j_verbinding
from graph.property_graph.controle import controleer, vergelijk
from graph.property_graph.model import bouw
from graph.property_graph.motor import Motor
from graph.property_graph.sync import push
from graph.property_graph.verbinding import Neo4jFout, verbind
from graph.snapshot import Snapshot
from tests.antwoorden import NU
from tests.neo4j_proef import (
    DAG,
    VANDAAG,
    afdruk,
    afdruk_na_push,
    lijn,
    nu,
    snapshot_van,
    stel,
    versies,
)
from tests.neo4j_server import Server

pytestmark = pytest.mark.neo4j

NOG_TE_LEZEN = "wat er stond is nog te lezen"
"""What is said when a push broke off, and not when another push runs."""


class Haperend:
    """A driver that gives up after so many transactions."""

    def __init__(self, driver: neo4j.Driver, goed: int, fout: Callable[[], Exception]) -> None:
        self._driver = driver
        self._over = goed
        self._fout = fout

    def execute_query(self, *wat: Any, **hoe: Any) -> Any:
        if not self._over:
            raise self._fout()
        self._over -= 1
        return self._driver.execute_query(*wat, **hoe)

    def session(self) -> neo4j.Session:
        return self._driver.session()


def _weg() -> Exception:
    return ServiceUnavailable("geheim-adres")


def _verlopen() -> Exception:
    return SessionExpired("geheim-adres")


def _druk() -> Exception:
    return TransientError("geheim-adres")


@pytest.fixture
def klein(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small batches, so that there are many moments to fail at."""
    monkeypatch.setattr(neo4j_sync, "MAAT", 30)


@pytest.mark.usefixtures("klein")
def test_broken_off_anywhere_the_old_version_stays_until_a_rerun_completes_the_new(
    neo4j_driver: neo4j.Driver,
) -> None:
    oud, nieuw = snapshot_van(3), snapshot_van(4)
    verwacht = {snap.id: afdruk_na_push(neo4j_driver, snap) for snap in (nieuw, oud)}
    wanneer = date(2021, 7, 1), NU
    fouten = (_weg, _verlopen, _druk)
    for goed in range(500):
        haperend = cast(neo4j.Driver, Haperend(neo4j_driver, goed, fouten[goed % 3]))
        zin = _breekt_af(haperend, nieuw)
        if not zin:
            break
        assert NOG_TE_LEZEN in zin
        assert "geheim" not in zin
        leesbaar = {oud.id: oud, nieuw.id: nieuw}[nu(neo4j_driver)]
        stand = stel(neo4j_driver, leesbaar, "dekking", wanneer)
        verwacht_nu = Motor(leesbaar, *wanneer).rijen("dekking")
        assert not list(vergelijk("dekking", verwacht_nu, stand))
        push(neo4j_driver, nieuw)
        assert nu(neo4j_driver) == nieuw.id
        assert versies(neo4j_driver) == {nieuw.id}
        assert afdruk(neo4j_driver, nieuw.id) == verwacht[nieuw.id]
        oud, nieuw = nieuw, oud
    assert 20 < goed < 499, "it must break off at many moments, and come to an end"


def _breekt_af(driver: neo4j.Driver, snapshot: Snapshot) -> str:
    """What a run says that is broken off; nothing when it comes to its end."""
    try:
        push(driver, snapshot)
    except Neo4jFout as fout:
        return str(fout)
    return ""


def test_twice_is_once(neo4j_driver: neo4j.Driver, kleinland_snapshot: Snapshot) -> None:
    eerste = afdruk_na_push(neo4j_driver, kleinland_snapshot)
    assert afdruk_na_push(neo4j_driver, kleinland_snapshot) == eerste
    model = bouw(kleinland_snapshot)
    assert (len(eerste[0]), len(eerste[1])) == (len(model.knopen), len(model.relaties))


def test_another_version_than_the_snapshot_is_said(
    neo4j_driver: neo4j.Driver, kleinland_snapshot: Snapshot
) -> None:
    push(neo4j_driver, snapshot_van(6))
    [verschil, *_] = controleer(neo4j_driver, kleinland_snapshot, DAG, VANDAAG)
    assert verschil.onderwerp == "versie"


@pytest.mark.parametrize("bytes_", [20_000, 60_000])
def test_a_line_that_breaks_during_a_push(
    neo4j_plek: Server,
    neo4j_driver: neo4j.Driver,
    kleinland_snapshot: Snapshot,
    monkeypatch: pytest.MonkeyPatch,
    bytes_: int,
) -> None:
    monkeypatch.setattr(neo4j_verbinding, "WACHTTIJD", 1)
    oud = snapshot_van(8)
    push(neo4j_driver, oud)
    with (
        lijn(neo4j_plek.uri, bytes_) as uri,
        pytest.raises(Neo4jFout, match=NOG_TE_LEZEN),
        verbind(uri, neo4j_plek.user, neo4j_plek.password) as haperend,
    ):
        push(haperend, kleinland_snapshot)
    assert nu(neo4j_driver) == oud.id
    push(neo4j_driver, kleinland_snapshot)
    assert controleer(neo4j_driver, kleinland_snapshot, DAG, VANDAAG) == []


def test_a_wrong_password_is_one_sentence(neo4j_plek: Server) -> None:
    if not neo4j_plek.user:
        pytest.skip("this server asks for no password")
    anders = neo4j_plek.uri, neo4j_plek.user, "niet-het-wachtwoord"
    with pytest.raises(Neo4jFout) as fout, verbind(*anders):
        pass
    assert str(fout.value).count(". ") == 0
    assert "wachtwoord" in str(fout.value)
    assert "niet-het" not in str(fout.value)


def test_a_server_that_is_not_there_is_one_sentence() -> None:
    with socket.socket() as vrij:
        vrij.bind(("127.0.0.1", 0))
        uri = f"bolt://127.0.0.1:{vrij.getsockname()[1]}"
        with pytest.raises(Neo4jFout, match="antwoordt niet") as fout, verbind(uri, "a", "geheim"):
            pass
    assert "geheim" not in str(fout.value)
    assert uri not in str(fout.value)


@pytest.mark.parametrize("uri", ["http://localhost", "localhost:7687", "bolt://", "een adres"])
def test_an_address_that_is_none_is_one_sentence(uri: str) -> None:
    with pytest.raises(Neo4jFout, match="JEUGDREGIO_NEO4J_URI"), verbind(uri, "a", "b"):
        pass
