"""The network of one day: kinds of nodes and edges, and only what is in force."""

from __future__ import annotations

from collections import Counter
from datetime import date

import networkx as nx
import pytest

from graph.dekking import Dekking
from graph.facts import Deelname, Geldigheid, Verband
from graph.netwerk import netwerk
from graph.snapshot import Snapshot
from tests.antwoorden import DATASET
from tests.bouwer import Land, herkomst

DAG = date(2026, 6, 1)


@pytest.fixture(scope="module")
def graaf(kleinland_snapshot: Snapshot) -> nx.MultiDiGraph:
    return netwerk(kleinland_snapshot, DAG, DAG)


def _lijnen(graaf: nx.MultiDiGraph, soort: str) -> list[tuple[str, str, dict[str, str]]]:
    return [(a, b, lijn) for a, b, lijn in graaf.edges(data=True) if lijn["soort"] == soort]


def test_every_kind_of_node_and_edge_is_there(graaf: nx.MultiDiGraph) -> None:
    per_type = Counter(knoop["type"] for _, knoop in graaf.nodes(data=True))
    assert per_type["regio"] >= 5
    assert per_type["functie"] >= 8
    assert per_type["gemeente"] >= 13
    assert per_type["verband"]
    per_soort = Counter(lijn["soort"] for *_, lijn in graaf.edges(data=True))
    in_werking = {"lid", "schakel", "coordinatie", "dekking", "deelname"}
    assert {soort.removesuffix("-mogelijk") for soort in per_soort} == in_werking
    assert all(knoop["naam"] for _, knoop in graaf.nodes(data=True))


def test_members_and_statuses_are_those_of_the_engine(
    graaf: nx.MultiDiGraph, kleinland_snapshot: Snapshot
) -> None:
    dekking = Dekking(kleinland_snapshot, DAG, DAG)
    algemeen = {(a, b) for a, b, lijn in _lijnen(graaf, "lid") if not lijn["functie"]}
    for regio in dekking.regios:
        leden = {a for a, b in algemeen if b == regio}
        assert leden == set(dekking.leden(regio, "wijkhulp"))
    statussen = {(a, lijn["functie"]): lijn["code"] for a, _, lijn in _lijnen(graaf, "dekking")}
    elders = ("onbekend", "gepland", "verlopen")
    bekend = {(r.regio, r.functie): r.status for r in dekking.rijen() if r.status not in elders}
    assert statussen == bekend


def test_links_keep_direction_and_carry_role_period_and_source(graaf: nx.MultiDiGraph) -> None:
    schakels = {(a, b, d["functie"]): d for a, b, d in _lijnen(graaf, "schakel")}
    assert schakels["JZ91", "JZ92", "driemilieu"]["code"] == "eenzijdig"
    assert ("JZ92", "JZ91", "driemilieu") not in schakels
    kust = schakels["JZ91", "JZ95", "crisishulp"]
    assert (kust["code"], kust["rol"], kust["van"], kust["tot"], kust["bronnen"]) == (
        "wederkerig",
        "deelnemer",
        "2025-01-01",
        "2028-01-01",
        "akkoord-kust",
    )
    assert schakels["JZ95", "JZ91", "crisishulp"]["rol"] == "coordinator"
    coordinatoren = {(a, b) for a, b, d in _lijnen(graaf, "coordinatie")}
    assert ("GM9013", "JZ91") in coordinatoren


def test_one_function_keeps_only_its_own_edges(kleinland_snapshot: Snapshot) -> None:
    graaf = netwerk(kleinland_snapshot, DAG, DAG, "crisishulp")
    assert {lijn["functie"] for *_, lijn in graaf.edges(data=True)} <= {"", "crisishulp"}
    assert [k for k, v in graaf.nodes(data=True) if v["type"] == "functie"] == [
        "functie:crisishulp"
    ]


def test_the_same_question_gives_the_same_graph(
    graaf: nx.MultiDiGraph, kleinland_snapshot: Snapshot
) -> None:
    weer = netwerk(kleinland_snapshot, DAG, DAG)
    assert list(weer.nodes(data=True)) == list(graaf.nodes(data=True))
    assert list(weer.edges(keys=True, data=True)) == list(graaf.edges(keys=True, data=True))
    sleutels = [sleutel for _, _, sleutel in graaf.edges(keys=True)]
    assert len(sleutels) == len(set(sleutels))


def test_only_what_is_in_force_on_the_day_is_there(graaf: nx.MultiDiGraph) -> None:
    """A link that begins later (JZ94, JZ95) or has ended comes on request, as its own kind."""
    paren = {(a, b) for a, b, d in _lijnen(graaf, "schakel") if d["functie"] == "driemilieu"}
    assert ("JZ91", "JZ92") in paren
    assert not [d for *_, d in graaf.edges(data=True) if d["code"].endswith(("pland", "verlopen"))]


def test_what_ended_or_is_planned_comes_on_request_under_its_own_kind(
    graaf: nx.MultiDiGraph, kleinland_snapshot: Snapshot
) -> None:
    ruim = netwerk(kleinland_snapshot, DAG, DAG, alle_dagen=True)
    gepland = {(a, b, d["functie"]) for a, b, d in _lijnen(ruim, "schakel-gepland")}
    assert ("JZ94", "JZ95", "driemilieu") in gepland
    extra = Counter(d["soort"] for *_, d in ruim.edges(data=True))
    extra.subtract(Counter(d["soort"] for *_, d in graaf.edges(data=True)))
    assert set(+extra) == {
        "schakel-gepland",
        "schakel-verlopen",
        "dekking-gepland",
        "dekking-verlopen",
    }


def test_a_day_before_everything_is_an_empty_network(kleinland_snapshot: Snapshot) -> None:
    graaf = netwerk(kleinland_snapshot, date(1950, 1, 1), DAG)
    assert not graaf.edges
    assert {v["type"] for _, v in graaf.nodes(data=True)} == {"functie"}


def test_who_surely_takes_part_is_not_shown_as_perhaps() -> None:
    land = Land()
    land.regio("JZ91", ("GM9001",))
    lopend = Geldigheid(van="2015-01-01", onbepaald=True)
    land.feiten += [
        Verband(code="v:1", naam="Samen", geldig=lopend, herkomst=herkomst({})),
        Deelname(verband="v:1", deelnemer="GM9001", geldig=lopend, herkomst=herkomst({})),
        Deelname(
            verband="v:1",
            deelnemer="GM9001",
            geldig=Geldigheid(gezien=("2016-01-01",)),
            herkomst=herkomst({"bron": "register"}),
        ),
    ]
    graaf = netwerk(Snapshot.maak(DATASET, land.bronnen, land.feiten), DAG, DAG)
    ((_, _, deelname),) = _lijnen(graaf, "deelname")
    assert deelname["bronnen"] == "register;verordening"
    assert not _lijnen(graaf, "deelname-mogelijk")
    assert graaf.nodes["verband:v:1"] == {"type": "verband", "naam": "Samen"}
