"""The named questions as Cypher: ``graph/queries/<naam>.cypher``, the twins of the SPARQL files.

Every question takes a version and two days; what else narrows it down may be left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import LiteralString

import neo4j

from graph.property_graph import teksten
from graph.property_graph.verbinding import Neo4jFout, in_zinnen, lees, lees_tabel

MAP = Path(__file__).parents[1] / "queries"
Waarde = str | int | bool | date | list[str] | None
Antwoord = dict[str, Waarde]

_KEUZES: Mapping[str, str | int | None] = {"regio": None, "functie": None, "maanden": 12}
"""What a question may be narrowed down by, and what holds when it is not."""


@cache
def namen() -> tuple[str, ...]:
    """The questions that exist."""
    return tuple(sorted(pad.stem for pad in MAP.glob("*.cypher")))


@cache
def tekst(naam: str) -> str:
    """The text of a question."""
    if naam not in namen():
        raise Neo4jFout(f"Vraag '{naam}' bestaat niet; kies uit {', '.join(namen())}.")
    return (MAP / f"{naam}.cypher").read_text(encoding="utf-8")


def vraag(
    driver: neo4j.Driver,
    snapshot_id: str,
    naam: str,
    *,
    peildatum: date,
    kennisdatum: date,
    **parameters: str | int | None,
) -> list[Antwoord]:
    """The rows of a named question on one version, in the order of the question."""
    dagen = {"peildatum": peildatum, "kennisdatum": kennisdatum}
    return antwoord(driver, snapshot_id, naam, **dagen, **parameters)[1]


def antwoord(
    driver: neo4j.Driver, snapshot_id: str, naam: str, **parameters: date | str | int | None
) -> tuple[tuple[str, ...], list[Antwoord]]:
    """Columns and rows of a named question: the columns are there without rows too."""
    waarden = {**_KEUZES, **parameters, "snapshot": snapshot_id}
    with in_zinnen():
        return lees_tabel(driver, tekst(naam), **waarden)


def namen_van_regios(driver: neo4j.Driver, snapshot_id: str) -> dict[str, str]:
    """Name per code of the jeugdregio's of one version."""
    return _namen(driver, teksten.REGIOS, snapshot_id)


def namen_van_functies(driver: neo4j.Driver, snapshot_id: str) -> dict[str, str]:
    """Name per code of the functions of one version."""
    return _namen(driver, teksten.FUNCTIES, snapshot_id)


def _namen(driver: neo4j.Driver, vraag: LiteralString, snapshot_id: str) -> dict[str, str]:
    with in_zinnen():
        return {rij["code"]: rij["naam"] for rij in lees(driver, vraag, snapshot=snapshot_id)}
