"""Compiled evidence as RDF, for the queries in ``graph/queries``: rows, not facts.

Every row is a node with an IRI of its own, made from its content, so that rows may stand beside the
facts in one store and never add a value to a fact. Classes: ``jr:Bewijsrij`` (one gemeente and
function), ``jr:Ledenrij`` (one gemeente in one region), ``jr:Schakelbewijs`` (one region about one
partner), ``jr:Feitrij`` (a securing fact or a statement about regions, after corrections and ends);
besides these the regions, gemeenten and functions themselves.

All days are always there: "since ever" is 0001-01-01 and "for ever" is 9999-12-31, so that a
query compares days and never asks whether there is one. ``jr:vastgelegd`` and ``jr:vervallen`` are
the clock of knowledge of the row.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pyoxigraph as ox

import ontology
from graph.bewijs_rijen import Velden, rijen, rijsleutel
from graph.periode import VOOR_ALTIJD
from graph.rdf.termen import GEMEENTE, TYPE, dag, iri, literal
from graph.snapshot import Snapshot

_SKOS = "http://www.w3.org/2004/02/skos/core#"
_LABEL = ox.NamedNode(f"{_SKOS}prefLabel")
_NOTATIE = ox.NamedNode(f"{_SKOS}notation")
_RAAKT = ox.NamedNode("http://www.opengis.net/ont/geosparql#sfTouches")


def bewijs_quads(snapshot: Snapshot, base: str = ontology.BASIS) -> Iterator[ox.Quad]:
    """Everything the queries need, in the default graph and in a fixed order."""
    schrijver = _Schrijver(base)
    for code, duur in sorted(snapshot.indeling.gemeente_bestaat.items()):
        yield from schrijver.ding(GEMEENTE, "gemeente", code, _bestaan(snapshot, code, duur))
    for code in snapshot.regios:
        duur = snapshot.indeling.regio_bestaat[code]
        velden = _bestaan(snapshot, code, duur) | {"regio_soort": "jeugdregio"}
        yield from schrijver.ding(ontology.JR.Regio, "regio", code, velden)
        for buur in snapshot.indeling.buren.get(code, ()):
            if buur in snapshot.regios:
                yield ox.Quad(schrijver.node("regio", code), _RAAKT, schrijver.node("regio", buur))
    for code, functie in snapshot.indeling.functies.items():
        over: Velden = {"naam": functie.naam, "niveau": functie.niveau}
        yield from schrijver.ding(ontology.JR.Functie, "functie", code, over)
    for klasse, rij in rijen(snapshot):
        yield from schrijver.rij(klasse, rij)


def _bestaan(snapshot: Snapshot, code: str, duur: tuple[date, date]) -> Velden:
    return {"naam": snapshot.indeling.naam(code, VOOR_ALTIJD), "van": duur[0], "tot": duur[1]}


class _Schrijver:
    """Values as the ontology asks for them: the property of a field, a key as IRI or as text."""

    def __init__(self, base: str) -> None:
        self._base = base

    def node(self, soort: str, code: str) -> ox.NamedNode:
        """The IRI of a gemeente, region or function."""
        eigenschap = ontology.eigenschap("", soort)
        return iri(eigenschap.bereik, eigenschap.ruimte, code, self._base)

    def ding(self, klasse: str, soort: str, code: str, velden: Velden) -> Iterator[ox.Quad]:
        """A gemeente, region or function with its code and name."""
        node = self.node(soort, code)
        yield ox.Quad(node, TYPE, self._iri(klasse))
        yield ox.Quad(node, _NOTATIE, ox.Literal(code))
        yield ox.Quad(node, _LABEL, ox.Literal(str(velden["naam"]), language="nl"))
        yield from self._quads(node, {k: v for k, v in velden.items() if k != "naam"})

    def rij(self, klasse: str, velden: Velden) -> Iterator[ox.Quad]:
        """A row, under an IRI that follows from what is in it."""
        node = ox.NamedNode(f"{self._base}/id/{klasse.lower()}/{rijsleutel(velden)}")
        yield ox.Quad(node, TYPE, self._iri(ontology.JR[klasse]))
        yield from self._quads(node, velden)

    def _quads(self, node: ox.NamedNode, velden: Velden) -> Iterator[ox.Quad]:
        for veld, waarde in velden.items():
            predicaat = self._iri(ontology.eigenschap("", veld).iri)
            leden = sorted(set(waarde)) if isinstance(waarde, tuple) else [waarde]
            for lid in leden:
                if lid != "":
                    yield ox.Quad(node, predicaat, self._term(veld, lid))

    def _iri(self, adres: str) -> ox.NamedNode:
        return ox.NamedNode(ontology.op_basis(adres, self._base))

    def _term(self, veld: str, waarde: str | date | bool | int) -> ox.NamedNode | ox.Literal:
        if isinstance(waarde, date):
            return dag(waarde)
        if isinstance(waarde, bool):
            return literal("true" if waarde else "false", "boolean")
        if isinstance(waarde, int):
            return literal(str(waarde), "integer")
        if veld == "feitsoort":
            return self._iri(waarde)
        return (
            self.node(veld, waarde) if ontology.eigenschap("", veld).ruimte else ox.Literal(waarde)
        )
