"""The day in the Netherlands is known on a machine that has no time zones of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

_ZONDER = "import sys; sys.modules['tzdata'] = None; from api.cli import main; main()"


def _samenvatting(werk: Path, *begin: str) -> subprocess.CompletedProcess[str]:
    """The national summary by a process for which the machine has no time zones."""
    return subprocess.run(
        [sys.executable, *begin, "samenvatting", "--data", "kleinland", "--format", "csv"],
        cwd=werk,
        env=os.environ | {"PYTHONTZPATH": "", "PYTHONPATH": str(Path(__file__).parents[1])},
        capture_output=True,
        text=True,
        check=False,
    )


def test_without_time_zones_of_the_system_there_is_an_answer(gebouwd: Path) -> None:
    klaar = _samenvatting(gebouwd, "-m", "api.cli")
    assert klaar.returncode == 0, klaar.stderr
    assert klaar.stdout.startswith("niveau,")


def test_without_any_time_zones_there_is_one_sentence(gebouwd: Path) -> None:
    klaar = _samenvatting(gebouwd, "-c", _ZONDER)
    assert (klaar.returncode, klaar.stdout) == (2, "")
    assert klaar.stderr == (
        "De tijdzone Europe/Amsterdam is er niet; installeer haar met: pip install tzdata\n"
    )
