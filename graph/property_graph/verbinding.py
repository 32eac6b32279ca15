"""The connection to a Neo4j: opened, read from, and every failure as one Dutch sentence."""

from __future__ import annotations

import logging
import re
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import neo4j
from neo4j.exceptions import AuthError, ConfigurationError, DriverError, Neo4jError
from neo4j.time import Date

from graph.property_graph import teksten

_ADRES = re.compile(r"(bolt|neo4j)(\+s|\+ssc)?://[^/@\s]+/?")
"""What the driver itself also takes, HTTP, it calls a preview."""
_GEEN_ADRES = (
    "JEUGDREGIO_NEO4J_URI is geen adres van Neo4j; schrijf bijvoorbeeld bolt://localhost:7687."
)
WACHTTIJD = 10
"""Seconds to find the server, and to try again when it is busy."""
SLOT_WACHT = 5
"""Seconds to wait for another push: enough for one that is just done, or was just killed."""
SLOT_DUUR = 3600
"""Seconds after which the server takes the place back from a machine that went dark."""
SLOT_LABEL = {"jeugdregio": "push"}
"""What ``SHOW TRANSACTIONS`` says of it."""
_BEZET = frozenset(
    f"Neo.{code}"
    for code in (
        "ClientError.Transaction.LockClientStopped",
        "ClientError.Transaction.TransactionTimedOutClientConfiguration",
        "TransientError.Transaction.LockAcquisitionTimeout",
    )
)
"""What the server says when the wait for a lock was too long."""
_LOOPT = "Er loopt al een push naar deze Neo4j; probeer het opnieuw als die klaar is."

# The driver tells its troubles to a log too; without a log they would come beside our sentence.
logging.getLogger("neo4j").addHandler(logging.NullHandler())


class Neo4jFout(Exception):
    """Neo4j cannot do what was asked; one Dutch sentence, without address or password."""


class Opnieuw(Exception):
    """Somebody else wrote, or could have: start over."""


@contextmanager
def verbind(uri: str, user: str, password: str) -> Iterator[neo4j.Driver]:
    """A connection that is known to work; without a user, one to a server that asks for none."""
    with in_zinnen(), _driver(uri, (user, password) if user else None) as driver:
        driver.verify_connectivity()
        yield driver


def open_async(uri: str, user: str, password: str, verbindingen: int) -> neo4j.AsyncDriver:
    """A driver for a service; it connects when it is used, and again when a connection is lost."""
    with _adres(uri):
        return neo4j.AsyncGraphDatabase.driver(
            uri,
            auth=(user, password) if user else None,
            max_connection_pool_size=verbindingen,
            liveness_check_timeout=1,  # a server that was restarted costs no answer
            notifications_min_severity="OFF",
        )


def _driver(uri: str, auth: tuple[str, str] | None) -> neo4j.Driver:
    with _adres(uri):
        return neo4j.GraphDatabase.driver(
            uri,
            auth=auth,
            connection_timeout=WACHTTIJD,
            connection_acquisition_timeout=WACHTTIJD,
            max_transaction_retry_time=WACHTTIJD,
            notifications_min_severity="OFF",
        )


@contextmanager
def _adres(uri: str) -> Iterator[None]:
    """Only an address that is one."""
    if not _ADRES.fullmatch(uri):
        raise Neo4jFout(_GEEN_ADRES)
    try:
        yield
    except (ConfigurationError, ValueError) as fout:
        raise Neo4jFout(_GEEN_ADRES) from fout


@contextmanager
def in_zinnen() -> Iterator[None]:
    """Whatever Neo4j or its driver raises, as one sentence."""
    try:
        yield
    except AuthError as fout:
        raise Neo4jFout(
            "Neo4j weigert de gebruiker of het wachtwoord; controleer JEUGDREGIO_NEO4J_USER en "
            "JEUGDREGIO_NEO4J_PASSWORD."
        ) from fout
    except Neo4jError as fout:
        raise Neo4jFout(
            f"Neo4j kon dit niet uitvoeren ({fout.code}); wat er stond is nog te lezen, probeer "
            "het opnieuw."
        ) from fout
    except DriverError as fout:
        raise Neo4jFout(
            "Neo4j antwoordt niet of de verbinding viel weg; controleer of de server draait en of "
            "JEUGDREGIO_NEO4J_URI klopt, en probeer het opnieuw: wat er stond is nog te lezen."
        ) from fout


def lees(driver: neo4j.Driver, vraag: str, **waarden: Any) -> list[dict[str, Any]]:
    """The rows of a query that only reads; values are always parameters."""
    return lees_tabel(driver, vraag, **waarden)[1]


def lees_tabel(
    driver: neo4j.Driver, vraag: str, **waarden: Any
) -> tuple[tuple[str, ...], list[dict[str, Any]]]:
    """Columns and rows of a query that only reads."""
    antwoord = driver.execute_query(vraag, waarden, routing_=neo4j.RoutingControl.READ)
    return tuple(antwoord.keys), [gewoon(rij.data()) for rij in antwoord.records]


def gewoon(rij: dict[str, Any]) -> dict[str, Any]:
    """A row, or the properties in it, with days as Python knows them."""
    return {naam: _gewoon(waarde) for naam, waarde in rij.items()}


def _gewoon(waarde: Any) -> Any:
    if isinstance(waarde, dict):
        return gewoon(waarde)
    return waarde.to_native() if isinstance(waarde, Date) else waarde


@contextmanager
def alleen(driver: neo4j.Driver) -> Iterator[tuple[str, Callable[[], None]]]:
    """Be the only one who pushes; yields our name there, and a look whether that is still so.

    The place is a lock of the server in a transaction that stays open: it is free the moment that
    our process is gone, and after an hour when the whole machine went dark. A transaction that may
    stay open long would also wait long, so a short one goes before it and leaves a name: who then
    finds the name of another was overtaken.
    """
    houder = secrets.token_hex(8)
    with driver.session() as sessie:
        _vraag_slot(sessie, houder)
        tx = sessie.begin_transaction(SLOT_LABEL, SLOT_DUUR)
        try:
            if [rij["houder"] for rij in tx.run(teksten.SLOT_NEEM, houder=houder)] != [houder]:
                raise Neo4jFout(_LOOPT)
            yield houder, lambda: _houdt(tx)
        finally:
            with suppress(DriverError, Neo4jError):  # nothing in it is to be kept
                tx.close()


def _vraag_slot(sessie: neo4j.Session, houder: str) -> None:
    vraag = neo4j.unit_of_work(timeout=SLOT_WACHT)(_vraag)
    try:
        sessie.execute_write(vraag, houder)
    except Neo4jError as fout:
        if fout.code in _BEZET:
            raise Neo4jFout(_LOOPT) from fout
        raise


def _vraag(tx: neo4j.ManagedTransaction, houder: str) -> None:
    tx.run(teksten.SLOT_VRAAG, houder=houder).consume()


def _houdt(tx: neo4j.Transaction) -> None:
    try:
        tx.run(teksten.SLOT_HOUDT).consume()
    except (DriverError, Neo4jError) as fout:
        raise Opnieuw from fout
