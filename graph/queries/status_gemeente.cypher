// Vraag: wat is de status van elke functie in elke gemeente?
//
// Waarden:   $snapshot     welke versie (zie docs/neo4j.md)
//            $peildatum    de dag waarover de vraag gaat
//            $kennisdatum  de dag waarop wij de bronnen kenden
//            $functie      één functie, of null voor alle
// Kolommen:  gemeente, functie, status (de sleutel van een begrip uit het kader "statussen")
// Uitkomst:  één rij per gemeente die op de peildatum bestaat en per functie. De status is de eerste die
//            past van: tegenstrijdig, niet-van-toepassing, geborgd, niet-geborgd, eenzijdig, gepland,
//            verlopen, onbekend. Zonder bewijs is de status onbekend, nooit niet-geborgd.

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
    // ... wat is geëindigd, door het feit zelf, en tot wanneer blijkt wat misschien nog geldt.
    max(CASE WHEN b.polariteit = 'positief' AND b.eindEigen AND b.totLaatst <= $peildatum
      THEN b.totLaatst END) AS laatsteEinde,
    max(CASE WHEN b.polariteit = 'positief' AND b.vanVroegst <= $peildatum < b.totLaatst
      THEN b.blijktTot END) AS blijkt
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
    END AS bijGemeente
  RETURN collect({functie: f, status: bijGemeente}) AS bewezen
}
// ... en onbekend is die van elke andere.
MATCH (f:Functie {snapshot: $snapshot})
WHERE $functie IS NULL OR f.id = $functie
RETURN g.id AS gemeente, f.id AS functie,
  coalesce(head([x IN bewezen WHERE x.functie = f | x.status]), 'onbekend') AS status
ORDER BY gemeente, functie
