"""Settings from the environment, or one sentence for each that cannot be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from api.settings import Instellingen
from graph.tekst import kort

_VARIABELE = "JEUGDREGIO_"
_ADVIES: dict[str, str] = {
    "basis": "schrijf een adres als https://jeugdregio.example, zonder schuine streep aan het eind",
    "contact_email": "schrijf een mailadres als naam@voorbeeld.nl",
    "contact_naam": "schrijf een naam van hoogstens 200 tekens",
    "licentie": "schrijf het adres van de licentie, zoals https://voorbeeld.nl/licentie",
}
"""Setting -> what to write, where its pattern tells nobody."""

_REGELS: dict[str, str] = {
    "int_parsing": "vul een geheel getal in",
    "int_from_float": "vul een geheel getal in",
    "float_parsing": "vul een getal met een punt in, zoals 2.5",
    "finite_number": "vul een getal in",
    "bool_parsing": "vul true of false in",
    "greater_than": "kies meer dan {gt:g}",
    "greater_than_equal": "kies ten minste {ge:g}",
    "less_than_equal": "kies hoogstens {le:g}",
    "value_error": "{error}",
}
"""What pydantic found -> what to do; a kind that is not here gets the general sentence."""


class Instelfout(ValueError):
    """A setting that cannot be; the message is one Dutch sentence per setting."""


def lees_instellingen(**vast: Any) -> Instellingen:
    """The settings; ``vast`` are those that the command line gives. ``Instelfout`` otherwise."""
    try:
        return Instellingen(**vast)
    except ValidationError as fout:
        raise Instelfout(" ".join(_zin(wat) for wat in fout.errors())) from None


def _zin(fout: Mapping[str, Any]) -> str:
    naam = str(fout["loc"][0]) if fout["loc"] else ""
    variabele = naam if naam.startswith(_VARIABELE) else _VARIABELE + naam.upper()
    if not naam:
        return f"{fout['ctx']['error']}."
    return f"{variabele} kan niet '{kort(str(fout['input']))}' zijn: {_wat_dan(naam, fout)}."


def _wat_dan(naam: str, fout: Mapping[str, Any]) -> str:
    if naam in _ADVIES:
        return _ADVIES[naam]
    if fout["type"] == "literal_error":
        return f"kies {fout['ctx']['expected'].replace(' or ', ' of ')}"
    regel = _REGELS.get(str(fout["type"]), "zie api/settings.py voor wat kan")
    return regel.format(**fout.get("ctx", {}))
