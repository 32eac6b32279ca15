// Vraag: met welke andere regio's is een regio verbonden, per functie, en hoe sterk is dat?
//
// Waarden:   $snapshot     welke versie (zie docs/neo4j.md)
//            $peildatum    de dag waarover de vraag gaat
//            $kennisdatum  de dag waarop wij de bronnen kenden
//            $regio        één regio, of null voor alle
//            $functie      één functie, of null voor alle
// Kolommen:  regio, functie, code, partners (een lijst met codes)
// Uitkomst:  één rij per regio, functie en code. Elke partner staat bij de eerste code die past:
//            wederkerig (beide zeggen het, of een gezamenlijke tekst), eenzijdig (de bron van de ander is
//            gelezen en noemt de regio niet), eenzijdig-onbevestigd, schakel-gepland, schakel-verlopen.
//            Regio's zonder partner staan in schakels_zonder.cypher.

// Wat een regio zelf zegt over een partner; een gezamenlijke tekst spreekt voor alle partijen.
MATCH (r:Regio {snapshot: $snapshot})-[s:SCHAKELBEWIJS]->(p:Regio)
WHERE ($regio IS NULL OR r.id = $regio) AND ($functie IS NULL OR s.functie = $functie)
  AND r.van <= $peildatum < r.tot AND p.van <= $peildatum < p.tot
  AND r.id IN s.spreektVoor AND s.vastgelegd <= $kennisdatum < s.vervallen
WITH r, p, s.functie AS functie,
  max(CASE WHEN s.van <= $peildatum < s.tot THEN 1 ELSE 0 END) AS nu,
  max(CASE WHEN $peildatum < s.vanVroegst AND s.feitVastgelegd <= $peildatum
    THEN 1 ELSE 0 END) AS straks,
  max(CASE WHEN s.totLaatst <= $peildatum THEN 1 ELSE 0 END) AS vroeger
MATCH (f:Functie {snapshot: $snapshot, id: functie})
WHERE f.niveau <> 'landelijk'
WITH r, p, f, nu, straks, vroeger,
  EXISTS {
    MATCH (p)-[t:SCHAKELBEWIJS]->(r)
    WHERE t.functie = f.id AND p.id IN t.spreektVoor
      AND t.van <= $peildatum < t.tot AND t.vastgelegd <= $kennisdatum < t.vervallen
  } AS terug,
  EXISTS {
    MATCH (p)<-[:REGIO]-(n:Feitrij {feitsoort: 'NietVermeld'})-[:PARTNERS]->(r), (n)-[:FUNCTIE]->(f)
    WHERE n.vanVroegst <= $peildatum < n.totLaatst AND n.vastgelegd <= $kennisdatum < n.vervallen
  } AS gelezen
WITH r, p, f,
  CASE
    WHEN nu = 1 AND terug THEN 'wederkerig'
    WHEN nu = 1 AND gelezen THEN 'eenzijdig'
    WHEN nu = 1 THEN 'eenzijdig-onbevestigd'
    WHEN straks = 1 THEN 'schakel-gepland'
    WHEN vroeger = 1 THEN 'schakel-verlopen'
  END AS code
WHERE code IS NOT NULL
ORDER BY p.id
RETURN r.id AS regio, f.id AS functie, code, collect(p.id) AS partners
ORDER BY regio, functie, code
