"""A snapshot as a property graph: labelled nodes and typed relations of plain values.

Pure: no database here (``sync`` beside it writes). Names follow from the ontology by one rule: a
class is a label, a property that leads to a thing is a relation type in capitals (``viaRegio`` is
``VIA_REGIO``), every other property keeps its name; a concept is its key. A class that is about
exactly two things is itself a relation between them (``LIDMAATSCHAP``): what has two ends is drawn
as a line, with its period, its role and its source on it.

``id`` is the key of a thing (``GM0363``, ``JZ18``, the hash of a fact), ``iri`` its IRI in RDF.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from urllib.parse import quote

import pyoxigraph as ox

import ontology
from graph.bewijs_rijen import Velden, rijen, rijsleutel
from graph.facts import Aanbesteding, AlleFeiten, Geldigheid, Struct
from graph.periode import VOOR_ALTIJD
from graph.rdf.extra import hoofdnamen
from graph.rdf.termen import GEMEENTE, iri, plan, sleutel
from graph.snapshot import Snapshot

Waarde = str | int | float | bool | date | list[str]

AANBIEDER = ontology.JR.Aanbieder
_AANBIEDERVELDEN = frozenset(
    ("aanbieder", "aanbieders", "contractpartijen", "uitvoerder", "uitvoerders")
)
"""Fields with names of providers. A name is a node here: dependency is a walk through it."""
_ZIJDEN: Mapping[str, tuple[str, str]] = {
    "Lidmaatschap": ("gemeente", "regio"),
    "Deelname": ("deelnemer", "verband"),
    "Grens": ("a", "b"),
    "Herindeling": ("van", "naar"),
    "Ledenrij": ("gemeente", "regio"),
    "Schakelbewijs": ("regio", "partner"),
}
"""Classes about two things, with the fields that name them: from and to."""
_NAAM_IS_SLEUTEL = (AANBIEDER, ontology.JR.Partij)


@dataclass(frozen=True, slots=True)
class Knoop:
    """A node."""

    iri: str
    labels: tuple[str, ...]
    velden: dict[str, Waarde]


@dataclass(frozen=True, slots=True)
class Relatie:
    """A relation; one with an ``id`` is a fact or a row itself, one without only refers."""

    soort: str
    van: str
    naar: str
    id: str
    velden: dict[str, Waarde]


@dataclass(frozen=True, slots=True)
class Model:
    """All nodes and relations of one snapshot, in a fixed order."""

    knopen: tuple[Knoop, ...]
    relaties: tuple[Relatie, ...]

    @property
    def labels(self) -> frozenset[str]:
        """All labels in it; others on its nodes are somebody else's."""
        return frozenset(label for knoop in self.knopen for label in knoop.labels)


@dataclass(frozen=True, slots=True)
class _Veld:
    """One field of a record or a row: its name in the graph and its values."""

    veld: str
    naam: str
    veel: bool
    waarden: tuple[Waarde, ...]
    dingen: tuple[tuple[str, str], ...] = ()
    """(IRI, class) of the things it leads to; empty when it holds values."""
    wijst: bool = False


@dataclass(slots=True)
class _Bouwsel:
    """Nodes and relations while they are collected."""

    labels: dict[str, set[str]] = field(default_factory=dict)
    velden: dict[str, dict[str, Waarde]] = field(default_factory=dict)
    relaties: dict[tuple[str, str, str, str], dict[str, Waarde]] = field(default_factory=dict)

    def knoop(self, adres: str, *klassen: str, **velden: Waarde) -> None:
        self.labels.setdefault(adres, set()).update(map(lokaal, klassen))
        self.velden.setdefault(adres, {"id": sleutel(adres)}).update(velden)

    def ding(self, adres: str, klasse: str) -> None:
        naam = {"naam": sleutel(adres)} if klasse in _NAAM_IS_SLEUTEL else {}
        self.knoop(adres, klasse, **naam)

    def record(self, adres: str, klassen: tuple[str, ...], delen: Iterable[_Veld]) -> None:
        """A fact or row: a relation when its class has two ends, else a node."""
        delen = list(delen)
        naam = lokaal(klassen[-1])
        for deel in delen:
            for ding, klasse in deel.dingen:
                if naam not in _ZIJDEN or deel.veld in _ZIJDEN[naam]:
                    self.ding(ding, klasse)
        if naam in _ZIJDEN:
            self._lijn(naam, adres, delen)
            return
        self.knoop(adres, *klassen, **_waarden(d for d in delen if not d.wijst))
        for deel in delen:
            for ding, _ in deel.dingen:
                self.relaties[relatiesoort(deel.naam), adres, ding, ""] = {}

    def _lijn(self, naam: str, adres: str, delen: list[_Veld]) -> None:
        van, naar = (next(d for d in delen if d.veld == zijde) for zijde in _ZIJDEN[naam])
        rest = _waarden(d for d in delen if d.veld not in _ZIJDEN[naam])
        for begin, _ in van.dingen:
            for eind, _ in naar.dingen:
                eigen = sleutel(adres)
                self.relaties[relatiesoort(naam), begin, eind, eigen] = {"id": eigen, **rest}

    def model(self) -> Model:
        return Model(
            tuple(
                Knoop(adres, tuple(sorted(self.labels[adres])), {**velden, "iri": adres})
                for adres, velden in sorted(self.velden.items())
            ),
            tuple(
                Relatie(*wat, velden) for wat, velden in sorted(self.relaties.items(), key=_plek)
            ),
        )


def bouw(snapshot: Snapshot, base: str = ontology.BASIS) -> Model:
    """The whole graph of a snapshot: things, facts, sources and compiled rows."""
    bouwsel = _Bouwsel()
    for bron in snapshot.bronnen.values():
        adres = iri(ontology.JR.Bron, f"{ontology.BASIS}/id/bron/", bron.id, base).value
        bouwsel.record(adres, (ontology.JR.Bron,), _van_record(bron, base))
    for feit in snapshot.feiten:
        klassen = (ontology.JR.Feit, ontology.klasse(type(feit).__name__))
        delen = [*_van_record(feit, base), *_klok(snapshot, feit)]
        bouwsel.record(f"{base}/id/feit/{feit.id}", klassen, delen)
    for klasse, rij in rijen(snapshot):
        adres = f"{base}/id/{klasse.lower()}/{rijsleutel(rij)}"
        bouwsel.record(adres, (ontology.JR[klasse],), _van_rij(rij, base))
    for adres, naam in hoofdnamen(snapshot.feiten, base).items():
        bouwsel.knoop(adres, naam=naam)
    for adres, klasse, velden in _catalogus(snapshot, base):
        bouwsel.knoop(adres, klasse, **velden)
    return bouwsel.model()


@cache
def lokaal(adres: str) -> str:
    """The name of a term without its namespace: a label, or the name of a value."""
    return adres.rpartition("/")[2].rpartition("#")[2]


@cache
def relatiesoort(naam: str) -> str:
    """The name of a term as a relation type."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", lokaal(naam)).upper()


def _plek(relatie: tuple[tuple[str, str, str, str], dict[str, Waarde]]) -> tuple[str, ...]:
    return relatie[0]


def _waarden(delen: Iterable[_Veld]) -> dict[str, Waarde]:
    """Lists are always there, single values when there is one."""
    velden: dict[str, Waarde] = {}
    for deel in delen:
        if deel.veel:
            velden[deel.naam] = [str(waarde) for waarde in deel.waarden]
        elif deel.waarden:
            velden[deel.naam] = deel.waarden[0]
    return velden


def _catalogus(snapshot: Snapshot, base: str) -> Iterator[tuple[str, str, dict[str, Waarde]]]:
    """What is known of gemeenten, regions and functions besides their names."""
    indeling = snapshot.indeling
    for code, (van, tot) in indeling.gemeente_bestaat.items():
        yield _adres(GEMEENTE, "gemeente", code, base), GEMEENTE, {"van": van, "tot": tot}
    for code, (van, tot) in indeling.regio_bestaat.items():
        duur: dict[str, Waarde] = {"van": van, "tot": tot}
        soort = {"regioSoort": indeling.regio_soort(code)}
        adres = _adres(ontology.JR.Regio, "regio", code, base)
        yield adres, ontology.JR.Regio, {**duur, **soort}
    for code, functie in indeling.functies.items():
        adres = _adres(ontology.JR.Functie, "functie", code, base)
        yield adres, ontology.JR.Functie, {"niveau": functie.niveau}


def _adres(klasse: str, soort: str, code: str, base: str) -> str:
    return iri(klasse, f"{ontology.BASIS}/id/{soort}/", code, base).value


def _klok(snapshot: Snapshot, feit: AlleFeiten) -> Iterator[_Veld]:
    """The days that follow from what the source says, and until when the fact counts."""
    geldig = getattr(feit, "geldig", None)
    dagen = {"vervallen": snapshot.vervallen.get(feit.id, VOOR_ALTIJD)}
    if isinstance(geldig, Geldigheid):
        periode = geldig.periode()
        namen = ("van_vroegst", "van", "tot", "tot_laatst")
        dagen |= {naam: getattr(periode, naam) for naam in namen}
    for naam, dag in dagen.items():
        yield _Veld("", lokaal(ontology.eigenschap("", naam).iri), False, (dag,))


def _van_record(record: Struct, base: str) -> Iterator[_Veld]:
    """The fields of a fact or source, those of its parts among them."""
    for veld in plan(type(record), base).velden:
        waarde = getattr(record, veld.naam)
        if veld.deel is not None:
            yield from _van_record(waarde, base)
            continue
        waarden = tuple(w for w in (waarde if veld.veel else (waarde,)) if w not in ("", None))
        if _noemt_aanbieders(record, veld.naam):
            dingen = [(_aanbieder(naam, base), AANBIEDER) for naam in waarden]
        elif _is_klasse(veld.bereik):
            termen = [veld.naar(w) for w in waarden]
            dingen = [_soort(t.value, veld.bereik) for t in termen if isinstance(t, ox.NamedNode)]
        else:
            dingen = []
        wijst = _noemt_aanbieders(record, veld.naam) or _is_klasse(veld.bereik)
        naam = lokaal(veld.predicaat.value)
        yield _Veld(veld.naam, naam, veld.veel, waarden, tuple(dingen), wijst)


def _noemt_aanbieders(record: Struct, veld: str) -> bool:
    """Whether the field holds names of providers: a procurement may only say how many."""
    return veld in _AANBIEDERVELDEN and not isinstance(record, Aanbesteding)


def _van_rij(rij: Velden, base: str) -> Iterator[_Veld]:
    """The fields of a compiled row."""
    for veld, waarde in rij.items():
        eigenschap = ontology.eigenschap("", veld)
        veel = isinstance(waarde, tuple)
        leden = sorted(set(waarde)) if isinstance(waarde, tuple) else [waarde]
        waarden = tuple(lokaal(str(w)) if veld == "feitsoort" else w for w in leden if w != "")
        wijst = _is_klasse(eigenschap.bereik)
        dingen = tuple(
            _soort(iri(eigenschap.bereik, eigenschap.ruimte, str(w), base).value, eigenschap.bereik)
            for w in (waarden if wijst else ())
        )
        yield _Veld(veld, lokaal(eigenschap.iri), veel, waarden, dingen, wijst)


def _is_klasse(bereik: str) -> bool:
    """Whether a property leads to a thing with an IRI of its own: a concept is a value here."""
    return bereik == GEMEENTE or (bereik.startswith(ontology.DEF) and bereik not in _GEEN_DING)


_GEEN_DING = frozenset((ontology.JR.Moment, ontology.JR.CbsGemeentecode))
"""Ranges of ours that are kinds of text."""


def _soort(adres: str, bereik: str) -> tuple[str, str]:
    """A thing with its class: areas and parties are gemeenten or regions by their address."""
    for klasse, teken in ((GEMEENTE, "/id/gemeente/"), (ontology.JR.Regio, "/id/regio/")):
        if teken in adres:
            return adres, klasse
    return adres, bereik


def _aanbieder(naam: str, base: str) -> str:
    return f"{base}/id/{lokaal(AANBIEDER).lower()}/{quote(naam, safe='')}"
