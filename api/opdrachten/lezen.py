"""Reading a country with a progress bar; what cannot be read at all is one sentence."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.progress import Progress

from api.opdrachten.fouten import Opdrachtfout
from api.opdrachten.uitvoer import console
from loaders.base import BestandFout, Uitkomst
from loaders.land import Land, Voortgang, lees_land


def lees(map_: Path, alleen: list[str] | None = None) -> Land:
    """All tables of a folder, or those of some loaders."""
    with _voortgang() as voortgang:
        try:
            return lees_land(map_, alleen or None, voortgang)
        except BestandFout as fout:
            raise Opdrachtfout(fout.melding.zin) from fout
        except ValueError as fout:
            raise Opdrachtfout(hoofdletter(f"{fout}.")) from fout


def onbruikbaar(uitkomst: Uitkomst) -> bool:
    """The file as a whole could not be used."""
    return bool(uitkomst.meldingen) and not uitkomst.rijen_in


def hoofdletter(zin: str) -> str:
    """A sentence begins with a capital."""
    return zin[:1].upper() + zin[1:]


@contextmanager
def _voortgang() -> Iterator[Voortgang | None]:
    """A bar on a terminal; nothing otherwise."""
    if not sys.stderr.isatty():
        yield None
        return
    with Progress(console=console(fout=True), transient=True) as balk:
        taak = balk.add_task("Lezen", total=None)
        yield lambda naam, nummer, alle: balk.update(
            taak, total=alle, completed=nummer, description=f"Lezen: {naam}"
        )
