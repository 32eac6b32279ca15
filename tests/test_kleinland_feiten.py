"""What Kleinland shows of the words of sources: of an end, and of each kind of not knowing."""

from __future__ import annotations

from datetime import date

import pytest

from graph.afloop import afloop
from graph.dekking import Dekking, dekking
from graph.facts import Aanbod, Borging, Rol, Taak, Voornemen
from graph.snapshot import Snapshot
from graph.uitleg import periode_in_woorden

DAG = date(2026, 6, 1)
GEBIEDEN = ("VT92", "VT93", "VT94")
"""The full division for one function."""


@pytest.fixture(scope="module")
def matrix(kleinland_snapshot: Snapshot) -> Dekking:
    return dekking(kleinland_snapshot, DAG, DAG)


# --- what sources say of an end -------------------------------------------------------------------


def test_a_changed_end_is_known_from_the_change_on(kleinland_snapshot: Snapshot) -> None:
    dag, voor, na = date(2028, 1, 1), date(2025, 6, 29), date(2025, 6, 30)
    toen, nu = (dekking(kleinland_snapshot, dag, k).rij("JZ93", "leefgroep") for k in (voor, na))
    assert (toen.status, nu.status) == ("verlopen", "geborgd")
    assert "aanwijzing-vervallen" in toen.vlaggen
    assert nu.bronnen == ("regeling-leefgroep", "wijziging-leefgroep")


def test_a_minimum_is_no_end(kleinland_snapshot: Snapshot, matrix: Dekking) -> None:
    assert matrix.rij("JZ92", "logeerhulp").verlopen == 0
    onderwerpen = {r.onderwerp for r in afloop(kleinland_snapshot, 60, DAG, DAG)}
    assert "logeerhulp-klaverdal" not in onderwerpen, "it has ended already"
    assert onderwerpen.isdisjoint({"logeerhulp-duinrand", "logeerhulp-veenstreek"})


def test_what_is_said_on_an_end_is_shown(kleinland_snapshot: Snapshot, matrix: Dekking) -> None:
    zinnen = {
        feit.onderwerp: periode_in_woorden(matrix, feit)
        for feit in kleinland_snapshot.zichtbaar(Borging, DAG)
    }
    assert "ten minste tot 1 januari 2027" in zinnen["logeerhulp-duinrand"]
    assert "verlenging: verlenging mogelijk, duur niet genoemd" in zinnen["logeerhulp-duinrand"]
    assert "wijziging van de regeling leefgroepen" in zinnen["leefgroep-west"]
    assert "eerder 1 oktober 2027" in zinnen["leefgroep-west"]


# --- ways of not knowing --------------------------------------------------------------------------


def test_speltherapie_is_unknown_in_six_ways(kleinland_snapshot: Snapshot) -> None:
    snap, functie = kleinland_snapshot, "speltherapie"
    borgingen = [b for b in snap.zichtbaar(Borging, DAG) if functie in b.functies]
    perioden = {b.onderwerp: snap.periode(b, DAG) for b in borgingen}
    genoemd, eerder = perioden["speltherapie-duinrand"], perioden["speltherapie-klaverdal"]
    assert genoemd is not None
    assert genoemd.mogelijk_op(DAG), "JZ91: a page without a date"
    assert genoemd.van >= genoemd.tot, "never sure"
    assert eerder is not None
    assert eerder.zeker_op(date(2023, 5, 1)), "JZ93: sure once"
    plannen = [f for f in snap.zichtbaar(Voornemen, DAG) if functie in f.functies]
    assert [(f.regios, f.voornemen_soort) for f in plannen] == [(("JZ92",), "aanbesteding")]
    aanbod = {f.bereik.regios: f for f in snap.zichtbaar(Aanbod, DAG) if functie in f.functies}
    actief, gesloten = (snap.periode(aanbod[(r,)], DAG) for r in ("JZ94", "JZ95"))
    assert actief is not None
    assert gesloten is not None
    assert actief.mogelijk_op(DAG), "JZ94: a provider advertises"
    assert gesloten.tot_laatst == date(2024, 7, 1), "JZ95: its location closed"
    inkopers = [f.bereik.regios for f in snap.zichtbaar(Taak, DAG) if f.koopt_in == "ja"]
    assert inkopers == [("JZ96",)]
    assert ("inkooporganisatie", ("JZ96",)) in {(f.rol, f.regios) for f in snap.zichtbaar(Rol, DAG)}


def test_a_wider_text_is_a_task(kleinland_snapshot: Snapshot) -> None:
    taken = [
        f.omschrijving for f in kleinland_snapshot.zichtbaar(Taak, DAG) if "JZ94" in f.bereik.regios
    ]
    assert "een nacht van huis" in taken


def test_the_division_of_the_meldpunten_holds_every_gemeente(kleinland_snapshot: Snapshot) -> None:
    indeling = kleinland_snapshot.indeling
    op_dag = {g for g, (van, tot) in indeling.gemeente_bestaat.items() if van <= DAG < tot}
    leden = {v: {lid.gemeente for lid in indeling.leden_voor(v, "meldpunt")} for v in GEBIEDEN}
    assert set().union(*leden.values()) == op_dag
    klaverdal = {"GM9008", "GM9009", "GM9010"}
    assert klaverdal & leden["VT92"], "Klaverdal is cut"
    assert klaverdal & leden["VT93"]
    assert leden["VT94"] == {"GM9013"}, "Stadshaven is alone"
