"""Running the command line in tests: inside this process, or as users start it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

DAG = ("--peildatum", "2026-06-01", "--kennisdatum", "2026-06-01")
WORTEL = Path(__file__).parent.parent

Uitkomst = tuple[int, str, str]
"""Exit code, standard output, standard error."""
Doe = Callable[..., Uitkomst]


def omgeving() -> dict[str, str]:
    """An environment in which the checkout is found and the terminal knows only ASCII."""
    return {**os.environ, "PYTHONPATH": str(WORTEL), "PYTHONIOENCODING": "ascii"}


def los(argumenten: list[str], map_: Path) -> subprocess.CompletedProcess[str]:
    """A command as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "api.cli", *argumenten],
        cwd=map_,
        env=omgeving(),
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
