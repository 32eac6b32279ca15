"""Which text of a source means which function: decided once, with the reason beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from graph.facts import AlleFeiten, Struct
from graph.tekst import kort
from loaders.base import CelFout, Kennis, Lader, RijFout, Uitkomst
from loaders.plan import plan
from loaders.readers import Rij, lees_csv
from loaders.rijen import lees_rij, verwerk


class MappingRij(Struct, frozen=True, kw_only=True):
    """A text beside a function. Only ``dekt`` makes a statement count for the function."""

    tekst: str
    functie: str = ""
    soort: Literal["exact", "breder", "smaller", "geen"]
    dekt: Literal["ja", "nee"]
    bestemming: Literal["functie", "regeling", "regiovisie"]
    reden: str


def lees_mapping(pad: Path, kennis: Kennis) -> Uitkomst:
    """Read the mapping into ``kennis``; a text and function occur together once."""
    gezien: set[tuple[str, str]] = set()

    def maak(rij: Rij) -> list[AlleFeiten]:
        regel: MappingRij = lees_rij(rij, MappingRij, {})
        _keur(regel, kennis, gezien)
        gezien.add((regel.tekst, regel.functie))
        bekend = kennis.functies_van.get(regel.tekst, ())
        erbij = (regel.functie,) if regel.dekt == "ja" else ()
        kennis.functies_van[regel.tekst] = (*bekend, *erbij)
        return []

    uitkomst = Uitkomst("functie_mapping", pad.name)
    return verwerk(uitkomst, lees_csv(pad, plan(MappingRij).kolommen), maak)


def _keur(regel: MappingRij, kennis: Kennis, gezien: set[tuple[str, str]]) -> None:
    if (regel.tekst, regel.functie) in gezien:
        raise RijFout(CelFout("tekst", "deze tekst en functie staan er al", "laat er één staan"))
    if not regel.functie and (regel.dekt == "ja" or regel.bestemming == "functie"):
        advies = "vul een functie in, of zet dekt op nee en bestemming op regeling"
        raise RijFout(CelFout("functie", "de cel is leeg", advies))
    if regel.functie and kennis.functies and regel.functie not in kennis.functies:
        probleem = f"functie '{kort(regel.functie)}' staat niet in functies.csv"
        raise RijFout(CelFout("functie", probleem, "gebruik een code uit functies.csv"))


LADER = Lader("functie_mapping", "functie_mapping.csv", lees_mapping)
