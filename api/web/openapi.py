"""The OpenAPI document: written from the same table as the routes, so it cannot say otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from api.settings import API_VERSIE, VOORVOEGSEL, Instellingen
from api.web.hulpbron import Hulpbron
from api.web.openapi_delen import FOUTDEEL, HEADERS, PROBLEEM, VERSIEKOP, fout
from api.web.velden import KOP, TELLING, betekenis, delen, schema_van, telling_van
from api.web.veldsoorten import KEUZES, lijst_van, mag_leeg, object_van, ref
from api.web.voorbeelden import voorbeeld
from api.web.vormen import SOORTEN
from api.web.vraag import KENNISDATUM, PEILDATUM, PERIODE, Parameter, paginering, vorm

Json = dict[str, Any]

_INLEIDING = """\
Hoe gemeenten specialistische jeugdhulp samen borgen: per functie, regio en dag, met bron.

- **Onbekend is een antwoord.** Geen bron betekent niet dat er niets is.
- **Twee datums.** `peildatum` is de dag waarover het gaat, `kennisdatum` wat bronnen op die dag
  konden vertellen. Zonder datum is het vandaag in Nederland; het antwoord herhaalt beide.
- **Elke vorm heeft een adres.** `vorm=csv` doet hetzelfde als `Accept: text/csv`. CSV en GeoJSON
  geven de hele lijst, tenzij u om een pagina vraagt.
- **Fouten zijn twee soorten.** Wat wij niet kunnen lezen is 400; wat niet bestaat, of niet op de
  peildatum, is 404, in het pad en in een filter.
- **Bewaren mag.** Elk antwoord heeft een `ETag`; stuur hem terug in `If-None-Match` en krijg 304.
  Wij zeggen `Cache-Control: no-cache` en niet `no-store`: dit zijn open gegevens.
- **Fouten** zijn `application/problem+json` en noemen alles wat er mis is, en wat te doen.
- **Wijzigingen** staan in het changelog. Wat vervalt, krijgt ten minste zes maanden van tevoren een
  `Deprecation`- en `Sunset`-header; er zijn nooit meer dan twee hoofdversies tegelijk.
"""
_LABELS = {
    "land": "Gemeenten, regio’s en functies",
    "dekking": "Wat is geborgd, wat niet, en wat is onbekend",
    "samenwerking": "Schakels tussen regio’s, en waar zij ontbreken of aflopen",
    "partijen": "Samenwerkingsverbanden, lokale teams en aanbieders",
    "herkomst": "Feiten en bronnen",
    "zoeken": "Zoeken op naam",
    "sparql": "Eigen vragen aan de graaf",
}
_KOPSCHEMA: Json = {
    "peildatum": {"type": "string", "format": "date"},
    "kennisdatum": {"type": "string", "format": "date"},
    "snapshot": {"type": "string"},
    "regelversie": {"type": "string"},
}
_TOT_EN_MET: Json = {
    "type": ["string", "null"],
    "format": "date",
    "description": "laatste dag van de periode die met peildatum begint; null bij één dag",
}
_FOUTEN = (400, 404, 406, 414, 500, 503)


def document(bronnen: Iterable[Hulpbron], instellingen: Instellingen, los: Json) -> Json:
    """The whole document; ``los`` are operations that are no resource of the table, by path."""
    bronnen = tuple(bronnen)
    schemas = _schemas(bronnen, instellingen)
    return {
        "openapi": "3.1.0",
        "info": _info(instellingen),
        "servers": [{"url": instellingen.basis + VOORVOEGSEL, "description": "Deze dienst"}],
        "tags": [{"name": naam, "description": tekst} for naam, tekst in _LABELS.items()],
        "paths": {
            **{bron.pad: {"get": _operatie(bron, schemas, instellingen)} for bron in bronnen},
            **{pad: _los(methoden) for pad, methoden in los.items()},
        },
        "components": {
            "schemas": schemas,
            "responses": {f"Fout{status}": fout(status) for status in (*_FOUTEN, 413, 415)},
            "headers": HEADERS,
        },
        "externalDocs": {
            "description": "Uitleg, fouten en wijzigingen",
            "url": f"{instellingen.basis}{VOORVOEGSEL}/docs",
        },
    }


def _los(methoden: Json) -> Json:
    """Operations as they describe themselves, with what holds for all."""
    return {
        methode: {
            **operatie,
            "responses": {
                **operatie["responses"],
                **{str(s): {"$ref": f"#/components/responses/Fout{s}"} for s in _FOUTEN},
            },
        }
        for methode, operatie in methoden.items()
    }


def _info(instellingen: Instellingen) -> Json:
    return {
        "title": "Jeugdregio-kennisgraaf",
        "version": API_VERSIE,
        "summary": "Welke jeugdhulp is waar geborgd, tot wanneer en volgens wie?",
        "description": _INLEIDING,
        "contact": {
            "name": instellingen.contact_naam,
            **({"email": instellingen.contact_email} if instellingen.contact_email else {}),
            "url": f"{instellingen.basis}/uitleg#verbeteren",
        },
        "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
    }


def _operatie(bron: Hulpbron, schemas: Json, instellingen: Instellingen) -> Json:
    dagen = (PERIODE if bron.periode else PEILDATUM, KENNISDATUM) if bron.dagen else ()
    bladeren = paginering(instellingen) if bron.is_lijst else ()
    vormen = (vorm(bron.vormen),) if len(bron.vormen) > 1 else ()
    query = [parameter_json(p, "query") for p in (*bron.query, *dagen, *bladeren, *vormen)]
    pad = [parameter_json(p, "path") for p in bron.pad_parameters]
    return {
        "operationId": bron.naam,
        "tags": [bron.label],
        "summary": bron.titel,
        "description": bron.uitleg,
        "parameters": [*pad, *query],
        "responses": {
            "200": _gelukt(bron, schemas),
            "304": {"description": "Niet veranderd", "headers": {"API-Version": VERSIEKOP}},
            **{str(s): {"$ref": f"#/components/responses/Fout{s}"} for s in _FOUTEN},
        },
    }


def parameter_json(parameter: Parameter, plaats: str) -> Json:
    """One parameter of an operation."""
    return {
        "name": parameter.naam,
        "in": plaats,
        "description": parameter.uitleg,
        "required": plaats == "path" or parameter.verplicht,
        "schema": _benoemd(parameter.schema),
        "example": _getypeerd(parameter),
    }


def _benoemd(schema: Mapping[str, Any]) -> Json:
    """The schema itself, or the named one when it is a choice from the same words."""
    for naam, woorden in KEUZES.items():
        if schema.get("enum") == woorden["enum"] and "default" not in schema:
            return ref(naam)
    return dict(schema)


def _getypeerd(parameter: Parameter) -> str | int:
    heel = parameter.schema["type"] == "integer"
    return int(parameter.voorbeeld) if heel else parameter.voorbeeld


def _gelukt(bron: Hulpbron, schemas: Json) -> Json:
    schema = ref(_antwoord(bron))
    inhoud: Json = {
        SOORTEN["json"]: {"schema": schema, "example": voorbeeld(schema, schemas=schemas)}
    }
    for ander in bron.vormen[1:]:
        soort = "object" if ander in ("jsonld", "geojson") else "string"
        inhoud[SOORTEN[ander]] = {"schema": {"type": soort}}
    headers = {"API-Version": VERSIEKOP, "ETag": {"$ref": "#/components/headers/ETag"}}
    if bron.is_lijst:
        headers["Link"] = {"$ref": "#/components/headers/Link"}
    return {"description": bron.titel, "headers": headers, "content": inhoud}


def _schemas(bronnen: tuple[Hulpbron, ...], instellingen: Instellingen) -> Json:
    """One schema per thing: parts, rows, and the answers that hold them."""
    met_telling = next(b for b in bronnen if "gemeenten_totaal" in b.kolommen)
    return {
        "Probleem": PROBLEEM,
        "Fout": FOUTDEEL,
        **KEUZES,
        **delen(),
        TELLING: telling_van(met_telling.kolommen),
        "Kop": _kop(KOP),
        "KopZonderDagen": _kop(KOP[2:]),
        **{bron.model: schema_van(bron.model, bron.kolommen) for bron in bronnen},
        **{
            _antwoord(bron): _lijst(bron, instellingen) if bron.is_lijst else _ding(bron)
            for bron in bronnen
        },
    }


def _antwoord(bron: Hulpbron) -> str:
    return f"{bron.model}{'Lijst' if bron.is_lijst else 'Antwoord'}"


def _kop(namen: tuple[str, ...]) -> Json:
    """The members that every answer begins with."""
    velden = {naam: {**_KOPSCHEMA[naam], "description": betekenis("", naam)} for naam in namen}
    verzonnen = {"type": "boolean", "description": "of het hele land verzonnen is"}
    return object_van({**velden, "verzonnen": verzonnen}, description="Waarover dit gaat.")


def _lijst(bron: Hulpbron, instellingen: Instellingen) -> Json:
    periode = {"peildatumTot": _TOT_EN_MET} if bron.periode else {}
    velden: Json = {
        **periode,
        "totaal": {
            "type": "integer",
            "format": "int32",
            "minimum": 0,
            "description": "aantal rijen op alle pagina’s samen",
        },
        "leeg": {**mag_leeg(ref("Leeg")), "description": "null als er rijen zijn"},
        "items": {
            **lijst_van(bron.model),
            "maxItems": instellingen.pagina_max,
            "description": "de rijen van deze pagina",
        },
        "_links": {**ref("Links"), "description": "de pagina’s van deze lijst"},
    }
    return {"allOf": [_kop_van(bron), object_van(velden)]}


def _ding(bron: Hulpbron) -> Json:
    return {"allOf": [_kop_van(bron), ref(bron.model)]}


def _kop_van(bron: Hulpbron) -> Json:
    return ref("Kop" if bron.dagen else "KopZonderDagen")
