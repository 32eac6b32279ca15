"""Exports are whole or not there, the same on every run, and lose nothing."""

from __future__ import annotations

import csv
import io
import zipfile
from collections import Counter
from datetime import date
from pathlib import Path

import networkx as nx
import pytest

from graph.export import FORMATEN, ExportFout, export
from graph.netwerk import netwerk
from graph.rdf.feiten import uit_quads
from graph.rdf.vormen import Vorm, lees
from graph.snapshot import Snapshot

DAG = date(2026, 6, 1)


def _schrijf(snapshot: Snapshot, formaat: str, doel: Path) -> Path:
    export(snapshot, formaat, doel, peildatum=DAG, kennisdatum=DAG)
    return doel


@pytest.mark.parametrize("vorm", ["ttl", "trig", "jsonld", "nq"])
def test_rdf_comes_back_as_the_same_facts(
    vorm: Vorm, kleinland_snapshot: Snapshot, tmp_path: Path
) -> None:
    inhoud = _schrijf(kleinland_snapshot, vorm, tmp_path / f"kleinland.{vorm}").read_bytes()
    bronnen, feiten = uit_quads(lees(vorm, inhoud))
    assert feiten == kleinland_snapshot.feiten
    assert bronnen == tuple(kleinland_snapshot.bronnen.values())


def test_graphml_has_every_node_and_edge(kleinland_snapshot: Snapshot, tmp_path: Path) -> None:
    graaf = netwerk(kleinland_snapshot, DAG, DAG)
    gelezen = nx.read_graphml(
        _schrijf(kleinland_snapshot, "graphml", tmp_path / "kleinland.graphml"),
        force_multigraph=True,
    )
    assert dict(gelezen.nodes(data=True)) == dict(graaf.nodes(data=True))
    assert {k for _, _, k in gelezen.edges(keys=True)} == {k for _, _, k in graaf.edges(keys=True)}
    assert gelezen.number_of_edges() == graaf.number_of_edges()
    assert gelezen.graph["verzonnen"] is True


def test_graphml_needs_a_day(kleinland_snapshot: Snapshot, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="peildatum"):
        export(kleinland_snapshot, "graphml", tmp_path / "kleinland.graphml")


def test_csv_has_a_row_per_fact_source_and_piece_of_evidence(
    kleinland_snapshot: Snapshot, tmp_path: Path
) -> None:
    map_ = _schrijf(kleinland_snapshot, "csv", tmp_path / "tabellen")
    rijen = {p.stem: _lees_csv(p.read_text("utf-8")) for p in map_.glob("*.csv")}
    soorten = Counter(type(feit).__name__.lower() for feit in kleinland_snapshot.feiten)
    assert {naam: len(r) for naam, r in rijen.items() if naam in soorten} == soorten
    assert len(rijen["bronnen"]) == len(kleinland_snapshot.bronnen)
    assert len(rijen["bewijs"]) == len(kleinland_snapshot.bewijsrijen())
    assert {rij["id"] for naam in soorten for rij in rijen[naam]} == set(kleinland_snapshot.per_id)
    assert {rij["herkomst_bron"] for naam in soorten for rij in rijen[naam]} <= set(
        kleinland_snapshot.bronnen
    )
    assert "verzonnen" in (map_ / "LEESMIJ.txt").read_text("utf-8")


def test_zip_holds_the_same_as_the_folder(kleinland_snapshot: Snapshot, tmp_path: Path) -> None:
    map_ = _schrijf(kleinland_snapshot, "csv", tmp_path / "tabellen")
    pak = _schrijf(kleinland_snapshot, "csv", tmp_path / "tabellen.zip")
    with zipfile.ZipFile(pak) as zip_:
        in_zip = {naam: zip_.read(naam) for naam in zip_.namelist()}
    assert in_zip == {p.name: p.read_bytes() for p in map_.iterdir()}


@pytest.mark.parametrize("formaat", FORMATEN)
def test_the_same_bytes_on_every_run(
    formaat: str, kleinland_snapshot: Snapshot, tmp_path: Path
) -> None:
    naam = "uit.zip" if formaat == "csv" else "uit"
    doel = tmp_path / naam
    eerste = _schrijf(kleinland_snapshot, formaat, doel).read_bytes()
    assert _schrijf(kleinland_snapshot, formaat, doel).read_bytes() == eerste
    assert [p.name for p in tmp_path.iterdir()] == [naam]


def test_a_failed_export_leaves_the_old_file(
    kleinland_snapshot: Snapshot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    doel = tmp_path / "uit.ttl"
    doel.write_text("oud")

    def vol(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", vol)
    with pytest.raises(ExportFout, match="de schijf is vol"):
        export(kleinland_snapshot, "ttl", doel)
    assert doel.read_text() == "oud"
    assert [p.name for p in tmp_path.iterdir()] == ["uit.ttl"]


def test_a_folder_with_something_in_it_is_never_touched(
    kleinland_snapshot: Snapshot, tmp_path: Path
) -> None:
    (tmp_path / "eigen.txt").write_text("van mij")
    with pytest.raises(ExportFout, match="niet leeg"):
        export(kleinland_snapshot, "csv", tmp_path)
    with pytest.raises(ExportFout, match="is een map"):
        export(kleinland_snapshot, "ttl", tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["eigen.txt"]


def _lees_csv(tekst: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(tekst)))
