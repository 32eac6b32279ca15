"""The outermost step: what holds for every answer, also for one that another layer refuses.

It adds the version, security and CORS headers, answers HEAD as GET without a body and OPTIONS by
itself, and refuses addresses that are too long. It must lie around the whole application: a usual
middleware does not see an unexpected 500.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from http import HTTPStatus

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from api.errors import Probleem, probleem_antwoord, te_groot
from api.settings import Instellingen
from api.web.inpakken import Pakhuis
from api.web.logboek import meld
from api.web.metingen import METHODEN, Metingen
from api.web.opwarmen import VOORAF
from api.web.zender import TOEGESTAAN, VEILIG, Zender


def besloten(probleem: Probleem) -> Response:
    """An error that does not pass the edge, with the headers of it; the connection ends there."""
    antwoord = probleem_antwoord(probleem)
    antwoord.headers.update({**VEILIG, "Connection": "close"})
    return antwoord


def kaal(probleem: Probleem, ook: Iterable[tuple[bytes, bytes]] = ()) -> bytes:
    """The same as bytes on the wire, for what is no request and so never reaches the edge."""
    antwoord = besloten(probleem)
    regels = [
        f"HTTP/1.1 {probleem.status} {HTTPStatus(probleem.status).phrase}".encode(),
        *(naam + b": " + waarde for naam, waarde in (*ook, *antwoord.raw_headers)),
        b"",
        bytes(antwoord.body),
    ]
    return b"\r\n".join(regels)


class Rand:
    """The edge around the application."""

    def __init__(self, app: ASGIApp, instellingen: Instellingen, metingen: Metingen) -> None:
        self.app = app
        self.instellingen = instellingen
        self.metingen = metingen
        self.pakhuis = Pakhuis(instellingen.verpakt_bewaard)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http" or VOORAF.get() is not None:  # our own questions count nowhere
            await self.app(scope, receive, send)
            return
        methode = scope["method"]
        if methode == "HEAD":
            scope = {**scope, "method": "GET"}
        app = self._weiger(scope) or self._opties(scope) or self.app
        begin = time.perf_counter()
        zender = Zender(send, self.pakhuis, Headers(scope=scope), met_inhoud=methode != "HEAD")
        scope = zender.vertaal(scope)
        try:
            await app(scope, receive, zender)
        finally:
            self._noteer(methode, scope, zender, time.perf_counter() - begin)

    def _noteer(self, methode: str, scope: Scope, zender: Zender, seconden: float) -> None:
        """Count it and write one line: nothing that says who asked, or for what exactly."""
        pad = self.metingen.sjabloon(scope.get("endpoint"))
        self.metingen.tel(methode, pad, zender.status, seconden)
        if self.instellingen.log_vragen:
            meld(
                "vraag",
                methode=methode if methode in METHODEN else "(anders)",
                pad=pad,
                status=zender.status,
                ms=round(seconden * 1000, 1),
                bytes=zender.bytes,
            )

    def _weiger(self, scope: Scope) -> ASGIApp | None:
        lengte = len(scope.get("raw_path") or b"") + len(scope["query_string"])
        grens = self.instellingen.adres_max
        if lengte > grens:
            zin = f"Het adres heeft {lengte} tekens en mag er {grens} hebben; vraag minder."
            return probleem_antwoord(Probleem(414, zin))
        inhoud = dict(scope["headers"]).get(b"content-length", b"0")
        if not inhoud.isdigit() or int(inhoud) > self.instellingen.lichaam_max:
            return probleem_antwoord(te_groot(self.instellingen.lichaam_max))
        return None

    def _opties(self, scope: Scope) -> ASGIApp | None:
        if scope["method"] != "OPTIONS":
            return None
        methoden = TOEGESTAAN + (", POST" if scope["path"].endswith("/sparql") else "")
        return Response(
            status_code=204,
            headers={
                "Allow": methoden,
                "Access-Control-Allow-Methods": methoden,
                "Access-Control-Allow-Headers": "Accept, Content-Type, If-None-Match",
                "Access-Control-Max-Age": str(self.instellingen.cors_seconden),
            },
        )
