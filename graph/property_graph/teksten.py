"""The Cypher that fills, switches, prunes and looks up; every value in it is a parameter.

``JeugdregioGraaf`` is on every node of ours and on no other. ``JeugdregioVersie`` describes a
version, ``JeugdregioHuidig`` names the one that readers use, ``JeugdregioSlot`` is what a push
holds while it runs: these three are bookkeeping, no content.
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
    "jeugdregio_slot": "CREATE CONSTRAINT jeugdregio_slot IF NOT EXISTS "
    "FOR (s:JeugdregioSlot) REQUIRE s.naam IS UNIQUE",
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
RELATIES: LiteralString = """
UNWIND $rijen AS rij
MATCH (a:JeugdregioGraaf {snapshot: $snapshot, iri: rij.van})
USING INDEX SEEK a:JeugdregioGraaf(snapshot, iri)
MATCH (b:JeugdregioGraaf {snapshot: $snapshot, iri: rij.naar})
USING INDEX SEEK b:JeugdregioGraaf(snapshot, iri)
CREATE (a)-[r:$(rij.soort)]->(b)
SET r = rij.velden
"""
"""For relations that are not there yet. ``MERGE`` on a type that is a value reads every relation of
the database, row by row; and with counts from before the nodes came, the planner takes an index
that finds all nodes of the version for each row."""
KNOPEN_NU: LiteralString = """
MATCH (n:JeugdregioGraaf {snapshot: $snapshot})
RETURN n.iri AS iri, labels(n) AS labels, elementId(n) AS element
"""
RELATIES_NU: LiteralString = """
MATCH (a:JeugdregioGraaf {snapshot: $snapshot})-[r]->(b)
USING INDEX a:JeugdregioGraaf(snapshot)
WHERE b.snapshot = $snapshot AND 'JeugdregioGraaf' IN labels(b)
RETURN type(r) AS soort, a.iri AS van, b.iri AS naar, coalesce(r.id, '') AS id,
  properties(r) AS velden, elementId(r) AS element
"""
"""The far end is known by its list of labels, which has no index: else the planner may look up both
ends and try every pair, as long as its counts are from before the version came."""
TEL: LiteralString = """
MATCH (n:JeugdregioGraaf {snapshot: $snapshot})
RETURN count(n) AS knopen,
  sum(COUNT { (n)-->(b)
    WHERE b.snapshot = $snapshot AND 'JeugdregioGraaf' IN labels(b) }) AS relaties
"""
KNOPEN_WEG: LiteralString = """
MATCH (n) WHERE elementId(n) IN $elementen
WITH n WHERE n:JeugdregioGraaf AND n.snapshot = $snapshot
DETACH DELETE n
"""
RELATIES_WEG: LiteralString = """
MATCH (a)-[r]->() WHERE elementId(r) IN $elementen
WITH a, r WHERE a:JeugdregioGraaf AND a.snapshot = $snapshot
DELETE r
"""
LABELS_WEG: LiteralString = """
UNWIND $rijen AS rij
MATCH (n:JeugdregioGraaf {snapshot: $snapshot, iri: rij.iri})
REMOVE n:$(rij.labels)
"""
ONVOLLEDIG: LiteralString = """
MATCH (v:JeugdregioVersie {snapshot: $welke})
SET v.volledig = false
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
MATCH (n:JeugdregioVersie|JeugdregioGraaf) WHERE n.snapshot <> $snapshot
RETURN DISTINCT n.snapshot AS snapshot ORDER BY snapshot
"""
SNOEI: LiteralString = """
MATCH (n:JeugdregioGraaf {snapshot: $oud})
WITH n LIMIT $maat
DETACH DELETE n
RETURN count(*) AS weg
"""
VERSIE_WEG: LiteralString = "MATCH (v:JeugdregioVersie {snapshot: $oud}) DELETE v"
SLOT_VRAAG: LiteralString = "MERGE (s:JeugdregioSlot {naam: 'push'}) SET s.houder = $houder"
"""Waits for whoever holds it."""
SLOT_NEEM: LiteralString = """
MATCH (s:JeugdregioSlot {naam: 'push', houder: $houder})
SET s.bezig = true
RETURN s.houder AS houder
"""
"""Held, by the lock of this write, until its transaction ends; nothing of it is kept."""
SLOT_HOUDT: LiteralString = "RETURN 1"
SLOT_NODIG: LiteralString = "MATCH (:JeugdregioSlot {naam: 'push', houder: $houder})\n"
"""Before every write: one that comes late, after the place was lost, finds another name and does
nothing."""
