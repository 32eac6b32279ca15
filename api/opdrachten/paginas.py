"""``kaart`` and ``rapport``: the pages of the explorer as one file that needs no network."""

from __future__ import annotations

import sys
from pathlib import Path

from api.keuze import kies_functie, kies_regio
from api.maps import kaart as teken_kaart
from api.opdrachten.fouten import Opdrachtfout
from api.opdrachten.omgeving import Plek, lees_dagen, open_snapshot, plek
from api.opdrachten.opties import (
    DataOptie,
    FunctieOptie,
    KennisdatumOptie,
    PeildatumOptie,
    RegioOptie,
    SnapshotOptie,
    UitOptie,
)
from api.opdrachten.uitvoer import verzonnen
from api.opdrachten.vragen import RegioArgument
from api.report import rapport as maak_rapport
from graph.dataset import Dataset
from graph.export import ExportFout, schrijf_bestand


def kaart(
    out: UitOptie,
    functie: FunctieOptie = None,
    regio: RegioOptie = None,
    peildatum: PeildatumOptie = None,
    kennisdatum: KennisdatumOptie = None,
    data: DataOptie = None,
    snapshot: SnapshotOptie = None,
) -> None:
    """Schrijf de netwerkkaart als één bestand dat zonder netwerk tekent."""
    waar = plek(data, snapshot)
    snap = open_snapshot(waar)
    dagen = lees_dagen(peildatum, kennisdatum)
    html = teken_kaart(
        snap,
        *dagen,
        functie=kies_functie(snap, functie) if functie else None,
        regio=kies_regio(snap, regio, dagen[0]) if regio else None,
        geodata=_geodata(waar),
    )
    _bewaar(out, html, snap.dataset)


def rapport(
    regio: RegioArgument,
    out: UitOptie,
    peildatum: PeildatumOptie = None,
    kennisdatum: KennisdatumOptie = None,
    data: DataOptie = None,
    snapshot: SnapshotOptie = None,
) -> None:
    """Schrijf het rapport van een regio als één pagina om te bewaren of te printen."""
    snap = open_snapshot(plek(data, snapshot))
    dagen = lees_dagen(peildatum, kennisdatum)
    _bewaar(out, maak_rapport(snap, kies_regio(snap, regio, dagen[0]), *dagen), snap.dataset)


def _geodata(waar: Plek) -> Path:
    return waar.data / "geo"


def _bewaar(out: str, html: str, dataset: Dataset) -> None:
    try:
        schrijf_bestand(Path(out), html.encode())
    except ExportFout as fout:
        raise Opdrachtfout(str(fout)) from fout
    print(" ".join(filter(None, (f"{out} is geschreven.", verzonnen(dataset)))), file=sys.stderr)
