"""Contracts and arrangements that a source says have ended (domain description 7.2 rule 6)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from graph.facts import Aanbod, Beeindiging, Borging, Geldigheid, Taak, Verband
from graph.periode import VOOR_ALTIJD, Periode

Lopend = Borging | Taak | Aanbod | Verband
"""What can end by the word of another source."""
Eindigt = tuple[bool, str]
"""What ends: whether it is an offer, and the key by which the statement names it."""
Kennis = tuple[date, date]
"""From when until when a fact is in our knowledge."""


def wat_eindigt(feit: Lopend | Beeindiging) -> Eindigt:
    """The key under which a fact and the statements of its end find each other."""
    match feit:
        case Verband():
            return False, feit.code
        case Aanbod():
            return True, feit.sleutel
        case Beeindiging(aanbod=aanbod) if aanbod:
            return True, aanbod
    return False, feit.onderwerp


@dataclass(frozen=True, slots=True)
class Deel:
    """A fact as it stands in one stretch of knowledge, after statements that it ended."""

    periode: Periode
    bekend: date
    vervallen: date
    minstens: bool = False
    """Its end is an earliest one: it may go on."""
    betwist: tuple[tuple[Periode, Beeindiging], ...] = ()
    """Days on which an equally strong source says that it had ended."""


def delen_na(
    feit: Lopend, kennis: Kennis, einden: Iterable[tuple[Beeindiging, Kennis]]
) -> list[Deel]:
    """The periods of a running fact, per stretch of knowledge, after its end statements."""
    if kennis[0] >= kennis[1]:
        return []  # corrected before it was recorded
    alle = sorted(einden, key=lambda e: e[0].id)
    grenzen = {dag for _, k in alle for dag in k if kennis[0] < dag < kennis[1]}
    delen = [
        _na_einden(feit, geldig, [e for e, k in alle if k[0] <= bekend < k[1]], (bekend, vervallen))
        for geldig, *stuk in feit.geldig.stukken(*kennis)
        for bekend, vervallen in pairwise(
            sorted({*stuk, *(dag for dag in grenzen if stuk[0] < dag < stuk[1])})
        )
    ]
    return [deel for deel in delen if deel.periode.van_vroegst < deel.periode.tot_laatst]


def _na_einden(feit: Lopend, geldig: Geldigheid, einden: list[Beeindiging], kennis: Kennis) -> Deel:
    """Each end is weighed against what the fact's own source says; then all cuts hold together."""
    eigen = geldig.periode()
    tot, tot_laatst = eigen.tot, eigen.tot_laatst
    gelijk: list[tuple[date, Beeindiging]] = []
    for einde in einden:
        eind = Periode.uit(tot=einde.datum, uiterlijk=einde.uiterlijk)
        laatst = eind.tot_laatst
        uitslag = 1 if eigen.tot <= laatst else _sterkst(einde, feit)
        if uitslag > 0:
            tot = min(tot, laatst if einde.uiterlijk else eind.tot)
            tot_laatst = min(tot_laatst, laatst)
        elif uitslag == 0:
            gelijk.append((max(laatst, eigen.van), einde))
    betwist = tuple((Periode.vast(begin, tot), e) for begin, e in gelijk if begin < tot)
    periode = Periode(eigen.van_vroegst, eigen.van, tot, tot_laatst)
    minstens = geldig.minstens and tot_laatst == VOOR_ALTIJD
    return Deel(periode, *kennis, minstens, betwist)


def _sterkst(einde: Beeindiging, feit: Lopend) -> int:
    """1 when the end statement wins, -1 when the securing fact does, 0 when both stand."""
    e, b = einde.herkomst, feit.herkomst
    if e.rang != b.rang:
        return 1 if e.rang < b.rang else -1
    if e.peildatum != b.peildatum or e.vastgelegd == b.vastgelegd:
        return 0
    return 1 if e.vastgelegd > b.vastgelegd else -1
