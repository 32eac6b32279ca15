"""Rows that are each right and wrong together are refused; what may stand together is not."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from loaders.land import Land, lees_land, valideer
from tests.invoerproef import geldig_land, keur
from tests.landje import CONTRACT, LANDJE, UITSPRAAK, Rijen, schrijf, tabel


@pytest.fixture(scope="module")
def land(tmp_path_factory: pytest.TempPathFactory) -> Land:
    return geldig_land(tmp_path_factory.mktemp("land"))


class Botsing(NamedTuple):
    """Rows that are each right, and wrong together."""

    lader: str
    rijen: Rijen
    rij: int
    zegt: str


WAAR = LANDJE["indeling"][0]
BOTSINGEN = [
    Botsing("bronnen", [LANDJE["bronnen"][0]] * 2, 3, "bron 'verordening' staat er al"),
    Botsing("functies", [LANDJE["functies"][0]] * 2, 3, "deze rij staat ook in eigen.csv rij 2"),
    Botsing(
        "functies",
        [LANDJE["functies"][0], LANDJE["functies"][0] | {"naam": "Anders"}],
        3,
        "'pleegzorg' staat ook in eigen.csv rij 2",
    ),
    Botsing(
        "gemeenten",
        [LANDJE["gemeenten"][0], LANDJE["gemeenten"][0] | {"plaats": "elders"}],
        3,
        "'GM9001 Voorbeeldstad' staat ook in",
    ),
    Botsing("indeling", [WAAR, WAAR], 3, "deze rij staat ook in"),
    Botsing(
        "indeling",
        [WAAR, WAAR | {"regio": "JZ92"}],
        3,
        "GM9001 ligt op 2015-01-01 volgens rij 2 in JZ91; kies één regio",
    ),
    Botsing(
        "indeling",
        [WAAR | {"tot": "2020-01-01"}, WAAR | {"regio": "JZ92", "gezien_op": "2019-01-01"}],
        3,
        "GM9001 ligt op 2019-01-01 volgens rij 2 in JZ91",
    ),
    Botsing("grenzen", LANDJE["grenzen"] * 2, 3, "deze rij staat ook in"),
    Botsing(
        "uitspraken",
        [UITSPRAAK | {"id": "U1", "soort_feit": "lopend", "tot": tot} for tot in ("2024", "2025")],
        3,
        "'U1' staat er al",
    ),
    Botsing("functie_mapping", [LANDJE["functie_mapping"][0]] * 2, 3, "deze tekst en functie"),
    Botsing("borgingen", [CONTRACT, CONTRACT | {"regios": "JZ97"}], 3, "regio 'JZ97' staat niet"),
]


@pytest.mark.parametrize("botsing", BOTSINGEN, ids=lambda b: f"{b.lader}-{b.zegt[:20]}")
def test_rijen_die_botsen(land: Land, tmp_path: Path, botsing: Botsing) -> None:
    pad = tmp_path / "eigen.csv"
    pad.write_text(tabel(botsing.lader, botsing.rijen), encoding="utf-8")
    uit = valideer(pad, botsing.lader, land)
    keur(uit)
    assert (uit.rijen_in, uit.gebruikt) == (len(botsing.rijen), len(botsing.rijen) - 1)
    assert [m.rij for m in uit.meldingen] == [botsing.rij]
    assert botsing.zegt in uit.meldingen[0].zin


@pytest.mark.parametrize(
    "rijen",
    [
        [WAAR, WAAR | {"regio": "JZ92", "gezien_op": "2016-01-01"}],
        [WAAR, WAAR | {"regio": "JZ92", "bron": "verordening"}],
        [WAAR, WAAR | {"regio": "JZ92", "functie": "crisis"}],
        [WAAR | {"tot": "2016-01-01"}, WAAR | {"regio": "JZ92", "gezien_op": "2016-01-01"}],
    ],
    ids=["een jaar later", "andere bron", "voor een functie", "na het einde"],
)
def test_verhuizen_mag(land: Land, tmp_path: Path, rijen: Rijen) -> None:
    pad = tmp_path / "eigen.csv"
    pad.write_text(tabel("indeling", rijen), encoding="utf-8")
    assert valideer(pad, "indeling", land).meldingen == []


def test_een_regio_zonder_leden_blijft_maar_wordt_gemeld(tmp_path: Path) -> None:
    leeg = {"code": "JZ93", "naam": "Leeg", "gezien_op": "2015"}
    oud = {"code": "JZ94", "naam": "Oud", "gezien_op": "2015", "tot": "2016-01-01"}
    land = lees_land(schrijf(tmp_path, {"regios": [*LANDJE["regios"], leeg, oud]}))
    assert [(m.rij, m.kolom) for m in land.meldingen] == [(4, "code")]
    assert sum(uit.afgewezen for uit in land.uitkomsten) == 0
