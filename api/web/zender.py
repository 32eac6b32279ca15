"""The way out: every answer with the headers that all have, packed for who reads it packed."""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import Message, Scope, Send

from api.errors import WEG
from api.settings import API_VERSIE
from api.web.inpakken import KLEINSTE, Pakhuis, Wens, is_tekst

TOEGESTAAN = "GET, HEAD, OPTIONS"
STUK = 1 << 16
"""Bytes that are handed to the server at once."""

VEILIG = {
    "API-Version": API_VERSIE,
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Content-Security-Policy": "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; "
    "form-action 'self'",
    "Referrer-Policy": "no-referrer",
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "API-Version, ETag, Link, Content-Crs, Retry-After",
}
"""On every answer, unless the answer sets its own."""


class Zender:
    """Sends one answer on."""

    def __init__(self, send: Send, pakhuis: Pakhuis, vraag: Headers, *, met_inhoud: bool) -> None:
        self._send = send
        self._pakhuis = pakhuis
        self._met_inhoud = met_inhoud
        self._wens = Wens.lees(vraag.get("accept-encoding", ""))
        self._kent = self._wens.kent(vraag.get("if-none-match", ""))
        self._begin: Message | None = None
        self.status = WEG
        self.bytes = 0

    def vertaal(self, scope: Scope) -> Scope:
        """The request as the endpoint understands it: ETags as it gives them."""
        if not self._kent:
            return scope
        rest = [(naam, waarde) for naam, waarde in scope["headers"] if naam != b"if-none-match"]
        genoemd = ", ".join(self._kent).encode("latin-1")
        return {**scope, "headers": [*rest, (b"if-none-match", genoemd)]}

    async def __call__(self, bericht: Message) -> None:
        """A message of the application."""
        if bericht["type"] == "http.response.start":
            self._begin = bericht
            self._kop(MutableHeaders(scope=bericht), bericht["status"])
            return
        inhoud: bytes = bericht.get("body", b"")
        if self._begin is not None:
            begin, self._begin = self._begin, None
            headers = MutableHeaders(scope=begin)
            if not bericht.get("more_body") and self._wordt_gepakt(headers, inhoud):
                inhoud = await self._pakhuis.pak(headers, inhoud, self._wens.pakking)
            await self._send(begin)
        await self._inhoud({**bericht, "body": inhoud if self._met_inhoud else b""})

    def _kop(self, headers: MutableHeaders, status: int) -> None:
        self.status = status
        for naam, waarde in VEILIG.items():
            headers.setdefault(naam, waarde)
        if status == 304 or (status == 200 and is_tekst(headers)):
            headers.add_vary_header("Accept-Encoding")
        if status == 304 and "etag" in headers:
            headers["ETag"] = self._kent.get(headers["etag"], headers["etag"])
        if status == 405:
            eigen = set(headers.get("allow", "").split(", "))
            headers["Allow"] = TOEGESTAAN + (", POST" if "POST" in eigen else "")

    def _wordt_gepakt(self, headers: Headers, inhoud: bytes) -> bool:
        return bool(
            self._wens.pakking
            and self.status == 200
            and len(inhoud) >= KLEINSTE
            and is_tekst(headers)
        )

    async def _inhoud(self, bericht: Message) -> None:
        """One piece after the other, each when the client has read most of the one before: what
        waits for a slow client is a piece, not the whole."""
        inhoud = bericht["body"]
        self.bytes += len(inhoud)
        laatste = max(len(inhoud) - 1, 0) // STUK * STUK
        for begin in range(0, laatste, STUK):
            await self._send({**bericht, "body": inhoud[begin : begin + STUK], "more_body": True})
        await self._send({**bericht, "body": inhoud[laatste:]})
