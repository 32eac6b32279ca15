"""The network page: who works with whom, drawn and as a table, and to keep as one file."""

from __future__ import annotations

from typing import Any

from api import maps
from api.errors import niet_gevonden
from api.pages.blad import Blad
from api.pages.geo import geomap, landkaart
from api.web.parameters import FUNCTIE, REGIO

QUERY = (FUNCTIE, REGIO)


def netwerk(blad: Blad) -> dict[str, Any]:
    """The page."""
    _eis_regio(blad)
    plekken = landkaart(blad.verzoek.staat).middens
    net = maps.netwerk(blad.snap, blad.vraag.dagen, plekken, blad["functie"], blad["regio"])
    snap = blad.snap
    return {
        "titel": net.titel,
        "net": net,
        "gegevens": maps.gegevens(net),
        "soortnamen": maps.SOORTNAMEN,
        "functies": sorted(snap.functies, key=lambda f: snap.functie(f).naam.casefold()),
        "regios": sorted(blad.vraag.dekking.regios, key=blad.naam),
        "los": [k for k in net.knopen.values() if not any(k.id in (n.a, n.b) for n in net.lijnen)],
        "paden": {"regio": "regios", "gemeente": "gemeenten", "verband": "verbanden"},
    }


def bestand(blad: Blad) -> dict[str, Any]:
    """The file to keep."""
    _eis_regio(blad)
    inhoud = maps.kaart(
        blad.snap,
        *blad.vraag.dagen,
        functie=blad["functie"],
        regio=blad["regio"],
        geodata=geomap(blad.verzoek.staat),
    )
    return {"inhoud": inhoud}


def bestandsnaam(blad: Blad) -> str:
    """A name that says what is inside."""
    delen = ("netwerk", blad["regio"], blad["functie"], blad.dag.isoformat())
    return "-".join(deel for deel in delen if deel) + ".html"


def _eis_regio(blad: Blad) -> None:
    if blad["regio"] and blad["regio"] not in blad.vraag.dekking.regios:
        dag = blad.dag.isoformat()
        raise niet_gevonden(f"regio {blad['regio']} op {dag}", "kies een andere dag")
