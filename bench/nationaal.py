"""What a user waits for at national size: building from sources, loading, and memory."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from bench.proces import apart, piekgeheugen
from graph.dekking import dekking
from graph.opslag import bewaar, laad
from graph.snapshot import Snapshot
from loaders.land import DATA, lees_land

LIMIET = 300.0


@dataclass(frozen=True, slots=True)
class Nationaal:
    """Seconds and bytes; ``laden`` and ``piek`` are of a process that only loads and answers."""

    feiten: int
    rijen: int
    bouwen: float
    laden: float
    vraag: float
    piek: int


def nationaal(data: str, keren: int) -> Nationaal:
    """Build once, load several times, each in a process of its own."""
    with TemporaryDirectory() as winkel:
        feiten, rijen, bouwen = apart(bouw, data, winkel, limiet=LIMIET)
        geladen = [apart(laad_en_vraag, winkel, limiet=LIMIET) for _ in range(keren)]
    laden, vraag = (median(keer[i] for keer in geladen) for i in (0, 1))
    return Nationaal(feiten, rijen, bouwen, laden, vraag, max(keer[2] for keer in geladen))


def bouw(data: str, winkel: str) -> tuple[int, int, float]:
    """From tables to a stored snapshot."""
    begin = perf_counter()
    gelezen = lees_land(DATA / data)
    snapshot = Snapshot.maak(gelezen.dataset, gelezen.bronnen, gelezen.feiten)
    bewaar(snapshot, Path(winkel))
    return len(snapshot.feiten), len(snapshot.bewijs), perf_counter() - begin


def laad_en_vraag(winkel: str) -> tuple[float, float, int]:
    """Load after imports, then the first answer to the status question with all its columns."""
    begin = perf_counter()
    snapshot = laad(Path(winkel))
    geladen = perf_counter()
    vandaag = date.today()  # noqa: DTZ011 - the day of the user
    assert dekking(snapshot, vandaag, vandaag).rijen()
    return geladen - begin, perf_counter() - geladen, piekgeheugen()
