"""A snapshot on disk is whole or it is not there: killed writers, damaged files, older rules."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.dataset import Dataset
from graph.dekking import dekking
from graph.opslag import BEWAREN, HUIDIG, MANIFEST, OpslagFout, bewaar, huidige, laad
from graph.snapshot import Snapshot
from tests.bouwer import Land

DAG = date(2026, 6, 1)

# A process of its own that dies, without cleaning up, at the n-th thing it does to the store.
STERFT = """
import os, sys
from pathlib import Path
from graph.opslag import bewaar
from tests.test_opslag import klein

winkel, nummer = Path(sys.argv[1]), int(sys.argv[2])
snapshot, teller = klein(2), 0

def waak(gebeurtenis, argumenten):
    global teller
    if gebeurtenis in ("open", "os.rename", "os.mkdir", "os.remove", "os.chmod", "os.scandir"):
        if any(str(winkel) in str(a) for a in argumenten):
            teller += 1
            if teller == nummer:
                os._exit(9)

sys.addaudithook(waak)
bewaar(snapshot, winkel)
"""


def klein(aantal: int) -> Snapshot:
    """A tiny country; another number of contracts gives another id."""
    land = Land()
    land.functie("f")
    land.regio("JZ91", ("GM9001", "GM9002"))
    for nummer in range(aantal):
        land.contract(f"c{nummer}", "f", gemeenten=("GM9001", "GM9002"))
    return Snapshot.maak(
        Dataset(id="klein", naam="Klein", verzonnen=True), land.bronnen, land.feiten
    )


def test_what_is_written_comes_back(tmp_path: Path) -> None:
    snapshot = klein(1)
    bewaar(snapshot, tmp_path)
    terug = laad(tmp_path)
    assert terug.id == snapshot.id
    assert terug.feiten == snapshot.feiten
    assert terug.bronnen == snapshot.bronnen
    assert dekking(terug, DAG, DAG).rijen() == dekking(snapshot, DAG, DAG).rijen()


def test_the_same_facts_give_the_same_bytes(tmp_path: Path) -> None:
    een, twee = (bewaar(klein(1), tmp_path / naam) for naam in ("een", "twee"))
    bestanden = sorted(pad.name for pad in een.iterdir())
    assert bestanden == sorted(pad.name for pad in twee.iterdir())
    for naam in bestanden:
        assert (een / naam).read_bytes() == (twee / naam).read_bytes(), naam


def test_a_writer_killed_at_any_moment_leaves_the_old_snapshot(tmp_path: Path) -> None:
    oud, nieuw = klein(1), klein(2)
    bewaar(oud, tmp_path)
    for nummer in range(1, 100):
        opdracht = [sys.executable, "-c", STERFT, str(tmp_path), str(nummer)]
        wortel = Path(__file__).parent.parent
        uitslag = subprocess.run(opdracht, cwd=wortel, check=False, capture_output=True)
        if uitslag.returncode == 0:
            break
        assert uitslag.returncode == 9, uitslag.stderr.decode()
        assert laad(tmp_path).id in (oud.id, nieuw.id)
    assert nummer > 10, "the writer was stopped at too few moments to mean anything"
    assert laad(tmp_path).id == nieuw.id


def test_an_earlier_snapshot_can_be_read_again(tmp_path: Path) -> None:
    eerste, tweede = klein(1), klein(2)
    bewaar(eerste, tmp_path)
    bewaar(tweede, tmp_path)
    assert huidige(tmp_path).name.startswith(tweede.id)
    assert laad(tmp_path, eerste.id).id == eerste.id


def test_old_snapshots_are_pruned_but_never_the_current_one(tmp_path: Path) -> None:
    for nummer in range(1, BEWAREN + 3):
        bewaar(klein(nummer), tmp_path)
    mappen = [pad for pad in tmp_path.iterdir() if pad.is_dir()]
    assert len(mappen) == BEWAREN
    assert laad(tmp_path).id == klein(BEWAREN + 2).id


def test_without_a_snapshot_the_user_hears_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(OpslagFout, match="jeugdregio build"):
        laad(tmp_path)


def test_a_store_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    bezet = tmp_path / "bezet"
    bezet.write_text("geen map")
    with pytest.raises(OpslagFout, match="niet te beschrijven"):
        bewaar(klein(1), bezet)


def test_a_snapshot_of_other_rules_is_refused(tmp_path: Path) -> None:
    map_ = bewaar(klein(1), tmp_path)
    manifest = json.loads((map_ / MANIFEST).read_text())
    manifest["regelversie"] = "0.0.1"
    (map_ / MANIFEST).write_text(json.dumps(manifest))
    with pytest.raises(OpslagFout, match=r"regels 0\.0\.1"):
        laad(tmp_path)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_damage_to_any_file_is_seen(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    winkel = tmp_path_factory.mktemp("winkel")
    map_ = bewaar(klein(1), winkel)
    doel = data.draw(st.sampled_from([*sorted(map_.iterdir()), winkel / HUIDIG]))
    inhoud = doel.read_bytes()
    plek = data.draw(st.integers(0, len(inhoud) - 1))
    anders = inhoud[:plek] + bytes([inhoud[plek] ^ 1]) + inhoud[plek + 1 :]
    gebroken = data.draw(st.sampled_from([inhoud[:plek], anders]))
    doel.write_bytes(gebroken)
    with pytest.raises(OpslagFout):
        laad(winkel)


def test_a_damaged_snapshot_is_repaired_by_building_again(tmp_path: Path) -> None:
    snapshot = klein(1)
    map_ = bewaar(snapshot, tmp_path)
    (map_ / "bewijs.parquet").write_bytes(b"kapot")
    bewaar(snapshot, tmp_path)
    assert laad(tmp_path).id == snapshot.id
