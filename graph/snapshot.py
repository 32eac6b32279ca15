"""One immutable state of everything we know, versioned by its content.

A snapshot holds the facts, their sources and the columns compiled from them. Its id is a hash of
the facts, so equal input gives equal ids on every machine. It is written aside and swapped in
whole: a reader finds the old one or the new one, never half of either.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar, cast

import msgspec

from graph.beeindiging import Lopend
from graph.bewijs import Bewijsrij
from graph.dataset import Dataset
from graph.evidence import Bewijstabel, Ledentabel, bewijstabel, ledentabel
from graph.facts import AlleFeiten, Bron, Functie, Geldigheid, gesorteerd
from graph.indeling import Indeling
from graph.periode import VOOR_ALTIJD, Periode
from graph.samensteller import Samensteller
from graph.schakelbewijs import Schakelbewijs, schakelbewijs

F = TypeVar("F", bound=AlleFeiten)

REGELVERSIE = "2.0.0"
"""Version of the rules that turn facts into answers; part of every answer and of the id."""


@dataclass(frozen=True)
class Snapshot:
    """Facts, and what was compiled from them. Build with ``maak``, read with ``graph.opslag``."""

    dataset: Dataset
    bronnen: dict[str, Bron]
    feiten: tuple[AlleFeiten, ...]
    bewijs: Bewijstabel
    gronden: tuple[tuple[str, ...], ...]
    leden: Ledentabel
    id: str

    @classmethod
    def maak(
        cls, dataset: Dataset, bronnen: Iterable[Bron], feiten: Iterable[AlleFeiten]
    ) -> Snapshot:
        """Compile facts; their order does not matter."""
        geordend = gesorteerd(feiten)
        per_bron = {bron.id: bron for bron in sorted(bronnen, key=lambda b: b.id)}
        _eis_bronnen(geordend, per_bron)
        vervallen = vervaldata(geordend)
        indeling = Indeling(geordend, vervallen)
        rijen = Samensteller(geordend, indeling, vervallen).rijen()
        assen = (indeling.gemeenten, tuple(indeling.functies), indeling.regios)
        bewijs, gronden = bewijstabel(rijen, *assen)
        leden = ledentabel(indeling.leden, *assen)
        kenmerk = inhoudshash(dataset, per_bron, geordend)
        return cls(dataset, per_bron, geordend, bewijs, gronden, leden, kenmerk)

    @cached_property
    def vervallen(self) -> dict[str, date]:
        """Per corrected fact the day from which it no longer counts."""
        return vervaldata(self.feiten)

    @cached_property
    def indeling(self) -> Indeling:
        """Catalogue and division."""
        return Indeling(self.feiten, self.vervallen)

    @cached_property
    def samensteller(self) -> Samensteller:
        """Access to facts as they stand after corrections and end statements."""
        return Samensteller(self.feiten, self.indeling, self.vervallen)

    @cached_property
    def per_id(self) -> dict[str, AlleFeiten]:
        """Facts by id."""
        return {feit.id: feit for feit in self.feiten}

    @property
    def gemeenten(self) -> tuple[str, ...]:
        """Codes of all gemeenten of all times: the rows of the gemeente matrix."""
        return self.indeling.gemeenten

    @cached_property
    def gemeentenummer(self) -> dict[str, int]:
        """Row of each gemeente in the gemeente matrix."""
        return {code: nr for nr, code in enumerate(self.gemeenten)}

    @cached_property
    def functies(self) -> tuple[str, ...]:
        """Codes of all functions: the columns."""
        return tuple(self.indeling.functies)

    @property
    def regios(self) -> tuple[str, ...]:
        """Codes of all jeugdregio's: the rows of the region matrix."""
        return self.indeling.regios

    def functie(self, code: str) -> Functie:
        """One function of the list."""
        return self.indeling.functies[code]

    @property
    def vorm(self) -> tuple[int, int]:
        """(gemeenten, functions)."""
        return len(self.gemeenten), len(self.functies)

    @cached_property
    def schakelbewijs(self) -> list[Schakelbewijs]:
        """What is on record about regions working together."""
        return schakelbewijs(self.samensteller)

    @cached_property
    def _per_soort(self) -> dict[type[AlleFeiten], list[AlleFeiten]]:
        soorten: dict[type[AlleFeiten], list[AlleFeiten]] = {}
        for feit in self.feiten:
            soorten.setdefault(type(feit), []).append(feit)
        return soorten

    def zichtbaar(self, soort: type[F], kennisdatum: date) -> list[F]:
        """Facts of one kind that were in our knowledge on a day."""
        feiten = cast(list[F], self._per_soort.get(cast(type[AlleFeiten], soort), []))
        return [
            f
            for f in feiten
            if f.herkomst.vastgelegd <= kennisdatum < self.vervallen.get(f.id, VOOR_ALTIJD)
        ]

    def periode(self, feit: Lopend, kennisdatum: date) -> Periode | None:
        """The period of a running fact as known on a day; None when it was not known then."""
        for deel in self.samensteller.delen(feit):
            if deel.bekend <= kennisdatum < deel.vervallen:
                return deel.periode
        return None

    def geldigheid(self, feit_id: str, kennisdatum: date = VOOR_ALTIJD) -> Geldigheid:
        """What was said of start and end, as known on a day; empty for facts without a period."""
        geldig: Geldigheid = getattr(self.per_id[feit_id], "geldig", Geldigheid())
        return geldig.op(kennisdatum)

    def bronnen_van(self, feiten: Iterable[str], kennisdatum: date) -> tuple[str, ...]:
        """The sources of facts (by id), with those that changed an end, as known on a day."""
        genoemd = {bron for id_ in feiten for bron in self.per_id[id_].bronnen(kennisdatum)}
        return tuple(sorted(genoemd))

    def bewijsrijen(self) -> list[Bewijsrij]:
        """The evidence as objects, for exports and explanations; compiled afresh."""
        return self.samensteller.rijen()


def vervaldata(feiten: Iterable[AlleFeiten]) -> dict[str, date]:
    """A corrected fact counts until the first correction of it was recorded."""
    eind: dict[str, date] = {}
    for feit in feiten:
        if feit.vervangt:
            eerder = eind.get(feit.vervangt, VOOR_ALTIJD)
            eind[feit.vervangt] = min(eerder, feit.herkomst.vastgelegd)
    return eind


def inhoudshash(dataset: Dataset, bronnen: dict[str, Bron], feiten: tuple[AlleFeiten, ...]) -> str:
    """Sixteen hex digits that change when any fact, source or rule changes."""
    inhoud = hashlib.sha256(REGELVERSIE.encode())
    inhoud.update(msgspec.json.encode((dataset, list(bronnen.values()))))
    for feit in feiten:
        inhoud.update(feit.id.encode())
    return inhoud.hexdigest()[:16]


def _eis_bronnen(feiten: tuple[AlleFeiten, ...], bronnen: dict[str, Bron]) -> None:
    for feit in feiten:
        for bron in feit.bronnen(VOOR_ALTIJD):
            if bron not in bronnen:
                plaats = f"{type(feit).__name__.lower()} ({feit.herkomst.plaats})"
                raise ValueError(f"{plaats} noemt bron '{bron}', die er niet is")
