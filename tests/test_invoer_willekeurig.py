"""Generated input: no exception whatever it is, and every row is used or rejected."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders.base import Uitkomst
from loaders.land import Land, lees_land, valideer
from tests.invoerproef import GELDIG, geldig_land, keur
from tests.landje import KOPPEN, schrijf, tabel

LADERNAMEN = sorted(GELDIG)
RUIM = settings(
    max_examples=300,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
TEKENS = st.sampled_from(
    [*"ab1;,-\"'=.\t\r\n é€", "\0", "\ufeff", "ja", "JZ91", "2020", "2020-01-01"]
)
CEL = st.lists(TEKENS, max_size=6).map("".join) | st.text(max_size=8)


@pytest.fixture(scope="module")
def land(tmp_path_factory: pytest.TempPathFactory) -> Land:
    return geldig_land(tmp_path_factory.mktemp("land"))


def probeer(land: Land, tmp_path: Path, lader: str, inhoud: bytes) -> Uitkomst:
    pad = tmp_path / "eigen.csv"
    pad.write_bytes(inhoud)
    uit = valideer(pad, lader, land)
    keur(uit)
    return uit


@RUIM
@given(lader=st.sampled_from(LADERNAMEN), inhoud=st.binary(max_size=300))
def test_willekeurige_bytes(land: Land, tmp_path: Path, lader: str, inhoud: bytes) -> None:
    assert probeer(land, tmp_path, lader, inhoud).gebruikt == 0


@RUIM
@given(lader=st.sampled_from(LADERNAMEN), staart=st.binary(max_size=200))
def test_willekeurige_bytes_na_een_goede_kop(
    land: Land, tmp_path: Path, lader: str, staart: bytes
) -> None:
    probeer(land, tmp_path, lader, KOPPEN[lader].encode() + b"\n" + staart)


@RUIM
@given(data=st.data(), lader=st.sampled_from(LADERNAMEN))
def test_willekeurige_cellen(land: Land, tmp_path: Path, data: st.DataObject, lader: str) -> None:
    kolommen = st.sampled_from(KOPPEN[lader].split(","))
    rijen = [
        rij | data.draw(st.dictionaries(kolommen, CEL, max_size=4), label="cellen")
        for rij in GELDIG[lader] * 2
    ]
    # A lone surrogate cannot be written as UTF-8: it becomes a byte that cannot be read.
    probeer(land, tmp_path, lader, tabel(lader, rijen).encode("utf-8", "replace"))


@RUIM
@given(data=st.data(), lader=st.sampled_from(LADERNAMEN))
def test_willekeurig_veranderde_bytes(
    land: Land, tmp_path: Path, data: st.DataObject, lader: str
) -> None:
    inhoud = bytearray(tabel(lader, GELDIG[lader]).encode())
    for _ in range(data.draw(st.integers(1, 4))):
        plek = data.draw(st.integers(0, len(inhoud) - 1))
        inhoud[plek : plek + data.draw(st.integers(0, 2))] = data.draw(st.binary(max_size=2))
    probeer(land, tmp_path, lader, bytes(inhoud))


@pytest.mark.parametrize("lader", LADERNAMEN)
def test_afgekapt_op_elke_byte(land: Land, tmp_path: Path, lader: str) -> None:
    """A file cut in half never looks whole: the cut row is refused, or the file is."""
    inhoud = tabel(lader, GELDIG[lader]).encode()
    heel = probeer(land, tmp_path, lader, inhoud)
    assert heel.afgewezen == 0
    for eind in range(len(inhoud)):
        uit = probeer(land, tmp_path, lader, inhoud[:eind])
        assert uit.gebruikt <= inhoud[:eind].count(b"\n")
        assert uit.meldingen or inhoud[:eind].endswith(b"\n")


def test_honderd_veranderde_landen(tmp_path: Path) -> None:
    """Many small mistakes at once, over all tables: counts hold and nothing breaks."""
    kans = random.Random(20150101)
    for ronde in range(100):
        map_ = schrijf(tmp_path / str(ronde), GELDIG)
        for pad in sorted(map_.glob("*.csv")):
            inhoud = bytearray(pad.read_bytes())
            for _ in range(kans.randrange(3)):
                inhoud[kans.randrange(len(inhoud))] = kans.choice(b'x,;"1\n\r-= \xe9')
            pad.write_bytes(bytes(inhoud))
        for uit in lees_land(map_).uitkomsten:
            assert uit.rijen_in == uit.gebruikt + uit.afgewezen
