"""What is arranged: bodies and who takes part, what secures, what that leaves out, and its end."""

from __future__ import annotations

from typing import Literal

from graph.facts.feit import Feit
from graph.facts.herkomst import Bereik, Geldigheid, eis
from graph.facts.land import JaNeeOnbekend
from graph.periode import Moment

Grondslag = Literal[
    "contract", "subsidie", "regeling", "raamcontract", "rijk", "gebied", "eigen-aanbod"
]
"""On what a securing fact rests: B1 (two words), B2, B3 (two), B4 and B5 of the domain, 7.2."""


class Verband(Feit, frozen=True, kw_only=True):
    """An arrangement or body in which gemeenten or regions work together."""

    code: str
    naam: str
    rechtsvorm: str = ""
    """Key of the concept in scheme ``rechtsvormen``; empty when the source gives none."""
    organisatie: str = ""
    centrumgemeente: str = ""
    tooi: str = ""
    jeugd: bool = True
    taken: tuple[str, ...] = ()
    geldig: Geldigheid


class Deelname(Feit, frozen=True, kw_only=True):
    """A party takes part in a Verband. ``deelnemer`` is a code, or a name when it has none."""

    verband: str
    deelnemer: str
    rol: str = "deelnemer"
    functie: str = ""
    geldig: Geldigheid


class Borging(Feit, frozen=True, kw_only=True):
    """A securing fact (B1-B5): functions are secured for an area.

    ``onderwerp`` identifies the contract or arrangement across sources. ``partijen`` are the
    regions that do this together; whether they all say so is in ``herkomst``.
    """

    onderwerp: str
    titel: str
    functies: tuple[str, ...]
    grondslag: Grondslag
    bereik: Bereik
    geldig: Geldigheid
    partijen: tuple[str, ...] = ()
    gebied: str = ""
    coordinator: str = ""
    via_regio: str = ""
    """The region that commissioned, when ``bereik`` names gemeenten."""
    contractpartijen: tuple[str, ...] = ()
    uitvoerders: tuple[str, ...] = ()
    gekruist: bool = False
    """``uitvoerders`` belong to the area as a list, not to this region."""
    slapend: bool = False
    volgt_op: str = ""
    """``onderwerp`` of the predecessor."""
    regionaal_product: str = ""
    """The text of the source that was mapped to ``functies``."""

    def __post_init__(self) -> None:
        super().__post_init__()
        eis(self.functies, f"borging {self.onderwerp} noemt geen functie")


class Taak(Feit, frozen=True, kw_only=True):
    """An arrangement has a task that names no function of the list: never cover."""

    koopt_in: JaNeeOnbekend = "onbekend"
    """Whether it buys youth care for its members; reviewed, never read from the kind of body."""

    onderwerp: str
    omschrijving: str
    bereik: Bereik
    geldig: Geldigheid
    partijen: tuple[str, ...] = ()
    uitvoerders: tuple[str, ...] = ()


class Beeindiging(Feit, frozen=True, kw_only=True):
    """A source says that a contract or arrangement (``onderwerp``) ended, or an ``aanbod``."""

    onderwerp: str = ""
    datum: str
    uiterlijk: bool = False
    aanbod: str = ""
    """``sleutel`` of the Aanbod that ended: its location closed."""

    def __post_init__(self) -> None:
        super().__post_init__()
        eis(bool(self.onderwerp) != bool(self.aanbod), "noem een onderwerp of een aanbod")
        Moment.lees(self.datum)
