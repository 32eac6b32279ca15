"""The country: functions, gemeenten and regions, and what belongs, changes and borders where."""

from __future__ import annotations

from datetime import date
from typing import Literal

from graph.facts.feit import Feit
from graph.facts.herkomst import Geldigheid

Niveau = Literal["lokaal", "regionaal", "bovenregionaal", "landelijk"]
JaNeeOnbekend = Literal["ja", "nee", "onbekend"]
RegioSoort = Literal["jeugdregio", "veilig-thuisregio"]


class Functie(Feit, frozen=True, kw_only=True):
    """A kind of help that must be available in an area. ``niveau`` is a default, undated."""

    code: str
    naam: str
    niveau: Niveau
    omschrijving: str = ""
    wettelijk_verplicht: JaNeeOnbekend = "onbekend"
    grondslag: str = ""
    interpretatie: str = ""


class Basisfunctie(Feit, frozen=True, kw_only=True):
    """One of the basic functions of a lokaal team, or an element under it (``onderdeel_van``)."""

    code: str
    naam: str
    omschrijving: str = ""
    onderdeel_van: str = ""
    indeling: str = ""


class Gemeente(Feit, frozen=True, kw_only=True):
    """A municipality under one name. A new name or code is a new fact."""

    code: str
    naam: str
    provincie: str = ""
    geldig: Geldigheid


class Regio(Feit, frozen=True, kw_only=True):
    """An area of gemeenten under one name: a jeugdregio or a Veilig Thuis region."""

    code: str
    naam: str
    regio_soort: RegioSoort = "jeugdregio"
    geldig: Geldigheid


class Alias(Feit, frozen=True, kw_only=True):
    """Another name for a region or gemeente, as a source spells it."""

    code: str
    naam: str


class Lidmaatschap(Feit, frozen=True, kw_only=True):
    """A gemeente belongs to a region, in general or for one function.

    Structure: carried forward after its last observation until another fact contradicts it.
    """

    gemeente: str
    regio: str
    functie: str = ""
    geldig: Geldigheid


class Herindeling(Feit, frozen=True, kw_only=True):
    """A gemeente ends and passes to a successor; a split has several facts."""

    datum: date
    wijze: Literal["samenvoeging", "opname", "splitsing", "hernoeming"]
    """``samenvoeging`` into a new gemeente, ``opname`` into a continuing one."""
    van: str
    naar: str
    aandeel: float | None = None
    """Share of the area of ``van`` that passes to ``naar`` (0-1), if known."""


class Grens(Feit, frozen=True, kw_only=True):
    """Two regions or two gemeenten share a border of ``km`` kilometres."""

    a: str
    b: str
    km: float
