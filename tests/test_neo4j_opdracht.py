"""``jeugdregio neo4j`` on a real Neo4j: fill, compare, ask; and what it refuses."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import neo4j
import pytest

from graph.property_graph import vragen as cypher
from graph.property_graph.sync import push
from graph.snapshot import Snapshot
from tests.cli_proef import Doe
from tests.neo4j_proef import DAG, VANDAAG, snapshot_van
from tests.neo4j_server import Server

pytestmark = pytest.mark.neo4j


@pytest.fixture
def opdracht(neo4j_plek: Server, winkel: Path, monkeypatch: pytest.MonkeyPatch, doe: Doe) -> Doe:
    """``jeugdregio neo4j`` on Kleinland."""
    for naam in ("uri", "user", "password"):
        monkeypatch.setenv(f"JEUGDREGIO_NEO4J_{naam.upper()}", getattr(neo4j_plek, naam))
    land = ("--data", "kleinland", "--snapshot", str(winkel))
    wanneer = ("--peildatum", str(DAG), "--kennisdatum", str(VANDAAG))
    return lambda *wat: doe("neo4j", *wat, *land, *wanneer)


def test_the_command_fills_compares_and_asks(opdracht: Doe, kleinland_snapshot: Snapshot) -> None:
    code, uit, _ = opdracht("push")
    assert code == 0
    assert kleinland_snapshot.id in uit
    code, uit, _ = opdracht("check")
    assert (code, uit) == (0, "onderwerp,wat\n")
    code, uit, fout = opdracht("query", "dekking")
    assert code == 0
    assert uit.startswith("regio,functie,status,gedekt,")
    assert "verzonnen" in fout
    code, uit, _ = opdracht("query", "afloop", "--maanden", "0")
    assert uit.startswith("soort,onderwerp,")


def test_the_command_says_what_differs(neo4j_driver: neo4j.Driver, opdracht: Doe) -> None:
    push(neo4j_driver, snapshot_van(7))
    code, uit, _ = opdracht("check", "--format", "csv")
    assert code == 1
    assert uit.splitlines()[1].startswith("versie,")


def test_a_region_or_function_may_be_named_and_must_exist(opdracht: Doe, gevuld: Snapshot) -> None:
    naam = gevuld.indeling.naam("JZ92", VANDAAG)
    code, uit, _ = opdracht("query", "dekking", "--regio", naam, "--functie", "PLEEGZORG")
    assert (code, len(uit.splitlines())) == (0, 2)
    assert "JZ92,pleegzorg," in uit
    for keuze in (("--regio", "JZ99"), ("--functie", "pleegzog")):
        code, uit, fout = opdracht("query", "dekking", *keuze)
        assert (code, uit) == (2, "")
        assert f"{keuze[1]} bestaat niet" in fout


@pytest.mark.parametrize(
    ("wat", "zin"),
    [(["vul"], "push, check"), (["query"], "Vraag"), (["query", "alles"], "dekking")],
)
def test_a_slip_is_one_sentence(opdracht: Doe, wat: list[str], zin: str) -> None:
    code, uit, fout = opdracht(*wat)
    assert (code, uit) == (2, "")
    assert zin in fout
    assert fout.count("\n") == 1


def test_without_an_address_it_says_where_to_put_it(
    opdracht: Doe, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("JEUGDREGIO_NEO4J_URI")
    code, _, fout = opdracht("check")
    assert code == 2
    assert "JEUGDREGIO_NEO4J_URI" in fout


@pytest.mark.usefixtures("gevuld")
@pytest.mark.parametrize("naam", [n for n in cypher.namen() if "$regio" not in cypher.tekst(n)])
def test_a_choice_that_the_question_does_not_know_is_refused(opdracht: Doe, naam: str) -> None:
    code, uit, fout = opdracht("query", naam, "--regio", "JZ91")
    assert (code, uit) == (2, "")
    assert "--regio" in fout
    assert naam in fout
    assert fout.count("\n") == 1
    assert opdracht("query", naam, "--functie", "pleegzorg")[0] == 0


@pytest.mark.usefixtures("gevuld")
def test_rows_of_a_version_that_was_replaced_are_not_given(
    neo4j_driver: neo4j.Driver, opdracht: Doe, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A push removes the old version after the switch, maybe while its rows are read."""
    vraag = cypher.antwoord

    def traag(*wat: Any, **hoe: Any) -> Any:
        rijen = vraag(*wat, **hoe)
        push(neo4j_driver, snapshot_van(7))
        return rijen

    with monkeypatch.context() as even:
        even.setattr(cypher, "antwoord", traag)
        code, uit, fout = opdracht("query", "dekking")
    assert (code, uit) == (2, "")
    assert "andere versie" in fout
    assert fout.count("\n") == 1
    code, uit, _ = opdracht("query", "dekking")
    assert code == 0
    assert snapshot_van(7).regios[0] in uit
