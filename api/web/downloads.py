"""Everything in one file, per form: made and compressed once per snapshot, with its checksum.

It takes ten seconds of work, so another process does it, after a snapshot is loaded and beside the
answers: ``python -m api.web.downloads`` writes each form to its standard output.
"""

from __future__ import annotations

import asyncio
import base64
import gzip
import hashlib
import os
import struct
import sys
from asyncio.subprocess import DEVNULL, PIPE
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO

from api.errors import Probleem
from api.web.staat import Staat
from graph.export_csv import ingepakt, tabellen
from graph.opslag import OpslagFout, laad
from graph.rdf.feiten import naar_quads
from graph.rdf.vormen import Vorm, schrijf
from graph.snapshot import Snapshot

_WORTEL = Path(__file__).resolve().parents[2]
"""Where ``api`` lies, so that a process of ours finds it."""
_LENGTE = struct.Struct(">Q")
_WACHT_SECONDEN = 90
"""Longest that somebody who asks too early is kept waiting."""


@dataclass(frozen=True, slots=True)
class Soort:
    """One form of the whole."""

    id: str
    titel: str
    mediatype: str
    achtervoegsel: str
    """How the name of the saved file ends."""
    inpakken: str


SOORTEN = {
    soort.id: soort
    for soort in (
        Soort("turtle", "Alle feiten als Turtle", "text/turtle", "ttl.gz", "gzip"),
        Soort("trig", "Alle feiten per bron, als TriG", "application/trig", "trig.gz", "gzip"),
        Soort("json-ld", "Alle feiten als JSON-LD", "application/ld+json", "jsonld.gz", "gzip"),
        Soort("csv", "Alle feiten als tabellen", "text/csv", "zip", "zip"),
    )
}
_RDF: dict[str, Vorm] = {"turtle": "ttl", "trig": "trig", "json-ld": "jsonld"}


@dataclass(frozen=True, slots=True)
class Download:
    """The bytes of one form of one snapshot."""

    soort: Soort
    naam: str
    inhoud: bytes
    som: bytes
    """SHA-256 of the content: taken once, for it takes longer than to send the bytes."""

    @property
    def sha256(self) -> str:
        """Checksum in hexadecimal, as ``sha256sum`` prints it."""
        return self.som.hex()

    @property
    def samenvatting(self) -> str:
        """The value of the header Repr-Digest (RFC 9530)."""
        return f"sha-256=:{base64.b64encode(self.som).decode()}:"


def download(staat: Staat, soort: str) -> Download:
    """One form; ``zorg`` comes first."""
    return staat.eens(f"download-{soort}", lambda: _niet_gemaakt(soort))


def _niet_gemaakt(soort: str) -> Download:
    raise LookupError(soort)


async def zorg(staat: Staat) -> None:
    """Have every form made, once however many ask for it; 503 when that fails or takes long."""
    taak = staat.in_de_maak
    if taak is None or (taak.done() and (taak.cancelled() or taak.exception())):
        taak = staat.in_de_maak = asyncio.create_task(_laat_maken(staat))
        taak.add_done_callback(lambda klaar: klaar.cancelled() or klaar.exception())
    try:
        async with asyncio.timeout(_WACHT_SECONDEN):
            await asyncio.shield(taak)
    except (OSError, EOFError):  # of which TimeoutError is one
        zin = "De downloads worden klaargezet; probeer het zo nog eens."
        raise Probleem(503, zin, headers={"Retry-After": "30"}) from None


async def _laat_maken(staat: Staat) -> None:
    instellingen, snap = staat.instellingen, staat.snapshot
    opdracht = (sys.executable, "-m", "api.web.downloads", instellingen.winkel.resolve(), snap.id)
    proces = await asyncio.create_subprocess_exec(
        *opdracht, instellingen.basis, cwd=_WORTEL, stdin=DEVNULL, stdout=PIPE, stderr=DEVNULL
    )
    try:
        for soort in SOORTEN.values():
            (lengte,) = _LENGTE.unpack(await proces.stdout.readexactly(_LENGTE.size))  # type: ignore[union-attr]
            inhoud = await proces.stdout.readexactly(lengte)  # type: ignore[union-attr]
            naam = f"jeugdregio-{snap.dataset.id}-{snap.id}.{soort.achtervoegsel}"
            klaar = Download(soort, naam, inhoud, hashlib.sha256(inhoud).digest())
            staat.eens(f"download-{soort.id}", partial(_zelf, klaar))
        await proces.wait()
    finally:
        if proces.returncode is None:
            proces.kill()
            await proces.wait()


def _zelf(klaar: Download) -> Download:
    return klaar


def schrijf_alle(winkel: str, snapshot: str, basis: str, uit: IO[bytes]) -> None:
    """Each form in order, after its length."""
    snap = laad(Path(winkel), snapshot)
    for soort in SOORTEN.values():
        inhoud = _inhoud(snap, soort, basis)
        uit.write(_LENGTE.pack(len(inhoud)) + inhoud)


def _inhoud(snap: Snapshot, soort: Soort, basis: str) -> bytes:
    if soort.id not in _RDF:
        return ingepakt(tabellen(snap))
    quads = naar_quads(snap.bronnen.values(), snap.feiten, basis)
    return gzip.compress(schrijf(_RDF[soort.id], quads, basis), compresslevel=6, mtime=0)


if __name__ == "__main__":
    os.nice(10)  # answers go first
    winkel, snapshot, basis = sys.argv[1:]
    try:
        schrijf_alle(winkel, snapshot, basis, sys.stdout.buffer)
    except (OSError, OpslagFout) as fout:
        sys.exit(str(fout))
