"""What comes with a status: its sources, its flags, and what is remembered to find the last one."""

from __future__ import annotations

from datetime import date

import pytest

from graph import facts as f
from graph.dekking import Dekkingsrij, dekking
from graph.snapshot import Snapshot
from tests.antwoorden import DATASET, NU
from tests.bouwer import Land, herkomst

DAG = date(2022, 1, 1)
R, S = "JZ91", "JZ92"
F = "gesloten"


@pytest.fixture
def land() -> Land:
    land = Land()
    land.functie(F, niveau="bovenregionaal")
    land.regio(R, ("GM9001",))
    land.regio(S, ("GM9002",))
    return land


def maak(land: Land) -> Snapshot:
    return Snapshot.maak(DATASET, land.bronnen, land.feiten)


def rij(land: Land, regio: str = R) -> Dekkingsrij:
    return dekking(maak(land), DAG, NU).rij(regio, F)


def test_cover_outside_every_region_takes_no_sources_from_the_next(land: Land) -> None:
    land.gemeente("GM9009")
    land.contract("los", F, gemeenten=("GM9009",), bron="elders")
    land.contract("c", F, regios=(R,), bron="hier")
    assert (rij(land).status, rij(land).bronnen) == ("geborgd", ("hier",))


def test_only_a_jeugdregio_can_have_an_uncertain_division(land: Land) -> None:
    land.regio("VT01", soort="veilig-thuisregio")
    land.feiten.append(
        f.Aankondiging(
            omschrijving="Samenvoeging",
            regios=("VT01", R),
            onzeker_vanaf=DAG,
            herkomst=herkomst({}),
        )
    )
    assert "indeling-onzeker" in rij(land, R).vlaggen
    assert "indeling-onzeker" not in rij(land, S).vlaggen


def test_what_is_inferred_on_either_side_shows_on_both(land: Land) -> None:
    land.visie(R, (S,), F, bron="visie-r")
    land.visie(S, (R,), F, bron="visie-s", afgeleid="zo gelezen")
    for regio in (R, S):
        assert rij(land, regio).status == "geborgd"
        assert "afgeleid" in rij(land, regio).vlaggen


def test_an_observation_that_was_withdrawn_is_none(land: Land) -> None:
    gezien = land.lid("GM9001", R, gezien=("2023-01-01",), vastgelegd="2023-01-01")
    assert "doorgetrokken" not in rij(land).vlaggen
    land.lid("GM9001", R, gezien=("2021-06-01",), vastgelegd="2023-02-01", vervangt=gezien.id)
    assert "doorgetrokken" in rij(land).vlaggen
