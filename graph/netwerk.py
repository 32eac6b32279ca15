"""The network on one day, as networkx sees it: nodes of five kinds, edges with role and source.

Nodes are regions and gemeenten under their code, ``functie:<code>``, ``verband:<code>`` and, for a
coordinator without a code, ``organisatie:<name>``; each has ``type`` and ``naam``. Edges have
``soort``, ``functie``, ``rol``, ``code``, ``van``, ``tot`` and ``bronnen``:

* ``lid``: gemeente to region (of general, or for one function)
* ``schakel``: region to partner, one per function, in the direction of who says so
* ``coordinatie``: coordinator to region
* ``dekking``: region to function, ``code`` is the status; unknown ones are left out
* ``deelname``: party to partnership, ``code`` is ``zeker`` or ``mogelijk`` (no end on record)

Lists are joined by a semicolon, so that every graph can be written as GraphML. Nodes and edges are
added in order of their keys: the same question gives the same graph.
"""

from __future__ import annotations

from datetime import date

import networkx as nx

from graph.dekking import Dekking
from graph.facts import Verband
from graph.netwerklijnen import lijnen
from graph.schakels import IN_WERKING
from graph.snapshot import Snapshot


def netwerk(
    snapshot: Snapshot, peildatum: date, kennisdatum: date, functie: str | None = None
) -> nx.MultiDiGraph:
    """Everything that is in force on the day, or only what concerns one function."""
    dekking = Dekking(snapshot, peildatum, kennisdatum)
    functies = (functie,) if functie else snapshot.functies
    alle_lijnen = lijnen(dekking, functie)
    graaf = nx.MultiDiGraph(
        dataset=snapshot.dataset.id,
        verzonnen=snapshot.dataset.verzonnen,
        snapshot=snapshot.id,
        peildatum=peildatum.isoformat(),
        kennisdatum=kennisdatum.isoformat(),
        functie=functie or "",
    )
    eindpunten = {punt for lijn in alle_lijnen for punt in (lijn.bron, lijn.doel)}
    alle = {*dekking.regios, *(f"functie:{f}" for f in functies), *eindpunten}
    for knoop in sorted(alle):
        graaf.add_node(knoop, **_knoop(dekking, knoop))
    for lijn in alle_lijnen:
        graaf.add_edge(lijn.bron, lijn.doel, key=lijn.sleutel, **lijn.velden)
    return graaf


def regionetwerk(graaf: nx.MultiDiGraph, functie: str | None = None) -> nx.Graph:
    """Regions only, joined where there is a link; ``functies`` says for which."""
    simpel = nx.Graph(**graaf.graph)
    regios = [(k, v) for k, v in graaf.nodes(data=True) if v["type"] == "regio"]
    simpel.add_nodes_from(regios)
    per_paar: dict[tuple[str, str], set[str]] = {}
    for a, b, lijn in graaf.edges(data=True):
        gevraagd = lijn["soort"] == "schakel" and functie in (None, lijn["functie"])
        if gevraagd and lijn["code"] in IN_WERKING:
            per_paar.setdefault((min(a, b), max(a, b)), set()).add(lijn["functie"])
    for (a, b), functies in sorted(per_paar.items()):
        simpel.add_edge(a, b, functies=";".join(sorted(functies)), aantal=len(functies))
    return simpel


def clusters(graaf: nx.MultiDiGraph, functie: str) -> list[tuple[str, ...]]:
    """Groups of two or more regions that are linked for a function, largest first."""
    groepen = nx.connected_components(regionetwerk(graaf, functie))
    geordend = [tuple(sorted(groep)) for groep in groepen if len(groep) > 1]
    return sorted(geordend, key=lambda groep: (-len(groep), groep))


def omgeving(graaf: nx.MultiDiGraph, knoop: str, stappen: int = 1) -> nx.MultiDiGraph:
    """What lies within so many steps of a node, in either direction; ``KeyError`` without it."""
    if knoop not in graaf:
        raise KeyError(knoop)
    binnen = nx.ego_graph(graaf.to_undirected(as_view=True), knoop, radius=stappen).nodes
    deel = nx.MultiDiGraph(**graaf.graph)
    deel.add_nodes_from((k, v) for k, v in graaf.nodes(data=True) if k in binnen)
    deel.add_edges_from(
        (a, b, sleutel, lijn)
        for a, b, sleutel, lijn in graaf.edges(keys=True, data=True)
        if a in binnen and b in binnen
    )
    return deel


def _knoop(dekking: Dekking, knoop: str) -> dict[str, str]:
    snap, dag = dekking.snapshot, dekking.peildatum
    soort, _, sleutel = knoop.partition(":")
    if not sleutel:
        regio = knoop in snap.indeling.regio_bestaat
        return {"type": "regio" if regio else "gemeente", "naam": snap.indeling.naam(knoop, dag)}
    if soort == "functie":
        functie = snap.functie(sleutel)
        return {"type": "functie", "naam": functie.naam, "niveau": functie.niveau}
    if soort == "verband":
        namen = [v.naam for v in snap.zichtbaar(Verband, dekking.kennisdatum) if v.code == sleutel]
        return {"type": "verband", "naam": max(namen)}
    return {"type": soort, "naam": sleutel}
