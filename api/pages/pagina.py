"""From a request to a page: read, compare the ETag, draw; every error is a page too."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from fastapi import Request, Response
from starlette.responses import RedirectResponse

from api.errors import TITELS, Probleem
from api.pages import sjabloon
from api.pages.blad import Blad, met_query, opgeruimd
from api.settings import API_VERSIE, VOORVOEGSEL
from api.web.antwoord import Dienst, antwoord_met, dienst_van
from api.web.staat import Antwoord
from api.web.vraag import Parameter, lees_verzoek

_LIJST = re.compile(rf"zie {VOORVOEGSEL}/[a-z-]+ voor wat er is")
HTML = "text/html; charset=utf-8"
Gegevens = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Pagina:
    """One kind of page: its address, its template, and what the template needs."""

    pad: str
    naam: str
    geef: Callable[[Blad], Gegevens]
    pad_parameters: tuple[Parameter, ...] = ()
    query: tuple[Parameter, ...] = ()
    bestand: Callable[[Blad], str] | None = None
    """A page of its own making, to keep as a file; gives the name of the file."""
    soort: str = HTML


def eindpunt(pagina: Pagina) -> Callable[[Request], Awaitable[Response]]:
    """The handler of one page."""

    async def toon(request: Request) -> Response:
        query = opgeruimd(request.query_params.multi_items())
        jaar = dict(query).get("jaar", "")
        if jaar.isdigit() and len(jaar) == 4:
            return _naar_jaar(request, query, jaar)
        try:
            blad = _lees(pagina, dienst_van(request), met_query(request, query))
            merk = _etag(pagina, blad)
            staat = blad.verzoek.staat
            dagen = blad.dag, blad.kennis
            return await antwoord_met(request, staat, merk, lambda: _maak(pagina, blad), dagen)
        except Probleem as probleem:
            return foutpagina(request, probleem)

    toon.__name__ = f"pagina_{pagina.naam}"
    return toon


def _naar_jaar(request: Request, query: list[tuple[str, str]], jaar: str) -> Response:
    """The slider sends a year; the address of the page says a day."""
    rest = [(naam, w) for naam, w in query if naam not in ("jaar", "peildatum")]
    nu = dienst_van(request).klok()
    if int(jaar) != nu.year:
        rest.append(("peildatum", f"{jaar}-01-01"))
    doel = met_query(request, rest).url
    return RedirectResponse(f"{doel.path}?{doel.query}" if rest else doel.path, 303)


def _lees(pagina: Pagina, dienst: Dienst, request: Request) -> Blad:
    vandaag = dienst.klok()
    verzoek = lees_verzoek(
        request,
        dienst.staat,
        vandaag,
        pad=pagina.pad_parameters,
        query=pagina.query,
        gepagineerd=False,
    )
    return Blad(verzoek, request.url.path, dict(request.query_params), vandaag)


def _etag(pagina: Pagina, blad: Blad) -> str:
    bepaalt = (
        API_VERSIE,
        sjabloon.UITVOERING,
        blad.snap.id,
        pagina.naam,
        blad.vast,
        sorted(blad.gegeven.items()),
        blad.vandaag,
    )
    return f'"{hashlib.blake2b(repr(bepaalt).encode(), digest_size=12).hexdigest()}"'


def _maak(pagina: Pagina, blad: Blad) -> Antwoord:
    gegevens = pagina.geef(blad)
    if pagina.bestand is not None:
        naam = pagina.bestand(blad)
        kop = (("Content-Disposition", f'attachment; filename="{naam}"'),)
        return Antwoord(gegevens["inhoud"].encode(), pagina.soort, kop)
    html = sjabloon.teken(f"{pagina.naam}.html", blad, gegevens)
    return Antwoord(html.encode(), HTML)


def foutpagina(request: Request, probleem: Probleem) -> Response:
    """An error as a page that says what to do."""
    staat = dienst_van(request).huidig.staat
    html = sjabloon.teken_los(
        "fout.html",
        titel=TITELS.get(probleem.status, "Er ging iets mis"),
        status=probleem.status,
        zin=_voor_mensen(probleem.detail),
        fouten=[_voor_mensen(fout.detail) for fout in probleem.fouten],
        dataset=staat.snapshot.dataset if staat else None,
    )
    headers = {"Cache-Control": "no-store", **probleem.headers}
    return Response(html, probleem.status, headers, HTML)


def _voor_mensen(zin: str) -> str:
    """The API points to its own lists; here there is a search box."""
    return _LIJST.sub("zoek op naam", zin).replace("; zie errors", "")
