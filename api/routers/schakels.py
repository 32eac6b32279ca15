"""Links between regions, neighbours without one, what ends, and on whom much depends."""

from __future__ import annotations

from api import rijen
from api.kolommen import KOLOMMEN
from api.leeg import geen_buren, geen_partners
from api.periodevraag import strook, vereniging
from api.web.hulpbron import Hulpbron
from api.web.parameters import (
    FUNCTIE,
    FUNCTIE_VERPLICHT,
    MAANDEN,
    REGIO,
    REGIOCODE,
    SCHAKELCODE,
)
from api.web.vraag import Verzoek


def _schakels(verzoek: Verzoek) -> list[rijen.Rij]:
    vraag, functie = verzoek.vraag, verzoek["functie"]
    eisen = {k: verzoek[k] for k in ("regio", "code") if verzoek[k] is not None}

    def op_dag(vraag: rijen.Vraag) -> list[rijen.Rij]:
        alle = rijen.schakels(vraag, functie=functie)
        return [rij for rij in alle if all(rij[k] == w for k, w in eisen.items())]

    if vraag.laatste:
        sleutel = ("schakels", *vraag.dagen, vraag.laatste, functie, *eisen.items())
        return verzoek.staat.rijen(sleutel, lambda: strook(vraag, op_dag))
    alle = verzoek.staat.rijen(
        ("schakels", *vraag.dagen, functie), lambda: rijen.schakels(vraag, functie=functie)
    )
    return [rij for rij in alle if all(rij[k] == w for k, w in eisen.items())]


def _relaties(verzoek: Verzoek) -> list[rijen.Rij]:
    """Of one region, or of every region on the day, one after the other."""
    return relaties_van(verzoek, verzoek["regio"])


def relaties_van(verzoek: Verzoek, regio: str | None) -> list[rijen.Rij]:
    """The partners of a region, or of all, on the day or on some day of the period."""
    vraag, functie = verzoek.vraag, verzoek["functie"]

    def op_dag(vraag: rijen.Vraag) -> list[rijen.Rij]:
        regios = [regio] if regio else vraag.dekking.regios
        return [rij for r in regios for rij in rijen.relaties(vraag, r, functie=functie)]

    def maak() -> list[rijen.Rij]:
        return vereniging(vraag, op_dag) if vraag.laatste else op_dag(vraag)

    return verzoek.staat.rijen(("relaties", *vraag.dagen, vraag.laatste, regio, functie), maak)


HULPBRONNEN = (
    Hulpbron(
        pad="/schakels",
        naam="lijstSchakels",
        label="samenwerking",
        titel="Schakels tussen regio’s",
        uitleg="Per regio, functie en code: met wie de regio samenwerkt, of waarom geen schakel "
        "bekend is.",
        model="Schakel",
        kolommen=KOLOMMEN["schakels"],
        geef=_schakels,
        periode=True,
        query=(FUNCTIE, REGIO, SCHAKELCODE),
        leeg=lambda v: geen_partners(v.vraag, v["regio"], v["functie"]),
        links={"regio": "/regios/{regio}"},
    ),
    Hulpbron(
        pad="/relaties",
        naam="lijstRelaties",
        label="samenwerking",
        titel="Partners per functie, alle regio’s",
        uitleg="Met wie een regio op de peildatum of in de periode samenwerkt, in welke rol en "
        "volgens wie.",
        model="Relatie",
        kolommen=KOLOMMEN["relaties"],
        geef=_relaties,
        periode=True,
        query=(FUNCTIE, REGIO),
        leeg=lambda v: geen_partners(v.vraag, v["regio"], v["functie"]),
        links={"regio": "/regios/{regio}", "partner": "/regios/{partner}"},
    ),
    Hulpbron(
        pad="/regios/{code}/relaties",
        naam="lijstRelatiesVanRegio",
        label="samenwerking",
        titel="Partners van één regio",
        uitleg="Met wie deze regio op de peildatum of in de periode samenwerkt, in welke rol en "
        "volgens wie.",
        model="Relatie",
        kolommen=KOLOMMEN["relaties"],
        geef=lambda v: relaties_van(v, v["code"]),
        periode=True,
        pad_parameters=(REGIOCODE,),
        query=(FUNCTIE,),
        leeg=lambda v: geen_partners(v.vraag, v["code"], v["functie"]),
        links={"partner": "/regios/{partner}"},
    ),
    Hulpbron(
        pad="/buren",
        naam="lijstBuren",
        label="samenwerking",
        titel="Buurregio’s zonder bekende afspraak",
        uitleg="Paren van regio’s met een gezamenlijke grens zonder schakel voor de functie: "
        "bewezen, of onbekend.",
        model="Buur",
        kolommen=KOLOMMEN["buren"],
        geef=lambda v: rijen.buren(v.vraag, v["functie"]),
        query=(FUNCTIE_VERPLICHT,),
        leeg=lambda v: geen_buren(v.vraag, v["functie"]),
        links={"regio": "/regios/{regio}", "buur": "/regios/{buur}"},
    ),
    Hulpbron(
        pad="/aflopende-overeenkomsten",
        naam="lijstAflopendeOvereenkomsten",
        label="samenwerking",
        titel="Wat afloopt zonder opvolger",
        uitleg="Afspraken en contracten die op de peildatum gelden en binnen zoveel maanden "
        "aflopen zonder bekende opvolger.",
        model="Afloop",
        kolommen=KOLOMMEN["afloop"],
        geef=lambda v: rijen.afloop(v.vraag, v["maanden"], functie=v["functie"], regio=v["regio"]),
        query=(MAANDEN, FUNCTIE, REGIO),
        links={"dekking": "/dekking/{regio}/{functie}"},
    ),
    Hulpbron(
        pad="/afhankelijkheden",
        naam="lijstAfhankelijkheden",
        label="samenwerking",
        titel="Waar alles aan één partij hangt",
        uitleg="Regio’s met één bekende of bewezen contractpartij voor een functie, en gemeenten "
        "die voor meer regio’s coördineren.",
        model="Afhankelijkheid",
        kolommen=KOLOMMEN["afhankelijkheid"],
        geef=lambda v: rijen.afhankelijkheid(v.vraag, functie=v["functie"], regio=v["regio"]),
        query=(FUNCTIE, REGIO),
        links={"dekking": "/dekking/{regio}/{functie}"},
    ),
)
