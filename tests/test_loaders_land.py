"""A country as a whole: which tables it has, how many rows it expects, and what is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph import facts as f
from loaders.base import BestandFout
from loaders.land import BASIS, DATA, LADERS, lees_dataset, lees_land
from tests.landje import LANDJE, schrijf, tabel, van_soort


def test_alleen_sommige_laders_geeft_de_basis_en_die(tmp_path: Path) -> None:
    land = lees_land(schrijf(tmp_path), alleen=["grenzen"])
    assert {uit.lader for uit in land.uitkomsten} == {*BASIS, "grenzen"}
    assert not van_soort(land, f.Borging)
    assert land.meldingen == ()


def test_een_onbekende_lader_noemt_de_bekende(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"lader 'x' bestaat niet; kies uit: bronnen, functies"):
        lees_land(schrijf(tmp_path), alleen=["x"])


def test_de_voortgang_telt_elke_lader(tmp_path: Path) -> None:
    gezegd: list[tuple[str, int, int]] = []
    lees_land(schrijf(tmp_path), voortgang=lambda *wat: gezegd.append(wat))
    assert gezegd == [(naam, i, len(LADERS)) for i, naam in enumerate(LADERS, 1)]


def test_twee_keer_lezen_geeft_hetzelfde(tmp_path: Path) -> None:
    map_ = schrijf(tmp_path)
    assert lees_land(map_).feiten == lees_land(map_).feiten


def test_bronnen_mogen_in_meer_bestanden(tmp_path: Path) -> None:
    map_ = schrijf(tmp_path)
    extra = tabel("bronnen", [LANDJE["bronnen"][0] | {"id": "extra"}, LANDJE["bronnen"][1]])
    (map_ / "bronnen_extra.csv").write_text(extra, encoding="utf-8")
    land = lees_land(map_)
    assert [bron.id for bron in land.bronnen] == ["extra", "kaart", "verordening"]
    assert [m.zin for m in land.meldingen] == [
        "bronnen_extra.csv, rij 3, kolom id: bron 'kaart' staat er al; geef elke bron een eigen id."
    ]


@pytest.mark.parametrize("naam", sorted(BASIS))
def test_zonder_een_basistabel_is_er_een_melding(tmp_path: Path, naam: str) -> None:
    map_ = schrijf(tmp_path)
    (map_ / f"{naam}.csv").unlink()
    eigen = [m for m in lees_land(map_).meldingen if m.bestand == f"{naam}.csv"]
    assert [m.rij for m in eigen] == [0]
    # A missing table is said once, not again at every row that refers to it.
    assert len(lees_land(map_).meldingen) == 1


@pytest.mark.parametrize(
    "tekst",
    [
        "",
        "id = ",
        'id = "x"\n',
        'id = "x"\nnaam = "y"\nander = 1\n',
        "[verwacht]\nx = 1",
        'id = "x"\nnaam = "y"\n[verwacht]\nborging = [1, 1]\n',
        'id = "x"\nnaam = "y"\n[verwacht]\nborgingen = [2, 1]\n',
        'id = "x"\nnaam = "y\u202e"\n',
        "x = " + "[" * 50_000,
        "x" * 200_000,
    ],
    ids=range(10),
)
def test_een_slechte_dataset_is_een_zin(tmp_path: Path, tekst: str) -> None:
    map_ = schrijf(tmp_path)
    (map_ / "dataset.toml").write_text(tekst, encoding="utf-8")
    with pytest.raises(BestandFout) as fout:
        lees_land(map_)
    assert fout.value.melding.bestand == "dataset.toml"


@pytest.mark.parametrize(("grens", "goed"), [((2, 2), True), ((3, 9), False), ((0, 1), False)])
def test_verwachte_aantallen(tmp_path: Path, grens: tuple[int, int], goed: bool) -> None:
    map_ = schrijf(tmp_path)
    with (map_ / "dataset.toml").open("a", encoding="utf-8") as bestand:
        bestand.write(f"[verwacht]\ngemeenten = {list(grens)}\n")
    zinnen = [m.zin for m in lees_land(map_).meldingen]
    assert zinnen == [] if goed else zinnen[0].startswith("gemeenten.csv: 2 rijen")


def _met_verwachting(map_: Path, **verwacht: int) -> Path:
    schrijf(map_)
    regels = [f"{naam} = [{aantal}, {aantal}]\n" for naam, aantal in verwacht.items()]
    with (map_ / "dataset.toml").open("a", encoding="utf-8") as bestand:
        bestand.write("[verwacht]\n" + "".join(regels))
    return map_


@pytest.mark.parametrize("naam", ["uitspraken", "borgingen", "functie_mapping", "bronnen"])
def test_een_tabel_die_er_niet_meer_is_wordt_gemist(tmp_path: Path, naam: str) -> None:
    map_ = _met_verwachting(tmp_path, **{naam: len(LANDJE[naam])})
    assert lees_land(map_).meldingen == ()
    (map_ / f"{naam}.csv").unlink()
    zinnen = [m.zin for m in lees_land(map_).meldingen if m.bestand == f"{naam}.csv"]
    assert zinnen == [
        f"{naam}.csv: het bestand is er niet of kan niet worden gelezen; controleer de naam."
    ]


def test_een_tabel_onder_een_andere_naam_wordt_niet_overgeslagen(tmp_path: Path) -> None:
    map_ = schrijf(tmp_path)
    (map_ / "grenzen.csv").rename(map_ / "grens.csv")
    assert [m.zin for m in lees_land(map_).meldingen] == [
        "grens.csv: deze tabel is onbekend; noem haar grenzen.csv of haal haar weg uit de map."
    ]


def test_een_tabel_die_op_een_regeleinde_is_afgekapt_wordt_gemist(tmp_path: Path) -> None:
    map_ = _met_verwachting(tmp_path, uitspraken=2)
    heel = (map_ / "uitspraken.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (map_ / "uitspraken.csv").write_text("".join(heel[:-1]), encoding="utf-8")
    assert [m.zin for m in lees_land(map_).meldingen] == [
        "uitspraken.csv: 1 rijen, verwacht 2 tot 2; "
        "vul de tabel aan of pas [verwacht] in dataset.toml aan."
    ]


@pytest.mark.parametrize("naam", ["nl", "kleinland"])
def test_elke_tabel_van_een_meegeleverd_land_heeft_een_verwachting(naam: str) -> None:
    """To the row: else a table that was cut between two of them would look whole."""
    _, verwacht = lees_dataset(DATA / naam / "dataset.toml")
    land = lees_land(DATA / naam)
    aantallen = dict.fromkeys((uit.lader for uit in land.uitkomsten), 0)
    for uit in land.uitkomsten:
        aantallen[uit.lader] += uit.gebruikt
    assert verwacht == {lader: (aantal, aantal) for lader, aantal in aantallen.items()}


@pytest.mark.parametrize("naam", ["nl", "kleinland"])
def test_elk_meegeleverd_land_is_heel(naam: str) -> None:
    land = lees_land(DATA / naam)
    assert [melding.zin for melding in land.meldingen] == []
    assert land.feiten
