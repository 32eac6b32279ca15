// Vraag: welke regio's zijn in één of twee stappen met een regio verbonden?
//
// Waarden:   $snapshot     welke versie (zie docs/neo4j.md)
//            $peildatum    de dag waarover de vraag gaat
//            $kennisdatum  de dag waarop wij de bronnen kenden
//            $regio        één regio, of null voor alle
//            $functie      één functie, of null voor alle
// Kolommen:  regio, partner, afstand, functies, via
// Uitkomst:  één rij per regio en partner. afstand 1: er is op de dag een schakel, wie van beide het ook
//            zegt, voor deze functies. afstand 2: alleen langs een ander; via noemt alle regio's ertussen.

MATCH (r:Regio {snapshot: $snapshot})-[s:SCHAKELBEWIJS]-(p:Regio)
WHERE ($regio IS NULL OR r.id = $regio) AND ($functie IS NULL OR s.functie = $functie)
  AND r.van <= $peildatum < r.tot AND p.van <= $peildatum < p.tot
  AND startNode(s).id IN s.spreektVoor
  AND s.van <= $peildatum < s.tot AND s.vastgelegd <= $kennisdatum < s.vervallen
WITH r, p, s.functie AS functie ORDER BY functie
WITH r, p, collect(DISTINCT functie) AS functies
WITH r, collect(p) AS direct, collect({partner: p.id, functies: functies}) AS rijen
CALL (r, direct, rijen) {
  UNWIND rijen AS rij
  RETURN rij.partner AS partner, 1 AS afstand, rij.functies AS functies, [] AS via
  UNION ALL
  UNWIND direct AS tussen
  MATCH (tussen)-[t:SCHAKELBEWIJS]-(p:Regio)
  WHERE p <> r AND NOT p IN direct AND ($functie IS NULL OR t.functie = $functie)
    AND p.van <= $peildatum < p.tot AND startNode(t).id IN t.spreektVoor
    AND t.van <= $peildatum < t.tot AND t.vastgelegd <= $kennisdatum < t.vervallen
  WITH p, tussen ORDER BY tussen.id
  RETURN p.id AS partner, 2 AS afstand, [] AS functies, collect(DISTINCT tussen.id) AS via
}
RETURN r.id AS regio, partner, afstand, functies, via
ORDER BY regio, afstand, partner
