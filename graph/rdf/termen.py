"""Values of facts as RDF terms and back: what the range of a property in the ontology asks for.

One rule per range, none per fact type. A class with IRIs of its own gives an IRI that ends in the
key, skos:Concept the concept of its value list, a datatype a literal. A moment keeps its precision.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any, get_args, get_origin, get_type_hints
from urllib.parse import quote, unquote

import msgspec
import pyoxigraph as ox

import ontology
from graph.facts import Bron, Feit, Struct

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

XSD = "http://www.w3.org/2001/XMLSchema#"
TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
GEMEENTE = f"{ontology.TOOI}def/ont/Gemeente"
_TOOI_GEMEENTE = f"{ontology.TOOI}id/gemeente/"

_ECHTE_GEMEENTE = re.compile(r"GM[0-8]\d{3}")
"""From GM9000 on a code is made up: TOOI does not know it, so the IRI must not say so."""
_GEMEENTECODE = re.compile(r"GM\d{4}")
_REGIOCODE = re.compile(r"[A-Z]{2}\d{2}")
_MOMENT = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_MOMENT_TYPE = {4: "gYear", 7: "gYearMonth", 10: "date"}


@dataclass(frozen=True, slots=True)
class Veld:
    """How one field of a record is written and read."""

    naam: str
    predicaat: ox.NamedNode
    bereik: str
    veel: bool
    standaard: Any
    deel: type[Struct] | None
    naar: Callable[[Any], ox.NamedNode | ox.Literal]
    uit: Callable[[Term], Any]

    def leeg(self, waarde: object) -> bool:
        """Whether leaving the value out loses nothing: reading gives it back."""
        return (waarde is None or waarde is False or waarde == "") and waarde == self.standaard


@dataclass(frozen=True, slots=True)
class Plan:
    """How one kind of record is written and read."""

    soort: type[Struct]
    klasse: ox.NamedNode
    velden: tuple[Veld, ...]

    @property
    def over(self) -> Veld | None:
        """The field that names the thing that a fact describes."""
        return next((veld for veld in self.velden if veld.naam == "code"), None)


@cache
def plan(soort: type[Struct], basis: str) -> Plan:
    """The plan of a record type, from its annotations and the ontology."""
    hints = get_type_hints(soort)
    velden = (
        _veld(soort, veld, hints[veld.name], basis)
        for veld in msgspec.structs.fields(soort)
        if not (soort is Bron and veld.name == "id")  # it is in the IRI
    )
    klasse = ontology.op_basis(ontology.klasse(soort.__name__), basis)
    return Plan(soort, ox.NamedNode(klasse), tuple(velden))


@lru_cache(maxsize=65_536)
def iri(bereik: str, ruimte: str, sleutel: str, basis: str) -> ox.NamedNode:
    """The IRI of a thing. Areas and parties are told apart by the form of their code."""
    if bereik in (ontology.JR.Gebied, ontology.JR.Partij) and _GEMEENTECODE.fullmatch(sleutel):
        bereik = GEMEENTE
    elif bereik == ontology.JR.Partij and _REGIOCODE.fullmatch(sleutel):
        ruimte = f"{ontology.BASIS}/id/regio/"
    if bereik == GEMEENTE:
        if _ECHTE_GEMEENTE.fullmatch(sleutel):
            return ox.NamedNode(_TOOI_GEMEENTE + sleutel.lower())
        ruimte = f"{ontology.BASIS}/id/gemeente/"
    return ox.NamedNode(ontology.op_basis(ruimte, basis) + quote(sleutel, safe=""))


@lru_cache(maxsize=65_536)
def sleutel(adres: str) -> str:
    """The key in an IRI: the inverse of ``iri``."""
    if adres.startswith(_TOOI_GEMEENTE):
        return adres.removeprefix(_TOOI_GEMEENTE).upper()
    return unquote(adres.rpartition("/")[2])


def is_tooi(adres: str) -> bool:
    """Whether a gemeente is known to TOOI, and so has a real code."""
    return adres.startswith(_TOOI_GEMEENTE)


def literal(waarde: str, soort: str) -> ox.Literal:
    """A literal of an XSD type, by its local name."""
    return ox.Literal(waarde, datatype=ox.NamedNode(XSD + soort))


@cache
def eigen(naam: str, basis: str) -> ox.NamedNode:
    """A term of our ontology."""
    return ox.NamedNode(ontology.op_basis(ontology.JR[naam], basis))


def dag(waarde: date) -> ox.Literal:
    """A day as xsd:date."""
    return literal(waarde.isoformat(), "date")


def _veld(soort: type[Struct], veld: msgspec.structs.FieldInfo, hint: Any, basis: str) -> Veld:
    # Fields that all facts share are described once, for Feit itself.
    drager = Feit if issubclass(soort, Feit) and veld.name in Feit.__struct_fields__ else soort
    eigenschap = ontology.eigenschap(drager.__name__, veld.name)
    veel = get_origin(hint) is tuple
    waarde = get_args(hint)[0] if veel or type(None) in get_args(hint) else hint
    deel = waarde if isinstance(waarde, type) and issubclass(waarde, Struct) else None
    leeg: Any = () if veel else ""
    return Veld(
        naam=veld.name,
        predicaat=ox.NamedNode(ontology.op_basis(eigenschap.iri, basis)),
        bereik=eigenschap.bereik,
        veel=veel,
        standaard=leeg if veld.default is msgspec.NODEFAULT else veld.default,
        deel=deel,
        naar=_schrijver(eigenschap, basis),
        uit=_LEZERS.get(waarde, _lees_sleutel if eigenschap.ruimte else tekst),
    )


def _schrijver(
    eigenschap: ontology.Eigenschap, basis: str
) -> Callable[[Any], ox.NamedNode | ox.Literal]:
    if eigenschap.ruimte:
        bereik, ruimte = eigenschap.bereik, eigenschap.ruimte
        # An empty key has no IRI; it is rare, and kept as an empty text.
        return lambda waarde: iri(bereik, ruimte, waarde, basis) if waarde else ox.Literal("")
    if eigenschap.bereik == ontology.JR.Moment:
        return _moment
    soort = eigenschap.bereik.removeprefix(XSD)
    if soort == "string":
        return ox.Literal
    if soort == "boolean":
        return lambda waarde: literal("true" if waarde else "false", "boolean")
    if soort == "decimal":
        return lambda waarde: literal(f"{Decimal(repr(waarde)):f}", "decimal")
    if eigenschap.bereik.startswith(XSD):
        return lambda waarde: literal(str(waarde), soort)
    return _adres


def _moment(waarde: str) -> ox.Literal:
    passend = _MOMENT.fullmatch(waarde)
    return literal(waarde, _MOMENT_TYPE[len(waarde)]) if passend else ox.Literal(waarde)


def _adres(waarde: str) -> ox.NamedNode | ox.Literal:
    """An IRI of others as it stands; what is no IRI stays a text."""
    try:
        return ox.NamedNode(waarde)
    except ValueError:
        return ox.Literal(waarde)


def tekst(term: Term) -> str:
    """The IRI of a node, the text of a literal."""
    if isinstance(term, ox.Triple):
        raise TypeError("een feit kan geen triple als waarde hebben")
    return term.value


def _lees_sleutel(term: Term) -> str:
    return sleutel(term.value) if isinstance(term, ox.NamedNode) else tekst(term)


_LEZERS: dict[Any, Callable[[Term], Any]] = {
    bool: lambda term: tekst(term) in ("true", "1"),
    int: lambda term: int(tekst(term)),
    float: lambda term: float(tekst(term)),
    date: lambda term: date.fromisoformat(tekst(term)),
}
