"""Where it comes from: facts and sources."""

from __future__ import annotations

from functools import partial
from typing import Any

import msgspec

from api.web.hulpbron import Hulpbron
from api.web.vraag import Verzoek, code
from graph.facts import Bron
from graph.periode import VOOR_ALTIJD
from graph.uitleg import feit_uitleg

Rij = dict[str, Any]
_BRON = (
    "id",
    "titel",
    "url",
    "soort",
    "rang",
    "uitgever",
    "licentie",
    "gepubliceerd",
    "opgehaald",
)
_FEIT = (
    "id",
    "soort",
    "zin",
    "bron",
    "herkomst",
    "inhoud",
    "vervangt",
    "vervangen_door",
    "vervallen",
)
_BRON_ID = code("bron", "Sleutel van een bron.", "cbs-2025", naam="id")
_FEIT_ID = code("feit", "Sleutel van een feit.", "0123456789abcdef", naam="id")

_naar_dict = partial(msgspec.to_builtins, builtin_types=())


def _feit(verzoek: Verzoek, feit_id: str) -> Rij:
    snap = verzoek.staat.snapshot
    feit = snap.per_id[feit_id]
    velden: Rij = _naar_dict(feit)
    herkomst, soort = velden.pop("herkomst"), velden.pop("soort")
    vervangt = velden.pop("vervangt", "")
    einde = snap.vervallen.get(feit_id)
    return {
        "id": feit_id,
        "soort": soort,
        "zin": feit_uitleg(verzoek.vraag.dekking, feit_id).zin,
        "bron": feit.herkomst.bron,
        "herkomst": herkomst,
        "inhoud": velden,
        "vervangt": vervangt,
        "vervangen_door": tuple(f.id for f in snap.feiten if f.vervangt == feit_id),
        "vervallen": einde.isoformat() if einde else "",
    }


def _bron(verzoek: Verzoek) -> Rij:
    snap, gezocht = verzoek.staat.snapshot, verzoek["id"]
    feiten = tuple(
        feit.id
        for feit in snap.feiten
        if feit.herkomst.bron == gezocht
        and feit.herkomst.vastgelegd <= verzoek.kennisdatum
        and verzoek.kennisdatum < snap.vervallen.get(feit.id, VOOR_ALTIJD)
    )
    return {**_bronrij(snap.bronnen[gezocht]), "feiten": feiten}


def _bronrij(bron: Bron) -> Rij:
    return {naam: getattr(bron, naam) for naam in _BRON} | {"opgehaald": bron.opgehaald.isoformat()}


HULPBRONNEN = (
    Hulpbron(
        pad="/feiten/{id}",
        naam="toonFeit",
        label="herkomst",
        titel="Eén feit",
        uitleg="Wat één bron op één plaats zegt, veld voor veld, met zijn herkomst.",
        model="Feit",
        kolommen=_FEIT,
        geef=lambda v: [_feit(v, v["id"])],
        is_lijst=False,
        pad_parameters=(_FEIT_ID,),
        links={"bron": "/bronnen/{bron}", "vervangt": "/feiten/{vervangt}"},
        vormen=("json", "turtle", "jsonld"),
    ),
    Hulpbron(
        pad="/bronnen",
        naam="lijstBronnen",
        label="herkomst",
        titel="Bronnen",
        uitleg="Elk document, register of kaart waarop feiten rusten; elke dag dezelfde lijst.",
        model="Bron",
        kolommen=_BRON,
        geef=lambda v: [_bronrij(bron) for bron in v.staat.snapshot.bronnen.values()],
        links={"self": "/bronnen/{id}"},
    ),
    Hulpbron(
        pad="/bronnen/{id}",
        naam="toonBron",
        label="herkomst",
        titel="Eén bron",
        uitleg="De bron, met de feiten die op de kennisdatum bekend en niet verbeterd waren.",
        model="BronMetFeiten",
        kolommen=(*_BRON, "feiten"),
        geef=lambda v: [_bron(v)],
        is_lijst=False,
        pad_parameters=(_BRON_ID,),
        vormen=("json", "csv", "turtle", "jsonld"),
    ),
)
