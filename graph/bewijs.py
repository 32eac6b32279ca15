"""Evidence rows: what the facts say about one gemeente and one function, and when.

Each row is valid inside one rectangle of the two clocks. This module knows how rows are cut by
their scope, combined, and silenced by a later statement; ``graph.samensteller`` makes them from
facts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import IntEnum, IntFlag
from itertools import pairwise

from graph.periode import VOOR_ALTIJD, Periode
from graph.vlak import Vlak, zonder_alle


class Polariteit(IntEnum):
    """What a row says about its function in its gemeente."""

    POSITIEF = 0
    NEGATIEF = 1
    NIET_VAN_TOEPASSING = 2
    EENZIJDIG = 3

    @property
    def sleutel(self) -> str:
        """As the ontology and every export write it."""
        return self.name.lower().replace("_", "-")


class Kenmerk(IntFlag):
    """What else is known of a row; all but the first two are shown as flags."""

    BEGIN_EIGEN = 1
    """Its possible period begins with the fact, not with its scope."""
    EIND_EIGEN = 2
    INDIRECT = 4
    SLAPEND = 8
    GEKRUIST = 16
    AFGELEID = 32
    VIA_RECHTSVOORGANGER = 64
    MINSTENS = 128
    """Its end is an earliest one: it may go on."""
    DOORGETROKKEN = 256
    """It rests on a membership after its last observation."""

    @property
    def vlaggen(self) -> tuple[str, ...]:
        """The flags that are shown."""
        getoond = self & ~EIGEN
        return tuple((k.name or "").lower().replace("_", "-") for k in getoond)


EIGEN = Kenmerk.BEGIN_EIGEN | Kenmerk.EIND_EIGEN


@dataclass(frozen=True, slots=True, order=True)
class Bewijsrij:
    """One gemeente, one function, one rectangle; ``feiten`` carry it together."""

    gemeente: str
    functie: str
    polariteit: Polariteit
    periode: Periode
    bekend: date
    vervallen: date
    rang: int
    peildatum: str
    kenmerk: Kenmerk
    via_regio: str
    feiten: tuple[str, ...]
    gezegd: date
    """When the fact itself was recorded; ``bekend`` may be later, when its scope was."""
    blijkt: date
    """Last day on which the fact itself (uncut) shows to be in force, or begins, plus one."""

    @property
    def zeker(self) -> Vlak:
        """Where it is in force."""
        return Vlak(self.periode.van, self.periode.tot, self.bekend, self.vervallen)

    @property
    def mogelijk(self) -> Vlak:
        """Where it is, or may be, in force."""
        p = self.periode
        return Vlak(p.van_vroegst, p.tot_laatst, self.bekend, self.vervallen)

    def binnen(self, vlak: Vlak) -> Bewijsrij | None:
        """Cut by its scope; an end so cut is no end of the fact. None when nothing is left."""
        p, kenmerk = self.periode, self.kenmerk
        if vlak.van > p.van_vroegst:
            kenmerk &= ~Kenmerk.BEGIN_EIGEN
        if vlak.tot < p.tot_laatst:
            kenmerk &= ~Kenmerk.EIND_EIGEN
        periode = Periode(
            max(p.van_vroegst, vlak.van),
            max(p.van, vlak.van),
            min(p.tot, vlak.tot),
            min(p.tot_laatst, vlak.tot),
        )
        bekend, vervallen = max(self.bekend, vlak.bekend), min(self.vervallen, vlak.vervallen)
        if periode.van_vroegst >= periode.tot_laatst or bekend >= vervallen:
            return None
        return replace(self, periode=periode, bekend=bekend, vervallen=vervallen, kenmerk=kenmerk)


def ingehaald(rijen: list[Bewijsrij]) -> list[Bewijsrij]:
    """Of opposite rows with the same rank and peildatum, the later recorded one silences the other.

    The silenced row keeps its possible period; it is only not in force where both are.
    """
    groepen: dict[tuple[str, str, int, str], list[Bewijsrij]] = defaultdict(list)
    for rij in rijen:
        if rij.polariteit in (Polariteit.POSITIEF, Polariteit.NEGATIEF):
            groepen[rij.gemeente, rij.functie, rij.rang, rij.peildatum].append(rij)
    gebleven = [rij for rij in rijen if rij.polariteit > Polariteit.NEGATIEF]
    for groep in groepen.values():
        if len({rij.polariteit for rij in groep}) == 1:
            gebleven.extend(groep)
            continue
        for rij in groep:
            later = [
                ander.zeker
                for ander in groep
                if ander.polariteit != rij.polariteit and ander.gezegd > rij.gezegd
            ]
            gebleven.extend(_zwijgt(rij, later))
    return gebleven


def _zwijgt(rij: Bewijsrij, later: list[Vlak]) -> Iterator[Bewijsrij]:
    grenzen = {rij.bekend, rij.vervallen}
    for vlak in filter(None, (rij.zeker.en(v) for v in later)):
        grenzen |= {vlak.bekend, vlak.vervallen}
    for bekend, vervallen in pairwise(sorted(grenzen)):
        strook = replace(rij, bekend=bekend, vervallen=vervallen)
        p = strook.periode
        over = zonder_alle(strook.zeker, later)
        if not over:  # nowhere in force (any more): only its possible period is left
            over = [Vlak(p.tot_laatst, p.tot_laatst)] if strook.zeker else [Vlak(p.van, p.tot)]
        for deel in over:
            periode = Periode(p.van_vroegst, deel.van, deel.tot, p.tot_laatst)
            yield replace(strook, periode=periode)


def _einde_past(p: Periode) -> Kenmerk:
    """What may be said of a combined period: an end that is fixed is no earliest one."""
    return ~Kenmerk(0) if p.tot_laatst == VOOR_ALTIJD else ~Kenmerk.MINSTENS


def blijkt_tot(p: Periode) -> date:
    """``Bewijsrij.blijkt`` of a fact with this period."""
    na_begin = p.van_vroegst + timedelta(days=1) if p.van_vroegst < VOOR_ALTIJD else VOOR_ALTIJD
    return max(p.tot, na_begin)


def geerfd_door(nieuw: str, rijen: tuple[Bewijsrij, ...], begin: date) -> Bewijsrij | None:
    """One row of each predecessor, combined for the new gemeente from the day it begins."""
    perioden = [rij.periode for rij in rijen]
    periode = Periode(
        min(p.van_vroegst for p in perioden),
        max(p.van for p in perioden),
        min(p.tot for p in perioden),
        max(p.tot_laatst for p in perioden),
    )
    kenmerk = Kenmerk.VIA_RECHTSVOORGANGER
    for rij in rijen:
        kenmerk |= rij.kenmerk
    kenmerk &= _einde_past(periode)
    peildata = {rij.peildatum for rij in rijen}
    samen = replace(
        rijen[0],
        gemeente=nieuw,
        periode=periode,
        bekend=max(rij.bekend for rij in rijen),
        vervallen=min(rij.vervallen for rij in rijen),
        rang=max(rij.rang for rij in rijen),
        peildatum=peildata.pop() if len(peildata) == 1 else "",
        kenmerk=kenmerk,
        feiten=tuple(sorted({feit for rij in rijen for feit in rij.feiten})),
        gezegd=max(rij.gezegd for rij in rijen),
        blijkt=blijkt_tot(periode),
    )
    return samen.binnen(Vlak(van=begin))


def wederzijds(rij: Bewijsrij, tegen: Bewijsrij) -> Bewijsrij | None:
    """Two claims that confirm each other, as one securing row."""
    p, q = rij.periode, tegen.periode
    periode = Periode(
        max(p.van_vroegst, q.van_vroegst),
        max(p.van, q.van),
        min(p.tot, q.tot),
        min(p.tot_laatst, q.tot_laatst),
    )
    samen = replace(
        rij,
        polariteit=Polariteit.POSITIEF,
        periode=periode,
        bekend=max(rij.bekend, tegen.bekend),
        vervallen=min(rij.vervallen, tegen.vervallen),
        rang=max(rij.rang, tegen.rang),
        kenmerk=(rij.kenmerk | tegen.kenmerk) & _einde_past(periode),
        feiten=tuple(sorted({*rij.feiten, *tegen.feiten})),
        gezegd=max(rij.gezegd, tegen.gezegd),
        blijkt=blijkt_tot(periode),
    )
    bestaat = periode.van_vroegst < periode.tot_laatst and samen.bekend < samen.vervallen
    return samen if bestaat else None
