"""The synthetic country as triples, and the status question in SPARQL.

One node per statement, with all its gemeenten: far fewer triples than with a node per row of
evidence, which favours the triple stores. For the same reason the query weighs each statement once,
drops what says nothing on the day, and only then goes to the gemeenten.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bench.land import Land
from graph.bewijs import Polariteit

_DAGEN = ("van_vroegst", "van", "tot", "tot_laatst", "bekend", "vervallen", "gezegd", "blijkt")
_XSD = "http://www.w3.org/2001/XMLSchema#"
_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"


def ntriples(land: Land) -> str:
    """All that the query needs, as N-Triples."""
    return "\n".join((*_indeling(land), *_uitingen(land), ""))


def _indeling(land: Land) -> Iterator[str]:
    for nr in range(land.vorm[1]):
        yield f"<urn:functie:{nr}> {_TYPE} <urn:Functie> ."
    for nr, volledig in enumerate(land.leden_volledig.tolist()):
        yield f'<urn:regio:{nr}> <urn:volledig> "{str(volledig).lower()}"^^<{_XSD}boolean> .'
    for gemeente, regio in zip(land.leden.gemeente, land.leden.regio, strict=True):
        yield f"<urn:gemeente:{gemeente}> {_TYPE} <urn:Gemeente> ."
        yield f"<urn:gemeente:{gemeente}> <urn:regio> <urn:regio:{regio}> ."


def _uitingen(land: Land) -> Iterator[str]:
    for nr, velden in land.uitingen():
        wie = f"<urn:uiting:{nr}>"
        yield f"{wie} <urn:functie> <urn:functie:{velden['functie']}> ."
        yield f'{wie} <urn:polariteit> "{Polariteit(velden["polariteit"]).name.lower()}" .'
        yield f'{wie} <urn:rang> "{velden["rang"]}"^^<{_XSD}integer> .'
        for veld in _DAGEN:
            dag = date.fromordinal(velden[veld])
            yield f'{wie} <urn:{veld}> "{dag}"^^<{_XSD}date> .'
    gemeenten = land.bewijs.cel // land.vorm[1]
    for gemeente, nr in zip(gemeenten.tolist(), land.bewijs.grond.tolist(), strict=True):
        yield f"<urn:uiting:{nr}> <urn:gemeente> <urn:gemeente:{gemeente}> ."


QUERY = """
PREFIX : <urn:>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
SELECT ?regio ?functie
  (IF(?laagste = 99, IF(?volledig, 1, 7),
   IF(?laagste < ?hoogste, IF(?geborgd > 0, 8, 7),
   IF(?volledig, ?laagste, IF(?laagste = 2, 8, IF(?laagste = 3, 7, ?laagste))))) AS ?status)
{{
  {{
    SELECT ?regio ?volledig ?functie
      (MIN(IF(?lid = 1, 99, ?lid)) AS ?laagste)
      (MAX(IF(?lid = 1, -1, ?lid)) AS ?hoogste)
      (SUM(IF(?lid = 2, 1, 0)) AS ?geborgd)
    {{
      {{
        SELECT ?gemeente ?functie
          (IF(?voor < 9 && ?voor = ?tegen, 0, IF(?apart = 1, 1, IF(?voor < ?tegen, 2,
           IF(?tegen < 9, 3, IF(?alleen = 1, 4, IF(?gepland = 1, 5,
           IF(?eind > "0001-01-01"^^xsd:date && ?blijkt <= ?eind, 6, 7))))))) AS ?lid)
        {{
          {{
            SELECT ?gemeente ?functie (MIN(?ja) AS ?voor) (MIN(?nee) AS ?tegen)
              (MAX(?nvt) AS ?apart) (MAX(?een) AS ?alleen) (MAX(?plan) AS ?gepland)
              (MAX(?over) AS ?eind) (MAX(?loopt) AS ?blijkt)
            {{
              {{
                ?gemeente a :Gemeente . ?functie a :Functie .
                BIND (9 AS ?ja) BIND (9 AS ?nee) BIND (0 AS ?nvt) BIND (0 AS ?een) BIND (0 AS ?plan)
                BIND ("0001-01-01"^^xsd:date AS ?over) BIND ("0001-01-01"^^xsd:date AS ?loopt)
              }}
              UNION
              {{
                {{
                  SELECT ?uiting ?functie ?ja ?nee ?nvt ?een ?plan ?over ?loopt
                  {{
                    ?uiting :functie ?functie ; :polariteit ?zegt ; :rang ?rang ;
                      :van_vroegst ?vanVroegst ; :van ?van ; :tot ?tot ; :tot_laatst ?totLaatst ;
                      :bekend ?bekend ; :vervallen ?vervallen ; :gezegd ?gezegd ; :blijkt ?dag .
                    BIND ("{peildatum}"^^xsd:date AS ?d)
                    BIND ("{kennisdatum}"^^xsd:date AS ?k)
                    FILTER (?bekend <= ?k && ?k < ?vervallen)
                    BIND (?van <= ?d && ?d < ?tot AS ?zeker)
                    BIND (?zegt = "positief" AS ?positief)
                    BIND (IF(?zeker && ?positief, ?rang, 9) AS ?ja)
                    BIND (IF(?zeker && ?zegt = "negatief", ?rang, 9) AS ?nee)
                    BIND (IF(?zeker && ?zegt = "niet_van_toepassing", 1, 0) AS ?nvt)
                    BIND (IF(?zeker && ?zegt = "eenzijdig", 1, 0) AS ?een)
                    BIND (IF(?positief && ?d < ?vanVroegst && ?gezegd <= ?d, 1, 0) AS ?plan)
                    BIND (IF(?positief && ?totLaatst <= ?d, ?totLaatst, "0001-01-01"^^xsd:date)
                      AS ?over)
                    BIND (IF(?positief && ?vanVroegst <= ?d && ?d < ?totLaatst, ?dag,
                      "0001-01-01"^^xsd:date) AS ?loopt)
                    FILTER (?zeker || ?plan = 1 || ?over > "0001-01-01"^^xsd:date
                      || ?loopt > "0001-01-01"^^xsd:date)
                  }}
                }}
                ?uiting :gemeente ?gemeente .
              }}
            }}
            GROUP BY ?gemeente ?functie
          }}
        }}
      }}
      ?gemeente :regio ?regio . ?regio :volledig ?volledig .
    }}
    GROUP BY ?regio ?volledig ?functie
  }}
}}
"""
