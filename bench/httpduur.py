"""A load that lasts, with reloads under it: errors, mixed answers, and what memory does."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from bench.http import DAGEN, FUNCTIE, KENNIS, REGIO, draaiend
from bench.httpdienst import Dienst
from bench.httpklant import GENADE, Belasting, belast, get, percentiel
from bench.nationaal import LIMIET
from bench.proces import apart
from graph.facts import Borging
from graph.opslag import HUIDIG, bewaar, laad
from graph.snapshot import Snapshot

PER_SECONDE, LIJNEN = 200, 16
ELKE = 0.6
"""Seconds between two reloads: a hundred in a minute, far more than anyone needs."""
MIB = 1 << 20
_WARM = 5.0
"""Seconds of the same load before memory is first read."""


@dataclass(frozen=True, slots=True)
class Duur:
    """What came of it; memory in bytes."""

    belasting: Belasting
    herladen: int
    begin: int
    piek: int
    eind: int


def duur(data: str, seconden: float) -> Duur:
    """The load for so long, with the reloads spread over it; SPARQL is off."""
    with draaiend(data, 0) as deze:
        winkel = deze.vast.parent / "winkel"
        mappen = apart(_tweede, str(winkel), limiet=LIMIET)
        vragen = [get(pad) for pad in _paden()]
        _belast(deze, vragen, _WARM)
        # Both were served before memory is read: the first time is not growth.
        for map_ in (*mappen, *mappen):
            _wissel(deze, winkel, map_)
        begin = piek = deze.proces.memory_info().rss
        with ThreadPoolExecutor(1) as zij:
            taak = zij.submit(_belast, deze, vragen, seconden)
            herladen = 0
            for keer in _momenten(taak, seconden):
                herladen += _wissel(deze, winkel, mappen[keer % 2])
                piek = max(piek, deze.proces.memory_info().rss)
            uitkomst = taak.result()
        return Duur(uitkomst, herladen, begin, piek, deze.proces.memory_info().rss)


def _paden() -> list[str]:
    """What visitors ask: a few days, most of it JSON, now and then a page."""
    uit = [f"/regios/{REGIO}?peildatum={DAGEN[0]}"]
    for dag in DAGEN[:4]:
        rest = f"peildatum={dag}&kennisdatum={KENNIS}"
        uit += [
            f"/v1/regios/{REGIO}/relaties?{rest}",
            f"/v1/functies/{FUNCTIE}/dekking?{rest}&pageSize=500",
            f"/v1/dekking/{REGIO}/{FUNCTIE}?{rest}",
            f"/v1/regios?{rest}",
        ]
    return uit


def _belast(deze: Dienst, vragen: list[bytes], seconden: float) -> Belasting:
    limiet = seconden + GENADE + 60
    return apart(belast, deze.poort, vragen, PER_SECONDE, seconden, LIJNEN, limiet=limiet)


def _tweede(winkel: str) -> tuple[str, str]:
    """Store a second snapshot beside the first; the names of their folders."""
    eerste = laad(Path(winkel))
    zonder = [f for f in eerste.feiten if not (isinstance(f, Borging) and FUNCTIE in f.functies)]
    tweede = Snapshot.maak(eerste.dataset, eerste.bronnen.values(), zonder)
    een = (Path(winkel) / HUIDIG).read_text(encoding="ascii").strip()
    return een, bewaar(tweede, Path(winkel)).name


def _momenten(taak: Future[Belasting], seconden: float) -> Iterator[int]:
    """The moments to reload, as long as the load lasts."""
    begin = time.monotonic()
    for keer in range(round(seconden / ELKE)):
        nog = begin + keer * ELKE - time.monotonic()
        if nog > 0:
            time.sleep(nog)
        if taak.done():
            return
        yield keer


def _wissel(deze: Dienst, winkel: Path, map_: str) -> bool:
    """Point to the other snapshot, and wait until it is served."""
    nieuw = winkel / f"{HUIDIG}.nieuw"
    nieuw.write_text(map_, encoding="ascii")
    nieuw.replace(winkel / HUIDIG)
    deze.herlaad()
    return deze.wacht("/readyz", map_.partition("-")[0], seconden=30)


def zinnen(data: str, seconden: float) -> Iterator[str]:
    """Measure, and say what came of it."""
    uit = duur(data, seconden)
    last = uit.belasting
    p50, p99, hoogst = (1000 * percentiel(last.tijden, deel) for deel in (0.5, 0.99, 1.0))
    fouten = sum(last.fouten.values())
    soorten = ", ".join(f"{naam} {aantal}" for naam, aantal in sorted(last.fouten.items()))
    welke = f" ({soorten})" if soorten else ""
    yield (
        f"Belasting: {PER_SECONDE} vragen per seconde, {last.duur:.0f} s, land '{data}', "
        f"SPARQL uit: {last.goed} antwoorden, {fouten} fouten{welke}, "
        f"{last.gemengd} gemengd, {len(last.snapshots)} snapshots gezien."
    )
    yield f"Vanaf het geplande moment: p50 {p50:.1f} ms, p99 {p99:.0f} ms, hoogste {hoogst:.0f} ms."
    yield (
        f"Herladen: {uit.herladen} keer. Geheugen: {uit.begin / MIB:.0f} MiB bij het begin, "
        f"hoogste {uit.piek / MIB:.0f}, aan het eind {uit.eind / MIB:.0f} "
        f"({(uit.eind - uit.begin) / MIB:+.0f})."
    )
