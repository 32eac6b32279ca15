"""A process of ours as the service sees it: started, asked over its standard streams, stopped."""

from __future__ import annotations

import asyncio
import json
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from api.settings import VOORVOEGSEL, Instellingen
from api.sparql.bouw import STORE, Seal, StoreError, check
from api.sparql.werker import LENGTE, TE_DIEP

WORTEL = Path(__file__).resolve().parents[2]
"""Where ``api`` lies, so that a process of ours finds it."""

_BOUW_SECONDEN, _START_SECONDEN = 600, 60
"""For the whole country a store takes half a minute, a worker two seconds."""

ONDERBROKEN = "De vraag werd onderbroken; probeer het zo nog eens."


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What became of a question: status, media type or what is wrong, and content."""

    status: int
    soort: str
    inhoud: bytes


class Weg(Exception):
    """The process has ended; ``uitkomst`` is what that means for the question it had."""

    def __init__(self, uitkomst: Uitkomst, code: int | None = None) -> None:
        super().__init__(f"het proces eindigde met {code}")
        self.uitkomst = uitkomst


async def bouw(instellingen: Instellingen, snapshot: str, map_: Path) -> Seal:
    """Lay a snapshot out in a folder; ``StoreError`` or ``OSError`` when it is not all there."""
    winkel = str(instellingen.winkel.resolve())
    proces = await _start(
        "api.sparql.bouw", winkel, snapshot, str(map_), instellingen.basis, stderr=PIPE
    )
    try:
        async with asyncio.timeout(_BOUW_SECONDEN):
            _, fout = await proces.communicate()
    finally:
        if proces.returncode is None:
            proces.kill()
            await proces.wait()
    if proces.returncode:
        regel = fout.decode(errors="replace").strip().rpartition("\n")[2]
        raise StoreError(regel or f"de bouw eindigde met {proces.returncode}")
    return await asyncio.to_thread(check, map_, snapshot)


class Werker:
    """One process with the store open."""

    def __init__(self, proces: Process, seconden: float) -> None:
        self._proces = proces
        self._seconden = seconden

    @classmethod
    async def start(cls, map_: Path, uitspraken: int, instellingen: Instellingen) -> Werker:
        """A worker that is ready to answer; ``Weg`` or ``OSError`` when it cannot."""
        grenzen = (
            instellingen.sparql_rijen,
            instellingen.sparql_bytes,
            instellingen.sparql_seconden,
            instellingen.sparql_geheugen,
        )
        wat = (str(map_ / STORE), str(uitspraken), f"{instellingen.basis}{VOORVOEGSEL}/sparql")
        werker = cls(
            await _start("api.sparql.werker", *wat, *map(str, grenzen)),
            instellingen.sparql_seconden,
        )
        try:
            async with asyncio.timeout(_START_SECONDEN):
                await werker._lees()
        except BaseException:
            await werker.stop()
            raise
        return werker

    async def vraag(self, verzoek: dict[str, Any]) -> Uitkomst:
        """Ask; ``Weg`` when it takes too long or the process ends meanwhile."""
        tekst = json.dumps(verzoek).encode()
        try:
            async with asyncio.timeout(self._seconden):
                with suppress(ConnectionError):  # then there is nothing to read either
                    if self._proces.stdin is not None:
                        self._proces.stdin.write(LENGTE.pack(len(tekst)) + tekst)
                        await self._proces.stdin.drain()
                return await self._lees()
        except TimeoutError:
            raise Weg(self._te_lang()) from None

    async def _lees(self) -> Uitkomst:
        if self._proces.stdout is None:
            raise Weg(Uitkomst(503, ONDERBROKEN, b""))
        lees = self._proces.stdout.readexactly
        try:
            (lengte,) = LENGTE.unpack(await lees(LENGTE.size))
            kop = json.loads(await lees(lengte))
            return Uitkomst(kop["status"], kop["soort"], await lees(kop["lengte"]))
        except (EOFError, ValueError):  # gone, or no longer of sound mind
            self.kill()
            code = await self._proces.wait()
            raise Weg(self._waarom(code), code) from None

    def _waarom(self, code: int) -> Uitkomst:
        """Why it ended by itself: asked again, the same question would end it again."""
        if code == -signal.SIGALRM:
            return self._te_lang()
        if code in (-signal.SIGKILL, -signal.SIGTERM):  # somebody else did, perhaps for memory
            return Uitkomst(503, ONDERBROKEN, b"")
        return Uitkomst(400, TE_DIEP, b"")

    def _te_lang(self) -> Uitkomst:
        zin = f"De vraag duurde langer dan {self._seconden:g} seconden; maak haar kleiner."
        return Uitkomst(400, zin, b"")

    @property
    def leeft(self) -> bool:
        """Whether the process is there."""
        return self._proces.returncode is None

    async def einde(self) -> None:
        """Wait until the process has ended, for whatever reason."""
        await self._proces.wait()

    def kill(self) -> None:
        """End the process, whatever it is doing, and do not wait for that."""
        if self.leeft:
            with suppress(ProcessLookupError):
                self._proces.kill()

    async def stop(self) -> None:
        """The same, and wait."""
        self.kill()
        await self._proces.wait()


def opdracht(module: str, *argumenten: str) -> tuple[str, ...]:
    """How a process of ours is started."""
    return sys.executable, "-m", module, *argumenten


async def _start(module: str, *argumenten: str, stderr: int = DEVNULL) -> Process:
    return await asyncio.create_subprocess_exec(
        *opdracht(module, *argumenten), cwd=WORTEL, stdin=PIPE, stdout=PIPE, stderr=stderr
    )
