// Vraag: wanneer was een functie die nu onbekend of verlopen is voor het laatst geborgd, geheel of deels?
//
// Waarden:   $snapshot     welke versie (zie docs/neo4j.md)
//            $peildatum    de dag waarover de vraag gaat
//            $kennisdatum  de dag waarop wij de bronnen kenden
//            $regio        één regio, of null voor alle
//            $functie      één functie, of null voor alle
// Kolommen:  regio, functie, laatstBekend (geborgd of deels-geborgd), laatstBekendOp (de laatste dag daarvan)
// Uitkomst:  één rij per regio en functie die op de peildatum onbekend of verlopen is, en waarvan een lid van
//            nu eerder geborgd was. Geborgd: alle leden van nu waren het op die dag; en de ledenlijst is
//            volledig. Een gemeente die bij een fusie ontstond, was geborgd als alle gemeenten waaruit zij
//            ontstond het waren. Terug in de tijd kan een gemeente alleen geborgd raken op de laatste dag van
//            wat voor haar pleit, of de dag voor wat ertegen pleit; dus kijkt de vraag alleen naar die dagen.

// Functies met een eigen ledenlijst; voor alle andere geldt het algemene lidmaatschap.
CALL () {
  MATCH (:Gemeente {snapshot: $snapshot})-[l:LEDENRIJ]->(:Regio)
  WHERE l.functie IS NOT NULL
  RETURN collect(DISTINCT l.functie) AS eigen
}
MATCH (r:Regio {snapshot: $snapshot, regioSoort: 'jeugdregio'})
WHERE r.van <= $peildatum < r.tot AND ($regio IS NULL OR r.id = $regio)
MATCH (r)<-[l:LEDENRIJ]-(g:Gemeente)
WHERE l.van <= $peildatum < l.tot AND l.vastgelegd <= $kennisdatum < l.vervallen

// Elk lid met de gemeenten waaruit het bij fusies ontstond, tot aan de eerste: één keten per weg terug.
CALL (g) {
  MATCH keten = (g)<-[:HERINDELING*0..]-(:Gemeente)
  WHERE all(h IN relationships(keten) WHERE h.datum = endNode(h).van AND h.wijze <> 'opname'
    AND h.vervallen = date('9999-12-31') AND EXISTS {
      MATCH (n)<-[erft:HERINDELING]-(:Gemeente)
      WHERE n = endNode(h) AND erft.wijze IN ['samenvoeging', 'hernoeming']
        AND erft.vervallen = date('9999-12-31')
    })
  RETURN collect(nodes(keten)) AS alle
}
WITH r, eigen, l, g, [keten IN alle WHERE NOT any(langer IN alle
  WHERE size(langer) > size(keten) AND langer[..size(keten)] = keten)] AS ketens
UNWIND ketens AS keten
UNWIND keten AS toen
MATCH (toen)<-[:GEMEENTE]-(b:Bewijsrij)-[:FUNCTIE]->(f:Functie)
WHERE ($functie IS NULL OR f.id = $functie)
  AND b.vastgelegd <= $kennisdatum < b.vervallen
  AND (l.functie = f.id OR (l.functie IS NULL AND NOT f.id IN eigen))
WITH r, f, eigen, collect(DISTINCT {g: toen, b: b}) AS gezegd,
  collect(DISTINCT {lid: g, ketens: ketens}) AS bewezen

// De status van nu, zoals in dekking.cypher.
CALL (gezegd, bewezen) {
  UNWIND bewezen AS dit
  UNWIND [x IN gezegd WHERE x.g = dit.lid] AS x
  WITH x.g AS g, x.b AS b
  WITH g,
    coalesce(min(CASE WHEN b.van <= $peildatum < b.tot AND b.polariteit = 'positief'
      THEN b.rang END), 9) AS voor,
    coalesce(min(CASE WHEN b.van <= $peildatum < b.tot AND b.polariteit = 'negatief'
      THEN b.rang END), 9) AS tegen,
    max(CASE WHEN b.van <= $peildatum < b.tot AND b.polariteit = 'niet-van-toepassing'
      THEN 1 ELSE 0 END) AS apart,
    max(CASE WHEN b.van <= $peildatum < b.tot AND b.polariteit = 'eenzijdig'
      THEN 1 ELSE 0 END) AS alleen,
    max(CASE WHEN b.polariteit = 'positief' AND b.beginEigen AND $peildatum < b.vanVroegst
      AND b.feitVastgelegd <= $peildatum THEN 1 ELSE 0 END) AS gepland,
    max(CASE WHEN b.polariteit = 'positief' AND b.eindEigen AND b.totLaatst <= $peildatum
      AND NOT 'indirect' IN b.vlag THEN b.totLaatst END) AS laatsteEinde,
    max(CASE WHEN b.polariteit = 'positief' AND b.vanVroegst <= $peildatum < b.totLaatst
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
  RETURN collect(bijGemeente) AS bewezenLeden,
    collect(CASE WHEN bijGemeente = 'niet-van-toepassing' THEN g END) AS zonderPlicht
}
WITH *,
  EXISTS {
    MATCH (r)<-[:REGIOS]-(v:Feitrij {feitsoort: 'Volledigheid', lijstSoort: 'lidmaatschap'})
    WHERE v.vanVroegst <= $peildatum AND v.vastgelegd <= $kennisdatum < v.vervallen
  } AS volledig,
  COUNT {
    MATCH (r)<-[l:LEDENRIJ]-(g:Gemeente)
    WHERE l.van <= $peildatum < l.tot AND l.vastgelegd <= $kennisdatum < l.vervallen
      AND (l.functie = f.id OR (l.functie IS NULL AND NOT f.id IN eigen))
    RETURN DISTINCT g
  } AS leden
WITH *, [s IN bewezenLeden + CASE WHEN size(bewezenLeden) < leden THEN ['onbekend'] ELSE [] END
  WHERE s <> 'niet-van-toepassing'] AS soorten
WITH *,
  CASE
    WHEN soorten = [] THEN 'niet-van-toepassing'
    WHEN all(s IN soorten WHERE s = soorten[0]) THEN soorten[0]
    WHEN 'geborgd' IN soorten THEN 'deels-geborgd'
    ELSE 'onbekend'
  END AS bijVolledig
WHERE bijVolledig IN ['onbekend', 'verlopen']
  OR (NOT volledig AND bijVolledig IN ['niet-geborgd', 'niet-van-toepassing'])

// De dagen waarop een lid van nu voor het laatst geborgd kan zijn geweest.
WITH r, f, volledig, gezegd, leden - size(zonderPlicht) AS totaal,
  [dit IN bewezen WHERE NOT dit.lid IN zonderPlicht] AS bewezen
CALL (gezegd) {
  UNWIND gezegd AS x
  UNWIND [CASE x.b.polariteit WHEN 'positief' THEN x.b.tot ELSE x.b.van END, x.g.tot, $peildatum] AS keer
  WITH DISTINCT keer WHERE keer <= $peildatum AND keer > date('0001-01-01')
  RETURN collect(keer - duration({days: 1})) AS dagen
}
UNWIND dagen AS dag

// Wie van de leden van nu was het op die dag, zelf of in alle gemeenten waaruit het ontstond?
CALL (gezegd, dag) {
  UNWIND gezegd AS x
  WITH x.g AS g, x.b AS b WHERE b.van <= dag < b.tot AND x.g.van <= dag < x.g.tot
  WITH g,
    coalesce(min(CASE WHEN b.polariteit = 'positief' THEN b.rang END), 9) AS voor,
    coalesce(min(CASE WHEN b.polariteit = 'negatief' THEN b.rang END), 9) AS tegen,
    max(CASE WHEN b.polariteit = 'niet-van-toepassing' THEN 1 ELSE 0 END) AS apart
  WHERE voor < tegen AND apart = 0
  RETURN collect(g) AS geborgden
}
WITH r, f, volledig, totaal, dag, size([dit IN bewezen WHERE all(keten IN dit.ketens
  WHERE coalesce(head([n IN keten WHERE n.van <= dag]) IN geborgden, false))]) AS aantal
WHERE aantal > 0
ORDER BY dag DESC
WITH r, f, volledig, totaal, head(collect({dag: dag, aantal: aantal})) AS laatst
RETURN r.id AS regio, f.id AS functie,
  CASE WHEN volledig AND laatst.aantal = totaal THEN 'geborgd' ELSE 'deels-geborgd' END AS laatstBekend,
  laatst.dag AS laatstBekendOp
ORDER BY regio, functie
