"""Hand-transcribed statements: what a document says, in its own words, to facts.

The words of the source name a function only through ``functie_mapping.csv``. A statement whose
words cover no function of the list becomes a ``Taak``: known to be arranged, never cover.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from typing import Literal, cast, get_args

from graph.facts import (
    Aanbod,
    AlleFeiten,
    Bereik,
    Borging,
    Geldigheid,
    Grondslag,
    Herkomst,
    Regiovisie,
    Struct,
    Taak,
    VisieStatus,
    Voornemen,
    VoornemenSoort,
)
from graph.tekst import kort
from loaders.base import CelFout, Kennis, Lader, RijFout, Uitkomst
from loaders.plan import plan
from loaders.readers import Kolommen, Rij, lees_csv
from loaders.rijen import lees_rij, verwerk

SoortFeit = Literal[
    "lopend", "beeindigd", "voornemen", "aanbesteding", "gunning", "regiovisie", "aanbod"
]
"""A tender or an award is a kind of intention, until a contract is seen."""


class UitspraakRij(Struct, frozen=True, kw_only=True):
    """One statement of one source: about a region, several together, or a part of one."""

    id: str
    regio: tuple[str, ...] = ()
    gemeenten: tuple[str, ...] = ()
    """Only these, of the region in ``regio``."""
    landelijk: bool = False
    via_regio: str = ""
    """The region that commissioned for ``gemeenten``; by default the one in ``regio``."""
    functietekst: str
    titel: str = ""
    """What the arrangement or vision is, in our words; by default the text of the source."""
    partners: tuple[str, ...] = ()
    gebied: str = ""
    coordinator: str = ""
    aanbieders: tuple[str, ...] = ()
    soort_feit: SoortFeit
    grondslag: Grondslag | None = None
    """Of what is arranged. A table without this column says it by ``gezamenlijk``."""
    onderwerp: str
    stand: VisieStatus | None = None
    """Of a vision; by default it follows from who speaks."""
    vervangt: str = ""
    geldig: Geldigheid
    herkomst: Herkomst

    @property
    def samen(self) -> tuple[str, ...]:
        """The regions, or part of one, that do this together: none when the row names only one."""
        eigen = self.gemeenten or self.regio
        return (*eigen, *self.partners) if self.partners or len(self.regio) > 1 else ()

    @property
    def bereik(self) -> Bereik:
        """A joint text speaks of the region as it stands; any other of its members at the start."""
        if self.gemeenten or self.landelijk:
            return Bereik(gemeenten=self.gemeenten, landelijk=self.landelijk)
        return Bereik(regios=self.regio, zoals_het_is=self.herkomst.gezamenlijk)

    @property
    def inkoper(self) -> str:
        """The region through which named gemeenten have it."""
        enige = self.regio[0] if self.gemeenten and len(self.regio) == 1 else ""
        return self.via_regio or enige


Maker = Callable[[UitspraakRij, tuple[str, ...]], list[AlleFeiten]]
"""From a row and the functions that its text covers to facts."""


def _geregeld(rij: UitspraakRij, functies: tuple[str, ...]) -> list[AlleFeiten]:
    if not functies:
        taak = Taak(
            herkomst=rij.herkomst,
            vervangt=rij.vervangt,
            onderwerp=rij.onderwerp,
            omschrijving=rij.functietekst,
            bereik=rij.bereik,
            geldig=rij.geldig,
            partijen=rij.samen,
            uitvoerders=rij.aanbieders,
        )
        return [taak]
    borging = Borging(
        herkomst=rij.herkomst,
        vervangt=rij.vervangt,
        onderwerp=rij.onderwerp,
        titel=rij.titel or rij.functietekst,
        functies=functies,
        grondslag=rij.grondslag or ("regeling" if rij.herkomst.gezamenlijk else "contract"),
        bereik=rij.bereik,
        geldig=rij.geldig,
        partijen=rij.samen,
        gebied=rij.gebied,
        coordinator=rij.coordinator,
        via_regio=rij.inkoper,
        uitvoerders=rij.aanbieders,
        regionaal_product=rij.functietekst,
    )
    return [borging]


def _voornemen(rij: UitspraakRij, functies: tuple[str, ...]) -> list[AlleFeiten]:
    # A plan has no period of its own: it is never cover. Its dates stay readable in the text.
    delen = [f"{woord} {datum}" for woord, datum in _data(rij.geldig) if datum]
    delen += [f"door {', '.join(rij.aanbieders)}"] if rij.aanbieders else []
    toevoeging = f" ({', '.join(delen)})" if delen else ""
    # One of the kinds of intention: the maker of the others is another.
    soort = cast(VoornemenSoort, rij.soort_feit)
    voornemen = Voornemen(
        herkomst=rij.herkomst,
        vervangt=rij.vervangt,
        omschrijving=rij.functietekst + toevoeging,
        voornemen_soort=soort,
        regios=rij.regio,
        gemeenten=rij.gemeenten,
        partners=rij.partners,
        functies=functies,
    )
    return [voornemen]


def _data(geldig: Geldigheid) -> tuple[tuple[str, str], ...]:
    tot = "uiterlijk tot" if geldig.uiterlijk else "ten minste tot" if geldig.minstens else "tot"
    return ("vanaf", geldig.van), (tot, geldig.tot)


def _regiovisie(rij: UitspraakRij, functies: tuple[str, ...]) -> list[AlleFeiten]:
    regios = (*rij.regio, *rij.partners)
    # Who speaks for one region cannot say that the others adopted it too.
    spreekt_voor_allen = len(regios) == 1 or set(regios) <= set(rij.herkomst.spreekt_voor)
    visie = Regiovisie(
        herkomst=rij.herkomst,
        vervangt=rij.vervangt,
        regios=regios,
        titel=rij.titel or rij.functietekst,
        stand=rij.stand or ("vastgesteld" if spreekt_voor_allen else "deels-vastgesteld"),
        functies=functies,
        betrokken=rij.aanbieders,
        geldig=rij.geldig,
    )
    return [visie]


def _aanbod(rij: UitspraakRij, functies: tuple[str, ...]) -> list[AlleFeiten]:
    if not (functies and rij.aanbieders):
        kolom = "aanbieders" if functies else "functietekst"
        probleem = "aanbod vraagt een aanbieder en een tekst die een functie dekt"
        raise RijFout(CelFout(kolom, probleem, "vul de cel aan of kies een ander soort_feit"))
    return [
        Aanbod(
            herkomst=rij.herkomst,
            vervangt=rij.vervangt,
            aanbieder=aanbieder,
            functies=functies,
            bereik=rij.bereik,
            geldig=rij.geldig,
        )
        for aanbieder in rij.aanbieders
    ]


MAKERS: dict[str, Maker] = {
    "lopend": _geregeld,
    "beeindigd": _geregeld,
    "voornemen": _voornemen,
    "aanbesteding": _voornemen,
    "gunning": _voornemen,
    "regiovisie": _regiovisie,
    "aanbod": _aanbod,
}
_OPTIONEEL = (
    *("gemeenten", "landelijk", "via_regio", "titel", "gebied", "coordinator", "grondslag"),
    *("stand", "onbepaald", "eind_met_opties", "opties"),
)
# Columns that this table may do without.


def kolommen() -> Kolommen:
    """The columns of the table of statements."""
    basis = plan(UitspraakRij).kolommen
    verplicht = ("rang", "spreker", "spreekt_voor", "gezamenlijk")
    return Kolommen(
        (*(naam for naam in basis.verplicht if naam not in _OPTIONEEL), *verplicht),
        (*_OPTIONEEL, *(naam for naam in basis.optioneel if naam not in verplicht)),
    )


def lees_uitspraken(pad: Path, kennis: Kennis) -> Uitkomst:
    """Read the statements; a row counts once, however many facts it gives."""
    uitkomst = Uitkomst("uitspraken", pad.name)

    def maak(rij: Rij) -> list[AlleFeiten]:
        uitspraak: UitspraakRij = lees_rij(rij, UitspraakRij, kennis.bronnen)
        _keur(uitspraak, uitkomst.namen, met_grondslag="grondslag" in rij.cellen)
        feiten = _feiten(uitspraak, kennis)
        uitkomst.namen[uitspraak.id] = rij.nummer
        return feiten

    return verwerk(uitkomst, lees_csv(pad, kolommen()), maak)


def _feiten(rij: UitspraakRij, kennis: Kennis) -> list[AlleFeiten]:
    functies = kennis.functies_van.get(rij.functietekst)
    if functies is None:
        probleem = f"de tekst '{kort(rij.functietekst)}' is nog niet vertaald naar een functie"
        advies = "voeg de tekst toe aan functie_mapping.csv"
        raise RijFout(CelFout("functietekst", probleem, advies))
    return MAKERS[rij.soort_feit](rij, functies)


def _keur(rij: UitspraakRij, ids: Collection[str], *, met_grondslag: bool) -> None:
    """What the row says must fit together; ``met_grondslag``: its table has that column."""
    if rij.id in ids:
        advies = "geef elke uitspraak een eigen id"
        raise RijFout(CelFout("id", f"'{kort(rij.id)}' staat er al", advies))
    if not (rij.regio or rij.gemeenten or rij.landelijk or MAKERS[rij.soort_feit] is _voornemen):
        advies = "vul een regio in, of gemeenten of landelijk; alleen een voornemen kan zonder"
        raise RijFout(CelFout("regio", "de cel is leeg", advies))
    if dubbel := sorted({*rij.regio, *rij.gemeenten}.intersection(rij.partners)):
        probleem = f"{dubbel[0]} is partner van zichzelf"
        raise RijFout(CelFout("partners", probleem, "noem bij partners alleen andere regio's"))
    if met_grondslag and rij.grondslag is None and MAKERS[rij.soort_feit] is _geregeld:
        advies = f"vul grondslag in ({' of '.join(get_args(Grondslag))})"
        raise RijFout(CelFout("grondslag", "de cel is leeg", advies))


LADER = Lader("uitspraken", "uitspraken.csv", lees_uitspraken)
KOLOM_VAN = {"regios": "regio", "partijen": "partners", "functies": "functietekst"}
"""Field of a fact -> the column of this table that it came from."""
