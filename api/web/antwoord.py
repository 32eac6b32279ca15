"""From a request to prepared bytes: read, compare the ETag, and only then compute.

The ETag names exactly what determines the bytes: version, snapshot, address, resolved dates,
filters and form. So a 304 costs no work, and the same question gives the same bytes.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import orjson
from fastapi import Request, Response

from api.errors import Probleem
from api.settings import API_VERSIE, Instellingen
from api.sparql.dienst import Sparql
from api.web.adressen import adres, andere_vormen, bladerlinks, rijlinks
from api.web.geo import CRS84
from api.web.hulpbron import Hulpbron, Rij
from api.web.leeg import waarom_leeg
from api.web.omzetten import OMZETTERS
from api.web.opwarmen import VOORAF
from api.web.staat import Antwoord, Dagen, Huidig, Staat
from api.web.velden import naar_json
from api.web.vormen import SOORTEN, inhoudssoort
from api.web.vraag import Verzoek, bestaan_op_dag, lees_verzoek
from api.web.werkplaats import Lane, in_werkplaats
from graph.snapshot import REGELVERSIE

Eindpunt = Callable[[Request], Awaitable[Response]]

CACHE = "no-cache"
"""Everybody may keep an answer, and asks each time whether it is still the same: open data, so the
``no-store`` that the rules advise for sensitive data would only cost work."""


@dataclass(frozen=True, slots=True)
class Dienst:
    """What an endpoint needs: settings, the current state and the calendar."""

    instellingen: Instellingen
    huidig: Huidig
    sparql: Sparql
    klok: Callable[[], date]

    @property
    def staat(self) -> Staat:
        """The current state; 503 as long as there is none."""
        if (vooraf := VOORAF.get()) is not None:
            return vooraf
        if self.huidig.staat is None:
            zin = "Er zijn nog geen gegevens geladen; probeer het zo nog eens."
            raise Probleem(503, zin, headers={"Retry-After": "5"})
        return self.huidig.staat


def dienst_van(request: Request) -> Dienst:
    """The service behind a request."""
    dienst: Dienst = request.app.state.dienst
    return dienst


def eindpunt(bron: Hulpbron) -> Eindpunt:
    """The handler of one resource."""

    async def beantwoord(request: Request) -> Response:
        dienst = dienst_van(request)
        staat = dienst.staat
        verzoek = lees_verzoek(
            request,
            staat,
            dienst.klok(),
            pad=bron.pad_parameters,
            query=bron.query,
            gepagineerd=bron.is_lijst,
            dagen=bron.dagen,
            vormen=bron.vormen,
            periode=bron.periode,
        )
        bestaan_op_dag(verzoek, bron.pad_parameters, bron.query)
        merk = etag(verzoek, bron)
        if bron.waak and not kent(request, merk):
            await bron.waak(verzoek)
        # What is looked at first lies elsewhere: making the answer is mostly waiting.
        lane: Lane = "remote" if bron.waak else "fast"
        return await antwoord_met(request, staat, merk, lambda: maak(bron, verzoek), lane=lane)

    beantwoord.__name__ = bron.naam
    return beantwoord


async def antwoord_met(
    request: Request,
    staat: Staat,
    merk: str,
    maak: Callable[[], Antwoord],
    dagen: Dagen | None = None,
    lane: Lane = "fast",
) -> Response:
    """What was kept, or what is made now; nothing is made for who says that he has the bytes.

    The first answer about ``dagen`` takes long; it is made where it holds up no other.
    """
    antwoord = staat.antwoorden.geef(merk)
    if antwoord is None and not kent(request, merk):
        if dagen is not None and not staat.heeft(dagen):
            lane = "slow"
        antwoord = await gemaakt(staat, merk, maak, lane)
        if dagen is not None:
            staat.had(dagen)
    return verstuur(request, antwoord, merk)


async def gemaakt(
    staat: Staat, merk: str, maak: Callable[[], Antwoord], lane: Lane = "fast"
) -> Antwoord:
    """Make an answer in a thread, once however many ask for it meanwhile, and keep it.

    After a reload nothing is kept yet: without this, every visitor would pay for every other.
    """
    taak = staat.onderweg.get(merk)
    if taak is None:
        taak = asyncio.create_task(in_werkplaats(maak, lane))
        staat.onderweg[merk] = taak
        taak.add_done_callback(lambda klaar: _klaar(staat, merk, klaar))
    return await asyncio.shield(taak)  # a visitor who leaves does not stop it for the others


def _klaar(staat: Staat, merk: str, taak: asyncio.Task[Antwoord]) -> None:
    del staat.onderweg[merk]
    if not taak.cancelled() and taak.exception() is None:
        staat.antwoorden.bewaar(merk, taak.result())


def verstuur(request: Request, antwoord: Antwoord | None, merk: str) -> Response:
    """The bytes, or 304 when the client has them already; only then they may be missing."""
    headers = {"ETag": merk, "Cache-Control": CACHE, "Vary": "Accept"}
    if antwoord is None or kent(request, merk) or request.headers.get("if-none-match") == "*":
        return Response(status_code=304, headers=headers)
    headers |= dict(antwoord.headers)
    return Response(antwoord.inhoud, headers=headers, media_type=antwoord.soort)


def kent(request: Request, merk: str) -> bool:
    """Whether the client says that it has these bytes (weak comparison, RFC 9110 13.1.2)."""
    genoemd = request.headers.get("if-none-match", "").split(",")
    return any(deel.strip().removeprefix("W/") == merk for deel in genoemd)


def etag(verzoek: Verzoek, bron: Hulpbron) -> str:
    """A strong validator over all that determines the bytes."""
    bepaalt = (
        API_VERSIE,
        verzoek.staat.snapshot.id,
        verzoek.staat.instellingen.basis,
        adres(bron, verzoek),
        verzoek.vorm,
    )
    return merk_van(repr(bepaalt).encode())


def merk_van(inhoud: bytes) -> str:
    """A strong validator of some bytes."""
    return f'"{hashlib.blake2b(inhoud, digest_size=12).hexdigest()}"'


def kop(verzoek: Verzoek, bron: Hulpbron) -> dict[str, Any]:
    """What every answer repeats: dates, snapshot, rules, and whether the country is made up."""
    snap = verzoek.staat.snapshot
    dagen: dict[str, str | None] = {}
    if bron.dagen:
        dagen = {
            "peildatum": verzoek.peildatum.isoformat(),
            "kennisdatum": verzoek.kennisdatum.isoformat(),
        }
    if bron.periode:
        dagen["peildatumTot"] = verzoek.laatste.isoformat() if verzoek.laatste else None
    return {
        **dagen,
        "snapshot": snap.id,
        "regelversie": REGELVERSIE,
        "verzonnen": snap.dataset.verzonnen,
    }


def maak(bron: Hulpbron, verzoek: Verzoek) -> Antwoord:
    """Compute the answer in the form that was asked."""
    vorm = verzoek.vorm
    bladeren: dict[str, str] = {}
    rijen, totaal = bron.geef(verzoek), 1
    if bron.is_lijst:
        totaal = len(rijen)
    leeg = None if totaal else waarom_leeg(bron, verzoek)
    if bron.is_lijst and not verzoek.heel:
        begin = (verzoek.pagina - 1) * verzoek.per_pagina
        rijen = rijen[begin : begin + verzoek.per_pagina]
        bladeren = bladerlinks(bron, verzoek, totaal)
    if vorm == "json":
        telling = {"totaal": totaal, "leeg": leeg}
        inhoud = orjson.dumps(_json(bron, verzoek, rijen, telling, bladeren))
    else:
        inhoud = OMZETTERS[vorm](bron, verzoek, rijen, leeg)
    return Antwoord(inhoud, inhoudssoort(vorm), tuple(_headers(bron, verzoek, bladeren)))


def _headers(
    bron: Hulpbron, verzoek: Verzoek, bladeren: dict[str, str]
) -> Iterator[tuple[str, str]]:
    """The pages, the other forms of the same answer, and how coordinates are to be read."""
    links = [f'<{doel}>; rel="{relatie}"' for relatie, doel in bladeren.items()]
    links += [
        f'<{doel}>; rel="alternate"; type="{SOORTEN[vorm]}"'
        for vorm, doel in andere_vormen(bron, verzoek).items()
    ]
    if links:
        yield "Link", ", ".join(links)
    if verzoek.vorm == "geojson":
        yield "Content-Crs", f"<{CRS84}>"


def _json(
    bron: Hulpbron,
    verzoek: Verzoek,
    rijen: Sequence[Rij],
    telling: dict[str, Any],
    bladeren: dict[str, str],
) -> dict[str, Any]:
    items = [
        {
            **naar_json(rij, bron.kolommen, verzoek),
            "_links": rijlinks(bron, rij, verzoek),
        }
        for rij in rijen
    ]
    if not bron.is_lijst:
        zelf = {"self": {"href": adres(bron, verzoek)}}
        return {**kop(verzoek, bron), **items[0], "_links": {**zelf, **items[0]["_links"]}}
    links = {relatie: {"href": doel} for relatie, doel in bladeren.items()}
    return {**kop(verzoek, bron), **telling, "items": items, "_links": links}
