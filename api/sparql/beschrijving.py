"""How ``/v1/sparql`` stands in the OpenAPI document."""

from __future__ import annotations

from typing import Any

from api.settings import Instellingen
from api.sparql.werker import GRAAF, TABEL

Json = dict[str, Any]

_VERSIE = {"API-Version": {"$ref": "#/components/headers/APIVersion"}}
_VOORBEELD = (
    "SELECT ?regio ?naam WHERE { ?regio a <https://jeugdregio.example/def#Regio> ; "
    "<http://www.w3.org/2004/02/skos/core#prefLabel> ?naam } LIMIT 10"
)


def operaties(instellingen: Instellingen) -> Json:
    """Both methods; the parameters for graphs have names of the protocol, so only in words."""
    uitleg = (
        "SPARQL 1.1 Protocol, alleen vragen. De standaardgraaf heeft alle feiten en het bewijs, "
        "elke bron is ook een eigen graaf; default-graph-uri en named-graph-uri kiezen daaruit. "
        f"Een vraag mag {instellingen.sparql_seconden:g} seconden duren en geeft hoogstens "
        f"{instellingen.sparql_rijen} rijen of {instellingen.sparql_bytes} bytes; er kunnen er "
        f"{instellingen.sparql_tegelijk} tegelijk. SERVICE en wijzigingen worden geweigerd. "
        "Accept kiest de vorm; anders kiest vorm=csv, json, xml, tsv of turtle."
    )
    tekst: Json = {"type": "string", "minLength": 1}
    parameter = {
        "name": "query",
        "in": "query",
        "description": "De vraag; zonder vraag beschrijft de dienst zichzelf.",
        "required": False,
        "schema": tekst,
        "example": _VOORBEELD,
    }
    inhoud = {
        "application/sparql-query": {"schema": tekst, "example": _VOORBEELD},
        "application/x-www-form-urlencoded": {
            "schema": {"type": "object", "properties": {"query": tekst}, "required": ["query"]}
        },
    }
    lezen = {**_operatie("vraagSparql", "Een SPARQL-vraag", uitleg), "parameters": [parameter]}
    sturen = {
        **_operatie("stuurSparql", "Een SPARQL-vraag, ook een lange", uitleg),
        "parameters": [],
        "requestBody": {"required": True, "description": "De vraag.", "content": inhoud},
    }
    return {"get": lezen, "post": sturen}


def _operatie(naam: str, titel: str, uitleg: str) -> Json:
    return {
        "operationId": naam,
        "tags": ["sparql"],
        "summary": titel,
        "description": uitleg,
        "responses": {
            "200": {
                "description": "Het antwoord",
                "headers": _VERSIE,
                "content": {soort: {"schema": {}} for soort in (*TABEL, *GRAAF)},
            },
            "413": {"$ref": "#/components/responses/Fout413"},
            "415": {"$ref": "#/components/responses/Fout415"},
        },
    }
