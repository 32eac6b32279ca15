"""The forms in which an answer can come, and which one the client wants (RFC 9110, 12.5.1)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from api.errors import Probleem

_GEWICHT = re.compile(r"0(\.[0-9]{0,3})?|1(\.0{0,3})?")

SOORTEN = {
    "json": "application/json",
    "csv": "text/csv",
    "jsonld": "application/ld+json",
    "turtle": "text/turtle",
    "geojson": "application/geo+json",
    "html": "text/html",
    "problem": "application/problem+json",
}
"""Name of a form -> media type."""
HEEL = ("csv", "geojson")
"""Forms that are files: a list in such a form is never cut into pages unasked."""
MET_CHARSET = {"csv": "text/csv; charset=utf-8; header=present", "html": "text/html; charset=utf-8"}


def inhoudssoort(vorm: str) -> str:
    """The value of Content-Type for a form."""
    return MET_CHARSET.get(vorm, SOORTEN.get(vorm, vorm))


def kies_vorm(accept: str | None, vormen: Sequence[str]) -> str:
    """The form that the client likes best; with a tie the first of ours. 406 when none will do."""
    if not accept:
        return vormen[0]
    wensen = [_wens(deel) for deel in accept.split(",") if deel.strip()]
    waarde = {vorm: _kwaliteit(SOORTEN.get(vorm, vorm), wensen) for vorm in vormen}
    beste = max(vormen, key=waarde.__getitem__)
    if waarde[beste] > 0:
        return beste
    soorten = ", ".join(SOORTEN.get(vorm, vorm) for vorm in vormen)
    raise Probleem(406, f"Deze vorm is er niet; vraag met Accept om {soorten}.")


def _wens(deel: str) -> tuple[str, float]:
    """A media range and its weight. What is not well formed asks for nothing."""
    bereik, *parameters = (stuk.strip().lower() for stuk in deel.split(";"))
    gewicht = 1.0
    for parameter in parameters:
        naam, _, tekst = parameter.partition("=")
        if naam.strip() == "q":
            gewicht = float(tekst) if _GEWICHT.fullmatch(tekst.strip()) else 0.0
    return bereik, gewicht


def _kwaliteit(soort: str, wensen: list[tuple[str, float]]) -> float:
    """The weight of the most specific range that covers the type."""
    hoofd = soort.partition("/")[0]
    for bereik in (soort, f"{hoofd}/*", "*/*"):
        gewichten = [gewicht for gevraagd, gewicht in wensen if gevraagd == bereik]
        if gewichten:
            return max(gewichten)
    return 0.0
