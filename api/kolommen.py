"""The columns of every table of answers: the one place for CSV headers, tables, JSON keys and docs.

A column keeps its name and its place; new ones are added at the end.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

STEMPEL = ("peildatum", "kennisdatum", "snapshot")
"""What every answer repeats: about which day, by what was known when, from which facts."""


@dataclass(frozen=True, slots=True)
class Tabel:
    """One kind of answer. ``kort`` are the columns of a table on a terminal."""

    naam: str
    titel: str
    kolommen: tuple[str, ...]
    kort: tuple[str, ...]
    leeg: str = ""
    """What no rows do not mean, where only what is on record is listed."""


_BEWIJST_NIETS = "Dat bewijst niet dat er niets is: wij kennen niet alle afspraken."


_DEKKING = (
    "regio",
    "regio_naam",
    "functie",
    "functie_naam",
    "niveau",
    "status",
    "vlaggen",
    "gemeenten_gedekt",
    "gemeenten_niet_geborgd",
    "gemeenten_onbekend",
    "gemeenten_totaal",
    "laatst_bekend",
    "laatst_bekend_op",
    "bronnen",
    "toelichting",
    "peildatum",
    "kennisdatum",
    "regelversie",
    "snapshot",
    "alleen_aanwijzing",
    "gemeenten_verlopen",
    "gemeenten_overig",
)

TABELLEN: Mapping[str, Tabel] = {
    tabel.naam: tabel
    for tabel in (
        Tabel(
            "dekking",
            "Dekking per regio en functie",
            _DEKKING,
            ("regio", "regio_naam", "functie", "status", "gemeenten", "toelichting"),
        ),
        Tabel(
            "hiaten",
            "Bewezen gaten, signalen en wat we niet weten",
            ("lijst", *_DEKKING),
            ("lijst", "regio", "regio_naam", "functie", "status", "gemeenten", "toelichting"),
        ),
        Tabel(
            "schakels",
            "Schakels tussen regio’s",
            (
                "regio",
                "regio_naam",
                "functie",
                "functie_naam",
                "code",
                "partners",
                "coordinator",
                "toelichting",
                "vlaggen",
                "bronnen",
                "van",
                "tot",
                *STEMPEL,
                "deel",
            ),
            ("regio", "regio_naam", "functie", "code", "partners", "coordinator", "toelichting"),
        ),
        Tabel(
            "buren",
            "Buurregio’s zonder bekende afspraak",
            ("regio", "regio_naam", "buur", "buur_naam", "functie", "code", *STEMPEL),
            ("regio", "regio_naam", "buur", "buur_naam", "functie", "code"),
        ),
        Tabel(
            "relaties",
            "Partners per functie",
            (
                "regio",
                "partner",
                "partner_naam",
                "functie",
                "rol",
                "rol_partner",
                "wederkerig",
                "van",
                "tot",
                "verband",
                "bronnen",
                *STEMPEL,
            ),
            (
                "partner",
                "partner_naam",
                "functie",
                "rol",
                "rol_partner",
                "wederkerig",
                "van",
                "tot",
                "verband",
                "bronnen",
            ),
            _BEWIJST_NIETS,
        ),
        Tabel(
            "afloop",
            "Afspraken en contracten die aflopen zonder opvolger",
            (
                "soort",
                "id",
                "titel",
                "regio",
                "functie",
                "tot",
                "tot_laatst",
                "eind_met_opties",
                "opvolger",
                "bronnen",
                "uiterlijk",
                *STEMPEL,
            ),
            ("tot_laatst", "uiterlijk", "regio", "functie", "titel", "opvolger", "bronnen"),
            _BEWIJST_NIETS,
        ),
        Tabel(
            "afhankelijkheid",
            "Waar alles aan één partij of één coördinator hangt",
            (
                "regio",
                "functie",
                "soort",
                "contractpartij",
                "uitvoerders",
                "volledig",
                "geraakte_regios",
                *STEMPEL,
            ),
            ("soort", "contractpartij", "regio", "functie", "uitvoerders", "geraakte_regios"),
            _BEWIJST_NIETS,
        ),
        Tabel(
            "samenvatting",
            "Bewezen, weerlegd en onbekend",
            (
                "niveau",
                "functie",
                "functie_naam",
                "geborgd",
                "deels",
                "niet_geborgd",
                "onbekend",
                "niet_van_toepassing",
                "laagste",
                "hoogste",
                "bewezen_gat",
                "noemer",
                *STEMPEL,
                "eenzijdig",
                "gepland",
                "verlopen",
                "tegenstrijdig",
                "niet_zeker",
                "alleen_aanwijzing",
                "deels_alleen_aanwijzing",
                "laagste_zonder_aanwijzing",
            ),
            (
                "niveau",
                "functie",
                "onbekend",
                "verlopen",
                "geborgd",
                "alleen_aanwijzing",
                "deels",
                "niet_geborgd",
                "grenzen",
            ),
        ),
        Tabel(
            "uitleg",
            "Waarom",
            (
                "regio",
                "functie",
                "status",
                "toelichting",
                "regel",
                "wat_verandert",
                "vraag",
                "document",
                "feit",
                "draagt",
                "feit_zin",
                "bron",
                "bron_titel",
                "url",
                "plaats",
                "bron_peildatum",
                "rang",
                "afgeleid",
                *STEMPEL,
            ),
            ("feit", "draagt", "feit_zin", "bron", "plaats"),
        ),
    )
}

KOLOMMEN: Mapping[str, tuple[str, ...]] = {naam: tabel.kolommen for naam, tabel in TABELLEN.items()}
"""Name of the answer -> its columns, in order."""

BETEKENIS: Mapping[str, str] = {
    "afgeleid": "wat in het feit onze afleiding is",
    "alleen_aanwijzing": "van wat geborgd of gedekt is: alleen volgens een aanwijzing van een "
    "gebied, zonder bekende overeenkomst, subsidie of regeling",
    "bewezen_gat": "rijen met minstens één gemeente die bewezen niet gedekt is",
    "bron": "id van de bron van het feit",
    "bron_peildatum": "over welke dag de bron het heeft",
    "bron_titel": "titel van de bron",
    "bronnen": "ids van de bronnen die het antwoord dragen",
    "buur": "code van de buurregio",
    "buur_naam": "naam van de buurregio op de peildatum",
    "code": "soort schakel, of waarom er geen is",
    "contractpartij": "de ene partij (of bij een knooppunt: de coördinerende gemeente)",
    "coordinator": "coördinerende gemeente van het gebied",
    "deel": "codes van de gemeenten waarmee een regio er maar voor een deel bij hoort",
    "deels": "aantal regio’s dat deels geborgd is",
    "deels_alleen_aanwijzing": "van de regio’s die deels geborgd zijn: hoeveel alleen volgens een "
    "aanwijzing",
    "document": "soort stuk dat antwoord geeft",
    "draagt": "ja: het feit bepaalt de status; nee: het gaat erover",
    "eenzijdig": "aantal regio’s waar alleen de regio zelf een afspraak noemt",
    "eind_met_opties": "einde als alle verlengingen worden gebruikt",
    "feit": "id van het feit",
    "feit_zin": "het feit in woorden",
    "functie": "code van de functie",
    "functie_naam": "naam van de functie",
    "geborgd": "aantal regio’s dat bewezen geborgd is",
    "gemeenten_gedekt": "leden die bewezen gedekt zijn",
    "gemeenten_niet_geborgd": "leden die bewezen niet gedekt zijn",
    "gemeenten_onbekend": "leden met de status onbekend",
    "gemeenten_overig": "leden die eenzijdig, gepland of tegenstrijdig zijn",
    "gemeenten_totaal": "leden op de peildatum, zonder die waarvoor de functie niet geldt",
    "gemeenten_verlopen": "leden waarvan de afspraak is verlopen",
    "gepland": "aantal regio’s waar een afspraak later begint",
    "geraakte_regios": "regio’s die aan dezelfde partij of coördinator hangen",
    "hoogste": "hoogste mogelijke aandeel geborgd (0-1)",
    "id": "onderwerp: de afspraak of het contract",
    "kennisdatum": "wat bronnen op deze dag konden vertellen",
    "laagste": "zeker aandeel geborgd (0-1)",
    "laagste_zonder_aanwijzing": "zeker aandeel geborgd zonder wat alleen op een aanwijzing rust "
    "(0-1)",
    "laatst_bekend": "of de gemeenten van nu eerder allemaal of deels geborgd waren",
    "laatst_bekend_op": "laatste dag daarvan",
    "lijst": "bewezen, bevat-bewezen-gat, signaal of onbekend",
    "niet_geborgd": "aantal regio’s dat bewezen niet geborgd is",
    "niet_van_toepassing": "aantal regio’s zonder plicht of behoefte",
    "niet_zeker": "noemer zonder geborgd, deels en niet geborgd",
    "niveau": "lokaal, regionaal, bovenregionaal of landelijk",
    "noemer": "aantal rijen dat meetelt",
    "onbekend": "aantal regio’s met de status onbekend",
    "opvolger": "wat er volgens de bronnen op volgt",
    "partner": "code van de partnerregio",
    "partner_naam": "naam van de partner op de peildatum",
    "partners": "codes van de partnerregio’s",
    "peildatum": "over welke dag het antwoord gaat",
    "plaats": "vindplaats in de bron",
    "rang": "1 (regelgeving) tot 5 (overig)",
    "regel": "de regel die tot de status leidt",
    "regelversie": "versie van de regels waarmee is gerekend",
    "regio": "code van de regio",
    "regio_naam": "naam van de regio op de peildatum",
    "rol": "rol van de regio",
    "rol_partner": "rol van de partner",
    "snapshot": "kenmerk van de feiten waarmee is gerekend",
    "soort": "grondslag van het feit, of de soort afhankelijkheid",
    "status": "een van de negen statussen",
    "tegenstrijdig": "aantal regio’s waar bronnen van gelijke rang elkaar tegenspreken",
    "titel": "titel van de afspraak of het contract",
    "toelichting": "één zin die zegt waarom",
    "tot": "eerste dag dat het niet meer zeker geldt",
    "tot_laatst": "eerste dag dat het zeker niet meer geldt",
    "uitvoerders": "wie de hulp levert",
    "uiterlijk": "ja: de bron noemt alleen een uiterste einde",
    "url": "adres van de bron",
    "van": "begin, zoals de bron het geeft",
    "verband": "afspraak of gebied waarin zij samenwerken",
    "verlopen": "aantal regio’s waar een afspraak is verlopen",
    "vlaggen": "wat bij het antwoord bedacht moet worden",
    "volledig": "ja: een bron zegt dat de lijst van aanbieders volledig is",
    "vraag": "de vraag die het beantwoordt",
    "wat_verandert": "welke bron een ander antwoord zou geven",
    "wederkerig": "ja: beide kanten zeggen het; nee: één kant; onbekend: de andere is niet gelezen",
}
"""What a column holds, in a few words."""
