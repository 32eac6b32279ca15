"""Questions about the Netherlands, as the tests on the real facts ask them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from graph import facts as f
from graph.dekking import Dekking, dekking
from graph.snapshot import Snapshot
from loaders.land import Land

NU = date(2026, 11, 27)
"""What the sources could tell on the day the tables were last changed."""

T = TypeVar("T", bound=f.Feit)


def op(snapshot: Snapshot, dag: str, kennis: str = "") -> Dekking:
    """The answers on a day, as known on another (else: as known now)."""
    return dekking(snapshot, date.fromisoformat(dag), date.fromisoformat(kennis) if kennis else NU)


def statussen(stand: Dekking, functie: str) -> set[str]:
    return {stand.rij(regio, functie).status for regio in stand.regios}


def regio(snapshot: Snapshot, naam: str, dag: str) -> str:
    """The region that has this name on the day."""
    dagen = date.fromisoformat(dag)
    alle = snapshot.indeling.regios_op(dagen)
    [code] = [r for r in alle if snapshot.indeling.naam(r, dagen).startswith(naam)]
    return code


def van_soort(nl: Land, soort: type[T]) -> list[T]:
    """The facts of one kind."""
    return [feit for feit in nl.feiten if isinstance(feit, soort)]


def niets(regels: Iterable[str], advies: str) -> None:
    """Fail with every line, and with what a curator has to do."""
    lijst = sorted(regels)
    assert not lijst, "\n".join([advies, *lijst[:25]])


def jeugdregios(nl: Land) -> set[str]:
    """The codes of the regions for youth care."""
    return {r.code for r in van_soort(nl, f.Regio) if r.regio_soort == "jeugdregio"}
