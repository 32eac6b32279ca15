"""Ways to spell a call to another host, also such as only an engine would read so."""

from __future__ import annotations

import random
from collections.abc import Iterator

_PLAATSEN = (
    "{ %s }",
    "{{}.%s}",
    "{ {}%s }",
    "{ ?s ?p 1%s }",
    "{ ?s ?p 1.%s }",
    "{ ?s ?p 1.0e5%s }",
    "{ ?s ?p true%s }",
    "{ ?s ?p 'x'%s }",
    '{ ?s ?p "x"@en.%s }',
    "{ ?s ?p '''x'''.%s }",
    "{ ?s ?p <a:b>%s }",
    "{ ?s ?p [].%s }",
    "{ ?s ?p ().%s }",
    "{ ?s ?p ?o.%s }",
    "{ ?s ?p _:b.%s }",
    "{ ?s ?p q:a.b.%s }",
    "{ ?s ?p q:.%s }",
    '{ ?s ?p "\\u0022 } #" . %s }',
    '{ ?s ?p "\\\\u0022" . %s #"\n }',
    "{ OPTIONAL{%s} }",
    "{ MINUS{%s} }",
    "{ {}UNION{%s} }",
    "{ GRAPH<a:b>{%s} }",
    "{ FILTER(1)%s }",
    "{ FILTER EXISTS{%s} }",
    "{ FILTER NOT EXISTS{%s} }",
    "{ BIND(1 AS ?q)%s }",
    "{ BIND(EXISTS{%s} AS ?q) }",
    "{ VALUES ?v{1}%s }",
    "{ {SELECT*{%s}} }",
    "{ {SELECT(1 AS ?q)WHERE{%s}GROUP BY ?a} }",
    "{ <#%s> ?p ?o . %s }",
    "{ # %s\r%s }",
    "{ # %s\n%s }",
)
_VORMEN = ("SELECT*", "ASK", "CONSTRUCT{}WHERE", "DESCRIBE*", "SELECT REDUCED ?x FROM NAMED<a:b>")
_TUSSEN = ("", " ", "\t", "\n", "\r", "#\n", "# }\r", " #SERVICE\n")
_NAMEN = ("<%s>", ":", ":x", "p:", "p:x", "p:x.y", "true:x", "_:x", "?u")


def spellingen(adres: str, aantal: int, zaad: int = 20) -> Iterator[str]:
    """So many of them, always the same ones for the same seed."""
    kies = random.Random(zaad)
    for _ in range(aantal):
        woord = "".join(kies.choice((letter.lower(), letter)) for letter in "SERVICE")
        if kies.random() < 0.1:
            woord = f"SERV\\u0049{woord[5:]}"
        stil = kies.choice(("", "", "SILENT", "silent"))
        naam = kies.choice(_NAMEN).replace("%s", adres)
        delen = [woord, stil, naam, kies.choice(("{}", "{ ?x ?y ?z }", "{?x ?y ?z.}"))]
        aanroep = kies.choice(_TUSSEN).join(delen)
        if naam == "?u":
            aanroep = f"VALUES ?u{{<{adres}>}}{kies.choice(_TUSSEN)}{aanroep}"
        voor = f"PREFIX : <{adres}> PREFIX p:<{adres}>PREFIX q: <q:>"
        patroon = kies.choice(_PLAATSEN).replace("%s", aanroep)
        yield f"{kies.choice(_TUSSEN)}{voor}{kies.choice(_VORMEN)}{patroon}"
