"""The start page: what is unknown, what is known, and every region by every function."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from api.bevindingen import bevindingen
from api.pages import gebied
from api.pages.blad import Blad
from api.rijen import samenvatting
from api.web.geheugen import Geheugen
from api.web.parameters import NIVEAU, STATUS
from graph.dekking import Dekkingsrij
from graph.samenvatting import NIVEAUS
from graph.taal import datum, opsomming

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
    return {
        "titel": "Overzicht",
        "namen": {code: blad.naam(code) for code in regios},
        "blokken": _blokken(blad, alle, regios),
        "telling": telling,
        "totaal": sum(telling.values()),
        "eerder": sum(bool(r.laatst_bekend) for r in alle.values() if r.status == "onbekend"),
        "per_niveau": [r for r in samenvatting(blad.vraag, per="niveau") if r["noemer"]],
        "statussen_per_niveau": _per_niveau(blad, alle),
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
    delen = [f"{blad.snap.functie(f).naam} in {n} van de {regios} regio’s" for f, n in meest]
    return [f"Zeker geborgd: {opsomming(delen)}."]


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
    if any(rij.status != "onbekend" or rij.laatst_bekend for rij in rijen):
        cellen = [Cel(rij.regio, rij, status in (None, rij.status)) for rij in rijen]
        blok.rijen.append((functie, cellen))
    else:
        blok.zonder.append(functie)


def _op_naam(blad: Blad, niveau: str) -> list[str]:
    snap = blad.snap
    eigen = [f for f in snap.functies if snap.functie(f).niveau == niveau]
    return sorted(eigen, key=lambda f: snap.functie(f).naam.casefold())


def _per_niveau(blad: Blad, alle: dict[tuple[str, str], Dekkingsrij]) -> dict[str, dict[str, int]]:
    """Per level the number of rows of each status, unknown first: the lengths of a bar."""
    telling: Counter[tuple[str, str]] = Counter(
        (blad.snap.functie(f).niveau, rij.status) for (_, f), rij in alle.items()
    )
    volgorde = (
        "onbekend",
        "verlopen",
        "tegenstrijdig",
        "niet-geborgd",
        "gepland",
        "eenzijdig",
        "deels-geborgd",
        "geborgd",
        "niet-van-toepassing",
    )
    return {
        niveau: {s: telling[niveau, s] for s in volgorde if telling[niveau, s]}
        for niveau in NIVEAUS
    }
