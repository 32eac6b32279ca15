"""A very large or very wrong file takes little, and is told in some tens of sentences at most."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from loaders import grenzen
from tests.vijandig import GEVALLEN

NAMEN = ["een regel van een gigabyte", *GEVALLEN]


@pytest.fixture(scope="module")
def metingen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What a process that may not use much says of every hostile file."""
    opdracht = [sys.executable, "-m", "tests.vijandig", str(tmp_path_factory.mktemp("vijandig"))]
    klaar = subprocess.run(opdracht, capture_output=True, text=True, check=False)
    assert klaar.returncode == 0, klaar.stderr
    gelezen = map(json.loads, klaar.stdout.splitlines())
    return {meting["naam"]: meting for meting in gelezen}


@pytest.mark.parametrize("naam", NAMEN)
def test_a_hostile_file_takes_little_and_is_told_shortly(
    metingen: dict[str, dict[str, Any]], naam: str
) -> None:
    meting = metingen[naam]
    assert meting["megabytes"] < 300
    rijen, gebruikt, afgewezen = meting["rijen"]
    assert rijen == gebruikt + afgewezen
    assert 1 <= len(meting["zinnen"]) <= grenzen.VOORBEELDEN
    assert all(len(zin) < 500 and "\n" not in zin for zin in meting["zinnen"])


def test_of_what_is_wrong_very_often_the_rest_is_counted(
    metingen: dict[str, dict[str, Any]],
) -> None:
    meting = metingen["alleen foute cellen"]
    assert meting["rijen"] == [grenzen.RIJEN, 0, grenzen.RIJEN]
    assert meting["verzwegen"] > grenzen.AFGEWEZEN
    eerste, *rest = metingen["alleen onbekende bronnen"]["zinnen"]
    assert "bron 'weg' is onbekend (ook in 999 andere rijen)" in eerste
    assert not rest
