"""What of a version in Neo4j is not as it should be, by the rows that say what stands there."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass
from typing import Any

from graph.property_graph.model import Model, Relatie

Rijen = Iterable[dict[str, Any]]
Sleutel = tuple[str, str, str, str]
"""What makes a relation the same one: type, ends, id."""


@dataclass(frozen=True, slots=True)
class Afwijking:
    """What must go, by the ids of the database; and the relations that are right."""

    knopen: list[str]
    labels: list[dict[str, Any]]
    """Labels of ours on the wrong node; those of others are theirs."""
    relaties: list[str]
    staat: Set[Sleutel]
    ontbreekt: bool

    def __bool__(self) -> bool:
        return bool(self.knopen or self.labels or self.relaties or self.ontbreekt)


def afwijking(model: Model, knopen: Rijen, relaties: Rijen) -> Afwijking:
    """Compare what stands there with the model."""
    eigen, onze = {knoop.iri: set(knoop.labels) for knoop in model.knopen}, model.labels
    knopen_weg: list[str] = []
    labels_weg: list[dict[str, Any]] = []
    goed = 0
    for rij in knopen:
        if rij["iri"] not in eigen:
            knopen_weg.append(rij["element"])
            continue
        goed += eigen[rij["iri"]].issubset(rij["labels"])
        if vreemd := onze.intersection(rij["labels"]) - eigen[rij["iri"]]:
            labels_weg.append({"iri": rij["iri"], "labels": sorted(vreemd)})
    staat, relaties_weg = _relaties(model, relaties)
    ontbreekt = goed < len(eigen) or len(staat) < len(model.relaties)
    return Afwijking(knopen_weg, labels_weg, relaties_weg, staat, ontbreekt)


def _relaties(model: Model, relaties: Rijen) -> tuple[set[Sleutel], list[str]]:
    """Those that are as in the model, and those that are not, or twice."""
    over = {sleutel(relatie): relatie.velden for relatie in model.relaties}
    staat: set[Sleutel] = set()
    weg: list[str] = []
    for rij in relaties:
        dit = (rij["soort"], rij["van"], rij["naar"], rij["id"])
        if dit not in staat and over.get(dit) == rij["velden"]:
            staat.add(dit)
        else:
            weg.append(rij["element"])
    return staat, weg


def sleutel(relatie: Relatie) -> Sleutel:
    """Of a relation in the model."""
    return relatie.soort, relatie.van, relatie.naar, relatie.id
