"""Links in words: what a code means for a region, and who of two partners names whom."""

from __future__ import annotations

from collections.abc import Callable

from graph.schakels import IN_WERKING, Schakelrij, Schakels
from graph.taal import opsomming
from graph.zinnen import AANWIJZING

_ZINNEN = {
    "wederkerig": "Een gezamenlijke tekst noemt {regio} en {partners} samen, of zij noemen elkaar",
    "eenzijdig": "{regio} noemt {partners}; wat daar is gelezen noemt {regio} niet",
    "eenzijdig-onbevestigd": "{regio} noemt {partners}; van die kant is niets gelezen",
    "schakel-gepland": "{regio} werkt later samen met {partners}; het begin is nog niet bereikt",
    "schakel-verlopen": "De schakel van {regio} met {partners} is afgelopen en een opvolger is "
    "niet bekend",
    "niet-van-toepassing": "{regio} staat voor deze functie op zichzelf: een bron zet haar apart, "
    "of zij deelt haar gebied met geen andere regio; een schakel hoeft niet",
    "buiten-cluster": "De lijst van clusters is volledig en noemt {regio} niet, terwijl alle buren "
    "in een cluster zitten",
    "geen-schakel": "Een bron zegt dat {regio} geen schakel heeft, of een volledige lijst noemt "
    "haar niet",
    "schakel-onbekend": "Geen gelezen bron van {regio} zegt of er een schakel is",
    "geen-coordinator": "Het cluster van {regio} is bekend, een coördinerende gemeente of "
    "accounthoudende regio niet",
}
_WIE_NOEMT = {
    "wederkerig": "over en weer",
    "eenzijdig": "eenzijdig: {zegt} noemt {ander}, en wordt niet teruggenoemd",
    "eenzijdig-onbevestigd": "niet bevestigd: {zegt} noemt {ander}; van die kant is niets gelezen",
}
_VLAGGEN = {
    "indirect": f"het volgt uit een aanwijzing van een gebied, en {AANWIJZING}",
    "genoemd": "een andere regio noemt haar wel",
    "genoemd-door-derde": "pers, aanbieder of een andere derde noemt haar wel",
    "afgeleid": "een deel is onze afleiding",
}
_MEESTE = 4
"""More partners than this are counted, not named: the column ``partners`` has them all."""


def schakeltekst(rij: Schakelrij, naam: Callable[[str], str]) -> str:
    """The sentence, with what its flags add."""
    zin = _ZINNEN[rij.code].format(regio=naam(rij.regio), partners=_partners(rij, naam))
    deel = [f"maar voor een deel: met {_opgesomd(rij.deel, naam)}"] if rij.deel else []
    return "; ".join((zin, *deel, *(_VLAGGEN[vlag] for vlag in rij.vlaggen))) + "."


def over_en_weer(
    schakels: Schakels, functie: str, paar: tuple[str, str], naam: Callable[[str], str]
) -> str:
    """Who of two partners in force names whom; ``over en weer`` when both do, or a joint text."""
    codes = schakels.codes(functie)
    for zegt, ander in (paar, paar[::-1]):
        code = codes.get((zegt, ander), "")
        if code in IN_WERKING:
            return _WIE_NOEMT[code].format(zegt=naam(zegt), ander=naam(ander))
    raise ValueError(f"{paar} zijn op deze dag geen partners voor {functie}")


def _partners(rij: Schakelrij, naam: Callable[[str], str]) -> str:
    if len(rij.partners) > _MEESTE:
        return f"{len(rij.partners)} andere regio’s"
    return _opgesomd(rij.partners or ("",), naam)


def _opgesomd(codes: tuple[str, ...], naam: Callable[[str], str]) -> str:
    return opsomming([naam(code) for code in codes])
