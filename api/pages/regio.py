"""One region: what is secured, with whom, until when, and what we would like to know."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from api import rijen
from api.aandacht import MAANDEN, SOORTEN, aandacht
from api.eerder import Eerder, bronnen_toen
from api.leeg import geen_partners
from api.openvragen import open_vragen
from api.pages.blad import Blad
from api.pages.feiten import Feitregel, feiten_per_code, feitregel
from api.pages.taal import let_op
from api.schakeltekst import over_en_weer
from api.telling import in_woorden, rij_vertelt, tel
from api.web.sleutels import sorteernaam
from graph.facts import AlleFeiten, Borging, Grens, Lidmaatschap
from graph.periode import VOOR_ALTIJD
from graph.samenvatting import NIVEAUS
from graph.taal import looptijd, opsomming

F = TypeVar("F", bound=AlleFeiten)

_ANDERS = ("regiovisie", "voornemen", "aankondiging", "taak", "rol", "uitspraak", "nietvermeld")
"""Facts that say something of a region and carry no status; shown as what sources also say."""


@dataclass(frozen=True, slots=True)
class Wijziging:
    """A gemeente that came or went."""

    dag: date
    gemeente: str
    komt: bool
    hoe: str


def regio(blad: Blad) -> dict[str, Any]:
    """All that the page of a region shows."""
    code, vraag = blad.eis_regio(blad["code"]), blad.vraag
    info = blad.rijen("toonRegio", code=code)[0]
    alle = rijen.dekking(vraag, regio=code)
    bekend = [rij for rij in alle if rij_vertelt(rij)]
    eerder = bronnen_toen(vraag, alle)
    relaties = rijen.relaties(vraag, code)
    wie_noemt = {
        (str(r["functie"]), str(r["partner"])): over_en_weer(
            vraag.schakels, str(r["functie"]), (code, str(r["partner"])), blad.naam
        )
        for r in relaties
    }
    ook = [f for f in feiten_over(blad, code) if f.soort in _ANDERS]
    return {
        "titel": info["naam"],
        "code": code,
        "info": info,
        "bekend": sorted(bekend, key=_volgorde),
        "eerder": eerder,
        "onbekend": _per_niveau(rij for rij in alle if rij not in bekend),
        "telling_in_woorden": in_woorden(tel(alle)),
        "totaal": len(alle),
        "leden": sorted(info["leden"], key=lambda lid: sorteernaam(lid["naam"])),
        "leden_bronnen": _zegt(blad, Lidmaatschap, lambda f: f.regio == code),
        "buren_bronnen": _zegt(blad, Grens, lambda f: code in (f.a, f.b)),
        "afspraak_bronnen": _per_afspraak(blad, [a["id"] for a in info["afspraken"]]),
        "afspraak_looptijd": _looptijden(blad, [a["id"] for a in info["afspraken"]]),
        "let_op": let_op(alle),
        "wijzigingen": wijzigingen(blad, code),
        "relaties": relaties,
        "wie_noemt": wie_noemt,
        "geen_partners": geen_partners(vraag, code).zin,
        "schakels": [
            rij for rij in rijen.schakels(vraag, regio=code) if rij["code"] != "schakel-onbekend"
        ],
        "aandacht": aandacht(vraag, code),
        "aandachtsoort": SOORTEN,
        "maanden": MAANDEN,
        "afhankelijk": rijen.afhankelijkheid(vraag, regio=code),
        "vragen": open_vragen(vraag, code),
        "ook": ook,
        "bron_ids": _bronnen(alle, relaties, ook, eerder),
    }


def feiten_over(blad: Blad, code: str) -> list[Feitregel]:
    """Every visible fact that names the code."""
    kennis, snap = blad.kennis, blad.snap
    per_code = blad.verzoek.staat.eens("feiten-per-code", lambda: feiten_per_code(snap))
    return [
        feitregel(blad, feit)
        for feit in per_code.get(code, ())
        if feit.herkomst.vastgelegd <= kennis < snap.vervallen.get(feit.id, VOOR_ALTIJD)
    ]


def wijzigingen(blad: Blad, code: str) -> list[Wijziging]:
    """Gemeenten that joined or left since the region is known, last change first."""
    _, eind = blad.snap.indeling.regio_bestaat[code]
    herindelingen = blad.snap.indeling.herindelingen
    alle = blad.snap.indeling.leden_per_regio.get((code, ""), ())
    leden = [lid for lid in alle if lid.vlak.bekend <= blad.kennis < lid.vlak.vervallen]
    begin = min((lid.vlak.van for lid in leden), default=VOOR_ALTIJD)
    uit: set[Wijziging] = set()
    for lid in leden:
        vlak = lid.vlak
        if begin < vlak.van:
            oud = [h.van for h in herindelingen if h.naar == lid.gemeente and h.datum == vlak.van]
            hoe = f"ontstaan uit {opsomming([blad.naam(g) for g in oud])}" if oud else ""
            uit.add(Wijziging(vlak.van, lid.gemeente, True, hoe))
        if vlak.tot < eind:
            nieuw = [h.naar for h in herindelingen if h.van == lid.gemeente and h.datum == vlak.tot]
            hoe = f"opgegaan in {opsomming([blad.naam(g) for g in nieuw])}" if nieuw else ""
            uit.add(Wijziging(vlak.tot, lid.gemeente, False, hoe))
    return sorted(uit, key=lambda w: (-w.dag.toordinal(), w.komt, w.gemeente))


def _zegt(blad: Blad, soort: type[F], past: Callable[[F], bool]) -> list[str]:
    """The sources of some facts."""
    feiten = blad.snap.zichtbaar(soort, blad.kennis)
    return sorted({bron for f in feiten if past(f) for bron in f.bronnen(blad.kennis)})


def _per_afspraak(blad: Blad, onderwerpen: list[str]) -> dict[str, list[str]]:
    """Per arrangement the sources that speak of it."""
    gevonden: dict[str, set[str]] = {onderwerp: set() for onderwerp in onderwerpen}
    for f in blad.snap.zichtbaar(Borging, blad.kennis):
        if f.onderwerp in gevonden:
            gevonden[f.onderwerp].update(f.bronnen(blad.kennis))
    return {onderwerp: sorted(bronnen) for onderwerp, bronnen in gevonden.items()}


def _looptijden(blad: Blad, onderwerpen: list[str]) -> dict[str, str]:
    """Per arrangement its period in words; more than one where sources give more."""
    per: dict[str, set[str]] = {onderwerp: set() for onderwerp in onderwerpen}
    for f in blad.snap.zichtbaar(Borging, blad.kennis):
        periode = blad.snap.periode(f, blad.kennis) if f.onderwerp in per else None
        if periode and periode.zeker_op(blad.dag):
            per[f.onderwerp].add(looptijd(periode))
    return {onderwerp: " of ".join(sorted(zinnen)) for onderwerp, zinnen in per.items()}


def _volgorde(rij: Mapping[str, Any]) -> tuple[bool, int, str]:
    return rij["status"] == "onbekend", NIVEAUS.index(rij["niveau"]), rij["functie_naam"].casefold()


def _per_niveau(alle: Iterable[rijen.Rij]) -> dict[str, list[rijen.Rij]]:
    per: dict[str, list[rijen.Rij]] = {}
    for rij in alle:
        per.setdefault(str(rij["niveau"]), []).append(rij)
    return {niveau: per[niveau] for niveau in NIVEAUS if niveau in per}


def _bronnen(
    alle: list[rijen.Rij],
    relaties: list[rijen.Rij],
    ook: list[Feitregel],
    eerder: Eerder,
) -> list[str]:
    genoemd = {bron for rij in (*alle, *relaties) for bron in rij["bronnen"]}  # type: ignore[union-attr]
    toen = {bron for bronnen in eerder.values() for bron in bronnen}
    return sorted(genoemd | toen | {f.bron for f in ook})
