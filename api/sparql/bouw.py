"""The process that lays a snapshot out as a store on disk, for the processes that answer SPARQL."""

from __future__ import annotations

import sys
from pathlib import Path

import pyoxigraph as ox

from graph.opslag import laad
from graph.rdf.bewijs import bewijs_quads
from graph.rdf.feiten import naar_quads


def bouw(winkel: str, snapshot: str, doel: str, basis: str) -> None:
    """Facts and evidence as ``graph.rdf.sparql`` lays them out: together, and per source."""
    snap = laad(Path(winkel), snapshot)
    graaf = ox.Store(doel)
    graaf.bulk_extend(bewijs_quads(snap, basis))
    quads = list(naar_quads(snap.bronnen.values(), snap.feiten, basis))
    graaf.bulk_extend(quads)
    graaf.bulk_extend(ox.Quad(q.subject, q.predicate, q.object) for q in quads)
    graaf.optimize()
    graaf.flush()


if __name__ == "__main__":
    bouw(*sys.argv[1:])
