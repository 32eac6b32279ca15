"""One question, asked in a process of its own: fenced in as those of the service, and with a clock.

For the command line. ``stel_apart`` is what it calls; the rest is what that process does.
"""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

from api.sparql import fence, proces
from api.sparql.werker import TE_DIEP
from graph.opslag import OpslagFout, laad
from graph.rdf.sparql import open_graaf, voer_uit
from graph.rdf.sparql_parser import SparqlFout, canonical

SECONDEN = 60.0
"""For reading a question, and for answering it; laying the graph out takes its own time."""
_GEHEUGEN = 8_000_000_000

Antwoord = tuple[tuple[str, ...], list[tuple[str, ...]]]


def stel_apart(winkel: Path, snapshot: str, tekst: str, seconden: float = SECONDEN) -> Antwoord:
    """Columns and rows of a question to a stored snapshot; ``SparqlFout`` says what is wrong."""
    klaar = subprocess.run(  # noqa: S603 - our own module
        proces.opdracht("api.sparql.eenmalig", str(winkel.resolve()), snapshot, f"{seconden}"),
        cwd=proces.WORTEL,
        input=tekst.encode(),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    if klaar.returncode == -signal.SIGALRM:
        zin = f"De vraag duurde langer dan {seconden:g} seconden; maak haar kleiner."
        raise SparqlFout(zin)
    if klaar.returncode:
        raise SparqlFout(TE_DIEP)
    antwoord = json.loads(klaar.stdout)
    if "fout" in antwoord:
        raise SparqlFout(antwoord["fout"])
    return tuple(antwoord["kolommen"]), [tuple(rij) for rij in antwoord["rijen"]]


def _antwoord(winkel: str, snapshot: str, seconden: str) -> dict[str, object]:
    fence.leave_network()
    tekst = sys.stdin.buffer.read().decode()
    try:
        fence.limit_time(float(seconden))
        canonical(tekst)  # what is no question, need not wait for the graph
        fence.limit_time(0)
        snap = laad(Path(winkel), snapshot)
        open_graaf(snap, feiten=True)
        fence.seal(_GEHEUGEN)
        fence.limit_time(float(seconden))
        kolommen, rijen = voer_uit(snap, tekst)
    except (SparqlFout, OpslagFout) as fout:
        return {"fout": str(fout)}
    return {"kolommen": kolommen, "rijen": rijen}


if __name__ == "__main__":
    json.dump(_antwoord(*sys.argv[1:]), sys.stdout)
