"""Which jeugdregio's share an area of a full division, and which lies in hers alone.

Regions that share an area are partners, also when only some of their gemeenten lie in it; one that
shares with nobody needs no link (domain description 7.3). Both follow from who lies where, so all
is said in rectangles of the two clocks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from graph.facts import Volledigheid
from graph.indeling import Indeling
from graph.vlak import Vlak, zonder_alle

Aanwezig = dict[str, dict[str, list[Vlak]]]
"""Per area and jeugdregio when some gemeente of it lies there."""


@dataclass(frozen=True, slots=True)
class Gebiedsschakels:
    """What one division says of the links for one function."""

    lijst: Volledigheid
    functie: str
    gedeeld: dict[tuple[str, str], tuple[Vlak, ...]]
    """Per pair of regions, in both orders, when they share an area."""
    alleen: dict[str, tuple[Vlak, ...]]
    """Per region when it lies in some area, and shares with nobody."""


def gebiedsschakels(lijst: Volledigheid, vlak: Vlak, indeling: Indeling) -> list[Gebiedsschakels]:
    """Per function of a division that is in our knowledge as long as ``vlak`` says."""
    geldt = replace(vlak, van=lijst.geldig.periode().van)
    return [
        _voor(lijst, functie, _aanwezig(functie, geldt, indeling)) for functie in lijst.functies
    ]


def _voor(lijst: Volledigheid, functie: str, aanwezig: Aanwezig) -> Gebiedsschakels:
    samen: dict[tuple[str, str], list[Vlak]] = defaultdict(list)
    ergens: dict[str, list[Vlak]] = defaultdict(list)
    for per_regio in aanwezig.values():
        for regio, vlakken in per_regio.items():
            ergens[regio] += vlakken
        for (een, een_vlakken), (ander, ander_vlakken) in combinations(per_regio.items(), 2):
            delen = [deel for a in een_vlakken for b in ander_vlakken if (deel := a.en(b))]
            samen[een, ander] += delen
            samen[ander, een] += delen
    gedeeld = {paar: tuple(samengevoegd(vlakken)) for paar, vlakken in samen.items() if vlakken}
    alleen = {}
    for regio, vlakken in ergens.items():
        weg = [v for (een, _), delen in gedeeld.items() if een == regio for v in delen]
        rest = (stuk for vlak in samengevoegd(vlakken) for stuk in zonder_alle(vlak, weg))
        alleen[regio] = tuple(rest)
    return Gebiedsschakels(lijst, functie, gedeeld, alleen)


def _aanwezig(functie: str, geldt: Vlak, indeling: Indeling) -> Aanwezig:
    thuis: dict[str, list[tuple[str, Vlak]]] = defaultdict(list)
    for regio in indeling.regios:
        for lid in indeling.leden_voor(regio, functie):
            thuis[lid.gemeente].append((regio, lid.vlak))
    gezien: dict[tuple[str, str], list[Vlak]] = defaultdict(list)
    for lid in indeling.gebieden.get(functie, ()):
        ligt = lid.vlak.en(geldt)
        for regio, vlak in thuis[lid.gemeente] if ligt else ():
            if deel := vlak.en(ligt):
                gezien[lid.regio, regio].append(deel)
    aanwezig: Aanwezig = defaultdict(dict)
    for (gebied, regio), vlakken in sorted(gezien.items()):
        aanwezig[gebied][regio] = list(samengevoegd(vlakken))
    return aanwezig


def samengevoegd(vlakken: Iterable[Vlak]) -> Iterator[Vlak]:
    """The same surface in rectangles that do not overlap, each as long as it can be in both."""
    alle = list(vlakken)
    grenzen = sorted({dag for v in alle for dag in (v.bekend, v.vervallen)})
    open_: dict[tuple[date, date], date] = {}
    for bekend in grenzen:  # on the last of them nothing is left
        nu = set(_duren([v for v in alle if v.bekend <= bekend < v.vervallen]))
        for duur in sorted(open_.keys() - nu):
            yield Vlak(*duur, open_.pop(duur), bekend)
        for duur in nu:
            open_.setdefault(duur, bekend)


def _duren(vlakken: list[Vlak]) -> Iterator[tuple[date, date]]:
    """The days that are in some of them, as stretches that do not touch."""
    begin = einde = date.min
    for vlak in sorted(vlakken):
        if vlak.van > einde:
            if begin < einde:
                yield begin, einde
            begin = vlak.van
        einde = max(einde, vlak.tot)
    if begin < einde:
        yield begin, einde
