"""The columns of a table, derived from the fields of the type that its rows become.

Nested structs are flattened into the row: ``Herkomst`` (who says so), ``Geldigheid`` (since when)
and ``Bereik`` (for whom). So a field added to a fact type is at once a column of its table.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from msgspec import inspect

from graph import facts
from loaders.cellen import MOMENTEN, Kolom
from loaders.readers import Kolommen
from loaders.vormen import vorm_van

_OPTIONEEL = (
    *("rang", "spreker", "spreekt_voor", "gezamenlijk", "vastgelegd", "vervangt"),
    *("minstens", "einde_bron", "eerder_tot"),
    *("koopt_in", "voornemen_soort"),
)
# Who says so may be left to the source, and what the others say is said by few: that such a column
# is missing is not a mistake.
_OPTIONEEL_VAN: dict[type[Any], tuple[str, ...]] = {
    facts.Borging: ("opties",),
    facts.Voornemen: ("gemeenten",),
    facts.Aanbod: ("sleutel",),
    facts.Beeindiging: ("aanbod",),
}
# Columns that came later, in tables where others must have one of that name.
_VOLGORDE: tuple[str, ...] = ("bereik", "geldig", "herkomst")
_BEREKEND = ("vastgelegd_herkomst", "einde_vastgelegd")
_OPTIES = ("eind_met_opties", "opties")
# Only what rests on a ground, as a contract, can have options to extend.


@dataclass(frozen=True, slots=True)
class Plan:
    """How a row becomes a record: its own columns, and those of each nested struct."""

    soort: type[Any]
    eigen: tuple[Kolom, ...]
    delen: dict[str, tuple[type[Any], tuple[Kolom, ...]]]

    @property
    def kolommen(self) -> Kolommen:
        """The columns of the table, in their usual order."""
        alle = [*self.eigen, *(kolom for _, deel in self.delen.values() for kolom in deel)]
        mag_weg = (*_OPTIONEEL, *_OPTIONEEL_VAN.get(self.soort, ()))
        weg = set(mag_weg if "herkomst" in self.delen else ())
        return Kolommen(
            tuple(kolom.naam for kolom in alle if kolom.naam not in weg),
            tuple(kolom.naam for kolom in alle if kolom.naam in weg),
        )


_PLANNEN: dict[type[Any], Plan] = {}


def plan(soort: type[Any]) -> Plan:
    """The plan of a record type, made once."""
    if soort not in _PLANNEN:
        _PLANNEN[soort] = _maak_plan(soort)
    return _PLANNEN[soort]


def _maak_plan(soort: type[Any]) -> Plan:
    """Derive the columns from the fields."""
    eigen: list[Kolom] = []
    delen: dict[str, tuple[type[Any], tuple[Kolom, ...]]] = {}
    for veld in _velden(soort):
        if isinstance(veld.type, inspect.StructType):
            delen[veld.name] = (veld.type.cls, _deelkolommen(soort, veld.type))
        else:
            # Only a Herindeling has its own van and naar: codes of gemeenten, no dates.
            moment = veld.name in MOMENTEN and soort is not facts.Herindeling
            vorm = vorm_van(soort, veld.name)
            eigen.append(Kolom.van(veld, veld.name, moment=moment, vorm=vorm))
    volgorde = {naam: delen[naam] for naam in _VOLGORDE if naam in delen}
    return Plan(soort, tuple(eigen), volgorde)


def _velden(soort: type[Any]) -> tuple[inspect.Field, ...]:
    info = inspect.type_info(soort)
    assert isinstance(info, inspect.StructType)  # noqa: S101 - a fact type is a struct
    return info.fields


def _deelkolommen(soort: type[Any], deel: inspect.StructType) -> tuple[Kolom, ...]:
    kolommen = []
    for veld in deel.fields:
        zonder_grond = "grondslag" not in soort.__struct_fields__
        if veld.name in _BEREKEND or (zonder_grond and veld.name in _OPTIES):
            continue
        moment = veld.name in MOMENTEN or veld.name == "gezien"
        naam = "gezien_op" if veld.name == "gezien" else veld.name
        kolommen.append(Kolom.van(veld, naam, moment=moment))
    return tuple(kolommen)
