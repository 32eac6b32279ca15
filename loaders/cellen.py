"""From the text of a cell to a value, by the type of the field it fills."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Literal

from msgspec import inspect

from graph.periode import GeenDatum, Moment, lees_dag
from graph.tekst import kort
from loaders.base import CelFout
from loaders.vormen import Vorm

Soort = Literal["tekst", "moment", "momenten", "dag", "janee", "lijst", "getal", "geheel", "keuze"]

MOMENTEN = frozenset(
    {"van", "tot", "peildatum", "datum", "gepubliceerd", "eind_met_opties", "eerder_tot"}
    | {"aankondiging", "publicatie", "inschrijven_tot", "gunning", "ingang", "einde"}
)
"""Text fields that hold a day, month or year (a field that holds a code is no date: see below)."""

_OMGEKEERD = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")


class Ongeldig(ValueError):
    """A cell that does not say what its column asks for."""

    def __init__(self, probleem: str, advies: str) -> None:
        super().__init__(probleem)
        self.probleem = probleem
        self.advies = advies


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column of a table, and the field it fills."""

    naam: str
    veld: str
    soort: Soort
    verplicht: bool
    keuzes: tuple[str, ...] = ()
    vorm: Vorm | None = None

    @classmethod
    def van(
        cls, veld: inspect.Field, naam: str, *, moment: bool, vorm: Vorm | None = None
    ) -> Kolom:
        """The column of a field of a fact type."""
        keuzes: tuple[str, ...] = ()
        soort: Soort = "tekst"
        soorten = veld.type.types if isinstance(veld.type, inspect.UnionType) else (veld.type,)
        match soorten[0]:
            case inspect.LiteralType(values=waarden):
                soort, keuzes = "keuze", tuple(str(waarde) for waarde in waarden)
            case inspect.VarTupleType():
                soort = "momenten" if moment else "lijst"
            case inspect.BoolType():
                soort = "janee"
            case inspect.DateType():
                soort = "dag"
            case inspect.FloatType():
                soort = "getal"
            case inspect.IntType():
                soort = "geheel"
            case inspect.StrType() if moment:
                soort = "moment"
        return cls(naam, veld.name, soort, veld.required, keuzes, vorm)

    def lees(self, cel: str) -> object:
        """The value of a cell that is not empty; ``Ongeldig`` when it is no such value."""
        match self.soort:
            case "lijst" | "momenten":
                return _lijst(cel, momenten=self.soort == "momenten")
            case "moment":
                return _moment(cel)
            case "dag":
                return _dag(cel)
            case "janee":
                return _janee(cel)
            case "getal" | "geheel":
                return _getal(cel, geheel=self.soort == "geheel")
            case "keuze" if cel not in self.keuzes:
                keuze = f"kies {' of '.join(self.keuzes)}"
                raise Ongeldig(f"'{kort(cel)}' is geen bekende waarde", keuze)
        if self.vorm is not None and not self.vorm.past(cel):
            raise Ongeldig(f"'{kort(cel)}' heeft niet de goede vorm", self.vorm.advies)
        return cel

    def fout(self, probleem: str, advies: str) -> CelFout:
        """A complaint about this column."""
        return CelFout(self.naam, probleem, advies)


def _lijst(cel: str, *, momenten: bool) -> tuple[str, ...]:
    delen = [deel.strip() for deel in cel.split(";")]
    if not all(delen):
        raise Ongeldig("de lijst heeft een lege plek", "zet tussen twee waarden één puntkomma")
    if len(set(delen)) < len(delen):
        dubbel = next(deel for deel, aantal in Counter(delen).items() if aantal > 1)
        raise Ongeldig(f"'{kort(dubbel)}' staat twee keer in de lijst", "laat er één staan")
    return tuple(_moment(deel) if momenten else deel for deel in delen)


def _moment(cel: str) -> str:
    try:
        Moment.lees(cel)
    except GeenDatum as fout:
        raise _geen_datum(cel, fout) from None
    return cel


def _dag(cel: str) -> date:
    try:
        return lees_dag(cel)
    except GeenDatum as fout:
        raise _geen_datum(cel, fout) from None


def _geen_datum(cel: str, fout: GeenDatum) -> Ongeldig:
    if gevonden := _OMGEKEERD.fullmatch(cel):
        dag, maand, jaar = gevonden.groups()
        return Ongeldig(fout.probleem, f"schrijf {jaar}-{maand:>02}-{dag:>02} als u dat bedoelt")
    return Ongeldig(fout.probleem, fout.advies)


def _janee(cel: str) -> bool:
    if cel not in ("ja", "nee"):
        raise Ongeldig(f"'{kort(cel)}' is geen ja of nee", "vul ja of nee in, of laat de cel leeg")
    return cel == "ja"


def _getal(cel: str, *, geheel: bool) -> float | int:
    patroon = r"-?\d{1,9}" if geheel else r"-?\d{1,9}(\.\d{1,15})?"
    if not re.fullmatch(patroon, cel, re.ASCII):
        vorm = "een geheel getal, zoals 2" if geheel else "een getal met een punt, zoals 12.5"
        raise Ongeldig(f"'{kort(cel)}' is geen getal", f"schrijf {vorm}")
    return int(cel) if geheel else float(cel)
