"""The reader of CSV files: what it takes, and the sentence it gives when it does not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from loaders import grenzen
from loaders.base import BestandFout, CelFout
from loaders.readers import Kolommen, Rij, lees_csv

KOLOMMEN = Kolommen(("code", "naam"), ("opmerking",))
TABEL = "code,naam\nGM9001,Voorbeeldstad\nGM9002,Súd-Proef\n"


def lees(pad: Path) -> list[Rij | tuple[int, CelFout]]:
    return list(lees_csv(pad, KOLOMMEN))


def bestand(map_: Path, inhoud: bytes | str) -> Path:
    pad = map_ / "proef.csv"
    pad.write_bytes(inhoud if isinstance(inhoud, bytes) else inhoud.encode())
    return pad


@pytest.mark.parametrize(
    "inhoud",
    [
        TABEL,
        "\ufeff" + TABEL,
        TABEL.replace("\n", "\r\n"),
        TABEL.replace(",", ";"),
        TABEL.replace(",", "\t"),
        TABEL.replace("GM9001", '" GM9001 "'),
        TABEL.replace("naam\n", "naam,opmerking\n").replace("d\n", "d,\n").replace("f\n", "f,\n"),
        TABEL + "\n,\n\n",
    ],
    ids=["kaal", "bom", "crlf", "puntkomma", "tab", "spaties", "optioneel", "lege regels"],
)
def test_dezelfde_rijen_in_elke_vorm_die_mag(tmp_path: Path, inhoud: str) -> None:
    rijen = lees(bestand(tmp_path, inhoud))
    gelezen = [(r.nummer, r.cellen["code"], r.cellen["naam"]) for r in rijen if isinstance(r, Rij)]
    assert gelezen == [(2, "GM9001", "Voorbeeldstad"), (3, "GM9002", "Súd-Proef")]
    assert len(rijen) == 2


def test_een_rij_telt_zoals_een_rekenblad_telt(tmp_path: Path) -> None:
    rijen = lees(bestand(tmp_path, "code,naam\n\nA,een\n\n\nB\nC,drie\n"))
    nummers = [rij.nummer if isinstance(rij, Rij) else rij[0] for rij in rijen]
    assert nummers == [3, 6, 7]


HEEL_BESTAND = {
    "leeg": (b"", "het bestand is leeg"),
    "alleen witruimte": (b" \n\n \n", "het bestand is leeg"),
    "alleen lege cellen": (b",\n,\n", "het bestand is leeg"),
    "alleen kop": (b"code,naam\n", "alleen een kop"),
    "utf-16": (TABEL.encode("utf-16"), "UTF-16"),
    "utf-16 zonder bom": (TABEL.encode("utf-16-le"), "rij 1: het bestand bevat een NUL-teken"),
    "windows-1252": (TABEL.encode("cp1252"), "rij 3: het bestand is geen UTF-8"),
    "nul": (TABEL.encode().replace(b"Stad", b"S\0ad") + b"A,\0\n", "rij 4: het bestand bevat"),
    "excel": (b"PK\x03\x04" + bytes(40), "Excel"),
    "oud excel": (b"\xd0\xcf\x11\xe0" + bytes(40), "Excel"),
    "vervangteken": (TABEL.replace("ú", "\ufffd").encode(), "rij 3: letters met accenten"),
    "lange regel": (b"code,naam\n" + b"x," * 120_000 + b"\n", "rij 2: de regel heeft meer dan"),
    "een miljoen kolommen": (b"x," * 1_000_000 + b"\nA,b\n", "rij 1: de regel heeft meer dan"),
    "te veel kolommen": (b"x," * 1_000 + b"\nA,b\n", "rij 1: de kop heeft meer dan 200 kolommen"),
    "verminkt": (TABEL.encode().decode("cp1252").encode(), "rij 3: letters met accenten"),
    "kolom mist": (b"code\nGM9001\n", "rij 1, kolom naam: de kop mist naam"),
    "kolom dubbel": (b"code,naam,naam\nA,b,c\n", "rij 1, kolom naam: deze kolom staat er dubbel"),
    "kolom onbekend": (b"code,naam,Naamm\nA,b,c\n", "bedoelt u naam"),
    "kolom vreemd": (b"code,naam,xyz\nA,b,c\n", "gebruik alleen: code, naam, opmerking"),
    "kolom zonder naam": (b"code,naam,\nA,b,\n", "rij 1: een kolom heeft geen naam"),
    "aanhaling open": (b'code,naam\nA,"open\nB,c\n', "rij 2: hier loopt een cel door"),
    "aanhaling aan het eind": (b'code,naam\nA,b\nB,"half', "rij 3: hier loopt een cel door"),
    "aanhaling los": (b'code,naam\nA,"b"c\n', "rij 2: hier staat een los aanhalingsteken"),
    "regel in cel": (b'code,naam\nA,b\nB,"twee\nregels"\n', "rij 3: hier loopt een cel door"),
    "cel te groot": (b"code,naam\nA," + b"x" * 140_000 + b"\n", "rij 2: hier staat"),
    "te veel rijen": (b"code,naam\n" + b"A,b\n" * 20_002, "meer dan 20000 rijen"),
}


@pytest.mark.parametrize("geval", HEEL_BESTAND)
def test_een_onbruikbaar_bestand_geeft_een_zin(tmp_path: Path, geval: str) -> None:
    inhoud, verwacht = HEEL_BESTAND[geval]
    with pytest.raises(BestandFout) as fout:
        lees(bestand(tmp_path, inhoud))
    zin = fout.value.melding.zin
    assert verwacht in zin
    assert zin.startswith("proef.csv")
    assert str(tmp_path) not in zin
    assert fout.value.melding.advies


@pytest.mark.parametrize("naam", ["weg.csv", "map", "pijp", "a\n\x1b[31m.csv"])
def test_een_bestand_dat_er_niet_is(tmp_path: Path, naam: str) -> None:
    (tmp_path / "map").mkdir()
    os.mkfifo(tmp_path / "pijp")  # would keep a reader waiting for ever
    with pytest.raises(BestandFout, match="is er niet of kan niet worden gelezen") as fout:
        lees(tmp_path / naam)
    assert fout.value.melding.zin.isprintable()


def test_de_grens_van_de_grootte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pad = bestand(tmp_path, TABEL)
    monkeypatch.setattr(grenzen, "BYTES", pad.stat().st_size)
    assert len(lees(pad)) == 2
    monkeypatch.setattr(grenzen, "BYTES", pad.stat().st_size - 1)
    with pytest.raises(BestandFout, match="groter dan"):
        lees(pad)


def test_de_grens_van_het_aantal_rijen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grenzen, "RIJEN", 2)
    assert len(lees(bestand(tmp_path, TABEL))) == 2
    with pytest.raises(BestandFout, match="meer dan 2 rijen"):
        lees(bestand(tmp_path, TABEL + "C,d\n" * 2))


EEN_RIJ = {
    "cel te weinig": ("A\n", "de rij heeft 1 cellen en de kop 2"),
    "cel te veel": ("A,b,c\n", "de rij heeft 3 cellen en de kop 2"),
    "formule": ("A,=1+1\n", "begint als een formule"),
    "formule met min": ("A,-2+3+cmd|' /C calc'!A0\n", "begint als een formule"),
    "stuurteken": ("A,b\x07c\n", "hier staat een onzichtbaar teken (U+0007)"),
    "zonder breedte": ("A,b\u200bc\n", "(U+200B)"),
    "omgekeerde schrijfrichting": ("A,b\u202ec\n", "(U+202E)"),
    "geen teken in xml": ("A,b\ufffec\n", "(U+FFFE)"),
    "een cel met te veel tekens": (f"A,{'x' * 5_001}\n", "de cel heeft meer dan 5000 tekens"),
    "formule met at": ("@SUM(A1),b\n", "begint als een formule"),
    "burgerservicenummer": ("A,111222333\n", "burgerservicenummer"),
    "nummer in een zin": ("A,bsn 123456782 vervalt\n", "burgerservicenummer"),
    "afgekapt in een cel": ("A,half", "de laatste regel breekt af"),
    "afgekapt voor een cel": ("A", "de laatste regel breekt af"),
}


@pytest.mark.parametrize("geval", EEN_RIJ)
def test_een_rij_die_niet_deugt(tmp_path: Path, geval: str) -> None:
    rij, verwacht = EEN_RIJ[geval]
    gelezen = lees(bestand(tmp_path, TABEL + rij))
    assert all(isinstance(rij, Rij) for rij in gelezen[:2])
    assert not isinstance(gelezen[2], Rij)
    nummer, fout = gelezen[2]
    assert nummer == 4
    assert verwacht in fout.probleem
    assert fout.advies


@pytest.mark.parametrize("cel", ["123456789", "12345678", "1234567821", "100-200-300", "-3"])
def test_een_gewoon_nummer_mag(tmp_path: Path, cel: str) -> None:
    assert isinstance(lees(bestand(tmp_path, f"code,naam\nA,{cel}\n"))[0], Rij)
