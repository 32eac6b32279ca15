"""One connection: HTTP/1.1 as uvicorn reads it, with a time limit on everything a client must do.

Uvicorn limits the pause between two requests and nothing else. Here a head, a body and the reading
of an answer each have a limit, the head has a length, and what cannot be read as HTTP is answered
in our own form. ``docs/besluiten/0011-trage-en-onbeleefde-klanten.md`` says why it is done here.
"""

from __future__ import annotations

import asyncio
from enum import Enum, auto
from typing import Any

import httptools
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uvicorn.config import Config
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle
from uvicorn.server import ServerState

from api.errors import Probleem
from api.settings import Instellingen
from api.web.lijnen import Lijnen, Plaats
from api.web.rand import besloten, kaal

GEZONDHEID = "/healthz"
TE_VEEL = "Er zijn te veel verbindingen tegelijk; probeer het zo nog eens."
_NALEZEN = 2.0
"""Seconds in which a client that was refused may still send, so that it gets to read why."""
_ACHTER_ELKAAR = 16
"""Requests that a client may send before it has an answer."""
_VERSIES = ("1.0", "1.1")
_VERSIE = "Deze dienst spreekt HTTP/1.1 (en 1.0); gebruik dat."


class Fase(Enum):
    """How far a request has been read."""

    KOP = auto()
    INHOUD = auto()
    HEEL = auto()


class _Weigering(Exception):
    """Raised inside the parser, which stops at it."""


class Lijn(HttpToolsProtocol):
    """A connection with limits."""

    def __init__(
        self,
        lijnen: Lijnen,
        instellingen: Instellingen,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        super().__init__(config, server_state, app_state, _loop)
        self._lijnen = lijnen
        self._grens = instellingen
        self._plaats: Plaats | None = None
        self._fase = Fase.KOP
        self._kopbytes = 0
        self._reden: Probleem | None = None
        self._dicht = False
        self._lopend: RequestResponseCycle | None = None
        self._leestermijn: asyncio.TimerHandle | None = None
        self._zendtermijn: asyncio.TimerHandle | None = None

    # --- from the transport -----------------------------------------------------------------------

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """A client is there: it may send a head from now."""
        super().connection_made(transport)
        self._plaats = self._lijnen.erbij(self.client[0] if self.client else "", self._verbreek)
        if self._plaats is None:
            self._verbreek()
            return
        if self._plaats.in_reserve:
            self.app = _alleen_gezondheid(self.app)
        self._lees_binnen(self._grens.kop_seconden)

    def connection_lost(self, exc: Exception | None) -> None:
        """The client is gone."""
        self._stop(self._leestermijn)
        self._stop(self._zendtermijn)
        if self._plaats is not None:
            self._lijnen.weg(self._plaats)
        self._geef_op(self._lopend)
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Read on, and see how long the client may take for the rest."""
        if self._dicht:
            return
        eerst = self._fase
        try:
            self.parser.feed_data(data)
        except httptools.HttpParserUpgrade:
            self._zonder_upgrade()
        except httptools.HttpParserError as fout:
            self.weiger(self._reden or _onleesbaar(data, fout))
            return
        if self._fase is Fase.KOP:
            self._kopbytes = len(data) if eerst is not Fase.KOP else self._kopbytes + len(data)
            if self._kopbytes > self._grens.kop_max:
                self.weiger(self._te_lang())
                return
        self._volg(eerst)

    def pause_writing(self) -> None:
        """The client does not read as fast as we send: it has so long for the next piece."""
        super().pause_writing()
        self._stop(self._zendtermijn)
        self._zendtermijn = self.loop.call_later(self._grens.zend_seconden, self._verbreek)
        if self._plaats is not None:
            self._lijnen.wacht(self._plaats)

    def resume_writing(self) -> None:
        """It has read."""
        self._stop(self._zendtermijn)
        if self._plaats is not None and self._bezig():
            self._lijnen.werkt(self._plaats)
        super().resume_writing()

    # --- from the parser --------------------------------------------------------------------------

    def on_message_begin(self) -> None:
        """The first byte of a request."""
        self._unset_keepalive_if_required()
        self._fase = Fase.KOP
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """The head is there: refuse it, or start to answer."""
        self._fase = Fase.INHOUD
        if len(self.pipeline) >= _ACHTER_ELKAAR:
            self._verbreek()
            raise _Weigering
        self._reden = self._bezwaar()
        if self._reden is not None:
            raise _Weigering
        super().on_headers_complete()
        if self._plaats is not None and self._plaats.in_reserve:
            self.cycle.keep_alive = False

    def on_message_complete(self) -> None:
        """The request is whole."""
        self._fase = Fase.HEEL
        super().on_message_complete()

    def on_response_complete(self) -> None:
        """An answer was sent. What it left unread of its own request is not waited for."""
        super().on_response_complete()
        if self._bezig() or self.transport.is_closing():
            return
        if self._plaats is not None:
            self._lijnen.wacht(self._plaats)
        if self._fase is Fase.INHOUD:
            self._sluit()
        elif self._fase is Fase.KOP:  # the next one has begun, and has a limit of its own
            self._unset_keepalive_if_required()

    # --- from the server --------------------------------------------------------------------------

    def shutdown(self) -> None:
        """The service ends: what is being made is still sent, what a client owes is not awaited."""
        if self._bezig() and self._fase is Fase.HEEL:
            self.cycle.keep_alive = False
            self.loop.call_later(self._grens.einde_seconden, self._verbreek)
        else:
            self._verbreek()

    # --- ours -------------------------------------------------------------------------------------

    def weiger(self, probleem: Probleem) -> None:
        """Say what is wrong and close; an answer that is under way goes first, and alone."""
        if self._bezig():
            self._dicht = True
            if not self.cycle.more_body:
                self.cycle.keep_alive = False
                return
            if self.cycle.response_started:
                self._verbreek()
                return
            self._geef_op(self.cycle)
        self.transport.write(kaal(probleem, self.server_state.default_headers))
        self._sluit()

    def _sluit(self) -> None:
        """No more to say; what still comes in is read and thrown away, or the client would get a
        reset instead of the answer."""
        self._dicht = True
        self._lees_binnen(_NALEZEN)
        self.transport.write_eof()

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: ASGIApp) -> None:  # type: ignore[override]
        """Answer one request. Uvicorn itself tells a lost connection to the last of several that
        were asked at once, and writes to a transport that closes: both end in a traceback."""
        self._lopend = cycle

        async def zolang_open(scope: Scope, receive: Receive, send: Send) -> None:
            async def stuur(bericht: Message) -> None:
                if self.transport.is_closing():
                    self._geef_op(cycle)
                await send(bericht)

            await app(scope, receive, stuur)

        super()._start_asgi_task(cycle, zolang_open)  # type: ignore[arg-type]

    @staticmethod
    def _geef_op(cyclus: RequestResponseCycle | None) -> None:
        """Let whoever answers know that nobody reads it any more."""
        if cyclus is not None and not cyclus.response_complete:
            cyclus.disconnected = True
            cyclus.message_event.set()

    def _bezig(self) -> bool:
        return self._lopend is not None and not self.cycle.response_complete

    def _verbreek(self) -> None:
        self._dicht = True
        self.transport.abort()

    def _bezwaar(self) -> Probleem | None:
        """What is against a head that could be read."""
        versie, namen = self.parser.get_http_version(), [naam for naam, _ in self.headers]
        if versie not in _VERSIES:
            return Probleem(505, _VERSIE)
        if versie == "1.1" and namen.count(b"host") != 1:
            return Probleem(400, "De header Host moet er één keer in staan.")
        lang = len(self.url) + sum(len(naam) + len(waarde) for naam, waarde in self.headers)
        return self._te_lang() if lang > self._grens.kop_max else None

    def _te_lang(self) -> Probleem:
        grens = self._grens
        if len(self.url) > grens.adres_max:
            zin = f"Het adres is te lang; het mag {grens.adres_max} tekens hebben."
            return Probleem(414, zin)
        return Probleem(431, f"De headers zijn te lang; stuur hoogstens {grens.kop_max} bytes.")

    def _zonder_upgrade(self) -> None:
        """We speak nothing else: answer in HTTP/1.1, and end there."""
        self._dicht = True
        if self._bezig():
            self.cycle.keep_alive = False

    def _volg(self, eerst: Fase) -> None:
        """Set the limit that belongs to what the client still owes."""
        if self._fase is Fase.HEEL:
            self._stop(self._leestermijn)
            self._leestermijn = None
            if self._plaats is not None and self._bezig():
                self._lijnen.werkt(self._plaats)
        elif self._fase is not eerst or self._leestermijn is None:
            kop = self._fase is Fase.KOP
            self._lees_binnen(self._grens.kop_seconden if kop else self._grens.lichaam_seconden)

    def _lees_binnen(self, seconden: float) -> None:
        self._stop(self._leestermijn)
        self._leestermijn = self.loop.call_later(seconden, self._te_laat)

    def _te_laat(self) -> None:
        if self._dicht:
            self._verbreek()
        elif self._kopbytes or self._fase is Fase.INHOUD:
            wat = "De inhoud" if self._fase is Fase.INHOUD else "De vraag"
            self.weiger(Probleem(408, f"{wat} kwam niet op tijd; stuur haar in één keer."))
        else:
            self._verbreek()  # nothing was asked

    @staticmethod
    def _stop(termijn: asyncio.TimerHandle | None) -> None:
        if termijn is not None:
            termijn.cancel()


def _onleesbaar(data: bytes, fout: httptools.HttpParserError) -> Probleem:
    """Why this is no request, as far as the parser tells."""
    if isinstance(fout, httptools.HttpParserInvalidMethodError):
        return Probleem(501, "Deze methode is hier onbekend; gebruik GET of HEAD.")
    if data.startswith(b"PRI * HTTP/2") or "HTTP version" in str(fout):
        return Probleem(505, _VERSIE)
    if isinstance(fout, httptools.HttpParserInvalidURLError | httptools.HttpParserCallbackError):
        return Probleem(400, "Het adres is niet te lezen; codeer vreemde tekens als %XX.")
    return Probleem(400, "Dit is geen geldige HTTP-vraag; zie RFC 9112.")


def _alleen_gezondheid(app: ASGIApp) -> ASGIApp:
    """The application for a connection beyond the limit."""

    async def beperkt(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"] == GEZONDHEID:
            await app(scope, receive, send)
            return
        antwoord = besloten(Probleem(503, TE_VEEL, headers={"Retry-After": "2"}))
        await antwoord(scope, receive, send)

    return beperkt
