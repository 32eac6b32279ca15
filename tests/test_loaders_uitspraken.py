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


# --- for whom -------------------------------------------------------------------------------------


def borging(land: Land) -> f.Borging:
    return next(b for b in van_soort(land, f.Borging) if b.onderwerp == "u1")


def test_een_rij_kan_meer_regios_noemen_die_het_samen_doen(tmp_path: Path) -> None:
    gevonden = borging(uitspraak(tmp_path, regio="JZ91;JZ92"))
    assert gevonden.bereik.regios == gevonden.partijen == ("JZ91", "JZ92")


def test_genoemde_gemeenten_hebben_het_via_hun_regio(tmp_path: Path) -> None:
    gevonden = borging(uitspraak(tmp_path, gemeenten="GM9001", partners="JZ92"))
    assert gevonden.bereik == f.Bereik(gemeenten=("GM9001",))
    assert gevonden.via_regio == "JZ91"
    assert gevonden.partijen == ("GM9001", "JZ92"), "the rest of the region does not take part"


def test_gemeenten_kunnen_het_via_een_andere_regio_hebben(tmp_path: Path) -> None:
    gevonden = borging(uitspraak(tmp_path, regio="", gemeenten="GM9001", via_regio="JZ92"))
    assert (gevonden.via_regio, gevonden.partijen) == ("JZ92", ())


def test_een_uitspraak_kan_voor_het_hele_land_zijn(tmp_path: Path) -> None:
    gevonden = borging(uitspraak(tmp_path, regio="", landelijk="ja", grondslag="rijk"))
    assert gevonden.bereik == f.Bereik(landelijk=True)


def test_een_gebied_heeft_een_coordinator(tmp_path: Path) -> None:
    cellen = {"grondslag": "gebied", "gebied": "Noord", "coordinator": "GM9001"}
    gevonden = borging(uitspraak(tmp_path, regio="JZ91;JZ92", **cellen))
    assert (gevonden.grondslag, gevonden.gebied, gevonden.coordinator) == tuple(cellen.values())


def test_een_uitspraak_zonder_regio_gemeente_of_land_wordt_geweigerd(tmp_path: Path) -> None:
    (melding,) = uitspraak(tmp_path, regio="").meldingen
    assert melding.kolom == "regio"


# --- on what it rests, and until when -------------------------------------------------------------


@pytest.mark.parametrize("gezamenlijk", ["ja", "nee"])
def test_wie_spreekt_zegt_niet_waarop_het_rust(tmp_path: Path, gezamenlijk: str) -> None:
    land = uitspraak(tmp_path, grondslag="subsidie", gezamenlijk=gezamenlijk)
    assert borging(land).grondslag == "subsidie"


def test_met_een_kolom_grondslag_moet_elke_afspraak_er_een_noemen(tmp_path: Path) -> None:
    (melding,) = uitspraak(tmp_path, grondslag="").meldingen
    assert melding.kolom == "grondslag"
    assert not uitspraak(tmp_path, grondslag="", soort_feit="voornemen").meldingen


def test_opties_kunnen_een_einde_of_alleen_woorden_hebben(tmp_path: Path) -> None:
    geldig = borging(uitspraak(tmp_path, eind_met_opties="2028", opties="twee keer")).geldig
    assert (geldig.eind_met_opties, geldig.opties) == ("2028", "twee keer")


# --- plans ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("soort", ["voornemen", "aanbesteding", "gunning"])
def test_een_gunning_is_een_voornemen_tot_een_contract_is_gezien(
    tmp_path: Path, soort: str
) -> None:
    plan_ = een(uitspraak(tmp_path, soort_feit=soort), f.Voornemen)
    assert plan_.voornemen_soort == soort


def test_een_deel_van_een_regio_kan_een_voornemen_hebben(tmp_path: Path) -> None:
    plan_ = een(uitspraak(tmp_path, soort_feit="voornemen", gemeenten="GM9001"), f.Voornemen)
    assert (plan_.regios, plan_.gemeenten) == (("JZ91",), ("GM9001",))
