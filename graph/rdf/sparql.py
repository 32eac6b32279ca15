"""The small door to SPARQL: the named questions of ``graph/queries``, and questions of a user.

Queries run in memory on pyoxigraph. The evidence rows stand in the default graph. For questions of
a user the facts stand there too, and once more each in the graph of its source: Oxigraph can also
read all graphs as one, but then gives a triple that two sources state twice. What a user may ask is
up to ``graph.rdf.sparql_parser``: only reading, and no other host.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from datetime import date
from functools import cache
from pathlib import Path
from typing import cast

import pyoxigraph as ox

import ontology
from graph.afloop import over_maanden
from graph.rdf.bewijs import bewijs_quads
from graph.rdf.feiten import naar_quads
from graph.rdf.sparql_parser import SparqlFout, canonical
from graph.rdf.termen import dag, iri, sleutel
from graph.snapshot import Snapshot

Waarde = str | int | bool | date | None
Rij = dict[str, Waarde]
Parameter = date | str | int | None

MAP = Path(__file__).parents[1] / "queries"
VRAGEN = tuple(sorted(bestand.stem for bestand in MAP.glob("*.rq")))
"""The names of the questions."""

_BEWAARD = 2
"""So many graphs stay in memory: the snapshot in use, and the one before it during a reload."""
_graven: OrderedDict[tuple[str, bool], ox.Store] = OrderedDict()

_INVULPLAATS = re.compile(r"VALUES (?P<namen>\([?\w ]+\)|\?\w+) \{[^{}]*\}")


def open_graaf(snapshot: Snapshot, *, feiten: bool = False) -> ox.Store:
    """The evidence of a snapshot as a store, with its facts if asked for; do not change it."""
    plek = snapshot.id, feiten
    if plek not in _graven:
        graaf = ox.Store()
        graaf.bulk_extend(bewijs_quads(snapshot))
        if feiten:
            quads = list(naar_quads(snapshot.bronnen.values(), snapshot.feiten))
            graaf.bulk_extend(quads)
            graaf.bulk_extend(ox.Quad(q.subject, q.predicate, q.object) for q in quads)
        _graven[plek] = graaf
        while len(_graven) > _BEWAARD:
            _graven.popitem(last=False)
    return _graven[plek]


def vraag(snapshot: Snapshot, naam: str, **parameters: Parameter) -> list[Rij]:
    """The rows of a named question, with codes instead of IRIs."""
    antwoord = cast(
        ox.QuerySolutions, open_graaf(snapshot).query(tekst_van(naam, **parameters))
    )  # each of our questions is a SELECT
    kolommen = [variabele.value for variabele in antwoord.variables]
    return [{kolom: _waarde(rij[kolom]) for kolom in kolommen} for rij in antwoord]


def tekst_van(naam: str, **parameters: Parameter) -> str:
    """The text of a named question with its values filled in, ready for any SPARQL 1.1 engine.

    ``maanden`` counts from the peildatum: SPARQL 1.1 itself cannot add months to a day.
    """
    waarden = dict(parameters)
    maanden, peildatum = waarden.pop("maanden", None), waarden.get("peildatum")
    if isinstance(maanden, int) and isinstance(peildatum, date):
        waarden["grens"] = over_maanden(peildatum, maanden)
    gezien: set[str] = set()

    def vul_in(plaats: re.Match[str]) -> str:
        namen = re.findall(r"\w+", plaats["namen"])
        if not set(namen) <= waarden.keys():
            return plaats[0]
        gezien.update(namen)
        termen = " ".join(_term(naam, waarden[naam]) for naam in namen)
        rij = f"({termen})" if plaats["namen"].startswith("(") else termen
        return f"VALUES {plaats['namen']} {{ {rij} }}"

    ingevuld = _INVULPLAATS.sub(vul_in, _bestand(naam))
    if waarden.keys() - gezien:
        vreemd = ", ".join(sorted(waarden.keys() - gezien))
        raise SparqlFout(f"De vraag '{naam}' kent geen waarde met de naam {vreemd}.")
    return ingevuld


def voer_uit(snapshot: Snapshot, tekst: str) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Columns and rows of a question of a user, over facts and evidence together.

    Only for a process that is fenced in and may be killed: the engine knows no limits.
    """
    vraagtekst = canonical(tekst)
    graaf = open_graaf(snapshot, feiten=True)
    try:
        antwoord = graaf.query(vraagtekst)
        if isinstance(antwoord, ox.QueryBoolean):
            return ("antwoord",), [("ja" if antwoord else "nee",)]
        if isinstance(antwoord, ox.QueryTriples):
            delen = ("onderwerp", "eigenschap", "waarde")
            return delen, [tuple(_tekst(term) for term in drietal) for drietal in antwoord]
        kolommen = tuple(variabele.value for variabele in antwoord.variables)
        return kolommen, [tuple(_tekst(rij[kolom]) for kolom in kolommen) for rij in antwoord]
    except (SyntaxError, ValueError, OSError) as fout:
        waarom = " ".join(str(fout).split())
        raise SparqlFout(f"De vraag is geen geldige SPARQL-vraag: {waarom}.") from fout


@cache
def _bestand(naam: str) -> str:
    if naam not in VRAGEN:
        raise SparqlFout(f"Er is geen vraag '{naam}'; kies uit {', '.join(VRAGEN)}.")
    return (MAP / f"{naam}.rq").read_text(encoding="utf-8")


def _term(naam: str, waarde: Parameter) -> str:
    """A value as SPARQL writes it: a day, a code as IRI, or UNDEF for all."""
    if waarde is None:
        return "UNDEF"
    if isinstance(waarde, date):
        # As in the comments of the queries, with a prefix.
        return f'"{dag(waarde).value}"^^xsd:date'
    eigenschap = ontology.eigenschap("", naam)
    return str(iri(eigenschap.bereik, eigenschap.ruimte, str(waarde), ontology.BASIS))


def _waarde(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> Waarde:
    if isinstance(term, ox.NamedNode):
        return sleutel(term.value)
    if not isinstance(term, ox.Literal):
        return None
    match term.datatype.value.rpartition("#")[2]:
        case "integer":
            return int(term.value)
        case "boolean":
            return term.value in ("true", "1")
        case "date":
            return date.fromisoformat(term.value)
    return term.value


def _tekst(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.BlankNode | ox.Literal) else ""
