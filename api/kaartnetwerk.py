"""Who works with whom on a day, as nodes with a place on the map and lines with a meaning.

The whole country: regions, the links between them and the arrangements in which gemeenten of two or
more regions take part. One region: its gemeenten, its arrangements and its partners.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from graph.facts import Deelname, Verband
from graph.schakels import IN_WERKING, Schakels
from graph.snapshot import Snapshot
from graph.stand import Stand
from graph.taal import opsomming

Plek = tuple[float, float]
_VAK_LAND: Plek = (1150, 980)
_VAK_REGIO: Plek = (900, 560)
_MEEST = 12
_SOORT = {
    "wederkerig": "samen",
    "eenzijdig": "eenzijdig",
    "eenzijdig-onbevestigd": "onbevestigd",
}
"""Code of a link -> kind of line."""
NAAM_MAX = 60
"""Longer names are cut in the drawing; the table has them whole."""


@dataclass(frozen=True, slots=True)
class Knoop:
    """A region, gemeente or arrangement."""

    id: str
    naam: str
    soort: str
    x: float
    y: float
    kern: bool = False

    @property
    def code(self) -> str:
        """Its code, without the kind."""
        return self.id.removeprefix("verband:")


@dataclass(frozen=True, slots=True, order=True)
class Lijn:
    """``samen``, ``eenzijdig``, ``onbevestigd``, ``verband``, ``mogelijk`` or ``lid``.

    One line says one thing: what two regions do together for one function and what only one of
    them says of another are two lines. ``plek`` tells lines between the same two apart, from 0.
    """

    a: str
    b: str
    soort: str
    tekst: str
    bronnen: tuple[str, ...] = ()
    plek: int = 0


@dataclass
class Netwerk:
    """What is drawn."""

    titel: str
    om_regio: bool = False
    knopen: dict[str, Knoop] = field(default_factory=dict)
    lijnen: list[Lijn] = field(default_factory=list)


class Tekenaar:
    """Collects the network of one question."""

    def __init__(
        self, snapshot: Snapshot, dagen: tuple[date, date], plekken: Mapping[str, Plek]
    ) -> None:
        self.snapshot = snapshot
        self.dag, self.kennis = dagen
        self.stand = Stand(snapshot, *dagen)
        self.schakels = Schakels(snapshot, *dagen)
        self._plekken = plekken

    def netwerk(self, functie: str | None, regio: str | None) -> Netwerk:
        """The network of the country or of one region, for one function or all."""
        waarvan = self._naam(regio) if regio else self.snapshot.dataset.naam
        waarvoor = f": {self.snapshot.functie(functie).naam}" if functie else ""
        net = Netwerk(f"Samenwerking in {waarvan}{waarvoor}", bool(regio))
        lijnen = [*self._partners(functie, regio), *self._leden(regio)]
        if functie is None:
            lijnen += self._verbanden(regio)
        net.lijnen = _naast_elkaar(sorted(set(lijnen)))
        eigen = [regio] if regio else list(self.stand.regios)
        codes = sorted({*eigen, *(punt for lijn in lijnen for punt in (lijn.a, lijn.b))})
        vast = {c: self._plek(c) for c in codes if not c.startswith("verband:")}
        plekken = passend(vast, _VAK_REGIO if regio else _VAK_LAND)
        verbanden = [code for code in codes if code not in plekken]
        for code in codes:
            deel = verbanden.index(code) / len(verbanden) if code in verbanden else 0.0
            plek = plekken.get(code) or _midden(code, net.lijnen, plekken, deel)
            net.knopen[code] = self._knoop(code, plek, kern=code == regio)
        return net

    # --- lines ---

    def _partners(self, functie: str | None, regio: str | None) -> Iterable[Lijn]:
        """A line per pair and kind of link, with the functions of that kind and no others."""
        functies: dict[tuple[str, str, str], set[str]] = defaultdict(set)
        bronnen: dict[tuple[str, str, str], set[str]] = defaultdict(set)
        for f in [functie] if functie else self.snapshot.functies:
            for (a, z), code in self.schakels.codes(f).items():
                if code in IN_WERKING and regio in (None, a, z):
                    paar = (min(a, z), max(a, z)) if code == "wederkerig" else (a, z)
                    lijn = (*paar, _SOORT[code])
                    functies[lijn].add(self.snapshot.functie(f).naam)
                    feiten = {b.feit for b in self.schakels.grond(f, a, z, code)}
                    bronnen[lijn].update(self.snapshot.bronnen_van(feiten, self.kennis))
        for lijn, namen in functies.items():
            yield Lijn(*lijn, opsomming(sorted(namen)), tuple(sorted(bronnen[lijn])))

    def _leden(self, regio: str | None) -> Iterable[Lijn]:
        if regio:
            nummer = self.snapshot.regios.index(regio)
            for gemeente, r in zip(self.snapshot.gemeenten, self.stand.algemene_regio, strict=True):
                if r == nummer:
                    yield Lijn(gemeente, regio, "lid", "hoort bij de regio")

    def _verbanden(self, regio: str | None) -> Iterable[Lijn]:
        """Arrangements of two or more regions; around one region also those of it alone.

        Who surely takes part and who perhaps does are two lines.
        """
        per: dict[str, dict[str, list[Deelname]]] = defaultdict(lambda: defaultdict(list))
        for f in self.snapshot.zichtbaar(Deelname, self.kennis):
            van = self._regio_van(f.deelnemer)
            if van and f.geldig.periode(self.kennis).mogelijk_op(self.dag):
                per[f.verband][van].append(f)
        for code, regios in per.items():
            if (len(regios) > 1 and regio is None) or regio in regios:
                for van, feiten in regios.items():
                    yield from self._deelnames(van, f"verband:{code}", feiten)

    def _deelnames(self, van: str, verband: str, feiten: list[Deelname]) -> Iterable[Lijn]:
        zeker = {f.deelnemer for f in feiten if f.geldig.periode(self.kennis).zeker_op(self.dag)}
        for soort, groep in (
            ("verband", [f for f in feiten if f.deelnemer in zeker]),
            ("mogelijk", [f for f in feiten if f.deelnemer not in zeker]),
        ):
            wie = {self._naam(f.deelnemer) for f in groep}
            tekst = f"{len(wie)} deelnemers" if len(wie) > 4 else opsomming(sorted(wie))
            if wie:
                bronnen = self.snapshot.bronnen_van((f.id for f in groep), self.kennis)
                yield Lijn(van, verband, soort, tekst, bronnen)

    def _regio_van(self, code: str) -> str:
        if code in self.snapshot.regios:
            return code if code in self.stand.regios else ""
        if code not in self.snapshot.gemeenten:
            return ""
        nummer = int(self.stand.algemene_regio[self.snapshot.gemeentenummer[code]])
        regio = self.snapshot.regios[nummer] if nummer >= 0 else ""
        return regio if regio in self.stand.regios else ""

    # --- nodes ---

    def _knoop(self, code: str, plek: Plek, *, kern: bool) -> Knoop:
        soort = "regio" if code in self.snapshot.regios else "gemeente"
        if code.startswith("verband:"):
            soort = "verband"
        return Knoop(code, self._naam(code), soort, *plek, kern)

    def _naam(self, code: str) -> str:
        if code.startswith("verband:"):
            sleutel = code.removeprefix("verband:")
            namen = [f.naam for f in self.snapshot.zichtbaar(Verband, self.kennis)]
            codes = [f.code for f in self.snapshot.zichtbaar(Verband, self.kennis)]
            return next((n for n, c in zip(namen, codes, strict=True) if c == sleutel), sleutel)
        return self.snapshot.indeling.naam(code, self.dag)

    def _plek(self, code: str) -> Plek:
        """Its place on the map; on a circle for what has none."""
        if code in self._plekken:
            return self._plekken[code]
        alle = (*self.snapshot.regios, *self.snapshot.gemeenten)
        hoek = alle.index(code) / len(alle) * 2 * math.pi if code in alle else 0.0
        return 500 + 480 * math.cos(hoek), 500 + 480 * math.sin(hoek)


def _naast_elkaar(lijnen: list[Lijn]) -> list[Lijn]:
    """The same lines, numbered where several run between the same two."""
    gezien: dict[frozenset[str], int] = defaultdict(int)
    uit = []
    for lijn in lijnen:
        paar = frozenset((lijn.a, lijn.b))
        uit.append(replace(lijn, plek=gezien[paar]))
        gezien[paar] += 1
    return uit


def passend(plekken: Mapping[str, Plek], vak: Plek) -> dict[str, Plek]:
    """The same places, moved and stretched alike both ways to fill a box around the origin."""
    if not plekken:
        return {}
    xs, ys = [x for x, _ in plekken.values()], [y for _, y in plekken.values()]
    breed, hoog = max(xs) - min(xs), max(ys) - min(ys)
    schaal = min(vak[0] / max(breed, 1), vak[1] / max(hoog, 1), _MEEST)
    mx, my = min(xs) + breed / 2, min(ys) + hoog / 2
    return {
        code: (round((x - mx) * schaal, 1), round((y - my) * schaal, 1))
        for code, (x, y) in plekken.items()
    }


def _midden(code: str, lijnen: list[Lijn], plekken: Mapping[str, Plek], deel: float) -> Plek:
    """Between its regions, or on a ring around its only one; ``deel`` of the way around."""
    bij = [plekken[lijn.a] for lijn in lijnen if lijn.b == code]
    hoek, straal = deel * 2 * math.pi, 30 if len(bij) > 1 else 250
    x, y = (sum(as_) / len(bij) for as_ in zip(*bij, strict=True))
    return round(x + straal * math.cos(hoek), 1), round(y + straal * math.sin(hoek), 1)
