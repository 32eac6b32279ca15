"""The kind of value in each column, as JSON Schema, and the words of columns that only HTTP has."""

from __future__ import annotations

from typing import Any

from graph.status import Status

_TEKST: dict[str, Any] = {"type": "string"}
_MAG_LEEG: dict[str, Any] = {"type": ["string", "null"]}
_LIJST: dict[str, Any] = {"type": "array", "items": {"type": "string"}}
_DATUM: dict[str, Any] = {"type": ["string", "null"], "format": "date"}
_GETAL: dict[str, Any] = {"type": "integer", "format": "int32", "minimum": 0}
_AANDEEL: dict[str, Any] = {"type": "number", "minimum": 0, "maximum": 1}
_OBJECT: dict[str, Any] = {"type": "object", "additionalProperties": True}
_JA_NEE: dict[str, Any] = {"type": "boolean"}


def _verwijzingen(*delen: str) -> dict[str, Any]:
    velden = {deel: {"type": "string"} for deel in delen}
    item = {"type": "object", "properties": velden, "required": list(delen)}
    return {"type": "array", "items": item}


_CODES = _verwijzingen("code", "naam")


def _objecten(**velden: dict[str, Any]) -> dict[str, Any]:
    item = {"type": "object", "properties": velden, "required": list(velden)}
    return {"type": "array", "items": item}


_AFSPRAKEN = _objecten(
    id=_TEKST, titel=_TEKST, grondslag=_TEKST, functies=_LIJST, van=_MAG_LEEG, tot=_MAG_LEEG
)
_LEDEN = _objecten(code=_TEKST, naam=_TEKST, status=_TEKST)
_VERBANDEN = _objecten(
    id=_TEKST,
    naam=_TEKST,
    rechtsvorm=_MAG_LEEG,
    organisatie=_MAG_LEEG,
    gemeentenUitRegio=_GETAL,
)
_FEITEN = _objecten(
    id=_TEKST,
    zin=_TEKST,
    bron=_TEKST,
    bronTitel=_TEKST,
    url=_MAG_LEEG,
    plaats=_TEKST,
    peildatum=_TEKST,
    rang=_GETAL,
    afgeleid=_MAG_LEEG,
)
_HERKOMST: dict[str, Any] = {
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
}

VERWIJZINGEN = {"regio": "regio", "buur": "regio", "partner": "regio", "functie": "functie"}
"""Columns that hold a code and are shown with the name."""

_STAND: dict[str, Any] = {
    "type": "string",
    "enum": ["geldt", "mogelijk", "begint-later", "geeindigd"],
}

VELDEN: dict[str, dict[str, Any]] = {
    "aantal_gemeenten": _GETAL,
    "afspraken": _AFSPRAKEN,
    "aliassen": _LIJST,
    "alleen_aanwijzing": _GETAL,
    "bewezen_gat": _GETAL,
    "bronnen": _LIJST,
    "buren": _CODES,
    "code": _TEKST,
    "deelnemers": _CODES,
    "deels": _GETAL,
    "deels_alleen_aanwijzing": _GETAL,
    "document": _MAG_LEEG,
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
    "herkomst": _HERKOMST,
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
    "niveau": {"type": "string", "enum": ["lokaal", "regionaal", "bovenregionaal", "landelijk"]},
    "noemer": _GETAL,
    "onbekend": _GETAL,
    "opgehaald": _DATUM,
    "opvolgers": _CODES,
    "partners": _LIJST,
    "rang": {"type": "integer", "format": "int32", "minimum": 1, "maximum": 5},
    "regios": _LIJST,
    "samenwerkingsverbanden": _VERBANDEN,
    "stand": _STAND,
    "contractpartijen": _LIJST,
    "gemeenten": _LIJST,
    "status": {"type": "string", "enum": [s.sleutel for s in Status]},
    "Afloop.tot": _DATUM,
    "Afloop.tot_laatst": _DATUM,
    "basisfuncties": _LIJST,
    "bytes": _GETAL,
    "rollen": _LIJST,
    "taken": _LIJST,
    "tegenstrijdig": _GETAL,
    "Uitleg.feiten": _FEITEN,
    "Uitleg.leden": _LEDEN,
    "Uitleg.ook_gezien": _FEITEN,
    "uitvoerders": _LIJST,
    "verlopen": _GETAL,
    "vervangen_door": _LIJST,
    "vlaggen": _LIJST,
    "voorgangers": _CODES,
    "vroegere_namen": _LIJST,
}
"""By column, or by model and column where a model differs; else a text that may be empty."""

BETEKENIS_HIER: dict[str, str] = {
    "aanbieders": "aanbieders die bij de rol horen",
    "aantal_gemeenten": "aantal gemeenten op de peildatum",
    "Aanbieder.regios": "regio’s waarvoor de aanbieder volgens een bron werkt",
    "Aanbieder.functies": "functies die de aanbieder volgens een bron levert",
    "Aanbieder.rollen": "waarom de aanbieder bekend is: aanbod, contractpartij of uitvoerder",
    "afspraken": "afspraken en contracten die op de peildatum voor de regio gelden",
    "aliassen": "andere namen, zoals bronnen ze schrijven",
    "basisfuncties": "basisfuncties in de woorden van de bron",
    "bestaat_van": "eerste dag waarop de naam bekend is",
    "bestaat_tot": "eerste dag waarop hij niet meer bestaat",
    "bestandsnaam": "naam om het bestand onder te bewaren",
    "bytes": "grootte in bytes",
    "Download.id": "vorm van het bestand",
    "Download.titel": "wat er in het bestand staat",
    "mediatype": "soort inhoud na het uitpakken",
    "sha256": "controlesom van het bestand",
    "buren": "regio’s met een gezamenlijke grens",
    "centrumgemeente": "code van de centrumgemeente",
    "deelnemers": "wie op de peildatum meedoen",
    "document": "welk document de vraag zou beantwoorden",
    "feiten": "ids van de feiten waarop dit rust",
    "functies": "codes van functies",
    "gepubliceerd": "wanneer de bron is gepubliceerd",
    "gevonden": "de naam die overeenkomt met de zoektekst",
    "grondslag": "wettelijke grondslag",
    "herkomst": "wie het zegt, waar, over welke datum, en sinds wanneer het bekend kon zijn",
    "inhoud": "wat de bron zegt, veld voor veld",
    "interpretatie": "hoe de tekst van de bron is uitgelegd",
    "jeugd": "of het verband over jeugdhulp gaat",
    "leden": "gemeenten in de regio op de peildatum",
    "levert_zelf": "of het team zelf hulp geeft",
    "licentie": "voorwaarden van de bron",
    "naam": "naam",
    "Functie.naam": "naam van de functie",
    "omschrijving": "wat het is",
    "ook_gezien": "feiten die er wel over gaan en het antwoord niet dragen",
    "opgehaald": "wanneer de bron is gelezen",
    "opvolgers": "gemeenten waarin deze opging",
    "organisatie": "naam van de organisatie met rechtspersoon",
    "provincie": "code van de provincie",
    "rang": "kracht van de bron, van 1 (regelgeving) tot 5 (overig)",
    "rechtsvorm": "rechtsvorm van het verband",
    "regel": "de regel die tot dit antwoord leidt",
    "samenwerkingsverbanden": "verbanden waaraan gemeenten van de regio meedoen",
    "soort": "soort",
    "contractpartijen": "met wie het contract is gesloten",
    "gemeenten": "codes van gemeenten die erbij horen",
    "indeling": "in welke indeling van basisfuncties zij staat",
    "onderdeel_van": "code van de basisfunctie waar zij een onderdeel van is",
    "regios": "codes van regio’s die erbij horen",
    "stand": "hoe het er op de peildatum voor staat",
    "volgt_op": "id van de overeenkomst die eraan voorafging",
    "Overeenkomst.id": "sleutel van de overeenkomst",
    "Overeenkomst.grondslag": "waarop de overeenkomst rust",
    "Overeenkomst.tot": "einde, zoals de bronnen het geven",
    "Verband.tot": "einde, zoals de bron het geeft",
    "VerbandMetDeelnemers.tot": "einde, zoals de bron het geeft",
    "Partij.id": "sleutel van de partij",
    "Basisfunctie.id": "code van de basisfunctie",
    "VeiligThuisregio.code": "code van de regio van Veilig Thuis",
    "VeiligThuisregio.leden": "gemeenten van de regio op de peildatum",
    "taken": "taken in de woorden van de bron",
    "tooi": "identificatie in de TOOI-registers",
    "uitgever": "wie de bron uitgeeft",
    "Team.uitvoerders": "organisaties die het team vormen",
    "url": "adres van de bron",
    "vervallen": "eerste dag waarop dit feit niet meer telt",
    "vervangen_door": "ids van de feiten die dit feit verbeteren",
    "vervangt": "id van het feit dat hiermee verbeterd is",
    "voorgangers": "gemeenten die hierin opgingen",
    "vraag": "de vraag die gesteld moet worden om het te weten",
    "vroegere_namen": "namen die niet op de peildatum gelden",
    "wat_verandert": "welke bron het antwoord zou veranderen",
    "wettelijk_verplicht": "of de wet gemeenten hiertoe verplicht",
    "zin": "het feit in één zin",
    "Gemeente.code": "CBS-code van de gemeente",
    "Regio.code": "code van de regio",
    "regio.code": "code",
    "functie.id": "code van de functie",
    "Functie.id": "code van de functie",
    "Bron.id": "sleutel van de bron",
    "Bron.titel": "titel van de bron",
    "Bron.soort": "soort bron",
    "Feit.id": "sleutel: een hash van de inhoud",
    "Feit.soort": "soort feit",
    "Feit.bron": "sleutel van de bron",
    "Verband.id": "code van het verband",
    "Verband.soort": "soort verband",
    "Team.id": "sleutel van het team",
    "Team.gemeente": "code van de gemeente",
    "Aanbieder.id": "sleutel van de aanbieder",
    "Zoekresultaat.id": "code of sleutel",
    "Zoekresultaat.soort": "regio, gemeente, functie of samenwerkingsverband",
    "Uitleg.leden": "elke gemeente met haar eigen status",
    "Uitleg.feiten": "de feiten die het antwoord dragen, met bron en vindplaats",
}
"""What a column holds where ``api.kolommen`` does not say it, or HTTP says it more exactly."""
