"""The benchmark measures the same question everywhere: all rivals agree, row by row."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from bench.feiten import snapshot
from bench.land import Land, land
from bench.meting import Afwijking, controleer
from bench.ondergrens import numpy_grens
from bench.rivalen import RIVALEN, motor
from bench.uitingen import PEILDATUM, Maat
from graph.evidence import Bewijstabel, kolommen
from graph.stand import Stand
from graph.status import Status

KLEIN = Maat(
    regios=6,
    gemeenten=20,
    functies=5,
    bovenregionaal=3,
    overeenkomsten=25,
    contracten=30,
    ontkenningen=16,
    uitspraken=12,
    nvt=8,
)
DAGEN = (
    (PEILDATUM, PEILDATUM),
    (date(2019, 3, 1), PEILDATUM),
    (date(2026, 7, 1), date(2021, 1, 1)),
    (date(2015, 6, 1), PEILDATUM),
    (date(2035, 1, 1), date(2035, 1, 1)),
)


@pytest.fixture(scope="module")
def klein() -> Land:
    return land(KLEIN, aantal=3)


@pytest.mark.parametrize("naam", [naam for naam in RIVALEN if naam != "motor"])
def test_rivals_give_the_matrix_of_the_engine(naam: str, klein: Land) -> None:
    if naam == "polars":
        pytest.importorskip("polars")
    vraag, verwacht = RIVALEN[naam](klein), motor(klein)
    for dag, kennis in DAGEN:
        controleer(naam, vraag(dag, kennis), verwacht(dag, kennis))


def test_every_status_occurs_in_a_country() -> None:
    groot = land()
    voorkomend = np.unique(motor(groot)(PEILDATUM, PEILDATUM))
    assert voorkomend.tolist() == sorted(Status)


@pytest.mark.parametrize("zaad", [1, 2, 3])
def test_columns_and_facts_give_the_same_table_and_matrix(zaad: int) -> None:
    kolommenland, feitenland = land(KLEIN, zaad=zaad), snapshot(KLEIN, zaad=zaad)
    assert _rijen(kolommenland.bewijs) == _rijen(feitenland.bewijs)
    for dag, kennis in DAGEN:
        stand = Stand(feitenland, dag, kennis)
        controleer("feiten", stand.status, motor(kolommenland)(dag, kennis))


def test_countries_side_by_side_are_the_same_in_columns_and_facts(klein: Land) -> None:
    samen = snapshot(KLEIN, landen=range(3))
    assert _rijen(klein.bewijs) == _rijen(samen.bewijs)
    controleer("feiten", Stand(samen, *DAGEN[0]).status, motor(klein)(*DAGEN[0]))


def test_columns_and_facts_agree_at_national_size() -> None:
    stand = Stand(snapshot(), PEILDATUM, PEILDATUM)
    controleer("feiten", stand.status, motor(land())(PEILDATUM, PEILDATUM))


def test_more_countries_leave_the_first_as_it_is(klein: Land) -> None:
    samen, eerste = (motor(gegeven)(PEILDATUM, PEILDATUM) for gegeven in (klein, land(KLEIN)))
    controleer("stapel", samen[: KLEIN.regios], eerste)


def test_a_difference_is_named() -> None:
    goed = np.full((2, 3), Status.GEBORGD, dtype=np.uint8)
    fout = goed.copy()
    fout[1, 2] = Status.ONBEKEND
    zin = "regio 1, functie 2 is onbekend in plaats van geborgd"
    with pytest.raises(Afwijking, match=zin):
        controleer("rival", fout, goed)


def test_the_yardstick_can_be_asked_again(klein: Land) -> None:
    vraag, verwacht = numpy_grens(klein), motor(klein)
    for dag, kennis in (*DAGEN, *DAGEN[::-1]):
        controleer("numpy", vraag(dag, kennis), verwacht(dag, kennis))


def _rijen(tabel: Bewijstabel) -> list[tuple[int, ...]]:
    """The rows in an order of their own; numbers of sets of facts are arbitrary."""
    velden = {naam: kolom for naam, kolom in kolommen(tabel).items() if naam != "grond"}
    return sorted(zip(*(kolom.tolist() for kolom in velden.values()), strict=True))
