"""Sources: which there are, and everything that one of them says."""

from __future__ import annotations

from collections import Counter
from typing import Any

from api.pages.blad import Blad
from api.pages.feiten import Feitregel, feitregel
from api.pages.taal import BRONSOORTEN, SOORTNAMEN
from api.web.vraag import code, keuze

SOORT = keuze("soort", "Alleen deze soort bron.", tuple(BRONSOORTEN))
BRON_ID = code("bron", "Sleutel van een bron.", "cbs-2025", naam="id")
FEIT_ID = code("feit", "Sleutel van een feit.", "0123456789abcdef", naam="id")


def bronnen(blad: Blad) -> dict[str, Any]:
    """All sources, best rank first."""
    telling = Counter(feit.herkomst.bron for feit in blad.snap.feiten)
    alle = sorted(blad.snap.bronnen.values(), key=lambda b: (b.rang, b.titel.casefold()))
    return {
        "titel": "Bronnen",
        "lijst": [b for b in alle if blad["soort"] in (None, b.soort)],
        "telling": telling,
        "soorten": BRONSOORTEN,
        "totaal": len(alle),
    }


def bron(blad: Blad) -> dict[str, Any]:
    """One source with its facts, by kind."""
    gezocht = blad.snap.bronnen[blad["id"]]
    per_soort: dict[str, list[Feitregel]] = {naam: [] for naam in SOORTNAMEN}
    for feit in blad.snap.feiten:
        if feit.herkomst.bron == gezocht.id:
            regel = feitregel(blad, feit)
            per_soort[regel.soort].append(regel)
    return {
        "titel": gezocht.titel,
        "bron": gezocht,
        "per_soort": {s: sorted(r, key=lambda f: f.plaats) for s, r in per_soort.items() if r},
        "aantal": sum(map(len, per_soort.values())),
    }
