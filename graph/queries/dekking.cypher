// Vraag: welke functies zijn in welke regio geborgd, voor een deel, bewezen niet, of onbekend?
//
// Waarden:   $snapshot     welke versie (zie docs/neo4j.md)
//            $peildatum    de dag waarover de vraag gaat
//            $kennisdatum  de dag waarop wij de bronnen kenden
//            $regio        één regio, of null voor alle
//            $functie      één functie, of null voor alle
// Kolommen:  regio, functie, status, gedekt, nietGeborgd, onbekend, totaal, bevatBewezenGat,
//            ledenlijstOnvolledig
// Uitkomst:  één rij per regio die op de peildatum bestaat en per functie. Eerst krijgt elke gemeente haar
//            status (zie status_gemeente.cypher), daarna telt de regio haar leden. Gemeenten met
//            niet-van-toepassing tellen niet mee. Alle leden gelijk: die status. Een deel geborgd:
//            deels-geborgd. Anders onbekend. Als wij niet zeker weten dat de ledenlijst volledig is, is een
//            regio nooit geheel geborgd en nooit bewezen niet-geborgd of niet-van-toepassing.

// Functies met een eigen ledenlijst; voor alle andere geldt het algemene lidmaatschap.
CALL () {
  MATCH (:Gemeente {snapshot: $snapshot})-[l:LEDENRIJ]->(:Regio)
  WHERE l.functie IS NOT NULL
  RETURN collect(DISTINCT l.functie) AS eigen
}
MATCH (r:Regio {snapshot: $snapshot, regioSoort: 'jeugdregio'})
WHERE r.van <= $peildatum < r.tot AND ($regio IS NULL OR r.id = $regio)
MATCH (f:Functie {snapshot: $snapshot})
WHERE $functie IS NULL OR f.id = $functie

// De leden van een regio voor een functie.
OPTIONAL MATCH (r)<-[l:LEDENRIJ]-(g:Gemeente)
WHERE l.van <= $peildatum < l.tot AND l.vastgelegd <= $kennisdatum < l.vervallen
  AND (l.functie = f.id OR (l.functie IS NULL AND NOT f.id IN eigen))
WITH DISTINCT r, f, g

// De status van elke gemeente: het bewijs dat wij op de kennisdatum hadden ...
OPTIONAL MATCH (g)<-[:GEMEENTE]-(b:Bewijsrij)-[:FUNCTIE]->(f)
WHERE b.vastgelegd <= $kennisdatum < b.vervallen
WITH r, g, f,
  // ... wat zeker geldt, met de beste rang voor en tegen (een lager getal is beter, 9 is niets) ...
  coalesce(min(CASE WHEN b.van <= $peildatum < b.tot AND b.polariteit = 'positief'
    THEN b.rang END), 9) AS voor,
  coalesce(min(CASE WHEN b.van <= $peildatum < b.tot AND b.polariteit = 'negatief'
    THEN b.rang END), 9) AS tegen,
  max(CASE WHEN b.van <= $peildatum < b.tot AND b.polariteit = 'niet-van-toepassing'
    THEN 1 ELSE 0 END) AS apart,
  max(CASE WHEN b.van <= $peildatum < b.tot AND b.polariteit = 'eenzijdig'
    THEN 1 ELSE 0 END) AS alleen,
  // ... wat later begint, door het feit zelf, en op de peildatum al bekend was ...
  max(CASE WHEN b.polariteit = 'positief' AND b.beginEigen AND $peildatum < b.vanVroegst
    AND b.feitVastgelegd <= $peildatum THEN 1 ELSE 0 END) AS gepland,
  // ... wat is geëindigd, door het feit zelf, en tot wanneer blijkt wat misschien nog geldt.
  max(CASE WHEN b.polariteit = 'positief' AND b.eindEigen AND b.totLaatst <= $peildatum
    THEN b.totLaatst END) AS laatsteEinde,
  max(CASE WHEN b.polariteit = 'positief' AND b.vanVroegst <= $peildatum < b.totLaatst
    THEN b.blijktTot END) AS blijkt
WITH r, g, f,
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

// Per regio en functie: hoeveel leden, en hoeveel met welke status.
WITH r, f,
  count(g) AS leden,
  count(CASE WHEN bijGemeente <> 'niet-van-toepassing' THEN g END) AS totaal,
  count(CASE WHEN bijGemeente = 'geborgd' THEN g END) AS gedekt,
  count(CASE WHEN bijGemeente = 'niet-geborgd' THEN g END) AS nietGeborgd,
  collect(DISTINCT CASE WHEN bijGemeente <> 'niet-van-toepassing' THEN bijGemeente END) AS soorten,
  EXISTS {
    MATCH (r)<-[:REGIOS]-(v:Feitrij {feitsoort: 'Volledigheid', lijstSoort: 'lidmaatschap'})
    WHERE v.vanVroegst <= $peildatum AND v.vastgelegd <= $kennisdatum < v.vervallen
  } AS volledig
WITH *,
  CASE
    WHEN leden = 0 THEN 'onbekend'
    WHEN totaal = 0 THEN 'niet-van-toepassing'
    WHEN size(soorten) = 1 THEN soorten[0]
    WHEN gedekt > 0 THEN 'deels-geborgd'
    ELSE 'onbekend'
  END AS bijVolledig
WITH *,
  CASE
    WHEN volledig THEN bijVolledig
    WHEN bijVolledig = 'geborgd' THEN 'deels-geborgd'
    WHEN bijVolledig IN ['niet-geborgd', 'niet-van-toepassing'] THEN 'onbekend'
    ELSE bijVolledig
  END AS status
RETURN r.id AS regio, f.id AS functie, status, gedekt, nietGeborgd,
  totaal - gedekt - nietGeborgd AS onbekend, totaal,
  nietGeborgd > 0 AND status <> 'niet-geborgd' AS bevatBewezenGat,
  NOT volledig AS ledenlijstOnvolledig
ORDER BY regio, functie
