"""The national tables are source code: each rule about them is a test that tells what to repair."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

import pytest

from graph import facts as f
from graph.periode import Moment
from loaders.land import DATA, Land, lees_land
from tests.landje import lees_weer

NL = DATA / "nl"
TOOI = Path(__file__).parents[2] / "shared" / "data" / "tooi" / "rwc_gemeenten_compleet_5.json"
AANTALLEN = dict(
    zip(range(2015, 2026), (393, 390, 388, 380, 355, 355, 352, 345, 342, 342, 342), strict=True)
)
"""Gemeenten on 1 January."""
VERHUISD = {
    "GM0457": ("JZ19", "JZ16", 2019),
    "GM1696": ("JZ19", "JZ16", 2019),
    "GM1723": ("JZ34", "JZ35", 2020),
    "GM0744": ("JZ34", "JZ35", 2020),
    "GM0050": ("JZ08", "JZ12", 2024),
    "GM0626": ("JZ24", "JZ18", 2024),
}
"""The six gemeenten that went to another region: from, to, first year there."""
UITSPRAKEN = {"lopend": 394, "beeindigd": 56, "voornemen": 95, "regiovisie": 8, "aanbod": 6}

T = TypeVar("T", bound=f.Feit)


def van_soort(nl: Land, soort: type[T]) -> list[T]:
    return [feit for feit in nl.feiten if isinstance(feit, soort)]


def niets(regels: Iterable[str], advies: str) -> None:
    """Fail with every line, and with what a curator has to do."""
    lijst = sorted(regels)
    assert not lijst, "\n".join([advies, *lijst[:25]])


def jeugdregios(nl: Land) -> set[str]:
    return {r.code for r in van_soort(nl, f.Regio) if r.regio_soort == "jeugdregio"}


# --- reading ------------------------------------------------------------------------------------


def test_geen_rij_wordt_afgewezen(nl: Land) -> None:
    niets((melding.zin for melding in nl.meldingen), "Verbeter deze rijen:")


def test_elke_rij_telt(nl: Land) -> None:
    for uit in nl.uitkomsten:
        rijen = len(lees_weer(NL / uit.bestand))
        assert uit.rijen_in == uit.gebruikt + uit.afgewezen == rijen, uit.bestand


def test_elke_tabel_hoort_bij_een_lader(nl: Land) -> None:
    bekend = {uit.bestand for uit in nl.uitkomsten}
    niets((p.name for p in NL.glob("*.csv") if p.name not in bekend), "Geen lader leest:")


def test_het_lezen_gaat_snel() -> None:
    begin = time.perf_counter()
    lees_land(NL)
    assert time.perf_counter() - begin < 10


def test_twee_keer_lezen_geeft_dezelfde_feiten(nl: Land) -> None:
    assert [feit.id for feit in lees_land(NL).feiten] == [feit.id for feit in nl.feiten]


# --- gemeenten and regions ----------------------------------------------------------------------


def leeft(gemeente: f.Gemeente, dag: date) -> bool:
    geldig = gemeente.geldig
    begin = min(Moment.lees(m).eerste for m in (geldig.van or geldig.gezien[0], *geldig.gezien))
    return begin <= dag and (not geldig.tot or dag < Moment.lees(geldig.tot).eerste)


def regio_op(nl: Land, gemeente: str, dag: date) -> str:
    """The jeugdregio of a gemeente by its last observation."""
    jeugd = jeugdregios(nl)
    gezien = {
        moment: lid.regio
        for lid in van_soort(nl, f.Lidmaatschap)
        if lid.gemeente == gemeente and lid.regio in jeugd
        for moment in lid.geldig.gezien
        if Moment.lees(moment).eerste <= dag
    }
    return gezien[max(gezien)]


@pytest.mark.parametrize(("jaar", "aantal"), AANTALLEN.items())
def test_het_aantal_gemeenten(nl: Land, jaar: int, aantal: int) -> None:
    dag = date(jaar, 1, 1)
    codes = [g.code for g in van_soort(nl, f.Gemeente) if leeft(g, dag)]
    assert len(codes) == len(set(codes)) == aantal, "verbeter begin en eind in gemeenten.csv"


@pytest.mark.parametrize("jaar", AANTALLEN)
def test_elke_gemeente_ligt_elk_jaar_in_een_van_42_regios(nl: Land, jaar: int) -> None:
    dag = f"{jaar}-01-01"
    jeugd = jeugdregios(nl)
    leden = Counter(
        lid.gemeente
        for lid in van_soort(nl, f.Lidmaatschap)
        if lid.regio in jeugd and not lid.functie and dag in lid.geldig.gezien
    )
    levend = {g.code for g in van_soort(nl, f.Gemeente) if leeft(g, date(jaar, 1, 1))}
    niets(levend ^ set(leden), f"Maak indeling.csv en gemeenten.csv gelijk voor {dag}:")
    niets((code for code, aantal in leden.items() if aantal > 1), "Deze staan er dubbel:")
    assert len(jeugd) == 42


def test_de_indeling_van_veilig_thuis_is_op_een_dag_volledig(nl: Land) -> None:
    """Only that of 1 January 2025 is, and it says so; other years are single rows."""
    dagen: dict[str, list[str]] = {}
    for lid in van_soort(nl, f.Lidmaatschap):
        if lid.functie == "veilig-thuis":
            for dag in lid.geldig.gezien:
                dagen.setdefault(dag, []).append(lid.gemeente)
    levend = {g.code for g in van_soort(nl, f.Gemeente) if leeft(g, date(2025, 1, 1))}
    assert sorted(dagen["2025-01-01"]) == sorted(levend)
    volledig = [
        (v.lijst, v.geldig.gezien)
        for v in van_soort(nl, f.Volledigheid)
        if v.lijst_soort == "lidmaatschap" and v.functies == ("veilig-thuis",)
    ]
    assert volledig == [("veilig-thuis-2025", ("2025-01-01",))]


@pytest.mark.parametrize("gemeente", VERHUISD)
def test_de_zes_die_verhuisden(nl: Land, gemeente: str) -> None:
    uit, naar, jaar = VERHUISD[gemeente]
    eerste = date(jaar, 1, 1)
    assert regio_op(nl, gemeente, eerste - timedelta(days=1)) == uit
    assert regio_op(nl, gemeente, eerste) == naar


def test_niemand_anders_verhuisde(nl: Land) -> None:
    jeugd = jeugdregios(nl)
    reeks: dict[str, dict[str, str]] = {}
    for lid in van_soort(nl, f.Lidmaatschap):
        if lid.regio in jeugd:
            reeks.setdefault(lid.gemeente, {}).update(dict.fromkeys(lid.geldig.gezien, lid.regio))
    verhuisd = {
        gemeente
        for gemeente, dagen in reeks.items()
        if any(dagen[een] != dagen[ander] for een, ander in pairwise(sorted(dagen)))
    }
    niets(verhuisd ^ set(VERHUISD), "Deze gemeenten verhuizen ten onrechte, of juist niet:")


def test_een_opgeheven_gemeente_heeft_een_opvolger(nl: Land) -> None:
    van = {h.van: h.datum for h in van_soort(nl, f.Herindeling)}
    laatste: dict[str, f.Gemeente] = {}
    for gemeente in van_soort(nl, f.Gemeente):
        bekend = laatste.setdefault(gemeente.code, gemeente)
        if not gemeente.geldig.tot or (
            bekend.geldig.tot and gemeente.geldig.tot > bekend.geldig.tot
        ):
            laatste[gemeente.code] = gemeente
    niets(
        (f"{g.code} {g.naam} eindigt {g.geldig.tot}" for g in laatste.values()
         if g.geldig.tot and van.get(g.code) != Moment.lees(g.geldig.tot).eerste),
        "Voeg een rij toe aan herindelingen.csv met deze datum:",
    )  # fmt: skip


# --- the register of gemeenten ------------------------------------------------------------------

_ONT = "https://identifier.overheid.nl/tooi/def/ont/"


def tooi() -> dict[str, tuple[str, str, str]]:
    """Code -> name, first day and first day no longer, of every gemeente since 2015."""
    gemeenten = {}
    for item in json.loads(TOOI.read_text(encoding="utf-8")):
        if f"{_ONT}Gemeente" in item["@type"]:
            einde = _waarde(item, "einddatum")
            if einde:
                # The register gives the last day; ours is the first day after it.
                einde = (date.fromisoformat(einde) + timedelta(days=1)).isoformat()
            if not einde or einde > "2015-01-01":
                code = _waarde(item, "organisatiecode").upper()
                naam = _waarde(item, "officieleNaamExclSoort")
                gemeenten[code] = (naam, _waarde(item, "begindatum"), einde)
    return gemeenten


def _waarde(item: dict[str, Any], naam: str) -> str:
    waarden = item.get(_ONT + naam, [{}])
    return str(waarden[0].get("@value", ""))


@pytest.mark.skipif(not TOOI.exists(), reason="the register lies in shared/, beside the repository")
def test_gemeenten_zijn_die_van_het_register(nl: Land) -> None:
    register = tooi()
    onze: dict[str, list[f.Gemeente]] = {}
    for gemeente in van_soort(nl, f.Gemeente):
        if not gemeente.geldig.tot or gemeente.geldig.tot > "2015-01-01":
            onze.setdefault(gemeente.code, []).append(gemeente)
    niets(set(onze) ^ set(register), "Deze codes staan niet in beide:")
    verschillen = []
    for code, rijen in onze.items():
        rijen.sort(key=lambda rij: rij.geldig.tot or "9999")
        gevonden = (rijen[-1].naam, rijen[0].geldig.van, rijen[-1].geldig.tot)
        if gevonden != register[code]:
            verschillen.append(f"{code}: {gevonden}, register {register[code]}")
    niets(verschillen, "Maak naam, begin en eind gelijk aan het register:")


# --- functions ----------------------------------------------------------------------------------


def test_wat_de_wet_het_rijk_opdraagt_is_landelijk(nl: Land) -> None:
    """Jeugdwet article 1a.1, in the text of 1 January 2026."""
    functies = {functie.code: functie for functie in van_soort(nl, f.Functie)}
    for code, onderdeel in (("advies-jeugdigen-anoniem", "a"), ("vertrouwenspersoon-jeugd", "b")):
        functie = functies[code]
        assert functie.niveau == "landelijk"
        assert functie.grondslag == f"Jeugdwet art. 1a.1, onderdeel {onderdeel}"
        assert functie.herkomst.bron == "bwbr0034925-2026"
    # Times 42 regions: 252 cells are local, 504 national.
    niveaus = Counter(functie.niveau for functie in functies.values())
    assert niveaus == {"lokaal": 6, "regionaal": 25, "bovenregionaal": 7, "landelijk": 12}


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
