"""The command line: every command and form on Kleinland, and every mistake in one sentence."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from api.cli import OPDRACHTEN
from api.kolommen import KOLOMMEN
from graph.opslag import HUIDIG
from tests.cli_proef import DAG, Doe, los, omgeving

VRAGEN: dict[str, list[str]] = {
    "dekking": [],
    "hiaten": [],
    "schakels": [],
    "buren": ["--functie", "driemilieu"],
    "relaties": ["JZ91"],
    "afloop": ["--maanden", "24"],
    "afhankelijkheid": [],
    "samenvatting": [],
    "uitleg": ["JZ91", "pleegzorg"],
}


# --- questions ---


@pytest.mark.usefixtures("werk")
@pytest.mark.parametrize("opdracht", VRAGEN)
def test_csv_has_the_promised_columns(opdracht: str, doe: Doe) -> None:
    code, uit, fout = doe(opdracht, *VRAGEN[opdracht], *DAG, "--format", "csv")
    assert code == 0
    rijen = list(csv.reader(io.StringIO(uit)))
    assert tuple(rijen[0]) == KOLOMMEN[opdracht]
    assert len(rijen) > 1
    assert {len(rij) for rij in rijen} == {len(rijen[0])}
    assert fout == "Kleinland is verzonnen: dit zegt niets over een echt land.\n"


@pytest.mark.usefixtures("werk")
@pytest.mark.parametrize("opdracht", VRAGEN)
def test_json_is_an_array_of_flat_rows_with_the_same_names(opdracht: str, doe: Doe) -> None:
    code, uit, _ = doe(opdracht, *VRAGEN[opdracht], *DAG, "--format", "json")
    assert code == 0
    rijen = json.loads(uit)
    assert rijen
    for rij in rijen:
        assert tuple(rij) == (*KOLOMMEN[opdracht], "verzonnen")
        assert rij["verzonnen"] is True
        assert not any(isinstance(waarde, list | dict) for waarde in rij.values())
    _, tekst, _ = doe(opdracht, *VRAGEN[opdracht], *DAG, "--format", "csv")
    assert len(list(csv.DictReader(io.StringIO(tekst)))) == len(rijen)


@pytest.mark.usefixtures("werk")
@pytest.mark.parametrize("opdracht", VRAGEN)
def test_a_table_says_the_days_and_that_the_country_is_made_up(opdracht: str, doe: Doe) -> None:
    code, uit, _ = doe(opdracht, *VRAGEN[opdracht], *DAG, "--format", "table")
    assert code == 0
    assert "Peildatum 2026-06-01, kennisdatum 2026-06-01" in uit
    assert "Kleinland is verzonnen" in uit


@pytest.mark.usefixtures("werk")
def test_an_empty_answer_is_a_header_or_an_empty_array(doe: Doe) -> None:
    leeg = ("dekking", "--regio", "JZ91", "--functie", "pleegzorg", "--status", "gepland", *DAG)
    assert doe(*leeg, "--format", "csv")[1] == ",".join(KOLOMMEN["dekking"]) + "\n"
    assert doe(*leeg, "--format", "json")[1] == "[]\n"
    assert "geen rijen" in doe(*leeg, "--format", "table")[1]


@pytest.mark.usefixtures("werk")
@pytest.mark.parametrize("wat", [("relaties", "JZ91"), ("afloop",), ("afhankelijkheid",)])
def test_no_rows_of_what_is_on_record_prove_nothing(wat: tuple[str, ...], doe: Doe) -> None:
    lang_geleden = ("--peildatum", "2015-06-01", "--format", "table")
    uit = doe(*wat, *(("--maanden", "1") if wat == ("afloop",) else ()), *lang_geleden)[1]
    assert "geen rijen. Dat bewijst niet dat er niets is" in uit


@pytest.mark.usefixtures("werk")
def test_gaps_always_come_with_the_count_of_unknowns(doe: Doe) -> None:
    _, uit, _ = doe("hiaten", "--lijst", "bewezen", *DAG, "--format", "table")
    assert "Aantal: bewezen 2, bevat-bewezen-gat 2, signaal " in uit
    assert "onbekend 0" not in uit


@pytest.mark.usefixtures("werk")
def test_names_serve_as_well_as_codes(doe: Doe) -> None:
    vorm = (*DAG, "--format", "csv")
    assert doe("relaties", "Regio Duinrand", *vorm) == doe("relaties", "JZ91", *vorm)


@pytest.mark.usefixtures("werk")
def test_fail_ends_with_one_only_when_there_are_findings(doe: Doe) -> None:
    assert doe("hiaten", "--fail", *DAG)[0] == 1
    assert doe("hiaten", "--fail", "--functie", "zeldzame-hulp", *DAG)[0] == 0
    assert doe("hiaten", "--fail", "--lijst", "onbekend", *DAG)[0] == 1
    assert doe("schakels", "--fail", *DAG)[0] == 1
    assert doe("schakels", "--fail", "--functie", "wijkhulp", *DAG)[0] == 0
    assert doe("afloop", "--maanden", "24", "--fail", *DAG)[0] == 1
    assert doe("afloop", "--maanden", "0", "--fail", *DAG)[0] == 0


@pytest.mark.usefixtures("werk")
def test_explanation_leads_to_source_and_place(doe: Doe) -> None:
    _, uit, _ = doe("uitleg", "JZ91", "pleegzorg", *DAG, "--format", "table")
    plat = " ".join(uit.split())
    for deel in ("Status: geborgd", "Regel:", "rij pleegzorg", "inkoop-duinrand", "Wat dit"):
        assert deel in plat
    _, uit, _ = doe("uitleg", "JZ94", "wijkhulp", *DAG, "--format", "table")
    assert "Vraag om te stellen: Is Hulp in de wijk op 1 juni 2026 geregeld" in uit


# --- mistakes ---

FOUTEN = {
    "dekking --regio JZ99": "Regio JZ99 bestaat niet; bedoelde u JZ9",
    "dekking --regio klaver": "bedoelde u JZ93 (Regio Klaverdal)?",
    "dekking --functie pleegzor": "Functie pleegzor bestaat niet; bedoelde u pleegzorg (Pleegzorg",
    "dekking --niveau hoog": "kies uit: lokaal, regionaal, bovenregionaal, landelijk.",
    "dekking --status goed": "Status 'goed' bestaat niet; kies uit: geborgd, ",
    "dekking --format xml": "Vorm 'xml' bestaat niet; kies uit: table, csv, json.",
    "dekking --peildatum 0": "--peildatum '0' is geen datum; schrijf de hele datum als ",
    "dekking --peildatum 2025-02-30": "--peildatum '2025-02-30' bestaat niet op de kalender",
    "dekking --kennisdatum gisteren": "--kennisdatum 'gisteren' is geen datum",
    "dekking --peildatum 9999-12-31": "ligt buiten 1900 t/m 2199",
    "dekking --peildatum": "Bij optie --peildatum ontbreekt de waarde",
    "dekking --functi x": "Optie --functi bestaat niet; bedoelde u --functie?",
    "dekking JZ91": "Er staat te veel: JZ91",
    "dekking --data atlantis": "Land 'atlantis' is er niet; kies kleinland, nl of een map",
    "hiaten --lijst alles": "kies uit: bewezen, bevat-bewezen-gat, signaal, onbekend.",
    "schakels --code x": "Code 'x' bestaat niet; kies uit: wederkerig, ",
    "buren": "--functie ontbreekt; vul dat in",
    "relaties": "REGIO ontbreekt; vul dat in",
    "relaties JZ99": "Regio JZ99 bestaat niet",
    "afloop": "--maanden ontbreekt; vul dat in",
    "afloop --maanden veel": "--maanden past niet: geef een geheel getal van 0 tot en met 1200.",
    "afloop --maanden -1": "--maanden past niet: geef een geheel getal van 0 tot en met 1200.",
    "samenvatting --per week": "kies uit: functie, niveau.",
    "uitleg JZ91": "FUNCTIE ontbreekt; vul dat in",
    "uitleg JZ91 toverhulp": "Functie toverhulp bestaat niet",
    "build --only toveren": "Lader 'toveren' bestaat niet; kies uit: bronnen, ",
    "validate er-niet.csv --loader borgingen": "er-niet.csv: het bestand is er niet",
    "validate vraag.rq --loader toveren": "Lader 'toveren' bestaat niet",
    "export docx --out x": "Vorm 'docx' bestaat niet; kies uit: ttl, ",
    "export ttl --out er/niet/uit.ttl": "er/niet/uit.ttl is niet te schrijven (die plek bestaat",
    "export ttl": "--out ontbreekt; vul dat in",
    "build --out /dev/null/x": "/dev/null/x is niet te beschrijven",
    "sparql er-niet.rq": "er-niet.rq is geen bestand met een vraag; controleer de naam.",
    "serve --port 0": "--port past niet: geef een geheel getal van 1 tot en met 65535.",
    "toveren": "Opdracht 'toveren' bestaat niet; zie jeugdregio --help.",
}


@pytest.mark.usefixtures("werk")
@pytest.mark.parametrize("regel", FOUTEN)
def test_a_mistake_is_one_sentence_and_code_two(regel: str, doe: Doe) -> None:
    code, uit, fout = doe(*regel.split())
    assert code == 2
    assert FOUTEN[regel] in fout
    assert len(fout.splitlines()) == 1
    if not regel.startswith("build"):
        assert uit == ""


def test_without_a_snapshot_one_sentence_says_how_to_make_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, doe: Doe
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("JEUGDREGIO_DATA", raising=False)
    zin = "Er is nog geen snapshot; maak hem met: jeugdregio build"
    for opdracht in ("dekking", "serve"):
        assert doe(opdracht) == (2, "", f"{zin}\n")
    assert doe("dekking", "--data", "kleinland") == (2, "", f"{zin} --data kleinland\n")


def test_a_damaged_snapshot_is_one_sentence(werk: Path, tmp_path: Path, doe: Doe) -> None:
    winkel = tmp_path / "winkel"
    shutil.copytree(werk / "snapshot" / "kleinland", winkel)
    map_ = winkel / (winkel / HUIDIG).read_text()
    (map_ / "feiten.json").write_bytes(b"{}")
    code, uit, fout = doe("dekking", "--snapshot", str(winkel))
    assert (code, uit) == (2, "")
    assert "is beschadigd" in fout
    (winkel / HUIDIG).write_bytes(b"\xff\xfe")
    assert doe("dekking", "--snapshot", str(winkel))[0] == 2
    (winkel / HUIDIG).write_text("er-niet")
    code, _, fout = doe("dekking", "--snapshot", str(winkel))
    assert code == 2
    assert len(fout.splitlines()) == 1


def test_a_reader_that_stops_early_is_no_failure(gebouwd: Path) -> None:
    proces = subprocess.Popen(
        [sys.executable, "-m", "api.cli", "dekking", "--data", "kleinland"],
        cwd=gebouwd,
        env=omgeving(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert proces.stdout is not None
    proces.stdout.close()
    assert proces.stderr is not None
    fout = proces.stderr.read()
    proces.stderr.close()
    assert proces.wait(60) == 0
    assert fout == "Kleinland is verzonnen: dit zegt niets over een echt land.\n"


def test_as_a_process_csv_is_the_default_and_codes_come_through(gebouwd: Path) -> None:
    klaar = los(["samenvatting", "--data", "kleinland", "--per", "niveau"], gebouwd)
    assert klaar.returncode == 0
    assert klaar.stdout.startswith("niveau,functie,")
    klaar = los(["dekking", "--data", "kleinland", "--regio", "JZ99"], gebouwd)
    assert (klaar.returncode, klaar.stdout) == (2, "")
    assert klaar.stderr.startswith("Regio JZ99 bestaat niet; bedoelde u ")


# --- help ---


def test_help_lists_every_command_in_dutch(doe: Doe) -> None:
    code, uit, _ = doe()
    assert code == 0
    assert uit.startswith("Gebruik: jeugdregio")
    assert all(f"  {naam} " in uit for naam in OPDRACHTEN)


@pytest.mark.parametrize("opdracht", OPDRACHTEN)
def test_every_command_explains_itself(opdracht: str, doe: Doe) -> None:
    code, uit, _ = doe(opdracht, "--help")
    assert code == 0
    assert "Gebruik:" in uit
    assert "Opties:" in uit


@pytest.mark.parametrize("opdracht", [("kaart", "--regio", "JZ91"), ("rapport", "JZ91")])
@pytest.mark.usefixtures("werk")
def test_a_page_is_one_file_that_asks_no_other_host(
    opdracht: tuple[str, ...], tmp_path: Path, doe: Doe
) -> None:
    doel = tmp_path / "blad.html"
    code, uit, fout = doe(*opdracht, "--data", "kleinland", "--out", str(doel))
    assert (code, uit) == (0, "")
    assert "verzonnen" in fout
    html = doel.read_text(encoding="utf-8")
    assert "verzonnen" in html
    assert not re.search(r"""(src|href)=["'](https?:)?//[^"']*\.(js|css|png)""", html)
    eerst = doel.read_bytes()
    doe(*opdracht, "--data", "kleinland", "--out", str(doel))
    assert doel.read_bytes() == eerst


@pytest.mark.usefixtures("werk")
def test_a_page_that_cannot_be_written_is_one_sentence(tmp_path: Path, doe: Doe) -> None:
    code, _, fout = doe(
        "rapport", "JZ91", "--data", "kleinland", "--out", str(tmp_path / "a" / "b")
    )
    assert code == 2
    assert len(fout.splitlines()) == 1
    assert doe("rapport", "JZ00", "--data", "kleinland", "--out", str(tmp_path / "b"))[0] == 2
