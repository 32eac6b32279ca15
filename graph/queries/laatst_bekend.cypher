// Vraag: wat was een functie die nu onbekend of verlopen is het laatst, en op welke dag?
//
// Waarden:   $snapshot     welke versie (zie docs/neo4j.md)
//            $peildatum    de dag waarover de vraag gaat
//            $kennisdatum  de dag waarop wij de bronnen kenden
//            $regio        één regio, of null voor alle
//            $functie      één functie, of null voor alle
// Kolommen:  regio, functie, laatstBekend (een status), laatstBekendOp (de laatste dag met die status)
// Uitkomst:  één rij per regio en functie die op de peildatum onbekend of verlopen is, en eerder iets anders
//            was. Tussen twee dagen waarop iets begint of eindigt, of waarop een lid komt of gaat, verandert
//            geen status; dus kijkt de vraag alleen naar de dag voor elk van die dagen. De status op zo'n dag
//            komt tot stand als in dekking.cypher.

// Functies met een eigen ledenlijst; voor alle andere geldt het algemene lidmaatschap.
CALL () {
  MATCH (:Gemeente {snapshot: $snapshot})-[l:LEDENRIJ]->(:Regio)
  WHERE l.functie IS NOT NULL
  RETURN collect(DISTINCT l.functie) AS eigen
}
MATCH (r:Regio {snapshot: $snapshot, regioSoort: 'jeugdregio'})
WHERE r.van <= $peildatum < r.tot AND ($regio IS NULL OR r.id = $regio)

// De functies waarover bewijs is bij wie ooit lid was, en de dagen waarop een status kan veranderen.
CALL (r) {
  MATCH (r)<-[l:LEDENRIJ]-(:Gemeente)
  WHERE l.vastgelegd <= $kennisdatum < l.vervallen
  UNWIND [l.van, l.tot] AS keer
  RETURN collect(DISTINCT keer) AS ledenkeren
}
MATCH (r)<-[l:LEDENRIJ]-(g:Gemeente)
WHERE l.vastgelegd <= $kennisdatum < l.vervallen
MATCH (g)<-[:GEMEENTE]-(b:Bewijsrij)-[:FUNCTIE]->(f:Functie)
WHERE ($functie IS NULL OR f.id = $functie)
  AND b.vastgelegd <= $kennisdatum < b.vervallen
  AND (l.functie = f.id OR (l.functie IS NULL AND NOT f.id IN eigen))
WITH r, f, eigen, ledenkeren, collect({g: g, van: l.van, tot: l.tot, b: b}) AS gezegd
CALL (ledenkeren, gezegd) {
  UNWIND gezegd AS x
  UNWIND [x.b.vanVroegst, x.b.van, x.b.tot, x.b.totLaatst, x.b.feitVastgelegd] + ledenkeren AS keer
  WITH DISTINCT keer WHERE keer <= $peildatum
  RETURN collect(keer - duration({days: 1})) AS eerder
}
UNWIND [$peildatum] + eerder AS dag

// Op elk van die dagen: de status van elk lid waarover bewijs is ...
CALL (gezegd, dag) {
  UNWIND gezegd AS x
  WITH x.g AS g, x.b AS b WHERE x.van <= dag < x.tot
  WITH g,
    coalesce(min(CASE WHEN b.van <= dag < b.tot AND b.polariteit = 'positief'
      THEN b.rang END), 9) AS voor,
    coalesce(min(CASE WHEN b.van <= dag < b.tot AND b.polariteit = 'negatief'
      THEN b.rang END), 9) AS tegen,
    max(CASE WHEN b.van <= dag < b.tot AND b.polariteit = 'niet-van-toepassing'
      THEN 1 ELSE 0 END) AS apart,
    max(CASE WHEN b.van <= dag < b.tot AND b.polariteit = 'eenzijdig'
      THEN 1 ELSE 0 END) AS alleen,
    max(CASE WHEN b.polariteit = 'positief' AND b.beginEigen AND dag < b.vanVroegst
      AND b.feitVastgelegd <= dag THEN 1 ELSE 0 END) AS gepland,
    max(CASE WHEN b.polariteit = 'positief' AND b.eindEigen AND b.totLaatst <= dag
      THEN b.totLaatst END) AS laatsteEinde,
    max(CASE WHEN b.polariteit = 'positief' AND b.vanVroegst <= dag < b.totLaatst
      THEN b.blijktTot END) AS blijkt
  WITH g,
    CASE
      WHEN voor < 9 AND voor = tegen THEN 'tegenstrijdig'
      WHEN apart = 1 THEN 'niet-van-toepassing'
      WHEN voor < tegen THEN 'geborgd'
      WHEN tegen < 9 THEN 'niet-geborgd'
      WHEN alleen = 1 THEN 'eenzijdig'
      WHEN gepland = 1 THEN 'gepland'
      WHEN laatsteEinde IS NOT NULL AND coalesce(blijkt <= laatsteEinde, true) THEN 'verlopen'
      ELSE 'onbekend'
    END AS bijGemeente
  RETURN collect(bijGemeente) AS bewezenLeden
}
// ... en die van de regio; een lid zonder bewijs is onbekend. Een eerdere dag waarop niets bekend is, telt niet.
WITH r, f, eigen, dag, bewezenLeden
WHERE dag = $peildatum OR any(s IN bewezenLeden WHERE s <> 'onbekend')
WITH *,
  EXISTS {
    MATCH (r)<-[:REGIOS]-(v:Feitrij {feitsoort: 'Volledigheid', lijstSoort: 'lidmaatschap'})
    WHERE v.vanVroegst <= dag AND v.vastgelegd <= $kennisdatum < v.vervallen
  } AS volledig,
  COUNT {
    MATCH (r)<-[l:LEDENRIJ]-(g:Gemeente)
    WHERE l.van <= dag < l.tot AND l.vastgelegd <= $kennisdatum < l.vervallen
      AND (l.functie = f.id OR (l.functie IS NULL AND NOT f.id IN eigen))
    RETURN DISTINCT g
  } AS leden
WITH *, bewezenLeden + CASE WHEN size(bewezenLeden) < leden THEN ['onbekend'] ELSE [] END AS alle
WITH *, [s IN alle WHERE s <> 'niet-van-toepassing'] AS soorten
WITH *,
  CASE
    WHEN leden = 0 THEN 'onbekend'
    WHEN soorten = [] THEN 'niet-van-toepassing'
    WHEN all(s IN soorten WHERE s = soorten[0]) THEN soorten[0]
    WHEN 'geborgd' IN soorten THEN 'deels-geborgd'
    ELSE 'onbekend'
  END AS bijVolledig
WITH *,
  CASE
    WHEN volledig THEN bijVolledig
    WHEN bijVolledig = 'geborgd' THEN 'deels-geborgd'
    WHEN bijVolledig IN ['niet-geborgd', 'niet-van-toepassing'] THEN 'onbekend'
    ELSE bijVolledig
  END AS status

// Van nu terug naar de eerste dag die iets anders zegt.
ORDER BY dag DESC
WITH r, f, collect({dag: dag, status: status}) AS dagen
WITH r, f, dagen[0].status AS nu,
  head([d IN dagen WHERE NOT d.status IN ['onbekend', dagen[0].status]]) AS laatst
WHERE nu IN ['onbekend', 'verlopen'] AND laatst IS NOT NULL
RETURN r.id AS regio, f.id AS functie, laatst.status AS laatstBekend, laatst.dag AS laatstBekendOp
ORDER BY regio, functie
