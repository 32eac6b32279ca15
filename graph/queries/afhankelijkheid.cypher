// Vraag: waar hangt alles aan één partij, of aan één coördinerende gemeente?
//
// Waarden:   $snapshot     welke versie (zie docs/neo4j.md)
//            $peildatum    de dag waarover de vraag gaat
//            $kennisdatum  de dag waarop wij de bronnen kenden
//            $regio        één regio, of null voor alle
//            $functie      één functie, of null voor alle
// Kolommen:  regio, functie, soort, contractpartij, uitvoerders, volledig, geraakteRegios
// Uitkomst:  eerst de regio's en functies met één contractpartij (staat die er niet, dan de uitvoerder):
//            enkel-bewezen als een bron zegt dat de lijst van aanbieders volledig is, en anders enkel-bekend;
//            geraakteRegios zijn alle regio's die voor de functie aan dezelfde partij hangen. Daarna per
//            functie de knooppunten: gemeenten waarlangs de afspraak van meer dan één regio loopt; dan is
//            regio leeg en staat de gemeente bij contractpartij.

// Wat op de dag geldt, per functie.
MATCH (f:Functie {snapshot: $snapshot})<-[:FUNCTIES]-(b:Feitrij {feitsoort: 'Borging'})
WHERE ($functie IS NULL OR f.id = $functie)
  AND b.van <= $peildatum < b.tot AND b.vastgelegd <= $kennisdatum < b.vervallen
// Voor welke regio's: alle van de dag als het landelijk is, anders die het noemt of de partijen
// (REGIO), en anders de regio's waarin de genoemde gemeenten op de peildatum liggen.
CALL (b) {
  WITH b WHERE b.landelijk
  MATCH (r:Regio {snapshot: $snapshot, regioSoort: 'jeugdregio'})
  WHERE r.van <= $peildatum < r.tot
  RETURN r
  UNION
  WITH b WHERE NOT b.landelijk
  MATCH (b)-[:REGIO]->(r:Regio)
  RETURN r
  UNION
  WITH b WHERE NOT b.landelijk AND NOT EXISTS { (b)-[:REGIO]->() }
  MATCH (b)-[:GEMEENTEN]->(:Gemeente)-[l:LEDENRIJ]->(r:Regio)
  WHERE l.functie IS NULL AND l.van <= $peildatum < l.tot
    AND l.vastgelegd <= $kennisdatum < l.vervallen
  RETURN r
}
WITH collect({f: f, b: b, r: r}) AS alle
CALL (alle) {
  // Eén partij; wat bij het gebied hoort en niet bij de regio, telt niet.
  UNWIND alle AS x
  WITH x.f AS f, x.b AS b, x.r AS r
  MATCH (b)-[:FEIT]->(w:Borging {gekruist: false})
  WITH r, f, collect(DISTINCT w) AS feiten
  WITH r, f, feiten,
    COLLECT {
      UNWIND feiten AS w
      MATCH (w)-[weg:CONTRACTPARTIJEN|UITVOERDERS]->(a:Aanbieder)
      WHERE type(weg) = 'CONTRACTPARTIJEN' OR NOT EXISTS { (w)-[:CONTRACTPARTIJEN]->() }
      RETURN DISTINCT a.id
    } AS partijen
  WHERE size(partijen) = 1
  WITH f, partijen[0] AS contractpartij, collect({
    regio: r.id,
    uitvoerders: COLLECT {
      UNWIND feiten AS w
      MATCH (w)-[:UITVOERDERS]->(a:Aanbieder)
      RETURN DISTINCT a.id ORDER BY a.id
    },
    volledig: EXISTS {
      MATCH (r)<-[:REGIOS]-(v:Feitrij {feitsoort: 'Volledigheid', lijstSoort: 'aanbieders'})
        -[:FUNCTIES]->(f)
      WHERE v.van <= $peildatum < v.tot AND v.vastgelegd <= $kennisdatum < v.vervallen
    }
  }) AS rijen
  UNWIND rijen AS rij
  RETURN 0 AS deel, rij.regio AS regio, f.id AS functie,
    CASE WHEN rij.volledig THEN 'enkel-bewezen' ELSE 'enkel-bekend' END AS soort,
    contractpartij, rij.uitvoerders AS uitvoerders, rij.volledig AS volledig,
    COLLECT { UNWIND rijen AS x RETURN x.regio ORDER BY x.regio } AS geraakteRegios
  UNION ALL
  // Knooppunten: de coördinerende gemeenten van meer dan één regio.
  UNWIND alle AS x
  WITH x.f AS f, x.b AS b, x.r AS r
  MATCH (b)-[:COORDINATOR]->(c)
  WITH c, f, r ORDER BY r.id
  WITH c, f, collect(DISTINCT r.id) AS geraakteRegios
  WHERE size(geraakteRegios) > 1
  RETURN 1 AS deel, '' AS regio, f.id AS functie, 'knooppunt' AS soort, c.id AS contractpartij,
    [] AS uitvoerders, false AS volledig, geraakteRegios
}
WITH *
WHERE $regio IS NULL OR regio = $regio OR (deel = 1 AND $regio IN geraakteRegios)
RETURN regio, functie, soort, contractpartij, uitvoerders, volledig, geraakteRegios
ORDER BY deel, CASE deel WHEN 1 THEN -size(geraakteRegios) END, regio, functie, contractpartij
