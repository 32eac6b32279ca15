"""Status per region and function, gaps, totals, and why."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from api import rijen
from api.kolommen import KOLOMMEN
from api.leeg import geen_hiaten
from api.web.hulpbron import Hulpbron
from api.web.parameters import (
    FUNCTIE,
    FUNCTIE_ID,
    LIJST,
    NIVEAU,
    PAD_FUNCTIE,
    PAD_REGIO,
    PER,
    REGIO,
    REGIOCODE,
    STATUS,
)
from api.web.vraag import Verzoek
from graph.uitleg import uitleg

_LINKS = {"self": "/dekking/{regio}/{functie}", "regio": "/regios/{regio}"}
_UITLEG = (
    "regel",
    "leden",
    "feiten",
    "ook_gezien",
    "wat_verandert",
    "vraag",
    "document",
)


def _alle(verzoek: Verzoek) -> list[rijen.Rij]:
    """All rows of a day, computed once for every page and every filter."""
    vraag = verzoek.vraag
    return verzoek.staat.rijen(("dekking", *vraag.dagen), lambda: rijen.dekking(vraag))


def _hiaten(verzoek: Verzoek) -> list[rijen.Rij]:
    vraag = verzoek.vraag
    alle = verzoek.staat.rijen(("hiaten", *vraag.dagen), lambda: rijen.hiaten(vraag))
    return rijen.kies(alle, **verzoek.filters)


def _samenvatting(verzoek: Verzoek) -> list[rijen.Rij]:
    return rijen.samenvatting(
        verzoek.vraag,
        per=verzoek["per"],
        functie=verzoek["functie"],
        niveau=verzoek["niveau"],
    )


def _uitleg(verzoek: Verzoek) -> dict[str, Any]:
    regio, functie = verzoek["regio"], verzoek["functie"]
    waarom = uitleg(verzoek.vraag.dekking, regio, functie)
    (rij,) = rijen.dekking(verzoek.vraag, regio=regio, functie=functie)
    return {
        **rij,
        "regel": waarom.regel,
        "leden": tuple(
            {"code": lid.gemeente, "naam": lid.naam, "status": lid.status}
            for lid in waarom.gemeenten
        ),
        "feiten": tuple(asdict(feit) for feit in waarom.feiten),
        "ook_gezien": tuple(asdict(feit) for feit in waarom.ook_gezien),
        "wat_verandert": waarom.wat_verandert,
        "vraag": waarom.vraag,
        "document": waarom.document,
    }


HULPBRONNEN = (
    Hulpbron(
        pad="/dekking",
        naam="lijstDekking",
        label="dekking",
        titel="Dekking per regio en functie",
        uitleg="Is een functie in een regio geborgd op de peildatum, en volgens wie? "
        "Onbekend is een eigen antwoord en betekent niet dat er niets is.",
        model="Dekking",
        kolommen=KOLOMMEN["dekking"],
        geef=lambda v: rijen.kies(_alle(v), **v.filters),
        query=(REGIO, FUNCTIE, NIVEAU, STATUS),
        links=_LINKS,
    ),
    Hulpbron(
        pad="/dekking/{regio}/{functie}",
        naam="toonDekking",
        label="dekking",
        titel="Eén status met uitleg",
        uitleg="De regel, de feiten en de bronnen achter één status, en wat hem zou veranderen.",
        model="Uitleg",
        kolommen=(*KOLOMMEN["dekking"], *_UITLEG),
        geef=lambda v: [_uitleg(v)],
        is_lijst=False,
        pad_parameters=(PAD_REGIO, PAD_FUNCTIE),
        links={"regio": "/regios/{regio}", "functie": "/functies/{functie}"},
        vormen=("json",),
    ),
    Hulpbron(
        pad="/regios/{code}/dekking",
        naam="lijstDekkingVanRegio",
        label="dekking",
        titel="Dekking van één regio",
        uitleg="De status van elke functie in deze regio op de peildatum.",
        model="Dekking",
        kolommen=KOLOMMEN["dekking"],
        geef=lambda v: rijen.kies(rijen.dekking(v.vraag, regio=v["code"]), **v.filters),
        pad_parameters=(REGIOCODE,),
        query=(FUNCTIE, NIVEAU, STATUS),
        links=_LINKS,
    ),
    Hulpbron(
        pad="/functies/{id}/dekking",
        naam="lijstDekkingVanFunctie",
        label="dekking",
        titel="Dekking van één functie",
        uitleg="De status van deze functie in elke regio op de peildatum.",
        model="Dekking",
        kolommen=KOLOMMEN["dekking"],
        geef=lambda v: rijen.kies(rijen.dekking(v.vraag, functie=v["id"]), **v.filters),
        pad_parameters=(FUNCTIE_ID,),
        query=(REGIO, STATUS),
        links=_LINKS,
    ),
    Hulpbron(
        pad="/dekking-samenvattingen",
        naam="lijstSamenvattingen",
        label="dekking",
        titel="Landelijke tellingen met grenzen",
        uitleg="Per functie of per niveau: bewezen, weerlegd en onbekend. Het werkelijke aandeel "
        "ligt tussen laagste en hoogste.",
        model="Samenvatting",
        kolommen=KOLOMMEN["samenvatting"],
        geef=_samenvatting,
        query=(PER, FUNCTIE, NIVEAU),
        links={"dekking": "/functies/{functie}/dekking"},
    ),
    Hulpbron(
        pad="/hiaten",
        naam="lijstHiaten",
        label="dekking",
        titel="Bewezen gaten, signalen en onbekend",
        uitleg="Elke regio en functie in hoogstens één lijst; alleen de eerste twee lijsten rusten "
        "op bewijs.",
        model="Hiaat",
        kolommen=KOLOMMEN["hiaten"],
        geef=_hiaten,
        query=(LIJST, FUNCTIE, REGIO, NIVEAU),
        leeg=lambda v: geen_hiaten(v.vraag),
        links=_LINKS,
    ),
)
