"""A snapshot as files for other programs: RDF, GraphML and CSV, always whole or not at all.

RDF holds the facts and can be read back without loss (``graph.rdf``). GraphML holds the network of
one day. CSV is a folder (or a zip, when the target ends in ``.zip``) with a table per kind of
fact, the sources, and the compiled evidence. All is written beside the target and then moved into
place.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import cast, get_args

import networkx as nx

from graph.export_csv import ingepakt, tabellen
from graph.netwerk import netwerk
from graph.rdf.feiten import naar_quads
from graph.rdf.vormen import Vorm, schrijf
from graph.reden import reden
from graph.snapshot import Snapshot

FORMATEN = (*get_args(Vorm), "graphml", "csv")


class ExportFout(Exception):
    """The target cannot be written; the message is one sentence for the user."""


def export(
    snapshot: Snapshot,
    formaat: str,
    doel: Path,
    *,
    peildatum: date | None = None,
    kennisdatum: date | None = None,
    alle_dagen: bool = False,
) -> None:
    """Write a snapshot; ``graphml`` needs both dates, the others hold all days.

    ``alle_dagen`` adds to ``graphml`` what has ended or is planned (``graph.netwerk``).
    """
    if formaat not in FORMATEN:
        raise ValueError(f"vorm '{formaat}' bestaat niet; kies uit: {', '.join(FORMATEN)}")
    if formaat == "csv" and doel.suffix != ".zip":
        _zet_map(doel, tabellen(snapshot))
        return
    if formaat == "csv":
        inhoud = ingepakt(tabellen(snapshot))
    elif formaat == "graphml":
        if peildatum is None or kennisdatum is None:
            raise ValueError("graphml gaat over één dag: geef peildatum en kennisdatum")
        inhoud = graphml(snapshot, peildatum, kennisdatum, alle_dagen=alle_dagen)
    else:
        inhoud = rdf(snapshot, cast(Vorm, formaat))
    schrijf_bestand(doel, inhoud)


def rdf(snapshot: Snapshot, formaat: Vorm) -> bytes:
    """All sources and facts as RDF."""
    return schrijf(formaat, naar_quads(snapshot.bronnen.values(), snapshot.feiten))


def graphml(
    snapshot: Snapshot, peildatum: date, kennisdatum: date, *, alle_dagen: bool = False
) -> bytes:
    """The network of one day as GraphML."""
    uit = BytesIO()
    nx.write_graphml(netwerk(snapshot, peildatum, kennisdatum, alle_dagen=alle_dagen), uit)
    return uit.getvalue()


def schrijf_bestand(doel: Path, inhoud: bytes) -> None:
    """Beside the target, then in its place in one step."""
    if doel.is_dir():
        raise ExportFout(f"{doel} is een map; geef de naam van een bestand.")

    def neerzetten(map_: Path) -> None:
        nieuw = map_ / "bestand"
        nieuw.write_bytes(inhoud)
        nieuw.chmod(0o644)
        nieuw.replace(doel)

    _terzijde(doel, neerzetten)


def _zet_map(doel: Path, bestanden: dict[str, bytes]) -> None:
    """A new folder; one that holds something else is never touched."""
    if doel.is_file() or (doel.is_dir() and any(doel.iterdir())):
        raise ExportFout(f"{doel} bestaat al en is niet leeg; kies een nieuwe map of een .zip.")

    def neerzetten(map_: Path) -> None:
        nieuw = map_ / "map"
        nieuw.mkdir()
        for naam, inhoud in bestanden.items():
            (nieuw / naam).write_bytes(inhoud)
        nieuw.replace(doel)  # an empty folder may be replaced

    _terzijde(doel, neerzetten)


def _terzijde(doel: Path, neerzetten: Callable[[Path], None]) -> None:
    tijdelijk: str | None = None
    try:
        tijdelijk = tempfile.mkdtemp(prefix=f".{doel.name[:40]}-{os.getpid()}-", dir=doel.parent)
        neerzetten(Path(tijdelijk))
    except OSError as fout:
        raise ExportFout(
            f"{doel} is niet te schrijven ({reden(fout)}); kies een bestaande map waarin u mag "
            "schrijven."
        ) from fout
    finally:
        if tijdelijk is not None:
            shutil.rmtree(tijdelijk, ignore_errors=True)
