"""Questions to Neo4j from the threads that make answers: few at once, and in a bounded time."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore
from time import monotonic
from types import TracebackType
from typing import TypeVar

import neo4j

from api.errors import Probleem
from api.settings import Instellingen, Toegang
from api.uit_neo4j.graaf import Graaf
from api.web.vraag import Verzoek
from graph.property_graph.verbinding import Neo4jFout, in_zinnen, open_async

TEGELIJK = 8
"""Questions at once: each holds a thread in which answers are made."""
RUST = 3
"""Seconds after a failure in which Neo4j is left alone, and nobody waits for it."""
WEG = "Deze gegevens komen uit Neo4j en dat antwoordt nu niet; probeer het zo nog eens."
ANDERS = (
    "Deze gegevens komen uit Neo4j en daar staat een andere snapshot dan hier; "
    "probeer het later nog eens."
)
DRUK = "Er zijn nu te veel vragen tegelijk voor Neo4j; probeer het zo nog eens."

T = TypeVar("T")
Werk = Callable[[Graaf], Awaitable[T]]
"""What is asked within one transaction."""


class Lezer:
    """One driver for the whole service; ``Probleem`` 503 when there is no answer in time."""

    def __init__(self, instellingen: Instellingen, meld: Callable[..., None]) -> None:
        self._seconden = instellingen.lees_seconden
        self._meld = meld
        self._driver: neo4j.AsyncDriver | None = None
        self._plaatsen = BoundedSemaphore(TEGELIJK)
        self._blikken = asyncio.Semaphore(TEGELIJK)
        self._rust_tot = 0.0
        self._lus: asyncio.AbstractEventLoop | None = None

    async def __aenter__(self) -> None:
        """Nothing is opened before it is used; the driver belongs to the loop of the service."""
        self._lus = asyncio.get_running_loop()

    async def __aexit__(
        self, soort: type[BaseException] | None, fout: BaseException | None, _: TracebackType | None
    ) -> None:
        if self._driver is not None:
            await self._driver.close()
            self._driver = None

    def lees(self, verzoek: Verzoek, werk: Werk[T]) -> T:
        """What the work finds, asked from a thread in which answers are made.

        A push removes a version after the switch: so look before and after.
        """

        async def tussen_twee_blikken(graaf: Graaf) -> T:
            await _zelfde(graaf)
            gevonden = await werk(graaf)
            await _zelfde(graaf)
            return gevonden

        with self._plaats():
            if self._lus is None:
                raise self._weg()
            taak = self._binnen_de_tijd(verzoek, tussen_twee_blikken)
            return asyncio.run_coroutine_threadsafe(taak, self._lus).result()

    async def waak(self, verzoek: Verzoek) -> None:
        """Whether Neo4j is there with this snapshot: else what was kept is not given either."""
        async with self._blikken:  # the wait for one another is not the wait for Neo4j
            await self._binnen_de_tijd(verzoek, _zelfde)

    @contextmanager
    def _plaats(self) -> Iterator[None]:
        """One of few, so that waiting for Neo4j never holds up the rest."""
        if not self._plaatsen.acquire(blocking=False):
            raise Probleem(503, DRUK, headers={"Retry-After": "1"})
        try:
            yield
        finally:
            self._plaatsen.release()

    async def _binnen_de_tijd(self, verzoek: Verzoek, werk: Werk[T]) -> T:
        """After a failure Neo4j is left alone for a while."""
        if monotonic() < self._rust_tot:
            raise self._weg()
        try:
            async with asyncio.timeout(self._seconden):
                with in_zinnen():
                    return await self._in_een_transactie(verzoek, werk)
        except (Neo4jFout, TimeoutError) as fout:
            self._rust_tot = monotonic() + RUST
            self._meld("neo4j-antwoordt-niet", reden=str(fout) or "Het duurde te lang.")
            raise self._weg() from None

    def _weg(self) -> Probleem:
        return Probleem(503, WEG, headers={"Retry-After": str(math.ceil(RUST))})

    async def _in_een_transactie(self, verzoek: Verzoek, werk: Werk[T]) -> T:
        async with (
            self._open().session(default_access_mode=neo4j.READ_ACCESS) as sessie,
            await sessie.begin_transaction(timeout=self._seconden) as tx,
        ):
            graaf = Graaf(tx, verzoek.staat.snapshot.id, verzoek.peildatum, verzoek.kennisdatum)
            return await werk(graaf)

    def _open(self) -> neo4j.AsyncDriver:
        if self._driver is None:
            toegang = Toegang()
            wachtwoord = toegang.password.get_secret_value()
            self._driver = open_async(toegang.uri, toegang.user, wachtwoord, 2 * TEGELIJK)
        return self._driver


async def _zelfde(graaf: Graaf) -> None:
    """Whether readers of Neo4j are shown the snapshot of this service."""
    if not await graaf.is_huidig():
        raise Probleem(503, ANDERS, headers={"Retry-After": "60"})
