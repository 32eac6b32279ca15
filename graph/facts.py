"""What sources say: typed, immutable facts, each with its source.

A fact is one claim of one source. It is built only with a source, a place in it and the date it
describes (``Herkomst``); its ``id`` is a hash of its content, so the same claim read twice is the
same fact. Facts are never changed: a correction is a new fact that names the one it replaces
(``vervangt``). Nothing here is computed: statuses, links and gaps follow from facts elsewhere.

Codes: gemeenten ``GM0363``, regions ``JZ18``, functions ``gesloten-jeugdhulp``. Dates inside facts
keep the precision of the source (see ``graph.periode``).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date
from functools import cache, cached_property
from typing import Literal

import msgspec

from graph.herkomst import Bereik as Bereik
from graph.herkomst import Bron as Bron
from graph.herkomst import Geldigheid as Geldigheid
from graph.herkomst import Herkomst as Herkomst
from graph.herkomst import Struct as Struct
from graph.herkomst import eis
from graph.periode import Moment

Niveau = Literal["lokaal", "regionaal", "bovenregionaal", "landelijk"]
JaNeeOnbekend = Literal["ja", "nee", "onbekend"]
RegioSoort = Literal["jeugdregio", "veilig-thuisregio"]
Grondslag = Literal["contract", "regeling", "raamcontract", "gebied", "eigen-aanbod"]
"""The five securing facts B1-B5 of the domain description, 7.2."""
Betreft = Literal["dekking", "schakel"]
RolSoort = Literal[
    "coordinator",
    "accounthoudende-regio",
    "centrumgemeente",
    "aanspreekpunt",
    "regio-adviseur",
    "regio-ambassadeur",
]
VisieStatus = Literal["in-voorbereiding", "concept", "deels-vastgesteld", "vastgesteld"]
LijstSoort = Literal["borging", "lidmaatschap", "aanbieders"]


class Feit(
    Struct, frozen=True, kw_only=True, tag_field="soort", tag=str.lower, dict=True, cache_hash=True
):
    """One claim of one source."""

    herkomst: Herkomst
    vervangt: str = ""
    """Id of the fact that this one corrects."""

    @cached_property
    def id(self) -> str:
        """Hash of the content: equal claims are one fact, on every run and every machine."""
        inhoud = {"soort": type(self).__name__.lower(), **_gezegd(self)}
        return hashlib.sha256(msgspec.json.encode(inhoud)).hexdigest()[:16]


# --- the country: gemeenten, regions, functions -------------------------------------------------


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


# --- cooperation --------------------------------------------------------------------------------


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

    onderwerp: str
    omschrijving: str
    bereik: Bereik
    geldig: Geldigheid
    partijen: tuple[str, ...] = ()
    uitvoerders: tuple[str, ...] = ()


class Beeindiging(Feit, frozen=True, kw_only=True):
    """A source says that a contract or arrangement (``onderwerp``) ended: on ``datum``."""

    onderwerp: str
    datum: str
    uiterlijk: bool = False

    def __post_init__(self) -> None:
        super().__post_init__()
        Moment.lees(self.datum)


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
    regios: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    functies: tuple[str, ...] = ()


class Aanbod(Feit, frozen=True, kw_only=True):
    """A provider is active for functions in an area: for dependency only, never cover."""

    aanbieder: str
    functies: tuple[str, ...]
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


AlleFeiten = (
    Functie
    | Basisfunctie
    | Gemeente
    | Regio
    | Alias
    | Lidmaatschap
    | Herindeling
    | Grens
    | Verband
    | Deelname
    | Borging
    | Taak
    | Beeindiging
    | Uitspraak
    | NietVermeld
    | Ontkenning
    | NietVanToepassing
    | Volledigheid
    | Regiovisie
    | Voornemen
    | Aanbod
    | LokaalTeam
    | Rol
    | Aankondiging
    | Telling
)


def gesorteerd(feiten: Iterable[AlleFeiten]) -> tuple[AlleFeiten, ...]:
    """Each fact once, in one order, however they were loaded."""
    uniek = {feit.id: feit for feit in feiten}
    return tuple(uniek[sleutel] for sleutel in sorted(uniek))


def _gezegd(record: Struct) -> dict[str, object]:
    """The fields that differ from their default, by value.

    msgspec leaves out a default only when it is the very same object: then a word read from a file
    would give another id than the same word in the code.
    """
    waarden = ((naam, getattr(record, naam), leeg) for naam, leeg in _velden(type(record)))
    return {
        naam: _gezegd(waarde) if isinstance(waarde, Struct) else waarde
        for naam, waarde, leeg in waarden
        if waarde != leeg
    }


@cache
def _velden(soort: type[Struct]) -> tuple[tuple[str, object], ...]:
    """Name and default of each field."""
    return tuple((veld.name, veld.default) for veld in msgspec.structs.fields(soort))
