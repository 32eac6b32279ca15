"""Clusters of regions: one per text; two that overlap are never glued together."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.clusters import Cluster, clusters
from graph.schakels import Schakels
from graph.snapshot import Snapshot
from tests.antwoorden import DATASET
from tests.bouwer import Land

DAG = date(2026, 6, 1)
REGIOS = tuple(f"JZ{nr}" for nr in range(90, 99))


def _clusters(bouw: Callable[[Land], object]) -> list[Cluster]:
    land = Land()
    land.functie("hulp", "bovenregionaal")
    for nr, regio in enumerate(REGIOS):
        land.regio(regio, (f"GM90{nr:02}",))
    bouw(land)
    snapshot = Snapshot.maak(DATASET, land.bronnen, land.feiten)
    return clusters(Schakels(snapshot, DAG, DAG), "hulp")


def _gebied(land: Land, naam: str, regios: tuple[str, ...], bron: str = "verordening") -> None:
    for regio in regios:
        land.contract(
            naam,
            "hulp",
            grondslag="gebied",
            gebied=naam,
            partijen=regios,
            regios=(regio,),
            zoals_het_is=True,
            bron=bron,
        )


def test_a_contract_of_three_inside_an_area_of_nine_is_a_cluster_of_its_own() -> None:
    def bouw(land: Land) -> None:
        _gebied(land, "Noord", REGIOS)
        land.contract(
            "c", "hulp", partijen=REGIOS[:3], regios=REGIOS[:3], gezamenlijk=True, bron="blad"
        )

    groot, klein = _clusters(bouw)
    assert (groot.naam, groot.regios, groot.bronnen) == ("Noord", REGIOS, ("verordening",))
    assert (klein.naam, klein.regios, klein.bronnen) == ("Overeenkomst c", REGIOS[:3], ("blad",))


def test_one_side_alone_makes_no_cluster() -> None:
    def bouw(land: Land) -> None:
        land.contract("c", "hulp", partijen=REGIOS[:3], regios=REGIOS[:3], spreekt_voor=REGIOS[:1])
        land.visie("JZ95", ("JZ96",), "hulp")

    assert _clusters(bouw) == []


def test_regions_that_name_each_other_are_together_and_no_further() -> None:
    def bouw(land: Land) -> None:
        for a, b in (("JZ91", "JZ92"), ("JZ92", "JZ93")):
            land.visie(a, (b,), "hulp")
            land.visie(b, (a,), "hulp")

    gevonden = [c.regios for c in _clusters(bouw)]
    assert gevonden == [("JZ91", "JZ92"), ("JZ92", "JZ93")]


@settings(deadline=None, max_examples=25)
@given(st.lists(st.sets(st.sampled_from(REGIOS), min_size=2), min_size=1, max_size=4))
def test_every_area_is_drawn_as_it_stands_whatever_overlaps(gebieden: list[set[str]]) -> None:
    vast = [tuple(sorted(gebied)) for gebied in gebieden]
    namen = {f"gebied {nr}": regios for nr, regios in enumerate(vast)}

    def bouw(land: Land) -> None:
        for naam, regios in namen.items():
            _gebied(land, naam, regios)

    gevonden = _clusters(bouw)
    assert {c.naam: c.regios for c in gevonden} == namen
    paren = {p for regios in vast for p in combinations(regios, 2)}
    assert {p for c in gevonden for p in combinations(c.regios, 2)} == paren
