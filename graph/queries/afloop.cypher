// Vraag: welke afspraken lopen binnenkort af, zonder dat er iets anders voor in de plaats komt?
//
// Waarden:   $snapshot     welke versie (zie docs/neo4j.md)
//            $peildatum    de dag waarover de vraag gaat
//            $kennisdatum  de dag waarop wij de bronnen kenden
//            $maanden      hoeveel maanden vooruit; Cypher telt ze bij een dag op zoals een kalender doet
//            $regio        één regio, of null voor alle
//            $functie      één functie, of null voor alle
// Kolommen:  soort, onderwerp, titel, regio, functie, tot, totLaatst, eindMetOpties, opvolger (een lijst),
//            bron, uiterlijk
// Uitkomst:  één rij per overeenkomst, regio en functie die op de peildatum zeker geldt en binnen zoveel
//            maanden is geëindigd. tot is de eerste dag die niet meer zeker is, totLaatst de eerste waarop
//            het zeker voorbij is; uiterlijk: de bron geeft alleen een laatste dag. opvolger noemt wat er
//            volgens een bron op volgt. Dat het bewijs afloopt, wil niet zeggen dat de samenwerking stopt.

// Functies met een eigen ledenlijst; voor alle andere geldt het algemene lidmaatschap.
CALL () {
  MATCH (:Gemeente {snapshot: $snapshot})-[l:LEDENRIJ]->(:Regio)
  WHERE l.functie IS NOT NULL
  RETURN collect(DISTINCT l.functie) AS eigen
}
MATCH (f:Functie {snapshot: $snapshot})<-[:FUNCTIES]-(b:Feitrij {feitsoort: 'Borging'})
WHERE ($functie IS NULL OR f.id = $functie)
  AND b.van <= $peildatum < b.tot AND b.vastgelegd <= $kennisdatum < b.vervallen
  AND b.totLaatst <= $peildatum + duration({months: $maanden})
MATCH (b)-[:ONDERWERP]->(o:Overeenkomst)
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
WITH eigen, f, b, o, r
WHERE ($regio IS NULL OR r.id = $regio)
  // Niet als iets anders, voor dezelfde functie en de hele regio, zeker geldt op de dag na het einde.
  // Een aanwijzing van een gebied komt niet in de plaats van een afspraak.
  AND NOT EXISTS {
    MATCH (f)<-[:FUNCTIES]-(c:Feitrij {feitsoort: 'Borging'})-[:ONDERWERP]->(ander:Overeenkomst)
    WHERE ander <> o AND (b.grondslag = 'gebied' OR c.grondslag <> 'gebied') AND c.van <= b.totLaatst < c.tot
      AND c.vastgelegd <= $kennisdatum < c.vervallen
      AND (
        (c.landelijk AND r.van <= b.totLaatst < r.tot)
        OR (NOT c.landelijk AND EXISTS { (c)-[:REGIO]->(r) })
        // Of het noemt alle leden die de regio op die dag voor de functie heeft.
        OR (
          EXISTS {
            MATCH (c)-[:GEMEENTEN]->(:Gemeente)-[l:LEDENRIJ]->(r)
            WHERE l.van <= b.totLaatst < l.tot AND l.vastgelegd <= $kennisdatum < l.vervallen
              AND (l.functie = f.id OR (l.functie IS NULL AND NOT f.id IN eigen))
          }
          AND NOT EXISTS {
            MATCH (g:Gemeente)-[l:LEDENRIJ]->(r)
            WHERE l.van <= b.totLaatst < l.tot AND l.vastgelegd <= $kennisdatum < l.vervallen
              AND (l.functie = f.id OR (l.functie IS NULL AND NOT f.id IN eigen))
              AND NOT EXISTS { (c)-[:GEMEENTEN]->(g) }
          }
        )
      )
  }
MATCH (b)-[:FEIT]->(w:Borging)
RETURN DISTINCT b.grondslag AS soort, o.id AS onderwerp, b.titel AS titel, r.id AS regio,
  f.id AS functie, b.tot AS tot, b.totLaatst AS totLaatst,
  coalesce(w.eindMetOpties, '') AS eindMetOpties,
  COLLECT {
    MATCH (o)<-[:VOLGT_OP]-(n:Feitrij {feitsoort: 'Borging'})-[:ONDERWERP]->(volgend:Overeenkomst)
    WHERE n.vastgelegd <= $kennisdatum < n.vervallen
    RETURN DISTINCT volgend.id ORDER BY volgend.id
  } AS opvolger,
  reduce(samen = '', id IN COLLECT { MATCH (b)-[:BRON|EINDE_BRON]->(bron:Bron) RETURN DISTINCT bron.id ORDER BY bron.id } |
    samen + CASE samen WHEN '' THEN '' ELSE ';' END + id) AS bron,
  b.uiterlijk AS uiterlijk
ORDER BY totLaatst, regio, functie, onderwerp, bron
