"""Named cells of the Netherlands: what an alderman would ask, worked out by hand from the rows."""

from __future__ import annotations

from datetime import date

import pytest

from graph.facts import Aanbesteding, Bedrag, Borging, Capaciteit, Rol, Toezicht
from graph.samenvatting import per_niveau, samenvatting
from graph.schakels import Schakels
from graph.snapshot import Snapshot
from loaders.land import Land
from tests.nederland import NU, op

GESLOTEN, BESCHERMING = "gesloten-jeugdhulp", "jeugdbescherming-ots"
VEILIG_THUIS, LEIDEN, ZAANSTREEK = "veilig-thuis", "GM0546", "JZ09"
VASTGOED, VERLENGING, TRANSFORMATIE = "spuk-v-2021", "stcrt-2023-18368", "bwbr0050438-2024"
HOLLAND_RIJNLAND, NOORD_VELUWE, ALKMAAR = "JZ18", "JZ12", "JZ06"


def feiten(snapshot: Snapshot, functie: str) -> list[Borging]:
    """The securing facts of a function."""
    return [f for f in snapshot.feiten if isinstance(f, Borging) and functie in f.functies]


# --- closed youth care in Holland Rijnland: two regulations, one of them extended ---------------


def test_closed_care_in_holland_rijnland_is_allotted_today(nederland: Snapshot) -> None:
    rij = op(nederland, "2026-11-27").rij(HOLLAND_RIJNLAND, GESLOTEN)
    assert (rij.status, rij.gedekt, rij.totaal) == ("geborgd", 13, 13)
    assert set(rij.bronnen) == {VASTGOED, VERLENGING, TRANSFORMATIE}
    assert "indirect" in rij.vlaggen


@pytest.mark.parametrize(
    ("dag", "bronnen"),
    [
        ("2021-10-09", {VASTGOED, VERLENGING}),
        ("2024-11-21", {VASTGOED, VERLENGING, TRANSFORMATIE}),
        ("2028-08-31", {VASTGOED, VERLENGING, TRANSFORMATIE}),
        ("2028-09-01", {TRANSFORMATIE}),
        ("2030-07-15", {TRANSFORMATIE}),
    ],
)
def test_each_regulation_carries_it_for_its_own_days(
    nederland: Snapshot, dag: str, bronnen: set[str]
) -> None:
    rij = op(nederland, dag).rij(HOLLAND_RIJNLAND, GESLOTEN)
    assert (rij.status, set(rij.bronnen)) == ("geborgd", bronnen)


@pytest.mark.parametrize("dag", ["2021-10-08", "2030-07-16"])
def test_before_and_after_them_it_is_not_secured(nederland: Snapshot, dag: str) -> None:
    assert op(nederland, dag).rij(HOLLAND_RIJNLAND, GESLOTEN).status != "geborgd"


@pytest.mark.parametrize(
    ("kennis", "laatste_dag"),
    [("2022-06-01", "2025-08-31"), ("2023-06-29", "2025-08-31"), ("2023-06-30", "2028-08-31")],
)
def test_the_end_of_2021_changed_when_the_extension_could_be_known(
    nederland: Snapshot, kennis: str, laatste_dag: str
) -> None:
    """The extension is known to the month: June 2023, so from its last day."""
    laatste = op(nederland, laatste_dag, kennis)
    assert {laatste.rij(r, GESLOTEN).status for r in laatste.regios} == {"geborgd"}
    rij = op(nederland, "2028-09-01", kennis).rij(HOLLAND_RIJNLAND, GESLOTEN)
    assert rij.status != "geborgd"
    assert (rij.laatst_bekend, rij.laatst_bekend_op) == ("geborgd", date.fromisoformat(laatste_dag))


def test_the_extension_is_a_source_only_once_it_is_known(nederland: Snapshot) -> None:
    voor = op(nederland, "2025-01-01", "2023-06-29").rij(HOLLAND_RIJNLAND, GESLOTEN)
    na = op(nederland, "2025-01-01", "2023-06-30").rij(HOLLAND_RIJNLAND, GESLOTEN)
    assert (set(voor.bronnen), set(na.bronnen)) == ({VASTGOED}, {VASTGOED, VERLENGING})


# --- the link of Noord-Veluwe -------------------------------------------------------------------


def test_noord_veluwe_stood_apart_until_it_got_partners(nederland: Snapshot) -> None:
    """In 2021 set apart with its own institution; in 2024 one of nine regions in one area."""

    def codes(dag: str) -> set[str]:
        rijen = Schakels(nederland, date.fromisoformat(dag), NU).rijen(GESLOTEN)
        return {rij.code for rij in rijen if rij.regio == NOORD_VELUWE}

    assert codes("2024-11-19") == {"niet-van-toepassing"}
    # Published the day before it began.
    assert codes("2024-11-20") == {"niet-van-toepassing", "schakel-gepland"}
    assert codes("2024-11-21") == {"wederkerig"}
    assert codes("2026-11-27") == {"wederkerig"}


# --- ends that are a minimum, and what is known of single gemeenten -----------------------------


def test_youth_protection_in_alkmaar_was_bought_at_least_until_2022(nederland: Snapshot) -> None:
    """ "In ieder geval voor de jaren 2019, 2020 en 2021": afterwards open, never lapsed."""
    assert op(nederland, "2018-12-31").rij(ALKMAAR, BESCHERMING).status != "geborgd"
    assert op(nederland, "2019-01-01").rij(ALKMAAR, BESCHERMING).status == "geborgd"
    assert op(nederland, "2021-12-31").rij(ALKMAAR, BESCHERMING).status == "geborgd"
    for dag in ("2022-01-01", "2026-11-27"):
        rij = op(nederland, dag).rij(ALKMAAR, BESCHERMING)
        assert (rij.status, rij.laatst_bekend) == ("onbekend", "geborgd"), dag
        assert rij.laatst_bekend_op == date(2021, 12, 31)


def test_a_budget_counts_for_its_year(nederland: Snapshot) -> None:
    """Haarlemmermeer, a region of one gemeente: youth protection in the budget of 2026."""
    rij = op(nederland, "2026-11-27").rij("JZ15", BESCHERMING)
    assert (rij.status, rij.gedekt, rij.totaal) == ("geborgd", 1, 1)
    assert {"minstens", "afgeleid"} <= set(rij.vlaggen)
    assert op(nederland, "2027-01-01").rij("JZ15", BESCHERMING).status == "onbekend"


def test_a_contract_of_nine_years_covers_the_region_of_amersfoort(nederland: Snapshot) -> None:
    """MetMaya, 1 January 2024 to 1 January 2033: two functions of the list, no more."""
    stand = op(nederland, "2026-11-27")
    geborgd = {
        r.functie for r in stand.rijen() if r.regio == "JZ20" and "hora-metmaya" in r.bronnen
    }
    assert geborgd == {"ambulante-jeugdhulp", "dagbehandeling-daghulp"}
    assert {stand.rij("JZ20", functie).status for functie in geborgd} == {"geborgd"}
    for dag, status in (("2032-12-31", "geborgd"), ("2033-01-01", "verlopen")):
        assert op(nederland, dag).rij("JZ20", "dagbehandeling-daghulp").status == status


def test_what_one_gemeente_buys_is_not_said_of_its_region(nederland: Snapshot) -> None:
    """Prevention in Den Haag (contract 2024 to 2032, subsidy until 31 December 2028)."""
    stand = op(nederland, "2026-11-27")
    assert stand.status_gemeente("GM0518", "preventie-jeugd") == "geborgd"
    rij = stand.rij("JZ24", "preventie-jeugd")
    assert (rij.status, rij.gedekt) == ("deels-geborgd", 1)
    assert stand.status_gemeente("GM0503", "preventie-jeugd") == "onbekend"


# --- on what it rests ---------------------------------------------------------------------------


@pytest.mark.parametrize("functie", ["advies-jeugdigen-anoniem", "vertrouwenspersoon-jeugd"])
def test_a_duty_of_the_state_holds_for_every_region_from_its_first_reading(
    nederland: Snapshot, functie: str
) -> None:
    """Jeugdwet article 1a.1, read in the text of 1 January 2026, without a day of lapse."""
    for dag, status in (("2025-12-31", "onbekend"), ("2026-01-01", "geborgd")):
        stand = op(nederland, dag)
        assert {stand.rij(r, functie).status for r in stand.regios} == {status}, dag
    [plicht] = [f for f in feiten(nederland, functie) if f.grondslag == "rijk"]
    assert plicht.bereik.landelijk
    assert plicht.geldig.onbepaald


def test_a_subsidy_is_no_contract_and_an_allotment_no_arrangement(nederland: Snapshot) -> None:
    per_bron = {f.herkomst.bron: f.grondslag for f in feiten(nederland, "veilig-thuis")}
    assert per_bron["gmb-2024-322185"] == "subsidie"  # Utrecht, the year 2025
    assert per_bron["cvdr-723057"] == "regeling"  # West-Brabant
    netwerken = feiten(nederland, "bovenregionaal-expertisenetwerk")
    assert {f.grondslag for f in netwerken if f.herkomst.bron == "bwbr0047609-2026"} == {"gebied"}


# --- the division of Veilig Thuis ---------------------------------------------------------------


def test_veilig_thuis_is_secured_in_leiden_from_the_day_of_the_full_division(
    nederland: Snapshot,
) -> None:
    """CBS, 1 January 2025: Leiden lies in Hollands-Midden. Before that list nothing follows."""
    assert op(nederland, "2024-12-31").status_gemeente(LEIDEN, VEILIG_THUIS) == "onbekend"
    for dag in ("2025-01-01", "2026-11-27"):
        stand = op(nederland, dag)
        assert stand.status_gemeente(LEIDEN, VEILIG_THUIS) == "geborgd"
        rij = stand.rij(HOLLAND_RIJNLAND, VEILIG_THUIS)
        assert rij.alleen_aanwijzing == rij.gedekt == rij.totaal == 13
        assert {"indirect", "afgeleid"} <= set(rij.vlaggen)
        assert ("doorgetrokken" in rij.vlaggen) == (dag != "2025-01-01")


def test_an_ended_subsidy_is_told_beside_the_division(nederland: Snapshot) -> None:
    """Zaanstad paid for Veilig Thuis from 2016 to 2018; what followed is not on record."""
    assert op(nederland, "2024-12-31").rij(ZAANSTREEK, VEILIG_THUIS).status == "verlopen"
    rij = op(nederland, "2026-11-27").rij(ZAANSTREEK, VEILIG_THUIS)
    assert (rij.status, "afspraak-verlopen" in rij.vlaggen) == ("geborgd", True)


def test_four_functions_between_regions_are_allotted_everywhere(nederland: Snapshot) -> None:
    """Only in Noord-Holland Noord a contract for closed care stands beside the area."""
    stand = op(nederland, "2026-11-27")
    functies = (GESLOTEN, "open-driemilieuvoorziening", "bovenregionaal-expertisenetwerk")
    for functie in (*functies, VEILIG_THUIS):
        rijen = [stand.rij(r, functie) for r in stand.regios]
        assert {rij.status for rij in rijen} == {"geborgd"}, functie
        met_meer = {rij.regio for rij in rijen if rij.alleen_aanwijzing < rij.gedekt}
        assert met_meer == ({"JZ03", "JZ05", ALKMAAR} if functie == GESLOTEN else set())


# --- background ---------------------------------------------------------------------------------


def test_what_the_areas_of_2024_get_belongs_to_the_area(nederland: Snapshot) -> None:
    """Article 5: Rotterdam for Zuid-Holland, at most 9,114,120 euro in 2026."""
    bedragen = [f for f in nederland.feiten if isinstance(f, Bedrag) and f.gemeente == "GM0599"]
    assert {f.onderwerp for f in bedragen} == {"bwbr0050438-gesloten/zuid-holland"}
    assert {f.bedrag for f in bedragen if f.jaar == 2026} == {9_114_120}


def test_background_secures_nothing(nl: Land, nederland: Snapshot) -> None:
    """Amounts, places, supervision, tenders and roles beside the answers change none of them."""
    soorten = Aanbesteding | Bedrag | Capaciteit | Rol | Toezicht
    kaal = [f for f in nl.feiten if not isinstance(f, soorten)]
    assert len(kaal) < len(nl.feiten)
    zonder = Snapshot.maak(nl.dataset, nl.bronnen, kaal)
    assert (op(zonder, "2026-11-27").status == op(nederland, "2026-11-27").status).all()


# --- the level at which regions need each other, counted ----------------------------------------


@pytest.mark.parametrize(
    ("dag", "geborgd", "alleen_aanwijzing"), [("2025-09-01", 126, 116), ("2026-11-27", 168, 165)]
)
def test_what_rests_on_an_allotment_only_is_most_of_what_is_secured(
    nederland: Snapshot, dag: str, geborgd: int, alleen_aanwijzing: int
) -> None:
    tellingen = per_niveau(samenvatting(nederland, date.fromisoformat(dag), NU))
    (telling,) = (t for t in tellingen if t.niveau == "bovenregionaal")
    assert (telling.geborgd, telling.alleen_aanwijzing) == (geborgd, alleen_aanwijzing)
    assert (telling.samen, telling.verlopen) == (7 * 42, 0)


def test_a_contract_that_ended_beside_an_area_is_a_signal(nederland: Snapshot) -> None:
    rij = op(nederland, "2026-11-27").rij(HOLLAND_RIJNLAND, GESLOTEN)
    assert (rij.alleen_aanwijzing, rij.afspraak_verlopen) == (13, 12)
    assert "afspraak-verlopen" in rij.vlaggen
