"""``/id/...``: a thing is no document, so its address leads with 303 to the document about it."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import FastAPI, Request, Response

import ontology
from api.errors import Probleem, niet_gevonden
from api.settings import VOORVOEGSEL
from api.web.sleutels import sleutel
from api.web.vormen import kies_vorm

_PADEN = {
    "gemeente": "gemeenten",
    "regio": "regios",
    "functie": "functies",
    "verband": "samenwerkingsverbanden",
    "bron": "bronnen",
    "feit": "feiten",
}
"""Kinds of things with a document of their own."""
_KADER = "begrippenkader"


async def verwijs(request: Request) -> Response:
    """303 to the document; concepts and compiled rows are explained elsewhere."""
    soort, naam = request.path_params["soort"], request.path_params["sleutel"]
    doel = _document(soort, naam) or _begrip(soort, naam)
    if doel is None:
        zin = f"De identiteit /id/{soort[:40]}/{naam[:60]}"
        raise niet_gevonden(zin, f"zie {VOORVOEGSEL}/docs voor wat er is")
    if soort in _PADEN and _voor_mensen(request) and _heeft_pagina(request, _PADEN[soort]):
        doel = doel.removeprefix(VOORVOEGSEL)
    return Response(status_code=303, headers={"Location": doel, "Vary": "Accept"})


def _document(soort: str, naam: str) -> str | None:
    if soort in _PADEN:
        return f"{VOORVOEGSEL}/{_PADEN[soort]}/{quote(naam, safe='')}"
    if soort == "partij":
        return f"{VOORVOEGSEL}/aanbieders/{sleutel(naam)}"
    return None


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
