"""From tables to facts: what each row says ends up in the fact, and nothing else does."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from graph import facts as f
from loaders.land import BASIS, DATA, LADERS, Land, lees_land
from loaders.plan import plan
from loaders.tabellen import TABELLEN
from loaders.uitspraken import kolommen as uitspraakkolommen
from tests.landje import CONTRACT, KOPPEN, LANDJE, B, G, P, een, lees, schrijf

LATER = {
    "borgingen": {"opties"},
    "taken": {"koopt_in"},
    "voornemens": {"voornemen_soort", "gemeenten"},
    "aanbod": {"sleutel"},
    "beeindigingen": {"aanbod"},
}
"""Columns of one table that came later: older files do without."""
ONTBREKEND = {"rang", "spreker", "spreekt_voor", "gezamenlijk", "vastgelegd", "vervangt"}
BIJ_EEN_PERIODE = {"minstens", "einde_bron", "eerder_tot"}


@pytest.fixture
def land(tmp_path: Path) -> Land:
    return lees_land(schrijf(tmp_path))


def test_het_landje_is_heel(land: Land) -> None:
    assert land.meldingen == ()
    assert land.dataset.naam == "Landje"
    assert land.dataset.verzonnen
    assert [bron.id for bron in land.bronnen] == ["kaart", "verordening"]
    for uit in land.uitkomsten:
        assert uit.rijen_in == uit.gebruikt == len(LANDJE[uit.lader])


@pytest.mark.parametrize("naam", TABELLEN)
def test_de_kolommen_zijn_die_van_de_beschrijving(naam: str) -> None:
    kolommen = plan(TABELLEN[naam]).kolommen
    assert sorted(kolommen.verplicht) == sorted(KOPPEN[naam].split(","))
    verwacht = ONTBREKEND | LATER.get(naam, set())
    if "gezien_op" in kolommen.verplicht:
        verwacht |= BIJ_EEN_PERIODE
    assert set(kolommen.optioneel) == verwacht


def test_de_kolommen_van_de_eigen_laders() -> None:
    assert set(uitspraakkolommen().verplicht) == set(KOPPEN["uitspraken"].split(","))
    assert set(LADERS) == set(KOPPEN)
    assert set(BASIS) == {"bronnen", "functies", "gemeenten", "regios", "indeling"}


def test_elke_feitsoort_heeft_een_tabel() -> None:
    # An Uitspraak is a row of partneruitspraken; no fact type is without a table.
    assert set(TABELLEN.values()) == set(get_args(f.AlleFeiten))


def test_een_volle_rij_komt_heel_aan(tmp_path: Path) -> None:
    rij = CONTRACT | {
        "functies": "pleegzorg;crisis",
        "gemeenten": "GM9001; GM9002",
        "regios": "",
        "partijen": "JZ91;JZ92",
        "uitvoerders": "Anker",
        "gekruist": "ja",
        "slapend": "nee",
        "uiterlijk": "ja",
        "gezien_op": "2021;2022-03",
        "rang": "3",
        "spreker": "regio Noord",
        "spreekt_voor": "JZ91",
        "gezamenlijk": "ja",
        "vastgelegd": "2020-02-29",
        "afgeleid": "begin",
        "opmerking": "tekst, met komma",
    }
    land = lees(tmp_path, borgingen=[rij])
    borging = next(b for b in land.feiten if isinstance(b, f.Borging) and b.onderwerp == "c1")
    assert borging == f.Borging(
        onderwerp="c1",
        titel="Contract",
        functies=("pleegzorg", "crisis"),
        grondslag="contract",
        partijen=("JZ91", "JZ92"),
        uitvoerders=("Anker",),
        gekruist=True,
        bereik=f.Bereik(gemeenten=("GM9001", "GM9002")),
        geldig=f.Geldigheid(
            van="2020-01-01",
            tot="2024-01-01",
            uiterlijk=True,
            gezien=("2021", "2022-03"),
            eind_met_opties="2026-01-01",
        ),
        herkomst=f.Herkomst(
            bron="verordening",
            plaats="artikel 1",
            peildatum="2019-01-01",
            vastgelegd=date(2020, 2, 29),
            vastgelegd_herkomst="rij",
            rang=3,
            spreker="regio Noord",
            spreekt_voor=("JZ91",),
            gezamenlijk=True,
            afgeleid="begin",
            opmerking="tekst, met komma",
        ),
    )


@pytest.mark.parametrize(
    ("rij", "vastgelegd", "herkomst"),
    [
        ({"vastgelegd": "2018-03-04"}, date(2018, 3, 4), "rij"),
        ({}, date(2019, 6, 30), "publicatie"),
        ({"bron": "kaart"}, date(2019, 1, 1), "peildatum"),
        ({"bron": "kaart", "peildatum": "2024-02"}, date(2024, 2, 29), "peildatum"),
        ({"bron": "kaart", "peildatum": "2023"}, date(2023, 12, 31), "peildatum"),
        ({"bron": "kaart", "peildatum": ""}, date(2025, 6, 1), "opgehaald"),
    ],
)
def test_sinds_wanneer_wij_het_wisten(
    tmp_path: Path, rij: dict[str, str], vastgelegd: date, herkomst: str
) -> None:
    telling = {"onderwerp": "x", "uitkomst": "24 van 42"} | rij
    feit = een(lees(tmp_path, tellingen=[telling]), f.Telling)
    assert (feit.herkomst.vastgelegd, feit.herkomst.vastgelegd_herkomst) == (vastgelegd, herkomst)


@pytest.mark.parametrize(
    ("gepubliceerd", "bekend"), [("2023-06", date(2023, 6, 30)), ("", date(2025, 6, 1))]
)
def test_een_later_gewijzigd_einde_is_bekend_sinds_zijn_bron(
    tmp_path: Path, gepubliceerd: str, bekend: date
) -> None:
    kaart = next(bron for bron in LANDJE["bronnen"] if bron["id"] == "kaart")
    bronnen = [*LANDJE["bronnen"], kaart | {"id": "wijziging", "gepubliceerd": gepubliceerd}]
    einde = {"tot": "2028", "einde_bron": "wijziging", "eerder_tot": "2024-01-01"}
    land = lees(tmp_path, bronnen=bronnen, borgingen=[CONTRACT | einde])
    borging = next(b for b in land.feiten if isinstance(b, f.Borging) and b.onderwerp == "c1")
    assert borging.geldig.tot == "2028"
    assert borging.geldig.einde_vastgelegd == bekend
    assert borging.bronnen(date.max) == ("verordening", "wijziging")


@pytest.mark.parametrize(
    ("cellen", "klacht"),
    [
        ({"einde_bron": "weg"}, "kolom einde_bron: bron 'weg' is onbekend"),
        ({"eerder_tot": "2022"}, "eerder_tot vraagt een einde_bron"),
        ({"einde_bron": "kaart", "tot": ""}, "tot is leeg"),
        ({"minstens": "ja", "uiterlijk": "ja"}, "minstens vraagt een tot"),
        ({"minstens": "ja", "onbepaald": "ja"}, "minstens vraagt een tot"),
        ({"minstens": "ja", "tot": ""}, "minstens vraagt een tot"),
        ({"minstens": "ja", "tot": "2019"}, "begint (2020-01-01) niet voor haar einde (2019)"),
    ],
)
def test_een_einde_dat_niet_kan_wordt_geweigerd(
    tmp_path: Path, cellen: dict[str, str], klacht: str
) -> None:
    land = lees(tmp_path, borgingen=[CONTRACT | cellen], beeindigingen=[])
    assert any(klacht in melding.zin for melding in land.meldingen), land.meldingen


def test_wat_de_rij_niet_zegt_zegt_de_bron(tmp_path: Path) -> None:
    telling = {"onderwerp": "x", "uitkomst": "1", "bron": "kaart", "peildatum": ""}
    herkomst = een(lees(tmp_path, tellingen=[telling]), f.Telling).herkomst
    assert herkomst.rang == 1
    assert herkomst.peildatum == "2025-06-01"


def test_een_lege_cel_laat_de_standaard_staan(land: Land) -> None:
    assert een(land, f.Verband).jeugd is True
    assert een(land, f.Deelname).rol == "deelnemer"
    assert een(land, f.Grens).km == 12.5


def test_de_beschrijving_noemt_elke_tabel_met_haar_kolommen() -> None:
    tekst = (DATA / "README.md").read_text(encoding="utf-8")
    beschreven = dict(re.findall(r"^\| `(\w+)` \| (.+) \|$", tekst, re.MULTILINE))
    assert set(beschreven) == set(LADERS)
    for naam, kolommen in beschreven.items():
        voluit = {"P": P, "G": G, "B": B}
        delen = [voluit.get(kolom, kolom) for kolom in kolommen.split(", ")]
        assert ",".join(delen) == KOPPEN[naam], naam
