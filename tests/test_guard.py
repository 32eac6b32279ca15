"""The guard runs in a process of its own, against real folders on a real path."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def run_guard(cwd: Path, *path: Path, options: str = "-m") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, options, "graph.guard"],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, path))},
        capture_output=True,
        text=True,
        check=False,
    )


def install(site: Path, distribution: str, package: str) -> None:
    """What pip leaves behind: the package, and the record that says whose it is."""
    (site / package).mkdir(parents=True)
    (site / package / "__init__.py").touch()
    info = site / f"{distribution.replace('-', '_')}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {distribution}\nVersion: 1.0\n")
    (info / "RECORD").write_text(f"{package}/__init__.py,,\n{info.name}/METADATA,,\n")


def assert_refused(result: subprocess.CompletedProcess[str], *words: str) -> None:
    assert result.returncode == 1
    assert len(result.stderr.splitlines()) == 1, "one sentence, no traceback"
    assert all(word in result.stderr for word in words)


def test_accepts_the_project_as_it_stands() -> None:
    result = run_guard(ROOT)
    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.parametrize("package", ["graph", "ontology", "loaders", "api", "tests"])
def test_refuses_a_name_that_another_distribution_claims(tmp_path: Path, package: str) -> None:
    install(tmp_path, "stranger", package)
    assert_refused(run_guard(ROOT, tmp_path), f"'{package}'", "stranger")


@pytest.mark.parametrize("spelling", ["jeugdregio-kg", "Jeugdregio_KG"])
def test_our_own_record_is_no_collision(tmp_path: Path, spelling: str) -> None:
    install(tmp_path, spelling, "ontology")
    assert run_guard(ROOT, tmp_path).returncode == 0


def test_refuses_packages_from_two_roots(tmp_path: Path) -> None:
    (tmp_path / "loaders").mkdir()
    (tmp_path / "loaders" / "__init__.py").touch()
    assert_refused(run_guard(tmp_path, ROOT), "one folder", str(tmp_path), str(ROOT))


def test_refuses_a_folder_without_init(tmp_path: Path) -> None:
    copy = tmp_path / "graph"
    copy.mkdir()
    (copy / "__init__.py").touch()
    (copy / "guard.py").write_bytes((ROOT / "graph" / "guard.py").read_bytes())
    for name in ("ontology", "loaders", "api"):
        (tmp_path / name).mkdir()
    # -S: without site-packages, where an editable install would fill in what is missing here.
    assert_refused(run_guard(tmp_path, options="-Sm"), "missing or incomplete")
