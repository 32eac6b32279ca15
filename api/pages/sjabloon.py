"""The templates: every value is escaped, a name that does not exist is an error."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from textwrap import wrap
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from api.pages import palet, taal
from api.pages.blad import Blad
from api.rijen import Rij
from api.telling import rust_op_aanwijzing
from graph.samenvatting import NIVEAUS
from graph.taal import getal
from graph.zinnen import ALLEMAAL_ONBEKEND

_MAP = files("api.pages")


@cache
def omgeving() -> Environment:
    """Jinja with our filters and words."""
    env = Environment(
        loader=PackageLoader("api.pages", "sjablonen"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters |= {
        "datum": taal.datum,
        "getal": getal,
        "procent": taal.procent,
        "hoofdletter": taal.hoofdletter,
        "uiterlijk": _uiterlijk,
        "regels": wrap,
    }
    env.globals |= {
        "tekens": palet.LEGENDA,
        "statussen_alle": palet.TEKENS,
        "kaartblauw": palet.KAARTBLAUW,
        "niveaus": NIVEAUS,
        "niveaunaam": taal.NIVEAUNAMEN,
        "schakelnaam": taal.SCHAKELNAMEN,
        "grondslagnaam": taal.GRONDSLAGNAMEN,
        "soortnaam": taal.SOORTNAMEN,
        "rolnaam": taal.ROLNAMEN,
        "bronsoort": taal.BRONSOORTEN,
        "vlagnaam": taal.VLAGNAMEN,
        "uitvoering": UITVOERING,
        "allemaal_onbekend": ALLEMAAL_ONBEKEND,
    }
    return env


def _uiterlijk(rij: Rij) -> str:
    """How a row looks: by its status, and by whether it rests on an allotment only."""
    return palet.uiterlijk(str(rij["status"]), alleen_aanwijzing=rust_op_aanwijzing(rij))


def teken(naam: str, blad: Blad, gegevens: dict[str, Any]) -> str:
    """A page."""
    vast = {"b": blad, "dataset": blad.snap.dataset, "bronnen": blad.snap.bronnen}
    return omgeving().get_template(naam).render({**vast, **gegevens})


def teken_los(naam: str, **gegevens: Any) -> str:
    """A page without a request behind it: an error, or a file to keep."""
    return omgeving().get_template(naam).render(gegevens)


def lees(*delen: str) -> bytes:
    """A file that comes with the pages."""
    return _MAP.joinpath(*delen).read_bytes()


def _uitvoering() -> str:
    """Changes with any template or style sheet, so that a browser never mixes two versions."""
    inhoud = hashlib.blake2b(palet.stijlblad().encode(), digest_size=6)
    for map_ in ("sjablonen", "statisch"):
        for bestand in sorted(_MAP.joinpath(map_).iterdir(), key=lambda b: b.name):
            inhoud.update(bestand.read_bytes())
    return inhoud.hexdigest()


UITVOERING = _uitvoering()
