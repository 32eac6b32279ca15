"""What to ask for a region: questions that are the same but for the function stand together."""

from __future__ import annotations

from dataclasses import dataclass

from api.rijen import Vraag
from graph.openvraag import Openvraag, vraag_over
from graph.samenvatting import NIVEAUS


@dataclass(frozen=True, slots=True)
class Vraagblok:
    """One question, the functions that it is about, and the document that answers it."""

    vraag: str
    document: str
    functies: tuple[str, ...]


def open_vragen(vraag: Vraag, regio: str) -> list[Vraagblok]:
    """All open questions of a region, by level of the function."""
    snap = vraag.snapshot
    per: dict[Openvraag, list[str]] = {}
    for functie in sorted(snap.functies, key=lambda f: _volgorde(vraag, f)):
        if gevraagd := vraag_over(vraag.dekking, vraag.dekking.rij(regio, functie)):
            per.setdefault(gevraagd, []).append(functie)
    return [
        Vraagblok(
            gevraagd.over([snap.functie(f).naam for f in functies]),
            gevraagd.document,
            tuple(functies),
        )
        for gevraagd, functies in per.items()
    ]


def _volgorde(vraag: Vraag, functie: str) -> tuple[int, str]:
    feit = vraag.snapshot.functie(functie)
    return NIVEAUS.index(feit.niveau), feit.naam.casefold()
