"""What sources say for or against an answer without securing anything themselves."""

from __future__ import annotations

from typing import Literal

from graph.facts.feit import Feit
from graph.facts.herkomst import Bereik, Geldigheid, eis

Betreft = Literal["dekking", "schakel"]
LijstSoort = Literal["borging", "lidmaatschap", "aanbieders"]


class Uitspraak(Feit, frozen=True, kw_only=True):
    """A region says it works with partners for functions, without a securing fact (a vision)."""

    regio: str
    functies: tuple[str, ...]
    partners: tuple[str, ...]
    geldig: Geldigheid
    titel: str = ""


class NietVermeld(Feit, frozen=True, kw_only=True):
    """A relevant source of ``regio`` was read and does not name these partners for the function.

    Empty ``partners``: it names none.
    """

    regio: str
    functie: str
    partners: tuple[str, ...] = ()
    geldig: Geldigheid


class Ontkenning(Feit, frozen=True, kw_only=True):
    """A source states that there is no arrangement (``dekking``) or no link (``schakel``)."""

    functies: tuple[str, ...]
    bereik: Bereik
    betreft: Betreft = "dekking"
    geldig: Geldigheid


class NietVanToepassing(Feit, frozen=True, kw_only=True):
    """A source states that there is no duty or need at this level, or sets a region apart."""

    functies: tuple[str, ...]
    bereik: Bereik
    betreft: Betreft = "dekking"
    geldig: Geldigheid


class Volledigheid(Feit, frozen=True, kw_only=True):
    """A source states that its list is complete for a slice; inside it absence means no.

    ``lijst`` is the source whose facts form the list: a source can speak only of its own, or taking
    the list away would turn what it named into proven gaps.
    """

    lijst_soort: LijstSoort
    lijst: str
    functies: tuple[str, ...] = ()
    bereik: Bereik
    geldig: Geldigheid

    def __post_init__(self) -> None:
        super().__post_init__()
        eis(
            self.lijst == self.herkomst.bron,
            f"bron {self.herkomst.bron} noemt de lijst van {self.lijst} volledig; "
            "een bron kan dat alleen van haar eigen lijst zeggen",
        )
