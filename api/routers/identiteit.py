"""``/id/...``: a thing is no document, so its address leads with 303 to the document about it.

Every identity in an export leads somewhere. A region that is no longer there leads to its last day.
"""

from __future__ import annotations

from datetime import date, timedelta
from urllib.parse import quote

from fastapi import FastAPI, Request, Response

import ontology
from api.errors import Probleem, niet_gevonden
from api.routers import aanbieders
from api.settings import VOORVOEGSEL
from api.web.antwoord import dienst_van
from api.web.staat import Staat
from api.web.vormen import kies_vorm

_PADEN = {
    "gemeente": "gemeenten",
    "functie": "functies",
    "verband": "samenwerkingsverbanden",
    "overeenkomst": "overeenkomsten",
    "basisfunctie": "basisfuncties",
    "bron": "bronnen",
    "feit": "feiten",
}
"""Kinds of things with a document of their own."""
_BEWIJS = frozenset({"bewijsrij", "ledenrij", "schakelbewijs", "feitrij"})
"""Compiled rows: all that is known of one is its triples, so the SPARQL service describes it."""
_KADER = "begrippenkader"


async def verwijs(request: Request) -> Response:
    """303 to the document; concepts are explained in the ontology."""
    soort, naam = request.path_params["soort"], request.path_params["sleutel"]
    dienst = dienst_van(request)
    doel = _document(dienst.staat, dienst.klok(), soort, naam) or _begrip(soort, naam)
    if doel is None:
        zin = f"De identiteit /id/{soort[:40]}/{naam[:60]}"
        raise niet_gevonden(zin, f"zie {VOORVOEGSEL}/docs voor wat er is")
    pad = doel.removeprefix(VOORVOEGSEL)
    if _voor_mensen(request) and _heeft_pagina(request, pad.split("/")[1]):
        doel = pad
    return Response(status_code=303, headers={"Location": doel, "Vary": "Accept"})


def _document(staat: Staat, vandaag: date, soort: str, naam: str) -> str | None:
    adres = quote(naam, safe="")
    if soort == "regio":
        return _regio(staat, vandaag, naam)
    if soort in _PADEN:
        return f"{VOORVOEGSEL}/{_PADEN[soort]}/{adres}"
    if soort == "partij":
        bekend = aanbieders.namen(staat).get(naam)
        return f"{VOORVOEGSEL}/partijen/{bekend}" if bekend else None
    if soort in _BEWIJS:
        vraag = quote(f"DESCRIBE <{staat.instellingen.basis}/id/{soort}/{adres}>", safe="")
        return f"{VOORVOEGSEL}/sparql?query={vraag}"
    return None


def _regio(staat: Staat, vandaag: date, code: str) -> str | None:
    """Of a jeugdregio the document of today, else of the day nearest to it on which it exists."""
    duur = staat.snapshot.indeling.regio_bestaat.get(code)
    if duur is None:
        return None
    if code not in staat.namen["regio"]:
        return f"{VOORVOEGSEL}/veilig-thuisregios/{code}"
    van, tot = duur
    dag = van if vandaag < van else tot - timedelta(days=1) if tot <= vandaag else None
    return f"{VOORVOEGSEL}/regios/{code}" + (f"?peildatum={dag}" if dag else "")


def _begrip(soort: str, naam: str) -> str | None:
    """Concepts stand in the ontology, by the address under which they are known."""
    iri = f"{ontology.BASIS}/id/{soort}/{naam}"
    for kader in ontology.schemas():
        if iri == f"{ontology.BASIS}/id/{_KADER}/{kader}":
            return f"/def#{_KADER}-{kader}"
        if any(begrip.iri == iri for begrip in ontology.begrippen(kader).values()):
            return f"/def#{soort}-{naam}"
    return None


def _voor_mensen(request: Request) -> bool:
    try:
        return kies_vorm(request.headers.get("accept"), ("json", "html")) == "html"
    except Probleem:
        return False


def _heeft_pagina(request: Request, meervoud: str) -> bool:
    """Whether the explorer has a page per thing of this kind."""
    return any(
        getattr(route, "path", "").startswith(f"/{meervoud}/{{") for route in request.app.routes
    )


def registreer(app: FastAPI) -> None:
    """Add the route."""
    app.add_route("/id/{soort}/{sleutel:path}", verwijs, name="identiteit")
