"""The examples run as the README says."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.cli_proef import WORTEL, omgeving


def test_research_script_answers_both_questions(tmp_path: Path) -> None:
    klaar = subprocess.run(
        [sys.executable, WORTEL / "voorbeelden" / "onderzoek.py", "--data", "kleinland"],
        cwd=tmp_path,
        env={**omgeving(), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert (klaar.returncode, klaar.stderr) == (0, "")
    assert klaar.stdout.startswith("Kleinland is verzonnen")
    per_jaar = [regel.split() for regel in klaar.stdout.splitlines() if regel[3:7].isdigit()]
    assert [rij[0] for rij in per_jaar] == [str(jaar) for jaar in range(2015, 2027)]
    assert all(sum(map(int, rij[1:-1])) == int(rij[-1]) for rij in per_jaar)
