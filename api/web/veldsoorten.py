"""The kind of value in each column, as JSON Schema: what may be null says so, nothing else is."""

from __future__ import annotations

from typing import Any

from api.keuze import NIVEAUS, SCHAKELCODES
from api.leeg import REDENEN
from api.rijen import LIJSTEN
from graph.status import Status

_TEKST: dict[str, Any] = {"type": "string"}
_MAG_LEEG: dict[str, Any] = {"type": ["string", "null"]}
_LIJST: dict[str, Any] = {"type": "array", "items": {"type": "string"}}
_DATUM: dict[str, Any] = {"type": ["string", "null"], "format": "date"}
_DAG: dict[str, Any] = {"type": "string", "format": "date"}
_GETAL: dict[str, Any] = {"type": "integer", "format": "int32", "minimum": 0}
_AANDEEL: dict[str, Any] = {"type": "number", "minimum": 0, "maximum": 1}
_OBJECT: dict[str, Any] = {"type": "object", "additionalProperties": True}
_JA_NEE: dict[str, Any] = {"type": "boolean"}


def _keuze(*waarden: str) -> dict[str, Any]:
    return {"type": "string", "enum": list(waarden)}


def ref(naam: str) -> dict[str, Any]:
    """A schema by its name in the document."""
    return {"$ref": f"#/components/schemas/{naam}"}


def mag_leeg(schema: dict[str, Any]) -> dict[str, Any]:
    """The same, or null."""
    return {"oneOf": [schema, {"type": "null"}]}


def lijst_van(naam: str) -> dict[str, Any]:
    """A list of a named thing."""
    return {"type": "array", "items": ref(naam)}


def object_van(velden: dict[str, Any], **rest: Any) -> dict[str, Any]:
    """An object whose members are always there."""
    return {"type": "object", **rest, "properties": velden, "required": list(velden)}


KEUZES: dict[str, dict[str, Any]] = {
    "Afhankelijkheidsoort": _keuze("enkel-bewezen", "enkel-bekend", "knooppunt"),
    "Buurcode": _keuze("geen-schakel", "schakel-onbekend"),
    "Hiatenlijst": _keuze(*LIJSTEN),
    "JaNee": _keuze("ja", "nee"),
    "JaNeeOnbekend": _keuze("ja", "nee", "onbekend"),
    "Leegreden": _keuze(*REDENEN),
    "Niveau": _keuze(*NIVEAUS),
    "Relatierol": _keuze("coordinator", "accounthoudende-regio", "deelnemer"),
    "Schakelcode": _keuze(*SCHAKELCODES),
    "Stand": _keuze("geldt", "mogelijk", "begint-later", "geeindigd"),
    "Status": _keuze(*(s.sleutel for s in Status)),
    "Zoeksoort": _keuze("regio", "gemeente", "functie", "samenwerkingsverband"),
}
"""Lists of words that answers choose from, by their name in the document."""

_CODES = lijst_van("Verwijzing")

DELEN: dict[str, dict[str, Any]] = {
    "Verwijzing": object_van({"code": _TEKST, "naam": _TEKST}),
    "Functieverwijzing": object_van({"id": _TEKST, "naam": _TEKST, "niveau": ref("Niveau")}),
    "Lid": object_van({"code": _TEKST, "naam": _TEKST, "status": ref("Status")}),
    "Afspraak": object_van(
        {
            "id": _TEKST,
            "titel": _TEKST,
            "grondslag": _TEKST,
            "functies": _LIJST,
            "van": _MAG_LEEG,
            "tot": _MAG_LEEG,
        }
    ),
    "Verbandverwijzing": object_van(
        {
            "id": _TEKST,
            "naam": _TEKST,
            "rechtsvorm": _MAG_LEEG,
            "organisatie": _MAG_LEEG,
            "gemeentenUitRegio": _GETAL,
        }
    ),
    "Feitverwijzing": object_van(
        {
            "id": _TEKST,
            "zin": _TEKST,
            "bron": _TEKST,
            "bronTitel": _TEKST,
            "url": _MAG_LEEG,
            "plaats": _TEKST,
            "peildatum": _TEKST,
            "rang": _GETAL,
            "afgeleid": _MAG_LEEG,
        }
    ),
    "Herkomst": {
        "type": "object",
        "properties": {
            "bron": _TEKST,
            "plaats": _TEKST,
            "peildatum": _TEKST,
            "vastgelegd": {"type": "string", "format": "date"},
            "vastgelegdHerkomst": _TEKST,
            "rang": _GETAL,
            "spreker": _TEKST,
            "spreektVoor": _LIJST,
            "gezamenlijk": {"type": "boolean"},
            "afgeleid": _TEKST,
            "opmerking": _TEKST,
        },
        "required": ["bron", "plaats", "peildatum", "vastgelegd", "rang"],
    },
    "Leeg": object_van(
        {
            "reden": {
                **ref("Leegreden"),
                "description": "niets-bekend: geen bron zegt iets; bewezen-geen: een bron zegt dat "
                "er geen is; weggefilterd: zonder het filter zijn er rijen",
            },
            "zin": {"type": "string", "description": "hetzelfde in een zin"},
        },
        description="Waarom een lijst leeg is.",
    ),
    "Adres": object_van({"href": {"type": "string", "description": "adres"}}),
    "Links": {
        "type": "object",
        "description": "Verwante adressen, naar hun verband.",
        "additionalProperties": ref("Adres"),
    },
}
"""Parts of answers that several resources share, by their name in the document."""

VERWIJZINGEN = {"regio": "regio", "buur": "regio", "partner": "regio", "functie": "functie"}
"""Columns that hold a code and are shown with the name."""

MAG_ONTBREKEN = frozenset(
    {
        "Gemeente.regio",
        "GemeenteMetNamen.regio",
        "Afhankelijkheid.regio",
        "Samenvatting.functie",
    }
)
"""References that an answer may leave open: no region on the day, or a row about all functions."""

VELDEN: dict[str, dict[str, Any]] = {
    "aantal_gemeenten": _GETAL,
    "afspraken": lijst_van("Afspraak"),
    "aliassen": _LIJST,
    "alleen_aanwijzing": _GETAL,
    "bewezen_gat": _GETAL,
    "bronnen": _LIJST,
    "buren": _CODES,
    "code": _TEKST,
    "deelnemers": _CODES,
    "deel": _LIJST,
    "deels": _GETAL,
    "deels_alleen_aanwijzing": _GETAL,
    "eenzijdig": _GETAL,
    "feiten": _LIJST,
    "functies": _LIJST,
    "geborgd": _GETAL,
    "gedekt": _GETAL,
    "gemeenten_gedekt": _GETAL,
    "gemeenten_niet_geborgd": _GETAL,
    "gemeenten_onbekend": _GETAL,
    "gemeenten_overig": _GETAL,
    "gemeenten_totaal": _GETAL,
    "gemeenten_verlopen": _GETAL,
    "gepland": _GETAL,
    "geraakte_regios": _LIJST,
    "herkomst": ref("Herkomst"),
    "hoogste": _AANDEEL,
    "id": _TEKST,
    "inhoud": _OBJECT,
    "jeugd": _JA_NEE,
    "laagste": _AANDEEL,
    "laagste_zonder_aanwijzing": _AANDEEL,
    "laatst_bekend_op": _DATUM,
    "leden": _CODES,
    "naam": _TEKST,
    "niet_geborgd": _GETAL,
    "niet_van_toepassing": _GETAL,
    "niet_zeker": _GETAL,
    "niveau": ref("Niveau"),
    "noemer": _GETAL,
    "onbekend": _GETAL,
    "opgehaald": _DAG,
    "opvolgers": _CODES,
    "partners": _LIJST,
    "rang": {"type": "integer", "format": "int32", "minimum": 1, "maximum": 5},
    "regios": _LIJST,
    "samenwerkingsverbanden": lijst_van("Verbandverwijzing"),
    "stand": ref("Stand"),
    "contractpartijen": _LIJST,
    "gemeenten": _LIJST,
    "status": ref("Status"),
    "Afloop.tot": _DATUM,
    "Afloop.tot_laatst": _DAG,
    "Afloop.uiterlijk": ref("JaNee"),
    "Afhankelijkheid.soort": ref("Afhankelijkheidsoort"),
    "Afhankelijkheid.volledig": ref("JaNee"),
    "Buur.code": ref("Buurcode"),
    "Schakel.code": ref("Schakelcode"),
    "Zoekresultaat.soort": ref("Zoeksoort"),
    "levert_zelf": ref("JaNeeOnbekend"),
    "lijst": ref("Hiatenlijst"),
    "rol": ref("Relatierol"),
    "rol_partner": ref("Relatierol"),
    "wederkerig": ref("JaNeeOnbekend"),
    "wettelijk_verplicht": ref("JaNeeOnbekend"),
    "basisfuncties": _LIJST,
    "bytes": _GETAL,
    "rollen": _LIJST,
    "taken": _LIJST,
    "tegenstrijdig": _GETAL,
    "Uitleg.feiten": lijst_van("Feitverwijzing"),
    "Uitleg.leden": lijst_van("Lid"),
    "Uitleg.ook_gezien": lijst_van("Feitverwijzing"),
    "uitvoerders": _LIJST,
    "verlopen": _GETAL,
    "vervangen_door": _LIJST,
    "vlaggen": _LIJST,
    "voorgangers": _CODES,
    "vroegere_namen": _LIJST,
}
"""By column, or by model and column where a model differs; else a text."""

MAG_LEEG = frozenset(
    {
        *("bestaat_tot", "bestaat_van", "centrumgemeente", "coordinator", "document"),
        *("eind_met_opties", "gepubliceerd", "grondslag", "indeling", "interpretatie"),
        *("laatst_bekend", "licentie", "omschrijving", "onderdeel_van", "opvolger", "organisatie"),
        *("provincie", "rechtsvorm", "tooi", "tot", "uitgever", "van", "verband", "vervallen"),
        *("vervangt", "volgt_op", "vraag"),
    }
)
"""Texts that a source need not give, or that say nothing of this row: null then."""
