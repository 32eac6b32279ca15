"""For which gemeenten a fact speaks, and when (domain description 7.2 rule 4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from graph.bewijs import Bewijsrij
from graph.facts import Bereik
from graph.indeling import Indeling
from graph.periode import ALTIJD_AL, VOOR_ALTIJD
from graph.vlak import Vlak


def uitgespreid(
    basis: Bewijsrij, bereik: Bereik, indeling: Indeling, *, op_dag: bool
) -> Iterator[tuple[Bewijsrij, bool]]:
    """``basis`` for each gemeente in scope; true when it is bound to that gemeente by name.

    ``op_dag``: a named region means its members on the day, not those at the start of the fact.
    """
    for gemeente in bereik.gemeenten:
        yield replace(basis, gemeente=gemeente), True
    if bereik.landelijk:
        for gemeente, (van, tot) in indeling.gemeente_bestaat.items():
            yield from _los(replace(basis, gemeente=gemeente).binnen(Vlak(van, tot)))
    for regio in bereik.regios:
        if op_dag or basis.periode.van in (ALTIJD_AL, VOOR_ALTIJD):
            yield from leden_op_dag(basis, regio, indeling)
        else:
            yield from _leden_bij_begin(basis, regio, indeling)


def leden_op_dag(
    basis: Bewijsrij, regio: str, indeling: Indeling
) -> Iterator[tuple[Bewijsrij, bool]]:
    """Each member of the region, as long as it is one."""
    for lid in indeling.leden_voor(regio, basis.functie):
        rij = replace(basis, gemeente=lid.gemeente, via_regio=regio)
        yield from _los(rij.binnen(lid.vlak))


def _leden_bij_begin(
    basis: Bewijsrij, regio: str, indeling: Indeling
) -> Iterator[tuple[Bewijsrij, bool]]:
    """Who was a member when the fact began; a start before the division counts at its first day.

    What that first day is may itself be learned later, so this is asked per stretch of knowledge.
    """
    leden = indeling.leden_voor(regio, basis.functie)
    ooit = [
        lid.vlak
        for f in {"", basis.functie}
        for lid in indeling.leden_per_regio.get((regio, f), ())
    ]
    vlakken = (*ooit, *(lid.vlak for lid in leden))
    grenzen = sorted({dag for vlak in vlakken for dag in (vlak.bekend, vlak.vervallen)})
    for bekend, vervallen in pairwise(grenzen):
        eerste = min((v.van for v in ooit if v.bekend <= bekend < v.vervallen), default=ALTIJD_AL)
        begin = max(basis.periode.van, eerste)
        for lid in leden:
            toen = lid.vlak.bekend <= bekend < lid.vlak.vervallen
            if toen and lid.vlak.van <= begin < lid.vlak.tot:
                rij = replace(basis, gemeente=lid.gemeente, via_regio=regio)
                binnen = rij.binnen(Vlak(bekend=bekend, vervallen=vervallen))
                if binnen:
                    yield binnen, True


def _los(rij: Bewijsrij | None) -> Iterator[tuple[Bewijsrij, bool]]:
    if rij:
        yield rij, False
