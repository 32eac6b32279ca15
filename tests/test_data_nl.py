"""The national tables are source code: each rule about them is a test that tells what to repair."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from graph import facts as f
from graph.periode import Moment
from loaders.land import DATA, Land, lees_land
from tests.landje import lees_weer
from tests.nederland import jeugdregios, niets, van_soort

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
