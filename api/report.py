"""The report of one region: two to four pages A4 for a meeting, as one HTML file.

Everything in it can be made again: it names the day, the snapshot, the rules and the command.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from api import rijen
from api.aandacht import MAANDEN, SOORTEN, aandacht
from api.eerder import Eerder, bronnen_toen
from api.leeg import geen_partners
from api.openvragen import open_vragen
from api.pages import palet, sjabloon
from api.pages.taal import let_op
from api.schakeltekst import over_en_weer
from api.telling import rij_vertelt, tel
from graph.facts import Deelname, Verband
from graph.snapshot import REGELVERSIE, Snapshot


def rapport(snapshot: Snapshot, regio: str, peildatum: date, kennisdatum: date) -> str:
    """The page with its style inside, ready to keep or print."""
    gegevens = rapportgegevens(rijen.Vraag(snapshot, peildatum, kennisdatum), regio)
    stijl = sjabloon.lees("statisch", "stijl.css").decode() + palet.stijlblad()
    return sjabloon.teken_los("rapportbestand.html", stijl=stijl, **gegevens)


def rapportgegevens(vraag: rijen.Vraag, regio: str) -> dict[str, Any]:
    """What the report shows, for the file and for the page."""
    snap, stand = vraag.snapshot, vraag.dekking
    alle = rijen.dekking(vraag, regio=regio)
    bekend = [rij for rij in alle if rij_vertelt(rij)]
    eerder = bronnen_toen(vraag, alle)
    relaties = rijen.relaties(vraag, regio)
    punten = aandacht(vraag, regio)
    nummer = snap.regios.index(regio)
    leden = tuple(
        g for g, r in zip(snap.gemeenten, stand.algemene_regio, strict=True) if r == nummer
    )
    bronnen = {bron for rij in (*alle, *relaties) for bron in _bronnen(rij)}
    bronnen |= {bron for toen in eerder.values() for bron in toen}
    bronnen |= {bron for punt in punten for bron in punt.bronnen}
    return {
        "vraag": vraag,
        "snapshot": snap,
        "dataset": snap.dataset,
        "regelversie": REGELVERSIE,
        "regio": regio,
        "regio_naam": vraag.naam(regio),
        "leden": sorted((vraag.naam(g) for g in leden), key=str.casefold),
        "totaal": len(alle),
        "let_op": let_op(alle),
        "tellingen": tel(alle, ("onbekend", "geborgd", "niet-geborgd")),
        "bekend": _per_zin(bekend, eerder),
        "eerder": eerder,
        "geen_partners": geen_partners(vraag, regio).zin,
        "partners": _partners(vraag, regio, relaties),
        "verbanden": _verbanden(vraag, {regio, *leden}),
        "aandacht": punten,
        "aandachtsoort": SOORTEN,
        "vragen": open_vragen(vraag, regio),
        "maanden": MAANDEN,
        "afhankelijk": rijen.afhankelijkheid(vraag, regio=regio),
        "bronnen": [snap.bronnen[bron] for bron in sorted(bronnen)],
        "nummers": {bron: nr for nr, bron in enumerate(sorted(bronnen), 1)},
    }


def _bronnen(rij: rijen.Rij) -> tuple[str, ...]:
    bronnen = rij["bronnen"]
    return bronnen if isinstance(bronnen, tuple) else ()


def _per_zin(bekend: list[rijen.Rij], eerder: Eerder) -> list[tuple[rijen.Rij, list[str]]]:
    """Rows of which the same can be said, by the same sources, once, with their functions."""
    geordend = sorted(bekend, key=lambda rij: (rij["status"] == "onbekend", str(rij["niveau"])))
    per: dict[tuple[object, ...], tuple[rijen.Rij, list[str]]] = {}
    for rij in geordend:
        toen = eerder.get((str(rij["regio"]), str(rij["functie"])), ())
        sleutel = rij["status"], rij["toelichting"], rij["bronnen"], toen
        per.setdefault(sleutel, (rij, []))[1].append(str(rij["functie_naam"]))
    return list(per.values())


def _partners(vraag: rijen.Vraag, regio: str, relaties: list[rijen.Rij]) -> list[dict[str, Any]]:
    """Partners together per function and per who names whom: there is no room for a row each."""
    per: dict[tuple[str, str], list[rijen.Rij]] = {}
    for rij in relaties:
        functie, paar = str(rij["functie"]), (regio, str(rij["partner"]))
        wie = over_en_weer(vraag.schakels, functie, paar, vraag.naam)
        per.setdefault((functie, wie), []).append(rij)
    return [
        {
            "functie": vraag.snapshot.functie(functie).naam,
            "wie_noemt": wie,
            "namen": [rij["partner_naam"] for rij in groep],
            "bronnen": sorted({bron for rij in groep for bron in _bronnen(rij)}),
        }
        for (functie, wie), groep in sorted(per.items())
    ]


def _verbanden(vraag: rijen.Vraag, wie: set[str]) -> list[Verband]:
    """Arrangements in which the region or its gemeenten take part, possibly, on the day."""
    snap, dag = vraag.snapshot, vraag.peildatum
    codes = {
        f.verband
        for f in snap.zichtbaar(Deelname, vraag.kennisdatum)
        if f.deelnemer in wie and f.geldig.periode(vraag.kennisdatum).mogelijk_op(dag)
    }
    zichtbaar = snap.zichtbaar(Verband, vraag.kennisdatum)
    gekozen = [
        f
        for f in zichtbaar
        if f.code in codes and f.geldig.periode(vraag.kennisdatum).mogelijk_op(dag)
    ]
    return sorted({f.code: f for f in gekozen}.values(), key=lambda f: f.naam)
