"""What the tests of bad input share: a valid row for every table, and what each loader promises."""

from __future__ import annotations

from pathlib import Path

from loaders import grenzen
from loaders.base import Uitkomst
from loaders.land import LADERS, Land, lees_land
from tests.landje import LANDJE, Rijen, schrijf

GELDIG: dict[str, Rijen] = LANDJE | {
    "basisfuncties": [{"code": "vraag", "naam": "Vraag verhelderen"}],
    "aliassen": [{"code": "JZ91", "naam": "Regio Noord"}],
    "herindelingen": [
        {"datum": "2018-01-01", "wijze": "opname", "van": "GM9002", "naar": "GM9001"}
    ],
    "taken": [{"onderwerp": "t1", "omschrijving": "Inkoop", "regios": "JZ91", "van": "2020"}],
    "partneruitspraken": [
        {"regio": "JZ91", "functies": "crisis", "partners": "JZ92", "gezien_op": "2020"}
    ],
    "niet_vermeld": [{"regio": "JZ92", "functie": "crisis", "gezien_op": "2020"}],
    "ontkenningen": [{"functies": "crisis", "gemeenten": "GM9001", "gezien_op": "2020"}],
    "niet_van_toepassing": [{"functies": "crisis", "regios": "JZ92", "gezien_op": "2020"}],
    "volledigheid": [
        {"lijst_soort": "borging", "lijst": "verordening", "landelijk": "ja", "gezien_op": "2020"}
    ],
    "regiovisies": [{"regios": "JZ91", "titel": "Visie", "stand": "concept", "van": "2021"}],
    "voornemens": [{"omschrijving": "Plan", "regios": "JZ91"}],
    "aanbod": [{"aanbieder": "Anker", "functies": "crisis", "regios": "JZ91", "gezien_op": "2020"}],
    "lokale_teams": [{"gemeente": "GM9001", "naam": "Team", "gezien_op": "2020"}],
    "rollen": [{"rol": "coordinator", "drager": "GM9001", "regios": "JZ91", "gezien_op": "2020"}],
    "aankondigingen": [{"omschrijving": "Fusie", "regios": "JZ91", "onzeker_vanaf": "2026-01-01"}],
    "tellingen": [{"onderwerp": "visies", "uitkomst": "24 van 42"}],
    "aanbestedingen": [{"onderwerp": "inkoop-2024", "titel": "Inkoop", "regios": "JZ91"}],
    "bedragen": [{"onderwerp": "c1", "gemeente": "GM9001", "jaar": "2024", "bedrag": "1000"}],
    "capaciteit": [{"functies": "crisis", "regios": "JZ91", "aantal": "12"}],
    "toezicht": [{"aanbieder": "Anker", "toezicht_soort": "verscherpt toezicht", "van": "2024-12"}],
}
"""A valid row for every table."""


def geldig_land(map_: Path) -> Land:
    """The country in which nothing is wrong."""
    gelezen = lees_land(schrijf(map_, GELDIG))
    assert gelezen.meldingen == ()
    assert len(gelezen.uitkomsten) == len(LADERS)
    return gelezen


def keur(uit: Uitkomst) -> None:
    """The promise of every loader."""
    assert uit.rijen_in == uit.gebruikt + uit.afgewezen
    assert len({rij for rij, _ in uit.gelezen}) <= uit.gebruikt
    assert not {rij for rij, _ in uit.gelezen} & uit.afgewezen_rijen
    if not uit.rijen_in:
        assert len(uit.meldingen) == 1
    for melding in uit.meldingen:
        assert melding.zin.count("\n") == 0
        assert melding.probleem
        assert melding.advies
    assert len(uit.meldingen) <= grenzen.VOORBEELDEN
    if not uit.verzwegen and not any("(ook in " in melding.probleem for melding in uit.meldingen):
        assert uit.afgewezen_rijen <= {melding.rij for melding in uit.meldingen}
