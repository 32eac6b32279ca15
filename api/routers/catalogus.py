"""``/catalogus``: the data set, its files and its services, described per DCAT-AP-NL 3.0."""

from __future__ import annotations

from functools import cache

import pyoxigraph as ox
from anyio.to_thread import run_sync
from fastapi import FastAPI, Request, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from api.settings import VOORVOEGSEL
from api.web.antwoord import dienst_van, merk_van, verstuur
from api.web.documentatie import SJABLONEN
from api.web.downloads import SOORTEN, download, zorg
from api.web.staat import Antwoord, Staat
from api.web.vormen import inhoudssoort, kies_vorm
from graph.rdf.vormen import Vorm, schrijf

VORMEN: dict[str, Vorm] = {"turtle": "ttl", "jsonld": "jsonld"}
CC0 = "http://creativecommons.org/publicdomain/zero/1.0/"

DIENSTEN = (
    {
        "id": "api",
        "pad": "",
        "titel": "API van de jeugdregio-kennisgraaf",
        "uitleg": "Dekking, hiaten en schakels per dag, met uitleg en bron.",
    },
    {
        "id": "sparql",
        "pad": "/sparql",
        "titel": "SPARQL-dienst van de jeugdregio-kennisgraaf",
        "uitleg": "Eigen vragen aan alle feiten en het bewijs; alleen lezen, met grenzen.",
    },
)


@cache
def _sjablonen() -> Environment:
    """Turtle, not HTML: a text is escaped by the filters that write a literal."""
    omgeving = Environment(
        loader=FileSystemLoader(SJABLONEN),
        autoescape=False,  # noqa: S701  # no HTML comes out of these
        undefined=StrictUndefined,
    )
    omgeving.filters["nl"] = lambda tekst: str(ox.Literal(tekst, language="nl"))
    omgeving.filters["tekst"] = lambda tekst: str(ox.Literal(tekst))
    return omgeving


def beschrijving(staat: Staat) -> list[ox.Quad]:
    """The description as quads."""
    snap, instellingen = staat.snapshot, staat.instellingen
    tekst = (
        _sjablonen()
        .get_template("catalogus.ttl")
        .render(
            basis=instellingen.basis,
            voorvoegsel=VOORVOEGSEL,
            id=snap.dataset.id,
            naam=snap.dataset.naam,
            toelichting=snap.dataset.toelichting or snap.dataset.naam,
            attributie=snap.dataset.attributie,
            snapshot=snap.id,
            bijgewerkt=max(bron.opgehaald for bron in snap.bronnen.values()).isoformat(),
            contact_naam=instellingen.contact_naam,
            contact_email=instellingen.contact_email,
            licentie=CC0 if snap.dataset.verzonnen else instellingen.licentie,
            downloads=[download(staat, soort) for soort in SOORTEN],
            diensten=DIENSTEN,
        )
    )
    return list(ox.parse(tekst, ox.RdfFormat.TURTLE))


def _maak(staat: Staat, vorm: str) -> Antwoord:
    quads = staat.eens("catalogus", lambda: beschrijving(staat))
    return Antwoord(schrijf(VORMEN[vorm], quads, staat.instellingen.basis), inhoudssoort(vorm))


async def geef(request: Request) -> Response:
    """The catalogue in the form that the client likes best."""
    staat = dienst_van(request).staat
    vorm = kies_vorm(request.headers.get("accept"), tuple(VORMEN))
    await zorg(staat)
    antwoord = await run_sync(staat.eens, f"catalogus-{vorm}", lambda: _maak(staat, vorm))
    return verstuur(request, antwoord, merk_van(antwoord.inhoud))


def registreer(app: FastAPI) -> None:
    """Add the route."""
    app.add_route("/catalogus", geef, name="catalogus")
