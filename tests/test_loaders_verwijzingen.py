"""``vervangt`` may name a fact by a key that people can write, beside its id."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph import facts as f
from loaders.land import Land, valideer
from tests.landje import CONTRACT, UITSPRAAK, lees, tabel

NIEUW = CONTRACT | {"tot": "2025-01-01", "plaats": "artikel 2"}


def vervangen(land: Land) -> list[f.Borging]:
    """What the facts that replace another replace, in the order of the chain."""
    per_id = {feit.id: feit for feit in land.feiten}
    oud = [per_id[feit.vervangt] for feit in land.feiten if feit.vervangt]
    return [feit for feit in oud if isinstance(feit, f.Borging)]


@pytest.mark.parametrize("sleutel", ["c1/JZ91", "borgingen/2"])
def test_een_leesbare_sleutel_wijst_een_feit_aan(tmp_path: Path, sleutel: str) -> None:
    land = lees(tmp_path, borgingen=[CONTRACT, NIEUW | {"vervangt": sleutel}])
    assert land.meldingen == ()
    assert [feit.geldig.tot for feit in vervangen(land)] == [CONTRACT["tot"]]


def test_een_uitspraak_heet_naar_haar_id(tmp_path: Path) -> None:
    oud = UITSPRAAK | {"id": "U7", "soort_feit": "lopend"}
    nieuw = oud | {"id": "U8", "plaats": "artikel 2", "vervangt": "uitspraken/U7"}
    land = lees(tmp_path, uitspraken=[nieuw, oud])
    assert land.meldingen == ()
    assert [feit.onderwerp for feit in vervangen(land)] == ["u1"]


def test_een_verbetering_kan_zelf_verbeterd_zijn(tmp_path: Path) -> None:
    derde = NIEUW | {"plaats": "artikel 3", "vervangt": "borgingen/3"}
    rijen = [CONTRACT, NIEUW | {"vervangt": "borgingen/2"}, derde]
    land = lees(tmp_path, borgingen=rijen)
    assert land.meldingen == ()
    assert {feit.herkomst.plaats for feit in vervangen(land)} == {"artikel 1", "artikel 2"}


@pytest.mark.parametrize(
    ("sleutel", "klacht"),
    [
        ("c1/JZ92", "wijst geen enkel feit aan"),
        ("borgingen/9", "wijst geen enkel feit aan"),
        ("borgingen/3", "wijst geen enkel feit aan"),
        ("zomaar", "wijst geen enkel feit aan"),
        ("c1/JZ91", "wijst 2 feiten aan"),
    ],
)
def test_een_sleutel_zonder_precies_een_feit_wordt_geweigerd(
    tmp_path: Path, sleutel: str, klacht: str
) -> None:
    ander = CONTRACT | {"plaats": "artikel 3"}
    rijen = [CONTRACT, NIEUW | {"vervangt": sleutel}, ander]
    (melding,) = lees(tmp_path, borgingen=rijen).meldingen
    assert (melding.rij, melding.kolom) == (3, "vervangt")
    assert klacht in melding.probleem


def test_een_kring_wordt_geweigerd(tmp_path: Path) -> None:
    rijen = [CONTRACT | {"vervangt": "borgingen/3"}, NIEUW | {"vervangt": "borgingen/2"}]
    land = lees(tmp_path, borgingen=rijen)
    assert {m.rij for m in land.meldingen if "kring: borgingen/" in m.probleem} == {2, 3}


def test_een_eigen_bestand_mag_een_rij_van_het_land_aanwijzen(tmp_path: Path) -> None:
    land = lees(tmp_path)
    eigen = tmp_path / "eigen.csv"
    eigen.write_text(tabel("borgingen", [NIEUW | {"vervangt": "c1/JZ91"}]), encoding="utf-8")
    uitkomst = valideer(eigen, "borgingen", land)
    assert uitkomst.meldingen == []
    assert uitkomst.feiten[0].vervangt in {feit.id for feit in land.feiten}
