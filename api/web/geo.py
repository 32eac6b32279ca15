"""Outlines of regions and gemeenten as GeoJSON in CRS84 (RFC 7946, ADR-GEO)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import orjson

from api.leeg import Leeg
from api.web.hulpbron import Hulpbron, Rij
from api.web.staat import Staat
from api.web.velden import naar_json
from api.web.vraag import Parameter, Verzoek
from loaders.land import DATA

CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
Doos = tuple[float, float, float, float]
"""West, south, east, north."""


_DEEL = r"(\.[0-9]{1,10})?"
_LENGTE = rf"-?(180|(1[0-7][0-9]|[0-9]{{1,2}}){_DEEL})"
_BREEDTE = rf"-?(90|[0-8]?[0-9]{_DEEL})"
_HOEK = f"{_LENGTE},{_BREEDTE}"
_VORM = f"{_HOEK},{_HOEK}"


def _lees_doos(tekst: str, _: Staat) -> str:
    """The text itself, so that links repeat what was asked."""
    if re.fullmatch(_VORM, tekst):
        return tekst
    raise ValueError(
        f"'{tekst[:80]}' is geen gebied; geef west,zuid,oost,noord in graden, zoals 4,52,5,53"
    )


def _doos(tekst: str) -> Doos:
    """The box between two opposite corners, whichever comes first."""
    lengte, breedte, andere_lengte, andere_breedte = (float(deel) for deel in tekst.split(","))
    west, oost = sorted((lengte, andere_lengte))
    zuid, noord = sorted((breedte, andere_breedte))
    return west, zuid, oost, noord


BBOX = Parameter(
    "bbox",
    "Alleen wat (deels) in dit gebied ligt: west,zuid,oost,noord in graden (CRS84), of twee andere "
    "hoeken tegenover elkaar.",
    _lees_doos,
    {"type": "string", "pattern": f"^{_VORM}$", "maxLength": 64},
    "4,52,5,53",
)


def omtrekken(staat: Staat, soort: str) -> Mapping[str, Any]:
    """Geometry by code of ``regios`` or ``gemeenten``; empty when the country has no outlines."""
    return staat.eens(f"omtrek-{soort}", lambda: _lees(staat, soort)[0])


def herkomst(staat: Staat, soort: str) -> Mapping[str, str]:
    """Source and licence of the outlines."""
    return staat.eens(f"omtrekbron-{soort}", lambda: _lees(staat, soort)[1])


def _lees(staat: Staat, soort: str) -> tuple[dict[str, Any], dict[str, str]]:
    eigen = DATA / staat.snapshot.dataset.id / "geo"
    pad = (staat.instellingen.geodata or eigen) / f"{soort}.geojson"
    if not pad.is_file():
        return {}, {}
    inhoud = orjson.loads(pad.read_bytes())
    over = {naam: inhoud[naam] for naam in ("bron", "licentie") if naam in inhoud}
    return {f["properties"]["code"]: f["geometry"] for f in inhoud["features"]}, over


def in_gebied(verzoek: Verzoek, soort: str, rijen: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows whose outline touches the box that was asked; those without one are left out."""
    if verzoek["bbox"] is None:
        return rijen
    doos = _doos(verzoek["bbox"])
    dozen = verzoek.staat.eens(f"dozen-{soort}", lambda: _dozen(verzoek.staat, soort))
    return [rij for rij in rijen if rij["code"] in dozen and _raakt(dozen[rij["code"]], doos)]


def _dozen(staat: Staat, soort: str) -> dict[str, Doos]:
    uit: dict[str, Doos] = {}
    for code, geometrie in omtrekken(staat, soort).items():
        punten = list(_punten(geometrie["coordinates"]))
        lengtes, breedtes = [p[0] for p in punten], [p[1] for p in punten]
        uit[code] = min(lengtes), min(breedtes), max(lengtes), max(breedtes)
    return uit


def _punten(delen: Any) -> Iterator[Sequence[float]]:
    if isinstance(delen[0], int | float):
        yield delen
    else:
        for deel in delen:
            yield from _punten(deel)


def _raakt(een: Doos, ander: Doos) -> bool:
    return een[0] <= ander[2] and ander[0] <= een[2] and een[1] <= ander[3] and ander[1] <= een[3]


def naar_geojson(
    bron: Hulpbron, verzoek: Verzoek, rijen: Sequence[Rij], leeg: Leeg | None = None
) -> bytes:
    """A FeatureCollection, or one Feature."""
    soort = bron.pad.split("/")[1]
    vormen = omtrekken(verzoek.staat, soort)
    features = [
        {
            "type": "Feature",
            "id": rij["code"],
            "geometry": vormen.get(rij["code"]),
            "properties": naar_json(rij, bron.kolommen, verzoek),
        }
        for rij in rijen
    ]
    over = {
        **herkomst(verzoek.staat, soort),
        "peildatum": verzoek.peildatum.isoformat(),
        "snapshot": verzoek.staat.snapshot.id,
        "verzonnen": verzoek.staat.snapshot.dataset.verzonnen,
    }
    if not bron.is_lijst:
        return orjson.dumps({**features[0], **over})
    if leeg:
        over["leeg"] = leeg
    return orjson.dumps({"type": "FeatureCollection", "features": features, **over})
