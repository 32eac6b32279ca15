// Vraag: wat is de status van elke functie in elke gemeente?
//
// Waarden:   $snapshot     welke versie (zie docs/neo4j.md)
//            $peildatum    de dag waarover de vraag gaat
//            $kennisdatum  de dag waarop wij de bronnen kenden
//            $functie      één functie, of null voor alle
// Kolommen:  gemeente, functie, status (de sleutel van een begrip uit het kader "statussen"),
//            alleenAanwijzing, aanwijzingVervallen, afspraakVerlopen
// Uitkomst:  één rij per gemeente die op de peildatum bestaat en per functie. De status is de eerste die
//            past van: tegenstrijdig, niet-van-toepassing, geborgd, niet-geborgd, eenzijdig, gepland,
//            verlopen, onbekend. Zonder bewijs is de status onbekend, nooit niet-geborgd. Alleen een
//            afspraak kan verlopen zijn: het einde van een aanwijzing van een gebied zegt niets over de
//            inkoop. alleenAanwijzing: geborgd, maar niet door een afspraak; afspraakVerlopen: dan was er
//            een afspraak, die zonder opvolger is geëindigd. aanwijzingVervallen: onbekend of verlopen,
//            en een aanwijzing is geëindigd zonder dat er nog een geldt of misschien geldt.

MATCH (g:Gemeente {snapshot: $snapshot})
WHERE g.van <= $peildatum < g.tot

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
      AND NOT 'indirect' IN b.vlag THEN b.blijktTot END) AS afspraakBlijkt,
    max(CASE WHEN b.polariteit = 'positief' AND b.eindEigen AND b.totLaatst <= $peildatum
      AND 'indirect' IN b.vlag THEN 1 ELSE 0 END) AS aanwijzingVoorbij,
    max(CASE WHEN b.polariteit = 'positief' AND b.vanVroegst <= $peildatum < b.totLaatst
      AND 'indirect' IN b.vlag THEN 1 ELSE 0 END) AS aanwijzingLoopt
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
    laatsteEinde IS NOT NULL AND coalesce(afspraakBlijkt <= laatsteEinde, true) AS afgelopen,
    aanwijzingVoorbij = 1 AND aanwijzingLoopt = 0 AS zonderAanwijzing
  RETURN collect({
    functie: f, status: bijGemeente,
    alleen: bijGemeente = 'geborgd' AND zonderAfspraak,
    vervallen: bijGemeente IN ['onbekend', 'verlopen'] AND zonderAanwijzing,
    verlopen: bijGemeente = 'geborgd' AND zonderAfspraak AND afgelopen
  }) AS bewezen
}
// ... en onbekend is die van elke andere.
MATCH (f:Functie {snapshot: $snapshot})
WHERE $functie IS NULL OR f.id = $functie
WITH g, f, head([x IN bewezen WHERE x.functie = f]) AS dit
RETURN g.id AS gemeente, f.id AS functie, coalesce(dit.status, 'onbekend') AS status,
  coalesce(dit.alleen, false) AS alleenAanwijzing,
  coalesce(dit.vervallen, false) AS aanwijzingVervallen,
  coalesce(dit.verlopen, false) AS afspraakVerlopen
ORDER BY gemeente, functie
