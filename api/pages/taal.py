"""Filters of the templates: numbers, dates and words as a Dutch reader expects them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from graph.taal import datum as datum_in_woorden
from graph.taal import moment
from graph.zinnen import AANWIJZING

NIVEAUNAMEN = {
    "lokaal": "Lokaal",
    "regionaal": "Regionaal",
    "bovenregionaal": "Bovenregionaal",
    "landelijk": "Landelijk",
}
SCHAKELNAMEN = {
    "wederkerig": "wederkerig",
    "eenzijdig": "eenzijdig",
    "eenzijdig-onbevestigd": "eenzijdig, niet bevestigd",
    "schakel-gepland": "gepland",
    "schakel-verlopen": "verlopen",
    "niet-van-toepassing": "niet van toepassing",
    "buiten-cluster": "buiten elk cluster (bewezen)",
    "geen-schakel": "geen schakel (bewezen)",
    "schakel-onbekend": "onbekend",
    "geen-coordinator": "geen coördinator bekend",
}
ROLNAMEN = {
    "coordinator": "coördinator",
    "accounthoudende-regio": "accounthoudende regio",
    "regio-adviseur": "regioadviseur",
    "regio-ambassadeur": "regioambassadeur",
    "bestuurlijk-overleg": "bestuurlijk overleg",
}
"""Roles that are written otherwise than their key."""
GRONDSLAGNAMEN = {
    "contract": "contract",
    "subsidie": "subsidie",
    "regeling": "samenwerkingsafspraak of regeling",
    "raamcontract": "landelijk raamcontract",
    "rijk": "taak van het Rijk",
    "gebied": "aanwijzing van een gebied",
    "eigen-aanbod": "eigen aanbod",
}
SOORTNAMEN = {
    "functie": "Functies",
    "basisfunctie": "Basisfuncties van lokale teams",
    "gemeente": "Gemeenten",
    "regio": "Regio’s",
    "alias": "Andere namen",
    "lidmaatschap": "Welke gemeente bij welke regio hoort",
    "herindeling": "Herindelingen",
    "grens": "Grenzen",
    "verband": "Samenwerkingsverbanden",
    "deelname": "Deelname aan samenwerkingsverbanden",
    "borging": "Afspraken die borgen",
    "taak": "Taken zonder functie van de lijst",
    "beeindiging": "Beëindigingen",
    "uitspraak": "Uitspraken van regio’s over partners",
    "nietvermeld": "Gelezen en niet vermeld",
    "ontkenning": "Uitspraken dat er niets is",
    "nietvantoepassing": "Niet van toepassing",
    "volledigheid": "Lijsten die volledig zijn",
    "regiovisie": "Regiovisies",
    "voornemen": "Voornemens",
    "aanbod": "Aanbod van aanbieders",
    "lokaalteam": "Lokale teams",
    "rol": "Rollen",
    "aankondiging": "Aankondigingen",
    "telling": "Tellingen zonder namen",
    "aanbesteding": "Aanbestedingen",
    "bedrag": "Bedragen",
    "capaciteit": "Aantallen plaatsen",
    "toezicht": "Toezicht op aanbieders",
}
BRONSOORTEN = {
    "regelgeving": "wet of besluit",
    "regeling": "gepubliceerde regeling",
    "register": "register",
    "gemeente": "gemeente",
    "regio": "regio",
    "aanbieder": "aanbieder",
    "landelijk": "landelijke organisatie",
    "pers": "pers",
    "rechtspraak": "rechterlijke uitspraak",
    "overig": "overig",
}
VLAGNAMEN = {
    "niveau-standaard": "het niveau van de functie is ongedateerd",
    "algemeen-lidmaatschap": "gerekend met de algemene ledenlijst van de regio",
    "indirect": f"volgt uit een aanwijzing van een gebied; {AANWIJZING}",
    "minstens": "de bron noemt alleen tot wanneer het ten minste loopt",
    "slapend": "raamcontract dat niet gebruikt hoeft te worden",
    "gekruist": "de instellingen horen bij het gebied, niet bij één regio",
    "afgeleid": "een deel is onze afleiding",
    "via-rechtsvoorganger": "loopt via een opgeheven gemeente",
    "via-oude-regio": "loopt via de regio waar de gemeente eerder bij hoorde",
    "bevat-bewezen-gat": "voor ten minste één gemeente is bewezen dat er niets is",
    "bevat-verlopen": "voor ten minste één gemeente is de bekende afspraak verlopen",
    "aanwijzing-vervallen": f"een eerdere aanwijzing is vervallen; {AANWIJZING}",
    "afspraak-verlopen": "de laatst bekende afspraak is afgelopen; er is nog een aanwijzing",
    "ledenlijst-onvolledig": "het is niet zeker dat alle gemeenten van de regio bekend zijn",
    "doorgetrokken": "de indeling is doorgetrokken van een eerder jaar",
    "indeling-onzeker": "de indeling van deze regio verandert vanaf 2026; hoe is niet gelezen",
}
"""Flags in words; one that is not here is shown as it is."""

_OVER_DE_REGIO = ("ledenlijst-onvolledig", "indeling-onzeker")
"""Flags that are the same for every function of a region."""


def let_op(rijen: Iterable[Mapping[str, Any]]) -> list[str]:
    """What to bear in mind of a region as a whole, from the flags of its rows."""
    gezien = {vlag for rij in rijen for vlag in rij["vlaggen"]}
    return [VLAGNAMEN[vlag] for vlag in _OVER_DE_REGIO if vlag in gezien]


def datum(waarde: date | str) -> str:
    """A date or a moment in words; empty stays empty."""
    if isinstance(waarde, date):
        return datum_in_woorden(waarde)
    return " en ".join(moment(deel) for deel in waarde.split(";")) if waarde else ""


def procent(aandeel: float) -> str:
    """``96%``; never 0% or 100% when that is not exactly so."""
    afgerond = round(aandeel * 100)
    if afgerond == 100 and aandeel < 1:
        return "ruim 99%"
    if afgerond == 0 and aandeel > 0:
        return "minder dan 1%"
    return f"{afgerond}%"


def hoofdletter(tekst: str) -> str:
    """The first letter as a capital, the rest as it is."""
    return tekst[:1].upper() + tekst[1:]
