"""Rows as a table for people, or as CSV or JSON for programs.

CSV and JSON hold the columns of ``api.kolommen`` and nothing else, except that JSON rows of a
made-up country end with ``"verzonnen": true``; for CSV that is said on standard error.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TextIO

from rich import box
from rich.console import Console
from rich.table import Table

from api.keuze import kies_uit
from api.kolommen import Tabel
from api.rijen import Rij, plat
from graph.dataset import Dataset
from graph.tekst import csv_cel

VORMEN = ("table", "csv", "json")
_CODES = ("regio", "buur", "partner", "lijst", "status", "code", "soort", "gemeenten")
_SMAL = frozenset((*_CODES, "van", "tot", "tot_laatst", "wederkerig", "rol", "rol_partner"))
"""Columns of codes and dates: kept on one line where the screen is wide enough to lose nothing."""
_RUIM = 130
BREEDTE = 160
"""Columns of a table that is not shown on a terminal."""


def vorm(gekozen: str | None) -> str:
    """The chosen form; a table on a terminal and CSV otherwise when none was chosen."""
    if gekozen is None:
        return "table" if sys.stdout.isatty() else "csv"
    return kies_uit("Vorm", gekozen, VORMEN)


def verzonnen(dataset: Dataset) -> str:
    """The warning that a made-up country needs with everything it shows; else empty."""
    return f"{dataset.naam} is verzonnen: dit zegt niets over een echt land." * dataset.verzonnen


def schrijf(
    tabel: Tabel, rijen: Sequence[Rij], vorm_: str, dataset: Dataset, onderschrift: Sequence[str]
) -> None:
    """Print rows in one of the forms."""
    schrijvers: dict[str, Callable[[], None]] = {
        "table": lambda: _tabel(tabel, rijen, [*onderschrift, verzonnen(dataset)]),
        "csv": lambda: _csv(tabel, rijen, sys.stdout, verzonnen(dataset)),
        "json": lambda: _json(rijen, sys.stdout, dataset),
    }
    schrijvers[vorm_]()


def console(*, fout: bool = False) -> Console:
    """A rich console; wide enough for a table when there is no terminal."""
    stroom = sys.stderr if fout else sys.stdout
    breedte = None if stroom.isatty() else BREEDTE
    return Console(file=stroom, width=breedte, highlight=False, markup=False, soft_wrap=False)


def _csv(tabel: Tabel, rijen: Iterable[Rij], uit: TextIO, waarschuwing: str) -> None:
    if waarschuwing:
        print(waarschuwing, file=sys.stderr)
    schrijf_csv(tabel.kolommen, rijen, uit)


def schrijf_csv(kolommen: Sequence[str], rijen: Iterable[Rij], uit: TextIO) -> None:
    """Rows as CSV with LF and a header, also when there are none."""
    schrijver = csv.writer(uit, lineterminator="\n")
    schrijver.writerow(kolommen)
    schrijver.writerows([csv_cel(rij[k]) for k in kolommen] for rij in rijen)


def tekst(waarde: object) -> str:
    """A cell: lists joined by a semicolon, truth as ja or nee."""
    if isinstance(waarde, tuple):
        return ";".join(map(str, waarde))
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    return str(waarde)


def _json(rijen: Iterable[Rij], uit: TextIO, dataset: Dataset) -> None:
    extra = {"verzonnen": True} if dataset.verzonnen else {}
    regels = [json.dumps({**plat(rij), **extra}, ensure_ascii=False) for rij in rijen]
    uit.write("[" + ",".join(f"\n {regel}" for regel in regels) + ("\n]\n" if regels else "]\n"))


def _tabel(tabel: Tabel, rijen: Sequence[Rij], onderschrift: Iterable[str]) -> None:
    scherm = console()
    if rijen:
        rooster = Table(title=tabel.titel, title_justify="left", box=box.SIMPLE_HEAD)
        for kolom in tabel.kort:
            heel = scherm.width >= _RUIM and kolom in _SMAL
            rooster.add_column(kolom.replace("_", " "), overflow="fold", no_wrap=heel)
        for rij in rijen:
            rooster.add_row(*(_cel(rij, kolom) for kolom in tabel.kort))
        scherm.print(rooster)
    else:
        scherm.print(f"{tabel.titel}: geen rijen. {tabel.leeg}".rstrip())
    for regel in filter(None, onderschrift):
        scherm.print(regel)


def _cel(rij: Rij, kolom: str) -> str:
    if kolom == "gemeenten":
        return f"{rij['gemeenten_gedekt']}/{rij['gemeenten_totaal']}"
    if kolom == "grenzen":
        laagste, hoogste = float(str(rij["laagste"])), float(str(rij["hoogste"]))
        return f"{laagste:.0%} tot {hoogste:.0%}"
    waarde = rij[kolom]
    return ", ".join(waarde) if isinstance(waarde, tuple) else tekst(waarde)
