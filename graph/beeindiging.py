"""Contracts and arrangements that a source says have ended (domain description 7.2 rule 6)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from graph.facts import Beeindiging, Borging, Taak, Verband
from graph.periode import Periode

Lopend = Borging | Taak | Verband
"""What can end by the word of another source: named by ``onderwerp``, a Verband by its code."""
Kennis = tuple[date, date]
"""From when until when a fact is in our knowledge."""


@dataclass(frozen=True, slots=True)
class Deel:
    """A fact as it stands in one stretch of knowledge, after statements that it ended."""

    periode: Periode
    bekend: date
    vervallen: date
    betwist: tuple[tuple[Periode, Beeindiging], ...] = ()
    """Days on which an equally strong source says that it had ended."""


def delen_na(
    feit: Lopend, kennis: Kennis, einden: Iterable[tuple[Beeindiging, date, date]]
) -> list[Deel]:
    """The periods of a running fact, per stretch of knowledge, after its end statements."""
    delen = [Deel(feit.geldig.periode(), *kennis)]
    for einde, bekend, vervallen in sorted(einden, key=lambda e: e[0].id):
        delen = [
            nieuw for deel in delen for nieuw in _beeindigd(feit, deel, einde, (bekend, vervallen))
        ]
    return [deel for deel in delen if deel.bekend < deel.vervallen]


def _beeindigd(feit: Lopend, deel: Deel, einde: Beeindiging, kennis: Kennis) -> Iterator[Deel]:
    bekend, vervallen = max(kennis[0], deel.bekend), min(kennis[1], deel.vervallen)
    if bekend >= vervallen:
        yield deel
        return
    yield replace(deel, vervallen=bekend)
    yield replace(deel, bekend=vervallen)
    binnen = replace(deel, bekend=bekend, vervallen=vervallen)
    eind = Periode.uit(tot=einde.datum, uiterlijk=einde.uiterlijk)
    p, laatst = deel.periode, eind.tot_laatst
    uitslag = 1 if p.tot <= laatst else _sterkst(einde, feit)
    if uitslag < 0:
        yield binnen
    elif uitslag > 0:
        tot = min(p.tot, laatst if einde.uiterlijk else eind.tot)
        ingekort = Periode(p.van_vroegst, p.van, tot, min(p.tot_laatst, laatst))
        if ingekort.van_vroegst < ingekort.tot_laatst:
            yield replace(binnen, periode=ingekort)
    else:
        dagen = Periode.vast(max(laatst, p.van), p.tot)
        yield replace(binnen, betwist=(*deel.betwist, (dagen, einde)))


def _sterkst(einde: Beeindiging, feit: Lopend) -> int:
    """1 when the end statement wins, -1 when the securing fact does, 0 when both stand."""
    e, b = einde.herkomst, feit.herkomst
    if e.rang != b.rang:
        return 1 if e.rang < b.rang else -1
    if e.peildatum != b.peildatum or e.vastgelegd == b.vastgelegd:
        return 0
    return 1 if e.vastgelegd > b.vastgelegd else -1
