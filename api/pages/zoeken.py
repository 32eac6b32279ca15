"""Search by name: one hit opens at once, more are listed."""

from __future__ import annotations

from typing import Any

from api.pages.blad import Blad
from api.web.vraag import tekst

Q = tekst("q", "Een naam of code, of een deel ervan.", "utrecht")
_PAD = {
    "regio": ("Regio’s", "regios"),
    "gemeente": ("Gemeenten", "gemeenten"),
    "functie": ("Functies", "functies"),
    "samenwerkingsverband": ("Samenwerkingsverbanden", "verbanden"),
}


def zoeken(blad: Blad) -> dict[str, Any]:
    """Hits by kind, in the order of the API."""
    treffers = blad.rijen("lijstZoekresultaten", q=blad["q"]) if blad["q"] else []
    groepen: dict[str, list[dict[str, str]]] = {}
    for rij in treffers:
        kop, pad = _PAD[rij["soort"]]
        adres = blad.naar(pad, rij["id"])
        ook = rij["gevonden"] if rij["gevonden"] not in (rij["naam"], rij["id"]) else ""
        groepen.setdefault(kop, []).append({"naam": rij["naam"], "adres": adres, "ook": ook})
    volgorde = [kop for kop, _ in _PAD.values() if kop in groepen]
    return {
        "titel": f"Zoeken naar {blad['q']}" if blad["q"] else "Zoeken",
        "q": blad["q"],
        "aantal": len(treffers),
        "groepen": {kop: groepen[kop] for kop in volgorde},
    }
