// Vraag: welke functies zijn in welke regio geborgd, voor een deel, bewezen niet, of onbekend?
//
// Waarden:   $snapshot     welke versie (zie docs/neo4j.md)
//            $peildatum    de dag waarover de vraag gaat
//            $kennisdatum  de dag waarop wij de bronnen kenden
//            $regio        één regio, of null voor alle
//            $functie      één functie, of null voor alle
// Kolommen:  regio, functie, status, gedekt, nietGeborgd, onbekend, verlopen, overig, totaal,
//            alleenAanwijzing, aanwijzingVervallen, afspraakVerlopen (aantallen gemeenten),
//            bevatBewezenGat, bevatVerlopen, ledenlijstOnvolledig, vlaggen, bronnen (lijsten)
// Uitkomst:  één rij per regio die op de peildatum bestaat en per functie. Eerst krijgt elke gemeente haar
//            status (zie status_gemeente.cypher), daarna telt de regio haar leden. Gemeenten met
//            niet-van-toepassing tellen niet mee. Alle leden gelijk: die status. Een deel geborgd:
//            deels-geborgd. Anders onbekend. Als wij niet zeker weten dat de ledenlijst volledig is, is een
//            regio nooit geheel geborgd en nooit bewezen niet-geborgd of niet-van-toepassing.
//            De bronnen zijn die van het bewijs dat de status draagt. Wat een onbekende functie eerder was,
//            zegt laatst_bekend.cypher.

// Functies met een eigen ledenlijst; voor alle andere geldt het algemene lidmaatschap.
CALL () {
  MATCH (:Gemeente {snapshot: $snapshot})-[l:LEDENRIJ]->(:Regio)
  WHERE l.functie IS NOT NULL
  RETURN collect(DISTINCT l.functie) AS eigen
}
MATCH (r:Regio {snapshot: $snapshot, regioSoort: 'jeugdregio'})
WHERE r.van <= $peildatum < r.tot AND ($regio IS NULL OR r.id = $regio)

// De functies waarover bewijs is: hoeveel leden met welke status, en welk bewijs die draagt.
CALL (r, eigen) {
  MATCH (r)<-[l:LEDENRIJ]-(g:Gemeente)
  WHERE l.van <= $peildatum < l.tot AND l.vastgelegd <= $kennisdatum < l.vervallen
  // De status van elke gemeente: het bewijs dat wij op de kennisdatum hadden ...
  MATCH (g)<-[:GEMEENTE]-(b:Bewijsrij)-[:FUNCTIE]->(f:Functie)
  WHERE ($functie IS NULL OR f.id = $functie)
    AND b.vastgelegd <= $kennisdatum < b.vervallen
    AND (l.functie = f.id OR (l.functie IS NULL AND NOT f.id IN eigen))
  WITH g, f, collect(DISTINCT b) AS bewijs,
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
      AND NOT 'indirect' IN b.vlag THEN b.blijktTot END) AS afspraakBlijkt,
    max(CASE WHEN b.polariteit = 'positief' AND b.eindEigen AND b.totLaatst <= $peildatum
      AND 'indirect' IN b.vlag THEN 1 ELSE 0 END) AS aanwijzingVoorbij,
    max(CASE WHEN b.polariteit = 'positief' AND b.vanVroegst <= $peildatum < b.totLaatst
      AND 'indirect' IN b.vlag THEN 1 ELSE 0 END) AS aanwijzingLoopt
  WITH g, f, bewijs,
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
    laatsteEinde IS NOT NULL AND coalesce(afspraakBlijkt <= laatsteEinde, true) AS afgelopen,
    aanwijzingVoorbij = 1 AND aanwijzingLoopt = 0 AS zonderAanwijzing
  // ... en wat die status draagt, met zijn vlaggen en bronnen.
  WITH f, collect(bijGemeente) AS statussen,
    count(CASE WHEN bijGemeente = 'geborgd' AND zonderAfspraak THEN 1 END) AS alleen,
    count(CASE WHEN bijGemeente = 'geborgd' AND zonderAfspraak AND afgelopen THEN 1 END) AS verlopen,
    count(CASE WHEN bijGemeente IN ['onbekend', 'verlopen'] AND zonderAanwijzing THEN 1 END) AS vervallen,
    collect([b IN bewijs WHERE
    CASE bijGemeente
      WHEN 'geborgd' THEN b.van <= $peildatum < b.tot AND b.polariteit = 'positief'
      WHEN 'niet-geborgd' THEN b.van <= $peildatum < b.tot AND b.polariteit = 'negatief'
      WHEN 'tegenstrijdig' THEN b.van <= $peildatum < b.tot AND b.polariteit IN ['positief', 'negatief']
      WHEN 'gepland' THEN b.polariteit = 'positief' AND b.beginEigen AND $peildatum < b.vanVroegst
      WHEN 'verlopen' THEN b.polariteit = 'positief' AND b.eindEigen AND b.totLaatst <= $peildatum
        AND NOT 'indirect' IN b.vlag
      ELSE b.van <= $peildatum < b.tot AND b.polariteit = bijGemeente
    END]) AS perGemeente
  CALL (r, perGemeente) {
    UNWIND perGemeente AS dragers
    UNWIND dragers AS b
    OPTIONAL MATCH (b)-[:VIA_REGIO]->(via:Regio)
    OPTIONAL MATCH (b)-[:BRON|EINDE_BRON]->(bron:Bron)
    WITH b.vlag + CASE WHEN via <> r AND b.polariteit = 'positief'
        THEN ['via-oude-regio'] ELSE [] END AS vlaggen, bron
    RETURN collect(DISTINCT vlaggen) AS vlaggen, collect(DISTINCT bron.id) AS bronnen
  }
  RETURN collect({functie: f, statussen: statussen, alleen: alleen, verlopen: verlopen,
    vervallen: vervallen, vlaggen: vlaggen, bronnen: bronnen}) AS bewezen
}

// Wat voor elke functie van de regio geldt.
WITH r, eigen, bewezen,
  EXISTS {
    MATCH (r)<-[:REGIOS]-(v:Feitrij {feitsoort: 'Volledigheid', lijstSoort: 'lidmaatschap'})
    WHERE v.vanVroegst <= $peildatum AND v.vastgelegd <= $kennisdatum < v.vervallen
  } AS volledig,
  EXISTS {
    MATCH (r)<-[:REGIOS]-(a:Aankondiging)
    WHERE a.onzekerVanaf <= $peildatum AND a.vastgelegd <= $kennisdatum < a.vervallen
  } AS onzeker,
  // Een lid dat op of na de dag niet meer is waargenomen.
  EXISTS {
    MATCH (r)<-[l:LEDENRIJ]-(g:Gemeente)
    WHERE l.van <= $peildatum < l.tot AND l.vastgelegd <= $kennisdatum < l.vervallen
      AND NOT EXISTS {
        MATCH (g)-[w:LIDMAATSCHAP]->(r)
        WHERE (w.functie = l.functie
            OR (w.functie IS NULL AND (l.functie IS NULL OR 'algemeen-lidmaatschap' IN l.vlag)))
          AND w.vastgelegd <= $kennisdatum < w.vervallen
          AND any(dag IN w.gezien + coalesce(w.begin, []) WHERE date(dag) >= $peildatum)
      }
  } AS doorgetrokken
MATCH (f:Functie {snapshot: $snapshot})
WHERE $functie IS NULL OR f.id = $functie
WITH *, head([x IN bewezen WHERE x.functie = f]) AS dit
CALL (r, f, eigen) {
  OPTIONAL MATCH (r)<-[l:LEDENRIJ]-(g:Gemeente)
  WHERE l.van <= $peildatum < l.tot AND l.vastgelegd <= $kennisdatum < l.vervallen
    AND (l.functie = f.id OR (l.functie IS NULL AND NOT f.id IN eigen))
  RETURN count(DISTINCT g) AS leden,
    count(CASE WHEN l.functie = f.id AND NOT 'algemeen-lidmaatschap' IN l.vlag THEN g END) = 0
      AS algemeen
}

// De leden geteld; een lid zonder bewijs is onbekend.
WITH *, coalesce(dit.statussen, []) AS bewezenLeden
WITH *, coalesce(dit.alleen, 0) AS alleenAanwijzing,
  coalesce(dit.vervallen, 0) AS aanwijzingVervallen, coalesce(dit.verlopen, 0) AS afspraakVerlopen,
  bewezenLeden + CASE WHEN size(bewezenLeden) < leden THEN ['onbekend'] ELSE [] END AS alle
WITH *, [s IN alle WHERE s <> 'niet-van-toepassing'] AS soorten,
  size([s IN alle WHERE s = 'geborgd']) AS gedekt,
  size([s IN alle WHERE s = 'niet-geborgd']) AS nietGeborgd,
  size([s IN alle WHERE s = 'verlopen']) AS verlopen,
  size([s IN bewezenLeden WHERE s = 'onbekend']) + leden - size(bewezenLeden) AS onbekend,
  leden - size([s IN alle WHERE s = 'niet-van-toepassing']) AS totaal
WITH *,
  CASE
    WHEN leden = 0 THEN 'onbekend'
    WHEN totaal = 0 THEN 'niet-van-toepassing'
    WHEN all(s IN soorten WHERE s = soorten[0]) THEN soorten[0]
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
WITH *, nietGeborgd > 0 AND status <> 'niet-geborgd' AS bevatBewezenGat,
  verlopen > 0 AND status <> 'verlopen' AS bevatVerlopen
WITH *, [paar IN [
    ['niveau-standaard', true],
    ['algemeen-lidmaatschap', algemeen],
    ['bevat-bewezen-gat', bevatBewezenGat],
    ['bevat-verlopen', bevatVerlopen],
    ['aanwijzing-vervallen', aanwijzingVervallen > 0],
    ['afspraak-verlopen', afspraakVerlopen > 0],
    ['ledenlijst-onvolledig', NOT volledig],
    ['indeling-onzeker', onzeker],
    ['doorgetrokken', doorgetrokken]
  ] WHERE paar[1] | paar[0]] AS vlaggenHier
RETURN r.id AS regio, f.id AS functie, status, gedekt, nietGeborgd, onbekend, verlopen,
  totaal - gedekt - nietGeborgd - onbekend - verlopen AS overig, totaal,
  alleenAanwijzing, aanwijzingVervallen, afspraakVerlopen, bevatBewezenGat, bevatVerlopen,
  NOT volledig AS ledenlijstOnvolledig,
  COLLECT {
    UNWIND coalesce(dit.vlaggen, []) + [vlaggenHier] AS vlaggen
    UNWIND vlaggen AS vlag
    RETURN DISTINCT vlag ORDER BY vlag
  } AS vlaggen,
  COLLECT { UNWIND dit.bronnen AS id RETURN id ORDER BY id } AS bronnen
ORDER BY regio, functie
