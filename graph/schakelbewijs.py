"""What is on record about two regions working together, one row per claim and direction."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import permutations, product
from typing import Literal

from graph.facts import Borging
from graph.periode import ALTIJD_AL, VOOR_ALTIJD, Periode
from graph.samensteller import Samensteller


@dataclass(frozen=True, slots=True, order=True)
class Schakelbewijs:
    """``regio`` works with ``partner``: so says a joint text, ``regio`` itself, or a third."""

    functie: str
    regio: str
    partner: str
    soort: Literal["gezamenlijk", "noemt", "genoemd"]
    periode: Periode
    bekend: date
    vervallen: date
    gezegd: date
    """When the fact itself was recorded; ``bekend`` may be later, after an end statement."""
    feit: str
    indirect: bool = False
    afgeleid: bool = False
    coordinator: str = ""


def schakelbewijs(kern: Samensteller) -> list[Schakelbewijs]:
    """All rows, in a fixed order."""
    return sorted({*_uit_borgingen(kern), *_uit_uitspraken(kern), *_uit_verdelingen(kern)})


def _uit_borgingen(kern: Samensteller) -> Iterator[Schakelbewijs]:
    for borging in kern.borgingen:
        if len(borging.partijen) < 2:
            continue
        for deel in kern.delen(borging):
            for functie in borging.functies:
                for soort, regio, partner in _paren(borging):
                    yield Schakelbewijs(
                        functie,
                        regio,
                        partner,
                        soort,
                        deel.periode,
                        deel.bekend,
                        deel.vervallen,
                        borging.herkomst.vastgelegd,
                        borging.id,
                        indirect=borging.grondslag == "gebied",
                        afgeleid=bool(borging.herkomst.afgeleid),
                        coordinator=borging.coordinator,
                    )


def _paren(
    borging: Borging,
) -> Iterator[tuple[Literal["gezamenlijk", "noemt", "genoemd"], str, str]]:
    partijen = sorted(set(borging.partijen))
    herkomst = borging.herkomst
    if herkomst.gezamenlijk or borging.grondslag == "gebied":
        yield from (("gezamenlijk", r, s) for r, s in permutations(partijen, 2))
        return
    sprekers = set(herkomst.spreekt_voor) & set(partijen)
    if sprekers:
        yield from (("noemt", r, s) for r, s in permutations(partijen, 2) if r in sprekers)
    else:
        yield from (("genoemd", r, s) for r, s in permutations(partijen, 2))


def _uit_verdelingen(kern: Samensteller) -> Iterator[Schakelbewijs]:
    """Regions that share an area, as long as they do: never planned, never expired."""
    for deel in kern.gebiedsschakels:
        for (regio, partner), vlakken in deel.gedeeld.items():
            for vlak in vlakken:
                yield Schakelbewijs(
                    deel.functie,
                    regio,
                    partner,
                    "gezamenlijk",
                    Periode(ALTIJD_AL, vlak.van, vlak.tot, VOOR_ALTIJD),
                    vlak.bekend,
                    vlak.vervallen,
                    deel.lijst.herkomst.vastgelegd,
                    deel.lijst.id,
                    indirect=True,
                    afgeleid=True,
                )


def _uit_uitspraken(kern: Samensteller) -> Iterator[Schakelbewijs]:
    for uitspraak in kern.uitspraken:
        stukken = list(uitspraak.geldig.stukken(*kern.kennis(uitspraak)))
        spreekt = uitspraak.regio in uitspraak.herkomst.spreekt_voor
        for functie in uitspraak.functies:
            anderen = sorted(set(uitspraak.partners) - {uitspraak.regio})
            for partner, (geldig, bekend, vervallen) in product(anderen, stukken):
                yield Schakelbewijs(
                    functie,
                    uitspraak.regio,
                    partner,
                    "noemt" if spreekt else "genoemd",
                    geldig.periode(),
                    bekend,
                    vervallen,
                    uitspraak.herkomst.vastgelegd,
                    uitspraak.id,
                    afgeleid=bool(uitspraak.herkomst.afgeleid),
                )
