"""What a row without sources of its own rested on when it was last known."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from api.rijen import Rij, Vraag
from graph.dekking import Dekking

Eerder = dict[tuple[str, str], tuple[str, ...]]
"""Per region and function."""


def bronnen_toen(vraag: Vraag, alle: Iterable[Rij]) -> Eerder:
    """The sources of the last known status, with the knowledge of the question.

    Only for rows of ``dekking`` that name no source now. Each day is computed once.
    """
    dagen: dict[date, Dekking] = {}
    uit: Eerder = {}
    for rij in alle:
        if rij["laatst_bekend_op"] and not rij["bronnen"]:
            dag = date.fromisoformat(str(rij["laatst_bekend_op"]))
            if dag not in dagen:
                dagen[dag] = Dekking(vraag.snapshot, dag, vraag.kennisdatum)
            regio, functie = str(rij["regio"]), str(rij["functie"])
            uit[regio, functie] = _bronnen(dagen[dag], regio, functie)
    return uit


def _bronnen(dekking: Dekking, regio: str, functie: str) -> tuple[str, ...]:
    """Of one answer; its whole row would go back into its own past, at ten times the cost."""
    dragend = dekking.dragende_feiten(regio, functie)
    return dekking.snapshot.bronnen_van(dragend, dekking.kennisdatum)
