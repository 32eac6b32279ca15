"""Examples of codes and keys that exist in the country that is served.

The description is made before there is a country, with examples of the Netherlands; an example that
the country does not know is replaced by one of its own, on the days of the example.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Protocol

from api.web.hulpbron import Hulpbron
from api.web.staat import Staat
from api.web.vraag import KENNISDATUM, PEILDATUM, Parameter, Verzoek

Json = dict[str, Any]
DAG = date.fromisoformat(PEILDATUM.voorbeeld)
KENNIS = date.fromisoformat(KENNISDATUM.voorbeeld)


class Vragend(Protocol):
    """What takes parameters: a resource, or a page that is a file."""

    @property
    def naam(self) -> str: ...
    @property
    def pad_parameters(self) -> tuple[Parameter, ...]: ...
    @property
    def query(self) -> tuple[Parameter, ...]: ...


def met_voorbeelden(
    document: Json, staat: Staat, bronnen: tuple[Hulpbron, ...], bestanden: tuple[Vragend, ...]
) -> Json:
    """The same document, with examples that this country can answer."""
    codes = {soort: _eerste(staat, soort) for soort in staat.namen}
    eigen: dict[str, dict[str, str]] = {}
    for vragend in (*bronnen, *bestanden):
        parameters = (*vragend.pad_parameters, *vragend.query)
        eigen[vragend.naam] = {
            p.naam: codes[p.soort]
            for p in parameters
            if p.soort and p.voorbeeld not in staat.namen[p.soort]
        }
    for bron in bronnen:
        if sleutel := _sleutel(staat, bron, bronnen):
            eigen[bron.naam]["id"] = sleutel
    return {**document, "paths": {p: _pad(m, eigen) for p, m in document["paths"].items()}}


def _pad(methoden: Json, eigen: dict[str, dict[str, str]]) -> Json:
    return {methode: _operatie(operatie, eigen) for methode, operatie in methoden.items()}


def _operatie(operatie: Json, eigen: dict[str, dict[str, str]]) -> Json:
    waarden = eigen.get(operatie["operationId"], {})
    parameters = [
        {**p, "example": waarden.get(p["name"]) or p["example"]} for p in operatie["parameters"]
    ]
    return {**operatie, "parameters": parameters}


def _eerste(staat: Staat, soort: str) -> str:
    """A code that exists on the day of the example."""
    snap = staat.snapshot
    duur = {"regio": snap.indeling.regio_bestaat, "gemeente": snap.indeling.gemeente_bestaat}
    op_dag = duur.get(soort, {})
    for code in sorted(staat.namen[soort]):
        van, tot = op_dag.get(code, (DAG, date.max))
        if van <= DAG < tot:
            return code
    return ""


def _sleutel(staat: Staat, bron: Hulpbron, bronnen: Iterable[Hulpbron]) -> str:
    """The key of the first of the list to which a thing belongs; empty when it has none."""
    if not any(p.naam == "id" and not p.soort for p in bron.pad_parameters):
        return ""
    lijst = next(b for b in bronnen if b.pad == bron.pad.rpartition("/")[0])
    rijen = lijst.geef(_vraag(staat, lijst.query))
    return str(rijen[0].get("id") or rijen[0]["code"]) if rijen else ""


def _vraag(staat: Staat, query: tuple[Parameter, ...]) -> Verzoek:
    return Verzoek(staat, DAG, KENNIS, pad={}, filters={p.naam: p.standaard for p in query})
