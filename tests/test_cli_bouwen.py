"""The command line: build, validate, export, sparql and serve."""

from __future__ import annotations

import json
import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from graph.opslag import HUIDIG
from loaders.land import DATA
from tests.cli_proef import DAG, Doe, los


def test_build_shows_every_row_and_the_country(gebouwd: Path, tmp_path: Path) -> None:
    klaar = los(["build", "--data", "kleinland"], tmp_path)
    assert klaar.returncode == 0
    assert klaar.stderr == ""
    for deel in ("borgingen.csv", "afgewezen", "Kleinland is verzonnen", "onbekend", "geborgd"):
        assert deel in klaar.stdout
    for begin in ("Bewezen niet geborgd: ", "Eenzijdige schakels: ", "Schakels met andere regio"):
        assert f"- {begin}" in klaar.stdout
    huidig = (tmp_path / "snapshot" / "kleinland" / HUIDIG).read_text()
    assert huidig == (gebouwd / "snapshot" / "kleinland" / HUIDIG).read_text()


def test_a_country_of_your_own_and_a_place_of_your_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, doe: Doe
) -> None:
    monkeypatch.chdir(tmp_path)
    eigen = tmp_path / "land"
    shutil.copytree(DATA / "kleinland", eigen)
    (eigen / "dataset.toml").write_text('id = "eigen"\nnaam = "Eigen land"\n')
    assert f"jeugdregio build --data {eigen}" in doe("dekking", "--data", str(eigen))[2]
    assert doe("build", "--data", str(eigen))[0] == 0
    assert (tmp_path / "snapshot" / "eigen" / HUIDIG).exists()
    code, uit, fout = doe("dekking", "--data", str(eigen), *DAG, "--format", "csv")
    assert (code, fout) == (0, "")
    assert doe("build", "--data", str(eigen), "--out", "elders")[0] == 0
    assert doe("dekking", "--snapshot", "elders", *DAG, "--format", "csv") == (0, uit, "")


def test_only_some_loaders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, doe: Doe) -> None:
    monkeypatch.chdir(tmp_path)
    code, uit, _ = doe("build", "--data", "kleinland", "--only", "grenzen", "--only", "verbanden")
    assert code == 0
    assert "grenzen.csv" in uit
    assert "borgingen.csv" not in uit


def test_a_rejected_row_leaves_the_old_snapshot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, doe: Doe
) -> None:
    monkeypatch.chdir(tmp_path)
    assert doe("build", "--data", "kleinland")[0] == 0
    oud = (tmp_path / "snapshot" / "kleinland" / HUIDIG).read_text()
    eigen = tmp_path / "land"
    shutil.copytree(DATA / "kleinland", eigen)
    tabel = eigen / "borgingen.csv"
    tabel.write_text(tabel.read_text("utf-8").replace("JZ92", "JZ77"), "utf-8")
    code, _, fout = doe("build", "--data", str(eigen))
    assert code == 2
    assert "borgingen.csv, rij " in fout
    assert "JZ77" in fout
    assert fout.splitlines()[-1].endswith("herstel wat hierboven staat en probeer het opnieuw.")
    assert (tmp_path / "snapshot" / "kleinland" / HUIDIG).read_text() == oud


@pytest.mark.parametrize("over", [None, -1])
def test_a_table_that_is_cut_or_gone_leaves_the_old_snapshot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, doe: Doe, over: int | None
) -> None:
    monkeypatch.chdir(tmp_path)
    assert doe("build", "--data", "kleinland")[0] == 0
    oud = (tmp_path / "snapshot" / "kleinland" / HUIDIG).read_text()
    tabel = Path(shutil.copytree(DATA / "kleinland", tmp_path / "land")) / "borgingen.csv"
    regels = tabel.read_text("utf-8").splitlines(keepends=True)
    tabel.unlink()
    if over is not None:
        tabel.write_text("".join(regels[:over]), "utf-8")
    code, _, fout = doe("build", "--data", str(tmp_path / "land"))
    assert code == 2
    assert fout.startswith("borgingen.csv: ")
    assert fout.splitlines()[-1].startswith("1 bestand is niet bruikbaar en er is niets gewijzigd")
    assert (tmp_path / "snapshot" / "kleinland" / HUIDIG).read_text() == oud


def test_validate_names_row_column_and_remedy(werk: Path, doe: Doe) -> None:
    goed = str(DATA / "kleinland" / "borgingen.csv")
    code, uit, _ = doe("validate", goed, "--loader", "borgingen", "--format", "csv")
    assert (code, uit.splitlines()[0]) == (0, "bestand,rij,kolom,probleem,advies")
    fout_ = werk / "fout.csv"
    fout_.write_text(Path(goed).read_text("utf-8").replace("2025-01-01", "2025-13-01"), "utf-8")
    code, uit, _ = doe("validate", str(fout_), "--loader", "borgingen", "--format", "json")
    assert code == 1
    melding = json.loads(uit)[0]
    assert set(melding) == {"bestand", "rij", "kolom", "probleem", "advies"}
    assert "2025-13-01" in melding["probleem"]
    code, uit, _ = doe("validate", str(fout_), "--loader", "borgingen", "--format", "table")
    assert code == 1
    assert "afgewezen" in uit


# --- export, sparql, serve ---


@pytest.mark.usefixtures("werk")
@pytest.mark.parametrize("vorm", ["ttl", "trig", "jsonld", "nq", "graphml", "csv"])
def test_export_writes_the_file(vorm: str, tmp_path: Path, doe: Doe) -> None:
    doel = tmp_path / "uit"
    code, uit, fout = doe("export", vorm, "--out", str(doel), *DAG)
    assert (code, uit) == (0, "")
    assert "Kleinland is verzonnen" in fout
    assert doel.is_dir() if vorm == "csv" else doel.stat().st_size > 1000


def test_sparql_gives_rows(werk: Path, doe: Doe) -> None:
    vraag = werk / "vraag.rq"
    vraag.write_text(
        "SELECT (COUNT(?f) AS ?aantal) WHERE { GRAPH ?g { ?f a ?soort } "
        "FILTER(STRENDS(STR(?soort), '#Borging')) }"
    )
    code, uit, _ = doe("sparql", str(vraag), "--format", "csv")
    assert code == 0
    assert uit.splitlines()[0] == "aantal"
    assert int(uit.splitlines()[1]) > 10
    vraag.write_text("ASK { ?a ?b ?c }")
    assert doe("sparql", str(vraag), "--format", "csv")[:2] == (0, "antwoord\nja\n")
    vraag.write_text("CONSTRUCT { ?a ?b ?c } WHERE { ?a ?b ?c } LIMIT 1")
    assert doe("sparql", str(vraag), "--format", "json")[0] == 0


@pytest.mark.parametrize(
    "tekst",
    [
        b"SELECT WHERE",
        b"DROP ALL",
        b"SELECT * WHERE { SERVICE <http://127.0.0.1:1/> { ?a ?b ?c } }",
        b"\xff",
    ],
)
def test_a_wrong_query_is_one_sentence(tekst: bytes, werk: Path, doe: Doe) -> None:
    vraag = werk / "fout.rq"
    vraag.write_bytes(tekst)
    code, uit, fout = doe("sparql", str(vraag))
    assert (code, uit) == (2, "")
    assert len(fout.splitlines()) == 1


@pytest.mark.usefixtures("werk")
def test_serve_says_when_the_port_is_taken(doe: Doe) -> None:
    with _bezette_poort() as poort:
        code, _, fout = doe("serve", "--port", str(poort))
    assert code == 2
    assert "kies een andere poort met --port" in fout


@contextmanager
def _bezette_poort() -> Iterator[int]:
    with socket.socket() as bezet:
        bezet.bind(("127.0.0.1", 0))
        bezet.listen()
        yield int(bezet.getsockname()[1])
