"""Facts as an RDF dataset, one named graph per source, and back without loss.

A fact is a node ``{base}/id/feit/{id}`` with a property per field; its parts are nodes such as
``{base}/id/feit/{id}#geldig``. Fields that say nothing are left out. What ``graph.rdf.extra`` adds
for whoever queries is ignored when reading.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, get_args

import pyoxigraph as ox

import ontology
from graph.facts import AlleFeiten, Bron, Struct, gesorteerd
from graph.rdf.extra import LABEL, extra, namen_van
from graph.rdf.termen import TYPE, Plan, Term, iri, plan, sleutel, tekst

Nodes = Mapping[str, Mapping[str, Sequence[Term]]]
"""The values of every node, by property."""


class OnleesbareGraaf(ValueError):
    """An RDF graph that does not hold the facts it claims to hold."""


def naar_quads(
    bronnen: Iterable[Bron], feiten: Iterable[AlleFeiten], base: str = ontology.BASIS
) -> Iterator[ox.Quad]:
    """All sources and facts, in one order; ``uit_quads`` is the inverse."""
    for bron in sorted(bronnen, key=lambda bron: bron.id):
        graaf = _graaf(bron.id, base)
        yield from _record(bron, graaf, graaf, base)
        yield ox.Quad(graaf, LABEL, ox.Literal(bron.titel, language="nl"), graaf)
    lijst = gesorteerd(feiten)
    namen = namen_van(lijst, base)
    for feit in lijst:
        graaf = _graaf(feit.herkomst.bron, base)
        node = ox.NamedNode(f"{base}/id/feit/{feit.id}")
        yield from _record(feit, node, graaf, base)
        for triple in extra(feit, node, namen, base):
            yield ox.Quad(*triple, graaf)


def uit_quads(
    quads: Iterable[ox.Quad], base: str = ontology.BASIS
) -> tuple[tuple[Bron, ...], tuple[AlleFeiten, ...]]:
    """Sources and facts from a graph or dataset; what is not theirs is ignored."""
    nodes: dict[str, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        waarden = nodes[tekst(quad.subject)][quad.predicate.value]
        if quad.object not in waarden:  # the same may be said in several graphs
            waarden.append(quad.object)
    plannen: dict[Term, Plan] = {
        p.klasse: p for p in (plan(s, base) for s in (Bron, *get_args(AlleFeiten)))
    }
    bronnen: list[Bron] = []
    feiten: list[AlleFeiten] = []
    for adres, over in list(nodes.items()):
        hoe = next((plannen[k] for k in over.get(TYPE.value, ()) if k in plannen), None)
        if hoe is None:
            continue
        record = _lees(hoe, adres, nodes, base)
        if isinstance(record, Bron):
            bronnen.append(record)
        elif record.id == sleutel(adres):
            feiten.append(record)
        else:
            raise OnleesbareGraaf(f"{adres} heeft niet de inhoud waarvoor zijn sleutel staat")
    return tuple(sorted(bronnen, key=lambda bron: bron.id)), gesorteerd(feiten)


def _graaf(bron: str, base: str) -> ox.NamedNode:
    return iri(ontology.JR.Bron, f"{ontology.BASIS}/id/bron/", bron, base)


def _record(
    record: Struct, node: ox.NamedNode, graaf: ox.NamedNode, base: str
) -> Iterator[ox.Quad]:
    hoe = plan(type(record), base)
    yield ox.Quad(node, TYPE, hoe.klasse, graaf)
    for veld in hoe.velden:
        waarde = getattr(record, veld.naam)
        if veld.deel is not None:
            deel = ox.NamedNode(f"{node.value}#{veld.naam}")
            yield ox.Quad(node, veld.predicaat, deel, graaf)
            yield from _record(waarde, deel, graaf, base)
        elif veld.veel:
            for lid in waarde:
                yield ox.Quad(node, veld.predicaat, veld.naar(lid), graaf)
        elif not veld.leeg(waarde):
            yield ox.Quad(node, veld.predicaat, veld.naar(waarde), graaf)


def _lees(hoe: Plan, adres: str, nodes: Nodes, base: str) -> Any:
    over = nodes.get(adres, {})
    velden: dict[str, Any] = {"id": sleutel(adres)} if hoe.soort is Bron else {}
    try:
        for veld in hoe.velden:
            waarden = over.get(veld.predicaat.value, ())
            if veld.veel:
                velden[veld.naam] = tuple(map(veld.uit, waarden))
            elif len(waarden) > 1:
                raise ValueError(f"meer dan één waarde voor {veld.naam}")
            elif veld.deel is None:
                velden[veld.naam] = veld.uit(waarden[0]) if waarden else veld.standaard
            else:
                velden[veld.naam] = _lees(
                    plan(veld.deel, base), tekst(waarden[0]) if waarden else "", nodes, base
                )
        return hoe.soort(**velden)
    except OnleesbareGraaf:
        raise
    except (IndexError, TypeError, ValueError) as fout:
        raise OnleesbareGraaf(f"{adres}: {fout}") from fout
