"""Which country, where its snapshot lies, and which days: resolved once, at the start."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from api.keuze import lees_dag
from api.opdrachten.fouten import Opdrachtfout
from api.periodevraag import lees_periode
from api.vandaag import vandaag
from graph.guard import PackageCollision, check_packages
from graph.opslag import HUIDIG, OpslagFout, laad
from graph.snapshot import Snapshot
from graph.tekst import kort
from loaders.base import BestandFout
from loaders.land import DATA, lees_dataset

STANDAARD = "nl"
_NAAM = re.compile(r"[a-z][a-z0-9-]{0,39}")


@dataclass(frozen=True, slots=True)
class Plek:
    """A country: its id, the folder of its tables, and the folder of its snapshots."""

    dataset: str
    data: Path
    winkel: Path


def plek(data: str | None, snapshot: str | None, omgeving: Mapping[str, str] = os.environ) -> Plek:
    """From the options, else from ``JEUGDREGIO_DATA`` and ``JEUGDREGIO_SNAPSHOT``."""
    gekozen = data or omgeving.get("JEUGDREGIO_DATA") or STANDAARD
    dataset, tabellen = _land(gekozen)
    winkel = snapshot or omgeving.get("JEUGDREGIO_SNAPSHOT")
    return Plek(dataset, tabellen, Path(winkel) if winkel else Path("snapshot") / dataset)


def _land(gekozen: str) -> tuple[str, Path]:
    """The id and folder of a country that comes along, or of the user's own folder."""
    if _NAAM.fullmatch(gekozen) and (DATA / gekozen).is_dir():
        return gekozen, DATA / gekozen
    map_ = Path(gekozen)
    if not map_.is_dir():
        bekend = ", ".join(sorted(m.name for m in DATA.iterdir() if m.is_dir()))
        raise Opdrachtfout(
            f"Land '{kort(gekozen)}' is er niet; kies {bekend} of een map met tabellen."
        )
    return _eigen_land(map_), map_


def _eigen_land(map_: Path) -> str:
    try:
        dataset, _ = lees_dataset(map_ / "dataset.toml")
    except BestandFout as fout:
        raise Opdrachtfout(fout.melding.zin) from fout
    if not _NAAM.fullmatch(dataset.id):
        raise Opdrachtfout(
            f"dataset.toml: id '{kort(dataset.id)}' kan geen mapnaam zijn; gebruik kleine letters, "
            "cijfers en streepjes."
        )
    return dataset.id


def open_snapshot(waar: Plek) -> Snapshot:
    """The current snapshot of a country."""
    if not (waar.winkel / HUIDIG).exists():
        land = waar.dataset if waar.data == DATA / waar.dataset else waar.data
        eigen = "" if land == STANDAARD else f" --data {land}"
        raise Opdrachtfout(f"Er is nog geen snapshot; maak hem met: jeugdregio build{eigen}")
    try:
        return laad(waar.winkel)
    except OpslagFout as fout:
        raise Opdrachtfout(str(fout)) from fout


def lees_dagen(peildatum: str | None = None, kennisdatum: str | None = None) -> tuple[date, date]:
    """Both days; today where the user gives none."""
    nu = vandaag()
    return (
        lees_dag("--peildatum", peildatum) if peildatum is not None else nu,
        lees_dag("--kennisdatum", kennisdatum) if kennisdatum is not None else nu,
    )


def lees_periodedagen(
    peildatum: str | None, kennisdatum: str | None
) -> tuple[date, date, date | None]:
    """First day, kennisdatum and last day; the last is none for a question about one day."""
    if peildatum is None or ".." not in peildatum:
        return (*lees_dagen(peildatum, kennisdatum), None)
    try:
        eerste, laatste = lees_periode(peildatum)
    except ValueError as fout:
        raise Opdrachtfout(f"--peildatum {fout}.") from None
    return eerste, lees_dagen(None, kennisdatum)[1], laatste if laatste != eerste else None


def eigen_omgeving() -> None:
    """Stop with one sentence when another distribution shares one of our package names."""
    try:
        check_packages()
    except PackageCollision as fout:
        raise Opdrachtfout(str(fout)) from fout
