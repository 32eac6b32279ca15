"""A file that is broken as a whole is refused in one sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from loaders.land import Land, lees_land, valideer
from tests.invoerproef import GELDIG, geldig_land, keur
from tests.landje import schrijf, tabel


@pytest.fixture(scope="module")
def land(tmp_path_factory: pytest.TempPathFactory) -> Land:
    return geldig_land(tmp_path_factory.mktemp("land"))


@dataclass(frozen=True)
class Kapot:
    """A whole file made wrong, and what is said of it."""

    naam: str
    doe: Callable[[str], str | bytes]
    zegt: str


BESTANDEN = [
    Kapot("leeg", lambda _: "", "het bestand is leeg"),
    Kapot("alleen de kop", lambda t: t.partition("\n")[0] + "\n", "alleen een kop"),
    Kapot("utf-16", lambda t: t.encode("utf-16"), "UTF-16"),
    Kapot("windows-1252", lambda t: (t + "é\n").encode("cp1252"), "geen UTF-8"),
    Kapot("nul", lambda t: t.replace("2", "\0", 1), "NUL-teken"),
    Kapot("excel", lambda t: b"PK\x03\x04" + t.encode(), "Excel"),
    Kapot("kolom weg", lambda t: _zonder_kolom(t, 0), "de kop mist"),
    Kapot("kolom dubbel", lambda t: _met_kolom(t, t.partition(",")[0]), "staat er dubbel"),
    Kapot("kolom erbij", lambda t: _met_kolom(t, "xyzzy"), "hoort hier niet"),
    Kapot("aanhaling open", lambda t: t[:-1] + ',"\n', "loopt een cel door"),
    Kapot("regel in cel", lambda t: t[:-1].rpartition(",")[0] + ',"a\nb"\n', "loopt een cel door"),
    Kapot("te lange cel", lambda t: t[:-1] + "x" * 140_000 + "\n", "een cel met te veel tekens"),
    Kapot("afgekapt", lambda t: t[:-1], "de laatste regel breekt af"),
    Kapot("halve rij", lambda t: t[:-1].rpartition(",")[0] + "\n", "cellen en de kop"),
]


def _zonder_kolom(tekst: str, nummer: int) -> str:
    regels = (regel.split(",") for regel in tekst.splitlines())
    return "".join(",".join(c[:nummer] + c[nummer + 1 :]) + "\n" for c in regels)


def _met_kolom(tekst: str, naam: str) -> str:
    kop, _, rest = tekst.partition("\n")
    return f"{kop},{naam}\n" + rest.replace("\n", ",\n")


@pytest.mark.parametrize("kapot", BESTANDEN, ids=lambda kapot: kapot.naam)
@pytest.mark.parametrize("lader", ["bronnen", "indeling", "borgingen", "uitspraken", "tellingen"])
def test_een_kapot_bestand(land: Land, tmp_path: Path, lader: str, kapot: Kapot) -> None:
    inhoud = kapot.doe(tabel(lader, GELDIG[lader][:1]))
    pad = tmp_path / "eigen.csv"
    pad.write_bytes(inhoud if isinstance(inhoud, bytes) else inhoud.encode())
    uit = valideer(pad, lader, land)
    keur(uit)
    assert uit.gebruikt == 0
    assert len(uit.meldingen) == 1
    assert uit.meldingen[0].zin.startswith("eigen.csv")
    assert kapot.zegt in uit.meldingen[0].zin


def test_een_land_dat_wacht_op_zijn_bronnen_zegt_het_een_keer(tmp_path: Path) -> None:
    map_ = schrijf(tmp_path)
    (map_ / "bronnen.csv").write_bytes(b"\xff")
    gelezen = lees_land(map_)
    assert [m.bestand for m in gelezen.meldingen] == ["bronnen.csv"]
    assert gelezen.feiten == ()
