"""One gemeente: its region through the years, its own answers and what sources say of it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from api.keuze import bestaat_niet
from api.pages import palet
from api.pages.blad import Blad
from api.pages.regio import feiten_over
from graph.indeling import Lid
from graph.periode import ALTIJD_AL, VOOR_ALTIJD
from graph.status import Status

_NIET_NOG_EENS = ("lidmaatschap", "gemeente", "alias")


def gemeente(blad: Blad) -> dict[str, Any]:
    """The page of a gemeente."""
    code = blad["code"]
    info = blad.rijen("toonGemeente", code=code)[0]
    feiten = feiten_over(blad, code)
    rij = blad.vraag.dekking.gemeenten[blad.snap.gemeentenummer[code]]
    bestaat_van, bestaat_tot = blad.snap.indeling.gemeente_bestaat[code]
    bekend = [f for f, status in enumerate(rij) if status != Status.ONBEKEND]
    return {
        "titel": info["naam"],
        "code": code,
        "info": info,
        "regio": _regio(blad, info["regio"]),
        "bestaat": bestaat_van <= blad.dag < bestaat_tot,
        "antwoorden": [_antwoord(blad, code, blad.snap.functies[f]) for f in bekend],
        "onbekend": len(rij) - len(bekend),
        "regios": _regios(blad, code),
        "feiten": [f for f in feiten if f.soort not in _NIET_NOG_EENS],
        "namen": [f for f in feiten if f.soort in ("gemeente", "alias")],
    }


def _antwoord(blad: Blad, code: str, functie: str) -> tuple[str, str, tuple[str, ...]]:
    """Function, look of its status, and what has ended meanwhile."""
    stand = blad.vraag.dekking
    alleen = stand.alleen_aangewezen(code, functie)
    look = palet.uiterlijk(stand.status_gemeente(code, functie), alleen_aanwijzing=alleen)
    return functie, look, stand.gemeentevlaggen(code, functie)


def _regio(blad: Blad, code: str | None) -> str:
    """The region on the day; empty without one, or when it does not exist then."""
    return code if code and not bestaat_niet(blad.snap, code, blad.dag) else ""


def _adres(blad: Blad, lid: Lid) -> str:
    """The page of a region on the day of this page, or on the last day on which it was there."""
    if lid.regio not in blad.snap.regios:
        return ""
    _, einde = blad.snap.indeling.regio_bestaat[lid.regio]
    if not bestaat_niet(blad.snap, lid.regio, blad.dag):
        return blad.naar("regios", lid.regio)
    dag = min(lid.vlak.tot, einde) - timedelta(days=1)
    return blad.naar("regios", lid.regio, peildatum=dag.isoformat())


def _regios(blad: Blad, code: str) -> list[dict[str, Any]]:
    """Membership through time, as known on the day, with the sources that say so."""
    per_regio: dict[str, set[str]] = {}
    for regel in feiten_over(blad, code):
        feit = blad.snap.per_id[regel.id]
        if regel.soort == "lidmaatschap":
            per_regio.setdefault(getattr(feit, "regio", ""), set()).add(regel.bron)
    return [
        {
            "regio": lid.regio,
            "functie": lid.functie,
            "van": "" if lid.vlak.van == ALTIJD_AL else lid.vlak.van,
            "tot": "" if lid.vlak.tot == VOOR_ALTIJD else lid.vlak.tot,
            "afgeleid": lid.afgeleid,
            "bronnen": sorted(per_regio.get(lid.regio, ())),
            "adres": _adres(blad, lid),
        }
        for lid in sorted(blad.snap.indeling.leden, key=lambda lid: lid.vlak.van)
        if lid.gemeente == code and lid.vlak.bekend <= blad.kennis < lid.vlak.vervallen
    ]
