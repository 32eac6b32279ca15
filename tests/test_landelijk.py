"""The answers over the real facts, held against what was worked out by hand from the sources."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from graph.dekking import dekking
from graph.facts import Borging, Taak, Verband
from graph.periode import Periode
from graph.schakels import Schakels
from graph.snapshot import Snapshot
from graph.uitleg import uitleg
from tests.nederland import NU, op, regio, statussen

GESLOTEN, OPEN = "gesloten-jeugdhulp", "open-driemilieuvoorziening"
EXPERTISE = "bovenregionaal-expertisenetwerk"
TRANSFORMATIE = "bwbr0050438-2024"
NOORD_VELUWE = "JZ12"


@pytest.mark.parametrize("jaar", range(2015, 2027))
def test_there_are_42_regions_and_every_gemeente_is_in_one(nederland: Snapshot, jaar: int) -> None:
    stand = op(nederland, f"{jaar}-06-01")
    assert len(stand.regios) == 42
    bestaat = {
        g
        for g, (van, tot) in nederland.indeling.gemeente_bestaat.items()
        if van <= stand.peildatum < tot
    }
    leden = [g for r in stand.regios for g in stand.leden(r, GESLOTEN)]
    assert len(leden) == len(set(leden))
    assert set(leden) == bestaat


@pytest.mark.parametrize("functie", [GESLOTEN, OPEN])
def test_residential_care_is_secured_everywhere_while_the_regulation_holds(
    nederland: Snapshot, functie: str
) -> None:
    dag = date(2022, 1, 1)
    while dag < date(2028, 9, 1):
        stand = dekking(nederland, dag, NU)
        assert statussen(stand, functie) == {"geborgd"}, dag
        dag += timedelta(days=97)
    assert statussen(op(nederland, "2028-08-31"), functie) == {"geborgd"}


def test_closed_care_is_allotted_everywhere_by_the_regulation_of_2024(nederland: Snapshot) -> None:
    """Seven areas, all 42 regions, from 21 November 2024 to 16 July 2030."""
    borgingen = (f for f in nederland.feiten if isinstance(f, Borging))
    gebieden = [f for f in borgingen if f.herkomst.bron == TRANSFORMATIE]
    assert len({f.gebied for f in gebieden}) == 7
    assert {f.geldig.van for f in gebieden} == {"2024-11-21"}
    assert {f.geldig.tot for f in gebieden} == {"2030-07-16"}
    for dag in ("2024-11-21", "2026-11-27", "2030-07-15"):
        stand = op(nederland, dag)
        assert statussen(stand, GESLOTEN) == {"geborgd"}, dag
        assert all(TRANSFORMATIE in stand.rij(r, GESLOTEN).bronnen for r in stand.regios)


def test_a_contract_2023_2030_is_sure_until_2030_and_possible_until_2031(
    nederland: Snapshot,
) -> None:
    contracten = [
        f for f in nederland.feiten if isinstance(f, Borging) and "U002" in f.herkomst.plaats
    ]
    [contract] = contracten
    assert nederland.periode(contract, NU) == Periode(
        date(2023, 7, 1), date(2023, 7, 1), date(2030, 1, 1), date(2031, 1, 1)
    )
    alkmaar = contract.bereik.regios[0]
    bron = contract.herkomst.bron
    # Beside the contract stands the area of the regulation, until 16 July 2030.
    for dag, status, draagt in (
        ("2029-12-31", "geborgd", True),
        ("2030-07-15", "geborgd", False),
        ("2031-01-01", "verlopen", True),
    ):
        rij = op(nederland, dag).rij(alkmaar, GESLOTEN)
        assert (rij.status, bron in rij.bronnen) == (status, draagt), dag


def test_expertise_networks_are_known_from_one_day_until_the_regulation_ends(
    nederland: Snapshot,
) -> None:
    """No start was read, only that it stood in force on 21 April 2026; article 14 gives the end."""
    assert statussen(op(nederland, "2026-04-20"), EXPERTISE) == {"onbekend"}
    assert statussen(op(nederland, "2026-04-21"), EXPERTISE) == {"geborgd"}
    assert statussen(op(nederland, "2027-12-31"), EXPERTISE) == {"geborgd"}
    later = op(nederland, "2028-01-01")
    assert not statussen(later, EXPERTISE) & {"geborgd", "deels-geborgd"}
    for r in later.regios:
        rij = later.rij(r, EXPERTISE)
        assert (rij.laatst_bekend, rij.laatst_bekend_op) == ("geborgd", date(2027, 12, 31))


def test_what_the_register_still_shows_and_a_budget_calls_ended_has_ended(
    nederland: Snapshot,
) -> None:
    rsj = [
        f
        for f in nederland.feiten
        if isinstance(f, Verband | Taak)
        and "roo-28200279" in (getattr(f, "code", ""), getattr(f, "onderwerp", ""))
    ]
    assert rsj
    for feit in rsj:
        periode = nederland.periode(feit, NU)
        assert periode is not None
        assert periode.tot_laatst == date(2026, 1, 1)


def test_noord_veluwe_is_set_apart_and_not_a_missing_link(nederland: Snapshot) -> None:
    [rij] = [
        r
        for r in Schakels(nederland, date(2022, 1, 1), NU).rijen(GESLOTEN)
        if r.regio == NOORD_VELUWE
    ]
    assert rij.code == "niet-van-toepassing"
    assert nederland.indeling.naam(rij.coordinator, date(2022, 1, 1)) == "Ermelo"
    assert "afgeleid" in rij.vlaggen
    assert op(nederland, "2022-01-01").rij(NOORD_VELUWE, GESLOTEN).status == "geborgd"


def test_the_cluster_differs_per_function(nederland: Snapshot) -> None:
    dag = "2022-01-01"
    zob = regio(nederland, "Zuidoost-Brabant", dag)
    coordinator = {
        functie: {
            nederland.indeling.naam(r.coordinator, date.fromisoformat(dag))
            for r in Schakels(nederland, date.fromisoformat(dag), NU).rijen(functie)
            if r.regio == zob
        }
        for functie in (GESLOTEN, OPEN)
    }
    assert coordinator == {GESLOTEN: {"Roermond"}, OPEN: {"Tilburg"}}


def test_no_bundled_fact_proves_a_gap(nederland: Snapshot) -> None:
    for jaar in range(2015, 2027):
        stand = op(nederland, f"{jaar}-06-01")
        assert not any(rij.niet_geborgd for rij in stand.rijen()), jaar


def test_every_answer_leads_back_to_a_source(nederland: Snapshot) -> None:
    stand = op(nederland, "2022-01-01")
    for rij in stand.rijen():
        # An unknown region has sources only for what it says of some of its gemeenten.
        deels = {stand.status_gemeente(g, rij.functie) for g in stand.leden(rij.regio, rij.functie)}
        assert bool(rij.bronnen) == (deels != {"onbekend"}), rij
    verklaard = uitleg(stand, "JZ01", GESLOTEN)
    assert verklaard.zin.startswith("Voor alle 10 gemeenten is er alleen een aanwijzing")
    assert all(f.url and f.plaats and f.peildatum for f in verklaard.feiten)


def test_an_unknown_comes_with_its_question_and_document(nederland: Snapshot) -> None:
    verklaard = uitleg(op(nederland, "2026-11-21"), "JZ01", "pleegzorg")
    assert verklaard.rij.status == "onbekend"
    assert verklaard.vraag.endswith("?")
    assert verklaard.document


def test_the_knowledge_clock_hides_what_was_not_yet_written(nederland: Snapshot) -> None:
    dag = date(2022, 1, 1)
    toen = dekking(nederland, dag, date(2021, 10, 8))
    # The joint arrangement of Haaglanden is older than the regulation.
    haaglanden = regio(nederland, "Haaglanden", "2022-01-01")
    assert {r for r in toen.regios if toen.rij(r, OPEN).status != "onbekend"} == {haaglanden}
    assert toen.rij(haaglanden, OPEN).bronnen == ("cvdr-637433",)
    assert statussen(dekking(nederland, dag, date(2021, 10, 9)), OPEN) == {"geborgd"}
