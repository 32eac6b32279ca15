"""What stands beside an answer and never secures: plans, providers, roles, counts, and the like."""

from __future__ import annotations

from datetime import date
from typing import Literal

from graph.facts.feit import Feit
from graph.facts.herkomst import Bereik, Geldigheid
from graph.facts.land import JaNeeOnbekend

RolSoort = Literal[
    "coordinator",
    "accounthoudende-regio",
    "centrumgemeente",
    "aanspreekpunt",
    "regio-adviseur",
    "regio-ambassadeur",
    "inkooporganisatie",
    "penvoerder",
    "contractbeheerder",
    "toezichthouder",
    "bestuurlijk-overleg",
    "samenwerkingsverband",
]
VoornemenSoort = Literal["voornemen", "aanbesteding", "gunning"]
"""A tender or an award stays an intention until a contract is seen."""
VisieStatus = Literal["in-voorbereiding", "concept", "deels-vastgesteld", "vastgesteld"]


class Regiovisie(Feit, frozen=True, kw_only=True):
    """A regional vision as a document; what it describes is not thereby arranged."""

    regios: tuple[str, ...]
    titel: str
    stand: VisieStatus
    functies: tuple[str, ...] = ()
    vastgesteld_door: tuple[str, ...] = ()
    betrokken: tuple[str, ...] = ()
    geldig: Geldigheid


class Voornemen(Feit, frozen=True, kw_only=True):
    """A plan, tender or declaration of intent: never cover, never a planned status."""

    omschrijving: str
    voornemen_soort: VoornemenSoort = "voornemen"
    regios: tuple[str, ...] = ()
    gemeenten: tuple[str, ...] = ()
    """The part of the regions whose plan it is; empty: the whole of them."""
    partners: tuple[str, ...] = ()
    functies: tuple[str, ...] = ()


class Aanbod(Feit, frozen=True, kw_only=True):
    """A provider is active for functions in an area: for dependency only, never cover."""

    aanbieder: str
    functies: tuple[str, ...]
    sleutel: str = ""
    """By which a later statement can end it, when its location closed."""
    bereik: Bereik
    geldig: Geldigheid


class LokaalTeam(Feit, frozen=True, kw_only=True):
    """A local team of one gemeente."""

    gemeente: str
    naam: str
    uitvoerder: str = ""
    levert_zelf: JaNeeOnbekend = "onbekend"
    basisfuncties: tuple[str, ...] = ()
    """As the source words them; not mapped to the five."""
    geldig: Geldigheid


class Rol(Feit, frozen=True, kw_only=True):
    """Who holds a role for whom: offices and organisations, never persons."""

    rol: RolSoort
    drager: str
    regios: tuple[str, ...] = ()
    functies: tuple[str, ...] = ()
    aanbieders: tuple[str, ...] = ()
    gebied: str = ""
    geldig: Geldigheid


class Aankondiging(Feit, frozen=True, kw_only=True):
    """An announced change of the division; ``onzeker_vanaf`` flags the regions from that day."""

    omschrijving: str
    regios: tuple[str, ...] = ()
    gemeenten: tuple[str, ...] = ()
    onzeker_vanaf: date | None = None


class Telling(Feit, frozen=True, kw_only=True):
    """A count without names ("24 of 42"): kept beside others, closes nothing."""

    onderwerp: str
    uitkomst: str
