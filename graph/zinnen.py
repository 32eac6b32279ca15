"""One answer in a plain Dutch sentence: the same in pages, reports, command line and API.

A region's sentence never says less than its gemeenten, an allotment is never told without its
caveat, and what was once secured is told as that and not as the answer of today.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from graph.dekking import Dekking, Dekkingsrij
from graph.taal import datum, gemeenten, opsomming

AANWIJZING = "een aanwijzing toont planning, geen inkoop"
"""The caveat of whatever rests on an allotment only (domain description 7.2, B4)."""
ALLEEN_AANWIJZING = "alleen volgens een aanwijzing"
"""How such an answer is called in counts, legends and tables."""
_NAMEN_MAX = 4
"""More gemeenten than this are counted, not named."""
_DEEL = {
    "niet-geborgd": "voor {wie} staat vast dat er niets is",
    "verlopen": "voor {wie} verlopen",
    "tegenstrijdig": "over {wie} spreken bronnen elkaar tegen",
    "eenzijdig": "voor {wie} alleen door één kant genoemd",
    "gepland": "voor {wie} nog niet begonnen",
    "onbekend": "van {wie} onbekend",
}
"""A part of the gemeenten by status, in the order in which it is said."""
_ZINNEN = {
    "eenzijdig": "alleen deze regio noemt een afspraak{volgens}; geen partner bevestigt haar.",
    "gepland": "nog niet begonnen: een afspraak is aangekondigd{volgens}.",
    "verlopen": "de bekende afspraak is afgelopen en een opvolger is niet bekend{uit}.",
    "niet-geborgd": "voor {alle} staat vast dat er niets is{volgens}.",
    "tegenstrijdig": "bronnen van gelijke rang spreken elkaar tegen{uit}.",
    "niet-van-toepassing": "geen taak of behoefte in deze regio{volgens}.",
    "onbekend": "onbekend: geen bron die wij lazen zegt zeker of deze functie hier geborgd is.",
}
ALLEMAAL_ONBEKEND = "Geen bron die wij lazen zegt zeker of deze functies hier geborgd zijn."
"""The last of those sentences, of several functions."""


@dataclass(frozen=True, slots=True)
class Leden:
    """What a sentence says of single gemeenten: names per status, and the end of an arrangement."""

    namen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    afspraak_tot: date | None = None
    """The first day after the latest arrangement, of those that only an allotment still covers."""


def leden(dekking: Dekking, rij: Dekkingsrij) -> Leden:
    """What the sentence of a row needs besides its counts; nothing for most rows."""
    namen = _namen(dekking, rij) if _gemengd(rij) or not rij.totaal else {}
    return Leden(namen, _afspraak_tot(dekking, rij) if rij.afspraak_verlopen else None)


def _gemengd(rij: Dekkingsrij) -> bool:
    """Not all gemeenten have the same status."""
    delen = (rij.gedekt, rij.niet_geborgd, rij.onbekend, rij.verlopen, rij.overig)
    return rij.totaal not in delen or (rij.overig > 0 and rij.status == "onbekend")


def _namen(dekking: Dekking, rij: Dekkingsrij) -> dict[str, tuple[str, ...]]:
    """Members in order of their names, per status."""
    per: dict[str, list[str]] = {}
    for code in dekking.leden(rij.regio, rij.functie):
        naam = dekking.snapshot.indeling.naam(code, dekking.peildatum)
        per.setdefault(dekking.status_gemeente(code, rij.functie), []).append(naam)
    return {status: tuple(sorted(namen, key=str.casefold)) for status, namen in per.items()}


def _afspraak_tot(dekking: Dekking, rij: Dekkingsrij) -> date:
    """Of the members that the flag is about, the latest end of an arrangement."""
    snap, b = dekking.snapshot, dekking.snapshot.bewijs
    d, k = dekking.peildatum.toordinal(), dekking.kennisdatum.toordinal()
    f, vervallen = snap.functies.index(rij.functie), dekking.vervallen.afspraak
    nummers = [snap.gemeentenummer[g] for g in dekking.leden(rij.regio, rij.functie)]
    cellen = [nr * len(snap.functies) + f for nr in nummers if vervallen[nr, f]]
    voorbij = np.isin(b.cel, cellen) & b.positief & ~b.aanwijzing & b.eindigt
    voorbij &= (b.bekend <= k) & (k < b.vervallen) & (b.tot_laatst <= d)
    return date.fromordinal(int(b.tot_laatst[voorbij].max()))


def toelichting(rij: Dekkingsrij, titels: Sequence[str], van: Leden) -> str:
    """The answer in one or more plain sentences, with the titles of its sources."""
    rest = [f"{len(titels) - 2} andere"] if len(titels) > 2 else []
    bronnen = opsomming([*titels[:2], *rest])
    zinnen = [_hoofdzin(rij, bronnen, van), *_erbij(rij, van)]
    return " ".join(f"{zin[0].upper()}{zin[1:]}" for zin in zinnen)


def _hoofdzin(rij: Dekkingsrij, bronnen: str, van: Leden) -> str:
    if rij.totaal == 0 and rij.status == "onbekend":
        return _zonder_gemeenten(van.namen.get("niet-van-toepassing", ()))
    if rij.status in ("geborgd", "deels-geborgd"):
        return _gedekt(rij, bronnen, van)
    uit = f" ({bronnen})" if bronnen else ""
    if rij.status == "onbekend" and rij.onbekend < rij.totaal:
        return f"onbekend als geheel: {_rest(rij, van)}{uit}."
    return _ZINNEN[rij.status].format(
        alle=_wie(rij.totaal, rij.totaal, ()),
        volgens=f" volgens {bronnen}" if bronnen else "",
        uit=uit,
    )


def _zonder_gemeenten(zonder_taak: Sequence[str]) -> str:
    """No gemeente that counts: none at all, or only such as have no duty."""
    if not zonder_taak:
        return "onbekend: van deze regio zijn op deze dag geen gemeenten bekend."
    wie = _wie(len(zonder_taak), len(zonder_taak), ())
    return (
        f"onbekend als geheel: voor {wie} niet van toepassing; "
        "de ledenlijst is niet zeker volledig."
    )


def _gedekt(rij: Dekkingsrij, bronnen: str, van: Leden) -> str:
    """Who is covered, and whether more than an allotment says so."""
    wie = _wie(rij.gedekt, rij.totaal, van.namen.get("geborgd", ()))
    uit, volgens = (f" ({bronnen})", f" volgens {bronnen}") if bronnen else ("", "")
    deel = waarvan(rij.gedekt, rij.alleen_aanwijzing)
    alleen = f"voor {wie} is er alleen een aanwijzing"
    if rij.status == "geborgd":
        zwak = alleen_aanwijzing(rij)
        return f"{alleen}{uit}; {AANWIJZING}." if zwak else f"{wie} gedekt{volgens}{deel}."
    # The sources are those of all gemeenten, also of those that have nothing: they come last.
    eerst = f"{alleen}; {AANWIJZING}" if alleen_aanwijzing(rij) else f"{wie} gedekt{deel}"
    return f"{eerst}; {_rest(rij, van)}{uit}."


def alleen_aanwijzing(rij: Dekkingsrij) -> bool:
    """Whatever is covered rests on an allotment only."""
    return rij.gedekt > 0 and rij.alleen_aanwijzing == rij.gedekt


def waarvan(aantal: int, alleen: int) -> str:
    """Between brackets behind a number of secured cells: how many rest on an allotment only."""
    if not alleen:
        return ""
    hoeveel = ALLEEN_AANWIJZING if alleen == aantal else f"waarvan {alleen} {ALLEEN_AANWIJZING}"
    return f" ({hoeveel}; {AANWIJZING})"


def _rest(rij: Dekkingsrij, van: Leden) -> str:
    """Every gemeente that is not covered, by its own status."""
    aantallen = {
        "niet-geborgd": rij.niet_geborgd,
        "verlopen": rij.verlopen,
        **{s: len(van.namen.get(s, ())) for s in ("tegenstrijdig", "eenzijdig", "gepland")},
        "onbekend": rij.onbekend,
    }
    delen = [
        zin.format(wie=_wie(aantallen[status], rij.totaal, van.namen.get(status, ())))
        for status, zin in _DEEL.items()
        if aantallen[status]
    ]
    if rij.totaal in (rij.gedekt, rij.niet_geborgd):
        delen.append("de ledenlijst is niet zeker volledig")
    return "; ".join(delen)


def _wie(aantal: int, totaal: int, namen: Sequence[str]) -> str:
    """Gemeenten by name when they are few, else counted."""
    if aantal == totaal:
        return "de gemeente" if totaal == 1 else f"alle {gemeenten(totaal)}"
    if 0 < len(namen) <= _NAMEN_MAX:
        return opsomming(namen)
    return f"{aantal} van de {gemeenten(totaal)}"


def _erbij(rij: Dekkingsrij, van: Leden) -> list[str]:
    """What has ended, and what was once secured."""
    zinnen = []
    if van.afspraak_tot:
        deel = "" if rij.afspraak_verlopen == rij.totaal else _van(rij.afspraak_verlopen, rij)
        tot = datum(van.afspraak_tot)
        zinnen.append(f"de laatst bekende afspraak{deel} liep tot {tot}; er is nog een aanwijzing.")
    if rij.aanwijzing_vervallen:
        deel = "" if rij.aanwijzing_vervallen == rij.totaal else _van(rij.aanwijzing_vervallen, rij)
        zinnen.append(f"een eerdere aanwijzing{deel} is vervallen; {AANWIJZING}.")
    if rij.laatst_bekend_op is not None:
        zinnen.append(f"{laatst_bekend(rij.laatst_bekend, rij.laatst_bekend_op)}.")
    return zinnen


def _van(aantal: int, rij: Dekkingsrij) -> str:
    return f" van {aantal} van de {gemeenten(rij.totaal)}"


def laatst_bekend(status: str, dag: date) -> str:
    """What was last secured: never what had already ended then."""
    return f"laatst bekend als {status.replace('-', ' ')} op {datum(dag)}"
