"""The made-up country Kleinland shows every status, flag and code; worked out by hand."""

from __future__ import annotations

import csv
import json
from datetime import date
from itertools import pairwise

import pytest

from graph.afhankelijkheid import afhankelijkheid
from graph.afloop import afloop
from graph.dekking import Dekking, dekking
from graph.relaties import Relaties, buren
from graph.schakels import Schakels
from graph.snapshot import Snapshot
from loaders.land import DATA, Land

DAG = date(2026, 6, 1)
REGIOS = ("JZ91", "JZ92", "JZ93", "JZ94", "JZ95", "JZ96")

MATRIX = {
    # JZ91 three of four: Meeuwendam says no, Schelpenburg has what both its predecessors had.
    # JZ92 the region says no for all. JZ93 a vision says that there is no need.
    "wijkhulp": "deels-geborgd niet-geborgd niet-van-toepassing onbekend geborgd onbekend",
    # JZ92 Rietmeer came in 2025 and brought the contract of Klaverdal. JZ94 not all members known.
    # JZ95 two regional papers of two years disagree.
    "pleegzorg": "geborgd geborgd geborgd deels-geborgd tegenstrijdig onbekend",
    # JZ91 seen once in 2023, no end. JZ92 ended for two members, never anything for Rietmeer.
    # JZ93 two members for this function, Bijenberg buys for itself. JZ94 only a plan and an offer.
    "dagbehandeling": "onbekend onbekend geborgd onbekend geborgd onbekend",
    # JZ91 and JZ95 the newspaper says it ended, the arrangement itself goes first. JZ93 from 2027.
    "crisishulp": "geborgd geborgd gepland deels-geborgd geborgd onbekend",
    # JZ94 missing from a complete list: each known member proven not, the list of members unsure.
    "besloten-verblijf": "geborgd geborgd geborgd onbekend geborgd niet-geborgd",
    # JZ92 and JZ93 are only named by JZ91.
    "driemilieu": "eenzijdig onbekend onbekend gepland gepland onbekend",
    # JZ92 and JZ93 name each other. JZ94 denies the link, which says nothing about cover.
    "expertnetwerk": "verlopen geborgd geborgd onbekend verlopen onbekend",
    # One framework for all, with no child in it yet.
    "zeldzame-hulp": "geborgd geborgd geborgd deels-geborgd geborgd geborgd",
    # JZ91 at least until 2027. JZ92 at least until 2026: it may go on. JZ93 ended for two of three.
    # JZ94 a text that is wider. JZ95 a subsidy.
    "logeerhulp": "geborgd onbekend onbekend onbekend geborgd onbekend",
    # Six ways of not knowing: see below.
    "speltherapie": "onbekend onbekend onbekend onbekend onbekend onbekend",
    # JZ91 and JZ92 in two areas that overlap. JZ93 only allotted, its contract ended. JZ94 and JZ95
    # were allotted until September 2025.
    "leefgroep": "geborgd geborgd geborgd onbekend onbekend onbekend",
    # The division says in which area each gemeente lies: allotted, JZ94 not all members known.
    "meldpunt": "geborgd geborgd geborgd deels-geborgd geborgd geborgd",
    # A duty of the state.
    "kinderlijn": "geborgd geborgd geborgd deels-geborgd geborgd geborgd",
}
OVERAL = {"niveau-standaard", "doorgetrokken", "algemeen-lidmaatschap"}
VLAGGEN = {
    ("wijkhulp", "JZ91"): {"bevat-bewezen-gat", "via-rechtsvoorganger"},
    ("pleegzorg", "JZ92"): {"via-oude-regio"},
    ("crisishulp", "JZ92"): {"indirect", "gekruist"},
    ("dagbehandeling", "JZ92"): {"bevat-verlopen"},
    ("crisishulp", "JZ94"): {"ledenlijst-onvolledig", "afgeleid"},
    ("besloten-verblijf", "JZ94"): {"ledenlijst-onvolledig", "bevat-bewezen-gat"},
    ("besloten-verblijf", "JZ95"): {"indirect"},
    ("zeldzame-hulp", "JZ91"): {"slapend"},
    ("pleegzorg", "JZ93"): {"indeling-onzeker"},
    ("pleegzorg", "JZ91"): set(),
    ("logeerhulp", "JZ91"): {"minstens"},
    ("logeerhulp", "JZ92"): set(),
    ("logeerhulp", "JZ93"): {"bevat-verlopen", "indeling-onzeker"},
    ("leefgroep", "JZ91"): {"indirect"},
    ("leefgroep", "JZ93"): {"indirect", "afspraak-verlopen", "indeling-onzeker"},
    ("leefgroep", "JZ95"): {"aanwijzing-vervallen"},
    ("meldpunt", "JZ95"): {"indirect", "afgeleid"},
}
SCHAKELS = {
    # Duinrand names two: the vision of Veenstreek was read and is silent, Klaverdal's was not read.
    ("driemilieu", "JZ91", "eenzijdig", "JZ92", ""),
    ("driemilieu", "JZ91", "eenzijdig-onbevestigd", "JZ93", ""),
    ("driemilieu", "JZ92", "schakel-onbekend", "", "genoemd"),
    ("driemilieu", "JZ93", "schakel-onbekend", "", "genoemd"),
    ("driemilieu", "JZ94", "schakel-gepland", "JZ95", ""),
    ("driemilieu", "JZ95", "schakel-gepland", "JZ94", ""),
    ("besloten-verblijf", "JZ91", "wederkerig", "JZ92;JZ93", "indirect"),
    ("besloten-verblijf", "JZ92", "wederkerig", "JZ91;JZ93", "indirect"),
    ("besloten-verblijf", "JZ92", "geen-coordinator", "", ""),
    ("besloten-verblijf", "JZ93", "wederkerig", "JZ91;JZ92", "indirect"),
    # The list is complete; all three neighbours of Eilandenrijk are in the area, it is not.
    ("besloten-verblijf", "JZ94", "buiten-cluster", "", ""),
    ("besloten-verblijf", "JZ95", "niet-van-toepassing", "", "afgeleid"),
    ("expertnetwerk", "JZ91", "schakel-verlopen", "JZ95", ""),
    ("expertnetwerk", "JZ92", "wederkerig", "JZ93", ""),
    ("expertnetwerk", "JZ93", "wederkerig", "JZ92", ""),
    # The newspaper says that Eilandenrijk works with Veenstreek; it speaks for nobody.
    ("expertnetwerk", "JZ94", "geen-schakel", "", "genoemd-door-derde"),
    ("expertnetwerk", "JZ95", "schakel-verlopen", "JZ91", ""),
    # Not a supraregional function: only regions that have a link.
    ("crisishulp", "JZ91", "wederkerig", "JZ95", ""),
    ("crisishulp", "JZ95", "wederkerig", "JZ91", ""),
    # Heuvelrand is missing from the complete list, and its only neighbour is in no cluster.
    ("besloten-verblijf", "JZ96", "geen-schakel", "", ""),
    ("driemilieu", "JZ96", "schakel-onbekend", "", ""),
    ("expertnetwerk", "JZ96", "schakel-onbekend", "", ""),
    ("leefgroep", "JZ91", "wederkerig", "JZ92;JZ93", "indirect"),
    ("leefgroep", "JZ92", "wederkerig", "JZ91;JZ93", "indirect"),
    ("leefgroep", "JZ93", "wederkerig", "JZ91;JZ92", "indirect"),
    ("leefgroep", "JZ94", "schakel-verlopen", "JZ95", "indirect"),
    ("leefgroep", "JZ95", "schakel-verlopen", "JZ94", "indirect"),
    ("leefgroep", "JZ96", "schakel-onbekend", "", ""),
    # The division: Klaverdal shares an area with Duinrand and one with the others, by parts of it.
    ("meldpunt", "JZ91", "wederkerig", "JZ93", "afgeleid;indirect"),
    ("meldpunt", "JZ92", "wederkerig", "JZ93;JZ94;JZ96", "afgeleid;indirect"),
    ("meldpunt", "JZ93", "wederkerig", "JZ91;JZ92;JZ94;JZ96", "afgeleid;indirect"),
    ("meldpunt", "JZ94", "wederkerig", "JZ92;JZ93;JZ96", "afgeleid;indirect"),
    ("meldpunt", "JZ95", "niet-van-toepassing", "", "afgeleid"),
    ("meldpunt", "JZ96", "wederkerig", "JZ92;JZ93;JZ94", "afgeleid;indirect"),
}


@pytest.fixture(scope="module")
def matrix(kleinland_snapshot: Snapshot) -> Dekking:
    return dekking(kleinland_snapshot, DAG, DAG)


def test_reads_without_remarks(kleinland: Land) -> None:
    assert not kleinland.meldingen
    assert kleinland.dataset.verzonnen
    assert "verzonnen" in kleinland.dataset.toelichting
    assert all("erzonnen" in bron.titel for bron in kleinland.bronnen)


@pytest.mark.parametrize("functie", MATRIX)
def test_status_of_every_region(matrix: Dekking, functie: str) -> None:
    assert [matrix.rij(regio, functie).status for regio in REGIOS] == MATRIX[functie].split()


def test_every_status_occurs(matrix: Dekking) -> None:
    assert {status for rij in MATRIX.values() for status in rij.split()} == {
        *("geborgd", "deels-geborgd", "eenzijdig", "gepland", "verlopen", "niet-geborgd"),
        *("tegenstrijdig", "niet-van-toepassing", "onbekend"),
    }
    assert {(rij.functie, rij.regio) for rij in matrix.rijen()} == {
        (functie, regio) for functie in MATRIX for regio in REGIOS
    }


@pytest.mark.parametrize(("functie", "regio"), VLAGGEN)
def test_flags(matrix: Dekking, functie: str, regio: str) -> None:
    assert set(matrix.rij(regio, functie).vlaggen) - OVERAL == VLAGGEN[functie, regio]


def test_every_flag_occurs(matrix: Dekking) -> None:
    gezien = {vlag for rij in matrix.rijen() for vlag in rij.vlaggen}
    assert gezien == OVERAL.union(*VLAGGEN.values())
    assert "algemeen-lidmaatschap" not in matrix.rij("JZ93", "dagbehandeling").vlaggen


def test_members_per_function(matrix: Dekking) -> None:
    assert (
        matrix.rij("JZ93", "dagbehandeling").totaal,
        matrix.rij("JZ93", "pleegzorg").totaal,
    ) == (
        2,
        3,
    )
    assert matrix.rij("JZ93", "wijkhulp").totaal == 0, "not applicable leaves the count"
    deels = matrix.rij("JZ91", "wijkhulp")
    assert (deels.gedekt, deels.niet_geborgd, deels.onbekend, deels.totaal) == (3, 1, 0, 4)


def test_last_known(matrix: Dekking) -> None:
    bekend = {
        (rij.regio, rij.functie): (rij.laatst_bekend, rij.laatst_bekend_op)
        for rij in matrix.rijen()
        if rij.laatst_bekend
    }
    assert bekend == {
        ("JZ91", "dagbehandeling"): ("geborgd", date(2023, 5, 1)),
        # Rietmeer was no member then; it never had anything.
        ("JZ92", "dagbehandeling"): ("deels-geborgd", date(2024, 12, 31)),
        ("JZ91", "expertnetwerk"): ("geborgd", date(2025, 6, 30)),
        ("JZ95", "expertnetwerk"): ("geborgd", date(2025, 6, 30)),
        ("JZ92", "logeerhulp"): ("geborgd", date(2025, 12, 31)),
        ("JZ93", "logeerhulp"): ("deels-geborgd", date(2025, 6, 30)),
        ("JZ93", "speltherapie"): ("geborgd", date(2023, 5, 1)),
        ("JZ94", "leefgroep"): ("deels-geborgd", date(2025, 8, 31)),
        ("JZ95", "leefgroep"): ("geborgd", date(2025, 8, 31)),
    }


def test_links(kleinland_snapshot: Snapshot) -> None:
    rijen = list(Schakels(kleinland_snapshot, DAG, DAG).rijen())
    gevonden = {
        (r.functie, r.regio, r.code, ";".join(r.partners), ";".join(r.vlaggen)) for r in rijen
    }
    assert gevonden == SCHAKELS
    assert len(rijen) == len(SCHAKELS)


def test_every_link_code_occurs() -> None:
    assert {code for _, _, code, _, _ in SCHAKELS} == {
        *("wederkerig", "eenzijdig", "eenzijdig-onbevestigd", "schakel-gepland"),
        *("schakel-verlopen", "niet-van-toepassing", "buiten-cluster", "geen-schakel"),
        *("schakel-onbekend", "geen-coordinator"),
    }


def test_neighbours_without_a_link(kleinland_snapshot: Snapshot) -> None:
    rijen = buren(Schakels(kleinland_snapshot, DAG, DAG), "expertnetwerk")
    assert {(r.regio, r.buur, r.code) for r in rijen} == {
        ("JZ91", "JZ92", "schakel-onbekend"),
        ("JZ91", "JZ94", "geen-schakel"),
        ("JZ92", "JZ94", "geen-schakel"),
        ("JZ92", "JZ95", "schakel-onbekend"),
        ("JZ93", "JZ94", "geen-schakel"),
        ("JZ93", "JZ95", "schakel-onbekend"),
        ("JZ95", "JZ96", "schakel-onbekend"),
    }


def test_partners_of_one_region(kleinland_snapshot: Snapshot) -> None:
    rijen = Relaties(Schakels(kleinland_snapshot, DAG, DAG)).van("JZ91")
    paren = {(r.partner, r.functie, r.wederkerig) for r in rijen}
    assert paren == {
        ("JZ92", "besloten-verblijf", "ja"),
        ("JZ93", "besloten-verblijf", "ja"),
        ("JZ95", "crisishulp", "ja"),
        ("JZ92", "driemilieu", "nee"),
        ("JZ93", "driemilieu", "onbekend"),
        ("JZ92", "leefgroep", "ja"),
        ("JZ93", "leefgroep", "ja"),
        ("JZ93", "meldpunt", "ja"),
    }


def test_what_ends_soon(kleinland_snapshot: Snapshot) -> None:
    binnen_half_jaar = afloop(kleinland_snapshot, 6, DAG, DAG)
    assert [(r.onderwerp, r.tot_laatst, r.eind_met_opties) for r in binnen_half_jaar] == [
        ("dagbehandeling-stadshaven", date(2026, 10, 1), "2028-10-01")
    ]
    binnen_een_jaar = {(r.onderwerp, r.regio) for r in afloop(kleinland_snapshot, 12, DAG, DAG)}
    assert binnen_een_jaar == {
        ("dagbehandeling-stadshaven", "JZ95"),
        ("besloten-noordkust", "JZ91"),
        ("besloten-noordkust", "JZ92"),
        ("besloten-noordkust", "JZ93"),
        ("besloten-stadshaven", "JZ95"),
    }, "foster care in Klaverdal goes on under a new contract"


def test_single_providers_and_hubs(kleinland_snapshot: Snapshot) -> None:
    rijen = afhankelijkheid(kleinland_snapshot, DAG, DAG)
    per_cel = {(r.regio, r.functie): r for r in rijen if r.soort != "knooppunt"}
    consortium = per_cel["JZ91", "crisishulp"]
    assert (consortium.soort, consortium.contractpartij) == (
        "enkel-bewezen",
        "Coöperatie Golfbreker",
    )
    assert len(consortium.uitvoerders) == 3
    assert per_cel["JZ95", "crisishulp"].soort == "enkel-bekend", "its list is not complete"
    assert ("JZ91", "pleegzorg") not in per_cel, "two parties"
    assert ("JZ92", "crisishulp") not in per_cel, "the providers belong to the area"
    knopen = {(r.functie, r.contractpartij): r.geraakte_regios for r in rijen if not r.regio}
    assert knopen["besloten-verblijf", "GM9001"] == ("JZ91", "JZ93")


def test_the_map_has_every_region_and_no_gap() -> None:
    geo = DATA / "kleinland" / "geo"
    vlakken = json.loads((geo / "regios.geojson").read_text(encoding="utf-8"))["features"]
    assert tuple(vlak["properties"]["code"] for vlak in vlakken) == REGIOS
    zijden = [
        tuple(sorted(map(tuple, zijde)))
        for vlak in vlakken
        for ring in vlak["geometry"]["coordinates"]
        for zijde in pairwise(ring)
    ]
    assert all(zijden.count(zijde) <= 2 for zijde in zijden)
    with (geo / "middelpunten.csv").open(encoding="utf-8") as bestand:
        punten = {rij["code"] for rij in csv.DictReader(bestand)}
    assert punten >= set(REGIOS)
