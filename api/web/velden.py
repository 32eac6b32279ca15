"""From flat rows to JSON by one rule, and the JSON Schema of the result by the same rule.

``regio`` with its name becomes ``{"code", "naam"}``, ``functie`` with its name and level
``{"id", "naam", "niveau"}``, and ``gemeenten_x`` the member ``x`` of ``gemeenten``; where gemeenten
are counted, so are those that rest on an allotment only. Every other column keeps its word, in
camelCase. An empty text says nothing: it becomes ``null``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from api.kolommen import BETEKENIS, STEMPEL
from api.web.veldsoorten import BETEKENIS_HIER, VELDEN, VERWIJZINGEN
from api.web.vraag import Verzoek

Schema = dict[str, Any]
KOP = (*STEMPEL, "regelversie")
"""Columns that a JSON answer says once, at the top."""
REGIO, FUNCTIE = ("code", "naam"), ("id", "naam", "niveau")


def kameel(naam: str) -> str:
    """``laatst_bekend_op`` -> ``laatstBekendOp``."""
    eerste, *rest = naam.split("_")
    return eerste + "".join(deel.title() for deel in rest)


@cache
def indeling(kolommen: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """(column, kind) of each member of the JSON row, in order."""
    return tuple(_indeling(kolommen))


def _indeling(kolommen: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    geteld, tellingen = False, telkolommen(kolommen)
    for i, kolom in enumerate(kolommen):
        eerder = kolommen[:i]
        if kolom in KOP or kolom.removesuffix("_naam") in eerder:
            continue  # said at the top, or part of the reference before it
        if kolom == "niveau" and "functie" in eerder:
            continue
        if kolom in tellingen:
            if not geteld:
                yield "gemeenten", "telling"
            geteld = True
        elif kolom in VERWIJZINGEN:
            yield kolom, VERWIJZINGEN[kolom]
        else:
            yield kolom, "waarde"


@cache
def telkolommen(kolommen: tuple[str, ...]) -> tuple[str, ...]:
    """The columns that count gemeenten."""
    geteld = [k for k in kolommen if k.startswith("gemeenten_")]
    return tuple(k for k in kolommen if k in geteld or (geteld and k == "alleen_aanwijzing"))


def naar_json(rij: Mapping[str, Any], kolommen: tuple[str, ...], verzoek: Verzoek) -> Schema:
    """One row as a JSON object, without its links."""
    uit: Schema = {}
    for kolom, soort in indeling(kolommen):
        if soort == "telling":
            uit[kolom] = {
                kameel(k.removeprefix("gemeenten_")): rij[k] for k in telkolommen(kolommen)
            }
        elif soort == "regio":
            uit[kameel(kolom)] = regio_json(rij[kolom], verzoek)
        elif soort == "functie":
            uit[kameel(kolom)] = functie_json(rij[kolom], verzoek)
        else:
            uit[kameel(kolom)] = _waarde(rij[kolom])
    return uit


def regio_json(code: str, verzoek: Verzoek) -> Schema | None:
    """A region or gemeente with its name on the day."""
    return {"code": code, "naam": verzoek.vraag.naam(code)} if code else None


def functie_json(code: str, verzoek: Verzoek) -> Schema | None:
    """A function with its name and level."""
    if not code:
        return None
    functie = verzoek.staat.snapshot.functie(code)
    return {"id": code, "naam": functie.naam, "niveau": functie.niveau}


def _waarde(waarde: Any) -> Any:
    if isinstance(waarde, Mapping):
        return {kameel(k): _waarde(w) for k, w in waarde.items()}
    if isinstance(waarde, tuple | list):
        return [_waarde(lid) for lid in waarde]
    return None if waarde == "" else waarde


def schema_van(model: str, kolommen: tuple[str, ...]) -> Schema:
    """JSON Schema of one row."""
    velden = {}
    for kolom, soort in indeling(kolommen):
        if soort == "telling":
            velden[kolom] = _object(
                {
                    kameel(k.removeprefix("gemeenten_")): veld(model, k)
                    for k in telkolommen(kolommen)
                }
            )
        elif soort == "waarde":
            velden[kameel(kolom)] = veld(model, kolom)
        else:
            delen = REGIO if soort == "regio" else FUNCTIE
            velden[kameel(kolom)] = _mag_leeg(_object({d: veld(soort, d) for d in delen}))
    return _object(velden)


def veld(model: str, kolom: str) -> Schema:
    """JSON Schema of one column, with what it means."""
    gevonden = VELDEN.get(f"{model}.{kolom}", VELDEN.get(kolom, {"type": ["string", "null"]}))
    betekenis = BETEKENIS_HIER.get(f"{model}.{kolom}") or BETEKENIS_HIER.get(kolom)
    return {**gevonden, "description": betekenis or BETEKENIS[kolom]}


def _object(velden: Schema) -> Schema:
    return {"type": "object", "properties": velden, "required": list(velden)}


def _mag_leeg(schema: Schema) -> Schema:
    return {**schema, "type": ["object", "null"]}
