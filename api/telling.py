"""How many answers of each status: in numbers that add up, and in words with their caveat."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from api.keuze import STATUSSEN
from api.rijen import Rij
from graph.taal import opsomming
from graph.zinnen import AANWIJZING, ALLEEN_AANWIJZING, waarvan

_VERTELT = frozenset({"bevat-bewezen-gat", "bevat-verlopen", "aanwijzing-vervallen"})
"""Flags by which an unknown row still tells something."""


@dataclass(frozen=True, slots=True)
class Aantal:
    """One status: how many rows, and how many of them rest on an allotment only."""

    status: str
    aantal: int
    alleen_aanwijzing: int

    @property
    def rest(self) -> str:
        """What stands behind the number."""
        naam = self.status.replace("-", " ")
        return f"{naam}{waarvan(self.aantal, self.alleen_aanwijzing)}"

    @property
    def zin(self) -> str:
        """``168 geborgd (waarvan 165 alleen volgens een aanwijzing; ...)``."""
        return f"{self.aantal} {self.rest}"


def tel(rijen: Iterable[Rij], altijd: tuple[str, ...] = ()) -> list[Aantal]:
    """Per status that occurs (or was asked for), unknown first, then the most frequent."""
    alle, alleen = Counter[str](), Counter[str]()
    for rij in rijen:
        alle[str(rij["status"])] += 1
        alleen[str(rij["status"])] += rust_op_aanwijzing(rij)
    volgorde = sorted(STATUSSEN, key=lambda s: (s != "onbekend", -alle[s], STATUSSEN.index(s)))
    return [Aantal(s, alle[s], alleen[s]) for s in volgorde if alle[s] or s in altijd]


def in_woorden(aantallen: Iterable[Aantal]) -> str:
    """``11 onbekend, 30 geborgd (...) en 1 verlopen``."""
    return opsomming([aantal.zin for aantal in aantallen])


def rust_op_aanwijzing(rij: Rij) -> bool:
    """Whatever is covered in the row rests on an allotment only."""
    return bool(rij["gemeenten_gedekt"]) and rij["alleen_aanwijzing"] == rij["gemeenten_gedekt"]


def geborgd_van(geborgd: int, samen: int, alleen: int) -> str:
    """``168 geborgd (van 294), waarvan 165 alleen volgens een aanwijzing; ...``."""
    deel = f", waarvan {alleen} {ALLEEN_AANWIJZING}; {AANWIJZING}" if alleen else ""
    return f"{geborgd} geborgd (van {samen}){deel}"


def iets_bekend(status: str, laatst_bekend: str, vlaggen: Iterable[str]) -> bool:
    """There is something to tell of a row, now or once; the others only have a question."""
    return status != "onbekend" or bool(laatst_bekend) or not _VERTELT.isdisjoint(vlaggen)


def rij_vertelt(rij: Rij) -> bool:
    """The same of a row in columns."""
    vlaggen = rij["vlaggen"] if isinstance(rij["vlaggen"], tuple) else ()
    return iets_bekend(str(rij["status"]), str(rij["laatst_bekend"]), vlaggen)
