"""The service as operators start it, ``jeugdregio serve``, for tests that need it on the wire."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx2

ROOT = Path(__file__).resolve().parent.parent
HUIS = "127.0.0.1"
GEDULD = 20.0
"""Seconds until a test gives up on something that must come."""


def vrije_poort() -> int:
    """A port on which nothing listens now."""
    with socket.socket() as proef:
        proef.bind((HUIS, 0))
        poort: int = proef.getsockname()[1]
        return poort


@dataclass(frozen=True, slots=True)
class Gestart:
    """A running service."""

    poort: int
    proces: subprocess.Popen[bytes]
    log: Path

    @property
    def adres(self) -> str:
        """What its addresses start with."""
        return f"http://{HUIS}:{self.poort}"

    def lijn(self) -> socket.socket:
        """A connection."""
        return socket.create_connection((HUIS, self.poort), timeout=GEDULD)

    def zeg(self, tekst: bytes) -> bytes:
        """All that comes back until the service closes."""
        with self.lijn() as lijn:
            lijn.sendall(tekst)
            return lees_tot_einde(lijn)

    def wacht(self, pad: str, tekst: str = "") -> bool:
        """Whether an address comes to say this."""
        for _ in range(600):
            if self.proces.poll() is not None:
                return False
            try:
                antwoord = httpx2.get(self.adres + pad)
                if antwoord.status_code == 200 and tekst in antwoord.text:
                    return True
            except httpx2.TransportError:
                pass
            time.sleep(0.1)
        return False


@contextmanager
def gestart(
    winkel: Path,
    log: Path,
    zet: Mapping[str, str] | None = None,
    *,
    descriptors: int = 0,
    **omgeving: str,
) -> Iterator[Gestart]:
    """A service that lives as long as the block; ``zet`` holds settings by their name."""
    poort = vrije_poort()
    opdracht = [sys.executable, "-m", "api.cli", "serve", "--port", str(poort)]
    if descriptors:
        opdracht = ["sh", "-c", f'ulimit -n {descriptors} && exec "$@"', "sh", *opdracht]
    namen = {f"JEUGDREGIO_{naam.upper()}": waarde for naam, waarde in (zet or {}).items()}
    standaard = {
        "JEUGDREGIO_SNAPSHOT": str(winkel),
        "JEUGDREGIO_SPARQL_TEGELIJK": "0",
        "JEUGDREGIO_HERLAAD_SECONDEN": "3600",
        "JEUGDREGIO_LOG_VRAGEN": "false",
    }
    with ExitStack() as stapel:
        schrijf = stapel.enter_context(log.open("wb"))
        rest = {**os.environ, **standaard, **namen, **omgeving}
        proces = stapel.enter_context(
            subprocess.Popen(opdracht, cwd=ROOT, env=rest, stdout=schrijf, stderr=schrijf)
        )
        stapel.callback(proces.kill)
        deze = Gestart(poort, proces, log)
        assert deze.wacht("/readyz"), f"the service did not become ready: {log.read_text()}"
        yield deze


def lees_tot_einde(lijn: socket.socket) -> bytes:
    """Until the other side closes, however it does that."""
    delen = []
    try:
        while deel := lijn.recv(1 << 16):
            delen.append(deel)
    except ConnectionError:
        pass
    return b"".join(delen)
