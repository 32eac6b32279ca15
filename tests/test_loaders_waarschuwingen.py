"""``validate`` says what is seldom meant as well, and reads sources that no country has yet."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.base import BestandFout, Uitkomst
from loaders.land import Land, valideer
from tests.cli_proef import Doe
from tests.invoerproef import GELDIG, geldig_land
from tests.landje import CONTRACT, LANDJE, Rijen, tabel

EIGEN = LANDJE["bronnen"][0] | {"id": "eigen", "url": "https://eigen.example/1"}


@pytest.fixture(scope="module")
def land(tmp_path_factory: pytest.TempPathFactory) -> Land:
    return geldig_land(tmp_path_factory.mktemp("land"))


def _bestand(map_: Path, lader: str, rijen: Rijen) -> Path:
    pad = map_ / f"eigen_{lader}.csv"
    pad.write_text(tabel(lader, rijen), encoding="utf-8")
    return pad


def _keur(map_: Path, lader: str, rijen: Rijen, land: Land) -> Uitkomst:
    uit = valideer(_bestand(map_, lader, rijen), lader, land)
    assert uit.afgewezen == 0
    return uit


@pytest.mark.parametrize(
    ("cellen", "zegt"),
    [
        ({"van": "2020", "tot": ""}, "een regeling zonder einde en zonder onbepaald"),
        ({"van": "2020", "tot": "", "onbepaald": "ja"}, ""),
        ({"van": "2020", "tot": "2024"}, ""),
        ({"van": "2020", "tot": "", "bron": "kaart"}, ""),
        ({"van": "", "tot": "", "bron": "kaart"}, "geen begin, geen einde en geen waarneming"),
        ({"van": "", "tot": "", "gezien_op": "2020", "bron": "kaart"}, ""),
    ],
)
def test_a_fact_without_an_end_or_a_day_is_said(
    land: Land, tmp_path: Path, cellen: dict[str, str], zegt: str
) -> None:
    zinnen = [m.zin for m in _keur(tmp_path, "borgingen", [CONTRACT | cellen], land).meldingen]
    assert len(zinnen) == bool(zegt)
    assert zegt in "".join(zinnen)


@pytest.mark.parametrize(
    ("cellen", "zegt"),
    [
        (
            {"url": "http://www.verordening.example/1/"},
            "is al dat van bron 'verordening'",
        ),
        ({"url": "https://verordening.example/1", "gepubliceerd": "2024"}, ""),
        ({"url": "https://verordening.example/2"}, ""),
        ({"url": "https://verordening.example/1", "id": "verordening"}, ""),
    ],
)
def test_an_address_that_exists_already_is_said(
    land: Land, tmp_path: Path, cellen: dict[str, str], zegt: str
) -> None:
    zinnen = [m.zin for m in _keur(tmp_path, "bronnen", [EIGEN | cellen], land).meldingen]
    assert len(zinnen) == bool(zegt)
    assert zegt in "".join(zinnen)


def test_an_unknown_source_is_said_once(land: Land, tmp_path: Path) -> None:
    rijen = [CONTRACT | {"bron": "weg", "plaats": str(nummer)} for nummer in range(5)]
    rijen.append(CONTRACT | {"bron": "ook-weg"})
    uit = valideer(_bestand(tmp_path, "borgingen", rijen), "borgingen", land)
    assert (uit.gebruikt, uit.afgewezen) == (0, 6)
    assert [(m.rij, m.probleem) for m in uit.meldingen] == [
        (2, "bron 'weg' is onbekend (ook in 4 andere rijen)"),
        (7, "bron 'ook-weg' is onbekend"),
    ]


def test_sources_of_your_own_are_read_beside_those_of_the_country(
    land: Land, tmp_path: Path
) -> None:
    pad = _bestand(tmp_path, "borgingen", [CONTRACT | {"bron": "eigen"}, CONTRACT])
    assert valideer(pad, "borgingen", land).afgewezen == 1
    uit = valideer(pad, "borgingen", land, [_bestand(tmp_path, "bronnen", [EIGEN])])
    assert (uit.gebruikt, uit.meldingen) == (2, [])
    assert "eigen" not in land.kennis.bronnen


def test_a_fault_in_sources_of_your_own_is_one_sentence(
    land: Land, tmp_path: Path, werk: Path, doe: Doe
) -> None:
    assert werk.is_dir()
    fout = _bestand(tmp_path, "bronnen", [EIGEN | {"rang": "9"}])
    with pytest.raises(BestandFout, match="vul 1 "):
        valideer(_bestand(tmp_path, "borgingen", GELDIG["borgingen"]), "borgingen", land, [fout])
    eigen = _bestand(tmp_path, "tellingen", [GELDIG["tellingen"][0] | {"bron": "eigen"}])
    opdracht = ("validate", str(eigen), "--loader", "tellingen", "--format", "csv", "--bronnen")
    code, uit, zin = doe(*opdracht, str(fout))
    assert (code, uit, zin.count("\n")) == (2, "", 1)
    assert zin.startswith("eigen_bronnen.csv, rij 2, kolom rang: ")
    goed = _bestand(tmp_path, "bronnen", [EIGEN])
    assert doe(*opdracht, str(goed)) == (0, "bestand,rij,kolom,probleem,advies\n", "")
