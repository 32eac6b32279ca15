"""A tiny made-up country as tables on disk, for the tests of the loaders.

``KOPPEN`` is the contract: the columns as the description of the tables gives them.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TypeVar

from graph import facts as f
from loaders.land import Land, lees_land

T = TypeVar("T", bound=f.Feit)

P = "bron,plaats,peildatum,afgeleid,opmerking"
G = "van,tot,uiterlijk,onbepaald,gezien_op"
B = "gemeenten,regios,landelijk,zoals_het_is"

KOPPEN = {
    "bronnen": "id,titel,url,soort,rang,uitgever,licentie,gepubliceerd,opgehaald",
    "functies": f"code,naam,niveau,omschrijving,wettelijk_verplicht,grondslag,interpretatie,{P}",
    "basisfuncties": f"code,naam,omschrijving,onderdeel_van,indeling,{P}",
    "gemeenten": f"code,naam,provincie,{G},{P}",
    "regios": f"code,naam,regio_soort,{G},{P}",
    "aliassen": f"code,naam,{P}",
    "indeling": f"gemeente,regio,functie,{G},{P}",
    "herindelingen": f"datum,wijze,van,naar,aandeel,{P}",
    "grenzen": f"a,b,km,{P}",
    "verbanden": f"code,naam,rechtsvorm,organisatie,centrumgemeente,tooi,jeugd,taken,{G},{P}",
    "deelnames": f"verband,deelnemer,rol,functie,{G},{P}",
    "borgingen": "onderwerp,titel,functies,grondslag,partijen,gebied,coordinator,via_regio,"
    "contractpartijen,uitvoerders,gekruist,slapend,volgt_op,regionaal_product,"
    f"eind_met_opties,{B},{G},{P}",
    "taken": f"onderwerp,omschrijving,partijen,uitvoerders,{B},{G},{P}",
    "beeindigingen": f"onderwerp,datum,uiterlijk,{P}",
    "partneruitspraken": f"regio,functies,partners,titel,{G},{P}",
    "niet_vermeld": f"regio,functie,partners,{G},{P}",
    "ontkenningen": f"functies,betreft,{B},{G},{P}",
    "niet_van_toepassing": f"functies,betreft,{B},{G},{P}",
    "volledigheid": f"lijst_soort,lijst,functies,{B},{G},{P}",
    "regiovisies": f"regios,titel,stand,functies,vastgesteld_door,betrokken,{G},{P}",
    "voornemens": f"omschrijving,regios,partners,functies,{P}",
    "aanbod": f"aanbieder,functies,{B},{G},{P}",
    "lokale_teams": f"gemeente,naam,uitvoerder,levert_zelf,basisfuncties,{G},{P}",
    "rollen": f"rol,drager,regios,functies,aanbieders,gebied,{G},{P}",
    "aankondigingen": f"omschrijving,regios,gemeenten,onzeker_vanaf,{P}",
    "tellingen": f"onderwerp,uitkomst,{P}",
    "aanbestedingen": "onderwerp,titel,stand,regios,gemeenten,functies,functietekst,procedure,"
    "aankondiging,publicatie,inschrijven_tot,gunning,ingang,einde,eind_met_opties,looptijd,"
    f"opties,aanbieders,kenmerk,overdracht,{P}",
    "bedragen": f"onderwerp,gemeente,functies,jaar,bedrag,bedrag_soort,{P}",
    "capaciteit": f"functies,regios,aanbieder,jaar,aantal,capaciteit_soort,stand,{P}",
    "toezicht": f"aanbieder,toezicht_soort,functies,regios,{G},{P}",
    "uitspraken": "id,regio,functietekst,partners,aanbieders,soort_feit,van,tot,uiterlijk,"
    "gezien_op,gezamenlijk,spreker,spreekt_voor,rang,onderwerp,bron,plaats,peildatum,"
    "afgeleid,opmerking",
    "functie_mapping": "tekst,functie,soort,dekt,bestemming,reden",
}

Rijen = list[dict[str, str]]

HERKOMST = {"bron": "verordening", "plaats": "artikel 1", "peildatum": "2019-01-01"}
CONTRACT = {
    "onderwerp": "c1",
    "titel": "Contract",
    "functies": "pleegzorg",
    "grondslag": "contract",
    "regios": "JZ91",
    "van": "2020-01-01",
    "tot": "2024-01-01",
    "eind_met_opties": "2026-01-01",
}
UITSPRAAK = {
    "regio": "JZ91",
    "functietekst": "pleegzorg",
    "van": "2020-01-01",
    "onderwerp": "u1",
    "rang": "2",
    "spreker": "regio Noord",
    "spreekt_voor": "JZ91",
}

LANDJE: dict[str, Rijen] = {
    "bronnen": [
        {
            "id": "verordening",
            "titel": "Verordening",
            "url": "https://verordening.example/1",
            "soort": "regelgeving",
            "rang": "2",
            "gepubliceerd": "2019-06",
            "opgehaald": "2025-05-01",
        },
        {
            "id": "kaart",
            "titel": "Kaart",
            "url": "https://kaart.example",
            "soort": "register",
            "rang": "1",
            "opgehaald": "2025-06-01",
        },
    ],
    "functies": [
        {"code": "pleegzorg", "naam": "Pleegzorg", "niveau": "regionaal"},
        {"code": "crisis", "naam": "Crisishulp", "niveau": "lokaal", "wettelijk_verplicht": "ja"},
    ],
    "gemeenten": [
        {"code": "GM9001", "naam": "Voorbeeldstad", "van": "2015-01-01"},
        {"code": "GM9002", "naam": "Proefdorp", "van": "2015-01-01"},
    ],
    "regios": [
        {"code": "JZ91", "naam": "Noord", "gezien_op": "2015-01-01"},
        {"code": "JZ92", "naam": "Zuid", "gezien_op": "2015-01-01;2016-01-01"},
    ],
    "indeling": [
        {"gemeente": "GM9001", "regio": "JZ91", "gezien_op": "2015-01-01", "bron": "kaart"},
        {"gemeente": "GM9002", "regio": "JZ92", "gezien_op": "2015-01-01", "bron": "kaart"},
    ],
    "borgingen": [CONTRACT],
    "grenzen": [{"a": "JZ91", "b": "JZ92", "km": "12.5"}],
    "verbanden": [{"code": "v1", "naam": "Samen", "van": "2015", "onbepaald": "ja"}],
    "deelnames": [{"verband": "v1", "deelnemer": "GM9001", "van": "2015", "onbepaald": "ja"}],
    "beeindigingen": [{"onderwerp": "c1", "datum": "2023-07"}],
    "functie_mapping": [
        {
            "tekst": "pleegzorg",
            "functie": "pleegzorg",
            "soort": "exact",
            "dekt": "ja",
            "bestemming": "functie",
            "reden": "zelfde",
        },
        {
            "tekst": "jeugdhulp",
            "soort": "geen",
            "dekt": "nee",
            "bestemming": "regeling",
            "reden": "te ruim",
        },
    ],
    "uitspraken": [
        UITSPRAAK | {"id": "U1", "soort_feit": "lopend", "partners": "JZ92"},
        UITSPRAAK | {"id": "U2", "soort_feit": "lopend", "functietekst": "jeugdhulp"},
    ],
}

DATASET = 'id = "landje"\nnaam = "Landje"\nverzonnen = true\n'


def tabel(naam: str, rijen: Rijen) -> str:
    """The text of a table: source and place are filled in where a row gives none."""
    kop = KOPPEN[naam].split(",")
    gevuld = [{**(HERKOMST if "plaats" in kop else {}), **rij} for rij in rijen]
    extra = [kolom for rij in gevuld for kolom in rij if kolom not in kop]
    kop += dict.fromkeys(extra)
    regels = [kop, *([rij.get(kolom, "") for kolom in kop] for rij in gevuld)]
    return "".join(",".join(map(_cel, regel)) + "\n" for regel in regels)


def _cel(tekst: str) -> str:
    """One cell, quoted where it must be."""
    quoted = tekst.replace('"', '""')
    return f'"{quoted}"' if any(teken in tekst for teken in ',"\n') else tekst


def schrijf(map_: Path, tabellen: dict[str, Rijen] | None = None) -> Path:
    """Write the country, with other rows for some tables; returns its folder."""
    map_.mkdir(parents=True, exist_ok=True)
    (map_ / "dataset.toml").write_text(DATASET, encoding="utf-8")
    for naam, rijen in (LANDJE | (tabellen or {})).items():
        (map_ / f"{naam}.csv").write_text(tabel(naam, rijen), encoding="utf-8")
    return map_


def lees(map_: Path, **tabellen: Rijen) -> Land:
    """The country with other rows for some tables, as the loaders read it."""
    return lees_land(schrijf(map_, tabellen))


def van_soort(land: Land, soort: type[T]) -> list[T]:
    """Its facts of one kind."""
    return [feit for feit in land.feiten if isinstance(feit, soort)]


def een(land: Land, soort: type[T]) -> T:
    """The only fact of one kind."""
    gevonden = van_soort(land, soort)
    assert len(gevonden) == 1, land.meldingen
    return gevonden[0]


def lees_weer(pad: Path) -> Rijen:
    """The rows of a table as the standard library reads them: an independent witness."""
    with pad.open(encoding="utf-8", newline="") as bestand:
        return list(csv.DictReader(bestand))
