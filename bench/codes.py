"""Codes and source of one made-up country among several that lie side by side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bench.land import BEGIN
from bench.uitingen import Maat
from graph import facts as f

BRON = f.Bron(
    id="verzonnen",
    titel="Verzonnen land",
    url="https://example.org/verzonnen",
    soort="overig",
    rang=5,
    opgehaald=BEGIN,
)


@dataclass(frozen=True, slots=True)
class Codes:
    """Every country has gemeenten, regions and providers of its own; functions are shared."""

    maat: Maat
    land: int

    def gemeente(self, nr: int) -> str:
        return f"GM{self.land * self.maat.gemeenten + nr:04}"

    def regio(self, nr: int) -> str:
        return f"JZ{self.land * self.maat.regios + nr:03}"

    def uiting(self, nr: int) -> str:
        return f"{self.land}-{nr}"

    def aanbieder(self, nr: int) -> str:
        return f"Aanbieder {self.land}-{nr}"


def functie(nr: int) -> str:
    """The code of a function."""
    return f"functie-{nr:02}"


def herkomst(
    plaats: str,
    gezegd: date,
    rang: int = 1,
    spreekt_voor: tuple[str, ...] = (),
    soort: int = 0,
    *,
    gezamenlijk: bool = False,
) -> f.Herkomst:
    """Each kind describes a year of its own: what is later recorded then silences nothing."""
    return f.Herkomst(
        bron=BRON.id,
        plaats=plaats,
        peildatum=str(2010 + soort),
        vastgelegd=gezegd,
        vastgelegd_herkomst="rij",
        rang=rang,
        spreekt_voor=spreekt_voor,
        gezamenlijk=gezamenlijk,
    )
