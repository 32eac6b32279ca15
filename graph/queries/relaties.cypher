// Vraag: met wie werkt een regio samen, voor welke functie, in welke rol, en zeggen beide dat?
//
// Waarden:   $snapshot     welke versie (zie docs/neo4j.md)
//            $peildatum    de dag waarover de vraag gaat
//            $kennisdatum  de dag waarop wij de bronnen kenden
//            $regio        één regio, of null voor alle
//            $functie      één functie, of null voor alle
// Kolommen:  regio, partner, functie, wederkerig, rol, rolPartner, van, tot, verband, bronnen
//            (de laatste vier zijn lijsten, zoals de bronnen het zeggen)
// Uitkomst:  één rij per regio, partner en functie waarvan de schakel op de peildatum geldt, wie van beide
//            het ook zegt; elk paar staat er dus in twee richtingen. Wederkerig: ja (beide zeggen het, of een
//            gezamenlijke tekst), nee (een bron van de ander is gelezen en noemt het niet), onbekend.
//            Rol: coordinator als een coördinerende gemeente in de regio ligt, anders accounthoudende-regio
//            of deelnemer.

// Functies met een eigen ledenlijst; voor alle andere geldt het algemene lidmaatschap.
CALL () {
  MATCH (:Gemeente {snapshot: $snapshot})-[l:LEDENRIJ]->(:Regio)
  WHERE l.functie IS NOT NULL
  RETURN collect(DISTINCT l.functie) AS eigen
}
// Alles wat op de dag over een paar wordt gezegd; een van beide moet het zelf zeggen.
MATCH (r:Regio {snapshot: $snapshot})-[s:SCHAKELBEWIJS]-(p:Regio)
WHERE ($regio IS NULL OR r.id = $regio) AND ($functie IS NULL OR s.functie = $functie)
  AND r.van <= $peildatum < r.tot AND p.van <= $peildatum < p.tot
  AND s.van <= $peildatum < s.tot AND s.vastgelegd <= $kennisdatum < s.vervallen
WITH eigen, r, p, s.functie AS functie,
  max(CASE WHEN startNode(s) = r AND r.id IN s.spreektVoor THEN 1 ELSE 0 END) AS heen,
  max(CASE WHEN startNode(s) = p AND p.id IN s.spreektVoor THEN 1 ELSE 0 END) AS terug,
  collect(DISTINCT s.feit[0]) AS feiten
WHERE heen = 1 OR terug = 1
WITH eigen, functie, collect({r: r, p: p, heen: heen, terug: terug, feiten: feiten}) AS paren
MATCH (f:Functie {snapshot: $snapshot, id: functie})

// De regio's met een coördinerende gemeente, en die de rekening houden.
CALL (f, eigen) {
  MATCH (f)<-[:FUNCTIES]-(c:Feitrij)
  WHERE c.van <= $peildatum < c.tot AND c.vastgelegd <= $kennisdatum < c.vervallen
  MATCH (c)-[:COORDINATOR|FEIT|DRAGER*1..2]->(g:Gemeente)-[l:LEDENRIJ]->(r:Regio)
  WHERE (c.feitsoort = 'Borging' OR (c.feitsoort = 'Rol' AND c.rol = 'coordinator'))
    AND l.van <= $peildatum < l.tot AND l.vastgelegd <= $kennisdatum < l.vervallen
    AND (l.functie = f.id OR (l.functie IS NULL AND NOT f.id IN eigen))
  RETURN collect(DISTINCT r) AS coordineert
}
CALL (f) {
  MATCH (f)<-[:FUNCTIES]-(c:Feitrij {feitsoort: 'Rol', rol: 'accounthoudende-regio'})
  WHERE c.van <= $peildatum < c.tot AND c.vastgelegd <= $kennisdatum < c.vervallen
  MATCH (c)-[:FEIT]->(:Rol)-[:DRAGER]->(r:Regio)
  RETURN collect(DISTINCT r) AS houdt
}

UNWIND paren AS paar
WITH f, coordineert, houdt, paar.r AS r, paar.p AS p,
  paar.heen AS heen, paar.terug AS terug, paar.feiten AS feiten
WITH *,
  EXISTS {
    MATCH (p)<-[:REGIO]-(n:Feitrij {feitsoort: 'NietVermeld'})-[:PARTNERS]->(r), (n)-[:FUNCTIE]->(f)
    WHERE n.vanVroegst <= $peildatum < n.totLaatst AND n.vastgelegd <= $kennisdatum < n.vervallen
  } AS partnerGelezen,
  EXISTS {
    MATCH (r)<-[:REGIO]-(n:Feitrij {feitsoort: 'NietVermeld'})-[:PARTNERS]->(p), (n)-[:FUNCTIE]->(f)
    WHERE n.vanVroegst <= $peildatum < n.totLaatst AND n.vastgelegd <= $kennisdatum < n.vervallen
  } AS regioGelezen
CALL (feiten) {
  MATCH (w:JeugdregioGraaf:Feit {snapshot: $snapshot})-[zegt:BRON|EINDE_BRON]->(bron:Bron)
  // Een later gewijzigd einde telt, met zijn bron, vanaf de dag waarop het bekend was.
  WHERE w.id IN feiten AND (type(zegt) = 'BRON' OR w.eindeVastgelegd <= $kennisdatum)
  RETURN collect(DISTINCT w.begin) AS beginnen,
    collect(DISTINCT CASE WHEN w.eindeVastgelegd > $kennisdatum THEN w.eerderEinde ELSE w.einde END) AS einden,
    collect(DISTINCT CASE WHEN w:Borging THEN coalesce(w.gebied, w.titel) END) AS verbanden,
    collect(DISTINCT bron.id) AS alleBronnen
}
RETURN r.id AS regio, p.id AS partner, f.id AS functie,
  CASE
    WHEN heen = 1 AND terug = 1 THEN 'ja'
    WHEN (heen = 1 AND partnerGelezen) OR (terug = 1 AND regioGelezen) THEN 'nee'
    ELSE 'onbekend'
  END AS wederkerig,
  CASE
    WHEN r IN coordineert THEN 'coordinator'
    WHEN r IN houdt THEN 'accounthoudende-regio'
    ELSE 'deelnemer'
  END AS rol,
  CASE
    WHEN p IN coordineert THEN 'coordinator'
    WHEN p IN houdt THEN 'accounthoudende-regio'
    ELSE 'deelnemer'
  END AS rolPartner,
  COLLECT { UNWIND beginnen AS dag RETURN dag ORDER BY dag } AS van,
  COLLECT { UNWIND einden AS dag RETURN dag ORDER BY dag } AS tot,
  COLLECT { UNWIND verbanden AS naam RETURN naam ORDER BY naam } AS verband,
  COLLECT { UNWIND alleBronnen AS id RETURN id ORDER BY id } AS bronnen
ORDER BY regio, partner, functie
