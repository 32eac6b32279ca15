"""Before a snapshot is served: what most visitors ask is asked by us, so that it lies ready.

The questions go through the whole application, so that what is kept is exactly what is sent.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import suppress
from contextvars import ContextVar
from urllib.parse import quote

from starlette.types import ASGIApp, Message, Scope

from api.settings import VOORVOEGSEL
from api.web.staat import Staat

VOORAF: ContextVar[Staat | None] = ContextVar("vooraf", default=None)
"""The state that is being made ready: our own questions are about it, all others about the
current one."""

_PAGINAS = ("/", "/kaart", "/netwerk", "/bronnen", "/vergelijk", "/uitleg")
_LIJSTEN = (
    "regios",
    "gemeenten",
    "functies",
    "dekking",
    "dekking-samenvattingen",
    "hiaten",
    "schakels",
    "relaties",
    "aanbieders",
    "bronnen",
    "aflopende-overeenkomsten",
    "afhankelijkheden",
)


def paden(staat: Staat) -> Iterator[str]:
    """What is asked most, most asked first."""
    snap = staat.snapshot
    yield from _PAGINAS
    yield from (f"{VOORVOEGSEL}/{lijst}" for lijst in _LIJSTEN)
    for soort, codes in (("regios", snap.regios), ("functies", snap.functies)):
        for code in codes:
            for voor in ("", VOORVOEGSEL):
                yield f"{voor}/{soort}/{quote(code, safe='')}"
            yield f"{VOORVOEGSEL}/{soort}/{quote(code, safe='')}/dekking"


async def warm_op(app: ASGIApp, staat: Staat, seconden: float) -> int:
    """Ask them one after the other for at most so long; how many were answered."""
    lus, aantal = asyncio.get_running_loop(), 0
    einde = lus.time() + seconden
    merk = VOORAF.set(staat)
    try:
        for pad in paden(staat):
            if lus.time() >= einde:
                break
            await _vraag(app, pad)
            aantal += 1
    finally:
        VOORAF.reset(merk)
    return aantal


async def _vraag(app: ASGIApp, pad: str) -> None:
    scope: Scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": pad,
        "raw_path": pad.encode(),
        "root_path": "",
        "query_string": b"",
        "headers": [],
        "client": None,
        "server": None,
    }

    async def leeg() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def weg(_: Message) -> None:
        return

    with suppress(Exception):  # who asks it himself gets to see what is wrong
        await app(scope, leeg, weg)
