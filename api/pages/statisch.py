"""Style sheets and scripts: our own, and the drawing program that pyvis brings; nothing else."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from fastapi import Request, Response

from api.errors import niet_gevonden
from api.pages import palet, sjabloon
from api.pages.pagina import foutpagina

_SOORT = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
}
_EEN_JAAR = "public, max-age=31536000, immutable"
VIS = "vis-network.min.js"


@cache
def bestand(naam: str) -> bytes | None:
    """The bytes of a static file; ``None`` for any other name."""
    if naam == "palet.css":
        return palet.stijlblad().encode()
    if naam == VIS:
        return _van_pyvis().read_bytes()
    if naam in _eigen():
        return sjabloon.lees("statisch", naam)
    return None


def _van_pyvis() -> Path:
    """Found without importing pyvis: that takes a second, for a file that lies beside its code."""
    plek = find_spec("pyvis")
    if plek is None or not plek.submodule_search_locations:
        raise ModuleNotFoundError("pyvis")
    return Path(plek.submodule_search_locations[0], "templates", "lib", "vis-9.1.2", VIS)


@cache
def _eigen() -> frozenset[str]:
    return frozenset(pad.name for pad in files("api.pages").joinpath("statisch").iterdir())


async def geef_bestand(request: Request) -> Response:
    """One static file; its address changes with its content, so it may be kept."""
    naam = request.path_params["naam"]
    inhoud = bestand(naam)
    soort = _SOORT.get(naam.rpartition(".")[2])
    if inhoud is None or soort is None:
        return foutpagina(request, niet_gevonden("Dit bestand", "ga terug naar het overzicht"))
    bewaren = _EEN_JAAR if "v" in request.query_params else "no-cache"
    return Response(inhoud, headers={"Cache-Control": bewaren}, media_type=soort)
