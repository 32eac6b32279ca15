"""From tables to facts: what each row says ends up in the fact, and nothing else does."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TypeVar, get_args

import pytest

from graph import facts as f
from loaders.base import BestandFout, Melding
from loaders.land import BASIS, DATA, LADERS, Land, lees_land, valideer
from loaders.plan import plan
from loaders.tabellen import TABELLEN
from loaders.uitspraken import kolommen as uitspraakkolommen
from tests.landje import (
    CONTRACT,
    KOPPEN,
    LANDJE,
    UITSPRAAK,
    B,
    G,
    P,
    Rijen,
    lees_weer,
    schrijf,
    tabel,
)

T = TypeVar("T", bound=f.Feit)
ONTBREKEND = {"rang", "spreker", "spreekt_voor", "gezamenlijk", "vastgelegd", "vervangt"}


@pytest.fixture
def land(tmp_path: Path) -> Land:
    return lees_land(schrijf(tmp_path))


def lees(map_: Path, **tabellen: Rijen) -> Land:
    return lees_land(schrijf(map_, tabellen))


def van_soort(land: Land, soort: type[f.Feit]) -> list[f.Feit]:
    return [feit for feit in land.feiten if isinstance(feit, soort)]


def een(land: Land, soort: type[T]) -> T:
    gevonden = [feit for feit in land.feiten if isinstance(feit, soort)]
    assert len(gevonden) == 1, land.meldingen
    return gevonden[0]


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
    assert set(kolommen.optioneel) == ONTBREKEND


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


def test_wat_de_rij_niet_zegt_zegt_de_bron(tmp_path: Path) -> None:
    telling = {"onderwerp": "x", "uitkomst": "1", "bron": "kaart", "peildatum": ""}
    herkomst = een(lees(tmp_path, tellingen=[telling]), f.Telling).herkomst
    assert herkomst.rang == 1
    assert herkomst.peildatum == "2025-06-01"


def test_een_lege_cel_laat_de_standaard_staan(land: Land) -> None:
    assert een(land, f.Verband).jeugd is True
    assert een(land, f.Deelname).rol == "deelnemer"
    assert een(land, f.Grens).km == 12.5


# --- statements ---------------------------------------------------------------------------------


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


# --- the country as a whole ---------------------------------------------------------------------


def test_alleen_sommige_laders_geeft_de_basis_en_die(tmp_path: Path) -> None:
    land = lees_land(schrijf(tmp_path), alleen=["grenzen"])
    assert {uit.lader for uit in land.uitkomsten} == {*BASIS, "grenzen"}
    assert not van_soort(land, f.Borging)
    assert land.meldingen == ()


def test_een_onbekende_lader_noemt_de_bekende(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"lader 'x' bestaat niet; kies uit: bronnen, functies"):
        lees_land(schrijf(tmp_path), alleen=["x"])


def test_de_voortgang_telt_elke_lader(tmp_path: Path) -> None:
    gezegd: list[tuple[str, int, int]] = []
    lees_land(schrijf(tmp_path), voortgang=lambda *wat: gezegd.append(wat))
    assert gezegd == [(naam, i, len(LADERS)) for i, naam in enumerate(LADERS, 1)]


def test_twee_keer_lezen_geeft_hetzelfde(tmp_path: Path) -> None:
    map_ = schrijf(tmp_path)
    assert lees_land(map_).feiten == lees_land(map_).feiten


def test_bronnen_mogen_in_meer_bestanden(tmp_path: Path) -> None:
    map_ = schrijf(tmp_path)
    extra = tabel("bronnen", [LANDJE["bronnen"][0] | {"id": "extra"}, LANDJE["bronnen"][1]])
    (map_ / "bronnen_extra.csv").write_text(extra, encoding="utf-8")
    land = lees_land(map_)
    assert [bron.id for bron in land.bronnen] == ["extra", "kaart", "verordening"]
    assert [m.zin for m in land.meldingen] == [
        "bronnen_extra.csv, rij 3, kolom id: bron 'kaart' staat er al; geef elke bron een eigen id."
    ]


@pytest.mark.parametrize("naam", sorted(BASIS))
def test_zonder_een_basistabel_is_er_een_melding(tmp_path: Path, naam: str) -> None:
    map_ = schrijf(tmp_path)
    (map_ / f"{naam}.csv").unlink()
    eigen = [m for m in lees_land(map_).meldingen if m.bestand == f"{naam}.csv"]
    assert [m.rij for m in eigen] == [0]
    # A missing table is said once, not again at every row that refers to it.
    assert len(lees_land(map_).meldingen) == 1


@pytest.mark.parametrize(
    "tekst", ["", "id = ", 'id = "x"\n', 'id = "x"\nnaam = "y"\nander = 1\n', "[verwacht]\nx = 1"]
)
def test_een_slechte_dataset_is_een_zin(tmp_path: Path, tekst: str) -> None:
    map_ = schrijf(tmp_path)
    (map_ / "dataset.toml").write_text(tekst, encoding="utf-8")
    with pytest.raises(BestandFout) as fout:
        lees_land(map_)
    assert fout.value.melding.bestand == "dataset.toml"


@pytest.mark.parametrize(("grens", "goed"), [((2, 2), True), ((3, 9), False), ((0, 1), False)])
def test_verwachte_aantallen(tmp_path: Path, grens: tuple[int, int], goed: bool) -> None:
    map_ = schrijf(tmp_path)
    with (map_ / "dataset.toml").open("a", encoding="utf-8") as bestand:
        bestand.write(f"[verwacht]\ngemeenten = {list(grens)}\n")
    zinnen = [m.zin for m in lees_land(map_).meldingen]
    assert zinnen == [] if goed else zinnen[0].startswith("gemeenten.csv: 2 bruikbare rijen")


# --- a file of the user's own -------------------------------------------------------------------


def test_het_eigen_bestand_van_het_land_is_goed(tmp_path: Path) -> None:
    land = lees_land(schrijf(tmp_path))
    for naam in LANDJE:
        uit = valideer(tmp_path / f"{naam}.csv", naam, land)
        assert uit.meldingen == [], naam
        assert uit.gebruikt == len(lees_weer(tmp_path / f"{naam}.csv"))


def test_een_eigen_bestand_mag_naar_zichzelf_en_het_land_verwijzen(tmp_path: Path) -> None:
    land = lees_land(schrijf(tmp_path / "land"))
    rijen = [
        {"code": "n1", "naam": "Nieuw"},
        {"code": "n2", "naam": "Deel", "onderdeel_van": "n1"},
        {"code": "n3", "naam": "Los", "onderdeel_van": "n9"},
    ]
    pad = tmp_path / "mijn eigen bestand.csv"
    pad.write_text(tabel("basisfuncties", rijen), encoding="utf-8")
    uit = valideer(pad, "basisfuncties", land)
    assert (uit.rijen_in, uit.gebruikt, uit.afgewezen) == (3, 2, 1)
    assert [(m.bestand, m.rij, m.kolom) for m in uit.meldingen] == [(pad.name, 4, "onderdeel_van")]


def test_valideren_verandert_het_land_niet(tmp_path: Path) -> None:
    land = lees_land(schrijf(tmp_path))
    voor = (land.feiten, dict(land.kennis.bronnen), dict(land.kennis.functies_van))
    for naam in LANDJE:
        valideer(tmp_path / f"{naam}.csv", naam, land)
    assert voor == (land.feiten, land.kennis.bronnen, land.kennis.functies_van)


def test_een_melding_is_een_zin() -> None:
    zin = Melding("a.csv", 3, "van", "'x' is geen datum", "schrijf jjjj").zin
    assert zin == "a.csv, rij 3, kolom van: 'x' is geen datum; schrijf jjjj."
    assert Melding("a.csv", 0, "", "leeg", "vul in").zin == "a.csv: leeg; vul in."


# --- the description of the tables --------------------------------------------------------------


def test_de_beschrijving_noemt_elke_tabel_met_haar_kolommen() -> None:
    tekst = (DATA / "README.md").read_text(encoding="utf-8")
    beschreven = dict(re.findall(r"^\| `(\w+)` \| (.+) \|$", tekst, re.MULTILINE))
    assert set(beschreven) == set(LADERS)
    for naam, kolommen in beschreven.items():
        voluit = {"P": P, "G": G, "B": B}
        delen = [voluit.get(kolom, kolom) for kolom in kolommen.split(", ")]
        assert ",".join(delen) == KOPPEN[naam], naam


@pytest.mark.parametrize("naam", ["nl", "kleinland"])
def test_elk_meegeleverd_land_is_heel(naam: str) -> None:
    land = lees_land(DATA / naam)
    assert [melding.zin for melding in land.meldingen] == []
    assert land.feiten
