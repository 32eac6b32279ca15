"""The questions: each command gives the rows of one table."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Any

import typer

from api import rijen
from api.keuze import NIVEAUS, SCHAKELCODES, STATUSSEN, kies_functie, kies_regio, kies_uit
from api.opdrachten.opties import FunctieOptie, NiveauOptie, RegioOptie, vraagt
from api.periodevraag import strook, vereniging
from api.rijen import Rij, Vraag
from api.telling import geborgd_van

RegioArgument = Annotated[str, typer.Argument(metavar="REGIO", help="Code of naam van de regio.")]
PROBLEEMCODES = frozenset({"eenzijdig", "geen-schakel", "buiten-cluster", "geen-coordinator"})
"""What ``schakels --fail`` means: proven, not merely unknown."""
MAANDEN_MAX = 1200


def _keuze(vraag: Vraag, waarden: dict[str, str | None]) -> dict[str, str | None]:
    """The filters, each checked; what was not given stays ``None``."""
    snap = vraag.snapshot
    hoe = {
        "functie": lambda w: kies_functie(snap, w),
        "regio": lambda w: kies_regio(snap, w, vraag.peildatum, vraag.laatste),
        "niveau": lambda w: kies_uit("Niveau", w, NIVEAUS),
        "status": lambda w: kies_uit("Status", w, STATUSSEN),
        "code": lambda w: kies_uit("Code", w, SCHAKELCODES),
    }
    return {naam: hoe[naam](w) if w is not None else None for naam, w in waarden.items()}


@vraagt("dekking")
def dekking(
    vraag: Vraag,
    functie: FunctieOptie = None,
    regio: RegioOptie = None,
    niveau: NiveauOptie = None,
    status: Annotated[str | None, typer.Option(metavar="S", help="Alleen deze status.")] = None,
) -> list[Rij]:
    """Is elke functie in elke regio geborgd?"""
    keuze = {"functie": functie, "regio": regio, "niveau": niveau, "status": status}
    return rijen.dekking(vraag, **_keuze(vraag, keuze))


def _tel_lijsten(vraag: Vraag, _: list[Rij], waarden: dict[str, Any]) -> list[str]:
    """The size of all four lists, whichever was asked: gaps never stand without the unknowns."""
    filters = {naam: waarde for naam, waarde in waarden.items() if naam != "lijst"}
    per_lijst = Counter(rij["lijst"] for rij in rijen.hiaten(vraag, **_keuze(vraag, filters)))
    return ["Aantal: " + ", ".join(f"{naam} {per_lijst[naam]}" for naam in rijen.LIJSTEN) + "."]


def _is_gat(rij: Rij, waarden: dict[str, Any]) -> bool:
    return bool(waarden["lijst"]) or rij["lijst"] in ("bewezen", "bevat-bewezen-gat")


@vraagt("hiaten", telt=_tel_lijsten, faalt=_is_gat)
def hiaten(
    vraag: Vraag,
    lijst: Annotated[
        str | None,
        typer.Option(metavar="L", help="bewezen, bevat-bewezen-gat, signaal of onbekend."),
    ] = None,
    functie: FunctieOptie = None,
    regio: RegioOptie = None,
    niveau: NiveauOptie = None,
) -> list[Rij]:
    """Welke functies zijn niet geborgd: bewezen, een signaal, of onbekend?"""
    keuze = _keuze(vraag, {"functie": functie, "regio": regio, "niveau": niveau})
    gekozen = kies_uit("Lijst", lijst, rijen.LIJSTEN) if lijst is not None else None
    return rijen.hiaten(vraag, lijst=gekozen, **keuze)


def _tel_codes(_: Vraag, gevonden: list[Rij], __: dict[str, Any]) -> list[str]:
    per_code = Counter(str(rij["code"]) for rij in gevonden)
    delen = [f"{code} {per_code[code]}" for code in SCHAKELCODES if per_code[code]]
    return [f"Aantal: {', '.join(delen)}."] if delen else []


def _is_schakelprobleem(rij: Rij, waarden: dict[str, Any]) -> bool:
    return bool(waarden["code"]) or rij["code"] in PROBLEEMCODES


@vraagt("schakels", telt=_tel_codes, faalt=_is_schakelprobleem, periode=True)
def schakels(
    vraag: Vraag,
    functie: FunctieOptie = None,
    code: Annotated[
        str | None, typer.Option(metavar="C", help="Alleen deze soort schakel.")
    ] = None,
    regio: RegioOptie = None,
) -> list[Rij]:
    """Welke schakels tussen regio's zijn er, ontbreken, zijn eenzijdig of onbekend?"""
    keuze = {"functie": functie, "code": code, "regio": regio}
    gekozen = _keuze(vraag, keuze)
    if vraag.laatste:
        return strook(vraag, lambda op_dag: rijen.schakels(op_dag, **gekozen))
    return rijen.schakels(vraag, **gekozen)


@vraagt("buren", telt=_tel_codes)
def buren(
    vraag: Vraag,
    functie: Annotated[str, typer.Option(metavar="ID", help="Voor welke functie.")],
) -> list[Rij]:
    """Welke buurregio's hebben voor een functie geen bekende afspraak?"""
    return rijen.buren(vraag, kies_functie(vraag.snapshot, functie))


@vraagt("relaties", periode=True)
def relaties(vraag: Vraag, regio: RegioArgument, functie: FunctieOptie = None) -> list[Rij]:
    """Met wie werkt een regio, voor welke functie en in welke rol?"""
    code = kies_regio(vraag.snapshot, regio, vraag.peildatum, vraag.laatste)
    keuze = _keuze(vraag, {"functie": functie})
    if vraag.laatste:
        return vereniging(vraag, lambda op_dag: rijen.relaties(op_dag, code, **keuze))
    return rijen.relaties(vraag, code, **keuze)


@vraagt("afloop", faalt=lambda _rij, _waarden: True)
def afloop(
    vraag: Vraag,
    maanden: Annotated[
        int, typer.Option(metavar="N", min=0, max=MAANDEN_MAX, help="Hoe ver vooruit.")
    ],
    functie: FunctieOptie = None,
    regio: RegioOptie = None,
) -> list[Rij]:
    """Wat loopt binnen zoveel maanden af zonder bekende opvolger?"""
    return rijen.afloop(vraag, maanden, **_keuze(vraag, {"functie": functie, "regio": regio}))


@vraagt("afhankelijkheid")
def afhankelijkheid(
    vraag: Vraag, functie: FunctieOptie = None, regio: RegioOptie = None
) -> list[Rij]:
    """Waar hangt alles aan één partij of één coördinerende gemeente?"""
    return rijen.afhankelijkheid(vraag, **_keuze(vraag, {"functie": functie, "regio": regio}))


def _zeg_wat_een_aanwijzing_is(_: Vraag, gevonden: list[Rij], __: dict[str, Any]) -> list[str]:
    """The caveat, and how many: no number of secured rows stands without it."""
    geborgd, alleen = (
        sum(int(str(rij[kolom])) for rij in gevonden) for kolom in ("geborgd", "alleen_aanwijzing")
    )
    samen = sum(int(str(rij["noemer"])) + int(str(rij["niet_van_toepassing"])) for rij in gevonden)
    return [f"{geborgd_van(geborgd, samen, alleen)}."]


@vraagt("samenvatting", telt=_zeg_wat_een_aanwijzing_is)
def samenvatting(
    vraag: Vraag,
    per: Annotated[str, typer.Option(metavar="functie|niveau", help="Waarover opgeteld.")] = (
        "functie"
    ),
    functie: FunctieOptie = None,
    niveau: NiveauOptie = None,
) -> list[Rij]:
    """Hoeveel is bewezen geborgd, weerlegd en onbekend?"""
    soort = kies_uit("Optie --per", per, ("functie", "niveau"))
    keuze = _keuze(vraag, {"functie": functie, "niveau": niveau})
    return rijen.samenvatting(vraag, per=soort, **keuze)
