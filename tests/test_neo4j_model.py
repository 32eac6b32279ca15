"""The property graph before it reaches a database, and the texts of the questions."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

import ontology
from graph.bewijs_rijen import rijen
from graph.property_graph import vragen as cypher
from graph.property_graph.model import Model, bouw, lokaal, relatiesoort
from graph.property_graph.motor import Motor
from graph.property_graph.teksten import MERK
from graph.rdf.sparql import VRAGEN
from graph.snapshot import Snapshot

EIGEN = {"id", "iri", "naam"}
"""What a node has besides the properties of the ontology."""
ALLEEN_CYPHER = {"afhankelijkheid", "laatst_bekend", "omgeving"}
_COMMENTAAR = re.compile(r"//[^\n]*")


@pytest.fixture(scope="module")
def model(kleinland_snapshot: Snapshot) -> Model:
    return bouw(kleinland_snapshot)


def termen() -> set[str]:
    """Every local name that the ontology defines or uses for a class or property."""
    tekst = ontology.turtle("jeugdregio")
    return {naam for _, naam in re.findall(r"\b(jr|tooiont):(\w+)", tekst)}


def test_every_name_is_a_term_of_the_ontology(model: Model) -> None:
    namen = termen()
    soorten = {relatiesoort(naam) for naam in namen}
    assert {label for knoop in model.knopen for label in knoop.labels} <= namen
    assert {relatie.soort for relatie in model.relaties} <= soorten
    velden = {veld for knoop in model.knopen for veld in knoop.velden}
    velden |= {veld for relatie in model.relaties for veld in relatie.velden}
    assert velden - EIGEN <= namen


@pytest.mark.parametrize(
    ("term", "soort"),
    [("viaRegio", "VIA_REGIO"), ("bron", "BRON"), ("Schakelbewijs", "SCHAKELBEWIJS")],
)
def test_a_relation_type_is_the_name_in_capitals(term: str, soort: str) -> None:
    assert relatiesoort(ontology.JR[term]) == soort
    assert lokaal(ontology.JR[term]) == term


def test_no_relation_hangs_loose_and_no_thing_comes_twice(model: Model) -> None:
    knopen = [knoop.iri for knoop in model.knopen]
    sleutels = [(r.soort, r.van, r.naar, r.id) for r in model.relaties]
    assert len(set(knopen)) == len(knopen)
    assert len(set(sleutels)) == len(sleutels)
    assert {einde for r in model.relaties for einde in (r.van, r.naar)} <= set(knopen)
    assert all(knoop.labels for knoop in model.knopen)


def test_every_fact_source_and_row_is_there(model: Model, kleinland_snapshot: Snapshot) -> None:
    snapshot = kleinland_snapshot
    gevonden = {str(knoop.velden["id"]) for knoop in model.knopen}
    gevonden |= {relatie.id for relatie in model.relaties}
    assert {feit.id for feit in snapshot.feiten} <= gevonden
    assert snapshot.bronnen.keys() <= gevonden
    rijsoorten = {"Bewijsrij", "Ledenrij", "Schakelbewijs", "Feitrij"}
    aantal = sum(bool(rijsoorten & set(knoop.labels)) for knoop in model.knopen)
    aantal += sum(relatie.soort in {s.upper() for s in rijsoorten} for relatie in model.relaties)
    assert aantal == len({(k, repr(sorted(v.items()))) for k, v in rijen(snapshot)})


def test_every_fact_leads_to_its_source(model: Model) -> None:
    met_bron = {relatie.van for relatie in model.relaties if relatie.soort == "BRON"}
    assert all(knoop.iri in met_bron for knoop in model.knopen if "Feit" in knoop.labels)
    feiten = [r for r in model.relaties if r.soort in ("LIDMAATSCHAP", "DEELNAME", "HERINDELING")]
    assert feiten
    assert all(r.velden["bron"] and r.velden["plaats"] for r in feiten)


def test_the_same_snapshot_gives_the_same_graph(model: Model, kleinland_snapshot: Snapshot) -> None:
    assert bouw(kleinland_snapshot) == model


# --- the questions ---


def test_the_questions_are_those_in_sparql_and_three_more() -> None:
    assert set(cypher.namen()) == set(VRAGEN) | ALLEEN_CYPHER


@pytest.mark.parametrize("naam", cypher.namen())
def test_each_question_explains_itself_and_holds_no_value(naam: str) -> None:
    tekst = cypher.tekst(naam)
    uitleg = tekst[: tekst.index("\n\n")]
    assert all(
        kop in uitleg for kop in ("// Vraag:", "// Waarden:", "// Kolommen:", "// Uitkomst:")
    )
    kaal = _COMMENTAAR.sub("", tekst)
    assert set(re.findall(r"\$\w+", kaal)) == set(re.findall(r"\$\w+", uitleg))
    # The two ends of time are no values: since ever, and for ever.
    assert not re.search(r"\d{4}-\d{2}", re.sub("0001-01-01|9999-12-31", "", kaal))
    assert not re.search(r"\b(CREATE|MERGE|SET|DELETE|REMOVE|LOAD)\b", kaal)


@pytest.mark.parametrize("naam", cypher.namen())
def test_a_question_names_only_what_the_graph_can_hold(naam: str) -> None:
    kaal = _COMMENTAAR.sub("", cypher.tekst(naam))
    labels = {
        naam for deel in re.findall(r"\(\w*((?::\w+)+)", kaal) for naam in deel.split(":") if naam
    }
    soorten = {s for groep in re.findall(r"\[\w*:([\w|]+)", kaal) for s in groep.split("|")}
    assert labels - {MERK} <= termen()
    assert soorten <= {relatiesoort(term) for term in termen()}


def test_the_rule_for_a_status_is_the_same_text_everywhere() -> None:
    """Cypher has no functions of one's own, so the rule is repeated: then word for word."""
    regels = {}
    for naam in cypher.namen():
        kaal = " ".join(_COMMENTAAR.sub("", cypher.tekst(naam)).split())
        if "WHEN voor < tegen" in kaal:
            regel = kaal[kaal.index("coalesce(min(") : kaal.index("END AS bijGemeente")]
            regel = re.sub(r"WITH [\w, ]+, (?=CASE)", "WITH ", regel)
            # Behind what the status needs, some count what their flags need.
            vlaggen = r"(?<= AS blijkt)(, max\(CASE [^()]+ END\) AS \w+)+ (?=WITH)"
            regel = re.sub(vlaggen, " ", regel)
            regels[naam] = regel.replace("$peildatum", "dag")
    assert set(regels) == {"dekking", "hiaten", "laatst_bekend", "status_gemeente"}
    assert len(set(regels.values())) == 1


@pytest.mark.parametrize("naam", cypher.namen())
def test_the_columns_are_those_that_it_promises(naam: str, kleinland_snapshot: Snapshot) -> None:
    motor = Motor(kleinland_snapshot, date(2024, 7, 1), date(2026, 12, 1))
    kolommen = cypher.tekst(naam).split("// Kolommen:")[1].split("// Uitkomst:")[0]
    beloofd = re.findall(r"\w+", re.sub(r"\([^)]*\)", "", kolommen.replace("//", "")))
    gevonden = motor.rijen(naam)
    assert gevonden
    assert {tuple(rij) for rij in gevonden} == {tuple(beloofd)}


def test_the_questions_are_in_one_folder() -> None:
    assert Path(ontology.MAP).parent / "graph" / "queries" == cypher.MAP
