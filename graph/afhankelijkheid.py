"""Where everything hangs on one provider or one coordinating gemeente (domain description 7.5)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from graph.afloop import regios_van
from graph.facts import Borging
from graph.gezegd import Gezegd
from graph.snapshot import Snapshot
from graph.stand import Stand


@dataclass(frozen=True, slots=True)
class Afhankelijkheidsrij:
    """A single provider (``enkel-bewezen``, ``enkel-bekend``) or a hub (``knooppunt``).

    For a hub ``regio`` is empty, ``contractpartij`` is the gemeente, and ``geraakte_regios`` are
    the regions whose arrangement runs through it.
    """

    regio: str
    functie: str
    soort: str
    contractpartij: str
    uitvoerders: tuple[str, ...]
    volledig: bool
    geraakte_regios: tuple[str, ...]


def afhankelijkheid(
    snapshot: Snapshot, peildatum: date, kennisdatum: date
) -> list[Afhankelijkheidsrij]:
    """Single providers per region and function, then hubs from most to fewest regions."""
    gezegd = Gezegd(snapshot, peildatum, kennisdatum)
    leden = Stand(snapshot, peildatum, kennisdatum)
    van_kracht = [b for b, periode in gezegd.borgingen if periode.zeker_op(peildatum)]
    per_rij: dict[tuple[str, str], list[Borging]] = defaultdict(list)
    for borging in van_kracht:
        for regio in regios_van(leden, borging):
            for functie in borging.functies:
                per_rij[regio, functie].append(borging)
    enkel = [
        rij
        for (regio, functie), borgingen in sorted(per_rij.items())
        for rij in _enkel(gezegd, regio, functie, borgingen)
    ]
    return [*_met_geraakten(enkel), *_knooppunten(leden, van_kracht)]


def _enkel(
    gezegd: Gezegd, regio: str, functie: str, borgingen: list[Borging]
) -> list[Afhankelijkheidsrij]:
    eigen = [b for b in borgingen if not b.gekruist]
    partijen = {p for b in eigen for p in b.contractpartijen or b.uitvoerders}
    if len(partijen) != 1:
        return []
    volledig = bool(gezegd.volledig("aanbieders", functie, regio))
    uitvoerders = tuple(sorted({u for b in eigen for u in b.uitvoerders}))
    soort = "enkel-bewezen" if volledig else "enkel-bekend"
    return [
        Afhankelijkheidsrij(regio, functie, soort, partijen.pop(), uitvoerders, volledig, (regio,))
    ]


def _met_geraakten(rijen: list[Afhankelijkheidsrij]) -> list[Afhankelijkheidsrij]:
    """Each row with all regions that hang on the same party for the same function."""
    geraakt: dict[tuple[str, str], set[str]] = defaultdict(set)
    for rij in rijen:
        geraakt[rij.contractpartij, rij.functie].add(rij.regio)
    return [
        Afhankelijkheidsrij(
            rij.regio,
            rij.functie,
            rij.soort,
            rij.contractpartij,
            rij.uitvoerders,
            rij.volledig,
            tuple(sorted(geraakt[rij.contractpartij, rij.functie])),
        )
        for rij in rijen
    ]


def _knooppunten(leden: Stand, borgingen: list[Borging]) -> list[Afhankelijkheidsrij]:
    geraakt: dict[tuple[str, str], set[str]] = defaultdict(set)
    for borging in borgingen:
        if borging.coordinator:
            for functie in borging.functies:
                geraakt[borging.coordinator, functie].update(regios_van(leden, borging))
    rijen = [
        Afhankelijkheidsrij("", functie, "knooppunt", gemeente, (), False, tuple(sorted(regios)))
        for (gemeente, functie), regios in geraakt.items()
        if len(regios) > 1
    ]
    return sorted(rijen, key=lambda r: (-len(r.geraakte_regios), r.functie, r.contractpartij))
