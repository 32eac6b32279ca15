"""The snapshot that is served now, with what was computed from it; swapped whole on a reload."""

from __future__ import annotations

import asyncio
import gc
import signal
import threading
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Hashable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar, cast

from api.rijen import Rij, Vraag
from api.settings import Instellingen
from api.web.geheugen import PER_WAARDE, Geheugen
from graph import opslag
from graph.snapshot import Snapshot

T = TypeVar("T")
Dagen = tuple[date, date]
"""Peildatum and kennisdatum."""
Stempel = tuple[int, int, int] | None
"""What tells one version of the pointer file from another; ``None`` when there is none."""


@dataclass(frozen=True, slots=True)
class Antwoord:
    """Prepared bytes with the headers that belong to them."""

    inhoud: bytes
    soort: str
    headers: tuple[tuple[str, str], ...] = ()

    def gewicht(self) -> int:
        """Bytes that it takes in memory, about."""
        return len(self.inhoud) + sum(len(n) + len(w) for n, w in self.headers) + PER_WAARDE


class Staat:
    """One snapshot and the memories that belong to it."""

    def __init__(self, snapshot: Snapshot, instellingen: Instellingen) -> None:
        self.snapshot = snapshot
        self.instellingen = instellingen
        self._vragen: Geheugen[Vraag] = Geheugen(instellingen.dagen_bewaard)
        self._dagen: Geheugen[bool] = Geheugen(instellingen.dagen_bewaard)
        self.onderweg: dict[str, asyncio.Task[Antwoord]] = {}
        """Answers that are being made now: who asks the same waits for the same one."""
        self.in_de_maak: asyncio.Task[None] | None = None
        """The downloads, as long as another process makes them."""
        self._eens: dict[str, object] = {}
        self._sloten: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)
        self._rijen: Geheugen[list[Rij]] = Geheugen(4 * instellingen.dagen_bewaard)
        self.antwoorden: Geheugen[Antwoord] = Geheugen(
            instellingen.antwoorden_bewaard, Antwoord.gewicht
        )

    def vraag(self, peildatum: date, kennisdatum: date) -> Vraag:
        """The state on a pair of dates, computed once."""
        return self._vragen.of(
            (peildatum, kennisdatum), lambda: Vraag(self.snapshot, peildatum, kennisdatum)
        )

    def heeft(self, dagen: Dagen) -> bool:
        """Whether an answer about these dates was made before: then the next takes little."""
        return self._dagen.geef(dagen) is not None

    def had(self, dagen: Dagen) -> None:
        """An answer about these dates was made."""
        self._dagen.bewaar(dagen, True)

    def rijen(self, sleutel: Hashable, maak: Callable[[], list[Rij]]) -> list[Rij]:
        """Rows of an answer, kept so that the next page need not compute them again."""
        return self._rijen.of(sleutel, maak)

    def eens(self, naam: str, maak: Callable[[], T]) -> T:
        """Something that follows from the snapshot alone, made once."""
        if naam not in self._eens:
            with self._sloten[naam]:  # some take seconds: who comes second waits for the first
                if naam not in self._eens:
                    self._eens[naam] = maak()
        return cast(T, self._eens[naam])

    @cached_property
    def namen(self) -> dict[str, frozenset[str]]:
        """Which codes exist, by kind; regions of Veilig Thuis are scopes, not regions here."""
        snap = self.snapshot
        return {
            "gemeente": frozenset(snap.gemeenten),
            "regio": frozenset(snap.regios),
            "functie": frozenset(snap.functies),
            "bron": frozenset(snap.bronnen),
            "feit": frozenset(snap.per_id),
        }

    def reken_voor(self, dag: date) -> None:
        """Compute what every answer of a day rests on."""
        _ = self.namen, self.snapshot.schakelbewijs, self.vraag(dag, dag).dekking.rijen()
        self.had((dag, dag))


Klaarmaker = Callable[[Staat], Awaitable[None]]


async def _niets(_: Staat) -> None:
    return


class Huidig:
    """Holds the one reference to the current state. A failed reload changes nothing."""

    def __init__(
        self, instellingen: Instellingen, klok: Callable[[], date], meld: Callable[..., None]
    ) -> None:
        self.staat: Staat | None = None
        self._instellingen = instellingen
        self._klok = klok
        self._meld = meld
        self._gezien: Stempel = None
        self._dag = date.min
        self.maak_klaar: Klaarmaker = _niets
        """What is done with a new state before it is served."""

    def stempel(self) -> Stempel:
        """Version of the pointer file."""
        try:
            gegevens = (self._instellingen.winkel / opslag.HUIDIG).stat()
        except OSError:
            return None
        return gegevens.st_mtime_ns, gegevens.st_ino, gegevens.st_size

    async def herlaad(self, *, altijd: bool = False) -> bool:
        """Load the current snapshot if the pointer changed; whether there is a new state.

        It is loaded and made ready aside, while the old one is served.
        """
        stempel = self.stempel()
        if stempel == self._gezien and not altijd:
            return False
        self._gezien = stempel
        try:
            nieuw = await asyncio.to_thread(self._laad)
        except opslag.OpslagFout as fout:
            self._meld("snapshot-niet-geladen", reden=str(fout))
            return False
        if nieuw is None:
            return False
        await self._klaar(nieuw)
        self.staat = nieuw
        # What a snapshot holds never becomes garbage before it goes as a whole: a collector that
        # walks along all of it now and then stops every answer for a tenth of a second.
        gc.unfreeze()
        gc.freeze()
        self._meld("snapshot-geladen", snapshot=nieuw.snapshot.id)
        return True

    def _laad(self) -> Staat | None:
        """The new state, unless it is the one that is served already."""
        snapshot = opslag.laad(self._instellingen.winkel)
        if self.staat is not None and self.staat.snapshot.id == snapshot.id:
            return None
        return Staat(snapshot, self._instellingen)

    async def _klaar(self, staat: Staat) -> None:
        self._dag = self._klok()
        await asyncio.to_thread(staat.reken_voor, self._dag)
        await self.maak_klaar(staat)

    @asynccontextmanager
    async def gevolgd(self) -> AsyncIterator[None]:
        """Load now, and follow the pointer file and SIGHUP as long as the service lives.

        What takes long is not awaited: meanwhile the service is alive, and not ready.
        """
        eerst = asyncio.create_task(self.herlaad(altijd=True))
        if not self._instellingen.warm_seconden:
            await eerst
        nu = asyncio.Event()
        taak = asyncio.create_task(self._volg(eerst, nu))
        hoofd = threading.current_thread() is threading.main_thread()
        if luistert := hoofd and hasattr(signal, "SIGHUP"):
            asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, nu.set)
        try:
            yield
        finally:
            if luistert:
                asyncio.get_running_loop().remove_signal_handler(signal.SIGHUP)
            taak.cancel()
            with suppress(asyncio.CancelledError):
                await taak

    async def _volg(self, eerst: asyncio.Task[bool], nu: asyncio.Event) -> None:
        await eerst
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(nu.wait(), self._instellingen.herlaad_seconden)
            altijd = nu.is_set()
            nu.clear()
            if not await self.herlaad(altijd=altijd) and self.staat and self._klok() != self._dag:
                await self._klaar(self.staat)  # midnight: most ask of today
