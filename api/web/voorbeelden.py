"""Examples in the documentation: one per word, so that a whole answer can be composed of them."""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]

TEKSTEN: dict[str, str] = {
    "afgeleid": "",
    "bron": "roo",
    "buur": "JZ19",
    "code": "JZ18",
    "gevonden": "Holland Rijnland",
    "id": "pleegzorg",
    "kennisdatum": "2026-06-01",
    "naam": "Holland Rijnland",
    "omschrijving": "Een kind woont voor een tijd in een ander gezin.",
    "partner": "JZ19",
    "peildatum": "2026-06-01",
    "regelversie": "1.0.1",
    "snapshot": "2b8991e630b51fbb",
    "titel": "Regeling jeugdhulp",
    "toelichting": "Onbekend: geen bron zegt of en hoe deze functie hier geborgd is.",
    "tot": "2027",
    "url": "https://organisaties.overheid.nl/",
    "van": "2024-01-01",
    "href": "/v1/regios/JZ18?peildatum=2026-06-01&kennisdatum=2026-06-01",
    "zin": "Regeling jeugdhulp; Pleegzorg; voor Holland Rijnland",
}
"""By name of the field; other texts are shown as null or as a word of their own."""


def voorbeeld(schema: Schema, naam: str = "", *, schemas: Schema) -> Any:
    """A value that fits the schema; ``schemas`` are those it may refer to by name."""
    schema = _volg(schema, schemas)
    if "allOf" in schema:
        delen = [voorbeeld(deel, naam, schemas=schemas) for deel in schema["allOf"]]
        return {lid: waarde for deel in delen for lid, waarde in deel.items()}
    soort = schema.get("type", "object")
    soorten = soort if isinstance(soort, list) else [soort]
    if "enum" in schema:
        return schema["enum"][0]
    if "array" in soorten:
        return [voorbeeld(schema["items"], naam, schemas=schemas)]
    if "object" in soorten:
        velden = schema.get("properties", {})
        return {d: _lid(w, d, schemas) for d, w in velden.items()}
    if "string" in soorten:
        return _tekst(schema, naam, leeg="null" in soorten)
    return {"integer": 1, "number": 0.5, "boolean": False}[soorten[0]]


def _lid(schema: Schema, naam: str, schemas: Schema) -> Any:
    if naam == "_links":
        return {"self": {"href": TEKSTEN["href"]}}
    return None if naam == "leeg" else voorbeeld(schema, naam, schemas=schemas)


def _volg(schema: Schema, schemas: Schema) -> Schema:
    """What a reference refers to; of a choice the first."""
    if "oneOf" in schema:
        return _volg(schema["oneOf"][0], schemas)
    if "$ref" in schema:
        return _volg(schemas[schema["$ref"].rpartition("/")[2]], schemas)
    return schema


def _tekst(schema: Schema, naam: str, *, leeg: bool) -> str | None:
    if schema.get("format") == "date":
        return "2026-06-01"
    if leeg and naam not in TEKSTEN:
        return None
    return TEKSTEN.get(naam, "voorbeeld")
