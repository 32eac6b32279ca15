"""Two regions side by side, or one region on two days: what opened and what closed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from api.pages import palet
from api.pages.blad import Blad
from api.rijen import Vraag
from api.web.parameters import REGIO
from api.web.vraag import Parameter, code, leesdatum
from graph.zinnen import alleen_aanwijzing

MET = code("regio", "De regio om mee te vergelijken.", "JZ18", naam="met")
TOEN = Parameter(
    "toen", "De dag om mee te vergelijken.", leesdatum, {"type": "string"}, "2022-01-01"
)
QUERY = (REGIO, MET, TOEN)


_GEBORGD = ("geborgd", "aanwijzing")


@dataclass(frozen=True, slots=True)
class Verschil:
    """One function: the look of its status on the left and on the right."""

    functie: str
    links: str
    rechts: str
    oordeel: str


def vergelijk(blad: Blad) -> dict[str, Any]:
    """The page; without a choice only the form."""
    links, met, toen = blad["regio"], blad["met"], blad["toen"]
    alle: list[Verschil] = []
    if links and (met or toen):
        nu = _statussen(blad, blad.vraag, links)
        ander = _statussen(blad, _andere_dag(blad, toen), met or links)
        alle = [Verschil(f, ander[f], nu[f], _oordeel(ander[f], nu[f])) for f in nu]
    return {
        "titel": "Vergelijk",
        "links": links,
        "met": met,
        "toen": toen,
        "regios": sorted(blad.vraag.dekking.regios, key=blad.naam),
        "anders": [v for v in alle if v.links != v.rechts],
        "gelijk": [v for v in alle if v.links == v.rechts and v.links != "onbekend"],
        "onbekend": [v for v in alle if v.links == v.rechts == "onbekend"],
        "gekozen": bool(alle),
    }


def _andere_dag(blad: Blad, toen: date | None) -> Vraag:
    """The state on the other day, by the same knowledge."""
    return blad.verzoek.staat.vraag(toen or blad.dag, blad.kennis)


def _statussen(blad: Blad, vraag: Vraag, regio: str) -> dict[str, str]:
    blad.eis_regio(regio, vraag.peildatum)
    rijen = {f: vraag.dekking.rij(regio, f) for f in vraag.snapshot.functies}
    return {
        f: palet.uiterlijk(rij.status, alleen_aanwijzing=alleen_aanwijzing(rij))
        for f, rij in rijen.items()
    }


def _oordeel(toen: str, nu: str) -> str:
    """What changed, in one word; unknown is never called a loss."""
    if toen == nu:
        return "gelijk"
    if nu == "onbekend":
        return "werd onbekend"
    if toen == "onbekend":
        return "werd bekend"
    if {toen, nu} == {"geborgd", "aanwijzing"}:
        return "nu meer dan een aanwijzing" if nu == "geborgd" else "nu alleen een aanwijzing"
    if nu in _GEBORGD:
        return "kwam erbij"
    if nu == "verlopen":
        return "liep af, geen opvolger bekend"
    if toen in _GEBORGD:
        return "verviel"
    return "anders"
