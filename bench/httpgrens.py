"""What the service does at its limits: a cold start, memory under many addresses, rude clients."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from socket import create_connection
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from bench.doelen import doel
from bench.httpdienst import HUIS, Dienst, dienst
from bench.httpklant import GENADE, Belasting, belast, get, percentiel
from bench.httpkoud import AANTAL, adressen, eindeloos
from bench.nationaal import LIMIET, bouw
from bench.proces import apart

PER_SECONDE, LIJNEN, SECONDEN = 200, 64, 15.0
P99_MAX, GEHEUGEN_MAX = 0.25, 1.5
VEEL = int(os.environ.get("BENCH_ADRESSEN", "10000"))
"""Different addresses for what memory does: more than are kept, so that others add nothing."""
STIL, DESCRIPTORS, KEREN = 400, 256, 50
_HALF = b"GET / HTTP/1.1\r\nHost: x\r\nX-Half: "


def grenzen(data: str) -> Iterator[str]:
    """Measure all three, in services of their own."""
    with TemporaryDirectory() as map_:
        winkel, vast = Path(map_) / "winkel", Path(map_) / "vast"
        vast.mkdir()
        apart(bouw, data, str(winkel), limiet=LIMIET)
        with dienst(winkel, vast, 0, warm_seconden="0") as deze:
            paden, veel = adressen(deze), eindeloos(deze, VEEL)
        with dienst(winkel, vast, 0) as deze:
            yield from _koud(deze, paden)
            yield _geheugen(deze, veel)
        with dienst(winkel, vast, 0, descriptors=DESCRIPTORS, kop_seconden="300") as deze:
            yield _stil(deze)


def _koud(deze: Dienst, paden: list[str]) -> Iterator[str]:
    """From the moment that the service says it is ready."""
    voor = deze.proces.cpu_times()
    last = _belast(deze, paden)
    na = deze.proces.cpu_times()
    p50, p99 = (percentiel(last.tijden, deel) for deel in (0.5, 0.99))
    fouten = sum(last.fouten.values())
    alle = last.goed + fouten
    cpu = (na.user + na.system - voor.user - voor.system) / max(1, last.goed)
    yield (
        f"Koude start: {PER_SECONDE} vragen per seconde over {len(paden)} adressen, {SECONDEN:.0f} "
        f"s: {alle} vragen, p50 {1000 * p50:.0f} ms, {1000 * cpu:.1f} ms processortijd per "
        f"antwoord; belasting van de machine {os.getloadavg()[0]:.1f} op {os.cpu_count()} kernen."
    )
    yield doel(p99 < P99_MAX and not fouten, "p99 in ms", 1000 * p99, f"< {1000 * P99_MAX:.0f}")
    yield doel(not fouten, "vragen zonder antwoord", fouten, "0")


def _belast(deze: Dienst, paden: list[str]) -> Belasting:
    vragen = [get(pad) for pad in paden]
    limiet = SECONDEN + GENADE + 60
    return apart(belast, deze.poort, vragen, PER_SECONDE, SECONDEN, LIJNEN, limiet=limiet)


def _geheugen(deze: Dienst, paden: list[str]) -> str:
    """After so many more, against after the first."""
    begin = deze.proces.memory_info().rss
    apart(_vraag_alle, deze.poort, paden, limiet=600)
    keer = deze.proces.memory_info().rss / begin
    wat = f"x zoveel geheugen na {len(paden)} adressen meer dan na {AANTAL}"
    return doel(keer < GEHEUGEN_MAX, wat, keer, f"< {GEHEUGEN_MAX}")


def _vraag_alle(poort: int, paden: list[str]) -> None:
    asyncio.run(_alle(poort, paden))


async def _alle(poort: int, paden: list[str]) -> None:
    lees, schrijf = await asyncio.open_connection(HUIS, poort, limit=1 << 20)
    for pad in paden:
        schrijf.write(get(pad))
        kop = await lees.readuntil(b"\r\n\r\n")
        lengte = int(kop.lower().partition(b"content-length: ")[2].partition(b"\r")[0])
        await lees.readexactly(lengte)
    schrijf.close()


def _stil(deze: Dienst) -> str:
    """How long ``/healthz`` takes while so many hold half a request, against without them."""
    zonder = _gezond(deze)
    with ExitStack() as stapel:
        for _ in range(STIL):
            lijn = stapel.enter_context(create_connection((HUIS, deze.poort), timeout=10))
            lijn.sendall(_HALF)
        keer = _gezond(deze) / zonder
    wat = f"x zo lang voor /healthz bij {STIL} stille lijnen en {DESCRIPTORS} descriptors"
    return doel(keer < 2, wat, keer, "< 2")


def _gezond(deze: Dienst) -> float:
    tijden = []
    for _ in range(KEREN):
        begin = perf_counter()
        assert deze.haal("/healthz")[0] == 200
        tijden.append(perf_counter() - begin)
    return median(tijden)
