"""The rows that the queries read: compiled evidence as named fields, per class of the ontology.

``graph.rdf.bewijs`` writes them as RDF and says what each class is for.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date

import ontology
from graph.bewijs import Bewijsrij, Kenmerk
from graph.facts import (
    AlleFeiten,
    Bereik,
    NietVanToepassing,
    NietVermeld,
    Ontkenning,
    Rol,
    Volledigheid,
)
from graph.indeling import Lid
from graph.periode import Periode
from graph.snapshot import Snapshot
from graph.verdeling import is_verdeling

Waarde = str | date | bool | int | tuple[str, ...]
Velden = dict[str, Waarde]
"""Values by field name; the ontology says which property a field is."""


def rijen(snapshot: Snapshot) -> Iterator[tuple[str, Velden]]:
    """Every compiled row: its class and its fields, for triples and for a property graph."""
    yield from (("Bewijsrij", _bewijsrij(snapshot, rij)) for rij in snapshot.bewijsrijen())
    yield from (("Ledenrij", rij) for rij in _leden(snapshot))
    yield from (("Schakelbewijs", rij) for rij in _schakelbewijs(snapshot))
    yield from (("Feitrij", rij) for rij in _borgingen(snapshot))
    yield from (("Feitrij", rij) for rij in _alleen_in_gebied(snapshot))
    for feit in snapshot.feiten:
        over = _stelling(feit, snapshot)
        if over:
            vast: Velden = {"feitsoort": ontology.klasse(type(feit).__name__), "feit": (feit.id,)}
            kennis = snapshot.samensteller.kennis(feit)
            for geldig, *stuk in snapshot.geldigheid(feit.id).stukken(*kennis):
                yield "Feitrij", {**vast, **over, **_duur(geldig.periode(), *stuk)}


def rijsleutel(velden: Velden) -> str:
    """Hash of the content: equal rows are one row, on every run and in every form."""
    vast = sorted((k, sorted(v) if isinstance(v, tuple) else v) for k, v in velden.items())
    return hashlib.sha256(repr(vast).encode()).hexdigest()[:16]


def _duur(periode: Periode, bekend: date, vervallen: date) -> Velden:
    return {
        "van_vroegst": periode.van_vroegst,
        "van": periode.van,
        "tot": periode.tot,
        "tot_laatst": periode.tot_laatst,
        "vastgelegd": bekend,
        "vervallen": vervallen,
    }


def _bronnen(snapshot: Snapshot, feiten: tuple[str, ...], kennis: date) -> Velden:
    """The sources of the facts, and those that changed an end of one of them."""
    return {
        "bron": tuple(sorted({snapshot.per_id[feit].herkomst.bron for feit in feiten})),
        "einde_bron": tuple(
            sorted({snapshot.geldigheid(feit, kennis).einde_bron for feit in feiten} - {""})
        ),
    }


def _bewijsrij(snapshot: Snapshot, rij: Bewijsrij) -> Velden:
    return {
        "gemeente": rij.gemeente,
        "functie": rij.functie,
        "polariteit": rij.polariteit.sleutel,
        **_duur(rij.periode, rij.bekend, rij.vervallen),
        "begin_eigen": bool(rij.kenmerk & Kenmerk.BEGIN_EIGEN),
        "eind_eigen": bool(rij.kenmerk & Kenmerk.EIND_EIGEN),
        "feit_vastgelegd": rij.gezegd,
        "blijkt_tot": rij.blijkt,
        "rang": rij.rang,
        "via_regio": rij.via_regio,
        "vlag": rij.kenmerk.vlaggen,
        "feit": rij.feiten,
        **_bronnen(snapshot, rij.feiten, rij.bekend),
    }


def _leden(snapshot: Snapshot) -> Iterator[Velden]:
    """Members of jeugdregio's: in general, and once more for each function with lists of its own.

    A row without function counts for every function that has no rows itself.
    """
    indeling, regios = snapshot.indeling, set(snapshot.regios)
    leden = [lid for lid in indeling.leden if lid.regio in regios]
    yield from (_ledenrij(lid, "") for lid in leden if not lid.functie)
    for functie in sorted({lid.functie for lid in leden} - {""}):
        for regio in snapshot.regios:
            for lid in sorted(set(indeling.leden_voor(regio, functie))):
                yield _ledenrij(lid, functie)


def _ledenrij(lid: Lid, functie: str) -> Velden:
    vlaggen = (("afgeleid", lid.afgeleid), ("algemeen-lidmaatschap", lid.functie != functie))
    return {
        "gemeente": lid.gemeente,
        "regio": lid.regio,
        "functie": functie,
        "van": lid.vlak.van,
        "tot": lid.vlak.tot,
        "vastgelegd": lid.vlak.bekend,
        "vervallen": lid.vlak.vervallen,
        "vlag": tuple(naam for naam, geldt in vlaggen if geldt),
    }


def _schakelbewijs(snapshot: Snapshot) -> Iterator[Velden]:
    """``jr:spreektVoor`` the region itself: it says so, or a joint text does. Else a third does."""
    for rij in snapshot.schakelbewijs:
        vlaggen = (("indirect", rij.indirect), ("afgeleid", rij.afgeleid))
        yield {
            "functie": rij.functie,
            "regio": rij.regio,
            "partner": rij.partner,
            "gezamenlijk": rij.soort == "gezamenlijk",
            "spreekt_voor": () if rij.soort == "genoemd" else (rij.regio,),
            **_duur(rij.periode, rij.bekend, rij.vervallen),
            "feit_vastgelegd": rij.gezegd,
            "vlag": tuple(naam for naam, geldt in vlaggen if geldt),
            "feit": (rij.feit,),
            **_bronnen(snapshot, (rij.feit,), rij.bekend),
        }


def _borgingen(snapshot: Snapshot) -> Iterator[Velden]:
    """``jr:regio``: the regions it is for, those it names or else its parties."""
    kern, regios = snapshot.samensteller, set(snapshot.regios)
    for borging in kern.borgingen:
        genoemd = {*borging.bereik.regios, borging.via_regio} & regios
        for deel in kern.delen(borging):
            yield {
                "feitsoort": ontology.JR.Borging,
                "onderwerp": borging.onderwerp,
                "volgt_op": borging.volgt_op,
                "titel": borging.titel,
                "functies": borging.functies,
                "grondslag": borging.grondslag,
                "regio": tuple(sorted(genoemd or regios.intersection(borging.partijen))),
                "gemeenten": borging.bereik.gemeenten,
                "regios": borging.bereik.regios,
                "landelijk": borging.bereik.landelijk,
                "uiterlijk": borging.geldig.op(deel.bekend).uiterlijk,
                "minstens": deel.minstens,
                "partijen": borging.partijen,
                "via_regio": borging.via_regio,
                "gebied": borging.gebied,
                "coordinator": borging.coordinator,
                **_duur(deel.periode, deel.bekend, deel.vervallen),
                "feit": (borging.id,),
                **_bronnen(snapshot, (borging.id,), deel.bekend),
            }


def _alleen_in_gebied(snapshot: Snapshot) -> Iterator[Velden]:
    """Regions that need no link: ``jr:lijstSoort`` says that it follows from a division."""
    for deel in snapshot.samensteller.gebiedsschakels:
        for regio, vlakken in deel.alleen.items():
            for vlak in vlakken:
                yield {
                    "feitsoort": ontology.JR.NietVanToepassing,
                    "functies": (deel.functie,),
                    "regios": (regio,),
                    "betreft": "schakel",
                    "lijst_soort": "lidmaatschap",
                    **_duur(Periode.vast(vlak.van, vlak.tot), vlak.bekend, vlak.vervallen),
                    "feit": (deel.lijst.id,),
                }


def _stelling(feit: AlleFeiten, snapshot: Snapshot) -> Velden:
    """What a statement about regions says; "the whole country" is written as every region."""
    alle = snapshot.regios
    if is_verdeling(feit, snapshot.indeling):
        return {}  # its areas are no jeugdregio's
    match feit:
        case Ontkenning() | NietVanToepassing():
            regios = _regios(feit.bereik, alle)
            return {"functies": feit.functies, "regios": regios, "betreft": feit.betreft}
        case Volledigheid():
            return {
                "functies": feit.functies,
                "regios": _regios(feit.bereik, alle),
                "lijst_soort": feit.lijst_soort,
                "lijst": feit.lijst,
            }
        case NietVermeld():
            # A source that names nobody does not name each of the others.
            anderen = feit.partners or tuple(r for r in alle if r != feit.regio)
            return {"functie": feit.functie, "regio": feit.regio, "partners": anderen}
        case Rol():
            return {
                "rol": feit.rol,
                "functies": feit.functies,
                "regios": feit.regios,
                "gebied": feit.gebied,
            }
    return {}


def _regios(bereik: Bereik, alle: tuple[str, ...]) -> tuple[str, ...]:
    return alle if bereik.landelijk else bereik.regios
