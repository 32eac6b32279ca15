"""The made-up countries that Neo4j is measured on, and what is said when it is not."""

from __future__ import annotations

import io
from collections import Counter
from pathlib import Path
from threading import Event
from typing import NoReturn

import pytest
from rich.console import Console

from bench.keuze import lees
from bench.neo4j_landen import meetland
from bench.neo4j_meting import Vraagmeting, Vulling
from bench.neo4jverslag import over_neo4j, vragen, vullen
from bench.proces import TeLang, binnen
from bench.verslag import main
from graph.property_graph import vragen as cypher
from tests import neo4j_server
from tests.test_bench import KLEIN


def test_every_question_has_rows() -> None:
    geval = meetland(1)
    assert [naam for naam in cypher.namen() if not geval.motor(naam)] == []


def test_countries_side_by_side_answer_as_each_alone() -> None:
    geval = meetland(3, KLEIN)
    for naam in cypher.namen():
        samen, apart = geval.motor(naam), geval.motor_per_land(naam)
        assert Counter(map(repr, samen)) == Counter(map(repr, apart)), naam


def test_without_java_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neo4j_server, "ontbreekt", lambda: "Neo4j heeft java nodig")
    assert _gezegd() == "Neo4j is niet gemeten: Neo4j heeft java nodig.\n"


def test_without_the_jars_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def geen() -> Path:
        raise neo4j_server.GeenServer("Maven kon Neo4j niet halen: [ERROR] geen net")

    monkeypatch.setattr(neo4j_server, "ontbreekt", str)
    monkeypatch.setattr(neo4j_server, "haal_jars", geen)
    gezegd = _gezegd()
    assert gezegd == "Neo4j is niet gemeten: Maven kon Neo4j niet halen: [ERROR] geen net.\n"


def test_it_can_be_left_out() -> None:
    assert _gezegd("--neo4j", "nee") == ""


def test_a_server_that_does_not_start_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def geen() -> NoReturn:
        raise neo4j_server.GeenServer("Neo4j is niet gestart: [/vol] geen ruimte")

    monkeypatch.setattr(neo4j_server, "ontbreekt", str)
    monkeypatch.setattr(neo4j_server, "haal_jars", Path)
    monkeypatch.setattr(neo4j_server, "server", geen)
    assert _gezegd(code=1) == "Fout: Neo4j is niet gestart: [/vol] geen ruimte\n"


def _gezegd(*opties: str, code: int = 0) -> str:
    scherm = Console(file=io.StringIO(), width=150)
    assert over_neo4j(lees(["--data", "", "--neo4j-schalen", "1", *opties]), scherm) == code
    gezegd: str = scherm.file.getvalue()  # type: ignore[attr-defined]
    return gezegd


def test_what_took_too_long_is_a_bound() -> None:
    gevuld = Vulling("10x", 1_000, 50_000, 20.0, None)
    metingen = [
        Vraagmeting("snel", 5, 0.02, 0.01, 9),
        Vraagmeting("motor", 5, 3.0, None, 1),
        Vraagmeting("neo4j", 5, None, 0.5, 1),
        Vraagmeting("geen", 5, None, None, 1),
    ]
    scherm = Console(file=io.StringIO(), width=150)
    scherm.print(vragen(gevuld, metingen, 60), vullen([gevuld]))
    rijen = [
        [cel.strip() for cel in regel.strip("│").split("│")]
        for regel in scherm.file.getvalue().splitlines()  # type: ignore[attr-defined]
        if regel.startswith("│")
    ]
    assert [rij[3:] for rij in rijen[:4]] == [
        ["10 ms", "20 ms", "2,00"],
        ["> 60 s", "3.000 ms", "< 0,05"],
        ["500 ms", "> 60 s", "> 120"],
        ["> 60 s", "> 60 s", "-"],
    ]
    assert rijen[4] == ["10x", "1.000", "50.000", "20", "40", "-", "-"]


def test_work_that_takes_too_long_is_broken_off() -> None:
    with pytest.raises(TeLang), binnen(0.05):
        Event().wait(60)
    with binnen(60):
        Event().wait(0.01)


@pytest.mark.parametrize(
    "opties",
    [
        ["--neo4j"],
        ["--neo4j", "bolt://localhost"],
        ["--neo4j-schalen", "0"],
        ["--neo4j-schalen", "veel"],
        ["--alleen-neo4j", "--neo4j", "nee"],
    ],
)
def test_options_that_cannot_be(opties: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as fout:
        main(opties)
    assert fout.value.code == 2
    assert "error" in capsys.readouterr().err
