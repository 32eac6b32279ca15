"""A small reader of JSON Schema: enough for our own document, and independent of what wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

_SOORTEN: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}


def fouten(
    waarde: Any, schema: dict[str, Any], geheel: dict[str, Any], pad: str = "$"
) -> list[str]:
    """Everything in which a value does not fit; ``geheel`` is the document with the references."""
    return list(_fouten(waarde, schema, geheel, pad))


def _fouten(waarde: Any, schema: dict[str, Any], geheel: dict[str, Any], pad: str) -> Iterator[str]:
    schema = _volg(schema, geheel)
    for deel in schema.get("allOf", ()):
        yield from _fouten(waarde, deel, geheel, pad)
    keuzes = [list(_fouten(waarde, deel, geheel, pad)) for deel in schema.get("oneOf", ())]
    if keuzes and sum(not fouten for fouten in keuzes) != 1:
        yield f"{pad}: {waarde!r} fits none or several: {keuzes}"
    if "type" in schema and not _is(waarde, schema["type"]):
        yield f"{pad}: {waarde!r} is no {schema['type']}"
    elif "enum" in schema and waarde not in schema["enum"]:
        yield f"{pad}: {waarde!r} is not in {schema['enum']}"
    yield from _grenzen(waarde, schema, pad)
    for naam, lid, deel in _leden(waarde, schema):
        if lid is _MIST:
            yield f"{pad}: {naam} is missing"
        else:
            yield from _fouten(lid, deel, geheel, f"{pad}.{naam}")


def _volg(schema: dict[str, Any], geheel: dict[str, Any]) -> dict[str, Any]:
    """The schema itself, or the one it refers to."""
    for deel in schema.get("$ref", "").removeprefix("#/").split("/"):
        if deel:
            geheel = geheel[deel]
    return geheel if "$ref" in schema else schema


_MIST = object()


def _leden(waarde: Any, schema: dict[str, Any]) -> Iterator[tuple[str, Any, dict[str, Any]]]:
    """(name, value, schema) of what an object or array holds, or should hold."""
    if isinstance(waarde, dict):
        eigen = schema.get("properties", {})
        rest = schema.get("additionalProperties")
        if isinstance(rest, dict):
            yield from ((naam, lid, rest) for naam, lid in waarde.items() if naam not in eigen)
        for naam in {**eigen, **dict.fromkeys(schema.get("required", ()))}:
            if naam in waarde or naam in schema.get("required", ()):
                yield naam, waarde.get(naam, _MIST), eigen.get(naam) or {}
    if isinstance(waarde, list):
        for nr, lid in enumerate(waarde):
            yield str(nr), lid, schema.get("items", {})


def _is(waarde: Any, soort: str | list[str]) -> bool:
    soorten = [soort] if isinstance(soort, str) else soort
    if isinstance(waarde, bool):
        return "boolean" in soorten
    return any(isinstance(waarde, _SOORTEN[s]) for s in soorten)


def _grenzen(waarde: Any, schema: dict[str, Any], pad: str) -> Iterator[str]:
    if isinstance(waarde, bool | None):
        return
    if isinstance(waarde, str):
        if schema.get("format") == "date" and str(date.fromisoformat(waarde)) != waarde:
            yield f"{pad}: {waarde} is no date"
        if not re.search(schema.get("pattern", ""), waarde):
            yield f"{pad}: {waarde} does not fit {schema['pattern']}"
    elif isinstance(waarde, list):
        if len(waarde) > schema.get("maxItems", len(waarde)):
            yield f"{pad}: {len(waarde)} are too many"
    elif isinstance(waarde, int | float) and not (
        schema.get("minimum", waarde) <= waarde <= schema.get("maximum", waarde)
    ):
        yield f"{pad}: {waarde} is out of bounds"


def onbekende_leden(
    waarde: Any, schema: dict[str, Any], geheel: dict[str, Any], pad: str = "$"
) -> Iterator[str]:
    """Members that the schema does not name: an answer may not hold what nobody documented."""
    bekend = _eigenschappen(schema, geheel)
    if isinstance(waarde, dict) and bekend:
        for naam, lid in waarde.items():
            if naam not in bekend:
                yield f"{pad}.{naam}"
            else:
                yield from onbekende_leden(lid, bekend[naam], geheel, f"{pad}.{naam}")
    if isinstance(waarde, list) and "items" in schema:
        for nr, lid in enumerate(waarde):
            yield from onbekende_leden(lid, schema["items"], geheel, f"{pad}[{nr}]")


def _eigenschappen(schema: dict[str, Any], geheel: dict[str, Any]) -> dict[str, Any]:
    if "$ref" in schema:
        naam = schema["$ref"].rpartition("/")[2]
        return _eigenschappen(geheel["components"]["schemas"][naam], geheel)
    delen: dict[str, Any] = dict(schema.get("properties", {}))
    for deel in (*schema.get("allOf", ()), *schema.get("oneOf", ())):
        delen |= _eigenschappen(deel, geheel)
    return delen
