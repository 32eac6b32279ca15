"""The country: gemeenten, regions and functions on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import numpy as np

from api.routers.partijen import deelnemers_op, verbanden_op
from api.web.geo import BBOX, in_gebied
from api.web.hulpbron import Hulpbron
from api.web.parameters import FUNCTIE_ID, GEMEENTECODE, NIVEAU, REGIO, REGIOCODE
from api.web.vraag import Verzoek
from graph.afloop import regios_van
from graph.facts import Alias, AlleFeiten, Gemeente, Regio
from graph.periode import ALTIJD_AL, VOOR_ALTIJD
from graph.snapshot import Snapshot

Rij = dict[str, Any]
_GEMEENTE = ("code", "naam", "provincie", "regio", "regio_naam", "bestaat_van", "bestaat_tot")
_REGIO = ("code", "naam", "aantal_gemeenten", "bestaat_van", "bestaat_tot")
_FUNCTIE = ("id", "naam", "niveau", "omschrijving", "wettelijk_verplicht", "grondslag")
_NAMEN = ("aliassen", "vroegere_namen")


# --- gemeenten ---


def _gemeenten(verzoek: Verzoek) -> list[Rij]:
    """Those that exist on the day, by code."""
    bestaan = verzoek.staat.snapshot.indeling.gemeente_bestaat
    op_dag = [c for c, (van, tot) in sorted(bestaan.items()) if van <= verzoek.peildatum < tot]
    regios = _regio_per_gemeente(verzoek)
    return [
        _gemeenterij(verzoek, code, regios)
        for code in op_dag
        if verzoek["regio"] in (None, regios.get(code))
    ]


def _gemeente(verzoek: Verzoek) -> Rij:
    """One gemeente, also when it does not exist on the day: then without a region."""
    indeling, code = verzoek.staat.snapshot.indeling, verzoek["code"]
    voor = {h.van for h in indeling.herindelingen if h.naar == code}
    na = {h.naar for h in indeling.herindelingen if h.van == code}
    return {
        **_gemeenterij(verzoek, code, _regio_per_gemeente(verzoek)),
        "voorgangers": _verwijs(verzoek, voor),
        "opvolgers": _verwijs(verzoek, na),
        **_andere_namen(verzoek, Gemeente, code),
    }


def _gemeenterij(verzoek: Verzoek, code: str, regios: dict[str, str]) -> Rij:
    snap, regio = verzoek.staat.snapshot, regios.get(code, "")
    return {
        "code": code,
        "naam": verzoek.vraag.naam(code),
        "provincie": verzoek.staat.eens("provincies", lambda: _provincies(snap)).get(code, ""),
        "regio": regio,
        "regio_naam": verzoek.vraag.naam(regio) if regio else "",
        **_bestaan(snap.indeling.gemeente_bestaat[code]),
    }


def _provincies(snapshot: Snapshot) -> dict[str, str]:
    feiten = (f for f in snapshot.feiten if isinstance(f, Gemeente) and f.provincie)
    return {f.code: f.provincie for f in feiten}


def _regio_per_gemeente(verzoek: Verzoek) -> dict[str, str]:
    """The region to which each gemeente belongs in general."""
    snap, leden = verzoek.staat.snapshot, verzoek.staat.snapshot.leden
    d, k = verzoek.peildatum.toordinal(), verzoek.kennisdatum.toordinal()
    geldt = (leden.van <= d) & (d < leden.tot) & (leden.bekend <= k) & (k < leden.vervallen)
    geldt &= leden.functie < 0
    return {
        snap.gemeenten[leden.gemeente[nr]]: snap.regios[leden.regio[nr]]
        for nr in np.flatnonzero(geldt)
    }


# --- regions ---


def _regios(verzoek: Verzoek) -> list[Rij]:
    leden = _leden_per_regio(verzoek)
    return [_regiorij(verzoek, r, leden) for r in verzoek.vraag.dekking.regios]


def _regio(verzoek: Verzoek) -> Rij:
    """One region: its members, names, neighbours, arrangements and what is agreed for it."""
    snap, code = verzoek.staat.snapshot, verzoek["code"]
    per_regio = _leden_per_regio(verzoek)
    bestaand = set(verzoek.vraag.dekking.regios)
    return {
        **_regiorij(verzoek, code, per_regio),
        "leden": _verwijs(verzoek, per_regio.get(code, ())),
        "buren": _verwijs(verzoek, set(snap.indeling.buren.get(code, ())) & bestaand),
        **_andere_namen(verzoek, Regio, code),
        "samenwerkingsverbanden": _verbanden(verzoek, code, per_regio.get(code, [])),
        "afspraken": _afspraken(verzoek, code),
    }


def _regiorij(verzoek: Verzoek, code: str, leden: dict[str, list[str]]) -> Rij:
    return {
        "code": code,
        "naam": verzoek.vraag.naam(code),
        "aantal_gemeenten": len(leden.get(code, ())),
        **_bestaan(verzoek.staat.snapshot.indeling.regio_bestaat[code]),
    }


def _leden_per_regio(verzoek: Verzoek) -> dict[str, list[str]]:
    per_regio: dict[str, list[str]] = {}
    for gemeente, regio in _regio_per_gemeente(verzoek).items():
        per_regio.setdefault(regio, []).append(gemeente)
    return per_regio


def _verbanden(verzoek: Verzoek, regio: str, leden: list[str]) -> tuple[Rij, ...]:
    """Arrangements in which the region, or gemeenten of it, take part on the day."""
    eigen = {regio, *leden}
    per_verband = deelnemers_op(verzoek)
    return tuple(
        {
            "id": verband.code,
            "naam": verband.naam,
            "rechtsvorm": verband.rechtsvorm,
            "organisatie": verband.organisatie,
            "gemeenten_uit_regio": len(per_verband[verband.code] & set(leden)),
        }
        for verband in verbanden_op(verzoek)
        if per_verband.get(verband.code, set()) & eigen
    )


def _afspraken(verzoek: Verzoek, regio: str) -> tuple[Rij, ...]:
    """Securing facts in force for the region."""
    stand = verzoek.vraag.schakels
    van_kracht = {
        (b.onderwerp, b.titel, b.grondslag, b.functies, b.geldig.van, b.geldig.tot)
        for b, periode in stand.borgingen
        if periode.zeker_op(verzoek.peildatum) and regio in regios_van(verzoek.vraag.dekking, b)
    }
    namen = ("id", "titel", "grondslag", "functies", "van", "tot")
    return tuple(dict(zip(namen, waarden, strict=True)) for waarden in sorted(van_kracht))


# --- functions ---


def _functies(verzoek: Verzoek) -> list[Rij]:
    codes = verzoek.staat.snapshot.functies
    rijen = (_functierij(verzoek, code) for code in codes)
    return [rij for rij in rijen if verzoek["niveau"] in (None, rij["niveau"])]


def _functierij(verzoek: Verzoek, code: str) -> Rij:
    functie = verzoek.staat.snapshot.functie(code)
    return {
        "id": functie.code,
        "naam": functie.naam,
        "niveau": functie.niveau,
        "omschrijving": functie.omschrijving,
        "wettelijk_verplicht": functie.wettelijk_verplicht,
        "grondslag": functie.grondslag,
        "interpretatie": functie.interpretatie,
    }


# --- shared ---


def _verwijs(verzoek: Verzoek, codes: Iterable[str]) -> tuple[Rij, ...]:
    return tuple({"code": c, "naam": verzoek.vraag.naam(c)} for c in sorted(codes))


def _bestaan(duur: tuple[date, date]) -> Rij:
    """First day and day after the last; empty where there is no known end."""
    van, tot = duur
    return {
        "bestaat_van": "" if van == ALTIJD_AL else van.isoformat(),
        "bestaat_tot": "" if tot == VOOR_ALTIJD else tot.isoformat(),
    }


def _andere_namen(verzoek: Verzoek, soort: type[Gemeente | Regio], code: str) -> Rij:
    staat, nu = verzoek.staat, verzoek.vraag.naam(code)
    alle = staat.eens("namen-per-code", lambda: _namen_per_code(staat.snapshot))
    aliassen, namen = alle[Alias].get(code, set()), alle[soort].get(code, set())
    return {
        "aliassen": tuple(sorted(aliassen - {nu})),
        "vroegere_namen": tuple(sorted(namen - {nu})),
    }


def _namen_per_code(snapshot: Snapshot) -> dict[type[AlleFeiten], dict[str, set[str]]]:
    """Every name that a gemeente or region has or had, by kind of fact."""
    per: dict[type[AlleFeiten], dict[str, set[str]]] = {Alias: {}, Gemeente: {}, Regio: {}}
    for feit in snapshot.feiten:
        if isinstance(feit, Alias | Gemeente | Regio):
            per[type(feit)].setdefault(feit.code, set()).add(feit.naam)
    return per


HULPBRONNEN = (
    Hulpbron(
        pad="/gemeenten",
        naam="lijstGemeenten",
        label="land",
        titel="Gemeenten op een dag",
        uitleg="Elke gemeente die op de peildatum bestaat, met haar regio.",
        model="Gemeente",
        kolommen=_GEMEENTE,
        geef=lambda v: in_gebied(v, "gemeenten", _gemeenten(v)),
        query=(REGIO, BBOX),
        vormen=("json", "csv", "geojson"),
        links={"self": "/gemeenten/{code}", "regio": "/regios/{regio}"},
    ),
    Hulpbron(
        pad="/gemeenten/{code}",
        naam="toonGemeente",
        label="land",
        titel="Eén gemeente",
        uitleg="De gemeente met haar regio, namen, voorgangers en opvolgers.",
        model="GemeenteMetNamen",
        kolommen=(*_GEMEENTE, "voorgangers", "opvolgers", *_NAMEN),
        geef=lambda v: [_gemeente(v)],
        is_lijst=False,
        pad_parameters=(GEMEENTECODE,),
        links={"regio": "/regios/{regio}"},
        vormen=("json", "csv", "geojson", "turtle", "jsonld"),
    ),
    Hulpbron(
        pad="/regios",
        naam="lijstRegios",
        label="land",
        titel="Jeugdregio’s op een dag",
        uitleg="Elke jeugdregio die op de peildatum bestaat.",
        model="Regio",
        kolommen=_REGIO,
        geef=lambda v: in_gebied(v, "regios", _regios(v)),
        query=(BBOX,),
        vormen=("json", "csv", "geojson"),
        links={"self": "/regios/{code}", "dekking": "/regios/{code}/dekking"},
    ),
    Hulpbron(
        pad="/regios/{code}",
        naam="toonRegio",
        label="land",
        titel="Eén jeugdregio",
        uitleg="De regio met haar gemeenten, buren, samenwerkingsverbanden en afspraken.",
        model="RegioMetLeden",
        kolommen=(*_REGIO, "leden", "buren", *_NAMEN, "samenwerkingsverbanden", "afspraken"),
        geef=lambda v: [_regio(v)],
        is_lijst=False,
        pad_parameters=(REGIOCODE,),
        links={"dekking": "/regios/{code}/dekking", "relaties": "/regios/{code}/relaties"},
        vormen=("json", "csv", "geojson", "turtle", "jsonld"),
    ),
    Hulpbron(
        pad="/functies",
        naam="lijstFuncties",
        label="land",
        titel="Functies",
        uitleg="De soorten hulp die in een gebied beschikbaar moeten zijn.",
        model="Functie",
        kolommen=_FUNCTIE,
        geef=_functies,
        query=(NIVEAU,),
        links={"self": "/functies/{id}", "dekking": "/functies/{id}/dekking"},
    ),
    Hulpbron(
        pad="/functies/{id}",
        naam="toonFunctie",
        label="land",
        titel="Eén functie",
        uitleg="Wat de functie is, op welk niveau zij hoort en waarop dat rust.",
        model="FunctieMetUitleg",
        kolommen=(*_FUNCTIE, "interpretatie"),
        geef=lambda v: [_functierij(v, v["id"])],
        is_lijst=False,
        pad_parameters=(FUNCTIE_ID,),
        links={"dekking": "/functies/{id}/dekking"},
        vormen=("json", "csv", "turtle", "jsonld"),
    ),
)
