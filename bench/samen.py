"""How the regions of a made-up country lie and work together: nothing here secures anything."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np

from bench.codes import BRON, Codes, functie, herkomst
from bench.land import BEGIN
from bench.uitingen import Uitingen
from graph import facts as f
from graph.bewijs import Polariteit

BUREN = 5
"""With so many of the nearest regions each region shares a border."""
_ALTIJD = f.Geldigheid(van=BEGIN.isoformat())


def tussen_regios(codes: Codes, u: Uitingen) -> Iterator[f.AlleFeiten]:
    """Borders, roles, and what sources say there is not."""
    wie = herkomst("regio's", BEGIN)
    for a, b in sorted(_paren(u)):
        yield f.Grens(a=codes.regio(a), b=codes.regio(b), km=10.0, herkomst=wie)
    for nr in range(codes.maat.regios):
        regio, over = codes.regio(nr), (functie(nr % codes.maat.functies),)
        yield f.Rol(
            rol="accounthoudende-regio",
            drager=regio,
            functies=over,
            geldig=_ALTIJD,
            herkomst=wie,
        )
        bereik = f.Bereik(regios=(regio,))
        yield f.Ontkenning(
            functies=over, bereik=bereik, betreft="schakel", geldig=_ALTIJD, herkomst=wie
        )
        yield f.Volledigheid(
            lijst_soort="aanbieders",
            lijst=BRON.id,
            functies=over,
            bereik=bereik,
            geldig=_ALTIJD,
            herkomst=wie,
        )
    yield from _niet_vermeld(codes, u)


def _paren(u: Uitingen) -> set[tuple[int, int]]:
    return {
        (min(regio, buur), max(regio, buur))
        for regio, rij in enumerate(u.dichtbij.tolist())
        for buur in rij[1 : BUREN + 1]
    }


def _niet_vermeld(codes: Codes, u: Uitingen) -> Iterator[f.NietVermeld]:
    """Of every other claim of a region, that its nearest neighbour does not speak of it."""
    for nr in np.flatnonzero(u.polariteit == Polariteit.EENZIJDIG)[::2].tolist():
        regio = int(np.argmax(u.in_gebied[nr]))
        yield f.NietVermeld(
            regio=codes.regio(int(u.dichtbij[regio, 1])),
            functie=functie(u.functie[nr]),
            partners=(codes.regio(regio),),
            geldig=_ALTIJD,
            herkomst=herkomst(f"zonder {codes.uiting(nr)}", date.fromordinal(u.gezegd[nr])),
        )
