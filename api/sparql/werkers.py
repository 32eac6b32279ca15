"""Processes that answer SPARQL questions: a few at once, each killed when it takes too long.

No SPARQL engine within reach can be told to stop, so the process is what stops. The store on disk
is made by a process of its own too, so that a reload does not slow the service down.
"""

from __future__ import annotations

import asyncio
import json
import shutil
import sys
import tempfile
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from api.errors import Probleem
from api.settings import VOORVOEGSEL, Instellingen
from api.sparql.werker import LENGTE
from api.web.staat import Huidig

_WORTEL = Path(__file__).resolve().parents[2]
"""Where ``api`` lies, so that a process of ours finds it."""

BEZET = "Er zijn nu te veel SPARQL-vragen tegelijk; probeer het zo nog eens."
NOG_NIET = "De gegevens voor SPARQL worden klaargezet; probeer het zo nog eens."


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What a worker answered."""

    status: int
    soort: str
    inhoud: bytes


async def _start(module: str, *argumenten: str) -> Process:
    opdracht = (sys.executable, "-m", module, *argumenten)
    return await asyncio.create_subprocess_exec(
        *opdracht, cwd=_WORTEL, stdin=PIPE, stdout=PIPE, stderr=DEVNULL
    )


class Werker:
    """One process with the store open."""

    def __init__(self, proces: Process) -> None:
        self._proces = proces

    @classmethod
    async def start(cls, pad: Path, instellingen: Instellingen) -> Werker:
        """A worker that is ready to answer."""
        grenzen = (
            instellingen.sparql_rijen,
            instellingen.sparql_bytes,
            instellingen.sparql_seconden,
            instellingen.sparql_geheugen,
        )
        basis = f"{instellingen.basis}{VOORVOEGSEL}/sparql"
        werker = cls(await _start("api.sparql.werker", str(pad), basis, *map(str, grenzen)))
        await werker._lees()
        return werker

    async def vraag(self, verzoek: dict[str, Any]) -> Uitkomst:
        """Ask; ``EOFError`` when the process ended without an answer."""
        tekst = json.dumps(verzoek).encode()
        if self._proces.stdin is None:
            raise EOFError
        with suppress(ConnectionError):
            self._proces.stdin.write(LENGTE.pack(len(tekst)) + tekst)
            await self._proces.stdin.drain()
        return await self._lees()

    async def _lees(self) -> Uitkomst:
        if self._proces.stdout is None:
            raise EOFError
        lees = self._proces.stdout.readexactly
        (lengte,) = LENGTE.unpack(await lees(LENGTE.size))
        kop = json.loads(await lees(lengte))
        return Uitkomst(kop["status"], kop["soort"], await lees(kop["lengte"]))

    async def stop(self) -> None:
        """End the process, whatever it is doing."""
        with suppress(ProcessLookupError):
            self._proces.kill()
        await self._proces.wait()


class Ploeg:
    """The workers of one snapshot."""

    def __init__(self, pad: Path, instellingen: Instellingen) -> None:
        self._pad = pad
        self._instellingen = instellingen
        self._vrij: asyncio.Queue[Werker] = asyncio.Queue()
        self._taken: set[asyncio.Task[None]] = set()
        self._bezig = 0
        self._dicht = False

    async def begin(self) -> None:
        """Start them all."""
        for _ in range(self._instellingen.sparql_tegelijk):
            await self._erbij()

    async def _erbij(self) -> None:
        self._vrij.put_nowait(await Werker.start(self._pad, self._instellingen))

    async def vraag(self, verzoek: dict[str, Any]) -> Uitkomst:
        """Ask a free worker; 503 when there is none, or when it takes too long."""
        try:
            werker = self._vrij.get_nowait()
        except asyncio.QueueEmpty:
            raise Probleem(503, BEZET, headers={"Retry-After": "2"}) from None
        seconden = self._instellingen.sparql_seconden
        heel = False
        self._bezig += 1
        try:
            uitkomst = await asyncio.wait_for(werker.vraag(verzoek), seconden)
            heel = True
            return uitkomst
        except TimeoutError:
            zin = f"De vraag duurde langer dan {seconden:g} seconden; maak haar kleiner."
            raise Probleem(503, zin, headers={"Retry-After": "60"}) from None
        except EOFError:
            zin = "De vraag vroeg te veel geheugen of was te diep genest; maak haar kleiner."
            raise Probleem(503, zin, headers={"Retry-After": "60"}) from None
        finally:
            self._bezig -= 1
            if heel and not self._dicht:
                self._vrij.put_nowait(werker)
            else:  # also when the visitor has gone
                self._doe(self._vervang(werker))

    async def _vervang(self, werker: Werker) -> None:
        await werker.stop()
        if not self._dicht:
            await self._erbij()

    def _doe(self, werk: Any) -> None:
        taak = asyncio.get_running_loop().create_task(werk)
        self._taken.add(taak)
        taak.add_done_callback(self._taken.discard)

    async def sluit(self) -> None:
        """Let running questions end within their time, then stop all and remove the store."""
        self._dicht = True
        einde = asyncio.get_running_loop().time() + self._instellingen.sparql_seconden
        while self._bezig and asyncio.get_running_loop().time() < einde:
            await asyncio.sleep(0.05)
        await asyncio.gather(*self._taken, return_exceptions=True)
        while not self._vrij.empty():
            await self._vrij.get_nowait().stop()
        await asyncio.to_thread(shutil.rmtree, self._pad, ignore_errors=True)


class Sparql:
    """The workers of the current snapshot; those of a new one take over when they are ready."""

    def __init__(
        self, instellingen: Instellingen, huidig: Huidig, meld: Callable[..., None]
    ) -> None:
        self._instellingen = instellingen
        self._huidig = huidig
        self._meld = meld
        self.snapshot = ""
        self._ploeg: Ploeg | None = None

    async def vraag(self, verzoek: dict[str, Any]) -> Uitkomst:
        """Ask the current workers; 503 as long as there are none."""
        if self._ploeg is None:
            raise Probleem(503, NOG_NIET, headers={"Retry-After": "5"})
        return await self._ploeg.vraag(verzoek)

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
        while self._instellingen.sparql_tegelijk:
            staat = self._huidig.staat
            if staat is not None and staat.snapshot.id != self.snapshot:
                await self._wissel(staat.snapshot.id)
            await asyncio.sleep(min(self._instellingen.herlaad_seconden, 0.2))

    async def _wissel(self, snapshot: str) -> None:
        """Build aside, then swap."""
        map_ = Path(tempfile.mkdtemp(prefix="jeugdregio-sparql-"))
        winkel = str(self._instellingen.winkel.resolve())
        try:
            proces = await _start(
                "api.sparql.bouw", winkel, snapshot, str(map_), self._instellingen.basis
            )
            try:
                await proces.communicate()
            except asyncio.CancelledError:
                proces.kill()
                await proces.wait()
                raise
            nieuw = Ploeg(map_, self._instellingen)
            await nieuw.begin()
        except (OSError, EOFError) as fout:
            self._meld("sparql-niet-klaar", snapshot=snapshot, reden=type(fout).__name__)
            self.snapshot = snapshot  # not again for the same one
            shutil.rmtree(map_, ignore_errors=True)
            return
        except asyncio.CancelledError:
            shutil.rmtree(map_, ignore_errors=True)
            raise
        oud, self._ploeg, self.snapshot = self._ploeg, nieuw, snapshot
        self._meld("sparql-klaar", snapshot=snapshot)
        if oud is not None:
            await oud.sluit()
