"""The visitor: a process of its own with bare HTTP/1.1 over loopback, so that it is never slowest.

``om_en_om`` asks as fast as answers come, each question in turn, so that a ratio never compares a
quiet moment with a busy one. ``belast`` asks at a fixed pace whatever the service does: its times
count from the moment the question should have left.
"""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import cycle
from time import perf_counter

from bench.httpdienst import HUIS

_LENGTE = re.compile(rb"\r\ncontent-length: (\d+)", re.IGNORECASE)
_SNAPSHOT = re.compile(rb'"snapshot":"(\w+)"')
_GOED = (200, 304)
GENADE, NIET_OP_TIJD = 5.0, "niet op tijd"
"""Seconds after the last question in which answers still count."""
Lijn = tuple[asyncio.StreamReader, asyncio.StreamWriter]


@dataclass(frozen=True, slots=True)
class Tempo:
    """What came of one question."""

    per_seconde: float
    p50: float
    p99: float
    aantal: int
    fouten: int


@dataclass(slots=True)
class Belasting:
    """What came of a load; times in seconds."""

    tijden: list[float] = field(default_factory=list)
    goed: int = 0
    fouten: Counter[str] = field(default_factory=Counter)
    gemengd: int = 0
    """Answers that differ from an earlier one to the same question from the same snapshot."""
    snapshots: set[str] = field(default_factory=set)
    duur: float = 0.0


def get(pad: str, **headers: str) -> bytes:
    """The bytes of a GET."""
    regels = [f"{naam.replace('_', '-')}: {waarde}" for naam, waarde in headers.items()]
    return "\r\n".join([f"GET {pad} HTTP/1.1", f"Host: {HUIS}", *regels, "", ""]).encode()


def post(pad: str, inhoud: bytes, soort: str, accept: str) -> bytes:
    """The bytes of a POST."""
    kop = f"POST {pad} HTTP/1.1\r\nHost: {HUIS}\r\nContent-Type: {soort}\r\nAccept: {accept}\r\n"
    return kop.encode() + f"Content-Length: {len(inhoud)}\r\n\r\n".encode() + inhoud


async def _antwoord(lijn: Lijn, verzoek: bytes) -> tuple[int, bytes]:
    lees, schrijf = lijn
    schrijf.write(verzoek)
    kop = await lees.readuntil(b"\r\n\r\n")
    status, lengte = int(kop[9:12]), _LENGTE.search(kop)
    return status, await lees.readexactly(int(lengte[1])) if lengte and status != 304 else b""


def percentiel(tijden: Sequence[float], deel: float) -> float:
    """The time within which this share of the answers came."""
    return sorted(tijden)[min(len(tijden) - 1, int(len(tijden) * deel))] if tijden else 0.0


# --- as fast as answers come ---------------------------------------------------------------------


def om_en_om(
    poort: int, vragen: Sequence[Sequence[bytes]], ronde: float, rondes: int, tegelijk: int
) -> list[Tempo]:
    """Each question, in its variants, for ``ronde`` seconds, in turn, ``rondes`` times."""
    return asyncio.run(_om_en_om(poort, vragen, ronde, rondes, tegelijk))


async def _om_en_om(
    poort: int, vragen: Sequence[Sequence[bytes]], ronde: float, rondes: int, tegelijk: int
) -> list[Tempo]:
    tijden: list[list[float]] = [[] for _ in vragen]
    duur, fouten = [0.0] * len(vragen), [0] * len(vragen)
    lijnen = [await asyncio.open_connection(HUIS, poort, limit=1 << 20) for _ in range(tegelijk)]
    varianten = [cycle(vraag) for vraag in vragen]
    for variant in varianten:
        await _antwoord(lijnen[0], next(variant))  # the first answer is made, later ones are kept
    for _ in range(rondes):
        for nr, variant in enumerate(varianten):
            begin = perf_counter()
            lussen = (_lus(lijn, variant, begin + ronde, tijden[nr]) for lijn in lijnen)
            fouten[nr] += sum(await asyncio.gather(*lussen))
            duur[nr] += perf_counter() - begin
    for _, schrijf in lijnen:
        schrijf.close()
    return [
        Tempo(len(t) / d, percentiel(t, 0.5), percentiel(t, 0.99), len(t), f)
        for t, d, f in zip(tijden, duur, fouten, strict=True)
    ]


async def _lus(lijn: Lijn, vragen: Iterator[bytes], einde: float, tijden: list[float]) -> int:
    fouten = 0
    while (begin := perf_counter()) < einde:
        status, _ = await _antwoord(lijn, next(vragen))
        tijden.append(perf_counter() - begin)
        fouten += status not in _GOED
    return fouten


# --- at a fixed pace -----------------------------------------------------------------------------


def belast(
    poort: int, vragen: Sequence[bytes], per_seconde: int, seconden: float, lijnen: int
) -> Belasting:
    """Ask the questions in turn, so many a second, for so long."""
    return asyncio.run(_belast(poort, vragen, per_seconde, seconden, lijnen))


async def _belast(
    poort: int, vragen: Sequence[bytes], per_seconde: int, seconden: float, lijnen: int
) -> Belasting:
    uit, rij, som = Belasting(), asyncio.Queue[tuple[float, int] | None](), dict[str, bytes]()
    werkers = [asyncio.create_task(_werker(poort, vragen, rij, uit, som)) for _ in range(lijnen)]
    begin = perf_counter()
    for keer in range(int(per_seconde * seconden)):
        wanneer = begin + keer / per_seconde
        if (nog := wanneer - perf_counter()) > 0:
            await asyncio.sleep(nog)
        rij.put_nowait((wanneer, keer % len(vragen)))
    for _ in werkers:
        rij.put_nowait(None)
    _, laat = await asyncio.wait(werkers, timeout=GENADE)
    for werker in laat:
        werker.cancel()
    uit.duur = perf_counter() - begin
    zonder = int(per_seconde * seconden) - uit.goed - sum(uit.fouten.values())
    if zonder:
        uit.fouten[NIET_OP_TIJD] = zonder
    return uit


async def _werker(
    poort: int,
    vragen: Sequence[bytes],
    rij: asyncio.Queue[tuple[float, int] | None],
    uit: Belasting,
    som: dict[str, bytes],
) -> None:
    lijn: Lijn | None = None
    while (werk := await rij.get()) is not None:
        wanneer, nr = werk
        try:
            lijn = lijn or await asyncio.open_connection(HUIS, poort, limit=1 << 20)
            status, inhoud = await _antwoord(lijn, vragen[nr])
        except (OSError, EOFError) as fout:
            uit.fouten[type(fout).__name__] += 1
            lijn = None
            continue
        uit.tijden.append(perf_counter() - wanneer)
        if status in _GOED:
            uit.goed += 1
            _vergelijk(nr, inhoud, uit, som)
        else:
            uit.fouten[str(status)] += 1
    if lijn is not None:
        lijn[1].close()


def _vergelijk(nr: int, inhoud: bytes, uit: Belasting, som: dict[str, bytes]) -> None:
    """The same question of the same snapshot must have the same bytes."""
    gevonden = set(_SNAPSHOT.findall(inhoud))
    uit.snapshots.update(naam.decode() for naam in gevonden)
    deze = blake2b(inhoud, digest_size=8).digest()
    eerder = som.setdefault(f"{nr} {sorted(gevonden)}", deze)
    uit.gemengd += len(gevonden) > 1 or (bool(gevonden) and eerder != deze)
