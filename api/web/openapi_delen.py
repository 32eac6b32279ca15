"""Parts of the OpenAPI document that all operations share: errors and headers."""

from __future__ import annotations

from typing import Any

from api.errors import TITELS
from api.settings import API_VERSIE, VOORVOEGSEL
from api.web.antwoord import CACHE
from api.web.vormen import SOORTEN

Json = dict[str, Any]

VERSIEKOP = {"$ref": "#/components/headers/APIVersion"}

FOUTDEEL: Json = {
    "type": "object",
    "properties": {
        "in": {"type": "string", "description": "query, path, header of body"},
        "name": {"type": "string", "description": "naam van de parameter"},
        "detail": {"type": "string", "description": "wat er mis is en wat te doen"},
    },
    "required": ["in", "name", "detail"],
}
PROBLEEM: Json = {
    "type": "object",
    "description": "Een fout volgens RFC 9457.",
    "properties": {
        "type": {"type": "string", "format": "uri-reference", "description": "uitleg van de fout"},
        "title": {"type": "string", "description": "soort fout"},
        "status": {
            "type": "integer",
            "format": "int32",
            "minimum": 400,
            "maximum": 599,
            "description": "HTTP-status",
        },
        "detail": {"type": "string", "description": "wat er mis is en wat te doen"},
        "errors": {
            "type": "array",
            "items": {"$ref": "#/components/schemas/Fout"},
            "description": "alle fouten in de vraag",
        },
    },
    "required": ["type", "title", "status", "detail"],
}
_VOORBEELDFOUT = {
    "in": "query",
    "name": "peildatum",
    "detail": "peildatum: '2025-02-30' bestaat niet op de kalender; kies een datum die bestaat",
}
HEADERS: Json = {
    "APIVersion": {
        "description": "Volledige versie van de API",
        "schema": {"type": "string", "examples": [API_VERSIE]},
    },
    "ETag": {
        "description": f"Kenmerk van precies deze inhoud; Cache-Control is {CACHE}",
        "schema": {"type": "string"},
    },
    "Link": {
        "description": "Adressen van de pagina’s: self, first, prev, next, last",
        "schema": {"type": "string"},
    },
}


def fout(status: int) -> Json:
    """The response of one kind of error, with an example."""
    waarde: Json = {
        "type": f"{VOORVOEGSEL}/docs#fout-{status}",
        "title": TITELS[status],
        "status": status,
        "detail": "Eén zin die zegt wat er mis is en wat te doen.",
    }
    if status == 400:
        waarde |= {"detail": _VOORBEELDFOUT["detail"], "errors": [_VOORBEELDFOUT]}
    schema = {"$ref": "#/components/schemas/Probleem"}
    return {
        "description": TITELS[status],
        "headers": {"API-Version": VERSIEKOP},
        "content": {SOORTEN["problem"]: {"schema": schema, "example": waarde}},
    }
