"""``export``: all facts for other programs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from api.keuze import kies_uit
from api.opdrachten.fouten import Opdrachtfout
from api.opdrachten.omgeving import lees_dagen, open_snapshot, plek
from api.opdrachten.opties import (
    DataOptie,
    KennisdatumOptie,
    PeildatumOptie,
    SnapshotOptie,
    UitOptie,
)
from api.opdrachten.uitvoer import verzonnen
from graph.export import FORMATEN, ExportFout
from graph.export import export as schrijf_export


def export(
    format: Annotated[
        str, typer.Argument(metavar="VORM", help="ttl, trig, jsonld, nq, graphml of csv.")
    ],
    out: UitOptie,
    alle_dagen: Annotated[
        bool,
        typer.Option("--alle-dagen", help="Bij graphml: ook wat afgelopen of gepland is."),
    ] = False,
    peildatum: PeildatumOptie = None,
    kennisdatum: KennisdatumOptie = None,
    data: DataOptie = None,
    snapshot: SnapshotOptie = None,
) -> None:
    """Schrijf alle feiten (en bij csv het bewijs) naar een bestand, of bij csv een map of zip."""
    vorm_ = kies_uit("Vorm", format, FORMATEN)
    if alle_dagen and vorm_ != "graphml":
        raise Opdrachtfout(f"--alle-dagen hoort bij graphml; {vorm_} heeft altijd alle dagen.")
    peil, kennis = lees_dagen(peildatum, kennisdatum)
    snap = open_snapshot(plek(data, snapshot))
    try:
        schrijf_export(
            snap, vorm_, Path(out), peildatum=peil, kennisdatum=kennis, alle_dagen=alle_dagen
        )
    except ExportFout as fout:
        raise Opdrachtfout(str(fout)) from fout
    print(
        " ".join(filter(None, (f"{out} is geschreven.", verzonnen(snap.dataset)))), file=sys.stderr
    )
