"""The status of every region and function, asked of the engine and in six other ways.

Each function prepares one country in the form that suits it and returns the question: a function
of peildatum and kennisdatum that gives one status per (region, function). Preparing is not timed
with the question. The others have the rules in their own words, so that agreement means something.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pyoxigraph as ox
from rdflib import Graph
from rdflib.query import ResultRow

from bench.land import Land
from bench.ondergrens import numpy_grens
from bench.sparql import QUERY, ntriples
from bench.vraag import Matrix, Vraag, leeg
from bench.wandeling import networkx
from graph.matrix import gemeentestand, regio_van, regiotelling
from graph.status import regiostatus


def motor(land: Land) -> Vraag:
    """The engine, as ``graph.stand`` uses it."""

    def vraag(peildatum: date, kennisdatum: date) -> Matrix:
        gemeenten = gemeentestand(land.bewijs, land.vorm, peildatum, kennisdatum).status
        regio = regio_van(land.leden, land.vorm, peildatum, kennisdatum)
        tellingen = regiotelling(gemeenten, regio, land.regios)
        return regiostatus(tellingen, land.leden_volledig)

    return vraag


def rdflib(land: Land) -> Vraag:
    """SPARQL on the in-memory store of rdflib."""
    graaf = Graph().parse(data=ntriples(land), format="nt")

    def vraag(peildatum: date, kennisdatum: date) -> Matrix:
        matrix = leeg(land)
        for rij in graaf.query(QUERY.format(peildatum=peildatum, kennisdatum=kennisdatum)):
            assert isinstance(rij, ResultRow)
            regio, functie, status = (str(term) for term in rij)
            matrix[_nummer(regio), _nummer(functie)] = int(status)
        return matrix

    return vraag


def pyoxigraph(land: Land) -> Vraag:
    """The same SPARQL on the in-memory store of Oxigraph."""
    winkel = ox.Store()
    winkel.bulk_load(input=ntriples(land).encode(), format=ox.RdfFormat.N_TRIPLES)

    def vraag(peildatum: date, kennisdatum: date) -> Matrix:
        matrix = leeg(land)
        antwoord = winkel.query(QUERY.format(peildatum=peildatum, kennisdatum=kennisdatum))
        assert isinstance(antwoord, ox.QuerySolutions)
        for regio, functie, status in antwoord:
            matrix[_nummer(regio.value), _nummer(functie.value)] = int(status.value)
        return matrix

    return vraag


def _nummer(iri: str) -> int:
    """The number at the end of a name such as ``urn:regio:12``."""
    return int(iri.rpartition(":")[2])


def polars(land: Land) -> Vraag:
    """One lazy polars query; polars is there for the benchmark only."""
    from bench.polarsvraag import polarsvraag  # noqa: PLC0415

    return polarsvraag(land)


RIVALEN: dict[str, Callable[[Land], Vraag]] = {
    "motor": motor,
    "numpy": numpy_grens,
    "polars": polars,
    "networkx": networkx,
    "pyoxigraph": pyoxigraph,
    "rdflib": rdflib,
}
"""The engine first, then from fast to slow."""
