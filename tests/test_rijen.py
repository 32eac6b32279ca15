"""The flat rows behind every answer: the promised columns, one order, honest lists."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from datetime import date

import pytest

from api import rijen
from api.bevindingen import bevindingen
from api.keuze import NIVEAUS, SCHAKELCODES, STATUSSEN, Keuzefout, kies_regio, lees_dag
from api.kolommen import BETEKENIS, KOLOMMEN, TABELLEN
from api.rijen import Rij, Vraag
from graph.samenvatting import NIVEAUS as ALLE_NIVEAUS
from graph.schakels import BEWEZEN_GEEN, IN_WERKING, NIET_IN_WERKING
from graph.snapshot import Snapshot
from graph.status import Status
from tests.antwoorden import DATASET, NU
from tests.bouwer import Contract, Land

DAG = date(2026, 6, 1)

BELOOFD = {
    "dekking": "regio, regio_naam, functie, functie_naam, niveau, status, vlaggen, "
    "gemeenten_gedekt, gemeenten_niet_geborgd, gemeenten_onbekend, gemeenten_totaal, "
    "laatst_bekend, laatst_bekend_op, bronnen, toelichting, peildatum, kennisdatum, "
    "regelversie, snapshot",
    "schakels": "regio, regio_naam, functie, functie_naam, code, partners, coordinator, "
    "toelichting",
    "buren": "regio, regio_naam, buur, buur_naam, functie, code",
    "afloop": "soort, id, titel, regio, functie, tot, tot_laatst, eind_met_opties, opvolger, "
    "bronnen",
    "afhankelijkheid": "regio, functie, soort, contractpartij, uitvoerders, volledig, "
    "geraakte_regios",
    "relaties": "regio, partner, partner_naam, functie, rol, rol_partner, wederkerig, van, tot, "
    "verband, bronnen",
}
"""The columns of the public interface, word for word."""

VRAGEN: dict[str, Callable[[Vraag], list[Rij]]] = {
    "dekking": rijen.dekking,
    "hiaten": rijen.hiaten,
    "schakels": rijen.schakels,
    "buren": lambda vraag: rijen.buren(vraag, "driemilieu"),
    "relaties": lambda vraag: rijen.relaties(vraag, "JZ91"),
    "afloop": lambda vraag: rijen.afloop(vraag, 24),
    "afhankelijkheid": rijen.afhankelijkheid,
    "samenvatting": rijen.samenvatting,
}


@pytest.fixture(scope="module")
def vraag(kleinland_snapshot: Snapshot) -> Vraag:
    return Vraag(kleinland_snapshot, DAG, DAG)


@pytest.mark.parametrize("naam", BELOOFD)
def test_promised_columns_come_first_and_in_order(naam: str) -> None:
    beloofd = tuple(BELOOFD[naam].split(", "))
    assert KOLOMMEN[naam][: len(beloofd)] == beloofd


def test_gaps_are_the_list_and_then_the_columns_of_coverage() -> None:
    assert KOLOMMEN["hiaten"] == ("lijst", *KOLOMMEN["dekking"])


@pytest.mark.parametrize("naam", VRAGEN)
def test_rows_have_exactly_the_columns_and_a_fixed_order(naam: str, vraag: Vraag) -> None:
    gevonden = VRAGEN[naam](vraag)
    assert gevonden
    assert {tuple(rij) for rij in gevonden} == {KOLOMMEN[naam]}
    assert gevonden == VRAGEN[naam](Vraag(vraag.snapshot, DAG, DAG))
    assert not any(isinstance(w, tuple) for rij in gevonden for w in rijen.plat(rij).values())


@pytest.mark.parametrize("naam", VRAGEN)
def test_every_answer_says_about_which_day_and_from_which_facts(naam: str, vraag: Vraag) -> None:
    for rij in VRAGEN[naam](vraag):
        assert (rij["peildatum"], rij["kennisdatum"]) == ("2026-06-01", "2026-06-01")
        assert rij["snapshot"] == vraag.snapshot.id


def test_every_column_is_explained_and_every_table_shows_its_own() -> None:
    assert {k for kolommen in KOLOMMEN.values() for k in kolommen} == set(BETEKENIS)
    for tabel in TABELLEN.values():
        assert set(tabel.kort) <= {*tabel.kolommen, "gemeenten", "grenzen"}


def test_filters_leave_out_and_change_nothing(vraag: Vraag) -> None:
    alle = rijen.dekking(vraag)
    assert len(alle) == len(vraag.snapshot.regios) * len(vraag.snapshot.functies)
    for kolom, waarde in (
        ("functie", "pleegzorg"),
        ("regio", "JZ93"),
        ("niveau", "lokaal"),
        ("status", "onbekend"),
    ):
        over = [rij for rij in alle if rij[kolom] == waarde]
        assert over
        assert rijen.dekking(vraag, **{kolom: waarde}) == over
    codes = rijen.schakels(vraag, code="eenzijdig")
    assert codes == [rij for rij in rijen.schakels(vraag) if rij["code"] == "eenzijdig"]


def test_only_proof_is_a_gap_and_unknowns_stand_beside_it(vraag: Vraag) -> None:
    gevonden = rijen.hiaten(vraag)
    assert [k for k, _ in Counter(r["lijst"] for r in gevonden).items()] == list(rijen.LIJSTEN)
    for rij in gevonden:
        lijst, status = rij["lijst"], rij["status"]
        vlaggen = rij["vlaggen"]
        assert isinstance(vlaggen, tuple)
        assert (lijst == "bewezen") == (status == "niet-geborgd")
        assert (lijst == "bevat-bewezen-gat") == ("bevat-bewezen-gat" in vlaggen)
        if lijst == "onbekend":
            assert status == "onbekend"
    goed = [
        rij
        for rij in rijen.dekking(vraag)
        if rij["status"] in ("geborgd", "niet-van-toepassing")
        and "afspraak-verlopen" not in str(rij["vlaggen"])
    ]
    sleutels = [(r["regio"], r["functie"]) for r in gevonden]
    assert len(sleutels) == len(set(sleutels))
    assert len(sleutels) + len(goed) == len(rijen.dekking(vraag))


def test_what_ended_is_a_signal_whatever_the_status_of_the_region() -> None:
    land = Land()
    land.functie("hulp")
    land.regio("JZ91", ("GM9001", "GM9002"))
    land.contract("c", "hulp", gemeenten=("GM9001",), van="2020-01-01", tot="2024-01-01")
    gebied: Contract = {"regios": ("JZ91",), "van": "2021-01-01", "tot": "2028-01-01"}
    gebied["grondslag"] = "gebied"
    land.contract("g", "hulp", **gebied)
    snapshot = Snapshot.maak(DATASET, land.bronnen, land.feiten)
    for dag, status, vlag in (
        (date(2025, 1, 1), "geborgd", "afspraak-verlopen"),
        (date(2028, 1, 1), "onbekend", "bevat-verlopen"),
    ):
        (rij,) = rijen.hiaten(Vraag(snapshot, dag, NU))
        assert (rij["lijst"], rij["status"]) == ("signaal", status)
        assert vlag in rij["vlaggen"]  # type: ignore[operator]
    delen = "gedekt", "niet_geborgd", "onbekend", "verlopen", "overig", "totaal"
    assert [rij[f"gemeenten_{deel}"] for deel in delen] == [0, 0, 1, 1, 0, 2]


def test_one_list_of_gaps_is_that_part_of_all(vraag: Vraag) -> None:
    for lijst in rijen.LIJSTEN:
        assert rijen.hiaten(vraag, lijst=lijst) == [
            rij for rij in rijen.hiaten(vraag) if rij["lijst"] == lijst
        ]


def test_summary_adds_up_per_function_and_per_level(vraag: Vraag) -> None:
    zeker = ("geborgd", "deels", "niet_geborgd")
    delen = (*zeker, "eenzijdig", "gepland", "verlopen", "tegenstrijdig", "onbekend")
    for rij in rijen.samenvatting(vraag):
        telling = {kolom: int(str(rij[kolom])) for kolom in (*delen, "niet_van_toepassing")}
        assert sum(telling.values()) == len(vraag.dekking.regios)
        assert rij["noemer"] == sum(telling[deel] for deel in delen)
        assert rij["niet_zeker"] == sum(telling[deel] for deel in delen if deel not in zeker)
        laagste, hoogste = float(str(rij["laagste"])), float(str(rij["hoogste"]))
        assert float(str(rij["laagste_zonder_aanwijzing"])) <= laagste <= hoogste <= 1
    per_niveau = rijen.samenvatting(vraag, per="niveau")
    for deel in (*delen, "niet_van_toepassing", "alleen_aanwijzing"):
        per_functie = sum(int(str(rij[deel])) for rij in rijen.samenvatting(vraag))
        assert sum(int(str(rij[deel])) for rij in per_niveau) == per_functie


def test_ends_known_only_as_latest_are_marked(vraag: Vraag) -> None:
    assert {rij["uiterlijk"] for rij in rijen.afloop(vraag, 1200)} <= {"ja", "nee"}


def test_a_hub_belongs_to_the_regions_it_touches(vraag: Vraag) -> None:
    gevonden = rijen.afhankelijkheid(vraag, regio="JZ91")
    assert any(rij["soort"] == "knooppunt" for rij in gevonden)
    for rij in gevonden:
        geraakt = rij["geraakte_regios"]
        assert isinstance(geraakt, tuple)
        assert rij["regio"] == "JZ91" or "JZ91" in geraakt


def test_every_link_has_a_sentence(vraag: Vraag) -> None:
    for rij in rijen.schakels(vraag):
        zin = str(rij["toelichting"])
        assert zin[0].isupper()
        assert zin.endswith(".")
        assert "{" not in zin


@pytest.mark.parametrize("dag", [DAG, date(2024, 1, 1), date(2016, 1, 1)])
def test_findings_count_no_zeros_and_unknown_is_no_gap(
    kleinland_snapshot: Snapshot, dag: date
) -> None:
    zinnen = bevindingen(Vraag(kleinland_snapshot, dag, DAG))
    for zin in zinnen:
        assert not re.search(r"\b0\b", zin)
        assert zin.endswith(".")
        assert zin[0].isupper()
        assert not re.search(r"\b1 (combinaties|afspraken)\b|[Oo]ntbre", zin)
    onbekend = [zin for zin in zinnen if zin.startswith("Schakels met")]
    assert all("weten we het niet; dat bewijst niet" in zin for zin in onbekend)


def test_findings_read_as_people_speak(kleinland_snapshot: Snapshot) -> None:
    assert bevindingen(Vraag(kleinland_snapshot, date(2024, 1, 1), DAG)) == [
        "Bewezen niet geborgd: 1 keer voor een hele regio en 1 keer voor een deel van de "
        "gemeenten. Van 49 van de 78 combinaties van regio en functie weten we het niet; bij 1 "
        "daarvan is voor een deel van de gemeenten bewezen dat er niets is. Bij 6 is er een "
        "signaal (deels geborgd).",
        "Schakels met andere regio’s, geteld per regio en functie: 9 over en weer bekend en "
        "2 bewezen afwezig. Van 18 weten we het niet; dat bewijst niet dat ze er niet zijn.",
        "Coördinatie: 1 keer kennen we van een cluster de coördinator niet; dat bewijst niet dat "
        "die er niet is.",
        "Binnen 12 maanden loopt 1 afspraak af zonder bekende opvolger: Dagbehandeling Veenstreek, "
        "op 1 januari 2025. Het gaat om 1 combinatie van regio en functie.",
    ]


def test_the_choices_are_those_of_the_rules() -> None:
    assert set(STATUSSEN) == {status.sleutel for status in Status}
    assert NIVEAUS == ALLE_NIVEAUS
    rest = {"niet-van-toepassing", "schakel-onbekend", "geen-coordinator"}
    assert set(SCHAKELCODES) == {*IN_WERKING, *NIET_IN_WERKING, *BEWEZEN_GEEN, *rest}


def test_a_region_may_be_named_and_a_slip_gets_help(vraag: Vraag) -> None:
    assert kies_regio(vraag.snapshot, "regio klaverdal", DAG) == "JZ93"
    assert kies_regio(vraag.snapshot, "jz93", DAG) == "JZ93"
    with pytest.raises(Keuzefout, match=r"Regio JZ99 bestaat niet; bedoelde u JZ9\d \(Regio "):
        kies_regio(vraag.snapshot, "JZ99", DAG)
    with pytest.raises(Keuzefout, match=r"bedoelde u JZ93 \(Regio Klaverdal\)"):
        kies_regio(vraag.snapshot, "klaver", DAG)


@pytest.mark.parametrize("tekst", ["0", "", "2025-02-30", "20250101", "2025-W01-1", "1899-12-31"])
def test_impossible_days_are_one_sentence(tekst: str) -> None:
    with pytest.raises(Keuzefout, match=r"^--peildatum .*\.$"):
        lees_dag("--peildatum", tekst)
