"""Work in a process of its own: with a time limit, and with memory that can be told apart."""

from __future__ import annotations

import multiprocessing as mp
import resource
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from types import FrameType
from typing import TypeVar

T = TypeVar("T")


class Fout(Exception):
    """A failure that the process hands over as it is."""


class TeLang(Exception):
    """No answer within the limit."""


class Mislukt(Exception):
    """The process died; what it said is on the error output."""


def piekgeheugen() -> int:
    """Most bytes this process ever held."""
    stand = Path("/proc/self/status")
    if stand.exists():  # the peak of a parent may leak into what getrusage says
        regels = stand.read_text(encoding="ascii", errors="replace").splitlines()
        return next(1024 * int(r.split()[1]) for r in regels if r.startswith("VmHWM"))
    piek = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return piek if sys.platform == "darwin" else 1024 * piek


def apart(werk: Callable[..., T], *invoer: object, limiet: float) -> T:
    """``werk(*invoer)`` in a new process of at most ``limiet`` seconds: ``TeLang``, ``Mislukt``."""
    omgeving = mp.get_context("spawn")
    hier, daar = omgeving.Pipe(duplex=False)
    proces = omgeving.Process(target=_stuur, args=(daar, werk, invoer), daemon=True)
    proces.start()
    daar.close()
    try:
        if not hier.poll(limiet):
            raise TeLang
        gelukt, uitkomst = hier.recv()
    except EOFError:
        raise Mislukt from None
    finally:
        proces.kill()
        proces.join()
        hier.close()
    if not gelukt:
        raise uitkomst
    antwoord: T = uitkomst
    return antwoord


@contextmanager
def binnen(limiet: float) -> Iterator[None]:
    """``TeLang`` when the work in the block, in Python and in the main thread, takes longer."""

    def breek_af(_signaal: int, _plek: FrameType | None) -> None:
        raise TeLang

    vorige = signal.signal(signal.SIGALRM, breek_af)
    signal.setitimer(signal.ITIMER_REAL, limiet)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, vorige)


def _stuur(uit: Connection, werk: Callable[..., T], invoer: tuple[object, ...]) -> None:
    try:
        uit.send((True, werk(*invoer)))
    except (Fout, MemoryError) as fout:
        uit.send((False, fout))
