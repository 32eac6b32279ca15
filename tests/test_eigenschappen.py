"""What must hold in every country, and: the engine gives what the naive reference gives."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph import facts as f
from graph.afloop import afloop
from graph.dekking import dekking
from graph.schakels import Schakels
from tests.antwoorden import NU, VanMotor, VanReferentie
from tests.bouwer import Land
from tests.referentie_land import DAG
from tests.strategieen import landen, willekeurig_land

PER_TEST = 15
VEEL = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
KENNISDATA = (date(2020, 5, 31), date(2020, 9, 1), date(2021, 6, 1), NU)

Verschil = tuple[object, ...]


def dagen(land: Land, kans: random.Random, aantal: int = 6) -> list[date]:
    """Days on which something begins or ends, and days beside them."""
    keer = VanReferentie(land.feiten, ()).op(NU).kennis.keerpunten
    randen = sorted({rand - dag for rand in keer for dag in (DAG, 0 * DAG) if rand > date.min})
    return kans.sample(randen, min(aantal, len(randen)))


def verschillen(land: Land, momenten: list[tuple[date, date]]) -> Iterator[Verschil]:
    """Every question to which engine and reference give another answer."""
    motor = VanMotor(land.feiten, land.bronnen)
    naief = VanReferentie(land.feiten, land.bronnen)
    for dag, kennis in momenten:
        yield from _verschillen_op(motor, naief, dag, kennis)


def _verschillen_op(
    motor: VanMotor, naief: VanReferentie, dag: date, kennis: date
) -> Iterator[Verschil]:
    referentie = naief.op(kennis)
    regios, functies = referentie.kennis.regios(dag), sorted(referentie.niveaus)
    if sorted(motor.dekking(dag, kennis).regios) != regios:
        yield "regios", dag, kennis, regios
    gemeenten = [g for g in referentie.kennis.gemeenten if referentie.kennis.bestaat(g, dag)]
    vragen: list[tuple[str, tuple[object, ...]]] = [
        *(("gemeente", (g, functie)) for g in gemeenten for functie in functies),
        *(("regio", (r, functie)) for r in regios for functie in functies),
        *(("laatst_bekend", (r, functie)) for r in regios for functie in functies),
        *(("schakels", (functie,)) for functie in functies),
        *(("buren", (functie,)) for functie in functies),
        *(("relaties", (r,)) for r in regios),
        ("afloop", (12,)),
    ]
    for vraag, over in vragen:
        van_motor = getattr(motor, vraag)(*over, dag, kennis)
        verwacht = getattr(naief, vraag)(*over, dag, kennis)
        if van_motor != verwacht:
            yield vraag, over, dag, kennis, "motor:", van_motor, "referentie:", verwacht


@pytest.mark.parametrize("eerste", range(0, 300, PER_TEST))
def test_engine_and_reference_give_the_same_answers(eerste: int) -> None:
    for nummer in range(eerste, eerste + PER_TEST):
        land, kans = willekeurig_land(nummer), random.Random(nummer)
        momenten = [(dag, kans.choice(KENNISDATA)) for dag in dagen(land, kans)]
        fout = list(verschillen(land, momenten))
        assert not fout, f"land {nummer}: {fout[:3]}"


@VEEL
@given(landen(), st.randoms(use_true_random=False))
def test_engine_and_reference_on_countries_of_hypothesis(land: Land, kans: random.Random) -> None:
    momenten = [(dag, kans.choice(KENNISDATA)) for dag in dagen(land, kans, 2)]
    assert not list(verschillen(land, momenten))


@VEEL
@given(landen(), st.randoms(use_true_random=False))
def test_without_a_source_the_unknown_is_never_a_gap(land: Land, kans: random.Random) -> None:
    """What is taken away is knowledge; less knowledge proves nothing."""
    weg = kans.choice(land.bronnen).id
    rest = [feit for feit in land.feiten if not _rust_op(feit, weg)]
    motor, zonder = VanMotor(land.feiten, land.bronnen), VanMotor(rest, land.bronnen)
    referentie = VanReferentie(rest, ()).op(NU)
    for dag in dagen(land, kans, 3):
        for gemeente in (
            g for g in referentie.kennis.gemeenten if referentie.kennis.bestaat(g, dag)
        ):
            for functie in referentie.niveaus:
                if motor.gemeente(gemeente, functie, dag) == "onbekend":
                    assert zonder.gemeente(gemeente, functie, dag) != "niet-geborgd"


def _rust_op(feit: f.AlleFeiten, bron: str) -> bool:
    """Evidence from this source.

    Where gemeenten belong is no evidence: without it a denial may come to speak of others.
    """
    bouw = isinstance(feit, f.Lidmaatschap | f.Gemeente | f.Regio | f.Herindeling | f.Functie)
    return feit.herkomst.bron == bron and not bouw


@VEEL
@given(landen(), st.randoms(use_true_random=False))
def test_a_gap_of_a_region_is_proven_for_each_member(land: Land, kans: random.Random) -> None:
    motor = VanMotor(land.feiten, land.bronnen)
    referentie = VanReferentie(land.feiten, ()).op(NU)
    for dag in dagen(land, kans, 3):
        for rij in motor.dekking(dag, NU).rijen():
            if rij.status != "niet-geborgd":
                continue
            leden = referentie.leden(rij.regio, rij.functie, dag)
            assert rij.niet_geborgd == rij.totaal > 0
            for gemeente in leden:
                tegen = list(referentie.bewijzen.tegen(gemeente, rij.functie, dag))
                status = motor.gemeente(gemeente, rij.functie, dag)
                assert (status == "niet-geborgd" and tegen) or status == "niet-van-toepassing"


@VEEL
@given(landen(), st.randoms(use_true_random=False))
def test_what_is_recorded_later_does_not_change_what_was_known(
    land: Land, kans: random.Random
) -> None:
    kennis = kans.choice(KENNISDATA[:-1])
    toen = [feit for feit in land.feiten if feit.herkomst.vastgelegd <= kennis]
    nu, destijds = VanMotor(land.feiten, land.bronnen), VanMotor(toen, land.bronnen)
    for dag in dagen(land, kans, 3):
        rijen, eerder = (motor.dekking(dag, kennis).rijen() for motor in (nu, destijds))
        assert repr(rijen) == repr(eerder)


@VEEL
@given(landen(), st.randoms(use_true_random=False))
def test_the_order_of_loading_changes_nothing(land: Land, kans: random.Random) -> None:
    anders = Land()
    anders.feiten = kans.sample(land.feiten, len(land.feiten))
    dag = dagen(land, kans, 1)[0]
    een, twee = (
        VanMotor(x.feiten, x.bronnen[::stap]).snapshot for x, stap in ((land, 1), (anders, -1))
    )
    assert een.id == twee.id
    assert repr(dekking(een, dag, NU).rijen()) == repr(dekking(twee, dag, NU).rijen())
    assert [*Schakels(een, dag, NU).rijen()] == [*Schakels(twee, dag, NU).rijen()]
    assert repr(afloop(een, 24, dag, NU)) == repr(afloop(twee, 24, dag, NU))
