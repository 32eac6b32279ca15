"""The explorer: every page, the files it needs, and errors as pages for people."""

from __future__ import annotations

from fastapi import FastAPI, Request, Response
from starlette.exceptions import HTTPException

from api.errors import Probleem
from api.pages.alle import PAGINAS
from api.pages.bestanden import geef_tabel
from api.pages.pagina import eindpunt, foutpagina
from api.pages.statisch import geef_bestand
from api.settings import VOORVOEGSEL

_NERGENS = "Deze pagina bestaat niet; zoek hierboven, of begin bij het overzicht."


def registreer_paginas(app: FastAPI) -> None:
    """Add the pages to the application."""
    for pagina in PAGINAS:
        app.add_route(pagina.pad, eindpunt(pagina), name=f"pagina-{pagina.naam}")
    app.add_route("/statisch/{naam}", geef_bestand, name="statisch")
    app.add_route("/bestanden/{naam}", geef_tabel, name="bestanden")
    eerder = app.exception_handlers[HTTPException]

    async def bij_http(request: Request, fout: Exception) -> Response:
        if isinstance(fout, HTTPException) and fout.status_code == 404 and _voor_mensen(request):
            return foutpagina(request, Probleem(404, _NERGENS))
        antwoord = eerder(request, fout)
        return antwoord if isinstance(antwoord, Response) else await antwoord

    app.add_exception_handler(HTTPException, bij_http)


def _voor_mensen(request: Request) -> bool:
    """A browser that is not in the API."""
    in_api = request.url.path.startswith((VOORVOEGSEL + "/", "/id/", "/def"))
    return not in_api and "text/html" in request.headers.get("accept", "")
