"""The application: read this first."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import date

from fastapi import FastAPI
from starlette.types import ASGIApp

from api import documentatie, logboek, metingen
from api.antwoord import Dienst, eindpunt
from api.errors import registreer_fouten
from api.hulpbronnen import HULPBRONNEN
from api.metingen import Metingen
from api.rand import Rand
from api.routers import (
    catalogus,
    downloads,
    gezondheid,
    identiteit,
    ontologie,
    paginas,
    sparql,
    sparqlpagina,
)
from api.settings import API_VERSIE, VOORVOEGSEL, Instellingen
from api.staat import Huidig
from api.vandaag import vandaag
from api.werkers import Sparql


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
    instellingen = instellingen or Instellingen()
    logboek.begin()
    huidig = Huidig(instellingen, klok, logboek.meld)
    dienst = Dienst(instellingen, huidig, Sparql(instellingen, huidig, logboek.meld), klok)

    app = Toepassing(
        title="Jeugdregio-kennisgraaf",
        version=API_VERSIE,
        lifespan=_leven(dienst),
        redirect_slashes=False,
        openapi_url=None,
    )
    app.instellingen, app.metingen = instellingen, Metingen()
    app.state.dienst = dienst

    registreer_fouten(app)
    gezondheid.registreer(app)
    for bron in HULPBRONNEN:
        app.add_route(VOORVOEGSEL + bron.pad, eindpunt(bron), name=bron.naam)
    app.add_route(downloads.ADRES, downloads.geef, name="download")
    sparql.registreer(app)
    sparqlpagina.registreer(app, instellingen)
    catalogus.registreer(app)
    identiteit.registreer(app)
    ontologie.registreer(app, instellingen)
    documentatie.registreer(app, instellingen)
    paginas.registreer_paginas(app)
    metingen.registreer(app, app.metingen)
    return app


def _leven(dienst: Dienst) -> Callable[[Toepassing], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def leven(_: Toepassing) -> AsyncIterator[None]:
        async with dienst.huidig.gevolgd(), dienst.sparql.gevolgd():
            yield

    return leven
