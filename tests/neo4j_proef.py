"""Helpers for the tests on a real Neo4j: what stands there, what it answers, and a bad line."""

from __future__ import annotations

import select
import socket
import socketserver
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any
from urllib.parse import urlsplit

import neo4j

from graph.property_graph import vragen as cypher
from graph.property_graph.sync import huidig, push
from graph.property_graph.verbinding import lees
from graph.snapshot import Snapshot
from tests.antwoorden import DATASET
from tests.toevalsland import land_met_gebieden

DAG, VANDAAG = date(2024, 7, 1), date(2026, 12, 1)

Afdruk = tuple[list[str], list[str]]
"""Every node and every relation of a version."""


def snapshot_van(nummer: int) -> Snapshot:
    land = land_met_gebieden(nummer)
    return Snapshot.maak(DATASET, land.bronnen, land.feiten)


def stel(
    driver: neo4j.Driver,
    snapshot: Snapshot,
    naam: str,
    dagen_: tuple[date, date] = (DAG, VANDAAG),
    **keuze: str | int | None,
) -> list[cypher.Antwoord]:
    dag, kennis = dagen_
    return cypher.vraag(driver, snapshot.id, naam, peildatum=dag, kennisdatum=kennis, **keuze)


def zet(driver: neo4j.Driver, snapshot: Snapshot) -> None:
    """Let it stand there; nothing is done when it does."""
    if nu(driver) != snapshot.id:
        push(driver, snapshot)


def nu(driver: neo4j.Driver) -> str:
    versie = huidig(driver)
    return versie.snapshot if versie else ""


def versies(driver: neo4j.Driver) -> set[str]:
    """The snapshots of which anything is left."""
    vraag = "MATCH (n:JeugdregioGraaf|JeugdregioVersie) RETURN DISTINCT n.snapshot AS snapshot"
    return {rij["snapshot"] for rij in lees(driver, vraag)}


def afdruk(driver: neo4j.Driver, snapshot_id: str) -> Afdruk:
    """Everything that stands there of one version, without the ids of the database itself."""
    knopen = lees(
        driver,
        "MATCH (n:JeugdregioGraaf {snapshot: $s}) RETURN labels(n) AS l, properties(n) AS v",
        s=snapshot_id,
    )
    relaties = lees(
        driver,
        "MATCH (a:JeugdregioGraaf {snapshot: $s})-[r]->(b) "
        "RETURN a.iri AS a, b.iri AS b, type(r) AS t, properties(r) AS v",
        s=snapshot_id,
    )
    return sorted(map(_tekst, knopen)), sorted(map(_tekst, relaties))


def _tekst(rij: dict[str, Any]) -> str:
    return repr(
        [(k, sorted(map(str, w.items() if isinstance(w, dict) else w))) for k, w in rij.items()]
    )


def afdruk_na_push(driver: neo4j.Driver, snapshot: Snapshot) -> Afdruk:
    push(driver, snapshot)
    return afdruk(driver, snapshot.id)


@contextmanager
def lijn(uri: str, bytes_: int, poort: int = 0, traag: float = 0) -> Iterator[str]:
    """A way to the server that breaks after so many bytes, and stays broken; or one that is slow.

    Slow is the seconds that each piece from the server is late.
    """
    doel = urlsplit(uri).hostname or "", urlsplit(uri).port or 7687
    over = [bytes_]

    class Doorgeven(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            with socket.create_connection(doel) as verder:
                while over[0] > 0:
                    klaar, _, _ = select.select([self.request, verder], [], [])
                    van = klaar[0]
                    stuk = van.recv(4096)
                    if not stuk:
                        return
                    over[0] -= len(stuk)
                    if van is verder:
                        time.sleep(traag)
                    (verder if van is self.request else self.request).sendall(stuk)

    class Luisteraar(socketserver.ThreadingTCPServer):
        allow_reuse_address = True
        daemon_threads = True

    with Luisteraar(("127.0.0.1", poort), Doorgeven) as luistert:
        threading.Thread(target=luistert.serve_forever, daemon=True).start()
        yield f"bolt://127.0.0.1:{luistert.server_address[1]}"
        luistert.shutdown()
