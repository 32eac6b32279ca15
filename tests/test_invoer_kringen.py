"""What follows, contains or becomes itself is refused, in a sentence that names the circle."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders.land import Land, valideer
from tests.invoerproef import geldig_land
from tests.landje import CONTRACT, Rijen, lees, tabel

RUIM = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def land(tmp_path_factory: pytest.TempPathFactory) -> Land:
    return geldig_land(tmp_path_factory.mktemp("land"))


def _volgt(wie: str, op: str) -> dict[str, str]:
    return CONTRACT | {"onderwerp": wie, "volgt_op": op, "plaats": f"{wie} na {op}"}


def _deel(wie: str, van: str) -> dict[str, str]:
    return {"code": wie, "naam": wie, "onderdeel_van": van}


def _over(van: str, naar: str, dag: str = "2018-01-01") -> dict[str, str]:
    return {"datum": dag, "wijze": "opname", "van": van, "naar": naar}


@pytest.mark.parametrize(
    ("lader", "rijen", "zegt"),
    [
        (
            "herindelingen",
            [_over("GM9001", "GM9002"), _over("GM9002", "GM9001")],
            "GM9001 gaat over in GM9002 gaat over in GM9001",
        ),
        (
            "herindelingen",
            [_over("GM9001", "GM9002"), _over("GM9002", "GM9001", "2020-01-01")],
            "GM9001 gaat over in GM9002 gaat over in GM9001",
        ),
        (
            "borgingen",
            [_volgt("c2", "c3"), _volgt("c3", "c4"), _volgt("c4", "c2")],
            "c2 volgt op c3 volgt op c4 volgt op c2",
        ),
        ("borgingen", [_volgt("c2", "c2")], "c2 volgt op c2"),
        ("basisfuncties", [_deel("b1", "b2"), _deel("b2", "b1")], "is onderdeel van"),
    ],
)
def test_a_circle_is_named(land: Land, tmp_path: Path, lader: str, rijen: Rijen, zegt: str) -> None:
    pad = tmp_path / "eigen.csv"
    pad.write_text(tabel(lader, rijen), encoding="utf-8")
    uit = valideer(pad, lader, land)
    assert (uit.gebruikt, uit.afgewezen) == (0, len(rijen))
    assert any(zegt in melding.zin for melding in uit.meldingen)
    assert all("kring: " in melding.probleem for melding in uit.meldingen)


def test_facts_that_replace_each_other_are_refused(tmp_path: Path) -> None:
    rijen = [
        CONTRACT | {"onderwerp": wie, "plaats": wie, "vervangt": f"{op}/JZ91"}
        for wie, op in (("c1", "c2"), ("c2", "c1"))
    ]
    zinnen = [m.zin for m in lees(tmp_path, borgingen=rijen).meldingen]
    assert zinnen
    assert all("kring: c" in zin for zin in zinnen)


@RUIM
@given(pijlen=st.lists(st.tuples(*[st.integers(1, 8)] * 2), min_size=1, max_size=12, unique=True))
def test_exactly_the_rows_on_a_circle_are_refused(
    land: Land, tmp_path: Path, pijlen: list[tuple[int, int]]
) -> None:
    alle = {*pijlen}
    bereikbaar = alle
    for _ in range(8):
        bereikbaar = bereikbaar | {(a, d) for a, b in bereikbaar for c, d in alle if b == c}
    eindes = [_volgt(f"k{nummer}", "") for nummer in range(1, 9)]
    rijen = [_volgt(f"k{van}", f"k{naar}") for van, naar in pijlen]
    pad = tmp_path / "eigen.csv"
    pad.write_text(tabel("borgingen", [*rijen, *eindes]), encoding="utf-8")
    uit = valideer(pad, "borgingen", land)
    assert {pijlen[rij - 2] for rij in uit.afgewezen_rijen} == {
        (van, naar) for van, naar in alle if van == naar or (naar, van) in bereikbaar
    }


def test_a_very_long_chain_is_no_circle(land: Land, tmp_path: Path) -> None:
    rijen = [_volgt(f"k{i}", f"k{i + 1}") for i in range(3_000)] + [_volgt("k3000", "")]
    pad = tmp_path / "eigen.csv"
    pad.write_text(tabel("borgingen", rijen), encoding="utf-8")
    assert valideer(pad, "borgingen", land).meldingen == []
