"""What a row without sources of its own rested on when it was last known."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from api.rijen import Rij, Vraag
from graph.dekking import Dekking
from graph.geschiedenis import destijds

Eerder = dict[tuple[str, str], tuple[str, ...]]
"""Per region and function."""


def bronnen_toen(vraag: Vraag, alle: Iterable[Rij]) -> Eerder:
    """The sources by which the members of now were last secured, by what the question may know.

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
            leden = destijds(vraag.snapshot, vraag.dekking.leden(regio, functie), dag)
            uit[regio, functie] = dagen[dag].bronnen_van_geborgd(leden, functie)
    return uit
