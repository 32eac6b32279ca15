"""Quads as bytes and back: Turtle, TriG, N-Quads and JSON-LD, the same bytes on every run."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, Literal

import pyoxigraph as ox

import ontology
from graph.rdf.termen import TYPE, XSD, Term, tekst

Vorm = Literal["ttl", "trig", "nq", "jsonld"]
_VORMEN = {
    "ttl": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nq": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
}
VORMEN: tuple[str, ...] = tuple(_VORMEN)


def schrijf(vorm: Vorm, quads: Iterable[ox.Quad], base: str = ontology.BASIS) -> bytes:
    """All quads, sorted; Turtle has no named graphs and holds their union."""
    if vorm == "ttl":
        quads = (ox.Quad(q.subject, q.predicate, q.object) for q in quads)
    op_volgorde = sorted(set(quads), key=_plaats)
    context = ontology.context(base)
    if vorm == "jsonld":
        document = {"@context": context, "@graph": list(_grafen(op_volgorde, context))}
        return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()
    prefixen = None if vorm == "nq" else _prefixen(context)
    if vorm == "ttl":
        triples = [quad.triple for quad in op_volgorde]
        return _vaste_kop(ox.serialize(triples, format=_VORMEN[vorm], prefixes=prefixen) or b"")
    return _vaste_kop(ox.serialize(op_volgorde, format=_VORMEN[vorm], prefixes=prefixen) or b"")


def lees(vorm: Vorm, inhoud: bytes) -> Iterator[ox.Quad]:
    """The quads of a document; nothing is fetched, so a JSON-LD context must be inside it."""
    yield from ox.parse(inhoud, _VORMEN[vorm])


def _plaats(quad: ox.Quad) -> tuple[str, str]:
    """By graph, then subject; the blank puts ``<x>`` before its part ``<x#geldig>``."""
    return str(quad.graph_name), str(quad).replace(">", " ", 1)


def _vaste_kop(inhoud: bytes) -> bytes:
    """The prefixes come in a random order."""
    regels = inhoud.split(b"\n")
    kop = [regel for regel in regels[:20] if regel.startswith(b"@prefix ")]
    return b"\n".join(sorted(kop) + regels[len(kop) :])


def _prefixen(context: dict[str, Any]) -> dict[str, str]:
    return {
        naam: waarde
        for naam, waarde in context.items()
        if isinstance(waarde, str) and not naam.startswith("@")
    }


def _grafen(quads: list[ox.Quad], context: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for graaf, leden in groupby(quads, key=lambda quad: quad.graph_name):
        nodes = _nodes(list(leden), context)
        if isinstance(graaf, ox.DefaultGraph):
            yield from nodes
        else:
            yield {"@id": _naam(graaf), "@graph": nodes}


def _nodes(quads: list[ox.Quad], context: dict[str, Any]) -> list[dict[str, Any]]:
    """One object per subject; the parts of a fact inside the fact."""
    kort = {v: k for k, v in _prefixen(context).items()}
    nodes: dict[str, dict[str, Any]] = {}
    for quad in quads:
        node = nodes.setdefault(_naam(quad.subject), {"@id": _naam(quad.subject)})
        if quad.predicate == TYPE:
            sleutel, waarde = "@type", _kort(tekst(quad.object), context, kort)
        else:
            sleutel = _kort(quad.predicate.value, context, kort)
            waarde = _waarde(quad.object, context.get(sleutel), kort, context)
        node.setdefault(sleutel, []).append(waarde)
    for node in nodes.values():
        for sleutel, waarden in node.items():
            if isinstance(waarden, list) and len(waarden) == 1:
                node[sleutel] = waarden[0]
    return _ingebed(nodes)


def _ingebed(nodes: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    for naam in [naam for naam in nodes if "#" in naam]:
        geheel, _, _ = naam.partition("#")
        for sleutel, waarde in nodes.get(geheel, {}).items():
            if waarde == naam and not sleutel.startswith("@"):
                nodes[geheel][sleutel] = nodes.pop(naam)
                break
    return list(nodes.values())


def _waarde(term: Term, regel: Any, kort: dict[str, str], context: dict[str, Any]) -> Any:
    """The value as its term in the context asks; written out where it differs."""
    soort = regel.get("@type") if isinstance(regel, dict) else None
    if not isinstance(term, ox.Literal):
        naam = _naam(term)
        return naam if soort == "@id" else {"@id": naam}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    datatype = term.datatype.value
    if datatype == f"{XSD}boolean" and term.value in ("true", "false"):
        return term.value == "true"
    if datatype == f"{XSD}integer" and str(int(term.value)) == term.value:
        return int(term.value)
    datatype = _kort(datatype, context, kort)
    if datatype == (soort or "xsd:string"):
        return term.value
    if datatype == "xsd:string":
        return {"@value": term.value}
    return {"@value": term.value, "@type": datatype}


def _kort(iri: str, context: dict[str, Any], kort: dict[str, str]) -> str:
    """Our own words bare, those of others with their prefix."""
    ruimte = iri[: max(iri.rfind("/"), iri.rfind("#")) + 1]
    naam = iri[len(ruimte) :]
    if ruimte == context["@vocab"]:
        return naam
    return f"{kort[ruimte]}:{naam}" if ruimte in kort else iri


def _naam(term: Term | ox.DefaultGraph) -> str:
    return str(term) if isinstance(term, ox.BlankNode | ox.DefaultGraph) else tekst(term)
