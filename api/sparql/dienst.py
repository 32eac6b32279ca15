"""SPARQL for the service: follows the snapshot, and says whether there is something to ask."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any

from api.errors import Probleem
from api.settings import Instellingen
from api.sparql.ploeg import Ploeg, pauzes
from api.sparql.proces import Uitkomst, bouw
from api.sparql.werkmap import Werkmap
from api.web.staat import Huidig

NOG_NIET = "De gegevens voor SPARQL worden klaargezet; probeer het zo nog eens."
UIT = "SPARQL staat hier uit; gebruik de andere adressen of een download."


class Sparql:
    """The workers of the current snapshot; those of a new one take over when they are ready."""

    def __init__(
        self, instellingen: Instellingen, huidig: Huidig, meld: Callable[..., None]
    ) -> None:
        self._instellingen = instellingen
        self._huidig = huidig
        self._meld = meld
        self._ploeg: Ploeg | None = None

    async def vraag(self, verzoek: dict[str, Any]) -> Uitkomst:
        """Ask the current workers; 503 as long as there are none."""
        if not self._instellingen.sparql_tegelijk:
            raise Probleem(503, UIT)
        if self._ploeg is None:
            raise Probleem(503, NOG_NIET, headers={"Retry-After": "5"})
        return await self._ploeg.vraag(verzoek)

    def toestand(self) -> dict[str, object]:
        """For whoever watches over the service: can a question be asked, and about which snapshot.

        ``uit`` (turned off), ``bezig`` (being prepared), ``bezet`` (no worker is free) or ``ok``.
        """
        if not self._instellingen.sparql_tegelijk:
            return {"status": "uit"}
        if self._ploeg is None:
            return {"status": "bezig"}
        status = "ok" if self._ploeg.vrij else "bezet"
        return {"status": status, "snapshot": self._ploeg.zegel.snapshot}

    @asynccontextmanager
    async def gevolgd(self) -> AsyncIterator[None]:
        """Follow the snapshot as long as the service lives."""
        taak = asyncio.create_task(self._volg())
        try:
            yield
        finally:
            taak.cancel()
            with suppress(asyncio.CancelledError):
                await taak
            if self._ploeg is not None:
                await self._ploeg.sluit()

    async def _volg(self) -> None:
        """Whatever goes wrong is tried again: first soon, then less and less often."""
        wachttijden = pauzes()
        while self._instellingen.sparql_tegelijk:
            staat = self._huidig.staat
            if staat is None or self._heeft(staat.snapshot.id):
                await asyncio.sleep(min(self._instellingen.herlaad_seconden, 0.2))
                continue
            try:
                await self._wissel(staat.snapshot.id)
                wachttijden = pauzes()
            except Exception as fout:  # whatever it is
                reden = str(fout) or type(fout).__name__
                self._meld("sparql-niet-klaar", snapshot=staat.snapshot.id, reden=reden[:200])
                await asyncio.sleep(next(wachttijden))

    def _heeft(self, snapshot: str) -> bool:
        ploeg = self._ploeg
        return ploeg is not None and ploeg.zegel.snapshot == snapshot and not ploeg.kapot

    async def _wissel(self, snapshot: str) -> None:
        """Build aside, then swap; what went before stays until then."""
        werkmap = await asyncio.to_thread(Werkmap)
        nieuw = None
        try:
            zegel = await bouw(self._instellingen, snapshot, werkmap.pad)
            nieuw = Ploeg(werkmap, zegel, self._instellingen, self._meld)
            await nieuw.begin()
        except BaseException:
            await (nieuw.sluit() if nieuw else asyncio.to_thread(werkmap.weg))
            raise
        oud, self._ploeg = self._ploeg, nieuw
        self._meld("sparql-klaar", snapshot=snapshot)
        if oud is not None:
            await oud.sluit()
