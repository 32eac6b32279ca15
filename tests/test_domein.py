"""The test cases of the domain description (section 7.9), on made-up countries.

Each runs against the engine and against the naive reference, so that the reference is checked too.
"""

# ruff: noqa: N802 - the tests bear the names of the cases

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Unpack, cast

import pytest

from graph.schakels import Schakels
from tests.antwoorden import NU, Antwoorden, VanMotor, VanReferentie
from tests.bouwer import Contract, Land

G = tuple(f"GM90{nummer:02}" for nummer in range(1, 60))
R, S, T, U = "JZ91", "JZ92", "JZ93", "JZ94"
F = "gesloten"

Vraag = Callable[[Land], Antwoorden]


@pytest.fixture(params=["motor", "referentie"])
def vraag(request: pytest.FixtureRequest) -> Vraag:
    def antwoorden(land: Land) -> Antwoorden:
        soort = VanMotor if request.param == "motor" else VanReferentie
        return soort(land.feiten, land.bronnen)

    return antwoorden


@pytest.fixture
def land() -> Land:
    """Region R with four members, S with two, a function of each level needed here."""
    land = Land()
    land.functie(F, niveau="bovenregionaal")
    land.regio(R, G[:4])
    land.regio(S, G[4:6])
    return land


def vlaggen(antwoorden: Antwoorden, regio: str, dag: date) -> tuple[str, ...] | None:
    """Only the engine gives every flag."""
    return antwoorden.vlaggen(regio, F, dag) if isinstance(antwoorden, VanMotor) else None


def test_T01_nothing_on_record_is_unknown(land: Land, vraag: Vraag) -> None:
    rij = vraag(land).regio(R, F, date(2025, 6, 1))
    assert (rij.status, rij.gedekt, rij.onbekend, rij.totaal) == ("onbekend", 0, 4, 4)


def test_T02_secured_until_the_day_it_ends(land: Land, vraag: Vraag) -> None:
    land.contract("c", F, gemeenten=G[:4], van="2024-01-01", tot="2027-01-01")
    a = vraag(land)
    assert a.regio(R, F, date(2026, 12, 31)).status == "geborgd"
    assert a.regio(R, F, date(2027, 1, 1)).status == "verlopen"
    assert a.laatst_bekend(R, F, date(2027, 1, 1)) == ("geborgd", date(2026, 12, 31))


def test_T03_three_of_four_is_partly(land: Land, vraag: Vraag) -> None:
    land.contract("c", F, gemeenten=G[:3], van="2024-01-01", tot="2027-01-01")
    a = vraag(land)
    rij = a.regio(R, F, date(2025, 6, 1))
    assert (rij.status, rij.gedekt, rij.totaal) == ("deels-geborgd", 3, 4)
    assert a.gemeente(G[3], F, date(2025, 6, 1)) == "onbekend"
    assert not rij.bevat_bewezen_gat


def test_T04_three_of_four_and_the_fourth_says_no(land: Land, vraag: Vraag) -> None:
    land.contract("c", F, gemeenten=G[:3], van="2024-01-01", tot="2027-01-01")
    land.geen(F, gemeenten=(G[3],), van="2024-01-01", tot="2027-01-01")
    a = vraag(land)
    rij = a.regio(R, F, date(2025, 6, 1))
    assert (rij.status, rij.gedekt, rij.niet_geborgd) == ("deels-geborgd", 3, 1)
    assert a.gemeente(G[3], F, date(2025, 6, 1)) == "niet-geborgd"
    assert rij.bevat_bewezen_gat


def test_T05_one_sided_when_the_other_was_read(land: Land, vraag: Vraag) -> None:
    land.visie(R, (S,), F)
    land.niet_vermeld(S, F, gezien=("2024-01-01",))
    a, dag = vraag(land), date(2025, 6, 1)
    assert a.schakels(F, dag) == {(R, "eenzijdig", (S,)), (S, "schakel-onbekend", ())}
    assert a.regio(R, F, dag).status == "eenzijdig"
    assert a.regio(S, F, dag).status == "onbekend"
    assert a.relaties(R, dag) == {(S, F, "nee")}


def test_T06_unconfirmed_when_the_other_was_not_read(land: Land, vraag: Vraag) -> None:
    land.visie(R, (S,), F)
    a, dag = vraag(land), date(2025, 6, 1)
    assert a.schakels(F, dag) == {(R, "eenzijdig-onbevestigd", (S,)), (S, "schakel-onbekend", ())}
    assert a.regio(R, F, dag).status == "eenzijdig"
    assert a.regio(S, F, dag).status == "onbekend"
    assert a.relaties(S, dag) == {(R, F, "onbekend")}


def test_T07_a_region_named_twice_in_one_area_is_one_region(land: Land, vraag: Vraag) -> None:
    land.regio(T, G[6:8])
    for plaats, regio in (("rij 1", R), ("rij 2", S), ("rij 3", T), ("rij 4", S)):
        land.contract(
            f"gebied-{plaats}",
            F,
            regios=(regio,),
            partijen=(R, S, T),
            gebied="Zuid",
            grondslag="gebied",
            coordinator=G[0],
            plaats=plaats,
        )
    a = vraag(land)
    assert a.schakels(F, date(2025, 1, 1)) == {
        (R, "wederkerig", (S, T)),
        (S, "wederkerig", (R, T)),
        (T, "wederkerig", (R, S)),
    }


def test_T08_a_region_set_apart_has_no_missing_link_and_keeps_its_cover(
    land: Land, vraag: Vraag
) -> None:
    land.contract("bijlage", F, regios=(R,), grondslag="gebied", coordinator=G[0])
    land.nvt(F, regios=(R,), betreft="schakel", afgeleid="gebied niet ingevuld")
    a, dag = vraag(land), date(2022, 1, 1)
    assert (R, "niet-van-toepassing", ()) in a.schakels(F, dag)
    assert a.regio(R, F, dag).status == "geborgd"


def test_T09_the_cluster_differs_per_function(land: Land, vraag: Vraag) -> None:
    land.functie("open", niveau="bovenregionaal")
    land.regio(T, G[6:8])
    land.contract("oost", F, regios=(R, S), partijen=(R, S), gebied="Zuid-Oost", grondslag="gebied")
    land.contract(
        "west", "open", regios=(R, T), partijen=(R, T), gebied="Zuid-West", grondslag="gebied"
    )
    a, dag = vraag(land), date(2022, 1, 1)
    assert (R, "wederkerig", (S,)) in a.schakels(F, dag)
    assert (R, "wederkerig", (T,)) in a.schakels("open", dag)


def _gebied(land: Land, onderwerp: str, *wie: str, **meer: Unpack[Contract]) -> None:
    """An area of a published regulation: in force from 2021-10-09 until 2028-09-01."""
    gebied: Contract = {"gebied": onderwerp, "grondslag": "gebied", "coordinator": G[0]}
    gebied |= {"regios": wie, "partijen": wie, "van": "2021-10-09", "tot": "2028-09-01"}
    land.contract(onderwerp, F, **cast(Contract, {**gebied, **meer}))


def test_T10_the_end_of_an_allotment_is_no_end_of_what_was_arranged(
    land: Land, vraag: Vraag
) -> None:
    _gebied(land, "Zuid", R, S)
    a, dag, na = vraag(land), date(2025, 9, 1), date(2028, 9, 1)
    assert a.regio(R, F, dag).status == "geborgd"
    assert "indirect" in (vlaggen(a, R, dag) or ("indirect",))
    rij = a.regio(R, F, na)
    assert (rij.status, rij.onbekend, rij.aanwijzing_vervallen) == ("onbekend", 4, 4)
    assert a.laatst_bekend(R, F, na) == ("geborgd", date(2028, 8, 31))
    assert a.schakels(F, na) == {(R, "schakel-verlopen", (S,)), (S, "schakel-verlopen", (R,))}


def test_T10b_an_area_does_not_hide_that_the_contract_ended(land: Land, vraag: Vraag) -> None:
    _gebied(land, "Zuid", R)
    land.contract("c", F, regios=(R,), van="2024-01-01", tot="2027-01-01")
    a, dag, na = vraag(land), date(2027, 6, 1), date(2028, 9, 1)
    assert a.regio(R, F, date(2026, 12, 31)).afspraak_verlopen == 0
    rij = a.regio(R, F, dag)
    assert (rij.status, rij.afspraak_verlopen, rij.alleen_aanwijzing) == ("geborgd", 4, 4)
    assert a.regio(R, F, na).status == "verlopen"
    assert a.regio(R, F, na).aanwijzing_vervallen == 4
    assert a.afloop(12, date(2026, 6, 1)) == {("c", R, F)}, "the area is no successor"
    land.contract("d", F, regios=(R,), van="2027-01-01", tot="2029-01-01")
    opgevolgd = vraag(land)
    assert opgevolgd.regio(R, F, dag).afspraak_verlopen == 0
    assert not opgevolgd.afloop(12, date(2026, 6, 1))


def test_T10b_whatever_follows_an_area_follows_it(land: Land, vraag: Vraag) -> None:
    _gebied(land, "Zuid", R)
    assert vraag(land).afloop(12, date(2028, 1, 1)) == {("Zuid", R, F)}
    _gebied(land, "Zuid-Oost", R, van="2028-09-01", tot="2030-01-01")
    assert not vraag(land).afloop(12, date(2028, 1, 1))


def test_T10f_a_region_never_says_less_than_its_gemeenten(land: Land, vraag: Vraag) -> None:
    land.contract("c", F, gemeenten=G[:3], van="2020-01-01", tot="2024-01-01")
    a, dag = vraag(land), date(2025, 1, 1)
    rij = a.regio(R, F, dag)
    assert (rij.status, rij.verlopen, rij.onbekend) == ("onbekend", 3, 1)
    assert rij.bevat_verlopen
    assert a.laatst_bekend(R, F, dag) == ("deels-geborgd", date(2023, 12, 31))
    if isinstance(a, VanMotor):
        assert a.dekking(dag, NU).rij(R, F).bronnen == ("verordening",), "the ended contract"


def test_T10g_what_was_last_known_is_asked_of_the_members_of_now(land: Land, vraag: Vraag) -> None:
    land.lid(G[0], S, van="2024-01-01")
    land.contract("c", F, gemeenten=(G[0],), van="2022-01-01", tot="2030-01-01")
    a, dag = vraag(land), date(2024, 6, 1)
    assert a.regio(R, F, date(2023, 12, 31)).status == "deels-geborgd"
    assert (a.regio(R, F, dag).status, a.laatst_bekend(R, F, dag)) == ("onbekend", ("", None))


def test_T10g_a_merged_gemeente_counts_the_days_on_which_all_parts_were_secured(
    land: Land, vraag: Vraag
) -> None:
    land.gemeente("GM9101", van="2024-01-01")
    for oud in G[:4]:
        land.herindeling("2024-01-01", oud, "GM9101")
    land.contract("c", F, gemeenten=G[:3], van="2020-01-01", tot="2023-01-01")
    assert vraag(land).laatst_bekend(R, F, date(2024, 6, 1)) == ("", None), "one part never was"
    land.contract("d", F, gemeenten=(G[3],), van="2020-01-01", tot="2022-01-01")
    assert vraag(land).laatst_bekend(R, F, date(2024, 6, 1)) == ("geborgd", date(2021, 12, 31))


def test_T10g_days_on_which_the_function_did_not_apply_were_not_secured(
    land: Land, vraag: Vraag
) -> None:
    land.contract("c", F, regios=(R,), van="2020-01-01", tot="2024-01-01")
    land.nvt(F, regios=(R,), van="2023-01-01", tot="2024-01-01")
    assert vraag(land).laatst_bekend(R, F, date(2025, 1, 1)) == ("geborgd", date(2022, 12, 31))


def test_T10g_nobody_was_secured_before_it_existed(land: Land, vraag: Vraag) -> None:
    land.gemeente("GM9101", van="2024-01-01")
    land.regio(T, ())
    land.lid("GM9101", T, van="2024-01-01")
    land.contract("c", F, gemeenten=("GM9101",), van="2020-01-01", tot="2022-01-01")
    a, dag = vraag(land), date(2025, 1, 1)
    assert (a.regio(T, F, dag).status, a.laatst_bekend(T, F, dag)) == ("verlopen", ("", None))


def test_T10g_a_claim_of_one_side_was_never_secured(land: Land, vraag: Vraag) -> None:
    land.visie(R, (S,), F, van="2020-01-01", tot="2022-01-01")
    assert vraag(land).laatst_bekend(R, F, date(2024, 1, 1)) == ("", None)


def test_T10e_a_subsidy_stays_with_the_gemeenten_it_names(land: Land, vraag: Vraag) -> None:
    land.contract(
        "s", F, gemeenten=(G[0], G[4]), grondslag="subsidie", van="2024-01-01", tot="2027-01-01"
    )
    a, dag = vraag(land), date(2025, 1, 1)
    assert {g: a.gemeente(g, F, dag) for g in (G[0], G[1], G[4])} == {
        G[0]: "geborgd",
        G[1]: "onbekend",
        G[4]: "geborgd",
    }


def test_T10d_until_at_least_is_no_end(land: Land, vraag: Vraag) -> None:
    land.contract("c", F, regios=(R,), tot="2027", minstens=True, gezien=("2026-05-01",))
    a = vraag(land)
    assert a.regio(R, F, date(2026, 11, 27)).status == "geborgd"
    assert a.regio(R, F, date(2027, 6, 1)).status == "onbekend"
    assert a.laatst_bekend(R, F, date(2027, 6, 1)) == ("geborgd", date(2026, 12, 31))
    assert a.afloop(120, date(2026, 11, 27)) == set()


def test_until_at_least_is_sure_through_a_later_observation(land: Land, vraag: Vraag) -> None:
    land.contract(
        "c", F, regios=(R,), van="2020-01-01", tot="2022", minstens=True, gezien=("2023-05",)
    )
    a = vraag(land)
    assert a.regio(R, F, date(2023, 5, 1)).status == "geborgd"
    assert a.regio(R, F, date(2023, 5, 2)).status == "onbekend"


def test_until_at_least_counts_as_an_end_for_an_observation_before_the_start(
    land: Land, vraag: Vraag
) -> None:
    land.contract(
        "c",
        F,
        regios=(R,),
        van="2024-01-01",
        tot="2025-01-01",
        minstens=True,
        gezien=("2023-11-01",),
    )
    assert vraag(land).regio(R, F, date(2024, 12, 31)).status == "geborgd"


def test_T10h_an_end_that_a_later_publication_changed(land: Land, vraag: Vraag) -> None:
    land.contract(
        "c",
        F,
        regios=(R,),
        van="2021-10-09",
        tot="2028-09-01",
        eerder_tot="2025-09-01",
        einde_bron="staatscourant",
        einde_vastgelegd="2023-06-30",
    )
    a, dag = vraag(land), date(2026, 1, 1)
    assert a.regio(R, F, dag, date(2023, 6, 29)).status == "verlopen"
    assert a.regio(R, F, dag, date(2023, 6, 30)).status == "geborgd"
    assert a.laatst_bekend(R, F, dag, date(2023, 6, 29)) == ("geborgd", date(2025, 8, 31))
    if isinstance(a, VanMotor):
        bronnen = [a.dekking(dag, k).rij(R, F).bronnen for k in (date(2023, 6, 29), NU)]
        assert bronnen == [("verordening",), ("staatscourant", "verordening")]


def test_T10h_the_area_whose_end_was_changed_was_no_expired_arrangement(
    land: Land, vraag: Vraag
) -> None:
    eerder: Contract = {"eerder_tot": "2025-09-01", "einde_bron": "staatscourant"}
    eerder["einde_vastgelegd"] = "2023-06-30"
    _gebied(land, "Zuid", R, **eerder)
    a, dag, toen = vraag(land), date(2026, 1, 1), date(2023, 6, 15)
    rij = a.regio(R, F, dag, toen)
    assert (rij.status, rij.aanwijzing_vervallen) == ("onbekend", 4)
    assert a.laatst_bekend(R, F, dag, toen) == ("geborgd", date(2025, 8, 31))
    assert a.regio(R, F, dag, date(2023, 7, 1)).status == "geborgd"


def test_an_end_may_be_stated_later_for_the_first_time(land: Land, vraag: Vraag) -> None:
    land.contract(
        "c",
        F,
        regios=(R,),
        van="2020-01-01",
        onbepaald=True,
        tot="2025-01-01",
        einde_bron="opzegging",
        einde_vastgelegd="2024-06-30",
    )
    a, dag = vraag(land), date(2025, 6, 1)
    assert a.regio(R, F, dag, date(2024, 6, 29)).status == "geborgd"
    assert a.regio(R, F, dag, date(2024, 6, 30)).status == "verlopen"


def _verdeling(land: Land, **per_gebied: tuple[str, ...]) -> None:
    """The areas of one function, on a list of 1 January 2025 that holds every gemeente."""
    for gebied, wie in per_gebied.items():
        land.regio(gebied, volledig=False, soort="veilig-thuisregio")
        for gemeente in wie:
            land.lid(gemeente, gebied, F, gezien=("2025-01-01",), bron="verdeling")
    land.volledig("lidmaatschap", F, landelijk=True, gezien=("2025-01-01",), bron="verdeling")


def test_a_full_division_secures_each_gemeente_from_its_day_on(land: Land, vraag: Vraag) -> None:
    land.lid(G[0], "VT01", F, gezien=("2020-01-01",))
    _verdeling(land, VT01=G[:4], VT02=G[4:6])
    land.fusie("2026-01-01", G[:2], "GM9101")
    a = vraag(land)
    for dag, status, gedekt in (
        (date(2024, 12, 31), "onbekend", 0),  # not even the one of whom there is an older row
        (date(2025, 1, 1), "geborgd", 4),
        (date(2026, 6, 1), "geborgd", 3),  # carried forward, also through the merger
    ):
        rij = a.regio(R, F, dag)
        assert (rij.status, rij.gedekt, rij.alleen_aanwijzing) == (status, gedekt, gedekt)
        assert rij.aanwijzing_vervallen == 0
    verwacht = {"indirect", "afgeleid", "doorgetrokken"}
    assert verwacht <= set(vlaggen(a, R, date(2026, 6, 1)) or verwacht)
    assert a.gemeente("GM9101", F, date(2026, 6, 1)) == "geborgd"


def test_regions_that_share_an_area_of_a_full_division_are_partners(
    land: Land, vraag: Vraag
) -> None:
    land.regio(T, G[6:8])
    land.grens(R, T)
    land.grens(R, S)
    _verdeling(land, VT01=(*G[:3], *G[4:6]), VT02=(G[3],), VT03=G[6:8])
    a, dag = vraag(land), date(2026, 1, 1)
    assert a.schakels(F, dag) == {
        (R, "wederkerig", (S,)),
        (S, "wederkerig", (R,)),
        (T, "niet-van-toepassing", ()),
    }
    assert a.buren(F, dag) == set(), "who shares with nobody needs no link"
    assert {code for _, code, _ in a.schakels(F, date(2024, 12, 31))} == {"schakel-onbekend"}
    if isinstance(a, VanMotor):
        rijen = {rij.regio: rij for rij in Schakels(a.snapshot, dag, NU).rijen(F)}
        assert rijen[R].deel == rijen[S].deel == G[:3], "of R only three lie in the area"
        assert {rij.vlaggen for rij in rijen.values()} == {("afgeleid", "indirect"), ("afgeleid",)}


def test_T11_a_count_without_names_marks_no_region(land: Land, vraag: Vraag) -> None:
    land.telling("regiovisies", "16 van 42 hebben er geen")
    a = vraag(land)
    assert {a.regio(r, F, date(2025, 1, 1)).status for r in (R, S)} == {"onbekend"}


def test_T12_counts_that_disagree_stay_side_by_side(land: Land) -> None:
    for uitkomst in ("24 van 42", "26 van 42", "twee derde"):
        land.telling("regiovisies", uitkomst, bron=f"onderzoek {uitkomst}")
    feiten = VanMotor(land.feiten, land.bronnen).snapshot.feiten
    assert len([feit for feit in feiten if type(feit).__name__ == "Telling"]) == 3


def test_T13_a_dormant_national_framework_is_cover(land: Land, vraag: Vraag) -> None:
    land.contract("raam", F, landelijk=True, grondslag="raamcontract", slapend=True)
    a, dag = vraag(land), date(2025, 1, 1)
    assert {a.regio(r, F, dag).status for r in (R, S)} == {"geborgd"}
    assert "slapend" in (vlaggen(a, R, dag) or ("slapend",))


def test_T14_a_consortium_is_one_party_with_three_executors(land: Land, vraag: Vraag) -> None:
    drie = ("Anker", "Baken", "Duin")
    land.contract("c", F, regios=(R,), contractpartijen=("Samen",), uitvoerders=drie)
    land.volledig("aanbieders", F, regios=(R,))
    antwoord = vraag(land).afhankelijkheid(R, F, date(2025, 1, 1))
    assert antwoord == ("enkel-bewezen", "Samen", set(drie))


def test_T15_one_provider_on_record_is_at_least_one(land: Land, vraag: Vraag) -> None:
    land.contract("c", F, regios=(R,), contractpartijen=("Anker",))
    assert vraag(land).afhankelijkheid(R, F, date(2025, 1, 1))[:2] == ("enkel-bekend", "Anker")


def test_T16_a_contract_by_name_stays_with_a_gemeente_that_moves(land: Land, vraag: Vraag) -> None:
    land.lid(G[0], S, van="2026-01-01")
    land.contract("c", F, gemeenten=G[:4], via_regio=R, van="2024-01-01", tot="2027-01-01")
    a, dag = vraag(land), date(2026, 6, 1)
    assert a.gemeente(G[0], F, dag) == "geborgd"
    rij = a.regio(S, F, dag)
    assert (rij.status, rij.gedekt, rij.totaal) == ("deels-geborgd", 1, 3)
    assert a.regio(R, F, dag).totaal == 3
    assert "via-oude-regio" in (vlaggen(a, S, dag) or ("via-oude-regio",))


def test_T17_a_contract_for_the_region_as_it_stands_does_not_move_along(
    land: Land, vraag: Vraag
) -> None:
    land.lid(G[0], S, van="2026-01-01")
    land.contract("c", F, regios=(R,), zoals_het_is=True, van="2024-01-01", tot="2027-01-01")
    a = vraag(land)
    assert a.gemeente(G[0], F, date(2025, 6, 1)) == "geborgd"
    assert a.gemeente(G[0], F, date(2026, 6, 1)) == "onbekend"
    assert a.gemeente(G[0], F, date(2027, 6, 1)) == "onbekend", "leaving is no end of the contract"
    assert a.gemeente(G[1], F, date(2027, 6, 1)) == "verlopen"


def test_T18_two_clocks(land: Land, vraag: Vraag) -> None:
    oud = land.contract(
        "c", F, regios=(R,), van="2024-01-01", tot="2026-01-01", vastgelegd="2024-01-01"
    )
    land.contract(
        "c",
        F,
        regios=(R,),
        van="2024-01-01",
        tot="2025-01-01",
        vastgelegd="2025-03-01",
        vervangt=oud.id,
    )
    a, dag = vraag(land), date(2025, 2, 1)
    assert a.regio(R, F, dag, date(2025, 2, 15)).status == "geborgd"
    assert a.regio(R, F, dag, date(2025, 4, 1)).status == "verlopen"


def test_T18_two_clocks_with_a_statement_of_the_end(land: Land, vraag: Vraag) -> None:
    land.contract(
        "c",
        F,
        regios=(R,),
        van="2024-01-01",
        tot="2026-01-01",
        peildatum="2025-01-01",
        vastgelegd="2024-01-01",
    )
    land.einde("c", "2025-01-01", peildatum="2025-01-01", vastgelegd="2025-03-01")
    a, dag = vraag(land), date(2025, 2, 1)
    assert a.regio(R, F, dag, date(2025, 2, 15)).status == "geborgd"
    assert a.regio(R, F, dag, date(2025, 4, 1)).status == "verlopen"


def test_T19_a_wider_function_says_nothing_of_a_narrower_one(land: Land, vraag: Vraag) -> None:
    land.functie("smaller")
    land.contract("c", F, regios=(R,))
    assert vraag(land).regio(R, "smaller", date(2025, 1, 1)).status == "onbekend"


def test_T20_an_official_text_wins_from_the_press(land: Land, vraag: Vraag) -> None:
    land.contract("c", F, regios=(R,), rang=1, peildatum="2025-01-01")
    land.einde("c", "2024-06-01", rang=4, peildatum="2025-01-01", bron="krant")
    a = vraag(land)
    assert a.regio(R, F, date(2025, 1, 1)).status == "geborgd"
    motor = VanMotor(land.feiten, land.bronnen)
    assert "krant" in {feit.herkomst.bron for feit in motor.snapshot.feiten}


def _eenenveertig(deels: int) -> Land:
    """20 of 41 regions secured, 3 proven not; of the rest ``deels`` are partly a proven gap."""
    land = Land()
    land.functie(F)
    for nummer in range(41):
        leden = (f"GM91{nummer:02}", f"GM92{nummer:02}")
        land.regio(f"JZ{nummer + 50}", leden)
        if nummer < 20:
            land.contract(f"c{nummer}", F, gemeenten=leden)
        elif nummer < 23:
            land.geen(F, gemeenten=leden)
        elif nummer < 23 + deels:
            land.contract(f"c{nummer}", F, gemeenten=leden[:1])
            land.geen(F, gemeenten=leden[1:])
    return land


def test_T21_coverage_comes_with_bounds(vraag: Vraag) -> None:
    antwoord = vraag(_eenenveertig(deels=0)).grenzen(F, date(2025, 1, 1))
    assert antwoord == (Fraction(20, 41), Fraction(38, 41), 18)


def test_T21b_a_proven_gap_inside_a_region_lowers_the_upper_bound(vraag: Vraag) -> None:
    antwoord = vraag(_eenenveertig(deels=2)).grenzen(F, date(2025, 1, 1))
    assert antwoord == (Fraction(20, 41), Fraction(36, 41), 16)


def test_T22_members_differ_per_function(land: Land, vraag: Vraag) -> None:
    land.functie("ambulant")
    for gemeente in G[:2]:
        land.lid(gemeente, R, functie="ambulant", van="2020-01-01")
    land.contract("c", "ambulant", F, regios=(R,), van="2021-01-01", tot="2030-01-01")
    a, dag = vraag(land), date(2025, 1, 1)
    assert (a.regio(R, "ambulant", dag).totaal, a.regio(R, F, dag).totaal) == (2, 4)
    assert a.gemeente(G[3], "ambulant", dag) == "onbekend"
    assert a.gemeente(G[3], F, dag) == "geborgd"


def test_T23_no_end_on_record_is_unknown_afterwards(land: Land, vraag: Vraag) -> None:
    land.contract("c", F, regios=(R,), gezien=("2023-05-01",))
    a = vraag(land)
    assert a.regio(R, F, date(2023, 5, 1)).status == "geborgd"
    assert a.regio(R, F, date(2024, 1, 1)).status == "onbekend"
    assert a.laatst_bekend(R, F, date(2024, 1, 1)) == ("geborgd", date(2023, 5, 1))


def test_T24_a_negative_statement_goes_before_an_expired_contract(land: Land, vraag: Vraag) -> None:
    land.contract("c", F, regios=(R,), van="2020-01-01", tot="2023-01-01")
    land.geen(F, regios=(R,), van="2024-01-01", tot="2026-01-01")
    assert vraag(land).regio(R, F, date(2025, 1, 1)).status == "niet-geborgd"


def test_T25_one_proven_gap_does_not_make_the_region_a_gap(land: Land, vraag: Vraag) -> None:
    land.geen(F, gemeenten=(G[0],), van="2024-01-01", tot="2026-01-01")
    a, dag = vraag(land), date(2025, 1, 1)
    rij = a.regio(R, F, dag)
    assert (rij.status, rij.bevat_bewezen_gat) == ("onbekend", True)
    assert a.gemeente(G[0], F, dag) == "niet-geborgd"


def test_T26_an_incomplete_list_of_members_is_at_most_partly(land: Land, vraag: Vraag) -> None:
    land.regio(T, G[6:8], volledig=False)
    land.contract("c", F, gemeenten=G[6:8])
    rij = vraag(land).regio(T, F, date(2025, 1, 1))
    assert (rij.status, rij.gedekt, rij.totaal) == ("deels-geborgd", 2, 2)
    assert rij.ledenlijst_onvolledig


def test_T27_rows_of_one_region_count_as_one_region(land: Land, vraag: Vraag) -> None:
    land.regio(T, G[6:8])
    for plaats, regio in enumerate((R, S, T, S, R)):
        land.contract(
            "bijlage",
            F,
            regios=(regio,),
            partijen=(R, S, T),
            gebied="Zuid",
            grondslag="gebied",
            coordinator=G[0],
            plaats=f"rij {plaats}",
        )
    a = vraag(land)
    assert {regio for regio, _, _ in a.schakels(F, date(2025, 1, 1))} == {R, S, T}
    assert a.grenzen(F, date(2025, 1, 1)) == (Fraction(1), Fraction(1), 0)
