"""The network page: who works with whom, drawn and as a table, and to keep as one file."""

from __future__ import annotations

from typing import Any

from api import maps
from api.pages.blad import Blad
from api.pages.geo import geomap, landkaart
from api.web.parameters import FUNCTIE, REGIO

QUERY = (FUNCTIE, REGIO)


def netwerk(blad: Blad) -> dict[str, Any]:
    """The page."""
    plekken = landkaart(blad.verzoek.staat).middens
    net = maps.netwerk(blad.snap, blad.vraag.dagen, plekken, blad["functie"], _regio(blad))
    snap = blad.snap
    return {
        "titel": net.titel,
        "net": net,
        "gegevens": maps.gegevens(net),
        "soortnamen": maps.SOORTNAMEN,
        "lijnstijl": maps.LIJNEN,
        "functies": sorted(snap.functies, key=lambda f: snap.functie(f).naam.casefold()),
        "regios": sorted(blad.vraag.dekking.regios, key=blad.naam),
        "los": [k for k in net.knopen.values() if not any(k.id in (n.a, n.b) for n in net.lijnen)],
        "paden": {"regio": "regios", "gemeente": "gemeenten", "verband": "verbanden"},
    }


def bestand(blad: Blad) -> dict[str, Any]:
    """The file to keep."""
    inhoud = maps.kaart(
        blad.snap,
        *blad.vraag.dagen,
        functie=blad["functie"],
        regio=_regio(blad),
        geodata=geomap(blad.verzoek.staat),
    )
    return {"inhoud": inhoud}


def bestandsnaam(blad: Blad) -> str:
    """A name that says what is inside."""
    delen = ("netwerk", blad["regio"], blad["functie"], blad.dag.isoformat())
    return "-".join(deel for deel in delen if deel) + ".html"


def _regio(blad: Blad) -> str | None:
    return blad.eis_regio(blad["regio"]) if blad["regio"] else None
