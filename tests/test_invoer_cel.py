"""A cell that is wrong gives a clear sentence at the right row and column, whatever the column."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from loaders.land import Land, valideer
from tests.invoerproef import GELDIG, geldig_land, keur
from tests.landje import KOPPEN, LANDJE, tabel

EXTRA = ("spreker", "gezamenlijk", "vastgelegd", "vervangt")


@pytest.fixture(scope="module")
def land(tmp_path_factory: pytest.TempPathFactory) -> Land:
    return geldig_land(tmp_path_factory.mktemp("land"))


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
    Cel("gemeenten", {"van": "9999-12-31"}, "van", "ligt buiten 1900 t/m 2199"),
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
    Cel("beeindigingen", {"onderwerp": ""}, "onderwerp", "noem een onderwerp of een aanbod"),
    Cel("beeindigingen", {"onderwerp": "", "aanbod": "haven"}, "aanbod", "staat niet in aanbod"),
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
    Cel("aanbestedingen", {"stand": "loopt af"}, "stand", "loopt of loopt-af of"),
    Cel("aanbestedingen", {"gunning": "najaar"}, "gunning", "is geen datum"),
    Cel("bedragen", {"onderwerp": "c9"}, "onderwerp", "onderwerp 'c9' staat niet in"),
    Cel("bedragen", {"bedrag": "1.000,50"}, "bedrag", "schrijf een geheel getal"),
    Cel("bedragen", {"bedrag": "-1"}, "bedrag", "het bedrag -1 is minder dan nul"),
    Cel("capaciteit", {"aantal": "-1"}, "aantal", "het aantal -1 is minder dan nul"),
    Cel("capaciteit", {"stand": "wens"}, "stand", "kies feit of plan of uitgangspunt"),
    Cel("toezicht", {"toezicht_soort": ""}, "toezicht_soort", "de cel is leeg"),
    Cel("functie_mapping", {"functie": "zorg"}, "functie", "functie 'zorg' staat niet in"),
    Cel("functie_mapping", {"functie": ""}, "functie", "zet dekt op nee"),
    Cel("functie_mapping", {"dekt": "deels"}, "dekt", "kies ja of nee"),
    Cel("functie_mapping", {"reden": ""}, "reden", "de cel is leeg"),
    Cel("uitspraken", {"id": ""}, "id", "de cel is leeg"),
    Cel("uitspraken", {"functietekst": "zorg"}, "functietekst", "voeg de tekst toe aan"),
    Cel(
        "uitspraken",
        {"soort_feit": "loopt"},
        "soort_feit",
        "aanbod of beeindigd of gunning of lopend",
    ),
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


def test_elke_fout_in_een_rij_wordt_gezegd(land: Land, tmp_path: Path) -> None:
    pad = tmp_path / "eigen.csv"
    fout = {"gemeente": "", "van": "ooit", "uiterlijk": "x", "bron": "weg", "plaats": ""}
    pad.write_text(tabel("indeling", [LANDJE["indeling"][0] | fout]), encoding="utf-8")
    uit = valideer(pad, "indeling", land)
    assert {m.kolom for m in uit.meldingen} == set(fout)
    assert (uit.rijen_in, uit.afgewezen) == (1, 1)
