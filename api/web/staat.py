"""The snapshot that is served now, with what was computed from it; swapped whole on a reload."""

from __future__ import annotations

import asyncio
import signal
import threading
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Hashable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar, cast

from api.rijen import Rij, Vraag
from api.settings import Instellingen
from api.web.geheugen import Geheugen
from graph import opslag
from graph.snapshot import Snapshot

T = TypeVar("T")
Stempel = tuple[int, int, int] | None
"""What tells one version of the pointer file from another; ``None`` when there is none."""


@dataclass(frozen=True, slots=True)
class Antwoord:
    """Prepared bytes with the headers that belong to them."""

    inhoud: bytes
    soort: str
    headers: tuple[tuple[str, str], ...] = ()


class Staat:
    """One snapshot and the memories that belong to it."""

    def __init__(self, snapshot: Snapshot, instellingen: Instellingen) -> None:
        self.snapshot = snapshot
        self.instellingen = instellingen
        self._vragen: Geheugen[Vraag] = Geheugen(instellingen.dagen_bewaard)
        self.onderweg: dict[str, asyncio.Task[Antwoord]] = {}
        """Answers that are being made now: who asks the same waits for the same one."""
        self._eens: dict[str, object] = {}
        self._sloten: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)
        self._rijen: Geheugen[list[Rij]] = Geheugen(4 * instellingen.dagen_bewaard)
        self.antwoorden: Geheugen[Antwoord] = Geheugen(
            instellingen.antwoorden_bewaard, lambda antwoord: len(antwoord.inhoud)
        )

    def vraag(self, peildatum: date, kennisdatum: date) -> Vraag:
        """The state on a pair of dates, computed once."""
        return self._vragen.of(
            (peildatum, kennisdatum), lambda: Vraag(self.snapshot, peildatum, kennisdatum)
        )

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

    def warm_op(self, dag: date) -> None:
        """Compute what the first visitor would otherwise wait for."""
        _ = self.namen, self.snapshot.schakelbewijs, self.vraag(dag, dag).dekking.rijen()


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
        self._slot = threading.Lock()

    def stempel(self) -> Stempel:
        """Version of the pointer file."""
        try:
            gegevens = (self._instellingen.winkel / opslag.HUIDIG).stat()
        except OSError:
            return None
        return gegevens.st_mtime_ns, gegevens.st_ino, gegevens.st_size

    def herlaad(self, *, altijd: bool = False) -> bool:
        """Load the current snapshot if the pointer changed; whether there is a new state."""
        with self._slot:
            stempel = self.stempel()
            if stempel == self._gezien and not altijd:
                return False
            self._gezien = stempel
            try:
                snapshot = opslag.laad(self._instellingen.winkel)
            except opslag.OpslagFout as fout:
                self._meld("snapshot-niet-geladen", reden=str(fout))
                return False
            if self.staat is not None and self.staat.snapshot.id == snapshot.id:
                return False
            nieuw = Staat(snapshot, self._instellingen)
            nieuw.warm_op(self._klok())
            self.staat = nieuw
        self._meld("snapshot-geladen", snapshot=snapshot.id)
        return True

    @asynccontextmanager
    async def gevolgd(self) -> AsyncIterator[None]:
        """Load now, and follow the pointer file and SIGHUP as long as the service lives."""
        await asyncio.to_thread(self.herlaad, altijd=True)
        nu = asyncio.Event()
        taak = asyncio.create_task(self._volg(nu))
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

    async def _volg(self, nu: asyncio.Event) -> None:
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(nu.wait(), self._instellingen.herlaad_seconden)
            altijd = nu.is_set()
            nu.clear()
            if altijd or self.stempel() != self._gezien:
                await asyncio.to_thread(self.herlaad, altijd=altijd)
