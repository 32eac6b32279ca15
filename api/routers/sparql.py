"""``/v1/sparql``: the SPARQL 1.1 Protocol, queries only."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any
from urllib.parse import parse_qsl

import pyoxigraph as ox
from fastapi import FastAPI, Request, Response

from api.errors import Invoerfout, Probleem, ongeldig, te_groot
from api.settings import VOORVOEGSEL, Instellingen
from api.sparql.proces import Uitkomst
from api.sparql.werker import GRAAF, TABEL
from api.web.antwoord import dienst_van
from api.web.vormen import inhoudssoort, kies_vorm
from graph.rdf.vormen import Vorm, schrijf

PAD = "/sparql"
_FORMULIER = "application/x-www-form-urlencoded"
_DIRECT = "application/sparql-query"
_GRAFEN = {"default-graph-uri": "standaard", "named-graph-uri": "benoemd"}
_BESCHRIJVING: dict[str, Vorm] = {"turtle": "ttl", "jsonld": "jsonld"}

_WENSEN = {
    "xml": "application/sparql-results+xml, application/rdf+xml",
    "json": "application/sparql-results+json, application/ld+json",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "turtle": "text/turtle",
    "n3": "text/turtle",
    "rdf": "application/rdf+xml",
    "rdf+xml": "application/rdf+xml",
    "json-ld": "application/ld+json",
    "jsonld": "application/ld+json",
}
_WENS = ("vorm", "format", "output", "results")
"""Not of the protocol: our own name, and what usual clients send besides Accept or instead."""

_HEADERS = {"Cache-Control": "no-cache", "Vary": "Accept"}

Paren = list[tuple[str, str]]


async def vraag(request: Request) -> Response:
    """A question in the query, in a form, or as the body itself; nothing at all: what we are."""
    dienst = dienst_van(request)
    _ = dienst.staat
    gegeven = _paren(request.url.query.encode(), "query")
    tekst = None
    if request.method == "POST":
        tekst = await _lichaam(request, gegeven)
    elif not gegeven:
        return _wat_wij_zijn(request)
    verzoek = _verzoek(gegeven, tekst)
    accept = _accept(request.headers.get("accept"), gegeven)
    verzoek |= {"tabel": _vorm(accept, TABEL), "graaf": _vorm(accept, GRAAF)}
    uitkomst = await _zolang_hij_wacht(request, dienst.sparql.vraag(verzoek))
    if uitkomst.status == 503:
        raise Probleem(503, uitkomst.soort, headers={"Retry-After": "5"})
    if uitkomst.status == 406:
        raise Probleem(406, f"Deze vorm is er niet; vraag met Accept om {uitkomst.soort}.")
    if uitkomst.status != 200:
        plaats = "body" if tekst is not None else "query"
        raise ongeldig(Invoerfout(plaats, "query", uitkomst.soort))
    return Response(uitkomst.inhoud, headers=_HEADERS, media_type=inhoudssoort(uitkomst.soort))


async def _zolang_hij_wacht(request: Request, werk: Coroutine[Any, Any, Uitkomst]) -> Uitkomst:
    """Ask, but no longer than the visitor is there: who has left keeps no worker from others."""
    antwoord = asyncio.ensure_future(werk)
    weg = asyncio.ensure_future(_tot_hij_weg_is(request))
    try:
        await asyncio.wait({antwoord, weg}, return_when=asyncio.FIRST_COMPLETED)
        if not antwoord.done():
            raise Probleem(503, "De vraag werd afgebroken.")  # nobody reads this
        return antwoord.result()
    finally:
        antwoord.cancel()
        weg.cancel()


async def _tot_hij_weg_is(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _accept(accept: str | None, gegeven: Paren) -> str | None:
    """What the client wants; a wish in the address counts for who says nothing with Accept."""
    wensen = [waarde for naam, waarde in gegeven if naam in _WENS and waarde]
    if not wensen or (accept or "*/*").strip() != "*/*":
        return accept
    return ", ".join(_WENSEN.get(wens, wens) for wens in wensen)


def _vorm(accept: str | None, vormen: dict[str, Any]) -> str | None:
    """The best of these forms, or none: only the worker sees what kind of question it is."""
    try:
        return kies_vorm(accept, tuple(vormen))
    except Probleem:
        return None


async def _lichaam(request: Request, gegeven: Paren) -> str | None:
    """The body; the fields of a form join those of the query."""
    soort, _, rest = request.headers.get("content-type", "").lower().partition(";")
    if soort.strip() not in (_FORMULIER, _DIRECT) or ("charset" in rest and "utf-8" not in rest):
        raise Probleem(415, f"Stuur de vraag als {_DIRECT} of {_FORMULIER}, in UTF-8.")
    inhoud = await _lees(request)
    if soort.strip() == _FORMULIER:
        gegeven += _paren(inhoud, "body")
        return None
    try:
        return inhoud.decode()
    except UnicodeDecodeError:
        raise ongeldig(Invoerfout("body", "query", "de vraag is geen UTF-8")) from None


async def _lees(request: Request) -> bytes:
    """The body, no further than its limit: a client need not say how long it is."""
    grens, inhoud = dienst_van(request).instellingen.lichaam_max, bytearray()
    async for deel in request.stream():
        inhoud += deel
        if len(inhoud) > grens:
            raise te_groot(grens)
    return bytes(inhoud)


def _paren(inhoud: bytes, plaats: str) -> Paren:
    try:
        paren = parse_qsl(inhoud, keep_blank_values=True, errors="strict", max_num_fields=100)
        return [(naam.decode(), waarde.decode()) for naam, waarde in paren]
    except ValueError:  # also UnicodeDecodeError
        zin = "de parameters zijn niet te lezen; codeer ze als UTF-8 en geef er hoogstens 100"
        raise ongeldig(Invoerfout(plaats, "", zin)) from None


def _verzoek(gegeven: Paren, tekst: str | None) -> dict[str, Any]:
    """Exactly one question, and the graphs it is about; every error at once."""
    fouten = [
        Invoerfout("query", naam[:60], f"parameter '{naam[:60]}' bestaat hier niet; {_KAN}")
        for naam in dict.fromkeys(naam for naam, _ in gegeven)
        if naam not in (*_GRAFEN, *_WENS, "query")
    ]
    fouten += [
        Invoerfout("query", naam, f"{naam} kan hier zijn: {', '.join(_WENSEN)}; of gebruik Accept")
        for naam, waarde in gegeven
        if naam in _WENS and waarde and waarde not in (*_WENSEN, *TABEL, *GRAAF)
    ]
    vragen = [waarde for naam, waarde in gegeven if naam == "query"]
    vragen += [tekst] if tekst is not None else []
    if len(vragen) != 1:
        zin = f"er zijn {len(vragen)} vragen; geef er één als query"
        fouten.append(Invoerfout("query", "query", zin))
    if fouten:
        raise ongeldig(*fouten)
    grafen = {doel: [w for n, w in gegeven if n == naam] for naam, doel in _GRAFEN.items()}
    return {"vraag": vragen[0], **grafen}


_KAN = "kies uit query, default-graph-uri, named-graph-uri (een wijziging kan niet)"


def _wat_wij_zijn(request: Request) -> Response:
    """SPARQL 1.1 Service Description."""
    instellingen: Instellingen = dienst_van(request).instellingen
    vorm = kies_vorm(request.headers.get("accept"), tuple(_BESCHRIJVING))
    adres = f"{instellingen.basis}{VOORVOEGSEL}{PAD}"
    tekst = f"""
        @prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
        @prefix formats: <http://www.w3.org/ns/formats/> .
        <{adres}> a sd:Service ;
            sd:endpoint <{adres}> ;
            sd:supportedLanguage sd:SPARQL11Query ;
            sd:resultFormat formats:SPARQL_Results_JSON, formats:SPARQL_Results_XML,
                formats:SPARQL_Results_CSV, formats:SPARQL_Results_TSV, formats:Turtle,
                formats:N-Triples, formats:JSON-LD, formats:RDF_XML ;
            sd:defaultDataset <{adres}#dataset> .
        <{adres}#dataset> a sd:Dataset ; sd:defaultGraph <{adres}#graaf> .
        <{adres}#graaf> a sd:Graph .
    """
    quads = list(ox.parse(tekst, ox.RdfFormat.TURTLE))
    inhoud = schrijf(_BESCHRIJVING[vorm], quads, instellingen.basis)
    return Response(
        inhoud,
        headers={"Cache-Control": "no-cache", "Vary": "Accept"},
        media_type=inhoudssoort(vorm),
    )


def registreer(app: FastAPI) -> None:
    """Add the route."""
    app.add_route(VOORVOEGSEL + PAD, vraag, methods=["GET", "POST"], name="sparql")
