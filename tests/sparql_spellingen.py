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


_NAAM_MET = (
    "SERVICE",
    "trueSERVICE",
    "x.SERVICE",
    "a.b.SERVICE",
    "SERVICE.SERVICE",
    "SERVICESILENT",
)
_TERMEN = (
    "q:%s",
    "q:%s:x",
    "q:a.b.%s:x",
    "q:1.%s",
    "q:1%s",
    "q::%s:",
    "%s:",
    "%s:x",
    "%s:a.b.%s:x",
    "true%s:x",
    "?%s",
    "$%s",
    "_:%s",
    "_:1.%s",
    "'%s'",
    '"\\u0022%s"',
    "'''%s'%s'''",
    '"x"@en-%s',
    '"x"^^%s:x',
    "<%s>",
    "<u:).%s:x>",
    "[]",
    "()",
    "(%s:x)",
    "[%s:x 1]",
    "1",
    "1.5",
    ".5e1",
    "-1",
    "true",
    "false",
)
_VOLGT = ("{}", "{ ?x ?y ?z }", "", "FILTER(1)", "BIND(1 AS ?%s%d)", "VALUES ?v%d{1}", "{}UNION{}")


def schijn(adres: str, aantal: int, zaad: int = 20) -> Iterator[str]:
    """Questions that call nobody by the standard, and look as if they do to a careless reader."""
    kies = random.Random(zaad)

    def vul(vorm: str) -> str:
        naam = kies.choice(_NAAM_MET)
        if "@" in vorm:
            naam = "SERVICE"
        return vorm.replace("%s", naam).replace("%d", str(kies.randrange(10**6)))

    def term(vormen: tuple[str, ...] = _TERMEN) -> str:
        return vul(kies.choice(vormen))

    namen = set(_NAAM_MET) | {f"true{naam}" for naam in _NAAM_MET} | {"", "q"}
    voor = "".join(f"PREFIX {naam}:<{adres}>" for naam in sorted(namen))
    for _ in range(aantal):
        delen = []
        for _ in range(kies.randrange(1, 5)):
            werkwoord = kies.choice(("a", "?p", term(("%s:x", "q:a.b.%s", "<%s>", "?%s"))))
            delen += [
                term(),
                werkwoord,
                term(),
                kies.choice((".", "", ";a 1.")),
                vul(kies.choice(_VOLGT)),
            ]
        tekst = kies.choice(_VORMEN[:4]) + "{"
        for deel in delen:
            los = kies.choice(_TUSSEN)
            tekst += (los if los or kies.random() < 0.5 else " ") + deel
        yield f"{voor}{tekst}}}"
