"""``build``: from the tables of a country to its snapshot, and the country in one screen."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from api.opdrachten.fouten import Opdrachtfout
from api.opdrachten.lezen import hoofdletter, lees
from api.opdrachten.omgeving import eigen_omgeving, lees_dagen, plek
from api.opdrachten.opties import DataOptie, SnapshotOptie
from api.opdrachten.overzicht import toon_laders, toon_land, toon_verzwegen
from api.rijen import Vraag
from graph.opslag import OpslagFout, bewaar
from graph.snapshot import Snapshot
from graph.taal import aantal
from loaders import grenzen
from loaders.base import Melding
from loaders.land import Land


def build(
    data: DataOptie = None,
    only: Annotated[
        list[str] | None,
        typer.Option(metavar="LADER", help="Alleen deze lader; herhaal voor meer."),
    ] = None,
    out: Annotated[
        str | None,
        typer.Option(metavar="MAP", help="Waar de snapshot komt; standaard snapshot/LAND."),
    ] = None,
    snapshot: SnapshotOptie = None,
) -> None:
    """Lees de tabellen, maak de snapshot en toon het landelijk overzicht."""
    eigen_omgeving()
    waar = plek(data, out or snapshot)
    land = lees(waar.data, only)
    toon_laders(land.uitkomsten)
    _keur(land)
    nieuw = _maak(land)
    try:
        bewaar(nieuw, waar.winkel)
    except OpslagFout as fout:
        zin = f"{fout}; kies met --out een map waarin u mag schrijven"
        raise Opdrachtfout(f"{zin}.") from fout
    toon_land(Vraag(nieuw, *lees_dagen()))


def _keur(land: Land) -> None:
    """Refuse the whole when anything was rejected; say each thing that is wrong."""
    stuk = [uit for uit in land.uitkomsten if uit.afgewezen or uit.onbruikbaar]
    for melding in land.meldingen[: grenzen.VOORBEELDEN]:
        print(melding.zin, file=sys.stderr)
    verzwegen = len(land.meldingen[grenzen.VOORBEELDEN :])
    toon_verzwegen(verzwegen + sum(uit.verzwegen for uit in land.uitkomsten))
    heel = [m for m in land.meldingen if not m.rij]
    if stuk or heel:
        raise Opdrachtfout(_besluit(sum(uit.afgewezen for uit in stuk), land.meldingen))


def _besluit(rijen: int, meldingen: tuple[Melding, ...]) -> str:
    wat = aantal(rijen, "rij is afgewezen", "rijen zijn afgewezen")
    if not rijen:
        bestanden = len({melding.bestand for melding in meldingen})
        wat = aantal(bestanden, "bestand is niet bruikbaar", "bestanden zijn niet bruikbaar")
    return f"{wat} en er is niets gewijzigd; herstel wat hierboven staat en probeer het opnieuw."


def _maak(land: Land) -> Snapshot:
    try:
        return Snapshot.maak(land.dataset, land.bronnen, land.feiten)
    except ValueError as fout:
        raise Opdrachtfout(hoofdletter(f"{fout}; er is niets gewijzigd.")) from fout
