"""The start page: what is unknown, what is known, and every region by every function."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from api.bevindingen import bevindingen
from api.keuze import STATUSSEN
from api.pages import gebied, palet
from api.pages.blad import Blad
from api.telling import Aantal, geborgd_van, iets_bekend, in_woorden
from api.web.geheugen import Geheugen
from api.web.parameters import NIVEAU, STATUS
from graph.dekking import Dekkingsrij
from graph.samenvatting import NIVEAUS, Samenvatting, per_niveau, samenvatting
from graph.taal import datum, opsomming
from graph.zinnen import alleen_aanwijzing, waarvan

_RIJEN: Geheugen[dict[tuple[str, str], Dekkingsrij]] = Geheugen(8)
"""Rows of the last days that were asked: every choice of filters draws on the same ones."""
QUERY = (NIVEAU, STATUS, gebied.GEBIED)


@dataclass(frozen=True, slots=True)
class Cel:
    """One region and function in the matrix."""

    regio: str
    rij: Dekkingsrij
    gekozen: bool
    """Passes the filter on status."""

    @property
    def uiterlijk(self) -> str:
        """Its look in the legend."""
        return palet.uiterlijk(self.rij.status, alleen_aanwijzing=alleen_aanwijzing(self.rij))

    @property
    def was(self) -> str:
        """The last known status of an unknown one."""
        return self.rij.laatst_bekend if self.rij.status == "onbekend" else ""


@dataclass(frozen=True, slots=True)
class Niveaublok:
    """The functions of one level: those with evidence as rows, the others as a list."""

    niveau: str
    rijen: list[tuple[str, list[Cel]]]
    zonder: list[str]


def start(blad: Blad) -> dict[str, Any]:
    """All that the start page shows."""
    regios = gebied.regios_in(blad, blad["gebied"])
    alle = _RIJEN.of(
        (blad.snap.id, blad.dag, blad.kennis),
        lambda: {(r.regio, r.functie): r for r in blad.vraag.dekking.rijen()},
    )
    telling = Counter(rij.status for rij in alle.values())
    tellingen = samenvatting(blad.snap, blad.dag, blad.kennis)
    return {
        "titel": "Overzicht",
        "namen": {code: blad.naam(code) for code in regios},
        "blokken": _blokken(blad, alle, regios),
        "telling": telling,
        "totaal": sum(telling.values()),
        "eerder": sum(bool(r.laatst_bekend) for r in alle.values() if r.status == "onbekend"),
        "per_niveau": [_niveau(t) for t in per_niveau(tellingen) if t.samen],
        "per_niveau_delen": _per_niveau(blad, alle),
        "bevindingen": [*_geborgd(blad, alle), *bevindingen(blad.vraag)],
        "gebieden": gebied.keuzes(blad),
        "eerdere_dagen": eerdere_dagen(blad),
        "filters": {p.naam: blad[p.naam] for p in QUERY if blad[p.naam]},
    }


def _geborgd(blad: Blad, alle: dict[tuple[str, str], Dekkingsrij]) -> list[str]:
    """What is secured in most regions, in one sentence; nothing when nothing is."""
    telling = Counter(functie for (_, functie), rij in alle.items() if rij.status == "geborgd")
    meest = sorted(telling.items(), key=lambda paar: (-paar[1], paar[0]))[:3]
    if not meest:
        return ["Geen functie is volgens onze bronnen op deze dag in een hele regio geborgd."]
    regios = len(blad.vraag.dekking.regios)
    zwak = Counter(functie for (_, functie), rij in alle.items() if _alleen_aangewezen(rij))
    delen = [
        f"{blad.snap.functie(f).naam} in {n} van de {regios} regio’s{waarvan(n, zwak[f])}"
        for f, n in meest
    ]
    return [f"Het vaakst geborgd: {opsomming(delen)}."]


def _alleen_aangewezen(rij: Dekkingsrij) -> bool:
    return rij.status == "geborgd" and alleen_aanwijzing(rij)


def _niveau(telling: Samenvatting) -> dict[str, Any]:
    """The counts of one level in columns that add up, and in words."""
    geteld = {
        s: int(getattr(telling, "deels" if s == "deels-geborgd" else s.replace("-", "_")))
        for s in STATUSSEN
    }
    alleen = {
        "geborgd": telling.alleen_aanwijzing,
        "deels-geborgd": telling.deels_alleen_aanwijzing,
    }
    vast = telling.onbekend + telling.geborgd + telling.niet_geborgd
    return {
        "niveau": telling.niveau,
        "onbekend": telling.onbekend,
        "aanwijzing": telling.alleen_aanwijzing,
        "geborgd": telling.geborgd - telling.alleen_aanwijzing,
        "niet_geborgd": telling.niet_geborgd,
        "anders": telling.samen - vast,
        "samen": telling.samen,
        "in_woorden": in_woorden(Aantal(s, n, alleen.get(s, 0)) for s, n in geteld.items() if n),
        "geborgdzin": geborgd_van(telling.geborgd, telling.samen, telling.alleen_aanwijzing),
    }


def eerdere_dagen(blad: Blad) -> list[tuple[str, str]]:
    """Some days to look back at: (address, words)."""
    jaren = [jaar for jaar in (2015, 2018, 2020, 2022, 2024, 2025) if jaar <= blad.vandaag.year]
    dagen = [date(jaar, 1, 1) for jaar in jaren]
    return [(blad.hier(peildatum=d.isoformat()), datum(d)) for d in dagen if d != blad.dag]


def _blokken(
    blad: Blad, alle: dict[tuple[str, str], Dekkingsrij], regios: list[str]
) -> list[Niveaublok]:
    blokken = []
    for niveau in NIVEAUS:
        if blad["niveau"] in (None, niveau):
            blok = Niveaublok(niveau, [], [])
            for functie in _op_naam(blad, niveau):
                _voeg_toe(blok, functie, [alle[regio, functie] for regio in regios], blad["status"])
            if blok.rijen or blok.zonder:
                blokken.append(blok)
    return blokken


def _voeg_toe(blok: Niveaublok, functie: str, rijen: list[Dekkingsrij], status: str | None) -> None:
    if status and not any(rij.status == status for rij in rijen):
        return
    if any(_iets_bekend(rij) for rij in rijen):
        cellen = [Cel(rij.regio, rij, status in (None, rij.status)) for rij in rijen]
        blok.rijen.append((functie, cellen))
    else:
        blok.zonder.append(functie)


def _iets_bekend(rij: Dekkingsrij) -> bool:
    return iets_bekend(rij.status, rij.laatst_bekend, rij.vlaggen)


def _op_naam(blad: Blad, niveau: str) -> list[str]:
    snap = blad.snap
    eigen = [f for f in snap.functies if snap.functie(f).niveau == niveau]
    return sorted(eigen, key=lambda f: snap.functie(f).naam.casefold())


def _per_niveau(blad: Blad, alle: dict[tuple[str, str], Dekkingsrij]) -> dict[str, dict[str, int]]:
    """Per level the number of rows of each look, unknown first: the lengths of a bar."""
    telling: Counter[tuple[str, str]] = Counter(
        (blad.snap.functie(f).niveau, Cel(regio, rij, True).uiterlijk)
        for (regio, f), rij in alle.items()
    )
    volgorde = (
        "onbekend",
        "verlopen",
        "tegenstrijdig",
        "niet-geborgd",
        "gepland",
        "eenzijdig",
        "deels-aanwijzing",
        "deels-geborgd",
        "aanwijzing",
        "geborgd",
        "niet-van-toepassing",
    )
    return {
        niveau: {s: telling[niveau, s] for s in volgorde if telling[niveau, s]}
        for niveau in NIVEAUS
    }
