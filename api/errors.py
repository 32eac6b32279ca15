"""Every error is ``application/problem+json`` (RFC 9457), in Dutch, and says what to do.

One class for errors of ours, one shape for all. An unexpected exception gives a 500 that tells
nothing of the inside; the server log has the rest.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import cast

import orjson
from fastapi import FastAPI, Request, Response
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from api.settings import VOORVOEGSEL

PROBLEEM = "application/problem+json"
WEG = 499
"""In the log and the counters: the client went away before there was an answer."""

TITELS = {
    400: "De vraag klopt niet",
    404: "Niet gevonden",
    405: "Deze methode kan hier niet",
    406: "Deze vorm bestaat hier niet",
    408: "De vraag kwam niet op tijd",
    413: "De inhoud is te groot",
    414: "Het adres is te lang",
    415: "Deze soort inhoud wordt niet gelezen",
    431: "De headers zijn te lang",
    500: "Er ging hier iets mis",
    501: "Deze methode is onbekend",
    503: "Nu even niet beschikbaar",
    505: "Deze versie van HTTP kan hier niet",
}
_UITLEG = {
    404: f"Dit adres bestaat niet; alle adressen staan op {VOORVOEGSEL}/docs.",
    405: "Deze dienst geeft alleen antwoorden; gebruik GET of HEAD.",
    500: "Het antwoord kon niet worden gemaakt; probeer het later nog eens of meld het ons.",
}


@dataclass(frozen=True, slots=True)
class Invoerfout:
    """One thing that is wrong with the request: where, and what to do."""

    plaats: str
    """``query``, ``path``, ``header`` or ``body``."""
    veld: str
    detail: str


class Probleem(Exception):
    """An error with a status; ``detail`` is one sentence for the user."""

    def __init__(
        self,
        status: int,
        detail: str,
        fouten: tuple[Invoerfout, ...] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.fouten = fouten
        self.headers = dict(headers or {})


def ongeldig(*fouten: Invoerfout) -> Probleem:
    """400 with all errors at once."""
    return Probleem(400, _zin(fouten), fouten)


def onbekend(*fouten: Invoerfout) -> Probleem:
    """404: the question can be read, and names what does not exist, or not on that day."""
    return Probleem(404, _zin(fouten), fouten)


def _zin(fouten: tuple[Invoerfout, ...]) -> str:
    aantal = len(fouten)
    return fouten[0].detail if aantal == 1 else f"Er zijn {aantal} fouten; zie errors."


def niet_gevonden(wat: str, advies: str) -> Probleem:
    """404 of a thing, with where to look."""
    return Probleem(404, f"{wat} bestaat niet; {advies}.")


def te_groot(grens: int) -> Probleem:
    """413 of a body."""
    return Probleem(413, f"De inhoud is te groot; stuur hoogstens {grens} bytes.")


def probleem_antwoord(probleem: Probleem) -> Response:
    """The one shape of every error."""
    inhoud: dict[str, object] = {
        "type": f"{VOORVOEGSEL}/docs#fout-{probleem.status}",
        "title": TITELS.get(probleem.status) or HTTPStatus(probleem.status).phrase,
        "status": probleem.status,
        "detail": probleem.detail,
    }
    if probleem.fouten:
        inhoud["errors"] = [
            {"in": fout.plaats, "name": fout.veld, "detail": fout.detail}
            for fout in probleem.fouten
        ]
    headers = {"Cache-Control": "no-store", **probleem.headers}
    return Response(orjson.dumps(inhoud), probleem.status, headers, PROBLEEM)


async def _bij_probleem(_: Request, fout: Exception) -> Response:
    return probleem_antwoord(cast(Probleem, fout))


async def _bij_http(_: Request, fout: Exception) -> Response:
    """What the framework itself refuses: no such path, wrong method, body too large."""
    http = cast(HTTPException, fout)
    detail = _UITLEG.get(http.status_code, http.detail)
    return probleem_antwoord(Probleem(http.status_code, detail, headers=http.headers))


async def _bij_vertrek(_: Request, __: Exception) -> Response:
    """The client went away while it was still asking: nobody's fault, and nobody to tell."""
    return Response(status_code=WEG)


async def _bij_onverwacht(_: Request, __: Exception) -> Response:
    return probleem_antwoord(Probleem(500, _UITLEG[500]))


def registreer_fouten(app: FastAPI) -> None:
    """Let every error leave in the one shape."""
    app.add_exception_handler(Probleem, _bij_probleem)
    app.add_exception_handler(HTTPException, _bij_http)
    app.add_exception_handler(ClientDisconnect, _bij_vertrek)
    app.add_exception_handler(Exception, _bij_onverwacht)
