"""What the engine gets says what the stranger said, and can hide no word that we did not read."""

from __future__ import annotations

import re
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.rdf.sparql import VRAGEN, open_graaf, tekst_van
from graph.rdf.sparql_parser import DEPTH_MAX, SparqlFout, canonical
from graph.snapshot import Snapshot
from graph.vraagvoorbeelden import voorbeelden

ALLE = {naam: tekst_van(naam) for naam in VRAGEN} | {v.naam: v.tekst for v in voorbeelden()}

# A value as it may stand in a text, an address or a name; and a word that must not come out.
waarden = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
_VERBORGEN = re.compile(r'"(?:[^"\\]|\\.)*"|<[^>]*>|\?\w+|p\d+:\S*|@[\w-]+')


STUKKEN = (
    "SERVICE",
    "service",
    "SILENT",
    "<u:>",
    "<SERVICE>",
    ":x",
    "SERVICE:",
    "trueSERVICE:x",
    "q:a.b.SERVICE",
    "_:a.SERVICE",
    "?SERVICE",
    "'SERVICE'",
    '"""',
    "'",
    '"',
    "\\u0053ERVICE",
    "#",
    "\n",
    "\r",
    " ",
    ".",
    "{",
    "}",
    "{}",
    "(",
    ")",
    "[]",
    "1",
    "1.",
    "1e5",
    "true",
    "a",
    "@en",
    "^^",
    "<",
    ">",
    "FILTER",
    "EXISTS",
    "SELECT",
    "ASK",
    "*",
    "WHERE",
    "PREFIX",
    ":",
    "OPTIONAL",
    "VALUES",
    "?x",
    "BIND",
    "AS",
    "UNION",
    ";",
    ",",
    "\\",
)
"""Words that together may hide a call to another host."""


def _rijen(graaf: ox.Store, tekst: str) -> list[str]:
    antwoord = graaf.query(tekst)
    assert isinstance(antwoord, ox.QuerySolutions)
    namen = [str(variabele) for variabele in antwoord.variables]
    return [str(namen), *sorted(str([str(waarde) for waarde in rij]) for rij in antwoord)]


def _waarde(tekst: str) -> Any:
    antwoord = ox.Store().query(tekst)
    assert isinstance(antwoord, ox.QuerySolutions)
    return next(antwoord)[0]


@pytest.mark.parametrize("naam", ALLE)
def test_our_own_questions_keep_their_answers(kleinland_snapshot: Snapshot, naam: str) -> None:
    graaf = open_graaf(kleinland_snapshot, feiten=True)
    assert _rijen(graaf, canonical(ALLE[naam])) == _rijen(graaf, ALLE[naam])


@pytest.mark.parametrize("naam", ALLE)
def test_written_out_twice_is_written_out_once(naam: str) -> None:
    eens = canonical(ALLE[naam])
    assert canonical(eens) == eens


@settings(deadline=None)
@given(waarden)
def test_a_text_stays_that_text(waarde: str) -> None:
    """In every way to quote it, also where a backslash comes before a u."""
    binnen = "".join(f"\\U{ord(teken):08X}" for teken in waarde)
    kaal = waarde.translate({34: '\\"', 39: "\\'", 92: "\\\\", 10: "\\n", 13: "\\r"})
    for tekst in (binnen, kaal):
        for teken in ('"', "'", '"""', "'''"):
            vraag = f"SELECT ({teken}{tekst}{teken} AS ?x) {{}}"
            assert _waarde(canonical(vraag)).value == waarde
            assert not re.search(r"\\[uU](?!00[57]5)", canonical(vraag))


@pytest.mark.parametrize(
    ("vraag", "verwacht"),
    [
        ("SELECT (<a:\\u00e9> AS ?x) {}", "<a:é>"),
        ("PREFIX q.r: <a:> SELECT (q.r:b.c.d AS ?x) {}", "<a:b.c.d>"),
        ("PREFIX : <a:> SELECT (:b\\.c\\,d%20 AS ?x) {}", "<a:b.c,d%20>"),
        ("BASE<a://b/>PREFIX p:<c#>PREFIX p:<d#>SELECT(p:e AS$x){}", "<a://b/d#e>"),
        ('SELECT ("x"@en-GB AS ?x) {}', '"x"@en-gb'),
        ('SELECT (COALESCE(1+1,"a") AS ?x) {}', '"2"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        ("SELECT (1<2 &&3>-1 AS ?x) {}", '"true"^^<http://www.w3.org/2001/XMLSchema#boolean>'),
    ],
)
def test_a_term_stays_that_term(vraag: str, verwacht: str) -> None:
    assert str(_waarde(canonical(vraag))) == verwacht


@settings(deadline=None)
@given(st.lists(st.sampled_from(STUKKEN), max_size=14))
def test_no_word_of_another_host_is_left(stukken: list[str]) -> None:
    for tekst in ("".join(stukken), f"PREFIX :<u:>PREFIX q:<u:>SELECT*{{{''.join(stukken)}}}"):
        try:
            uit = canonical(tekst)
        except SparqlFout:
            continue
        assert "SERVICE" not in _VERBORGEN.sub("", uit).upper()


def test_brackets_have_a_bound() -> None:
    for diepte, goed in ((DEPTH_MAX - 2, True), (DEPTH_MAX + 1, False)):
        vraag = f"ASK {'{' * diepte}{'}' * diepte}"
        if goed:
            ox.Store().query(canonical(vraag))
        else:
            with pytest.raises(SparqlFout, match="te diep"):
                canonical(vraag)


@pytest.mark.parametrize(
    ("vraag", "zegt"),
    [
        ("SELECT * { ?s ?p", "niet af"),
        ("", "niet af"),
        ("SELECT *\n{ ?s ?p ?o } LIMIT ?x", "'?x' op regel 2, teken 20"),
        ("SELECT * { ?s x:y 'abc }", "de tekst op regel 1 heeft geen einde"),
        ("SELECT * { ?s x:y ?o }", "voorvoegsel 'x:' is onbekend"),
        ("SELECT * { <a b> ?p ?o }", "'b' op regel 1, teken 15"),
        ("SELECT * { <\\ud800> ?p ?o }", "teken dat niet bestaat"),
        ("SELECT ?\\u0061 {}", "op regel 1, teken 9"),
        ("SELECT * { LATERAL {} }", "'LATERAL' op regel 1"),
        ("WITH <a:b> DELETE {} WHERE {}", "wijziging mag niet"),
    ],
)
def test_what_cannot_be_read_is_told_where(vraag: str, zegt: str) -> None:
    with pytest.raises(SparqlFout) as fout:
        canonical(vraag)
    assert zegt in str(fout.value)
    assert str(fout.value).endswith(".")
