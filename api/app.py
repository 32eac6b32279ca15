"""The application: read this first."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext, suppress
from datetime import date
from typing import TYPE_CHECKING

from fastapi import FastAPI
from starlette.types import ASGIApp

from api.errors import Probleem, registreer_fouten
from api.instellen import lees_instellingen
from api.routers import (
    catalogus,
    downloads,
    gezondheid,
    identiteit,
    ontologie,
    paginas,
    rapporten,
    sparql,
    sparqlpagina,
)
from api.settings import API_VERSIE, VOORVOEGSEL, Instellingen
from api.sparql.dienst import Sparql
from api.vandaag import vandaag
from api.web import documentatie, logboek, metingen
from api.web.antwoord import Dienst, eindpunt
from api.web.downloads import zorg
from api.web.hulpbron import Hulpbron
from api.web.hulpbronnen import HULPBRONNEN
from api.web.metingen import Metingen
from api.web.opwarmen import warm_op
from api.web.rand import Rand
from api.web.staat import Huidig, Staat

if TYPE_CHECKING:
    from api.uit_neo4j.lezer import Lezer


class Toepassing(FastAPI):
    """FastAPI with the edge around all of it, also around unexpected errors."""

    instellingen: Instellingen
    metingen: Metingen

    def build_middleware_stack(self) -> ASGIApp:
        """The usual layers, inside ours."""
        return Rand(super().build_middleware_stack(), self.instellingen, self.metingen)


def create_app(
    instellingen: Instellingen | None = None, *, klok: Callable[[], date] = vandaag
) -> FastAPI:
    """The service: settings from the environment, the current snapshot from the store."""
    instellingen = instellingen or lees_instellingen()
    logboek.begin()
    huidig = Huidig(instellingen, klok, logboek.meld)
    dienst = Dienst(instellingen, huidig, Sparql(instellingen, huidig, logboek.meld), klok)

    lezer, hulpbronnen = _lezen_uit(instellingen)

    app = Toepassing(
        title="Jeugdregio-kennisgraaf",
        version=API_VERSIE,
        lifespan=_leven(dienst, lezer),
        redirect_slashes=False,
        openapi_url=None,
    )
    app.instellingen, app.metingen = instellingen, Metingen()
    app.state.dienst = dienst
    huidig.maak_klaar = _klaarmaker(app, instellingen)

    registreer_fouten(app)
    gezondheid.registreer(app)
    for bron in hulpbronnen:
        app.add_route(VOORVOEGSEL + bron.route, eindpunt(bron), name=bron.naam)
    app.add_route(downloads.ADRES, downloads.geef, name="download")
    rapporten.registreer(app)
    sparql.registreer(app)
    sparqlpagina.registreer(app, instellingen)
    catalogus.registreer(app)
    identiteit.registreer(app)
    ontologie.registreer(app, instellingen)
    documentatie.registreer(app, instellingen)
    paginas.registreer_paginas(app)
    metingen.registreer(app, app.metingen)
    return app


def _lezen_uit(instellingen: Instellingen) -> tuple[Lezer | None, tuple[Hulpbron, ...]]:
    """All resources, and what reads some of them from elsewhere when a setting asks for it."""
    if instellingen.lees_uit == "snapshot":
        return None, HULPBRONNEN
    # Half a second that few need.
    from api.uit_neo4j.antwoorden import hulpbronnen  # noqa: PLC0415
    from api.uit_neo4j.lezer import Lezer  # noqa: PLC0415

    lezer = Lezer(instellingen, logboek.meld)
    return lezer, hulpbronnen(HULPBRONNEN, lezer)


def _klaarmaker(app: ASGIApp, instellingen: Instellingen) -> Callable[[Staat], Awaitable[None]]:
    """What is done with a snapshot before it is served: a process of its own makes the downloads
    meanwhile."""
    bijwerk = set[asyncio.Task[None]]()

    async def downloads_van(staat: Staat) -> None:
        with suppress(Probleem):  # who asks for one tries again
            await zorg(staat)

    async def maak_klaar(staat: Staat) -> None:
        if instellingen.warm_seconden:
            bijwerk.add(taak := asyncio.create_task(downloads_van(staat)))
            taak.add_done_callback(bijwerk.discard)
            await warm_op(app, staat, instellingen.warm_seconden)

    return maak_klaar


def _leven(
    dienst: Dienst, lezer: Lezer | None
) -> Callable[[Toepassing], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def leven(_: Toepassing) -> AsyncIterator[None]:
        async with dienst.huidig.gevolgd(), dienst.sparql.gevolgd(), lezer or nullcontext():
            yield

    return leven
