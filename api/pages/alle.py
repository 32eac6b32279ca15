"""Every page of the explorer."""

from __future__ import annotations

from api.pages import (
    antwoord,
    bronnen,
    functie,
    gemeente,
    kaart,
    netwerk,
    rapport,
    regio,
    start,
    vast,
    verband,
    vergelijk,
    zoeken,
)
from api.pages.pagina import Pagina
from api.web.parameters import FUNCTIE_ID, GEMEENTECODE, PAD_FUNCTIE, PAD_REGIO, REGIOCODE

PAGINAS = (
    Pagina("/", "start", start.start, query=start.QUERY),
    Pagina("/zoeken", "zoeken", zoeken.zoeken, query=(zoeken.Q,)),
    Pagina("/regios/{code}", "regio", regio.regio, (REGIOCODE,)),
    Pagina("/dekking/{regio}/{functie}", "antwoord", antwoord.dekking, (PAD_REGIO, PAD_FUNCTIE)),
    Pagina("/functies/{id}", "functie", functie.functie, (FUNCTIE_ID,)),
    Pagina("/gemeenten/{code}", "gemeente", gemeente.gemeente, (GEMEENTECODE,)),
    Pagina("/verbanden/{code}", "verband", verband.verband, (verband.CODE,)),
    Pagina("/kaart", "kaart", kaart.kaart, query=kaart.QUERY),
    Pagina(
        "/kaart/bestand",
        "kaartbestand",
        kaart.bestand,
        query=kaart.QUERY,
        bestand=kaart.bestandsnaam,
        soort="image/svg+xml",
    ),
    Pagina("/netwerk", "netwerk", netwerk.netwerk, query=netwerk.QUERY),
    Pagina(
        "/netwerk/bestand",
        "netwerkbestand",
        netwerk.bestand,
        query=netwerk.QUERY,
        bestand=netwerk.bestandsnaam,
    ),
    Pagina("/bronnen", "bronnen", bronnen.bronnen, query=(bronnen.SOORT,)),
    Pagina("/bronnen/{id}", "bron", bronnen.bron, (bronnen.BRON_ID,)),
    Pagina("/rapporten/{code}", "rapport", rapport.rapport, (REGIOCODE,)),
    Pagina("/vergelijk", "vergelijk", vergelijk.vergelijk, query=vergelijk.QUERY),
    Pagina("/uitleg", "uitleg", vast.uitleg, query=vast.QUERY),
    Pagina("/toegankelijkheid", "toegankelijkheid", vast.toegankelijkheid),
)
