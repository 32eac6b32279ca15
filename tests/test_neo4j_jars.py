"""Fetching the jars of the server: whole or not at all, with a command that plays Maven."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import neo4j_server
from tests.neo4j_server import GeenServer, haal_jars

_NAAR = 'for deel in "$@"; do case $deel in -DoutputDirectory=*) naar=${deel#*=};; esac; done'


@pytest.fixture
def winkel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for jars, still empty."""
    monkeypatch.setattr(neo4j_server, "WINKEL", tmp_path / "winkel")
    return tmp_path / "winkel"


def speel(map_: Path, monkeypatch: pytest.MonkeyPatch, *regels: str) -> None:
    """Let ``mvn`` do this."""
    mvn = map_ / "bin" / "mvn"
    mvn.parent.mkdir()
    mvn.write_text("\n".join(["#!/bin/sh", _NAAR, *regels, ""]), encoding="utf-8")
    mvn.chmod(0o755)
    monkeypatch.setenv("PATH", str(mvn.parent), prepend=":")


def test_they_are_fetched_once(
    winkel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    speel(tmp_path, monkeypatch, 'mkdir "$naar" && touch "$naar/neo4j.jar"')
    klaar = haal_jars()
    (tmp_path / "bin" / "mvn").unlink()
    monkeypatch.setenv("PATH", str(tmp_path))
    assert haal_jars() == klaar
    assert list(winkel.iterdir()) == [klaar]
    assert [jar.name for jar in klaar.iterdir()] == ["neo4j.jar"]


def test_when_maven_fails_nothing_is_left(
    winkel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    speel(tmp_path, monkeypatch, 'mkdir "$naar" && touch "$naar/half"', "echo geen net", "exit 1")
    with pytest.raises(GeenServer, match=r"Maven kon Neo4j [\d.]+ niet halen: geen net"):
        haal_jars()
    assert list(winkel.iterdir()) == []


def test_when_maven_hangs_it_is_ended(
    winkel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neo4j_server, "MAVEN_GEDULD", 0.3)
    speel(tmp_path, monkeypatch, "exec sleep 60")
    with pytest.raises(GeenServer, match=r"na 0\.3 s nog niet gehaald"):
        haal_jars()
    assert list(winkel.iterdir()) == []


def test_another_process_may_be_first(
    winkel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its folder stands there when ours is whole: the same jars."""
    ander = 'ander=$(dirname "$naar")/../$(basename "$naar"); mkdir "$ander" "$naar"'
    speel(tmp_path, monkeypatch, ander, 'touch "$ander/neo4j.jar" "$naar/neo4j.jar"')
    klaar = haal_jars()
    assert list(winkel.iterdir()) == [klaar]
