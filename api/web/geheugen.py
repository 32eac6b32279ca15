"""A memory with a limit: what was used least recently goes first."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")

PER_WAARDE = 600
"""Bytes that a kept value takes beside itself: its key, its objects, and its place here."""


class Geheugen(Generic[T]):
    """Keeps values up to a total weight; safe for several threads."""

    def __init__(self, grens: int, weeg: Callable[[T], int] = lambda _: 1) -> None:
        self._grens = grens
        self._weeg = weeg
        self._lock = Lock()
        self._waarden: OrderedDict[Hashable, T] = OrderedDict()
        self._sloten: dict[Hashable, tuple[Lock, int]] = {}
        self.gewicht = 0

    def __len__(self) -> int:
        return len(self._waarden)

    def geef(self, sleutel: Hashable) -> T | None:
        """The value, if it is still here."""
        with self._lock:
            if sleutel in self._waarden:
                self._waarden.move_to_end(sleutel)
            return self._waarden.get(sleutel)

    def bewaar(self, sleutel: Hashable, waarde: T) -> None:
        """Keep a value; one that is heavier than the limit by itself is not kept."""
        gewicht = self._weeg(waarde)
        if gewicht > self._grens:
            return
        with self._lock:
            if (oud := self._waarden.pop(sleutel, None)) is not None:
                self.gewicht -= self._weeg(oud)
            self._waarden[sleutel] = waarde
            self.gewicht += gewicht
            while self.gewicht > self._grens:
                self.gewicht -= self._weeg(self._waarden.popitem(last=False)[1])

    def of(self, sleutel: Hashable, maak: Callable[[], T]) -> T:
        """The value, made now when it is not here; who asks meanwhile waits for the same one."""
        waarde = self.geef(sleutel)
        if waarde is None:
            with self._alleen(sleutel):
                waarde = self.geef(sleutel)
                if waarde is None:
                    waarde = maak()
                    self.bewaar(sleutel, waarde)
        return waarde

    @contextmanager
    def _alleen(self, sleutel: Hashable) -> Iterator[None]:
        """One maker at a time per key."""
        with self._lock:
            slot, wachtend = self._sloten.get(sleutel, (Lock(), 0))
            self._sloten[sleutel] = slot, wachtend + 1
        try:
            with slot:
                yield
        finally:
            with self._lock:
                slot, wachtend = self._sloten.pop(sleutel)
                if wachtend > 1:
                    self._sloten[sleutel] = slot, wachtend - 1
