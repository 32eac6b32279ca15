"""The service to be measured: its own process on loopback, with a twin that only sends bytes.

The twin ``/vast/{naam}`` lies in the same application behind the same edge, and returns a file that
the measurement put there: what it takes is the cost of HTTP alone.
"""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil
from fastapi import FastAPI, Request, Response

from api.app import create_app
from api.settings import Instellingen
from api.web.server import server
from bench.proces import Mislukt

HUIS = "127.0.0.1"
_VAST = "JEUGDREGIO_BENCH_VAST"
_WACHT = 60.0
"""Seconds for a service to become ready."""
_GEREED = 180.0
"""For one that makes its first answers ready, on a busy machine."""
_WORTEL = Path(__file__).resolve().parent.parent


def toepassing() -> FastAPI:
    """The application with the twin."""
    app, vast = create_app(), dict[str, bytes]()
    map_ = Path(os.environ[_VAST])

    async def geef(request: Request) -> Response:
        naam = request.path_params["naam"]
        if naam == "304":
            return Response(status_code=304, headers={"ETag": '"vast"', "Vary": "Accept"})
        if naam not in vast:
            vast[naam] = (map_ / naam).read_bytes()
        headers = {"ETag": '"vast"', "Cache-Control": "no-cache", "Vary": "Accept"}
        return Response(vast[naam], headers=headers, media_type="application/json")

    app.add_route("/vast/{naam}", geef)
    return app


@dataclass(frozen=True, slots=True)
class Dienst:
    """A running service."""

    poort: int
    vast: Path
    """Where the bytes of the twin lie."""
    proces: psutil.Process

    def haal(self, pad: str, **headers: str) -> tuple[int, str, bytes]:
        """One answer: status, ETag, content."""
        lijn = http.client.HTTPConnection(HUIS, self.poort, timeout=_WACHT)
        try:
            lijn.request("GET", pad, headers=headers)
            antwoord = lijn.getresponse()
            return antwoord.status, antwoord.headers.get("ETag", ""), antwoord.read()
        finally:
            lijn.close()

    def herlaad(self) -> None:
        """Have it look at the pointer file now."""
        self.proces.send_signal(signal.SIGHUP)

    def wacht(self, pad: str, tekst: str = "", seconden: float = _WACHT) -> bool:
        """Whether an address comes to say this."""
        einde = time.monotonic() + seconden
        while time.monotonic() < einde:
            try:
                status, _, inhoud = self.haal(pad)
            except OSError:
                status, inhoud = 0, b""
            if status == 200 and tekst.encode() in inhoud:
                return True
            time.sleep(0.02)
        return False


@contextmanager
def dienst(
    winkel: Path, vast: Path, sparql: int, *, descriptors: int = 0, **zet: str
) -> Iterator[Dienst]:
    """A service that lives as long as the block; ``zet`` holds settings by their name."""
    with socket.socket() as proef:
        proef.bind((HUIS, 0))
        poort: int = proef.getsockname()[1]
    opdracht = [sys.executable, "-m", "bench.httpdienst", str(poort)]
    if descriptors:
        opdracht = ["sh", "-c", f'ulimit -n {descriptors} && exec "$@"', "sh", *opdracht]
    omgeving = {
        **os.environ,
        "JEUGDREGIO_SNAPSHOT": str(winkel),
        "JEUGDREGIO_HERLAAD_SECONDEN": "3600",
        "JEUGDREGIO_LOG_VRAGEN": "false",
        "JEUGDREGIO_SPARQL_TEGELIJK": str(sparql),
        _VAST: str(vast),
        **{f"JEUGDREGIO_{naam.upper()}": waarde for naam, waarde in zet.items()},
    }
    stil = subprocess.DEVNULL
    with subprocess.Popen(opdracht, cwd=_WORTEL, env=omgeving, stderr=stil) as proces:
        try:
            deze = Dienst(poort, vast, psutil.Process(proces.pid))
            if not deze.wacht("/readyz", seconden=_GEREED):
                raise Mislukt
            yield deze
        finally:
            proces.terminate()
            proces.wait(30)


if __name__ == "__main__":
    server(toepassing(), Instellingen(), HUIS, int(sys.argv[1])).run()
