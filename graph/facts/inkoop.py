"""What is known around contracts and providers, and never secures: tenders, money, places."""

from __future__ import annotations

from typing import Literal

from graph.facts.feit import Feit
from graph.facts.herkomst import Geldigheid, eis
from graph.periode import Moment

AanbestedingStand = Literal[
    "in-voorbereiding",
    "aangekondigd",
    "gepubliceerd",
    "uitgesteld",
    "voorlopig-gegund",
    "gegund",
    "verlengd",
    "loopt",
    "loopt-af",
    "ingetrokken",
    "onder-de-rechter",
    "onbekend",
]
CapaciteitStand = Literal["feit", "plan", "uitgangspunt"]
_DAGEN = ("aankondiging", "publicatie", "inschrijven_tot", "gunning", "ingang", "einde")


class Aanbesteding(Feit, frozen=True, kw_only=True):
    """A procurement as a source describes it; what it leads to is a fact of its own.

    Dates keep the precision of the source. ``einde`` is the first day after what is bought.
    """

    onderwerp: str
    titel: str
    stand: AanbestedingStand = "onbekend"
    regios: tuple[str, ...] = ()
    gemeenten: tuple[str, ...] = ()
    """Only these, when it is not for the whole of ``regios``."""
    functies: tuple[str, ...] = ()
    functietekst: str = ""
    procedure: str = ""
    aankondiging: str = ""
    publicatie: str = ""
    inschrijven_tot: str = ""
    gunning: str = ""
    ingang: str = ""
    einde: str = ""
    eind_met_opties: str = ""
    looptijd: str = ""
    opties: str = ""
    aanbieders: str = ""
    """In the words of the source: names, or how many."""
    kenmerk: str = ""
    """Of the notice."""
    overdracht: str = ""
    """What is said on handing over children in care."""

    def __post_init__(self) -> None:
        super().__post_init__()
        for dag in filter(None, (getattr(self, naam) for naam in (*_DAGEN, "eind_met_opties"))):
            Moment.lees(dag)


class Bedrag(Feit, frozen=True, kw_only=True):
    """An amount that an arrangement (``onderwerp``) grants a gemeente in a year, in whole euros."""

    onderwerp: str
    gemeente: str
    functies: tuple[str, ...] = ()
    jaar: int
    bedrag: int
    bedrag_soort: str = ""
    """What the amount is in the words of the source, such as "ten hoogste"."""

    def __post_init__(self) -> None:
        super().__post_init__()
        eis(self.bedrag >= 0, f"het bedrag {self.bedrag} is minder dan nul")


class Capaciteit(Feit, frozen=True, kw_only=True):
    """How many places there are, or are meant to be; it says nothing of who may use them."""

    functies: tuple[str, ...]
    regios: tuple[str, ...] = ()
    aanbieder: str = ""
    jaar: int | None = None
    aantal: int
    capaciteit_soort: str = ""
    """What kind of places, in the words of the source."""
    stand: CapaciteitStand = "feit"

    def __post_init__(self) -> None:
        super().__post_init__()
        eis(self.aantal >= 0, f"het aantal {self.aantal} is minder dan nul")


class Toezicht(Feit, frozen=True, kw_only=True):
    """A provider is under supervision, or lost or regained a certificate."""

    aanbieder: str
    toezicht_soort: str
    """In the words of the source, such as "verscherpt toezicht"."""
    functies: tuple[str, ...] = ()
    regios: tuple[str, ...] = ()
    geldig: Geldigheid
