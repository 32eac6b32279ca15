// Vraag: waar ontbreekt een schakel tussen regio's, en is dat bewezen of onbekend?
//
// Waarden:   $snapshot     welke versie (zie docs/neo4j.md)
//            $peildatum    de dag waarover de vraag gaat
//            $kennisdatum  de dag waarop wij de bronnen kenden
//            $regio        één regio, of null voor alle
//            $functie      één functie, of null voor alle
// Kolommen:  regio, functie, code
// Uitkomst:  één rij per regio en functie zonder partner op de dag zelf, met de eerste code die past:
//            niet-van-toepassing, buiten-cluster, geen-schakel (bewezen), schakel-onbekend (wij weten het
//            niet; niet als er een partner van straks of vroeger is). Daarnaast geen-coordinator. Een
//            bovenregionale functie telt voor elke regio, een regionale of lokale alleen waar een partner is
//            of was, een landelijke nooit. De partners zelf staan in schakels.cypher.

// Heeft een regio volgens zichzelf een partner? 0 is nu, 1 is straks of vroeger.
CALL () {
  MATCH (r:Regio {snapshot: $snapshot})-[s:SCHAKELBEWIJS]->(p:Regio)
  WHERE ($functie IS NULL OR s.functie = $functie)
    AND r.id IN s.spreektVoor AND p.van <= $peildatum < p.tot
    AND s.vastgelegd <= $kennisdatum < s.vervallen
    AND (s.van <= $peildatum < s.tot OR s.totLaatst <= $peildatum
      OR ($peildatum < s.vanVroegst AND s.feitVastgelegd <= $peildatum))
  WITH r, s.functie AS functie, min(CASE WHEN s.van <= $peildatum < s.tot THEN 0 ELSE 1 END) AS wanneer
  RETURN collect({regio: r, functie: functie, wanneer: wanneer}) AS alle
}
MATCH (f:Functie {snapshot: $snapshot})
WHERE f.niveau <> 'landelijk' AND ($functie IS NULL OR f.id = $functie)
WITH f, [x IN alle WHERE x.functie = f.id] AS metPartner

// De regio's waarvoor een bron zegt dat de schakel niet van toepassing is, of dat er niets is.
CALL (f) {
  MATCH (r:Regio)<-[:REGIOS]-(n:Feitrij)-[:FUNCTIES]->(f)
  WHERE n.van <= $peildatum < n.tot AND n.vastgelegd <= $kennisdatum < n.vervallen
  RETURN
    collect(DISTINCT CASE WHEN n.feitsoort = 'NietVanToepassing' AND n.betreft = 'schakel' THEN r END) AS apart,
    collect(DISTINCT CASE WHEN n.feitsoort = 'Ontkenning' THEN r END) AS ontkend
}
// De regio's die ontbreken op een volledige lijst van gebieden; staan al hun buren er wel op?
CALL (f) {
  MATCH (v:Feitrij {feitsoort: 'Volledigheid', lijstSoort: 'borging'})-[:FUNCTIES]->(f)
  WHERE v.van <= $peildatum < v.tot AND v.vastgelegd <= $kennisdatum < v.vervallen
  MATCH (v)-[:LIJST]->(lijst:Bron)
  WITH f, v,
    COLLECT {
      MATCH (lijst)<-[:BRON]-(c:Feitrij {feitsoort: 'Borging', grondslag: 'gebied'})-[:PARTIJEN]->(x)
      WHERE EXISTS { (c)-[:FUNCTIES]->(f) } AND COUNT { (c)-[:PARTIJEN]->() } > 1
        AND c.vanVroegst <= $peildatum < c.totLaatst
        AND c.vastgelegd <= $kennisdatum < c.vervallen
      RETURN DISTINCT x
    } AS opLijst
  MATCH (v)-[:REGIOS]->(r:Regio)
  WHERE NOT r IN opLijst
  OPTIONAL MATCH (r)-[:GRENS]-(naast:Regio {regioSoort: 'jeugdregio'})
  WHERE naast.van <= $peildatum < naast.tot
  WITH v, r, opLijst, collect(DISTINCT naast) AS buren
  RETURN collect(DISTINCT r) AS ontbreekt,
    collect(DISTINCT CASE WHEN size(buren) > 0 AND all(naast IN buren WHERE naast IN opLijst)
      THEN r END) AS omringd
}
// De regio's met een gebied waarvoor geen coördinator bekend is.
CALL (f) {
  MATCH (f)<-[:FUNCTIES]-(c:Feitrij {feitsoort: 'Borging', grondslag: 'gebied'})
  WHERE c.gebied IS NOT NULL AND c.van <= $peildatum < c.tot
    AND c.vastgelegd <= $kennisdatum < c.vervallen
  MATCH (c)-[:REGIOS|PARTIJEN]->(r:Regio)
  WHERE EXISTS { (c)-[:REGIOS]->(r) } OR NOT EXISTS { (c)-[:REGIOS]->() }
  WITH f, r, c.gebied AS gebied,
    max(CASE WHEN EXISTS { (c)-[:COORDINATOR]->() } THEN 1 ELSE 0 END) AS genoemd
  WHERE genoemd = 0 AND NOT EXISTS {
    MATCH (f)<-[:FUNCTIES]-(h:Feitrij {feitsoort: 'Rol'})
    WHERE h.rol IN ['coordinator', 'accounthoudende-regio']
      AND h.van <= $peildatum < h.tot AND h.vastgelegd <= $kennisdatum < h.vervallen
      AND (h.gebied = gebied OR EXISTS { (h)-[:REGIOS]->(r) })
  }
  RETURN collect(DISTINCT r) AS zonderCoordinator
}

MATCH (r:Regio {snapshot: $snapshot, regioSoort: 'jeugdregio'})
WHERE r.van <= $peildatum < r.tot AND ($regio IS NULL OR r.id = $regio)
WITH *, head([x IN metPartner WHERE x.regio = r | x.wanneer]) AS partner
WHERE f.niveau = 'bovenregionaal' OR partner IS NOT NULL
WITH r, f,
  CASE
    WHEN partner = 0 THEN NULL
    WHEN r IN apart THEN 'niet-van-toepassing'
    WHEN r IN omringd THEN 'buiten-cluster'
    WHEN r IN ontbreekt OR r IN ontkend THEN 'geen-schakel'
    WHEN partner IS NULL THEN 'schakel-onbekend'
  END AS zonder,
  CASE WHEN r IN zonderCoordinator THEN 'geen-coordinator' END AS gebied
UNWIND [zonder, gebied] AS code
WITH r, f, code
WHERE code IS NOT NULL
RETURN r.id AS regio, f.id AS functie, code
ORDER BY regio, functie, code
