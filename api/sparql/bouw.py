"""The process that lays a snapshot out as a store on disk, for the processes that answer SPARQL.

What it made counts only with a seal: written last, it says of which snapshot the store is, how many
statements it has and what each file holds. Whoever finds no seal, or another, has no store.
"""

from __future__ import annotations

import hashlib
import json
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

import pyoxigraph as ox

from graph.opslag import OpslagFout, laad
from graph.rdf.bewijs import bewijs_quads
from graph.rdf.feiten import naar_quads

STORE, SEAL = "store", "seal.json"
"""In the folder of one snapshot: the store, and what vouches for it."""


class StoreError(Exception):
    """There is no whole store; the message says why, for the log."""


@dataclass(frozen=True, slots=True)
class Seal:
    """What a whole store is."""

    snapshot: str
    statements: int
    files: dict[str, str]
    """The digest of each file of the store."""


def bouw(winkel: str, snapshot: str, doel: str, basis: str) -> None:
    """Facts and evidence as ``graph.rdf.sparql`` lays them out: together, and per source."""
    snap, doelmap = laad(Path(winkel), snapshot), Path(doel)
    bewijs = list(bewijs_quads(snap, basis))
    feiten = list(naar_quads(snap.bronnen.values(), snap.feiten, basis))
    samen = [ox.Quad(quad.subject, quad.predicate, quad.object) for quad in feiten]
    graaf = ox.Store(str(doelmap / STORE))
    for deel in (bewijs, feiten, samen):
        graaf.bulk_extend(deel)
    graaf.optimize()
    graaf.flush()
    del graaf  # closes the files
    aantal = len(ox.Store.read_only(str(doelmap / STORE)))
    if aantal != len({*bewijs, *feiten, *samen}):
        raise StoreError(f"de opslag heeft {aantal} uitspraken, dat zijn er te weinig of te veel")
    zegel = Seal(snapshot, aantal, _digests(doelmap / STORE))
    (doelmap / SEAL).write_text(json.dumps(asdict(zegel)), encoding="utf-8")


def check(map_: Path, snapshot: str) -> Seal:
    """The seal of the whole store in a folder.

    ``StoreError`` when it is not whole, ``OSError`` when that cannot be seen.
    """
    try:
        zegel = Seal(**json.loads((map_ / SEAL).read_text(encoding="utf-8")))
        heel = zegel.snapshot == snapshot and zegel.files == _digests(map_ / STORE)
    except (FileNotFoundError, ValueError, TypeError) as fout:
        raise StoreError(f"de opslag heeft geen zegel ({type(fout).__name__})") from fout
    if not heel:
        raise StoreError("de opslag is niet die van het zegel")
    return zegel


def _digests(map_: Path) -> dict[str, str]:
    """Of each file but the log, which every reader of the store may begin anew."""
    uit = {}
    for bestand in sorted(map_.iterdir()):
        if not bestand.name.startswith("LOG"):
            with bestand.open("rb") as open_bestand:
                uit[bestand.name] = hashlib.file_digest(open_bestand, "sha256").hexdigest()
    return uit


if __name__ == "__main__":
    try:
        bouw(*sys.argv[1:])
    except (OSError, OpslagFout, StoreError) as fout:
        sys.exit(f"{type(fout).__name__}: {fout}")
