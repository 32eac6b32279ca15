"""Search by name, alias or former name, without accents or capitals."""

from __future__ import annotations

from typing import Any, NamedTuple

from api.web.hulpbron import Hulpbron
from api.web.sleutels import kaal
from api.web.staat import Staat
from api.web.vraag import Verzoek, tekst
from graph.facts import Alias, Functie, Gemeente, Regio, Verband

_Q = tekst("q", "Een naam of code, of een deel ervan.", "utrecht", verplicht=True)
_PADEN = {
    "regio": "regios",
    "gemeente": "gemeenten",
    "functie": "functies",
    "samenwerkingsverband": "samenwerkingsverbanden",
}


class Naam(NamedTuple):
    """One name under which a thing can be found."""

    kaal: str
    soort: str
    id: str
    naam: str


def namen(staat: Staat) -> list[Naam]:
    """Every name of everything that has one; regions of Veilig Thuis are not shown."""
    gevonden: set[Naam] = set()
    for feit in staat.snapshot.feiten:
        if isinstance(feit, Regio | Gemeente | Functie | Verband | Alias):
            soort = _soort(feit, staat)
            if soort:
                gevonden |= {
                    Naam(kaal(naam), soort, feit.code, naam) for naam in (feit.naam, feit.code)
                }
    return sorted(gevonden)


def _soort(feit: Regio | Gemeente | Functie | Verband | Alias, staat: Staat) -> str:
    if isinstance(feit, Verband):
        return "samenwerkingsverband"
    return next((s for s in ("regio", "gemeente", "functie") if feit.code in staat.namen[s]), "")


def _zoek(verzoek: Verzoek) -> list[dict[str, Any]]:
    """Whole names first, then names and words that begin with it, then the rest."""
    gezocht = kaal(verzoek["q"])
    beste: dict[tuple[str, str], tuple[int, Naam]] = {}
    for naam in verzoek.staat.eens("zoeknamen", lambda: namen(verzoek.staat)):
        rang = _rang(naam.kaal, gezocht)
        sleutel = naam.soort, naam.id
        if rang is not None and (sleutel not in beste or rang < beste[sleutel][0]):
            beste[sleutel] = rang, naam
    volgorde = list(_PADEN)
    treffers = sorted(
        beste.values(), key=lambda t: (t[0], volgorde.index(t[1].soort), t[1].kaal, t[1].id)
    )
    return [_rij(verzoek, naam) for _, naam in treffers]


def _rang(naam: str, gezocht: str) -> int | None:
    if not gezocht or gezocht not in naam:
        return None
    if naam == gezocht:
        return 0
    return 1 if naam.startswith(gezocht) else 2 if f" {gezocht}" in naam else 3


def _rij(verzoek: Verzoek, naam: Naam) -> dict[str, Any]:
    eigen = naam.naam
    if naam.soort in ("regio", "gemeente"):
        eigen = verzoek.vraag.naam(naam.id)
    elif naam.soort == "functie":
        eigen = verzoek.staat.snapshot.functie(naam.id).naam
    elif naam.naam == naam.id:
        eigen = _verbandnamen(verzoek.staat)[naam.id]
    pad = _PADEN[naam.soort]
    return {"soort": naam.soort, "id": naam.id, "naam": eigen, "gevonden": naam.naam, "pad": pad}


def _verbandnamen(staat: Staat) -> dict[str, str]:
    feiten = staat.snapshot.feiten
    return staat.eens(
        "verbandnamen", lambda: {f.code: f.naam for f in feiten if isinstance(f, Verband)}
    )


HULPBRONNEN = (
    Hulpbron(
        pad="/zoekresultaten",
        naam="lijstZoekresultaten",
        label="zoeken",
        titel="Zoeken op naam",
        uitleg="Regio’s, gemeenten, functies en samenwerkingsverbanden op naam, andere "
        "schrijfwijze of vroegere naam.",
        model="Zoekresultaat",
        kolommen=("soort", "id", "naam", "gevonden"),
        geef=_zoek,
        query=(_Q,),
        links={"self": "/{pad}/{id}"},
    ),
)
