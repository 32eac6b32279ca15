"""Who takes part: arrangements and local teams."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from api.errors import niet_gevonden
from api.routers.overeenkomsten import STANDEN, einde, periode_van, stand_op
from api.web.hulpbron import Hulpbron
from api.web.parameters import SLEUTEL
from api.web.sleutels import sleutel
from api.web.vraag import Verzoek, code
from graph.facts import Deelname, LokaalTeam, Verband

Rij = dict[str, Any]
_VERBAND = (
    "id",
    "naam",
    "rechtsvorm",
    "organisatie",
    "centrumgemeente",
    "tooi",
    "jeugd",
    "taken",
    "stand",
    "van",
    "tot",
)
_TEAM = ("id", "naam", "gemeente", "uitvoerders", "levert_zelf", "basisfuncties", "feiten")
_GEMEENTE = code("gemeente", "Alleen deze gemeente.", "GM0363")


# --- arrangements ---


def verbanden_op(verzoek: Verzoek) -> list[Verband]:
    """Arrangements that may be in force on the day, one fact per code, by code."""
    alle = _per_code(verzoek)
    return [v for v in alle.values() if _stand(verzoek, v) in ("geldt", "mogelijk")]


def _per_code(verzoek: Verzoek) -> dict[str, Verband]:
    """Every arrangement that is known, by code: the fact that says most of the day."""
    snap, kennis = verzoek.staat.snapshot, verzoek.kennisdatum
    zichtbaar = snap.zichtbaar(Verband, kennis)
    over = {f.code for f in zichtbaar}
    zichtbaar += [
        f
        for f in snap.feiten
        if isinstance(f, Verband) and f.code not in over and f.herkomst.vastgelegd <= kennis
    ]
    per_code: dict[str, Verband] = {}
    for feit in sorted(zichtbaar, key=lambda f: f.code):
        eerder = per_code.get(feit.code)
        if eerder is None or _rang(verzoek, feit) <= _rang(verzoek, eerder):
            per_code[feit.code] = feit
    return per_code


def _rang(verzoek: Verzoek, verband: Verband) -> int:
    stand = _stand(verzoek, verband)
    return 0 if stand in ("geldt", "mogelijk") else STANDEN.index(stand)


def _stand(verzoek: Verzoek, verband: Verband) -> str:
    return stand_op((periode_van(verzoek, verband),), verzoek.peildatum)


def deelnemers_op(verzoek: Verzoek) -> dict[str, set[str]]:
    """Per arrangement who may take part on the day."""
    per_verband: dict[str, set[str]] = defaultdict(set)
    for feit in verzoek.staat.snapshot.zichtbaar(Deelname, verzoek.kennisdatum):
        if feit.geldig.periode(verzoek.kennisdatum).mogelijk_op(verzoek.peildatum):
            per_verband[feit.verband].add(feit.deelnemer)
    return per_verband


def _verbandrij(verzoek: Verzoek, verband: Verband) -> Rij:
    namen = ("naam", "rechtsvorm", "organisatie", "centrumgemeente", "tooi", "jeugd", "taken")
    return {
        "id": verband.code,
        **{naam: getattr(verband, naam) for naam in namen},
        "stand": _stand(verzoek, verband),
        "van": verband.geldig.op(verzoek.kennisdatum).van,
        "tot": einde(verband, periode_van(verzoek, verband), verzoek.kennisdatum),
    }


def _verband(verzoek: Verzoek) -> Rij:
    """One arrangement, on whatever day: ``stand`` says whether it is in force."""
    verband = _per_code(verzoek).get(verzoek["id"])
    if verband is None:
        advies = "zie /v1/samenwerkingsverbanden, of kies een latere kennisdatum"
        raise niet_gevonden(f"samenwerkingsverband '{verzoek['id'][:60]}'", advies)
    leden = sorted(deelnemers_op(verzoek).get(verband.code, ()))
    deelnemers = tuple({"code": lid, "naam": verzoek.vraag.naam(lid)} for lid in leden)
    return {**_verbandrij(verzoek, verband), "deelnemers": deelnemers}


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
        geef=lambda v: [_verbandrij(v, verband) for verband in verbanden_op(v)],
        links={"self": "/samenwerkingsverbanden/{id}"},
    ),
    Hulpbron(
        pad="/samenwerkingsverbanden/{id}",
        naam="toonSamenwerkingsverband",
        label="partijen",
        titel="Eén samenwerkingsverband",
        uitleg="Het verband met zijn deelnemers op de peildatum; stand zegt of het dan geldt, ook "
        "als het voorbij is.",
        model="VerbandMetDeelnemers",
        kolommen=(*_VERBAND, "deelnemers"),
        vormen=("json", "csv", "turtle", "jsonld"),
        geef=lambda v: [_verband(v)],
        is_lijst=False,
        pad_parameters=(SLEUTEL,),
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
        pad_parameters=(SLEUTEL,),
        links={"gemeente": "/gemeenten/{gemeente}"},
    ),
)
