"""A full division of the country into the areas of one function's bodies (Veilig Thuis).

Such a division is an allotment (B4) of which every area is one: it secures its function for each
gemeente from the day of the list on, carried forward as membership is. Before that day it says
nothing, not even possibly: single rows of other years are membership only (domain description 7.2).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import TypeGuard

from graph.bewijs import Bewijsrij, Kenmerk, Polariteit
from graph.facts import AlleFeiten, Volledigheid
from graph.indeling import Indeling, Lid
from graph.periode import ALTIJD_AL, VOOR_ALTIJD, Periode
from graph.vlak import Vlak

_DAG = timedelta(days=1)


def is_verdeling(feit: AlleFeiten, indeling: Indeling) -> TypeGuard[Volledigheid]:
    """Whether it says that a list of areas, other than jeugdregio's, holds every gemeente."""
    return (
        isinstance(feit, Volledigheid)
        and feit.lijst_soort == "lidmaatschap"
        and feit.bereik.landelijk
        and not indeling.gebieden.keys().isdisjoint(feit.functies)
    )


def toegewezen(lijst: Volledigheid, vlak: Vlak, indeling: Indeling) -> Iterator[Bewijsrij]:
    """The evidence of one division, which is in our knowledge as long as ``vlak`` says."""
    van = lijst.geldig.periode().van
    if van in (ALTIJD_AL, VOOR_ALTIJD):
        return
    geldt = replace(vlak, van=van)
    for functie in lijst.functies:
        for lid in indeling.gebieden.get(functie, ()):
            for deel, kenmerk in _waargenomen(lid, lid.vlak.en(geldt), indeling):
                yield _rij(lijst, lid, deel, kenmerk)


def _waargenomen(lid: Lid, vlak: Vlak, indeling: Indeling) -> Iterator[tuple[Vlak, Kenmerk]]:
    """The parts before and after the last observation that was known."""
    if not vlak:
        return
    gezien = indeling.waarnemingen.get((lid.gemeente, lid.regio, lid.functie), ())
    keer = {dag for _, *kennis in gezien for dag in kennis if vlak.bekend < dag < vlak.vervallen}
    for bekend, vervallen in pairwise(sorted({vlak.bekend, vlak.vervallen, *keer})):
        dagen = [dag for dag, van, tot in gezien if van <= bekend < tot]
        na = max(dagen, default=ALTIJD_AL) + _DAG
        strook = replace(vlak, bekend=bekend, vervallen=vervallen)
        for deel, kenmerk in (
            (strook.en(Vlak(tot=na)), Kenmerk(0)),
            (strook.en(Vlak(van=na)), Kenmerk.DOORGETROKKEN),
        ):
            if deel:
                yield deel, kenmerk


def _rij(lijst: Volledigheid, lid: Lid, vlak: Vlak, kenmerk: Kenmerk) -> Bewijsrij:
    """Its begin and end are those of the list and of membership, never of an arrangement."""
    return Bewijsrij(
        gemeente=lid.gemeente,
        functie=lid.functie,
        polariteit=Polariteit.POSITIEF,
        periode=Periode.vast(vlak.van, vlak.tot),
        bekend=vlak.bekend,
        vervallen=vlak.vervallen,
        rang=lijst.herkomst.rang,
        peildatum=lijst.herkomst.peildatum,
        kenmerk=kenmerk | Kenmerk.INDIRECT | Kenmerk.AFGELEID,
        via_regio="",
        feiten=(lijst.id,),
        gezegd=lijst.herkomst.vastgelegd,
        blijkt=VOOR_ALTIJD,
    )
