"""Reading a country with a progress bar; what cannot be read at all is one sentence."""

from __future__ import annotations

from pathlib import Path

from api.opdrachten.fouten import Opdrachtfout
from api.opdrachten.voortgang import voortgang
from loaders.base import BestandFout
from loaders.land import Land, lees_land


def lees(map_: Path, alleen: list[str] | None = None) -> Land:
    """All tables of a folder, or those of some loaders."""
    with voortgang("Lezen") as meld:
        try:
            return lees_land(map_, alleen or None, meld)
        except BestandFout as fout:
            raise Opdrachtfout(fout.melding.zin) from fout
        except ValueError as fout:
            raise Opdrachtfout(hoofdletter(f"{fout}.")) from fout


def hoofdletter(zin: str) -> str:
    """A sentence begins with a capital."""
    return zin[:1].upper() + zin[1:]
