"""Outlines of the regions as paths of an SVG, and where their middles lie."""

from __future__ import annotations

import csv
import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import orjson

from api.web.staat import Staat
from loaders.land import DATA

BREEDTE = 1000
Punt = tuple[float, float]
Ring = list[Punt]


@dataclass(frozen=True, slots=True)
class Landkaart:
    """What is needed to draw: paths and middles in the coordinates of the SVG."""

    hoogte: int = BREEDTE
    paden: dict[str, str] = field(default_factory=dict)
    middens: dict[str, Punt] = field(default_factory=dict)
    ringen: dict[str, list[Ring]] = field(default_factory=dict)
    bron: str = ""

    def omtrek(self, codes: Iterable[str]) -> str:
        """The path around some regions together: the edges that only one of them has."""
        telling: Counter[frozenset[Punt]] = Counter()
        stukken: dict[frozenset[Punt], tuple[Punt, Punt]] = {}
        for code in codes:
            for ring in self.ringen.get(code, ()):
                for a, z in pairwise(ring):
                    telling[frozenset((a, z))] += 1
                    stukken[frozenset((a, z))] = a, z
        rand = [stukken[sleutel] for sleutel, keer in telling.items() if keer == 1]
        return _aaneen(rand)


def geomap(staat: Staat) -> Path:
    """The folder with the outlines."""
    return staat.instellingen.geodata or DATA / staat.snapshot.dataset.id / "geo"


def landkaart(staat: Staat) -> Landkaart:
    """The map of the country, made once; empty when there are no outlines."""
    return staat.eens("landkaart", lambda: lees(geomap(staat)))


def lees(map_: Path) -> Landkaart:
    """Read outlines and middles of a folder."""
    bestand = map_ / "regios.geojson"
    if not bestand.is_file():
        return Landkaart()
    inhoud = orjson.loads(bestand.read_bytes())
    ringen = {f["properties"]["code"]: _ringen(f["geometry"]) for f in inhoud["features"]}
    punten = [punt for lijst in ringen.values() for ring in lijst for punt in ring]
    naar, hoogte = _projectie(punten)
    getekend = {
        code: [[naar(punt) for punt in ring] for ring in lijst] for code, lijst in ringen.items()
    }
    middens = {code: naar(punt) for code, punt in middelpunten(map_).items()}
    return Landkaart(
        hoogte=hoogte,
        paden={code: "".join(map(_pad, lijst)) for code, lijst in getekend.items()},
        middens=middens,
        ringen=getekend,
        bron=str(inhoud.get("bron", "")),
    )


def middelpunten(map_: Path) -> dict[str, Punt]:
    """Longitude and latitude per gemeente and region."""
    bestand = map_ / "middelpunten.csv"
    if not bestand.is_file():
        return {}
    with bestand.open(encoding="utf-8", newline="") as regels:
        return {r["code"]: (float(r["lon"]), float(r["lat"])) for r in csv.DictReader(regels)}


def _ringen(vorm: dict[str, Any]) -> list[Ring]:
    vlakken = vorm["coordinates"] if vorm["type"] == "MultiPolygon" else [vorm["coordinates"]]
    return [[(x, y) for x, y, *_ in ring] for vlak in vlakken for ring in vlak]


def _projectie(punten: list[Punt]) -> tuple[Any, int]:
    """Flat, true to scale around the middle: good enough for a country of this size."""
    west, oost = min(x for x, _ in punten), max(x for x, _ in punten)
    zuid, noord = min(y for _, y in punten), max(y for _, y in punten)
    krimp = math.cos(math.radians((zuid + noord) / 2))
    marge = 20
    schaal = (BREEDTE - 2 * marge) / ((oost - west) * krimp)

    def naar(punt: Punt) -> Punt:
        x = marge + (punt[0] - west) * krimp * schaal
        return round(x, 1), round(marge + (noord - punt[1]) * schaal, 1)

    return naar, round((noord - zuid) * schaal + 2 * marge)


def _pad(ring: Ring) -> str:
    """A closed ring in whole units, each step relative to the one before: half the size."""
    heel = [(round(x), round(y)) for x, y in ring]
    (x, y), *rest = heel
    delen = [f"M{x} {y}"]
    for x2, y2 in rest:
        if (x2, y2) != (x, y):
            delen.append(f"l{x2 - x} {y2 - y}")
            x, y = x2, y2
    return "".join((*delen, "z"))


def _aaneen(stukken: list[tuple[Punt, Punt]]) -> str:
    """Loose edges joined into as few lines as can be: dashes then run on around a corner."""
    per_punt: dict[Punt, list[Punt]] = {}
    for a, z in stukken:
        per_punt.setdefault(a, []).append(z)
    return "".join(_lijnen(per_punt))


def _lijnen(per_punt: dict[Punt, list[Punt]]) -> Iterator[str]:
    while per_punt:
        begin = punt = next(iter(per_punt))
        delen = [f"M{begin[0]:.0f} {begin[1]:.0f}"]
        while volgend := per_punt.get(punt):
            nieuw = volgend.pop()
            if not volgend:
                del per_punt[punt]
            punt = nieuw
            delen.append(f"L{punt[0]:.0f} {punt[1]:.0f}")
        yield "".join(delen)
