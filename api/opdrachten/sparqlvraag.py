"""``sparql``: a question of the user's own, in a file, to the facts and the evidence."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from api.kolommen import Tabel
from api.opdrachten.fouten import Opdrachtfout
from api.opdrachten.omgeving import open_snapshot, plek
from api.opdrachten.opties import DataOptie, FormatOptie, SnapshotOptie
from api.opdrachten.uitvoer import schrijf, vorm
from api.rijen import Rij
from api.sparql.eenmalig import stel_apart
from graph.rdf.sparql_parser import SparqlFout
from graph.taal import aantal
from graph.tekst import kort

VRAAG_MAX = 1_000_000
"""Bytes of a query file: more is no query."""


def sparql(
    file: Annotated[str, typer.Argument(metavar="BESTAND", help="Een SPARQL-vraag (.rq).")],
    format: FormatOptie = None,
    data: DataOptie = None,
    snapshot: SnapshotOptie = None,
) -> None:
    """Stel een SPARQL-vraag uit een bestand aan de snapshot."""
    gekozen = vorm(format)
    vraag = _lees_vraag(Path(file))
    waar = plek(data, snapshot)
    snap = open_snapshot(waar)
    try:
        kolommen, antwoord = stel_apart(waar.winkel, snap.id, vraag)
    except SparqlFout as fout:
        raise Opdrachtfout(" ".join(str(fout).split())) from fout
    rijen: list[Rij] = [dict(zip(kolommen, rij, strict=True)) for rij in antwoord]
    tabel = Tabel("sparql", "Antwoord", kolommen, kolommen)
    onderschrift = (f"{aantal(len(rijen), 'rij', 'rijen')}, snapshot {snap.id}.",)
    schrijf(tabel, rijen, gekozen, snap.dataset, onderschrift)


def _lees_vraag(pad: Path) -> str:
    naam = kort(str(pad))
    if not pad.is_file() or pad.stat().st_size > VRAAG_MAX:
        raise Opdrachtfout(f"{naam} is geen bestand met een vraag; controleer de naam.")
    try:
        return pad.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as fout:
        raise Opdrachtfout(f"{naam} is geen UTF-8; bewaar het opnieuw als UTF-8.") from fout
