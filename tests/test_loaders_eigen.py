"""A file of the user's own is checked against the country and changes nothing in it."""

from __future__ import annotations

from pathlib import Path

from loaders.base import Melding
from loaders.land import lees_land, valideer
from tests.landje import LANDJE, lees_weer, schrijf, tabel


def test_het_eigen_bestand_van_het_land_is_goed(tmp_path: Path) -> None:
    land = lees_land(schrijf(tmp_path))
    for naam in LANDJE:
        uit = valideer(tmp_path / f"{naam}.csv", naam, land)
        assert uit.afgewezen == 0, naam
        assert uit.gebruikt == len(lees_weer(tmp_path / f"{naam}.csv"))


def test_een_eigen_bestand_mag_naar_zichzelf_en_het_land_verwijzen(tmp_path: Path) -> None:
    land = lees_land(schrijf(tmp_path / "land"))
    rijen = [
        {"code": "n1", "naam": "Nieuw"},
        {"code": "n2", "naam": "Deel", "onderdeel_van": "n1"},
        {"code": "n3", "naam": "Los", "onderdeel_van": "n9"},
    ]
    pad = tmp_path / "mijn eigen bestand.csv"
    pad.write_text(tabel("basisfuncties", rijen), encoding="utf-8")
    uit = valideer(pad, "basisfuncties", land)
    assert (uit.rijen_in, uit.gebruikt, uit.afgewezen) == (3, 2, 1)
    assert [(m.bestand, m.rij, m.kolom) for m in uit.meldingen] == [(pad.name, 4, "onderdeel_van")]


def test_valideren_verandert_het_land_niet(tmp_path: Path) -> None:
    land = lees_land(schrijf(tmp_path))
    voor = (land.feiten, dict(land.kennis.bronnen), dict(land.kennis.functies_van))
    for naam in LANDJE:
        valideer(tmp_path / f"{naam}.csv", naam, land)
    assert voor == (land.feiten, land.kennis.bronnen, land.kennis.functies_van)


def test_een_melding_is_een_zin() -> None:
    zin = Melding("a.csv", 3, "van", "'x' is geen datum", "schrijf jjjj").zin
    assert zin == "a.csv, rij 3, kolom van: 'x' is geen datum; schrijf jjjj."
    assert Melding("a.csv", 0, "", "leeg", "vul in").zin == "a.csv: leeg; vul in."
