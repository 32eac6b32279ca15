"""What is on record beside an answer: who has tasks here, plans, providers, places and roles.

None of it secures anything, but whoever reads "unknown" must know whom to ask.
"""

from __future__ import annotations

from dataclasses import dataclass

from api.pages.blad import Blad
from api.pages.feiten import Feitregel, feitregel, genoemd
from graph.facts import Aanbesteding, Aanbod, AlleFeiten, Capaciteit, Rol, Taak, Verband, Voornemen
from graph.taal import gemeenten
from graph.vlak import Vlak

_MET_FUNCTIE: tuple[type[AlleFeiten], ...] = (Voornemen, Aanbesteding, Aanbod, Rol, Capaciteit)


@dataclass(frozen=True, slots=True)
class Taakregel:
    """A body with a task for gemeenten of the region: of which function is not said."""

    code: str
    naam: str
    wie: str
    """For how many of the gemeenten."""
    feit: Feitregel


def taken(blad: Blad, regio: str, functie: str) -> list[Taakregel]:
    """Bodies that have, or may have, a task on the day for gemeenten of the region."""
    leden = blad.vraag.dekking.leden(regio, functie)
    verbanden = {f.code: f for f in blad.snap.zichtbaar(Verband, blad.kennis) if f.jeugd}
    noemt = _genoemd_per_id(blad)
    uit = []
    for feit in blad.snap.zichtbaar(Taak, blad.kennis):
        raakt = leden if regio in noemt[feit.id] else noemt[feit.id].intersection(leden)
        if feit.onderwerp not in verbanden or not raakt:
            continue
        periode = blad.snap.periode(feit, blad.kennis)
        if periode and periode.mogelijk_op(blad.dag):
            wie = f"{len(raakt)} van de {gemeenten(len(leden))}"
            naam = verbanden[feit.onderwerp].naam
            uit.append(Taakregel(feit.onderwerp, naam, wie, feitregel(blad, feit)))
    return sorted(uit, key=lambda taak: (taak.feit.rang, taak.naam, taak.feit.id))


def gebieden(blad: Blad, regio: str, functie: str) -> list[str]:
    """Areas of another kind to which the gemeenten belong for this function, with how many."""
    leden, snap = blad.vraag.dekking.leden(regio, functie), blad.snap
    per: dict[str, set[str]] = {}
    for (code, voor), alle in snap.indeling.leden_per_regio.items():
        if voor == functie and code not in snap.regios:
            geldt = {lid.gemeente for lid in alle if _geldt(blad, lid.vlak)}
            if eigen := geldt.intersection(leden):
                per[code] = eigen
    return [
        f"{blad.naam(code)} ({len(eigen)} van de {gemeenten(len(leden))})"
        for code, eigen in sorted(per.items(), key=lambda paar: (-len(paar[1]), paar[0]))
    ]


def _geldt(blad: Blad, vlak: Vlak) -> bool:
    """True on the day of the page, by what is known then."""
    return vlak.van <= blad.dag < vlak.tot and vlak.bekend <= blad.kennis < vlak.vervallen


def noemt_functie(blad: Blad, regio: str, functie: str) -> list[Feitregel]:
    """Plans, providers and roles that name the function and the region, or a gemeente of it."""
    codes, noemt = {regio, *blad.vraag.dekking.leden(regio, functie)}, _genoemd_per_id(blad)
    feiten = [
        feit
        for soort in _MET_FUNCTIE
        for feit in blad.snap.zichtbaar(soort, blad.kennis)
        if functie in getattr(feit, "functies", ()) and noemt[feit.id] & codes
    ]
    regels = {feit.id: feitregel(blad, feit) for feit in feiten}
    return sorted(regels.values(), key=lambda regel: (regel.rang, regel.zin, regel.id))


def _genoemd_per_id(blad: Blad) -> dict[str, set[str]]:
    """What each fact is about, looked up once per snapshot."""
    snap = blad.snap
    return blad.verzoek.staat.eens("genoemd", lambda: {f.id: genoemd(f) for f in snap.feiten})
