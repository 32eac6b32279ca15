"""What somebody else changed in Neo4j: our own is seen and repaired, theirs stays as it is."""

from __future__ import annotations

import neo4j
import pytest

from graph.property_graph import teksten
from graph.property_graph.controle import controleer
from graph.property_graph.sync import push
from graph.property_graph.verbinding import lees
from graph.snapshot import Snapshot
from tests.neo4j_proef import DAG, VANDAAG, afdruk_na_push, nu, snapshot_van

pytestmark = pytest.mark.neo4j


def test_damage_is_seen_and_repaired(
    neo4j_driver: neo4j.Driver, kleinland_snapshot: Snapshot
) -> None:
    goed = afdruk_na_push(neo4j_driver, kleinland_snapshot)
    neo4j_driver.execute_query(
        "MATCH (b:Bewijsrij {snapshot: $s}) WITH b ORDER BY b.id LIMIT 3 DETACH DELETE b "
        "WITH count(*) AS weg "
        "MATCH (g:Gemeente {snapshot: $s}), (r:Regio {snapshot: $s}) "
        "WITH g, r ORDER BY g.id, r.id LIMIT 1 CREATE (g)-[:HOORT_BIJ]->(r) SET g.naam = 'Elders' "
        "CREATE (:JeugdregioGraaf:Regio {snapshot: $s, iri: 'x', id: 'JZ00'})",
        s=kleinland_snapshot.id,
    )
    onderwerpen = {v.onderwerp for v in controleer(neo4j_driver, kleinland_snapshot, DAG, VANDAAG)}
    assert {"knopen", "relaties", "vraag status_gemeente"} <= onderwerpen
    assert afdruk_na_push(neo4j_driver, kleinland_snapshot) == goed


def test_a_label_of_ours_on_a_wrong_node_is_damage(
    neo4j_driver: neo4j.Driver, kleinland_snapshot: Snapshot
) -> None:
    goed = afdruk_na_push(neo4j_driver, kleinland_snapshot)
    neo4j_driver.execute_query(
        "MATCH (g:Gemeente {snapshot: $s, id: 'GM9001'}) SET g:Borging", s=kleinland_snapshot.id
    )
    verschillen = controleer(neo4j_driver, kleinland_snapshot, DAG, VANDAAG)
    assert "knopen" in {verschil.onderwerp for verschil in verschillen}
    assert afdruk_na_push(neo4j_driver, kleinland_snapshot) == goed


def test_a_label_of_another_on_our_node_is_theirs(
    neo4j_driver: neo4j.Driver, kleinland_snapshot: Snapshot
) -> None:
    push(neo4j_driver, kleinland_snapshot)
    neo4j_driver.execute_query(
        "MATCH (g:Gemeente {snapshot: $s, id: 'GM9001'}) SET g:VanMij", s=kleinland_snapshot.id
    )
    try:
        assert controleer(neo4j_driver, kleinland_snapshot, DAG, VANDAAG) == []
        push(neo4j_driver, kleinland_snapshot)
        assert controleer(neo4j_driver, kleinland_snapshot, DAG, VANDAAG) == []
        assert lees(neo4j_driver, "MATCH (g:VanMij) RETURN g.id AS id") == [{"id": "GM9001"}]
    finally:
        neo4j_driver.execute_query("MATCH (g:VanMij) REMOVE g:VanMij")


def test_what_is_repaired_is_not_shown_as_whole(
    neo4j_driver: neo4j.Driver, kleinland_snapshot: Snapshot
) -> None:
    push(neo4j_driver, kleinland_snapshot)
    neo4j_driver.execute_query(
        "MATCH (b:Bewijsrij {snapshot: $s}) WITH b ORDER BY b.id LIMIT 3 DETACH DELETE b",
        s=kleinland_snapshot.id,
    )
    gezien: dict[str, str] = {}

    def kijk(wat: str, _klaar: int, _alle: int) -> None:
        gezien[wat] = nu(neo4j_driver)

    push(neo4j_driver, kleinland_snapshot, kijk)
    assert gezien == {"knopen": "", "relaties": "", "klaar": ""}
    assert nu(neo4j_driver) == kleinland_snapshot.id


def test_what_is_of_others_stays(neo4j_driver: neo4j.Driver, kleinland_snapshot: Snapshot) -> None:
    neo4j_driver.execute_query(
        "CREATE (:Gemeente {id: 'GM9001', naam: 'Van een ander'})-[:KENT {sinds: 1}]->(:Notitie)"
    )
    vraag = (
        "MATCH (a)-[r:KENT]->(b) "
        "RETURN labels(a) AS a, properties(a) AS v, r.sinds AS sinds, labels(b) AS b"
    )
    try:
        voor = lees(neo4j_driver, vraag)
        for snapshot in (snapshot_van(5), kleinland_snapshot):
            push(neo4j_driver, snapshot)
        assert lees(neo4j_driver, vraag) == voor
        assert controleer(neo4j_driver, kleinland_snapshot, DAG, VANDAAG) == []
    finally:
        neo4j_driver.execute_query("MATCH (a)-[:KENT]->(b) DETACH DELETE a, b")


def test_the_schema_stands_once(neo4j_driver: neo4j.Driver, kleinland_snapshot: Snapshot) -> None:
    for _ in range(2):
        push(neo4j_driver, kleinland_snapshot)
    vraag = (
        "SHOW INDEXES YIELD name, type, state, owningConstraint WHERE name STARTS WITH 'jeugdregio'"
        " RETURN name, type, state, owningConstraint AS eis"
    )
    staat = {rij.pop("name"): rij for rij in lees(neo4j_driver, vraag)}
    assert staat == {
        naam: {
            "type": "TEXT" if "CREATE TEXT INDEX" in tekst else "RANGE",
            "state": "ONLINE",
            "eis": naam if "IS UNIQUE" in tekst else None,
        }
        for naam, tekst in teksten.SCHEMA.items()
    }
    eisen = (
        "SHOW CONSTRAINTS YIELD name, type WHERE name STARTS WITH 'jeugdregio' RETURN name, type"
    )
    uniek = {rij["name"] for rij in lees(neo4j_driver, eisen) if rij["type"] == "UNIQUENESS"}
    assert uniek == {naam for naam, tekst in teksten.SCHEMA.items() if "IS UNIQUE" in tekst}
    assert uniek
