"""One answer, explained down to the row in the source."""

from __future__ import annotations

from typing import Any

from api.pages import palet
from api.pages.blad import Blad
from api.pages.ernaast import gebieden, noemt_functie, taken
from api.pages.feiten import feitregel
from api.pages.tijd import jaarstrook
from api.rijen import schakels
from api.web.sleutels import sorteernaam
from graph.uitleg import GemeenteUitleg, uitleg
from graph.zinnen import alleen_aanwijzing


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
        "uiterlijk": palet.uiterlijk(
            waarom.rij.status, alleen_aanwijzing=alleen_aanwijzing(waarom.rij)
        ),
        "gemeenten": [_gemeente(lid) for lid in sorted(waarom.gemeenten, key=_op_naam)],
        "feiten": [feitregel(blad, per_id[f.id]) for f in waarom.feiten],
        "gebieden": gebieden(blad, regio, functie),
        "taken": taken(blad, regio, functie),
        "noemt_functie": noemt_functie(blad, regio, functie),
        "ook_gezien": [feitregel(blad, per_id[f.id]) for f in waarom.ook_gezien],
        "schakels": schakels(blad.vraag, functie=functie, regio=regio),
        "jaren": jaarstrook(blad, regio, functie),
    }


def _op_naam(lid: GemeenteUitleg) -> str:
    return sorteernaam(lid.naam)


def _gemeente(lid: GemeenteUitleg) -> dict[str, Any]:
    look = palet.uiterlijk(lid.status, alleen_aanwijzing=lid.alleen_aanwijzing)
    return {
        "gemeente": lid.gemeente,
        "naam": lid.naam,
        "uiterlijk": look,
        "vlaggen": lid.vlaggen,
    }
