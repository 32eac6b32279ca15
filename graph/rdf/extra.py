"""Triples that facts do not need but whoever queries them expects.

Per fact its sure and possible period as days and the source it derives from; per thing that facts
describe its class, its code and one preferred name, the latest. The class comes with the classes of
ORG and CPOV above it, for readers that know those and not ours. CPOV allows one other name in a
language: of a public organisation that is the shortest, and the rest is hidden. All can be derived
again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

import ontology
from graph.facts import AlleFeiten, Geldigheid, Verband
from graph.periode import ALTIJD_AL, VOOR_ALTIJD
from graph.rdf.termen import TYPE, Veld, dag, eigen, is_tooi, plan, sleutel

_SKOS = "http://www.w3.org/2004/02/skos/core#"
LABEL = ox.NamedNode(f"{_SKOS}prefLabel")
_ANDER_LABEL = ox.NamedNode(f"{_SKOS}altLabel")
_VERBORGEN_LABEL = ox.NamedNode(f"{_SKOS}hiddenLabel")
_NOTATIE = ox.NamedNode(f"{_SKOS}notation")
_AFGELEID_VAN = ox.NamedNode("http://www.w3.org/ns/prov#wasDerivedFrom")
_ORGANISATIES = ("http://www.w3.org/ns/org#", "http://data.europa.eu/m8g/")
"""Where the classes of ORG and CPOV live."""
_PUBLIEK = f"{_ORGANISATIES[1]}PublicOrganisation"
_RECHTSPERSOON = {
    "openbaar-lichaam": True,
    "bedrijfsvoeringsorganisatie": True,
    "gemeenschappelijk-orgaan": False,
    "centrumregeling": False,
    "regeling-zonder-meer": False,
    "convenant": False,
    "samenwerkingsovereenkomst": False,
}
"""Whether a legal form makes a legal person; the other forms say nothing about the whole."""

Triple = tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]


@dataclass(frozen=True, slots=True)
class Namen:
    """Which name of a thing is which, by the IRI of the thing."""

    hoofd: Mapping[str, str]
    bij: Mapping[str, str]
    """The one other name of a public organisation."""

    def label(self, ding: str, naam: str) -> ox.NamedNode:
        """The property under which a name of a thing belongs."""
        if self.hoofd.get(ding) == naam:
            return LABEL
        return _ANDER_LABEL if self.bij.get(ding, naam) == naam else _VERBORGEN_LABEL


def namen_van(feiten: Iterable[AlleFeiten], base: str) -> Namen:
    """The names of all things that facts describe."""
    lijst = list(feiten)
    hoofd, publiek, andere = hoofdnamen(lijst, base), set[str](), dict[str, set[str]]()
    for feit in lijst:
        over = plan(type(feit), base).over
        if over is not None:
            ding, naam = over.naar(getattr(feit, over.naam)).value, getattr(feit, "naam", "")
            if _PUBLIEK in _klassen(feit, over):
                publiek.add(ding)
            if hoofd.get(ding) != naam:
                andere.setdefault(ding, set()).add(naam)
    bij = {d: min(n, key=lambda naam: (len(naam), naam)) for d, n in andere.items() if d in publiek}
    return Namen(hoofd, bij)


def hoofdnamen(feiten: Iterable[AlleFeiten], base: str) -> dict[str, str]:
    """The name of each thing under which a source saw it last."""
    beste: dict[str, tuple[tuple[str, ...], str]] = {}
    for feit in feiten:
        over = plan(type(feit), base).over
        if over is None or _is_alias(over):
            continue
        geldig = getattr(feit, "geldig", None) or Geldigheid()
        eind = geldig.tot or "9999"
        kandidaat = ((eind, max(geldig.gezien, default=""), geldig.van), getattr(feit, "naam", ""))
        ding = over.naar(getattr(feit, over.naam)).value
        beste[ding] = max(beste.get(ding, kandidaat), kandidaat)
    return {ding: naam for ding, (_, naam) in beste.items()}


def extra(feit: AlleFeiten, node: ox.NamedNode, namen: Namen, base: str) -> Iterator[Triple]:
    """What follows from one fact; ``namen`` are those of all things."""
    hoe = plan(type(feit), base)
    bron = next(veld for veld in plan(type(feit.herkomst), base).velden if veld.naam == "bron")
    yield node, _AFGELEID_VAN, bron.naar(feit.herkomst.bron)
    yield from _dagen(feit, node, base)
    if hoe.over is not None:
        yield from _ding(feit, hoe.over, namen, base)
    for veld in hoe.velden:
        if veld.bereik == ontology.JR.Partij:
            waarde = getattr(feit, veld.naam)
            for naam in waarde if veld.veel else (waarde,):
                yield from _partij(veld.naar(naam), base)


def _is_alias(over: Veld) -> bool:
    """Whether the fact only gives another name, to a thing that others describe."""
    return over.bereik == ontology.JR.Gebied


def _dagen(feit: AlleFeiten, node: ox.NamedNode, base: str) -> Iterator[Triple]:
    geldig = getattr(feit, "geldig", None)
    if not isinstance(geldig, Geldigheid):
        return
    periode = geldig.periode()
    dagen = {"vanVroegst": periode.van_vroegst, "totLaatst": periode.tot_laatst}
    if periode.van < periode.tot:
        dagen |= {"van": periode.van, "tot": periode.tot}
    for naam, waarde in dagen.items():
        if ALTIJD_AL < waarde < VOOR_ALTIJD:
            yield node, eigen(naam, base), dag(waarde)


def _ding(feit: AlleFeiten, over: Veld, namen: Namen, base: str) -> Iterator[Triple]:
    code, naam = getattr(feit, over.naam), ox.Literal(getattr(feit, "naam", ""), language="nl")
    ding = over.naar(code)
    if not isinstance(ding, ox.NamedNode):
        return
    if _is_alias(over):
        if (label := namen.label(ding.value, naam.value)) != LABEL:
            yield ding, label, naam
        return
    for klasse in _klassen(feit, over):
        yield ding, TYPE, ox.NamedNode(ontology.op_basis(klasse, base))
    yield ding, _NOTATIE, ox.Literal(code)
    if is_tooi(ding.value):
        yield ding, _NOTATIE, ox.Literal(code, datatype=eigen("CbsGemeentecode", base))
    yield ding, namen.label(ding.value, naam.value), naam


def _klassen(feit: AlleFeiten, over: Veld) -> list[str]:
    """The class of the thing, for an arrangement that of its legal form, and those of others."""
    eigen_klassen = {over.bereik}
    met = _RECHTSPERSOON.get(feit.rechtsvorm) if isinstance(feit, Verband) else None
    if met is not None:
        naam = "SamenwerkingMetRechtspersoon" if met else "SamenwerkingZonderRechtspersoon"
        eigen_klassen.add(ontology.JR[naam])
    hoger = {iri for klasse in eigen_klassen for iri in ontology.boven(klasse)}
    return sorted(eigen_klassen | {iri for iri in hoger if iri.startswith(_ORGANISATIES)})


def _partij(partij: ox.NamedNode | ox.Literal, base: str) -> Iterator[Triple]:
    """A party known by its name only."""
    if isinstance(partij, ox.NamedNode) and partij.value.startswith(f"{base}/id/partij/"):
        yield partij, TYPE, eigen("Partij", base)
        yield partij, LABEL, ox.Literal(sleutel(partij.value), language="nl")
