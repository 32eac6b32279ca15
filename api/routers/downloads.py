"""``/v1/downloads``: which files there are, with checksum, and the files themselves."""

from __future__ import annotations

from typing import Any

from fastapi import Request, Response

from api.errors import niet_gevonden
from api.settings import VOORVOEGSEL
from api.web.antwoord import dienst_van, verstuur
from api.web.downloads import SOORTEN, Download, download, zorg
from api.web.hulpbron import Hulpbron
from api.web.staat import Antwoord
from api.web.vormen import kies_vorm
from api.web.vraag import Verzoek, lees_verzoek

PAD = "/downloads/{id}"
PAKKEN = ("application/gzip", "application/zip")


def _rij(bestand: Download) -> dict[str, Any]:
    return {
        "id": bestand.soort.id,
        "titel": bestand.soort.titel,
        "mediatype": bestand.soort.mediatype,
        "bestandsnaam": bestand.naam,
        "bytes": len(bestand.inhoud),
        "sha256": bestand.sha256,
    }


def _alle(verzoek: Verzoek) -> list[dict[str, Any]]:
    return [_rij(download(verzoek.staat, soort)) for soort in SOORTEN]


async def _zorg(verzoek: Verzoek) -> None:
    await zorg(verzoek.staat)


async def geef(request: Request) -> Response:
    """One file."""
    dienst = dienst_van(request)
    staat, soort = dienst.staat, request.path_params["id"]
    if soort not in SOORTEN:
        raise niet_gevonden(f"Download '{soort[:40]}'", f"kies uit {', '.join(SOORTEN)}")
    lees_verzoek(request, staat, dienst.klok(), pad=(), query=(), gepagineerd=False, dagen=False)
    pak = f"application/{SOORTEN[soort].inpakken}"
    kies_vorm(request.headers.get("accept"), (pak,))
    await zorg(staat)
    bestand = download(staat, soort)
    headers = (
        ("Content-Disposition", f'attachment; filename="{bestand.naam}"'),
        ("Repr-Digest", bestand.samenvatting),
    )
    antwoord = Antwoord(bestand.inhoud, pak, headers)
    return verstuur(request, antwoord, f'"{bestand.sha256[:24]}"')


OPERATIE: dict[str, Any] = {
    "operationId": "haalDownload",
    "tags": ["herkomst"],
    "summary": "Alles in één bestand",
    "description": "Alle feiten en bronnen van de huidige snapshot, ingepakt. De header "
    "Repr-Digest heeft de controlesom; de lijst noemt haar ook.",
    "parameters": [
        {
            "name": "id",
            "in": "path",
            "description": "Vorm van het bestand.",
            "required": True,
            "schema": {"type": "string", "enum": list(SOORTEN)},
            "example": "turtle",
        }
    ],
    "responses": {
        "200": {
            "description": "Het bestand",
            "headers": {
                "API-Version": {"$ref": "#/components/headers/APIVersion"},
                "Repr-Digest": {"description": "Controlesom", "schema": {"type": "string"}},
            },
            "content": {pak: {"schema": {"type": "string"}} for pak in PAKKEN},
        },
        "304": {
            "description": "Niet veranderd",
            "headers": {"API-Version": {"$ref": "#/components/headers/APIVersion"}},
        },
    },
}

HULPBRONNEN = (
    Hulpbron(
        pad="/downloads",
        naam="lijstDownloads",
        label="herkomst",
        titel="Downloads met controlesom",
        uitleg="Alle feiten in één bestand, per vorm; eens per snapshot gemaakt.",
        model="Download",
        kolommen=("id", "titel", "mediatype", "bestandsnaam", "bytes", "sha256"),
        geef=_alle,
        waak=_zorg,
        dagen=False,
        links={"self": "/downloads/{id}"},
    ),
)
ADRES = VOORVOEGSEL + PAD
