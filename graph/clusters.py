"""Groups of regions that work together for one function: one per text, never glued together.

A contract of three regions and an area of nine that overlap are two clusters. A text makes a
cluster only where every two of its parties are mutual partners: one side alone makes none.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import networkx as nx

from graph.facts import Borging
from graph.schakels import Schakels

Paar = frozenset[str]


@dataclass(frozen=True, slots=True)
class Cluster:
    """Regions by code; ``naam`` is that of the text, empty where they only name each other."""

    regios: tuple[str, ...]
    naam: str
    bronnen: tuple[str, ...] = ()


def clusters(schakels: Schakels, functie: str) -> list[Cluster]:
    """Those in force on the day, largest first; the same regions may stand in more than one."""
    codes = schakels.codes(functie)
    wederkerig = {frozenset(paar) for paar, code in codes.items() if code == "wederkerig"}
    uit_tekst = _uit_teksten(schakels, functie, wederkerig)
    los = wederkerig - {paar for cluster in uit_tekst for paar in _paren(cluster.regios)}
    graaf = nx.Graph(tuple(sorted(paar)) for paar in los)
    alle = [*uit_tekst, *(Cluster(tuple(sorted(groep)), "") for groep in nx.find_cliques(graaf))]
    return sorted(alle, key=lambda c: (-len(c.regios), c.regios, c.naam))


def _uit_teksten(schakels: Schakels, functie: str, wederkerig: set[Paar]) -> list[Cluster]:
    """The parties of each area, contract or arrangement in force."""
    bestaat = set(schakels.regios)
    gevonden: dict[tuple[tuple[str, ...], str], set[str]] = {}
    for borging, periode in schakels.borgingen_voor(functie):
        partijen = tuple(sorted(bestaat.intersection(borging.partijen)))
        if len(partijen) > 1 and periode.zeker_op(schakels.dag) and _paren(partijen) <= wederkerig:
            bronnen = gevonden.setdefault((partijen, _naam(borging)), set())
            bronnen.update(borging.bronnen(schakels.kennis))
    return [Cluster(*sleutel, tuple(sorted(bronnen))) for sleutel, bronnen in gevonden.items()]


def _naam(borging: Borging) -> str:
    return borging.gebied or borging.titel


def _paren(regios: tuple[str, ...]) -> set[Paar]:
    return {frozenset(paar) for paar in combinations(regios, 2)}
