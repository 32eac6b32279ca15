"""What the words mean: the one door to the Turtle files of this folder.

Reading them takes some 10 ms and happens at first use, with pyoxigraph; only ``laad`` needs rdflib.
Nothing is ever fetched. The files are written for the base address ``BASIS``; a deployment with
another base gets the same files with that base (``turtle``, ``context``, ``op_basis``).
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

if TYPE_CHECKING:
    from rdflib import Graph

BASIS = "https://jeugdregio.example"
DEF = f"{BASIS}/def#"
TOOI = "https://identifier.overheid.nl/tooi/"
MAP = Path(__file__).parent

_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_RUIMTE = "http://rdfs.org/ns/void#uriSpace"
_KADER = f"{BASIS}/id/begrippenkader/"

Onderwerp = dict[str, list[tuple[str, str]]]
"""What is said of one subject: by property its values, each with a language (or nothing)."""


class OnbekendeTerm(AttributeError, LookupError):
    """A word that the ontology does not define."""


@dataclass(frozen=True, slots=True)
class Begrip:
    """One concept of a scheme, in two languages."""

    sleutel: str
    iri: str
    naam: str
    name: str
    definitie: str
    definition: str


@dataclass(frozen=True, slots=True)
class Eigenschap:
    """A property; ``ruimte`` is what stands before the key in the IRI of its values, if any."""

    iri: str
    bereik: str
    ruimte: str = ""


class _Termen:
    """Closed namespace: ``JR.Borging`` is its IRI, an undefined name is an error."""

    def __getattr__(self, naam: str) -> str:
        return self[naam]

    def __getitem__(self, naam: str) -> str:
        if naam not in self:
            raise OnbekendeTerm(f"de ontologie kent geen jr:{naam}")
        return DEF + naam

    def __contains__(self, naam: object) -> bool:
        return f"{DEF}{naam}" in _onderwerpen()


JR = _Termen()


def klasse(feittype: str) -> str:
    """The class of a fact type ``T``: ``jr:TFeit`` where ``jr:T`` is the thing, else ``jr:T``."""
    return JR[f"{feittype}Feit"] if f"{feittype}Feit" in JR else JR[feittype]


@cache
def boven(iri: str) -> tuple[str, ...]:
    """Every class above a class, ours and those of others."""
    gevonden: set[str] = set()
    nieuw = {iri}
    while nieuw:
        nieuw = {
            hoger
            for lager in nieuw
            for hoger, _ in _onderwerpen().get(lager, {}).get(_RDFS + "subClassOf", ())
        } - gevonden
        gevonden |= nieuw
    return tuple(sorted(gevonden))


@cache
def eigenschap(feittype: str, veld: str) -> Eigenschap:
    """The property that stands for a field, with its range."""
    eerste, *rest = veld.split("_")
    iri = _velden().get(f"{feittype}.{veld}") or JR[eerste + "".join(map(str.title, rest))]
    bereik = _waarde(iri, _RDFS + "range")
    is_begrip = bereik == _SKOS + "Concept"
    waarvan = _waarde(iri, DEF + "waardelijst") if is_begrip else bereik
    return Eigenschap(iri, bereik, _waarde(waarvan, _RUIMTE))


@cache
def begrippen(schema: str) -> dict[str, Begrip]:
    """The concepts of a scheme by key, in the order of the file."""
    if _KADER + schema not in _onderwerpen():
        raise OnbekendeTerm(f"de ontologie kent geen begrippenkader '{schema}'")
    leden = (
        _begrip(iri)
        for iri, over in _onderwerpen().items()
        if (_KADER + schema, "") in over.get(_SKOS + "inScheme", ())
    )
    return {begrip.sleutel: begrip for begrip in leden}


def waarden(schema: str) -> tuple[str, ...]:
    """The keys of a scheme: the values that data may hold."""
    return tuple(begrippen(schema))


def schemas() -> tuple[str, ...]:
    """The names of all schemes."""
    return tuple(iri.removeprefix(_KADER) for iri in _onderwerpen() if iri.startswith(_KADER))


def op_basis(iri: str, basis: str) -> str:
    """The same IRI under another base address; those of others stay as they are."""
    return basis + iri[len(BASIS) :] if iri.startswith(BASIS) else iri


@cache
def turtle(naam: str, basis: str = BASIS) -> str:
    """The text of ``jeugdregio``, ``begrippen`` or ``shapes``, under a base address."""
    return (MAP / f"{naam}.ttl").read_text(encoding="utf-8").replace(BASIS, basis)


@cache
def context(basis: str = BASIS) -> dict[str, Any]:
    """The JSON-LD context, to be put in every document: nobody has to fetch it."""
    tekst = (MAP / "context.jsonld").read_text(encoding="utf-8").replace(BASIS, basis)
    inhoud: dict[str, Any] = json.loads(tekst)["@context"]
    return inhoud


@cache
def laad(basis: str = BASIS) -> Graph:
    """Classes, properties and concepts as one rdflib graph; shared, so do not change it."""
    from rdflib import Graph  # noqa: PLC0415  (slow to import, and most commands do without)

    graaf = Graph()
    for naam in ("jeugdregio", "begrippen"):
        graaf.parse(data=turtle(naam, basis), format="turtle")
    return graaf


@cache
def _onderwerpen() -> dict[str, Onderwerp]:
    onderwerpen: dict[str, Onderwerp] = defaultdict(lambda: defaultdict(list))
    for naam in ("jeugdregio", "begrippen"):
        for quad in ox.parse(turtle(naam), ox.RdfFormat.TURTLE):
            wat, waarde = quad.subject, quad.object
            if isinstance(wat, ox.NamedNode) and not isinstance(waarde, ox.Triple):
                taal = waarde.language if isinstance(waarde, ox.Literal) else None
                onderwerpen[wat.value][quad.predicate.value].append((waarde.value, taal or ""))
    return dict(onderwerpen)


@cache
def _velden() -> dict[str, str]:
    """Fields whose property has another name, as the ontology says with ``jr:veld``."""
    alles = _onderwerpen().items()
    return {veld: iri for iri, over in alles for veld, _ in over.get(DEF + "veld", ())}


def _begrip(iri: str) -> Begrip:
    over = _onderwerpen()[iri]
    naam = {taal: tekst for tekst, taal in over[_SKOS + "prefLabel"]}
    definitie = {taal: tekst for tekst, taal in over[_SKOS + "definition"]}
    sleutel = _waarde(iri, _SKOS + "notation")
    return Begrip(sleutel, iri, naam["nl"], naam["en"], definitie["nl"], definitie["en"])


def _waarde(iri: str, eigenschap: str) -> str:
    """The first value, or nothing."""
    waarden = _onderwerpen().get(iri, {}).get(eigenschap, ())
    return waarden[0][0] if waarden else ""
