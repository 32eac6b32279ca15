// Vraag: welke buurregio's hebben voor een functie niets met elkaar afgesproken?
//
// Waarden:   $snapshot     welke versie (zie docs/neo4j.md)
//            $peildatum    de dag waarover de vraag gaat
//            $kennisdatum  de dag waarop wij de bronnen kenden
//            $functie      één functie, of null voor alle
// Kolommen:  regio, buur, functie, code
// Uitkomst:  elk paar buren één keer, zonder de regio's die hun gebied van een landelijke indeling (Veilig
//            Thuis) met geen andere regio delen: die hebben geen schakel nodig. De code is geen-schakel als voor een van beide bewezen is dat zij
//            geen schakel heeft (een bron zegt het, of zij ontbreekt op een volledige lijst van gebieden),
//            en anders schakel-onbekend: wij weten het niet.

MATCH (f:Functie {snapshot: $snapshot})
WHERE $functie IS NULL OR f.id = $functie

// De regio's waarvoor een bron zegt dat de schakel niet van toepassing is, of dat er niets is.
CALL (f) {
  MATCH (r:Regio)<-[:REGIOS]-(n:Feitrij)-[:FUNCTIES]->(f)
  WHERE n.van <= $peildatum < n.tot AND n.vastgelegd <= $kennisdatum < n.vervallen
  RETURN
    collect(DISTINCT CASE WHEN n.feitsoort = 'NietVanToepassing' AND n.betreft = 'schakel' THEN r END) AS apart,
    // ... en die hun gebied van een landelijke indeling met geen andere regio delen.
    collect(DISTINCT CASE WHEN n.feitsoort = 'NietVanToepassing' AND n.lijstSoort = 'lidmaatschap'
      THEN r END) AS alleen,
    collect(DISTINCT CASE WHEN n.feitsoort = 'Ontkenning' THEN r END) AS ontkend
}
// De regio's die ontbreken op een volledige lijst van gebieden.
CALL (f) {
  MATCH (v:Feitrij {feitsoort: 'Volledigheid', lijstSoort: 'borging'})-[:FUNCTIES]->(f)
  WHERE v.van <= $peildatum < v.tot AND v.vastgelegd <= $kennisdatum < v.vervallen
  MATCH (v)-[:LIJST]->(lijst:Bron)
  WITH v,
    COLLECT {
      MATCH (lijst)<-[:BRON]-(c:Feitrij {feitsoort: 'Borging', grondslag: 'gebied'})-[:PARTIJEN]->(x)
      WHERE EXISTS { (c)-[:FUNCTIES]->(f) } AND COUNT { (c)-[:PARTIJEN]->() } > 1
        AND c.vanVroegst <= $peildatum < c.totLaatst
        AND c.vastgelegd <= $kennisdatum < c.vervallen
      RETURN DISTINCT x
    } AS opLijst
  MATCH (v)-[:REGIOS]->(r:Regio)
  WHERE NOT r IN opLijst
  RETURN collect(DISTINCT r) AS ontbreekt
}

// Alle paren buren, behalve die al iets hebben afgesproken, van welke kant het ook komt.
WITH f, alleen, [r IN ontbreekt + ontkend WHERE NOT r IN apart] AS bewezen
MATCH (r:Regio {snapshot: $snapshot, regioSoort: 'jeugdregio'})
  -[:GRENS]-(b:Regio {regioSoort: 'jeugdregio'})
WHERE r.id < b.id AND r.van <= $peildatum < r.tot AND b.van <= $peildatum < b.tot
WITH DISTINCT f, alleen, bewezen, r, b
WHERE NOT r IN alleen AND NOT b IN alleen AND NOT EXISTS {
  MATCH (r)-[s:SCHAKELBEWIJS]-(b)
  WHERE s.functie = f.id AND startNode(s).id IN s.spreektVoor
    AND s.van <= $peildatum < s.tot AND s.vastgelegd <= $kennisdatum < s.vervallen
}
RETURN r.id AS regio, b.id AS buur, f.id AS functie,
  CASE WHEN r IN bewezen OR b IN bewezen THEN 'geen-schakel' ELSE 'schakel-onbekend' END AS code
ORDER BY regio, buur, functie
