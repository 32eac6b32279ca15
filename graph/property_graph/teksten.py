"""The Cypher that fills, switches, prunes and looks up; every value in it is a parameter.

``JeugdregioGraaf`` is on every node of ours and on no other. ``JeugdregioVersie`` describes a
version, ``JeugdregioHuidig`` names the one that readers use.
"""

from __future__ import annotations

from typing import LiteralString

MERK = "JeugdregioGraaf"

SCHEMA: dict[str, LiteralString] = {
    "jeugdregio_knoop": "CREATE CONSTRAINT jeugdregio_knoop IF NOT EXISTS "
    "FOR (n:JeugdregioGraaf) REQUIRE (n.snapshot, n.iri) IS UNIQUE",
    "jeugdregio_versie": "CREATE CONSTRAINT jeugdregio_versie IF NOT EXISTS "
    "FOR (v:JeugdregioVersie) REQUIRE v.snapshot IS UNIQUE",
    "jeugdregio_huidig": "CREATE CONSTRAINT jeugdregio_huidig IF NOT EXISTS "
    "FOR (h:JeugdregioHuidig) REQUIRE h.naam IS UNIQUE",
    "jeugdregio_snapshot": "CREATE INDEX jeugdregio_snapshot IF NOT EXISTS "
    "FOR (n:JeugdregioGraaf) ON (n.snapshot)",
    "jeugdregio_id": "CREATE INDEX jeugdregio_id IF NOT EXISTS "
    "FOR (n:JeugdregioGraaf) ON (n.snapshot, n.id)",
    "jeugdregio_naam": "CREATE TEXT INDEX jeugdregio_naam IF NOT EXISTS "
    "FOR (n:JeugdregioGraaf) ON (n.naam)",
}
BEGIN: LiteralString = """
MERGE (v:JeugdregioVersie {snapshot: $snapshot})
ON CREATE SET v.volledig = false
SET v += $over
"""
KNOPEN: LiteralString = """
UNWIND $rijen AS rij
MERGE (n:JeugdregioGraaf {snapshot: $snapshot, iri: rij.iri})
SET n = rij.velden, n:$(rij.labels)
"""
VERWIJZINGEN: LiteralString = """
UNWIND $rijen AS rij
MATCH (a:JeugdregioGraaf {snapshot: $snapshot, iri: rij.van})
MATCH (b:JeugdregioGraaf {snapshot: $snapshot, iri: rij.naar})
MERGE (a)-[:$(rij.soort)]->(b)
"""
LIJNEN: LiteralString = """
UNWIND $rijen AS rij
MATCH (a:JeugdregioGraaf {snapshot: $snapshot, iri: rij.van})
MATCH (b:JeugdregioGraaf {snapshot: $snapshot, iri: rij.naar})
MERGE (a)-[r:$(rij.soort) {id: rij.id}]->(b)
SET r = rij.velden
"""
KNOPEN_NU: LiteralString = """
MATCH (n:JeugdregioGraaf {snapshot: $snapshot})
RETURN n.iri AS iri, labels(n) AS labels, elementId(n) AS element
"""
RELATIES_NU: LiteralString = """
MATCH (a:JeugdregioGraaf {snapshot: $snapshot})-[r]->(b:JeugdregioGraaf {snapshot: $snapshot})
RETURN type(r) AS soort, a.iri AS van, b.iri AS naar, coalesce(r.id, '') AS id,
  elementId(r) AS element
"""
TEL: LiteralString = """
MATCH (n:JeugdregioGraaf {snapshot: $snapshot})
RETURN count(n) AS knopen,
  sum(COUNT { (n)-->(:JeugdregioGraaf {snapshot: $snapshot}) }) AS relaties
"""
WEG: LiteralString = """
UNWIND $elementen AS element
CALL (element) { MATCH (n) WHERE elementId(n) = element DETACH DELETE n }
"""
LIJN_WEG: LiteralString = """
UNWIND $elementen AS element
CALL (element) { MATCH ()-[r]->() WHERE elementId(r) = element DELETE r }
"""
WISSEL: LiteralString = """
MATCH (v:JeugdregioVersie {snapshot: $snapshot})
SET v.volledig = true
MERGE (h:JeugdregioHuidig {naam: 'huidig'})
SET h.snapshot = $snapshot
"""
HUIDIG: LiteralString = """
MATCH (h:JeugdregioHuidig {naam: 'huidig'})
MATCH (v:JeugdregioVersie {snapshot: h.snapshot, volledig: true})
RETURN v.snapshot AS snapshot, v.dataset AS dataset, v.naam AS naam, v.verzonnen AS verzonnen
"""
REGIONAMEN: LiteralString = """
MATCH (f:RegioFeit {snapshot: $snapshot})-[:OVER_REGIO]->(r:Regio)
WHERE r.id IN $codes AND f.vervallen = date('9999-12-31')
RETURN r.id AS code, f.naam AS naam, f.begin AS van, f.einde AS tot, f.gezien AS gezien
"""
REGIOS: LiteralString = """
MATCH (r:Regio {snapshot: $snapshot, regioSoort: 'jeugdregio'})
RETURN r.id AS code, r.naam AS naam ORDER BY code
"""
FUNCTIES: LiteralString = """
MATCH (f:Functie {snapshot: $snapshot})
RETURN f.id AS code, f.naam AS naam, f.niveau AS niveau ORDER BY code
"""
BRONTITELS: LiteralString = """
MATCH (b:Bron {snapshot: $snapshot})
RETURN b.id AS code, b.titel AS titel
"""
OUDE: LiteralString = """
MATCH (v:JeugdregioVersie) WHERE v.snapshot <> $snapshot
RETURN v.snapshot AS snapshot ORDER BY snapshot
"""
SNOEI: LiteralString = """
MATCH (n:JeugdregioGraaf {snapshot: $snapshot})
WITH n LIMIT $maat
DETACH DELETE n
RETURN count(*) AS weg
"""
VERSIE_WEG: LiteralString = "MATCH (v:JeugdregioVersie {snapshot: $snapshot}) DELETE v"
