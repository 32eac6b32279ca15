"""What a row without sources of its own rested on when it was last known."""

from __future__ import annotations

from datetime import date

from api.rijen import Rij, Vraag
from graph.dekking import Dekking


def bronnen_toen(vraag: Vraag, regio: str, alle: list[Rij]) -> dict[str, tuple[str, ...]]:
    """Per function of one region: the sources of its last known status.

    Only for rows of ``dekking`` that name no source now. Each day is computed once, with the
    knowledge of the question.
    """
    dagen: dict[date, Dekking] = {}
    uit: dict[str, tuple[str, ...]] = {}
    for rij in alle:
        if rij["laatst_bekend_op"] and not rij["bronnen"]:
            functie, dag = str(rij["functie"]), date.fromisoformat(str(rij["laatst_bekend_op"]))
            if dag not in dagen:
                dagen[dag] = Dekking(vraag.snapshot, dag, vraag.kennisdatum)
            uit[functie] = dagen[dag].rij(regio, functie).bronnen
    return uit
