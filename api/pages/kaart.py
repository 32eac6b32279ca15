"""The country as a map: regions by status, partners, and the same facts as a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from api import rijen
from api.eerder import bronnen_toen
from api.errors import niet_gevonden
from api.pages import palet, sjabloon
from api.pages.blad import Blad
from api.pages.geo import Landkaart, landkaart
from api.pages.tijd import EERSTE_JAAR, jaarlinks
from api.schakeltekst import over_en_weer
from api.telling import in_woorden, rust_op_aanwijzing, tel
from api.web.parameters import FUNCTIE
from graph.clusters import clusters
from graph.taal import datum, opsomming

QUERY = (FUNCTIE,)
_VEEL = 4
_BRONNEN = 4
"""Most sources that the file names."""
_STIJLEN = ("a", "b", "c")
_VOORKEUR = "gesloten-jeugdhulp"
"""The function that a visitor sees first, where the country has it; else one with most evidence."""


@dataclass(frozen=True, slots=True)
class Vlak:
    """One region on the map."""

    nummer: int
    rij: rijen.Rij
    pad: str
    midden: tuple[float, float]
    partners: list[tuple[str, str]]
    """Each with who names whom."""

    @property
    def uiterlijk(self) -> str:
        """Its look in the legend."""
        alleen = rust_op_aanwijzing(self.rij)
        return palet.uiterlijk(str(self.rij["status"]), alleen_aanwijzing=alleen)

    @property
    def bronnen(self) -> tuple[str, ...]:
        """What the status rests on."""
        bronnen = self.rij["bronnen"]
        return bronnen if isinstance(bronnen, tuple) else ()


@dataclass(frozen=True, slots=True)
class Cluster:
    """Regions that work together by one text, or that name each other."""

    naam: str
    regios: tuple[str, ...]
    bronnen: tuple[str, ...]
    omtrek: str
    stijl: str


@dataclass(frozen=True, slots=True)
class Boog:
    """A line between two partners."""

    pad: str
    eenzijdig: bool
    dun: bool
    """One of many in a large cluster: its outline says the same."""
    tekst: str


def kaart(blad: Blad) -> dict[str, Any]:
    """The page with the map."""
    functie = _functie(blad)
    snap, gegevens = blad.snap, _tekening(blad, functie)
    return {
        **gegevens,
        "eerder": bronnen_toen(blad.vraag, [vlak.rij for vlak in gegevens["vlakken"]]),
        "titel": f"Kaart: {snap.functie(functie).naam}",
        "functies": sorted(snap.functies, key=lambda f: snap.functie(f).naam.casefold()),
        "jaren": jaarlinks(blad),
        "eerste_jaar": EERSTE_JAAR,
        "pngnaam": bestandsnaam(blad).replace(".svg", ".png"),
    }


def bestand(blad: Blad) -> dict[str, Any]:
    """The map as one SVG file that says by itself what it shows, of which day, and from whom."""
    functie, snap = _functie(blad), blad.snap
    gegevens = _tekening(blad, functie)
    if not gegevens["land"].paden:
        raise niet_gevonden(f"De kaart van {snap.dataset.naam}", "gebruik de tabel")
    verzonnen = " (verzonnen gegevens)" if snap.dataset.verzonnen else ""
    gegevens["kop_tekst"] = f"{snap.functie(functie).naam}, {datum(blad.dag)}{verzonnen}"
    gegevens["slotzinnen"] = list(_slotzinnen(blad, gegevens["vlakken"]))
    return {"inhoud": sjabloon.teken("landkaart.svg", blad, gegevens)}


def bestandsnaam(blad: Blad) -> str:
    """A name that says what is inside."""
    return f"kaart-{_functie(blad)}-{blad.dag.isoformat()}.svg"


def _tekening(blad: Blad, functie: str) -> dict[str, Any]:
    """What is drawn."""
    land = landkaart(blad.verzoek.staat)
    paren = _paren(blad, functie)
    vlakken = _vlakken(blad, land, functie, paren)
    groepen = _clusters(blad, land, functie)
    groot = [set(c.regios) for c in groepen if len(c.regios) > _VEEL]
    return {
        "functie": functie,
        "land": land,
        "vlakken": vlakken,
        "statussen": {v.uiterlijk for v in vlakken},
        "clusters": groepen,
        "bogen": [
            _boog(
                blad, land, functie, paar, code, dun=any(groep.issuperset(paar) for groep in groot)
            )
            for paar, code in sorted(paren.items())
        ],
        "samenvatting": in_woorden(tel(vlak.rij for vlak in vlakken)),
    }


def _slotzinnen(blad: Blad, vlakken: list[Vlak]) -> Iterator[str]:
    """Below the map in the file: dates, sources and licence."""
    snap = blad.snap
    if snap.dataset.verzonnen:
        yield (
            f"Verzonnen gegevens. {snap.dataset.naam} bestaat niet; niets in dit bestand zegt iets "
            "over een echte gemeente of regio."
        )
    yield (
        f"Stand op {datum(blad.dag)}, volgens wat bronnen op {datum(blad.kennis)} konden "
        "vertellen. Onbekend bewijst niet dat er niets is."
    )
    genoemd = sorted({bron for vlak in vlakken for bron in vlak.bronnen})
    titels = [snap.bronnen[bron].titel for bron in genoemd]
    if len(titels) > _BRONNEN:
        titels[_BRONNEN - 1 :] = [f"{len(titels) - _BRONNEN + 1} andere"]
    yield f"Bronnen van de statussen: {opsomming(titels) or 'geen'}."
    yield f"{snap.dataset.attributie} Snapshot {snap.id}."


def _functie(blad: Blad) -> str:
    return blad["functie"] or _eerste_functie(blad)


def _eerste_functie(blad: Blad) -> str:
    if _VOORKEUR in blad.snap.functies:
        return _VOORKEUR
    bekend = [(r.status != "onbekend", r.functie) for r in blad.vraag.dekking.rijen()]
    functies = sorted(blad.snap.functies)
    return max(functies, key=lambda f: sum(iets for iets, wat in bekend if wat == f))


def _paren(blad: Blad, functie: str) -> dict[tuple[str, str], str]:
    """Partners in force, each pair once; one-sided ones in the direction of who says so."""
    codes = blad.vraag.schakels.codes(functie)
    uit: dict[tuple[str, str], str] = {}
    for (a, z), code in codes.items():
        if code == "wederkerig":
            uit[min(a, z), max(a, z)] = code
        elif code.startswith("eenzijdig"):
            uit[a, z] = code
    return uit


def _vlakken(
    blad: Blad, land: Landkaart, functie: str, paren: dict[tuple[str, str], str]
) -> list[Vlak]:
    vlakken = []
    for nummer, rij in enumerate(rijen.dekking(blad.vraag, functie=functie), 1):
        code = str(rij["regio"])
        samen = {z if a == code else a for a, z in paren if code in (a, z)}
        vlakken.append(
            Vlak(
                nummer,
                rij,
                land.paden.get(code, ""),
                land.middens.get(code, (0, 0)),
                [
                    (p, over_en_weer(blad.vraag.schakels, functie, (code, p), blad.naam))
                    for p in sorted(samen, key=blad.naam)
                ],
            )
        )
    return vlakken


def _clusters(blad: Blad, land: Landkaart, functie: str) -> list[Cluster]:
    """Each with its outline; two that overlap stay two, and look different."""
    getekend: list[Cluster] = []
    for c in clusters(blad.vraag.schakels, functie):
        raakt = [ander.stijl for ander in getekend if set(ander.regios) & set(c.regios)]
        stijl = min(_STIJLEN, key=raakt.count)
        getekend.append(Cluster(c.naam, c.regios, c.bronnen, land.omtrek(c.regios), stijl))
    return getekend


def _boog(
    blad: Blad, land: Landkaart, functie: str, paar: tuple[str, str], code: str, *, dun: bool
) -> Boog:
    (x1, y1), (x2, y2) = (land.middens.get(c, (0, 0)) for c in paar)
    mx, my = (x1 + x2) / 2 + (y2 - y1) * 0.14, (y1 + y2) / 2 - (x2 - x1) * 0.14
    pad = f"M{x1:.0f} {y1:.0f}Q{mx:.0f} {my:.0f} {x2:.0f} {y2:.0f}"
    samen = code == "wederkerig"
    wie = over_en_weer(blad.vraag.schakels, functie, paar, blad.naam)
    tekst = f"{blad.naam(paar[0])} en {blad.naam(paar[1])}: {wie}" if samen else wie
    return Boog(pad, not samen, dun and samen, tekst)
