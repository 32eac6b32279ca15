"""One answer, explained down to the row in the source."""

from __future__ import annotations

from typing import Any

from api.pages.blad import Blad
from api.pages.feiten import feitregel
from api.pages.tijd import jaarstrook
from api.rijen import schakels
from graph.uitleg import uitleg


def dekking(blad: Blad) -> dict[str, Any]:
    """Status, rule, members, facts, question."""
    regio, functie = blad.eis_regio(blad["regio"]), blad["functie"]
    waarom = uitleg(blad.vraag.dekking, regio, functie)
    per_id = blad.snap.per_id
    return {
        "titel": f"{blad.snap.functie(functie).naam} in {blad.naam(regio)}",
        "regio": regio,
        "functie": functie,
        "u": waarom,
        "feiten": [feitregel(blad, per_id[f.id]) for f in waarom.feiten],
        "ook_gezien": [feitregel(blad, per_id[f.id]) for f in waarom.ook_gezien],
        "schakels": schakels(blad.vraag, functie=functie, regio=regio),
        "jaren": jaarstrook(blad, regio, functie),
    }
