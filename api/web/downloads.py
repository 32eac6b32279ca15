"""Everything in one file, per form: made and compressed once per snapshot, with its checksum."""

from __future__ import annotations

import base64
import gzip
import hashlib
from dataclasses import dataclass

from api.web.staat import Staat
from graph.export_csv import ingepakt, tabellen
from graph.rdf.feiten import naar_quads
from graph.rdf.vormen import Vorm, schrijf


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
    """One form, made when it is first asked for."""
    return staat.eens(f"download-{soort}", lambda: _maak(staat, SOORTEN[soort]))


def _maak(staat: Staat, soort: Soort) -> Download:
    snap = staat.snapshot
    inhoud = _rdf(staat, _RDF[soort.id]) if soort.id in _RDF else ingepakt(tabellen(snap))
    naam = f"jeugdregio-{snap.dataset.id}-{snap.id}.{soort.achtervoegsel}"
    return Download(soort, naam, inhoud, hashlib.sha256(inhoud).digest())


def _rdf(staat: Staat, vorm: Vorm) -> bytes:
    snap, basis = staat.snapshot, staat.instellingen.basis
    quads = naar_quads(snap.bronnen.values(), snap.feiten, basis)
    return gzip.compress(schrijf(vorm, quads, basis), compresslevel=6, mtime=0)
