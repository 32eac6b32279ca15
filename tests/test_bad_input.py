"""Bad input never passes in silence: each corrupt file gives a clear sentence at the right place.

First the hand-made mistakes, one per row of a table; then generated ones, for which only the
promise holds: no exception, and every row is used or rejected.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders.base import Uitkomst
from loaders.controle import MAX_PER_RIJ
from loaders.land import LADERS, Land, lees_land, valideer
from tests.landje import CONTRACT, KOPPEN, LANDJE, UITSPRAAK, Rijen, schrijf, tabel

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
}
"""A valid row for every table."""


@pytest.fixture(scope="module")
def land(tmp_path_factory: pytest.TempPathFactory) -> Land:
    gelezen = lees_land(schrijf(tmp_path_factory.mktemp("land"), GELDIG))
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
    assert uit.afgewezen_rijen <= {melding.rij for melding in uit.meldingen}


# --- hand-made ----------------------------------------------------------------------------------


class Cel(NamedTuple):
    """One cell of a valid row made wrong."""

    lader: str
    cellen: dict[str, str]
    kolom: str
    zegt: str


CELLEN = [
    Cel("bronnen", {"id": ""}, "id", "de cel is leeg; vul id in"),
    Cel("bronnen", {"soort": "krant"}, "soort", "kies aanbieder of gemeente of"),
    Cel("bronnen", {"rang": ""}, "rang", "de cel is leeg; vul rang in"),
    Cel("bronnen", {"rang": "0"}, "rang", "vul 1 (regelgeving) tot en met 5"),
    Cel("bronnen", {"rang": "6"}, "rang", "vul 1 (regelgeving) tot en met 5"),
    Cel("bronnen", {"rang": "twee"}, "rang", "schrijf een geheel getal, zoals 2"),
    Cel("bronnen", {"rang": "9" * 400}, "rang", "is geen getal"),
    Cel("bronnen", {"gepubliceerd": "juni 2019"}, "gepubliceerd", "is geen datum"),
    Cel("bronnen", {"opgehaald": ""}, "opgehaald", "de cel is leeg"),
    Cel("bronnen", {"opgehaald": "2025-05"}, "opgehaald", "schrijf de hele datum als jjjj-mm-dd"),
    Cel("bronnen", {"titel": "=HYPERLINK(1)"}, "titel", "begint als een formule"),
    Cel("bronnen", {"titel": " =HYPERLINK(1)"}, "titel", "begint als een formule"),
    Cel("functies", {"code": ""}, "code", "de cel is leeg"),
    Cel("functies", {"niveau": "provinciaal"}, "niveau", "lokaal of regionaal"),
    Cel("functies", {"niveau": ""}, "niveau", "vul niveau in (bovenregionaal of landelijk"),
    Cel("functies", {"wettelijk_verplicht": "misschien"}, "wettelijk_verplicht", "ja of nee of"),
    Cel("functies", {"bron": "weg"}, "bron", "bron 'weg' is onbekend; gebruik een id uit"),
    Cel("functies", {"bron": ""}, "bron", "de cel is leeg"),
    Cel("functies", {"plaats": ""}, "plaats", "de cel is leeg"),
    Cel("functies", {"rang": "7"}, "rang", "vul 1 (regelgeving) tot en met 5"),
    Cel("functies", {"vastgelegd": "2020"}, "vastgelegd", "schrijf de hele datum"),
    Cel("functies", {"gezamenlijk": "x"}, "gezamenlijk", "vul ja of nee in, of laat de cel leeg"),
    Cel("functies", {"spreekt_voor": "JZ99"}, "spreekt_voor", "'JZ99' staat niet in gemeenten.csv"),
    Cel("functies", {"vervangt": "0123456789abcdef"}, "vervangt", "feit '0123456789abcdef' staat"),
    Cel("basisfuncties", {"onderdeel_van": "iets"}, "onderdeel_van", "staat niet in basisfuncties"),
    Cel("gemeenten", {"van": "01-02-2015"}, "van", "schrijf 2015-02-01 als u dat bedoelt"),
    Cel("gemeenten", {"van": "2015-13"}, "van", "'2015-13' bestaat niet op de kalender"),
    Cel("gemeenten", {"van": "2015-02-30"}, "van", "bestaat niet op de kalender"),
    Cel("gemeenten", {"van": "٢٠١٥"}, "van", "is geen datum; schrijf jjjj, jjjj-mm of jjjj-mm-dd"),
    Cel("gemeenten", {"van": "9999-12-31"}, "van", "bestaat niet op de kalender"),
    Cel("gemeenten", {"tot": "2014-01-01"}, "tot", "controleer van, tot en gezien_op"),
    Cel("gemeenten", {"onbepaald": "waar"}, "onbepaald", "is geen ja of nee"),
    Cel("gemeenten", {"peildatum": "gisteren"}, "peildatum", "is geen datum"),
    Cel("regios", {"regio_soort": "ggd-regio"}, "regio_soort", "jeugdregio of veilig-thuisregio"),
    Cel("regios", {"gezien_op": "2015-01-01;;2016"}, "gezien_op", "de lijst heeft een lege plek"),
    Cel("regios", {"gezien_op": "2015;2015"}, "gezien_op", "'2015' staat twee keer in de lijst"),
    Cel("regios", {"gezien_op": "2015;ooit"}, "gezien_op", "'ooit' is geen datum"),
    Cel("aliassen", {"code": "JZ40"}, "code", "staat niet in gemeenten.csv, regios.csv of"),
    Cel("indeling", {"gemeente": "9001"}, "gemeente", "bedoelt u GM9001"),
    Cel("indeling", {"gemeente": "2025GM9001"}, "gemeente", "bedoelt u GM9001"),
    Cel("indeling", {"gemeente": "Voorbeeldstad"}, "gemeente", "bedoelt u GM9001"),
    Cel("indeling", {"gemeente": "GM9009"}, "gemeente", "of voeg toe aan gemeenten.csv"),
    Cel("indeling", {"regio": "JZ40"}, "regio", "regio 'JZ40' staat niet in regios.csv"),
    Cel("indeling", {"functie": "pleegzorgg"}, "functie", "bedoelt u pleegzorg"),
    Cel("herindelingen", {"datum": "2018"}, "datum", "schrijf de hele datum"),
    Cel("herindelingen", {"wijze": "fusie"}, "wijze", "hernoeming of opname of samenvoeging"),
    Cel("herindelingen", {"van": "GM0000"}, "van", "gemeente 'GM0000' staat niet in"),
    Cel("herindelingen", {"naar": ""}, "naar", "de cel is leeg"),
    Cel("herindelingen", {"naar": "GM9002"}, "naar", "GM9002 gaat in zichzelf op"),
    Cel("herindelingen", {"datum": "2015-01-01"}, "datum", "GM9002 bestaat pas vanaf 2015-01-01"),
    Cel("herindelingen", {"aandeel": "0,5"}, "aandeel", "schrijf een getal met een punt"),
    Cel("herindelingen", {"aandeel": "nan"}, "aandeel", "is geen getal"),
    Cel("grenzen", {"km": "1e999"}, "km", "is geen getal"),
    Cel("grenzen", {"km": "twaalf"}, "km", "is geen getal"),
    Cel("grenzen", {"a": "JZ95"}, "a", "code 'JZ95' staat niet in"),
    Cel("verbanden", {"centrumgemeente": "GM9009"}, "centrumgemeente", "staat niet in gemeenten"),
    Cel("verbanden", {"jeugd": "1"}, "jeugd", "is geen ja of nee"),
    Cel("deelnames", {"verband": "v9"}, "verband", "verband 'v9' staat niet in verbanden.csv"),
    Cel("deelnames", {"deelnemer": "GM9009"}, "deelnemer", "code 'GM9009' staat niet in"),
    Cel("borgingen", {"functies": ""}, "functies", "de cel is leeg"),
    Cel("borgingen", {"functies": "pleegzorg;"}, "functies", "zet tussen twee waarden één"),
    Cel("borgingen", {"functies": "gezinshuis"}, "functies", "functie 'gezinshuis' staat niet in"),
    Cel("borgingen", {"grondslag": "afspraak"}, "grondslag", "contract of eigen-aanbod"),
    Cel("borgingen", {"regios": ""}, "regios", "een bereik zonder gemeente of regio"),
    Cel("borgingen", {"partijen": "JZ91;JZ94"}, "partijen", "code 'JZ94' staat niet in"),
    Cel("borgingen", {"via_regio": "Noord"}, "via_regio", "bedoelt u JZ91"),
    Cel("borgingen", {"volgt_op": "c9"}, "volgt_op", "staat niet in borgingen.csv"),
    Cel("borgingen", {"eind_met_opties": "eind 2027"}, "eind_met_opties", "is geen datum"),
    Cel("borgingen", {"opmerking": "kind 123456782"}, "opmerking", "burgerservicenummer"),
    Cel("taken", {"omschrijving": ""}, "omschrijving", "de cel is leeg"),
    Cel("beeindigingen", {"onderwerp": "c9"}, "onderwerp", "onderwerp 'c9' staat niet in"),
    Cel("beeindigingen", {"datum": "eind 2023"}, "datum", "is geen datum"),
    Cel("beeindigingen", {"datum": ""}, "datum", "de cel is leeg"),
    Cel("partneruitspraken", {"partners": ""}, "partners", "de cel is leeg"),
    Cel("partneruitspraken", {"regio": "JZ99"}, "regio", "regio 'JZ99' staat niet in"),
    Cel("niet_vermeld", {"functie": "alles"}, "functie", "functie 'alles' staat niet in"),
    Cel("ontkenningen", {"betreft": "alles"}, "betreft", "kies dekking of schakel"),
    Cel("ontkenningen", {"gemeenten": "GM9003"}, "gemeenten", "gemeente 'GM9003' staat niet"),
    Cel("niet_van_toepassing", {"regios": "VT01"}, "regios", "regio 'VT01' staat niet in"),
    Cel(
        "volledigheid", {"lijst": "kaart"}, "lijst", "een bron kan dat alleen van haar eigen lijst"
    ),
    Cel("volledigheid", {"lijst": "onbekend"}, "lijst", "vul bij lijst en bij bron dezelfde bron"),
    Cel("volledigheid", {"lijst_soort": "alles"}, "lijst_soort", "aanbieders of borging"),
    Cel("volledigheid", {"landelijk": "Ja"}, "landelijk", "'Ja' is geen ja of nee"),
    Cel("regiovisies", {"stand": "af"}, "stand", "concept of deels-vastgesteld"),
    Cel("regiovisies", {"vastgesteld_door": "GM9009"}, "vastgesteld_door", "staat niet in"),
    Cel("voornemens", {"functies": "plan"}, "functies", "functie 'plan' staat niet in"),
    Cel("aanbod", {"aanbieder": ""}, "aanbieder", "de cel is leeg"),
    Cel("lokale_teams", {"levert_zelf": "deels"}, "levert_zelf", "ja of nee of onbekend"),
    Cel("rollen", {"rol": "baas"}, "rol", "aanspreekpunt of"),
    Cel("rollen", {"drager": "JZ77"}, "drager", "code 'JZ77' staat niet in"),
    Cel("aankondigingen", {"onzeker_vanaf": "2026"}, "onzeker_vanaf", "schrijf de hele datum"),
    Cel("tellingen", {"uitkomst": "+24"}, "uitkomst", "begint als een formule"),
    Cel("functie_mapping", {"functie": "zorg"}, "functie", "functie 'zorg' staat niet in"),
    Cel("functie_mapping", {"functie": ""}, "functie", "zet dekt op nee"),
    Cel("functie_mapping", {"dekt": "deels"}, "dekt", "kies ja of nee"),
    Cel("functie_mapping", {"reden": ""}, "reden", "de cel is leeg"),
    Cel("uitspraken", {"id": ""}, "id", "de cel is leeg"),
    Cel("uitspraken", {"functietekst": "zorg"}, "functietekst", "voeg de tekst toe aan"),
    Cel("uitspraken", {"soort_feit": "loopt"}, "soort_feit", "aanbod of beeindigd of lopend"),
    Cel("uitspraken", {"regio": ""}, "regio", "alleen een voornemen kan zonder"),
    Cel("uitspraken", {"regio": "JZ99"}, "regio", "regio 'JZ99' staat niet in regios.csv"),
    Cel("uitspraken", {"partners": "JZ91"}, "partners", "JZ91 is partner van zichzelf"),
    Cel("uitspraken", {"partners": "JZ99"}, "partners", "code 'JZ99' staat niet in"),
    Cel("uitspraken", {"soort_feit": "aanbod"}, "aanbieders", "aanbod vraagt een aanbieder"),
    Cel("uitspraken", {"van": "1 juli 2020"}, "van", "is geen datum"),
]


@pytest.mark.parametrize("cel", CELLEN, ids=lambda cel: f"{cel.lader}-{'-'.join(cel.cellen)}")
def test_een_foute_cel(land: Land, tmp_path: Path, cel: Cel) -> None:
    pad = tmp_path / f"{cel.lader}.csv"
    goed = GELDIG[cel.lader][0]
    pad.write_text(tabel(cel.lader, [goed | cel.cellen]), encoding="utf-8")
    uit = valideer(pad, cel.lader, land)
    keur(uit)
    assert (uit.rijen_in, uit.gebruikt, uit.feiten) == (1, 0, [])
    assert [(m.rij, m.kolom) for m in uit.meldingen] == [(2, cel.kolom)]
    assert cel.zegt in uit.meldingen[0].zin


@pytest.mark.parametrize("lader", sorted(GELDIG))
@pytest.mark.parametrize("cel", ["", "x", "ja", "2020", "9", ";", "JZ91", "JZ99"])
def test_elke_kolom_met_elk_soort_waarde(land: Land, tmp_path: Path, lader: str, cel: str) -> None:
    """Whatever stands in whichever column: a fact, or a remark about that row."""
    rijen = [GELDIG[lader][0] | {kolom: cel} for kolom in (*KOPPEN[lader].split(","), *EXTRA)]
    if "plaats" not in KOPPEN[lader].split(","):
        rijen = rijen[: -len(EXTRA)]
    pad = tmp_path / f"{lader}.csv"
    pad.write_text(tabel(lader, rijen), encoding="utf-8")
    uit = valideer(pad, lader, land)
    keur(uit)
    assert uit.rijen_in == len(rijen)


EXTRA = ("spreker", "gezamenlijk", "vastgelegd", "vervangt")


@dataclass(frozen=True)
class Kapot:
    """A whole file made wrong, and what is said of it."""

    naam: str
    doe: Callable[[str], str | bytes]
    zegt: str


BESTANDEN = [
    Kapot("leeg", lambda _: "", "het bestand is leeg"),
    Kapot("alleen de kop", lambda t: t.partition("\n")[0] + "\n", "alleen een kop"),
    Kapot("utf-16", lambda t: t.encode("utf-16"), "UTF-16"),
    Kapot("windows-1252", lambda t: (t + "é\n").encode("cp1252"), "geen UTF-8"),
    Kapot("nul", lambda t: t.replace("2", "\0", 1), "NUL-teken"),
    Kapot("excel", lambda t: b"PK\x03\x04" + t.encode(), "Excel"),
    Kapot("kolom weg", lambda t: _zonder_kolom(t, 0), "de kop mist"),
    Kapot("kolom dubbel", lambda t: _met_kolom(t, t.partition(",")[0]), "staat er dubbel"),
    Kapot("kolom erbij", lambda t: _met_kolom(t, "xyzzy"), "hoort hier niet"),
    Kapot("aanhaling open", lambda t: t[:-1] + ',"\n', "loopt een cel door"),
    Kapot("regel in cel", lambda t: t[:-1].rpartition(",")[0] + ',"a\nb"\n', "loopt een cel door"),
    Kapot("te lange cel", lambda t: t[:-1] + "x" * 140_000 + "\n", "een cel met te veel tekens"),
    Kapot("afgekapt", lambda t: t[:-1], "de laatste regel breekt af"),
    Kapot("halve rij", lambda t: t[:-1].rpartition(",")[0] + "\n", "cellen en de kop"),
]


def _zonder_kolom(tekst: str, nummer: int) -> str:
    regels = (regel.split(",") for regel in tekst.splitlines())
    return "".join(",".join(c[:nummer] + c[nummer + 1 :]) + "\n" for c in regels)


def _met_kolom(tekst: str, naam: str) -> str:
    kop, _, rest = tekst.partition("\n")
    return f"{kop},{naam}\n" + rest.replace("\n", ",\n")


@pytest.mark.parametrize("kapot", BESTANDEN, ids=lambda kapot: kapot.naam)
@pytest.mark.parametrize("lader", ["bronnen", "indeling", "borgingen", "uitspraken", "tellingen"])
def test_een_kapot_bestand(land: Land, tmp_path: Path, lader: str, kapot: Kapot) -> None:
    inhoud = kapot.doe(tabel(lader, GELDIG[lader][:1]))
    pad = tmp_path / "eigen.csv"
    pad.write_bytes(inhoud if isinstance(inhoud, bytes) else inhoud.encode())
    uit = valideer(pad, lader, land)
    keur(uit)
    assert uit.gebruikt == 0
    assert len(uit.meldingen) == 1
    assert uit.meldingen[0].zin.startswith("eigen.csv")
    assert kapot.zegt in uit.meldingen[0].zin


class Botsing(NamedTuple):
    """Rows that are each right, and wrong together."""

    lader: str
    rijen: Rijen
    rij: int
    zegt: str


WAAR = LANDJE["indeling"][0]
BOTSINGEN = [
    Botsing("bronnen", [LANDJE["bronnen"][0]] * 2, 3, "bron 'verordening' staat er al"),
    Botsing("functies", [LANDJE["functies"][0]] * 2, 3, "deze rij staat ook in eigen.csv rij 2"),
    Botsing(
        "functies",
        [LANDJE["functies"][0], LANDJE["functies"][0] | {"naam": "Anders"}],
        3,
        "'pleegzorg' staat ook in eigen.csv rij 2",
    ),
    Botsing(
        "gemeenten",
        [LANDJE["gemeenten"][0], LANDJE["gemeenten"][0] | {"plaats": "elders"}],
        3,
        "'GM9001 Voorbeeldstad' staat ook in",
    ),
    Botsing("indeling", [WAAR, WAAR], 3, "deze rij staat ook in"),
    Botsing(
        "indeling",
        [WAAR, WAAR | {"regio": "JZ92"}],
        3,
        "GM9001 ligt op 2015-01-01 volgens rij 2 in JZ91; kies één regio",
    ),
    Botsing(
        "indeling",
        [WAAR | {"tot": "2020-01-01"}, WAAR | {"regio": "JZ92", "gezien_op": "2019-01-01"}],
        3,
        "GM9001 ligt op 2019-01-01 volgens rij 2 in JZ91",
    ),
    Botsing("grenzen", LANDJE["grenzen"] * 2, 3, "deze rij staat ook in"),
    Botsing(
        "uitspraken",
        [UITSPRAAK | {"id": "U1", "soort_feit": "lopend", "tot": tot} for tot in ("2024", "2025")],
        3,
        "'U1' staat er al",
    ),
    Botsing("functie_mapping", [LANDJE["functie_mapping"][0]] * 2, 3, "deze tekst en functie"),
    Botsing("borgingen", [CONTRACT, CONTRACT | {"regios": "JZ97"}], 3, "regio 'JZ97' staat niet"),
]


@pytest.mark.parametrize("botsing", BOTSINGEN, ids=lambda b: f"{b.lader}-{b.zegt[:20]}")
def test_rijen_die_botsen(land: Land, tmp_path: Path, botsing: Botsing) -> None:
    pad = tmp_path / "eigen.csv"
    pad.write_text(tabel(botsing.lader, botsing.rijen), encoding="utf-8")
    uit = valideer(pad, botsing.lader, land)
    keur(uit)
    assert (uit.rijen_in, uit.gebruikt) == (len(botsing.rijen), len(botsing.rijen) - 1)
    assert [m.rij for m in uit.meldingen] == [botsing.rij]
    assert botsing.zegt in uit.meldingen[0].zin


@pytest.mark.parametrize(
    "rijen",
    [
        [WAAR, WAAR | {"regio": "JZ92", "gezien_op": "2016-01-01"}],
        [WAAR, WAAR | {"regio": "JZ92", "bron": "verordening"}],
        [WAAR, WAAR | {"regio": "JZ92", "functie": "crisis"}],
        [WAAR | {"tot": "2016-01-01"}, WAAR | {"regio": "JZ92", "gezien_op": "2016-01-01"}],
    ],
    ids=["een jaar later", "andere bron", "voor een functie", "na het einde"],
)
def test_verhuizen_mag(land: Land, tmp_path: Path, rijen: Rijen) -> None:
    pad = tmp_path / "eigen.csv"
    pad.write_text(tabel("indeling", rijen), encoding="utf-8")
    assert valideer(pad, "indeling", land).meldingen == []


def test_een_regio_zonder_leden_blijft_maar_wordt_gemeld(tmp_path: Path) -> None:
    leeg = {"code": "JZ93", "naam": "Leeg", "gezien_op": "2015"}
    oud = {"code": "JZ94", "naam": "Oud", "gezien_op": "2015", "tot": "2016-01-01"}
    land = lees_land(schrijf(tmp_path, {"regios": [*LANDJE["regios"], leeg, oud]}))
    assert [(m.rij, m.kolom) for m in land.meldingen] == [(4, "code")]
    assert sum(uit.afgewezen for uit in land.uitkomsten) == 0


def test_elke_fout_in_een_rij_wordt_gezegd(land: Land, tmp_path: Path) -> None:
    pad = tmp_path / "eigen.csv"
    fout = {"gemeente": "", "van": "ooit", "uiterlijk": "x", "bron": "weg", "plaats": ""}
    pad.write_text(tabel("indeling", [WAAR | fout]), encoding="utf-8")
    uit = valideer(pad, "indeling", land)
    assert {m.kolom for m in uit.meldingen} == set(fout)
    assert (uit.rijen_in, uit.afgewezen) == (1, 1)


def test_een_land_dat_wacht_op_zijn_bronnen_zegt_het_een_keer(tmp_path: Path) -> None:
    map_ = schrijf(tmp_path)
    (map_ / "bronnen.csv").write_bytes(b"\xff")
    gelezen = lees_land(map_)
    assert [m.bestand for m in gelezen.meldingen] == ["bronnen.csv"]
    assert gelezen.feiten == ()


# --- hostile ------------------------------------------------------------------------------------


def _rijen(lader: str, rij: Callable[[int], str], aantal: int) -> str:
    return KOPPEN[lader] + "\n" + "".join(rij(nummer) for nummer in range(aantal))


def _heel_vaak(nummer: int) -> str:
    dag = f"20{nummer % 90 + 10}-01-01"
    return f"GM9001,JZ9{nummer % 2 + 1},,,,,,{dag},kaart,{nummer},2019,,\n"


VEEL = 60_000
VIJANDIG = {
    "een gemeente heel vaak": ("indeling", _rijen("indeling", _heel_vaak, VEEL)),
    "alleen onbekende codes": (
        "indeling",
        _rijen("indeling", lambda i: f"GM{i},plek{i},werk{i},,,,,2015,kaart,{i},2019,,\n", VEEL),
    ),
    "lange lijsten": (
        "voornemens",
        _rijen(
            "voornemens",
            lambda i: f"x,,,{';'.join(f'f{n}' for n in range(18_000))},kaart,{i},2019,,\n",
            3,
        ),
    ),
    "een lange lijst met een dubbele": (
        "voornemens",
        _rijen(
            "voornemens", lambda _: f"x,,,{';'.join(map(str, range(20_000)))};1,kaart,p,2019,,\n", 1
        ),
    ),
    "een brede kop": ("tellingen", ",".join(f"k{i}" for i in range(500_000)) + "\nx\n"),
}


@pytest.mark.parametrize("geval", VIJANDIG)
def test_een_vijandig_bestand_houdt_niemand_op(land: Land, tmp_path: Path, geval: str) -> None:
    lader, tekst = VIJANDIG[geval]
    pad = tmp_path / "eigen.csv"
    pad.write_text(tekst, encoding="utf-8")
    begin = time.perf_counter()
    uit = valideer(pad, lader, land)
    assert time.perf_counter() - begin < 60
    keur(uit)
    per_rij = [m.rij for m in uit.meldingen]
    assert len(per_rij) <= (uit.rijen_in + 1) * (MAX_PER_RIJ + 2)


# --- generated ----------------------------------------------------------------------------------

LADERNAMEN = sorted(GELDIG)
RUIM = settings(
    max_examples=300,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
TEKENS = st.sampled_from(
    [*"ab1;,-\"'=.\t\r\n é€", "\0", "\ufeff", "ja", "JZ91", "2020", "2020-01-01"]
)
CEL = st.lists(TEKENS, max_size=6).map("".join) | st.text(max_size=8)


def probeer(land: Land, tmp_path: Path, lader: str, inhoud: bytes) -> Uitkomst:
    pad = tmp_path / "eigen.csv"
    pad.write_bytes(inhoud)
    uit = valideer(pad, lader, land)
    keur(uit)
    return uit


@RUIM
@given(lader=st.sampled_from(LADERNAMEN), inhoud=st.binary(max_size=300))
def test_willekeurige_bytes(land: Land, tmp_path: Path, lader: str, inhoud: bytes) -> None:
    assert probeer(land, tmp_path, lader, inhoud).gebruikt == 0


@RUIM
@given(lader=st.sampled_from(LADERNAMEN), staart=st.binary(max_size=200))
def test_willekeurige_bytes_na_een_goede_kop(
    land: Land, tmp_path: Path, lader: str, staart: bytes
) -> None:
    probeer(land, tmp_path, lader, KOPPEN[lader].encode() + b"\n" + staart)


@RUIM
@given(data=st.data(), lader=st.sampled_from(LADERNAMEN))
def test_willekeurige_cellen(land: Land, tmp_path: Path, data: st.DataObject, lader: str) -> None:
    kolommen = st.sampled_from(KOPPEN[lader].split(","))
    rijen = [
        rij | data.draw(st.dictionaries(kolommen, CEL, max_size=4), label="cellen")
        for rij in GELDIG[lader] * 2
    ]
    # A lone surrogate cannot be written as UTF-8: it becomes a byte that cannot be read.
    probeer(land, tmp_path, lader, tabel(lader, rijen).encode("utf-8", "replace"))


@RUIM
@given(data=st.data(), lader=st.sampled_from(LADERNAMEN))
def test_willekeurig_veranderde_bytes(
    land: Land, tmp_path: Path, data: st.DataObject, lader: str
) -> None:
    inhoud = bytearray(tabel(lader, GELDIG[lader]).encode())
    for _ in range(data.draw(st.integers(1, 4))):
        plek = data.draw(st.integers(0, len(inhoud) - 1))
        inhoud[plek : plek + data.draw(st.integers(0, 2))] = data.draw(st.binary(max_size=2))
    probeer(land, tmp_path, lader, bytes(inhoud))


@pytest.mark.parametrize("lader", LADERNAMEN)
def test_afgekapt_op_elke_byte(land: Land, tmp_path: Path, lader: str) -> None:
    """A file cut in half never looks whole: the cut row is refused, or the file is."""
    inhoud = tabel(lader, GELDIG[lader]).encode()
    heel = probeer(land, tmp_path, lader, inhoud)
    assert heel.afgewezen == 0
    for eind in range(len(inhoud)):
        uit = probeer(land, tmp_path, lader, inhoud[:eind])
        assert uit.gebruikt <= inhoud[:eind].count(b"\n")
        assert uit.meldingen or inhoud[:eind].endswith(b"\n")


def test_honderd_veranderde_landen(tmp_path: Path) -> None:
    """Many small mistakes at once, over all tables: counts hold and nothing breaks."""
    kans = random.Random(20150101)
    for ronde in range(100):
        map_ = schrijf(tmp_path / str(ronde), GELDIG)
        for pad in sorted(map_.glob("*.csv")):
            inhoud = bytearray(pad.read_bytes())
            for _ in range(kans.randrange(3)):
                inhoud[kans.randrange(len(inhoud))] = kans.choice(b'x,;"1\n\r-= \xe9')
            pad.write_bytes(bytes(inhoud))
        for uit in lees_land(map_).uitkomsten:
            assert uit.rijen_in == uit.gebruikt + uit.afgewezen
