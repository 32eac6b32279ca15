"""The parameters that several resources share."""

from __future__ import annotations

from api.keuze import SCHAKELCODES
from api.rijen import LIJSTEN
from api.web.vraag import CODE_MAX, Parameter, code, geheel, keuze
from graph.samenvatting import NIVEAUS
from graph.status import Status

GEMEENTECODE = code("gemeente", "Code van een gemeente.", "GM0363", naam="code")
REGIOCODE = code("regio", "Code van een jeugdregio.", "JZ18", naam="code")
FUNCTIE_ID = code("functie", "Code van een functie.", "pleegzorg", naam="id")

SLEUTEL = Parameter(
    "id",
    "Sleutel, zoals de lijst haar geeft.",
    lambda tekst, _: tekst,
    {"type": "string", "minLength": 1, "maxLength": CODE_MAX},
    "voorbeeld",
)
"""Of a thing whose list depends on the day; whether it is there, its resource finds out."""

PAD_REGIO = code("regio", "Code van een jeugdregio.", "JZ18")
PAD_FUNCTIE = code("functie", "Code van een functie.", "pleegzorg")

REGIO = code("regio", "Alleen deze regio.", "JZ18")
FUNCTIE = code("functie", "Alleen deze functie.", "pleegzorg")
FUNCTIE_VERPLICHT = code("functie", "Over welke functie.", "pleegzorg", verplicht=True)
NIVEAU = keuze("niveau", "Alleen functies van dit niveau.", NIVEAUS)
STATUS = keuze("status", "Alleen deze status.", tuple(s.sleutel for s in Status))
LIJST = keuze("lijst", "Alleen deze lijst.", LIJSTEN)
PER = keuze("per", "Tellen per functie of per niveau.", ("functie", "niveau"), "functie")
MAANDEN_MAX = 240
MAANDEN = geheel("maanden", "Wat binnen zoveel maanden afloopt.", 0, MAANDEN_MAX, 12)
SCHAKELCODE = keuze("code", "Alleen deze soort schakel.", SCHAKELCODES)
