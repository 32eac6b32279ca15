"""Who takes part: arrangements, local teams and providers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from api.errors import niet_gevonden
from api.web.hulpbron import Hulpbron
from api.web.sleutels import sleutel
from api.web.vraag import Parameter, Verzoek, code
from graph.afloop import regios_van
from graph.facts import Aanbod, Borging, Deelname, LokaalTeam, Verband

Rij = dict[str, Any]
_VERBAND = ("id", "naam", "rechtsvorm", "organisatie", "centrumgemeente", "tooi", "jeugd", "taken")
_TEAM = ("id", "naam", "gemeente", "uitvoerders", "levert_zelf", "basisfuncties", "feiten")
_AANBIEDER = ("id", "naam", "rollen", "functies", "regios")
_ID = Parameter(
    "id",
    "Sleutel, zoals de lijst haar geeft.",
    lambda tekst, _: tekst,
    {"type": "string", "minLength": 1, "maxLength": 200},
    "voorbeeld",
)
_GEMEENTE = code("gemeente", "Alleen deze gemeente.", "GM0363")


# --- arrangements ---


def verbanden_op(verzoek: Verzoek) -> list[Verband]:
    """Arrangements that may be in force on the day, one fact per code, by code."""
    zichtbaar = verzoek.staat.snapshot.zichtbaar(Verband, verzoek.kennisdatum)
    per_code = {
        f.code: f
        for f in zichtbaar
        if f.geldig.periode(verzoek.kennisdatum).mogelijk_op(verzoek.peildatum)
    }
    return [per_code[nr] for nr in sorted(per_code)]


def deelnemers_op(verzoek: Verzoek) -> dict[str, set[str]]:
    """Per arrangement who may take part on the day."""
    per_verband: dict[str, set[str]] = defaultdict(set)
    for feit in verzoek.staat.snapshot.zichtbaar(Deelname, verzoek.kennisdatum):
        if feit.geldig.periode(verzoek.kennisdatum).mogelijk_op(verzoek.peildatum):
            per_verband[feit.verband].add(feit.deelnemer)
    return per_verband


def _verbandrij(verband: Verband) -> Rij:
    namen = ("naam", "rechtsvorm", "organisatie", "centrumgemeente", "tooi", "jeugd")
    velden = {naam: getattr(verband, naam) for naam in namen}
    return {"id": verband.code, **velden, "taken": verband.taken}


def _verband(verzoek: Verzoek) -> Rij:
    verband = next((v for v in verbanden_op(verzoek) if v.code == verzoek["id"]), None)
    if verband is None:
        advies = "zie /v1/samenwerkingsverbanden, of kies een andere peildatum"
        raise niet_gevonden(f"samenwerkingsverband '{verzoek['id'][:60]}' op deze dag", advies)
    leden = sorted(deelnemers_op(verzoek).get(verband.code, ()))
    deelnemers = tuple({"code": lid, "naam": verzoek.vraag.naam(lid)} for lid in leden)
    return {**_verbandrij(verband), "deelnemers": deelnemers}


# --- local teams ---


def _teams(verzoek: Verzoek) -> list[Rij]:
    """Teams that may exist on the day; facts about the same team come together."""
    per_team: dict[str, list[LokaalTeam]] = defaultdict(list)
    for feit in verzoek.staat.snapshot.zichtbaar(LokaalTeam, verzoek.kennisdatum):
        if feit.geldig.periode(verzoek.kennisdatum).mogelijk_op(verzoek.peildatum):
            per_team[sleutel(feit.gemeente, feit.naam)].append(feit)
    return [_teamrij(nr, per_team[nr]) for nr in sorted(per_team)]


def _teamrij(nr: str, feiten: list[LokaalTeam]) -> Rij:
    levert = {f.levert_zelf for f in feiten} - {"onbekend"}
    return {
        "id": nr,
        "naam": feiten[0].naam,
        "gemeente": feiten[0].gemeente,
        "uitvoerders": tuple(sorted({f.uitvoerder for f in feiten} - {""})),
        "levert_zelf": levert.pop() if len(levert) == 1 else "onbekend",
        "basisfuncties": tuple(sorted({b for f in feiten for b in f.basisfuncties})),
        "feiten": tuple(f.id for f in feiten),
    }


def _kies_teams(verzoek: Verzoek) -> list[Rij]:
    return [rij for rij in _teams(verzoek) if verzoek["gemeente"] in (None, rij["gemeente"])]


# --- providers ---


def _aanbieders(verzoek: Verzoek) -> list[Rij]:
    """Everyone that a visible fact in force names as provider, contract party or executor."""
    gevonden: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    snap, dag = verzoek.staat.snapshot, verzoek.peildatum
    for borging, periode in verzoek.vraag.schakels.borgingen:
        if periode.zeker_op(dag):
            for rol, namen in _genoemd(borging).items():
                for naam in namen:
                    regios = (
                        regios_van(verzoek.vraag.dekking, borging) if not borging.gekruist else ()
                    )
                    _tel(gevonden[naam], rol, borging.functies, regios)
    for aanbod in snap.zichtbaar(Aanbod, verzoek.kennisdatum):
        if aanbod.geldig.periode(verzoek.kennisdatum).mogelijk_op(dag):
            _tel(gevonden[aanbod.aanbieder], "aanbod", aanbod.functies, aanbod.bereik.regios)
    rijen = [
        {"id": sleutel(naam), "naam": naam, **{k: tuple(sorted(w)) for k, w in over.items()}}
        for naam, over in gevonden.items()
    ]
    return sorted(rijen, key=lambda rij: str(rij["id"]))


def _genoemd(borging: Borging) -> Mapping[str, tuple[str, ...]]:
    return {"contractpartij": borging.contractpartijen, "uitvoerder": borging.uitvoerders}


def _tel(
    over: dict[str, set[str]], rol: str, functies: tuple[str, ...], regios: tuple[str, ...]
) -> None:
    over["rollen"].add(rol)
    over["functies"].update(functies)
    over["regios"].update(regios)


def _een(rijen: list[Rij], gezocht: str, soort: str, waar: str) -> Rij:
    rij = next((rij for rij in rijen if rij["id"] == gezocht), None)
    if rij is None:
        advies = f"zie {waar}, of kies een andere peildatum"
        raise niet_gevonden(f"{soort} '{gezocht[:60]}' op deze dag", advies)
    return rij


HULPBRONNEN = (
    Hulpbron(
        pad="/samenwerkingsverbanden",
        naam="lijstSamenwerkingsverbanden",
        label="partijen",
        titel="Samenwerkingsverbanden op een dag",
        uitleg="Regelingen en organen die op de peildatum (mogelijk) bestaan.",
        model="Verband",
        kolommen=_VERBAND,
        geef=lambda v: [_verbandrij(verband) for verband in verbanden_op(v)],
        links={"self": "/samenwerkingsverbanden/{id}"},
    ),
    Hulpbron(
        pad="/samenwerkingsverbanden/{id}",
        naam="toonSamenwerkingsverband",
        label="partijen",
        titel="Eén samenwerkingsverband",
        uitleg="Het verband met zijn deelnemers op de peildatum.",
        model="VerbandMetDeelnemers",
        kolommen=(*_VERBAND, "deelnemers"),
        vormen=("json", "csv", "turtle", "jsonld"),
        geef=lambda v: [_verband(v)],
        is_lijst=False,
        pad_parameters=(_ID,),
    ),
    Hulpbron(
        pad="/lokale-teams",
        naam="lijstLokaleTeams",
        label="partijen",
        titel="Lokale teams",
        uitleg="Lokale teams die op de peildatum (mogelijk) bestaan; de lijst is niet volledig.",
        model="Team",
        kolommen=_TEAM,
        geef=_kies_teams,
        query=(_GEMEENTE,),
        links={"self": "/lokale-teams/{id}", "gemeente": "/gemeenten/{gemeente}"},
    ),
    Hulpbron(
        pad="/lokale-teams/{id}",
        naam="toonLokaalTeam",
        label="partijen",
        titel="Eén lokaal team",
        uitleg="Het team, met de feiten waarop dat rust.",
        model="Team",
        kolommen=_TEAM,
        geef=lambda v: [_een(_teams(v), v["id"], "lokaal team", "/v1/lokale-teams")],
        is_lijst=False,
        pad_parameters=(_ID,),
        links={"gemeente": "/gemeenten/{gemeente}"},
    ),
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
        geef=lambda v: [_een(_aanbieders(v), v["id"], "aanbieder", "/v1/aanbieders")],
        is_lijst=False,
        pad_parameters=(_ID,),
    ),
)
