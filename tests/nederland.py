"""Questions about the Netherlands, as the tests on the real facts ask them."""

from __future__ import annotations

from datetime import date

from graph.dekking import Dekking, dekking
from graph.snapshot import Snapshot

NU = date(2026, 11, 27)
"""What the sources could tell on the day the tables were last changed."""


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
