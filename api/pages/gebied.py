"""Parts of the country to choose regions by: provinces, and the four parts of CBS."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from api.pages.blad import Blad
from api.web.staat import Staat
from api.web.vraag import Parameter
from graph.facts import Gemeente

PROVINCIES = {
    "PV20": "Groningen",
    "PV21": "Fryslân",
    "PV22": "Drenthe",
    "PV23": "Overijssel",
    "PV24": "Flevoland",
    "PV25": "Gelderland",
    "PV26": "Utrecht",
    "PV27": "Noord-Holland",
    "PV28": "Zuid-Holland",
    "PV29": "Zeeland",
    "PV30": "Noord-Brabant",
    "PV31": "Limburg",
}
LANDSDELEN: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "noord": ("Noord-Nederland", ("PV20", "PV21", "PV22")),
    "oost": ("Oost-Nederland", ("PV23", "PV24", "PV25")),
    "west": ("West-Nederland", ("PV26", "PV27", "PV28", "PV29")),
    "zuid": ("Zuid-Nederland", ("PV30", "PV31")),
}


def _provincie_per_gemeente(staat: Staat) -> dict[str, str]:
    def maak() -> dict[str, str]:
        feiten = (f for f in staat.snapshot.feiten if isinstance(f, Gemeente) and f.provincie)
        return {f.code: f.provincie for f in feiten}

    return staat.eens("pagina-provincies", maak)


def _lees(tekst: str, staat: Staat) -> str:
    bekend = {*LANDSDELEN, *_provincie_per_gemeente(staat).values()}
    if tekst not in bekend:
        raise ValueError(f"'{tekst[:60]}' bestaat niet; kies uit {', '.join(sorted(bekend))}")
    return tekst


GEBIED = Parameter("gebied", "Een landsdeel of provincie.", _lees, {"type": "string"}, "noord")


def keuzes(blad: Blad) -> dict[str, dict[str, str]]:
    """What can be chosen, by group; a group without choices is left out."""
    eigen = sorted(set(_provincie_per_gemeente(blad.verzoek.staat).values()))
    delen = {
        sleutel: naam for sleutel, (naam, leden) in LANDSDELEN.items() if set(leden) & set(eigen)
    }
    groepen = {"Landsdeel": delen, "Provincie": {p: PROVINCIES.get(p, p) for p in eigen}}
    return {naam: keuze for naam, keuze in groepen.items() if keuze}


def provincies_van(blad: Blad) -> dict[str, set[str]]:
    """Per region the provinces in which its gemeenten lie on the day."""
    per_gemeente = _provincie_per_gemeente(blad.verzoek.staat)
    algemeen = blad.vraag.dekking.algemene_regio
    gevonden: dict[str, set[str]] = {}
    for nr in np.flatnonzero(algemeen >= 0):
        if provincie := per_gemeente.get(blad.snap.gemeenten[nr]):
            gevonden.setdefault(blad.snap.regios[algemeen[nr]], set()).add(provincie)
    return gevonden


def regios_in(blad: Blad, gebied: str | None) -> list[str]:
    """The regions of the day that lie, at least partly, in the part that was chosen."""
    alle = list(blad.vraag.dekking.regios)
    if gebied is None:
        return alle
    gezocht = set(LANDSDELEN[gebied][1]) if gebied in LANDSDELEN else {gebied}
    provincies = provincies_van(blad)
    return [regio for regio in alle if provincies.get(regio, set()) & gezocht]
