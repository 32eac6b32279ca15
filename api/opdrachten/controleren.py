"""``validate``: what is wrong in a table of the user's own; nothing is stored."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from api.opdrachten.fouten import BEVINDINGEN, Opdrachtfout
from api.opdrachten.lezen import hoofdletter, lees
from api.opdrachten.omgeving import plek
from api.opdrachten.opties import DataOptie, FormatOptie
from api.opdrachten.overzicht import toon_meldingen
from api.opdrachten.uitvoer import vorm
from loaders.base import BestandFout
from loaders.land import kies, valideer


def validate(
    file: Annotated[str, typer.Argument(metavar="BESTAND", help="Een eigen tabel (CSV).")],
    loader: Annotated[str, typer.Option(metavar="LADER", help="Welke tabel het is.")],
    data: DataOptie = None,
    format: FormatOptie = None,
    bronnen: Annotated[
        list[str] | None,
        typer.Option(metavar="BESTAND", help="Eigen bronnen (CSV); herhaal voor meer."),
    ] = None,
) -> None:
    """Controleer een eigen bestand zoals build dat doet; er wordt niets bewaard."""
    gekozen = vorm(format)
    try:
        kies(loader)
    except ValueError as fout:
        raise Opdrachtfout(hoofdletter(f"{fout}.")) from fout
    land = lees(plek(data, None).data)
    try:
        uitkomst = valideer(Path(file), loader, land, map(Path, bronnen or ()))
    except BestandFout as fout:
        raise Opdrachtfout(fout.melding.zin) from fout
    if uitkomst.onbruikbaar:
        raise Opdrachtfout(uitkomst.meldingen[0].zin)
    toon_meldingen(uitkomst, gekozen)
    if uitkomst.afgewezen:  # what build would refuse too; a warning is none
        raise typer.Exit(BEVINDINGEN)
