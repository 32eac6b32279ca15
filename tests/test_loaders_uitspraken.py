"""Statements in the words of the source become what they say: cover, a task, a plan or a vision."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph import facts as f
from loaders.land import Land
from tests.landje import UITSPRAAK, een, lees, van_soort


def uitspraak(map_: Path, **cellen: str) -> Land:
    return lees(map_, uitspraken=[UITSPRAAK | {"id": "U1", "soort_feit": "lopend"} | cellen])


@pytest.mark.parametrize(("gezamenlijk", "grondslag"), [("ja", "regeling"), ("nee", "contract")])
def test_een_lopende_uitspraak_over_een_functie(
    tmp_path: Path, gezamenlijk: str, grondslag: str
) -> None:
    land = uitspraak(tmp_path, partners="JZ92", aanbieders="Anker", gezamenlijk=gezamenlijk)
    borging = next(b for b in land.feiten if isinstance(b, f.Borging) and b.onderwerp == "u1")
    assert borging.functies == ("pleegzorg",)
    assert borging.grondslag == grondslag
    assert borging.bereik.regios == ("JZ91",)
    assert borging.bereik.zoals_het_is == (gezamenlijk == "ja")
    assert borging.partijen == ("JZ91", "JZ92")
    assert borging.uitvoerders == ("Anker",)
    assert borging.regionaal_product == "pleegzorg"


def test_zonder_partners_zijn_er_geen_partijen(tmp_path: Path) -> None:
    land = uitspraak(tmp_path)
    assert [b.partijen for b in land.feiten if isinstance(b, f.Borging)] == [(), ()]


@pytest.mark.parametrize("soort_feit", ["lopend", "beeindigd"])
def test_een_tekst_die_geen_functie_dekt_is_een_taak(tmp_path: Path, soort_feit: str) -> None:
    land = uitspraak(tmp_path, functietekst="jeugdhulp", soort_feit=soort_feit, tot="2024")
    taak = een(land, f.Taak)
    assert taak.omschrijving == "jeugdhulp"
    assert taak.geldig.tot == "2024"


def test_een_voornemen_mag_zonder_regio(tmp_path: Path) -> None:
    land = uitspraak(tmp_path, soort_feit="voornemen", regio="", aanbieders="Anker;Baken")
    plan_ = een(land, f.Voornemen)
    assert plan_.regios == ()
    assert plan_.omschrijving == "pleegzorg (vanaf 2020-01-01, door Anker, Baken)"
    assert plan_.functies == ("pleegzorg",)


@pytest.mark.parametrize(
    ("cellen", "stand"),
    [
        ({}, "vastgesteld"),
        ({"partners": "JZ92"}, "deels-vastgesteld"),
        ({"partners": "JZ92", "spreekt_voor": "JZ91;JZ92"}, "vastgesteld"),
        ({"stand": "concept"}, "concept"),
    ],
)
def test_een_regiovisie_is_alleen_een_regiovisie(
    tmp_path: Path, cellen: dict[str, str], stand: str
) -> None:
    land = uitspraak(tmp_path, soort_feit="regiovisie", **cellen)
    visie = een(land, f.Regiovisie)
    assert visie.stand == stand
    assert visie.functies == ("pleegzorg",)
    assert visie.regios == ("JZ91", *([cellen["partners"]] if "partners" in cellen else []))
    assert not van_soort(land, f.Uitspraak)


def test_een_rij_met_twee_aanbieders_telt_een_keer(tmp_path: Path) -> None:
    land = uitspraak(tmp_path, soort_feit="aanbod", aanbieders="Anker;Baken")
    uit = next(uit for uit in land.uitkomsten if uit.lader == "uitspraken")
    assert (uit.rijen_in, uit.gebruikt, len(uit.feiten)) == (1, 1, 2)
