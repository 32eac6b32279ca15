"""The process that evaluates SPARQL questions of strangers; it may be killed at any moment.

It opens a store on disk for reading and answers one question after the other over its standard
streams. A question and an answer are a length, a JSON object, and for an answer its bytes. Besides
the clock of the parent it has bounds of its own: memory, and a timer that ends the process.
"""

from __future__ import annotations

import io
import json
import resource
import signal
import struct
import sys
from itertools import islice
from typing import IO, Any, cast

import pyoxigraph as ox

from graph.rdf.sparql import SparqlFout, weiger

LENGTE = struct.Struct(">I")
TABEL = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}
GRAAF = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}
"""Forms of an answer: those of a table or a yes or no, and those of a graph."""

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
            weiger(verzoek["vraag"])
            soort = self._schrijf(verzoek, uit)
        except SparqlFout as fout:
            return 400, str(fout), b""
        except TeVeel:
            return 400, self._te_veel(), b""
        except (SyntaxError, ValueError, OSError) as fout:
            if uit.vol:
                return 400, self._te_veel(), b""
            return 400, f"De vraag is geen geldige SPARQL-vraag: {fout}.", b""
        if not soort:
            return 406, ", ".join([*TABEL, *GRAAF]), b""
        return 200, soort, uit.getvalue()

    def _te_veel(self) -> str:
        return (
            f"Het antwoord heeft meer dan {self._rijen} rijen of {self._bytes} bytes; "
            "vraag minder met LIMIT, of gebruik een download."
        )

    def _vraag(
        self, verzoek: dict[str, Any]
    ) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        """What the protocol says about the dataset goes before what the question says."""
        eigen = verzoek["standaard"] or verzoek["benoemd"]
        standaard: list[Graafnaam | ox.DefaultGraph]
        benoemd: list[Graafnaam]
        standaard = [ox.NamedNode(naam) for naam in verzoek["standaard"]]
        benoemd = [ox.NamedNode(naam) for naam in verzoek["benoemd"]]
        return self._winkel.query(
            verzoek["vraag"],
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
            if isinstance(gevonden, ox.QuerySolutions):
                self._tel(sum(1 for _ in islice(gevonden, self._rijen + 1)))
                # Counted by asking once, written by asking again: half an answer is no answer.
                gevonden = cast(ox.QuerySolutions, self._vraag(verzoek))
            gevonden.serialize(uit, TABEL[verzoek["tabel"]])
        return str(verzoek["tabel"] or "")

    def _tel(self, aantal: int) -> None:
        if aantal > self._rijen:
            raise TeVeel


def antwoord(pad: str, basis: str, rijen: str, bytes_: str, seconden: str, geheugen: str) -> None:
    """Answer until standard input ends."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_AS, (int(geheugen), int(geheugen)))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    uitvoerder = Uitvoerder(ox.Store.read_only(pad), basis, int(rijen), int(bytes_))
    lees, schrijf = sys.stdin.buffer, sys.stdout.buffer
    stuur(schrijf, 200, "", b"")  # ready
    while kop := lees.read(LENGTE.size):
        verzoek = json.loads(lees.read(LENGTE.unpack(kop)[0]))
        # Should the parent be gone, then this ends the process all the same.
        signal.setitimer(signal.ITIMER_REAL, float(seconden) + 1)
        stuur(schrijf, *uitvoerder.antwoord(verzoek))
        signal.setitimer(signal.ITIMER_REAL, 0)


def stuur(naar: IO[bytes], status: int, soort: str, inhoud: bytes) -> None:
    """One answer."""
    kop = json.dumps({"status": status, "soort": soort, "lengte": len(inhoud)}).encode()
    naar.write(LENGTE.pack(len(kop)) + kop + inhoud)
    naar.flush()


if __name__ == "__main__":
    antwoord(*sys.argv[1:])
