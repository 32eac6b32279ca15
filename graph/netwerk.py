"""The network on one day, as networkx sees it: nodes of five kinds, edges with role and source.

Nodes are regions and gemeenten under their code, ``functie:<code>``, ``verband:<code>`` and, for a
coordinator without a code, ``organisatie:<name>``; each has ``type`` and ``naam``. Edges have
``soort``, ``functie``, ``rol``, ``code``, ``van``, ``tot`` and ``bronnen``:

* ``lid``: gemeente to region (of general, or for one function)
* ``schakel``: region to partner, one per function, in the direction of who says so
* ``coordinatie``: coordinator to region
* ``dekking``: region to function, ``code`` is the status; unknown ones are left out
* ``deelname``: party to partnership, surely in force
* ``deelname-mogelijk``: the same, perhaps in force (mostly: no end on record)

All of these hold on the day, and so do their nodes: a region or gemeente that does not exist on the
day is not there. Only with ``alle_dagen`` there are also

* ``schakel-gepland``, ``schakel-verlopen``: a link that begins later, or has ended
* ``dekking-gepland``, ``dekking-verlopen``: so for the status of a region and function

Lists are joined by a semicolon, so that every graph can be written as GraphML. Nodes and edges are
added in order of their keys: the same question gives the same graph.
"""

from __future__ import annotations

from datetime import date

import networkx as nx

from graph.dekking import Dekking
from graph.facts import Verband
from graph.netwerklijnen import lijnen
from graph.snapshot import Snapshot


def netwerk(
    snapshot: Snapshot,
    peildatum: date,
    kennisdatum: date,
    functie: str | None = None,
    *,
    alle_dagen: bool = False,
) -> nx.MultiDiGraph:
    """Everything that is in force on the day, or only what concerns one function.

    With ``alle_dagen`` also what has ended or is planned, as kinds of their own.
    """
    dekking = Dekking(snapshot, peildatum, kennisdatum)
    functies = (functie,) if functie else snapshot.functies
    alle_lijnen = lijnen(dekking, functie, alle_dagen=alle_dagen)
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
