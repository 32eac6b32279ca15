"""Where a fact comes from, when it holds, and for whom: the parts that every fact is made of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache
from typing import Literal, get_origin

import msgspec

from graph.periode import ALTIJD_AL, VOOR_ALTIJD, Moment, Periode

BronSoort = Literal[
    "regelgeving",
    "regeling",
    "register",
    "gemeente",
    "regio",
    "aanbieder",
    "landelijk",
    "pers",
    "rechtspraak",
    "overig",
]
VastgelegdHerkomst = Literal["rij", "publicatie", "peildatum", "opgehaald"]


class Struct(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Base of all records: immutable, named fields only, strict when read.

    A list in a record is a set: its order says nothing, so there is one order.
    """

    def __post_init__(self) -> None:
        for naam in _lijsten(type(self)):
            waarde = getattr(self, naam)
            if len(waarde) > 1:
                msgspec.structs.force_setattr(self, naam, tuple(sorted(set(waarde))))


@cache
def _lijsten(soort: type[Struct]) -> tuple[str, ...]:
    """The fields that hold several values; by their type."""
    velden = msgspec.structs.fields(soort)
    return tuple(veld.name for veld in velden if get_origin(veld.type) is tuple)


class Bron(Struct, frozen=True, kw_only=True):
    """A source: a document, register, map or page. ``rang`` 1 (regulation) to 5 (other)."""

    id: str
    titel: str
    url: str
    soort: BronSoort
    rang: int
    uitgever: str = ""
    licentie: str = ""
    gepubliceerd: str = ""
    opgehaald: date

    def __post_init__(self) -> None:
        super().__post_init__()
        eis(self.id, "een bron zonder id")
        eis(self.titel, f"bron {self.id} heeft geen titel")
        eis(1 <= self.rang <= 5, f"bron {self.id}: rang {self.rang} ligt niet tussen 1 en 5")
        if self.gepubliceerd:
            Moment.lees(self.gepubliceerd)


class Herkomst(Struct, frozen=True, kw_only=True):
    """Who says so, where, about which date, and since when we could know."""

    bron: str
    plaats: str
    peildatum: str
    vastgelegd: date
    vastgelegd_herkomst: VastgelegdHerkomst
    rang: int
    spreker: str = ""
    spreekt_voor: tuple[str, ...] = ()
    """Regions for which the speaker itself speaks; a joint text speaks for all its parties."""
    gezamenlijk: bool = False
    afgeleid: str = ""
    """What in the fact is our inference; empty when the source states it all."""
    opmerking: str = ""

    def __post_init__(self) -> None:
        super().__post_init__()
        eis(self.bron, "een feit zonder bron")
        eis(self.plaats, f"bron {self.bron}: een feit zonder vindplaats")
        eis(self.peildatum, f"bron {self.bron}, {self.plaats}: een feit zonder peildatum")
        eis(1 <= self.rang <= 5, f"rang {self.rang} ligt niet tussen 1 en 5")
        Moment.lees(self.peildatum)


class Geldigheid(Struct, frozen=True, kw_only=True):
    """Start, end and observations in the words of the source."""

    van: str = ""
    tot: str = ""
    """First day no longer in force; a bare year or month is the one in which it ends."""
    uiterlijk: bool = False
    """``tot`` is the latest end: it may have ended before."""
    minstens: bool = False
    """``tot`` is the earliest end: it may go on after it."""
    onbepaald: bool = False
    gezien: tuple[str, ...] = ()
    eind_met_opties: str = ""
    opties: str = ""
    """Options to extend in the words of the source, also when it does not say for how long."""
    einde_bron: str = ""
    """The later publication that changed the end to ``tot``; the fact itself is of its source."""
    einde_vastgelegd: date | None = None
    """Since when that publication could be known."""
    eerder_tot: str = ""
    """The end before it was changed; empty when none was stated."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self._eis_gewijzigd_einde()
        for geldig, _, _ in self.stukken(ALTIJD_AL, VOOR_ALTIJD):
            geldig._periode()
        if self.eind_met_opties:
            Moment.lees(self.eind_met_opties)

    def _eis_gewijzigd_einde(self) -> None:
        eis(self.einde_bron or not self.eerder_tot, "eerder_tot vraagt een einde_bron")
        eis(self.tot or not self.einde_bron, "einde_bron zegt wie tot wijzigde, en tot is leeg")
        heeft_dag = self.einde_vastgelegd is not None
        eis(heeft_dag == bool(self.einde_bron), "bij einde_bron hoort de dag waarop zij bekend was")

    def periode(self, kennisdatum: date = date.max) -> Periode:
        """The sure and possible period that follow, as known on a day (else: as known now)."""
        return self.op(kennisdatum)._periode()

    def op(self, kennisdatum: date) -> Geldigheid:
        """What could be known on a day: before its end was changed it ended otherwise."""
        nog_niet = self.einde_vastgelegd is not None and kennisdatum < self.einde_vastgelegd
        return _eerder(self) if nog_niet else self

    def stukken(self, bekend: date, vervallen: date) -> Iterator[tuple[Geldigheid, date, date]]:
        """Per stretch of knowledge between two days what could be known, from when, until when."""
        wissel = self.einde_vastgelegd or bekend
        if bekend < min(wissel, vervallen):
            yield self.op(bekend), bekend, min(wissel, vervallen)
        if max(bekend, wissel) < vervallen:
            yield self, max(bekend, wissel), vervallen

    def _periode(self) -> Periode:
        return _uitgerekend(self)


@lru_cache(maxsize=1 << 15)  # a country says the same few thousand, and every answer asks for them
def _uitgerekend(geldig: Geldigheid) -> Periode:
    return Periode.uit(
        geldig.van,
        geldig.tot,
        uiterlijk=geldig.uiterlijk,
        minstens=geldig.minstens,
        onbepaald=geldig.onbepaald,
        gezien=geldig.gezien,
    )


@lru_cache(maxsize=4096)
def _eerder(geldig: Geldigheid) -> Geldigheid:
    """Before the end was changed; ``uiterlijk`` and ``minstens`` are about the changed end."""
    return Geldigheid(
        van=geldig.van,
        tot=geldig.eerder_tot,
        onbepaald=geldig.onbepaald,
        gezien=geldig.gezien,
        eind_met_opties=geldig.eind_met_opties,
        opties=geldig.opties,
    )


class Bereik(Struct, frozen=True, kw_only=True):
    """For whom: named gemeenten, named regions, or every gemeente of the country."""

    gemeenten: tuple[str, ...] = ()
    regios: tuple[str, ...] = ()
    landelijk: bool = False
    zoals_het_is: bool = False
    """A named region means its members on the day, not those at the start of the fact."""

    def __post_init__(self) -> None:
        super().__post_init__()
        eis(self.gemeenten or self.regios or self.landelijk, "een bereik zonder gemeente of regio")


def eis(voorwaarde: object, klacht: str) -> None:
    """A record that breaks its own rules is never built."""
    if not voorwaarde:
        raise ValueError(klacht)
