"""The process that evaluates SPARQL questions of strangers; it may be killed at any moment.

It opens a store on disk for reading, shuts itself in (``api.sparql.fence``) and answers one
question after the other over its standard streams. A question and an answer are a length, a JSON
object, and for an answer its bytes. Besides the clock of the parent it has a timer of its own.
"""

from __future__ import annotations

import io
import json
import re
import struct
import sys
from collections.abc import Callable
from itertools import islice
from typing import IO, Any, NamedTuple

import orjson
import pyoxigraph as ox

from api.sparql import fence
from graph.rdf.sparql_parser import SparqlFout, canonical

LENGTE = struct.Struct(">I")


class Tabelvorm(NamedTuple):
    """A form of a table: how the engine calls it, and how many rows some bytes of it have."""

    vorm: ox.QueryResultsFormat
    tel: Callable[[bytes], int]


def _tel_csv(inhoud: bytes) -> int:
    """Lines but the first; those within quotes are part of a value."""
    return re.sub(rb'"[^"]*"', b"", inhoud).count(b"\n") - 1


TABEL = {
    "application/sparql-results+json": Tabelvorm(
        ox.QueryResultsFormat.JSON, lambda inhoud: len(orjson.loads(inhoud)["results"]["bindings"])
    ),
    "application/sparql-results+xml": Tabelvorm(
        ox.QueryResultsFormat.XML, lambda inhoud: inhoud.count(b"<result>")
    ),
    "text/csv": Tabelvorm(ox.QueryResultsFormat.CSV, _tel_csv),
    "text/tab-separated-values": Tabelvorm(
        ox.QueryResultsFormat.TSV, lambda inhoud: inhoud.count(b"\n") - 1
    ),
}
GRAAF = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}
"""Forms of an answer: those of a table or a yes or no, and those of a graph."""

TE_DIEP = "De vraag vraagt te veel geheugen of is te diep genest; maak haar kleiner."
NIET_TE_LEZEN = "De gegevens voor SPARQL zijn nu niet te lezen; probeer het zo nog eens."
OEFENING: dict[str, Any] = {
    "vraag": "ASK {}",
    "standaard": [],
    "benoemd": [],
    "graaf": None,
    "tabel": "text/csv",
}

Gevonden = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
Graafnaam = ox.NamedNode | ox.BlankNode
Antwoord = tuple[int, str, bytes]
"""Status, media type (or what is wrong), content."""


class TeVeel(Exception):
    """The answer is larger than it may be."""


class _Begrensd(io.BytesIO):
    """A buffer that stops whoever writes too much."""

    def __init__(self, grens: int) -> None:
        super().__init__()
        self._grens = grens
        self.vol = False

    def write(self, deel: Any) -> int:
        """As always, until it is full."""
        if self.tell() + len(deel) > self._grens:
            self.vol = True
            raise TeVeel
        return super().write(deel)


class Uitvoerder:
    """Answers questions about one store, within bounds."""

    def __init__(self, winkel: ox.Store, basis: str, rijen: int, bytes_: int) -> None:
        self._winkel = winkel
        self._basis = basis
        self._rijen = rijen
        self._bytes = bytes_

    def antwoord(self, verzoek: dict[str, Any]) -> Antwoord:
        """One question, or what is wrong with it."""
        uit = _Begrensd(self._bytes)
        try:
            soort = self._schrijf(verzoek, uit)
        except SparqlFout as fout:
            return 400, str(fout), b""
        except TeVeel:
            return 400, self._te_veel(), b""
        except MemoryError:
            return 400, TE_DIEP, b""
        except OSError:  # what the engine says of files and hosts is nobody's business
            return (400, self._te_veel(), b"") if uit.vol else (503, NIET_TE_LEZEN, b"")
        except (SyntaxError, ValueError) as fout:
            return 400, f"De vraag is geen geldige SPARQL-vraag: {fout}.", b""
        if not soort:
            return 406, ", ".join([*TABEL, *GRAAF]), b""
        return 200, soort, uit.getvalue()

    def _te_veel(self) -> str:
        return (
            f"Het antwoord heeft meer dan {self._rijen} rijen of {self._bytes} bytes; "
            "vraag minder met LIMIT, of gebruik een download."
        )

    def _vraag(self, verzoek: dict[str, Any]) -> Gevonden:
        """What the protocol says about the dataset goes before what the question says."""
        eigen = verzoek["standaard"] or verzoek["benoemd"]
        standaard: list[Graafnaam | ox.DefaultGraph]
        benoemd: list[Graafnaam]
        standaard = [ox.NamedNode(naam) for naam in verzoek["standaard"]]
        benoemd = [ox.NamedNode(naam) for naam in verzoek["benoemd"]]
        return self._winkel.query(
            canonical(verzoek["vraag"]),
            base_iri=self._basis,
            default_graph=standaard if eigen else None,
            named_graphs=benoemd if eigen else None,
        )

    def _schrijf(self, verzoek: dict[str, Any], uit: _Begrensd) -> str:
        """Write the answer; returns its media type, empty when the client takes none of ours."""
        gevonden = self._vraag(verzoek)
        if isinstance(gevonden, ox.QueryTriples):
            if verzoek["graaf"]:
                triples = list(islice(gevonden, self._rijen + 1))
                self._tel(len(triples))
                ox.serialize(triples, uit, GRAAF[verzoek["graaf"]])
            return str(verzoek["graaf"] or "")
        if verzoek["tabel"]:
            tabel = TABEL[verzoek["tabel"]]
            gevonden.serialize(uit, tabel.vorm)
            if isinstance(gevonden, ox.QuerySolutions):
                # Asked once, so counted in what was written: half an answer is no answer.
                self._tel(tabel.tel(uit.getvalue()))
        return str(verzoek["tabel"] or "")

    def _tel(self, aantal: int) -> None:
        if aantal > self._rijen:
            raise TeVeel


def antwoord(
    pad: str, uitspraken: str, basis: str, rijen: str, bytes_: str, seconden: str, geheugen: str
) -> None:
    """Answer until standard input ends; ends at once when the store is not whole."""
    fence.leave_network()
    winkel = ox.Store.read_only(pad)
    if len(winkel) != int(uitspraken):
        sys.exit("the store is not whole")
    uitvoerder = Uitvoerder(winkel, basis, int(rijen), int(bytes_))
    uitvoerder.antwoord(OEFENING)  # what is loaded at the first question, is loaded while it can be
    fence.seal(int(geheugen))
    lees, schrijf = sys.stdin.buffer, sys.stdout.buffer
    stuur(schrijf, 200, "", b"")  # ready
    while kop := lees.read(LENGTE.size):
        verzoek = json.loads(lees.read(LENGTE.unpack(kop)[0]))
        # Should the parent be gone, then this ends the process all the same.
        fence.limit_time(float(seconden) + 1)
        stuur(schrijf, *uitvoerder.antwoord(verzoek))
        fence.limit_time(0)


def stuur(naar: IO[bytes], status: int, soort: str, inhoud: bytes) -> None:
    """One answer."""
    kop = json.dumps({"status": status, "soort": soort, "lengte": len(inhoud)}).encode()
    naar.write(LENGTE.pack(len(kop)) + kop + inhoud)
    naar.flush()


if __name__ == "__main__":
    antwoord(*sys.argv[1:])
