"""``/v1/rapporten/{code}`` and ``/v1/kaarten/netwerk``: one file each, to read, keep or print.

They are the files of the explorer, at an address of the API: with its checks, its errors and an
ETag. All that they need is inside them, so the policy allows exactly their own style and script.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI, Request, Response

from api.maps import kaart
from api.pages.geo import geomap
from api.pages.sjabloon import UITVOERING
from api.report import rapport
from api.settings import API_VERSIE, VOORVOEGSEL
from api.web.antwoord import Eindpunt, antwoord_met, dienst_van, merk_van
from api.web.openapi import parameter_json
from api.web.parameters import FUNCTIE, REGIO, REGIOCODE
from api.web.staat import Antwoord
from api.web.vormen import SOORTEN, inhoudssoort, kies_vorm
from api.web.vraag import (
    KENNISDATUM,
    PEILDATUM,
    Parameter,
    Verzoek,
    bestaan_op_dag,
    lees_verzoek,
)

_BLOK = re.compile(r"<(style|script)>(.*?)</\1>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Bestand:
    """One page that is a file."""

    pad: str
    naam: str
    label: str
    titel: str
    uitleg: str
    geef: Callable[[Verzoek], str]
    pad_parameters: tuple[Parameter, ...] = ()
    query: tuple[Parameter, ...] = ()


def _rapport(verzoek: Verzoek) -> str:
    return rapport(verzoek.staat.snapshot, verzoek["code"], verzoek.peildatum, verzoek.kennisdatum)


def _netwerk(verzoek: Verzoek) -> str:
    return kaart(
        verzoek.staat.snapshot,
        verzoek.peildatum,
        verzoek.kennisdatum,
        functie=verzoek["functie"],
        regio=verzoek["regio"],
        geodata=geomap(verzoek.staat),
    )


BESTANDEN = (
    Bestand(
        pad="/rapporten/{code}",
        naam="toonRapport",
        label="dekking",
        titel="Rapport van een regio",
        uitleg="Een afdrukbare pagina voor overleg: wat is geborgd en met wie, wat loopt af, wat "
        "is onbekend, en op welke bronnen dat rust.",
        geef=_rapport,
        pad_parameters=(REGIOCODE,),
    ),
    Bestand(
        pad="/kaarten/netwerk",
        naam="toonNetwerkkaart",
        label="samenwerking",
        titel="Het netwerk als kaart",
        uitleg="Een pagina met een tekening van wie met wie samenwerkt, en dezelfde gegevens als "
        "tabel. Zij laadt niets van elders en werkt ook zonder netwerk.",
        geef=_netwerk,
        query=(FUNCTIE, REGIO),
    ),
)


def registreer(app: FastAPI) -> None:
    """Add both routes."""
    for bestand in BESTANDEN:
        app.add_route(VOORVOEGSEL + bestand.pad, _eindpunt(bestand), name=bestand.naam)


def _eindpunt(bestand: Bestand) -> Eindpunt:
    async def toon(request: Request) -> Response:
        dienst = dienst_van(request)
        staat = dienst.staat
        kies_vorm(request.headers.get("accept"), ("html",))
        verzoek = lees_verzoek(
            request,
            staat,
            dienst.klok(),
            pad=bestand.pad_parameters,
            query=bestand.query,
            gepagineerd=False,
        )
        bestaan_op_dag(verzoek, bestand.pad_parameters, bestand.query)
        merk = _etag(bestand, verzoek)
        dagen = verzoek.peildatum, verzoek.kennisdatum
        return await antwoord_met(request, staat, merk, lambda: _maak(bestand, verzoek), dagen)

    toon.__name__ = bestand.naam
    return toon


def _etag(bestand: Bestand, verzoek: Verzoek) -> str:
    bepaalt = (
        API_VERSIE,
        UITVOERING,
        verzoek.staat.snapshot.id,
        bestand.naam,
        sorted(verzoek.pad.items()),
        sorted(verzoek.filters.items()),
        verzoek.peildatum,
        verzoek.kennisdatum,
    )
    return merk_van(repr(bepaalt).encode())


def _maak(bestand: Bestand, verzoek: Verzoek) -> Antwoord:
    html = bestand.geef(verzoek)
    return Antwoord(
        html.encode(), inhoudssoort("html"), (("Content-Security-Policy", _beleid(html)),)
    )


def _beleid(html: str) -> str:
    """Only the style and the script that the page was made with; nothing from anywhere."""
    sommen: dict[str, list[str]] = {"style": [], "script": []}
    for soort, inhoud in _BLOK.findall(html):
        som = base64.b64encode(hashlib.sha256(inhoud.encode()).digest()).decode()
        sommen[soort].append(f"'sha256-{som}'")
    regels = [f"{soort}-src {' '.join(lijst)}; " for soort, lijst in sommen.items() if lijst]
    return (
        f"default-src 'none'; {''.join(regels)}img-src data: blob:; frame-ancestors 'none'; "
        "base-uri 'none'; form-action 'none'"
    )


def operaties() -> dict[str, Any]:
    """Both as they stand in the OpenAPI document."""
    return {bestand.pad: {"get": _operatie(bestand)} for bestand in BESTANDEN}


def _operatie(bestand: Bestand) -> dict[str, Any]:
    versie = {"API-Version": {"$ref": "#/components/headers/APIVersion"}}
    query = (*bestand.query, PEILDATUM, KENNISDATUM)
    return {
        "operationId": bestand.naam,
        "tags": [bestand.label],
        "summary": bestand.titel,
        "description": bestand.uitleg,
        "parameters": [
            *(parameter_json(p, "path") for p in bestand.pad_parameters),
            *(parameter_json(p, "query") for p in query),
        ],
        "responses": {
            "200": {
                "description": "De pagina",
                "headers": {**versie, "ETag": {"$ref": "#/components/headers/ETag"}},
                "content": {SOORTEN["html"]: {"schema": {"type": "string"}}},
            },
            "304": {"description": "Niet veranderd", "headers": versie},
        },
    }
