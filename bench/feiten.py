"""The same made-up country as facts, to compile it the way of every other country.

The facts say more than the columns: who does it together, with whom, and who borders on whom. None
of that changes a row of evidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

import numpy as np

from bench.codes import BRON, Codes, functie, herkomst
from bench.gezegden import gezegden
from bench.land import BEGIN
from bench.samen import tussen_regios
from bench.uitingen import Maat, Uitingen, trek
from graph import facts as f
from graph.dataset import Dataset
from graph.snapshot import Snapshot

DATASET = Dataset(id="meetland", naam="Meetland", verzonnen=True)


def snapshot(maat: Maat | None = None, zaad: int = 2026, landen: Iterable[int] = (0,)) -> Snapshot:
    """The countries of these numbers side by side, each drawn from a seed of its own."""
    maat = maat or Maat()
    alle = (feiten(Codes(maat, nr), trek(maat, zaad + nr)) for nr in landen)
    return Snapshot.maak(DATASET, [BRON], chain.from_iterable(alle))


def feiten(codes: Codes, u: Uitingen) -> Iterator[f.AlleFeiten]:
    """Catalogue, division and statements; numbers become codes in the same order."""
    yield from _land(codes, u)
    yield from tussen_regios(codes, u)
    yield from gezegden(codes, u)


def _land(codes: Codes, u: Uitingen) -> Iterator[f.AlleFeiten]:
    maat, wie = codes.maat, herkomst("land", BEGIN)
    altijd = f.Geldigheid(van=BEGIN.isoformat())
    for nr in range(maat.functies):
        yield f.Functie(
            code=functie(nr),
            naam=functie(nr),
            niveau="bovenregionaal" if nr < maat.bovenregionaal else "regionaal",
            herkomst=wie,
        )
    for code in map(codes.regio, range(maat.regios)):
        yield f.Regio(code=code, naam=code, geldig=altijd, herkomst=wie)
    for nr, regio in enumerate(u.regio_van.tolist()):
        code = codes.gemeente(nr)
        yield f.Gemeente(code=code, naam=code, geldig=altijd, herkomst=wie)
        yield f.Lidmaatschap(gemeente=code, regio=codes.regio(regio), geldig=altijd, herkomst=wie)
    if u.ledenlijst.any():
        yield f.Volledigheid(
            lijst_soort="lidmaatschap",
            lijst=BRON.id,
            bereik=f.Bereik(regios=tuple(map(codes.regio, np.flatnonzero(u.ledenlijst).tolist()))),
            geldig=altijd,
            herkomst=wie,
        )
