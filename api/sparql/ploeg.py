"""Processes that answer SPARQL questions about one snapshot: a few at once, each replaced if lost.

No SPARQL engine within reach can be told to stop, so the process is what stops.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

from api.errors import Probleem
from api.settings import Instellingen
from api.sparql.bouw import Seal, StoreError, check
from api.sparql.proces import Uitkomst, Weg, Werker
from api.sparql.werkmap import Werkmap

BEZET = "Er zijn nu te veel SPARQL-vragen tegelijk; probeer het zo nog eens."
_EERSTE_SECONDEN = 90


def pauzes() -> Iterator[float]:
    """Seconds until the next try: growing to half a minute, and for ever."""
    return (min(2.0**keer, 30.0) for keer in count(-1))


class Ploeg:
    """The workers of one snapshot, each in a place of its own that is never given up."""

    def __init__(
        self, werkmap: Werkmap, zegel: Seal, instellingen: Instellingen, meld: Callable[..., None]
    ) -> None:
        self.zegel = zegel
        self.kapot = False
        """The store is no longer whole, so there will be no new workers."""
        self._werkmap = werkmap
        self._instellingen = instellingen
        self._meld = meld
        self._vrij: list[Werker] = []
        self._bezig = 0
        self._plaatsen: list[asyncio.Task[None]] = []

    @property
    def vrij(self) -> int:
        """How many questions could be asked now."""
        return len(self._vrij)

    async def begin(self) -> None:
        """Start them all, and wait for the first; ``OSError`` when that takes too long."""
        plaatsen = range(self._instellingen.sparql_tegelijk)
        self._plaatsen = [asyncio.create_task(self._bezet()) for _ in plaatsen]
        async with asyncio.timeout(_EERSTE_SECONDEN):
            while not self._vrij:
                await asyncio.sleep(0.05)

    async def _bezet(self) -> None:
        """One place: put a worker there, wait until it is lost, and put another there."""
        while not self.kapot:
            werker = await self._nieuw()
            if werker is None:
                continue
            try:
                self._vrij.append(werker)
                await werker.einde()
            finally:
                if werker in self._vrij:
                    self._vrij.remove(werker)
                await werker.stop()

    async def _nieuw(self) -> Werker | None:
        """A worker, as soon as it can be; none when the store is no longer whole."""
        for pauze in pauzes():
            try:
                return await Werker.start(
                    self._werkmap.pad, self.zegel.statements, self._instellingen
                )
            except Exception as fout:  # whatever it is, the place is not given up
                self._meld("sparql-werker-niet-gestart", reden=str(fout) or type(fout).__name__)
            try:
                await asyncio.to_thread(check, self._werkmap.pad, self.zegel.snapshot)
            except StoreError:
                self.kapot = True
                return None
            except OSError:  # no descriptor to read it with, say: that may pass
                pass
            await asyncio.sleep(pauze)
        raise AssertionError("pauses never end")

    async def vraag(self, verzoek: dict[str, Any]) -> Uitkomst:
        """Ask a free worker; 503 when there is none."""
        if not self._vrij:
            raise Probleem(503, BEZET, headers={"Retry-After": "2"})
        werker, heel = self._vrij.pop(), False
        self._bezig += 1
        try:
            uitkomst = await werker.vraag(verzoek)
            heel = uitkomst.status != 503 and werker.leeft
            return uitkomst
        except Weg as weg:
            return weg.uitkomst
        finally:
            self._bezig -= 1
            if heel:
                self._vrij.append(werker)
            else:  # also when the visitor has gone
                werker.kill()

    async def sluit(self) -> None:
        """Let running questions end within their time, then stop all and remove the store."""
        einde = asyncio.get_running_loop().time() + self._instellingen.sparql_seconden
        while self._bezig and asyncio.get_running_loop().time() < einde:
            await asyncio.sleep(0.05)
        for plaats in self._plaatsen:
            plaats.cancel()
        await asyncio.gather(*self._plaatsen, return_exceptions=True)
        await asyncio.to_thread(self._werkmap.weg)
