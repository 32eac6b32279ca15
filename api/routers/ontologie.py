"""``/def``: what the words mean, as Turtle, JSON-LD and a page."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox
from anyio.to_thread import run_sync
from fastapi import FastAPI, Request, Response

import ontology
from api.settings import Instellingen
from api.web.antwoord import merk_van, verstuur
from api.web.documentatie import STIJL, sjablonen, veilig_met_stijl
from api.web.staat import Antwoord
from api.web.vormen import inhoudssoort, kies_vorm
from graph.rdf.vormen import schrijf

VORMEN = ("turtle", "jsonld", "html")
PADEN = ("/def", "/def/jeugdregio/1.0.0")
"""The ontology and its version; both give the version that is in use."""

_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_OWL = "http://www.w3.org/2002/07/owl#"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


@dataclass(frozen=True, slots=True)
class Woord:
    """A class or property for readers."""

    anker: str
    naam: str
    definitie: str
    iri: str


def _quads(basis: str) -> list[ox.Quad]:
    return [
        quad
        for naam in ("jeugdregio", "begrippen")
        for quad in ox.parse(ontology.turtle(naam, basis), ox.RdfFormat.TURTLE)
    ]


def _maak(vorm: str, basis: str) -> Antwoord:
    if vorm == "turtle":
        inhoud = schrijf("ttl", _quads(basis), basis)
    elif vorm == "jsonld":
        inhoud = schrijf("jsonld", _quads(basis), basis)
    else:
        return Antwoord(
            _pagina(basis).encode(),
            inhoudssoort(vorm),
            (("Content-Security-Policy", veilig_met_stijl(STIJL)),),
        )
    return Antwoord(inhoud, inhoudssoort(vorm))


def _pagina(basis: str) -> str:
    over: dict[str, dict[str, list[str]]] = {}
    for quad in _quads(basis):
        if isinstance(quad.subject, ox.NamedNode) and not isinstance(quad.object, ox.Triple):
            engels = isinstance(quad.object, ox.Literal) and quad.object.language == "en"
            if not engels:
                eigen = over.setdefault(quad.subject.value, {})
                eigen.setdefault(quad.predicate.value, []).append(quad.object.value)
    soorten = ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty")
    return (
        sjablonen()
        .get_template("def.html")
        .render(
            stijl=STIJL,
            basis=basis,
            klassen=_woorden(over, basis, soorten[:1]),
            eigenschappen=_woorden(over, basis, soorten[1:]),
            kaders={kader: ontology.begrippen(kader).values() for kader in ontology.schemas()},
            anker=lambda iri: iri.removeprefix(f"{ontology.BASIS}/id/").replace("/", "-"),
        )
    )


def _woorden(
    over: dict[str, dict[str, list[str]]], basis: str, soorten: tuple[str, ...]
) -> list[Woord]:
    eigen = f"{basis}/def#"
    return [
        Woord(iri.removeprefix(eigen), _eerste(w, _RDFS + "label"), _definitie(w), iri)
        for iri, w in sorted(over.items())
        if iri.startswith(eigen) and {_OWL + soort for soort in soorten} & set(w.get(_TYPE, ()))
    ]


def _definitie(over: dict[str, list[str]]) -> str:
    return _eerste(over, _SKOS + "definition")


def _eerste(over: dict[str, list[str]], eigenschap: str) -> str:
    return over.get(eigenschap, [""])[0]


def registreer(app: FastAPI, instellingen: Instellingen) -> None:
    """Add the routes; each form is made when it is first asked for, and kept."""
    gemaakt: dict[str, Antwoord] = {}

    async def geef(request: Request) -> Response:
        vorm = kies_vorm(request.headers.get("accept"), VORMEN)
        if vorm not in gemaakt:
            gemaakt[vorm] = await run_sync(_maak, vorm, instellingen.basis)
        antwoord = gemaakt[vorm]
        return verstuur(request, antwoord, merk_van(antwoord.inhoud))

    for pad in PADEN:
        app.add_route(pad, geef, name=f"ontologie-{pad}")
