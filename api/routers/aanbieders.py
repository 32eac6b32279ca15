"""Providers, and every other party that a fact names by its name alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from api.errors import niet_gevonden
from api.web.hulpbron import Hulpbron
from api.web.parameters import SLEUTEL
from api.web.sleutels import sleutels
from api.web.staat import Staat
from api.web.vraag import Verzoek
from graph.afloop import regios_van
from graph.facts import Aanbod, AlleFeiten, Borging, Deelname, Rol

Rij = dict[str, Any]
_AANBIEDER = ("id", "naam", "rollen", "functies", "regios")
_PARTIJ = ("id", "naam", "feiten")


def namen(staat: Staat) -> Mapping[str, str]:
    """The id of every party by its name: the same on every day, and of one name only."""
    return staat.eens("partijnamen", lambda: sleutels(_per_naam(staat)))


# --- providers ---


def _aanbieders(verzoek: Verzoek) -> list[Rij]:
    """Everyone that a visible fact in force names as provider, contract party or executor."""
    gevonden: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    snap, dag = verzoek.staat.snapshot, verzoek.peildatum
    for borging, periode in verzoek.vraag.schakels.borgingen:
        if periode.zeker_op(dag):
            for rol, genoemd in _rollen(borging).items():
                for naam in genoemd:
                    regios = (
                        regios_van(verzoek.vraag.dekking, borging) if not borging.gekruist else ()
                    )
                    _tel(gevonden[naam], rol, borging.functies, regios)
    for aanbod in snap.zichtbaar(Aanbod, verzoek.kennisdatum):
        duur = snap.periode(aanbod, verzoek.kennisdatum)
        if duur is not None and duur.mogelijk_op(dag):
            _tel(gevonden[aanbod.aanbieder], "aanbod", aanbod.functies, aanbod.bereik.regios)
    ids = namen(verzoek.staat)
    rijen = [
        {"id": ids[naam], "naam": naam, **{k: tuple(sorted(w)) for k, w in over.items()}}
        for naam, over in gevonden.items()
    ]
    return sorted(rijen, key=lambda rij: str(rij["id"]))


def _rollen(borging: Borging) -> Mapping[str, tuple[str, ...]]:
    return {"contractpartij": borging.contractpartijen, "uitvoerder": borging.uitvoerders}


def _tel(
    over: dict[str, set[str]], rol: str, functies: tuple[str, ...], regios: tuple[str, ...]
) -> None:
    over["rollen"].add(rol)
    over["functies"].update(functies)
    over["regios"].update(regios)


def _aanbieder(verzoek: Verzoek) -> Rij:
    for rij in _aanbieders(verzoek):
        if rij["id"] == verzoek["id"]:
            return rij
    advies = "zie /v1/aanbieders, of kies een andere peildatum"
    raise niet_gevonden(f"aanbieder '{verzoek['id'][:60]}' op deze dag", advies)


# --- parties ---


def _per_naam(staat: Staat) -> Mapping[str, tuple[str, ...]]:
    """Per name the facts that name it as a party, whoever corrected them."""
    return staat.eens("partijen", lambda: _verzamel(staat))


def _verzamel(staat: Staat) -> dict[str, tuple[str, ...]]:
    snap, per_naam = staat.snapshot, defaultdict(list)
    codes = staat.namen["gemeente"] | frozenset(snap.indeling.regio_bestaat)
    for feit in snap.feiten:
        for naam in dict.fromkeys(_genoemd(feit)):
            if naam and naam not in codes:
                per_naam[naam].append(feit.id)
    return {naam: tuple(feiten) for naam, feiten in sorted(per_naam.items())}


def _genoemd(feit: AlleFeiten) -> Iterator[str]:
    """Whom a fact names: its speaker, parties, participants, holders and providers."""
    yield from (feit.herkomst.spreker, *feit.herkomst.spreekt_voor)
    match feit:
        case Aanbod():
            yield feit.aanbieder
        case Deelname():
            yield feit.deelnemer
        case Rol():
            yield from (feit.drager, *feit.aanbieders)
        case _:
            for veld in ("partijen", "contractpartijen", "uitvoerders", "vastgesteld_door"):
                yield from _teksten(getattr(feit, veld, ()))


def _teksten(waarde: str | Iterable[str]) -> Iterable[str]:
    return (waarde,) if isinstance(waarde, str) else waarde


def _partijrijen(verzoek: Verzoek) -> list[Rij]:
    """All parties of all days, by id, each with the facts that are known on the kennisdatum."""
    ids, snap = namen(verzoek.staat), verzoek.staat.snapshot
    rijen = [
        {
            "id": ids[naam],
            "naam": naam,
            "feiten": tuple(
                f for f in feiten if snap.per_id[f].herkomst.vastgelegd <= verzoek.kennisdatum
            ),
        }
        for naam, feiten in _per_naam(verzoek.staat).items()
    ]
    return sorted(rijen, key=lambda rij: str(rij["id"]))


def _partij(verzoek: Verzoek) -> Rij:
    for rij in _partijrijen(verzoek):
        if rij["id"] == verzoek["id"]:
            return rij
    raise niet_gevonden(f"partij '{verzoek['id'][:60]}'", "zie /v1/partijen voor wie er is")


HULPBRONNEN = (
    Hulpbron(
        pad="/aanbieders",
        naam="lijstAanbieders",
        label="partijen",
        titel="Aanbieders",
        uitleg="Wie volgens een bron hulp levert of een contract heeft; aanbod is geen dekking.",
        model="Aanbieder",
        kolommen=_AANBIEDER,
        geef=_aanbieders,
        links={"self": "/aanbieders/{id}"},
    ),
    Hulpbron(
        pad="/aanbieders/{id}",
        naam="toonAanbieder",
        label="partijen",
        titel="Eén aanbieder",
        uitleg="Voor welke functies en regio’s de aanbieder bekend is.",
        model="Aanbieder",
        kolommen=_AANBIEDER,
        geef=lambda v: [_aanbieder(v)],
        is_lijst=False,
        pad_parameters=(SLEUTEL,),
        links={"partij": "/partijen/{id}"},
    ),
    Hulpbron(
        pad="/partijen",
        naam="lijstPartijen",
        label="partijen",
        titel="Partijen op naam",
        uitleg="Ieder die een bron bij naam noemt: spreker, deelnemer, drager van een rol, "
        "contractpartij, uitvoerder of aanbieder. Een gemeente of regio heeft een eigen lijst.",
        model="Partij",
        kolommen=_PARTIJ,
        geef=_partijrijen,
        links={"self": "/partijen/{id}"},
    ),
    Hulpbron(
        pad="/partijen/{id}",
        naam="toonPartij",
        label="partijen",
        titel="Eén partij",
        uitleg="De feiten die de partij bij haar naam noemen.",
        model="Partij",
        kolommen=_PARTIJ,
        geef=lambda v: [_partij(v)],
        is_lijst=False,
        pad_parameters=(SLEUTEL,),
    ),
)
