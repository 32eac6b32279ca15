"""The question that an answer leaves open: about the right gemeenten, and where to look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.dekking import Dekking, Dekkingsrij
from graph.taal import datum, opsomming
from graph.zinnen import alleen_aanwijzing

_DOCUMENT = {
    "lokaal": "het beleidsplan jeugd of het contract van de gemeente",
    "regionaal": "de inkoopovereenkomst of de regionale regeling, met deelnemers en looptijd",
    "bovenregionaal": "de bovenregionale overeenkomst, of het hoofdstuk bovenregionale "
    "samenwerking van de regiovisie",
    "landelijk": "het landelijke raamcontract met de lijst van deelnemende gemeenten",
}
_LEDENLIJST = "het besluit of register dat de gemeenten van de regio noemt"
_BIJ_WIE = "bij wie, van wanneer tot wanneer?"
_NAMEN_MAX = 4
"""More gemeenten than this are counted, not named."""


@dataclass(frozen=True, slots=True)
class Openvraag:
    """What to ask, whatever the function, and the document that answers it."""

    vorm: str
    document: str

    def over(self, functies: Sequence[str]) -> str:
        """The question about these functions, by name; several are only counted."""
        een = len(functies) == 1
        wat = functies[0] if een else f"deze {len(functies)} functies"
        return self.vorm.format(wat=wat, is_="Is" if een else "Zijn")


def vraag_over(dekking: Dekking, rij: Dekkingsrij) -> Openvraag | None:
    """The question that one answer leaves open; ``None`` when it leaves none."""
    document = _DOCUMENT[dekking.snapshot.functie(rij.functie).niveau]
    dag = datum(dekking.peildatum)
    if rij.status == "geborgd" and alleen_aanwijzing(rij):
        wie = _wie(dekking, rij, dekking.leden(rij.regio, rij.functie))
        vorm = f"Welk contract of welke subsidie regelt {{wat}} op {dag} voor {wie}: {_BIJ_WIE}"
        return Openvraag(vorm, document)
    if rij.status == "eenzijdig":
        regio = dekking.snapshot.indeling.naam(rij.regio, dekking.peildatum)
        vorm = f"Bevestigen de partners van {regio} op {dag} de afspraak over {{wat}}?"
        return Openvraag(vorm, document)
    if rij.status in ("onbekend", "verlopen", "deels-geborgd"):
        return _over_gemeenten(dekking, rij, dag, document)
    return None


def _over_gemeenten(dekking: Dekking, rij: Dekkingsrij, dag: str, document: str) -> Openvraag:
    """About those of which it is open; else about the proven gaps; else about who belongs here."""
    per: dict[str, list[str]] = {}
    for code in dekking.leden(rij.regio, rij.functie):
        per.setdefault(dekking.status_gemeente(code, rij.functie), []).append(code)
    gaten = per.pop("niet-geborgd", [])
    per.pop("geborgd", None)
    per.pop("niet-van-toepassing", None)
    if vraagt := [code for codes in per.values() for code in codes]:
        wie = _wie(dekking, rij, vraagt)
        return Openvraag(
            f"{{is_}} {{wat}} op {dag} geregeld voor {wie}: met welke afspraak, {_BIJ_WIE}",
            document,
        )
    if gaten and rij.gedekt:
        wie = _wie(dekking, rij, gaten)
        vorm = f"Een bron zegt dat {wie} niets heeft geregeld voor {{wat}}. Klopt dat nog op {dag}?"
        return Openvraag(vorm, document)
    regio = dekking.snapshot.indeling.naam(rij.regio, dekking.peildatum)
    return Openvraag(f"Welke gemeenten horen op {dag} bij {regio}?", _LEDENLIJST)


def _wie(dekking: Dekking, rij: Dekkingsrij, codes: Sequence[str]) -> str:
    """By name when they are few; all of a region together as its gemeenten."""
    indeling, dag = dekking.snapshot.indeling, dekking.peildatum
    regio = indeling.naam(rij.regio, dag)
    if len(codes) == len(dekking.leden(rij.regio, rij.functie)):
        return f"de gemeenten van {regio}" if len(codes) > 1 else f"de gemeente van {regio}"
    if len(codes) <= _NAMEN_MAX:
        return opsomming(sorted((indeling.naam(c, dag) for c in codes), key=str.casefold))
    return f"{len(codes)} gemeenten van {regio}"
