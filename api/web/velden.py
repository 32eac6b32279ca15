"""From flat rows to JSON by one rule, and the JSON Schema of the result by the same rule.

``regio`` with its name becomes ``{"code", "naam"}``, ``functie`` with its name and level
``{"id", "naam", "niveau"}``, and ``gemeenten_x`` the member ``x`` of ``gemeenten``; where gemeenten
are counted, so are those that rest on an allotment only. Every other column keeps its word, in
camelCase. An empty text says nothing: it becomes ``null``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from api.kolommen import BETEKENIS, STEMPEL
from api.web.veldsoorten import (
    DELEN,
    MAG_LEEG,
    MAG_ONTBREKEN,
    VELDEN,
    VERWIJZINGEN,
    mag_leeg,
    object_van,
    ref,
)
from api.web.veldwoorden import BETEKENIS_HIER
from api.web.vraag import Verzoek

Schema = dict[str, Any]
KOP = (*STEMPEL, "regelversie")
"""Columns that a JSON answer says once, at the top."""
TELLING = "Gemeententelling"


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
    """JSON Schema of one row, with its links."""
    velden: Schema = {}
    for kolom, soort in indeling(kolommen):
        if soort == "telling":
            velden[kolom] = {**ref(TELLING), "description": "hoeveel gemeenten van de regio"}
        elif soort == "waarde":
            velden[kameel(kolom)] = veld(model, kolom)
        else:
            naar = ref("Verwijzing" if soort == "regio" else "Functieverwijzing")
            leeg = f"{model}.{kolom}" in MAG_ONTBREKEN
            velden[kameel(kolom)] = {
                **(mag_leeg(naar) if leeg else naar),
                "description": betekenis(model, kolom),
            }
    return object_van({**velden, "_links": ref("Links")})


def telling_van(kolommen: tuple[str, ...]) -> Schema:
    """JSON Schema of the counts of gemeenten in these columns."""
    return object_van(
        {kameel(k.removeprefix("gemeenten_")): veld("", k) for k in telkolommen(kolommen)}
    )


def betekenis(model: str, kolom: str) -> str:
    """What a column holds, in a few words."""
    hier = BETEKENIS_HIER.get(f"{model}.{kolom}") or BETEKENIS_HIER.get(kolom)
    return hier or BETEKENIS[kolom]


def veld(model: str, kolom: str) -> Schema:
    """JSON Schema of one column, with what it means."""
    tekst = {"type": ["string", "null"] if kolom in MAG_LEEG else "string"}
    gevonden = VELDEN.get(f"{model}.{kolom}", VELDEN.get(kolom, tekst))
    return {**gevonden, "description": betekenis(model, kolom)}


def delen() -> dict[str, Schema]:
    """The named parts, with what each member means."""
    return {naam: _uitgelegd(naam, deel) for naam, deel in DELEN.items()}


def _uitgelegd(naam: str, deel: Schema) -> Schema:
    leden = {
        lid: {**schema, "description": schema.get("description") or betekenis(naam, _slang(lid))}
        for lid, schema in deel.get("properties", {}).items()
    }
    return {**deel, "properties": leden} if leden else deel


def _slang(naam: str) -> str:
    """``bronTitel`` -> ``bron_titel``."""
    return re.sub("([A-Z])", lambda m: f"_{m[1].lower()}", naam)
