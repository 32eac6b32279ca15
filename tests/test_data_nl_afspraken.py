"""What is arranged in the Netherlands, and what is said of it: rules that its tables keep."""

from __future__ import annotations

from collections import Counter
from datetime import date

from graph import facts as f
from loaders.land import DATA, Land
from tests.landje import lees_weer
from tests.nederland import jeugdregios, niets, van_soort

NL = DATA / "nl"
UITSPRAKEN = {"lopend": 394, "beeindigd": 56, "voornemen": 95, "regiovisie": 8, "aanbod": 6}


# --- cooperation --------------------------------------------------------------------------------


def gesloten(nl: Land) -> list[f.Borging]:
    return [
        borging
        for borging in van_soort(nl, f.Borging)
        if borging.herkomst.bron == "spuk-v-2021" and "gesloten-jeugdhulp" in borging.functies
    ]


def test_bijlage_1_geeft_42_regios(nl: Land) -> None:
    regios = [regio for borging in gesloten(nl) for regio in borging.bereik.regios]
    assert set(regios) == jeugdregios(nl)
    niets((r for r, aantal in Counter(regios).items() if aantal > 1), "Deze staan er dubbel:")


def test_gebied_zuid_holland_heeft_vijf_regios(nl: Land) -> None:
    rijen = [borging for borging in gesloten(nl) if borging.gebied == "Zuid-Holland"]
    assert {r for borging in rijen for r in borging.bereik.regios} == {
        "JZ18", "JZ24", "JZ27", "JZ29", "JZ31",
    }  # fmt: skip
    assert all(len(borging.partijen) == 5 for borging in rijen)


def test_noord_veluwe_staat_apart(nl: Land) -> None:
    rij = next(borging for borging in gesloten(nl) if "JZ12" in borging.bereik.regios)
    assert rij.partijen == ()
    apart = [n for n in van_soort(nl, f.NietVanToepassing) if "JZ12" in n.bereik.regios]
    assert [(n.betreft, n.functies) for n in apart] == [("schakel", ("gesloten-jeugdhulp",))]


def test_het_einde_van_de_regeling_van_2021_is_gewijzigd_door_een_latere(nl: Land) -> None:
    """Staatscourant 2023, 18368: 1 September 2025 became 2028, in every row that ended then."""
    soorten = f.Borging | f.Rol | f.Volledigheid | f.NietVanToepassing
    geldig = [
        feit.geldig
        for feit in nl.feiten
        if isinstance(feit, soorten) and feit.herkomst.bron == "spuk-v-2021"
    ]
    assert len(geldig) == 119
    assert {(g.tot, g.einde_bron, g.eerder_tot, g.einde_vastgelegd) for g in geldig} == {
        ("2028-09-01", "stcrt-2023-18368", "2025-09-01", date(2023, 6, 30))
    }


# --- statements ---------------------------------------------------------------------------------


def test_elke_functietekst_is_vertaald(nl: Land) -> None:
    teksten = {rij["functietekst"] for rij in lees_weer(NL / "uitspraken.csv")}
    bekend = set(nl.kennis.functies_van)
    niets(teksten - bekend, "Voeg deze teksten toe aan functie_mapping.csv:")
    niets(bekend - teksten, "Geen uitspraak gebruikt deze teksten; haal ze weg:")


def test_de_uitspraken(nl: Land) -> None:
    rijen = lees_weer(NL / "uitspraken.csv")
    assert Counter(rij["soort_feit"] for rij in rijen) == UITSPRAKEN
    uit = next(uit for uit in nl.uitkomsten if uit.lader == "uitspraken")
    assert uit.gebruikt == sum(UITSPRAKEN.values())
    soorten = Counter(type(feit).__name__ for feit in uit.feiten)
    assert soorten["Borging"] + soorten["Taak"] == UITSPRAKEN["lopend"] + UITSPRAKEN["beeindigd"]
    assert soorten["Voornemen"] == UITSPRAKEN["voornemen"]
    assert soorten["Regiovisie"] == UITSPRAKEN["regiovisie"]
    assert soorten["Uitspraak"] == 0


def test_een_uitspraak_zonder_functie_borgt_niets(nl: Land) -> None:
    uit = next(uit for uit in nl.uitkomsten if uit.lader == "uitspraken")
    for feit in uit.feiten:
        if isinstance(feit, f.Borging):
            assert feit.functies == nl.kennis.functies_van[feit.regionaal_product]


DERDEN = ("pers ", "politieke partij", "aanbieder", "adviesbureau")


def test_niemand_spreekt_voor_een_ander(nl: Land) -> None:
    """Press, providers and advisers speak for nobody, and write no joint text of the parties."""
    fout = [
        f"{feit.herkomst.bron}, {feit.herkomst.plaats}: {feit.herkomst.spreker}"
        for feit in nl.feiten
        if feit.herkomst.spreker.lower().startswith(DERDEN)
        and (feit.herkomst.spreekt_voor or feit.herkomst.gezamenlijk)
    ]
    niets(fout, "Maak spreekt_voor leeg en zet gezamenlijk op nee:")
