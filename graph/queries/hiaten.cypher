// Vraag: welke functies zijn niet geborgd, waar, en is dat bewezen of onbekend?
//
// Waarden:   $snapshot     welke versie (zie docs/neo4j.md)
//            $peildatum    de dag waarover de vraag gaat
//            $kennisdatum  de dag waarop wij de bronnen kenden
//            $regio        één regio, of null voor alle
//            $functie      één functie, of null voor alle
// Kolommen:  soort, functie, regio, gemeente, status
// Uitkomst:  één rij per lid van een regio en functie waar iets aan de hand is. Soort "hiaat" is bewezen:
//            een bron zegt het, of het ontbreekt op een volledige lijst. Soort "signaal" is eenzijdig, gepland,
//            verlopen of tegenstrijdig; of wel geborgd, maar alleen nog door een aanwijzing van een gebied,
//            terwijl de afspraak zelf zonder opvolger is geëindigd. Soort "vraag" is onbekend: er is niets
//            gevonden, en dat bewijst niets.
//            Hiaten en vragen horen naast elkaar; laat de vragen nooit weg.

// Functies met een eigen ledenlijst; voor alle andere geldt het algemene lidmaatschap.
CALL () {
  MATCH (:Gemeente {snapshot: $snapshot})-[l:LEDENRIJ]->(:Regio)
  WHERE l.functie IS NOT NULL
  RETURN collect(DISTINCT l.functie) AS eigen
}
MATCH (r:Regio {snapshot: $snapshot, regioSoort: 'jeugdregio'})
WHERE $regio IS NULL OR r.id = $regio

// De leden van een regio, en waarvoor: één functie, of (null) alle functies zonder eigen ledenlijst.
MATCH (r)<-[l:LEDENRIJ]-(g:Gemeente)
WHERE l.van <= $peildatum < l.tot AND l.vastgelegd <= $kennisdatum < l.vervallen
WITH r, g, eigen, collect(l.functie) AS voor, count(CASE WHEN l.functie IS NULL THEN l END) AS algemeen

// De status van elke functie waarover bewijs is: het bewijs dat wij op de kennisdatum hadden ...
CALL (g) {
  MATCH (g)<-[:GEMEENTE]-(b:Bewijsrij)-[:FUNCTIE]->(f:Functie)
  WHERE ($functie IS NULL OR f.id = $functie) AND b.vastgelegd <= $kennisdatum < b.vervallen
  WITH f,
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
    // ... welke afspraak is geëindigd, door het feit zelf, en tot wanneer blijkt wat misschien nog geldt ...
    max(CASE WHEN b.polariteit = 'positief' AND b.eindEigen AND b.totLaatst <= $peildatum
      AND NOT 'indirect' IN b.vlag THEN b.totLaatst END) AS laatsteEinde,
    max(CASE WHEN b.polariteit = 'positief' AND b.vanVroegst <= $peildatum < b.totLaatst
      THEN b.blijktTot END) AS blijkt,
    // ... en of er meer is dan een aanwijzing van een gebied (indirect).
    max(CASE WHEN b.polariteit = 'positief' AND b.van <= $peildatum < b.tot
      AND NOT 'indirect' IN b.vlag THEN 1 ELSE 0 END) AS afspraak,
    max(CASE WHEN b.polariteit = 'positief' AND b.vanVroegst <= $peildatum < b.totLaatst
      AND NOT 'indirect' IN b.vlag THEN b.blijktTot END) AS afspraakBlijkt
  WITH f,
    CASE
      WHEN voor < 9 AND voor = tegen THEN 'tegenstrijdig'
      WHEN apart = 1 THEN 'niet-van-toepassing'
      WHEN voor < tegen THEN 'geborgd'
      WHEN tegen < 9 THEN 'niet-geborgd'
      WHEN alleen = 1 THEN 'eenzijdig'
      WHEN gepland = 1 THEN 'gepland'
      WHEN laatsteEinde IS NOT NULL AND coalesce(blijkt <= laatsteEinde, true) THEN 'verlopen'
      ELSE 'onbekend'
    END AS bijGemeente,
    afspraak = 0 AS zonderAfspraak,
    laatsteEinde IS NOT NULL AND coalesce(afspraakBlijkt <= laatsteEinde, true) AS afgelopen
  RETURN collect({functie: f, status: bijGemeente, afgelopen: zonderAfspraak AND afgelopen}) AS bewezen
}
// ... en onbekend is die van elke andere.
MATCH (f:Functie {snapshot: $snapshot})
WHERE ($functie IS NULL OR f.id = $functie)
  AND (f.id IN voor OR (algemeen > 0 AND NOT f.id IN eigen))
WITH r, g, f, head([x IN bewezen WHERE x.functie = f]) AS dit
WITH r, g, f, dit, coalesce(dit.status, 'onbekend') AS status
WHERE NOT status IN ['geborgd', 'niet-van-toepassing'] OR (status = 'geborgd' AND dit.afgelopen)
RETURN
  CASE status WHEN 'niet-geborgd' THEN 'hiaat' WHEN 'onbekend' THEN 'vraag' ELSE 'signaal' END AS soort,
  f.id AS functie, r.id AS regio, g.id AS gemeente, status
ORDER BY soort, functie, regio, gemeente
