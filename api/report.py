"""The report of one region: two to four pages A4 for a meeting, as one HTML file.

Everything in it can be made again: it names the day, the snapshot, the rules and the command.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from api import rijen
from api.eerder import bronnen_toen
from api.pages import palet, sjabloon
from graph.facts import Deelname, Verband
from graph.samenvatting import NIVEAUS
from graph.snapshot import REGELVERSIE, Snapshot
from graph.uitleg import uitleg

MAANDEN = 24


def rapport(snapshot: Snapshot, regio: str, peildatum: date, kennisdatum: date) -> str:
    """The page with its style inside, ready to keep or print."""
    gegevens = rapportgegevens(rijen.Vraag(snapshot, peildatum, kennisdatum), regio)
    stijl = sjabloon.lees("statisch", "stijl.css").decode() + palet.stijlblad()
    return sjabloon.teken_los("rapportbestand.html", stijl=stijl, **gegevens)


def rapportgegevens(vraag: rijen.Vraag, regio: str) -> dict[str, Any]:
    """What the report shows, for the file and for the page."""
    snap, stand = vraag.snapshot, vraag.dekking
    alle = rijen.dekking(vraag, regio=regio)
    bekend = [rij for rij in alle if rij["status"] != "onbekend" or rij["laatst_bekend"]]
    eerder = bronnen_toen(vraag, alle)
    relaties = rijen.relaties(vraag, regio)
    nummer = snap.regios.index(regio)
    leden = tuple(
        g for g, r in zip(snap.gemeenten, stand.algemene_regio, strict=True) if r == nummer
    )
    bronnen = {bron for rij in (*alle, *relaties) for bron in _bronnen(rij)}
    bronnen |= {bron for toen in eerder.values() for bron in toen}
    return {
        "vraag": vraag,
        "snapshot": snap,
        "dataset": snap.dataset,
        "regelversie": REGELVERSIE,
        "regio": regio,
        "regio_naam": vraag.naam(regio),
        "leden": sorted((vraag.naam(g) for g in leden), key=str.casefold),
        "totaal": len(alle),
        "aantal_onbekend": sum(rij["status"] == "onbekend" for rij in alle),
        "aantal_geborgd": sum(rij["status"] == "geborgd" for rij in alle),
        "aantal_gat": sum(rij["status"] == "niet-geborgd" for rij in alle),
        "bekend": sorted(bekend, key=lambda rij: (rij["status"] == "onbekend", str(rij["niveau"]))),
        "onbekend": _onbekend(vraag, regio, [rij for rij in alle if rij not in bekend]),
        "eerder": eerder,
        "partners": _partners(vraag, relaties),
        "verbanden": _verbanden(vraag, {regio, *leden}),
        "afloop": rijen.afloop(vraag, MAANDEN, regio=regio),
        "maanden": MAANDEN,
        "afhankelijk": rijen.afhankelijkheid(vraag, regio=regio),
        "bronnen": [snap.bronnen[bron] for bron in sorted(bronnen)],
        "nummers": {bron: nr for nr, bron in enumerate(sorted(bronnen), 1)},
    }


def _bronnen(rij: rijen.Rij) -> tuple[str, ...]:
    bronnen = rij["bronnen"]
    return bronnen if isinstance(bronnen, tuple) else ()


def _onbekend(vraag: rijen.Vraag, regio: str, alle: list[rijen.Rij]) -> list[dict[str, Any]]:
    """Per level the functions of which nothing was ever known, and the document to ask for."""
    uit = []
    for niveau in NIVEAUS:
        eigen = [rij for rij in alle if rij["niveau"] == niveau]
        if eigen:
            document = uitleg(vraag.dekking, regio, str(eigen[0]["functie"])).document
            namen = [str(rij["functie_naam"]) for rij in eigen]
            uit.append({"niveau": niveau, "namen": namen, "document": document})
    return uit


def _partners(vraag: rijen.Vraag, relaties: list[rijen.Rij]) -> list[dict[str, Any]]:
    """Partners together per function: a report has no room for a row each."""
    per: dict[tuple[str, str], list[rijen.Rij]] = {}
    for rij in relaties:
        per.setdefault((str(rij["functie"]), str(rij["wederkerig"])), []).append(rij)
    return [
        {
            "functie": vraag.snapshot.functie(functie).naam,
            "wederkerig": wederkerig,
            "namen": [rij["partner_naam"] for rij in groep],
            "bronnen": sorted({bron for rij in groep for bron in _bronnen(rij)}),
        }
        for (functie, wederkerig), groep in sorted(per.items())
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
