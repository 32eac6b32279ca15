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
from loaders.land import kies, valideer


def validate(
    file: Annotated[str, typer.Argument(metavar="BESTAND", help="Een eigen tabel (CSV).")],
    loader: Annotated[str, typer.Option(metavar="LADER", help="Welke tabel het is.")],
    data: DataOptie = None,
    format: FormatOptie = None,
) -> None:
    """Controleer een eigen bestand zoals build dat doet; er wordt niets bewaard."""
    gekozen = vorm(format)
    try:
        kies(loader)
    except ValueError as fout:
        raise Opdrachtfout(hoofdletter(f"{fout}.")) from fout
    uitkomst = valideer(Path(file), loader, lees(plek(data, None).data))
    if uitkomst.onbruikbaar:
        raise Opdrachtfout(uitkomst.meldingen[0].zin)
    toon_meldingen(uitkomst, gekozen)
    if uitkomst.meldingen:
        raise typer.Exit(BEVINDINGEN)
