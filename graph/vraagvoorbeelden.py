"""Worked examples in SPARQL for researchers: ``graph/queries/voorbeelden``, read as records.

Each file begins with comments: a title, which competency question it answers, its columns and an
explanation. The text that follows runs as it stands at every SPARQL 1.1 engine with the facts and
the evidence together, as ``graph.rdf.sparql.open_graaf`` lays them out.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import ontology

MAP = Path(__file__).parent / "queries" / "voorbeelden"
_NUMMER, _KOLOMMEN = "Competentievraag: ", "Kolommen: "


@dataclass(frozen=True, slots=True)
class Voorbeeld:
    """One example."""

    naam: str
    titel: str
    nummer: int
    """Which of the forty competency questions it answers, for a part at least."""
    kolommen: tuple[str, ...]
    uitleg: str
    tekst: str
    """The query without its comments."""


@cache
def voorbeelden(basis: str = ontology.BASIS) -> tuple[Voorbeeld, ...]:
    """All examples in their order; ``basis`` is what our IRIs start with."""
    return tuple(_lees(bestand, basis) for bestand in sorted(MAP.glob("*.rq")))


def _lees(bestand: Path, basis: str) -> Voorbeeld:
    tekst = bestand.read_text(encoding="utf-8")
    hoofd, _, vraag = tekst.partition("\n\n")
    regels = [regel.removeprefix("#").strip() for regel in hoofd.splitlines()]
    velden = [regel for regel in regels[1:] if regel]
    nummer = next(regel for regel in velden if regel.startswith(_NUMMER))
    kolommen = next(regel for regel in velden if regel.startswith(_KOLOMMEN))
    return Voorbeeld(
        naam=bestand.stem,
        titel=regels[0],
        nummer=int(nummer.removeprefix(_NUMMER)),
        kolommen=tuple(k.lstrip("?") for k in kolommen.removeprefix(_KOLOMMEN).split()),
        uitleg=" ".join(regel for regel in velden if regel not in (nummer, kolommen)),
        tekst=vraag.replace(f"<{ontology.BASIS}/", f"<{basis}/"),
    )
