"""A made-up country of any size in the columns of the engine: N copies, each with its own seed.

One country has 41 regions, 342 gemeenten, 40 functions and what ``bench.uitingen`` draws. All of
it is made up; ``bench.feiten`` tells one country as facts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt

from bench.uitingen import Maat, Uitingen, trek
from graph.bewijs import EIGEN
from graph.evidence import Bewijstabel, Ledentabel, kolommen
from graph.periode import VOOR_ALTIJD

BEGIN = date(2014, 1, 1)
"""The division, and our knowledge of it, begin."""
_ALTIJD = VOOR_ALTIJD.toordinal()


@dataclass(frozen=True, slots=True)
class Land:
    """What a status question needs; ``vorm`` is (gemeenten, functions)."""

    bewijs: Bewijstabel
    leden: Ledentabel
    vorm: tuple[int, int]
    regios: int
    leden_volledig: npt.NDArray[np.bool_]

    def uitingen(self) -> Iterator[tuple[int, dict[str, int]]]:
        """Each statement once, with its number and fields; its gemeenten are in the columns."""
        nummers, eerste = np.unique(self.bewijs.grond, return_index=True)
        velden = {naam: kolom[eerste].tolist() for naam, kolom in kolommen(self.bewijs).items()}
        velden["functie"] = (self.bewijs.cel[eerste] % self.vorm[1]).tolist()
        for rij, nr in enumerate(nummers.tolist()):
            yield nr, {naam: waarden[rij] for naam, waarden in velden.items()}


def land(maat: Maat | None = None, aantal: int = 1, zaad: int = 2026) -> Land:
    """``aantal`` countries side by side; the first is the same whatever their number."""
    maat = maat or Maat()
    getrokken = (trek(maat, zaad + nr) for nr in range(aantal))
    delen = [_kolommen(maat, u, nr) for nr, u in enumerate(getrokken)]
    return Land(
        bewijs=Bewijstabel(**_stapel([deel[0] for deel in delen])),
        leden=Ledentabel(**_stapel([deel[1] for deel in delen])),
        vorm=(aantal * maat.gemeenten, maat.functies),
        regios=aantal * maat.regios,
        leden_volledig=np.concatenate([deel[2] for deel in delen]),
    )


Kolommen = dict[str, npt.NDArray[Any]]


def _stapel(delen: list[Kolommen]) -> Kolommen:
    """One column at a time, so that a large table is never there twice."""
    return {naam: np.concatenate([deel.pop(naam) for deel in delen]) for naam in list(delen[0])}


def _kolommen(maat: Maat, u: Uitingen, nr: int) -> tuple[Kolommen, Kolommen, npt.NDArray[np.bool_]]:
    """Evidence, membership and completeness of the country with this number."""
    leden = _leden(u.regio_van + nr * maat.regios, nr * maat.gemeenten)
    return _bewijs(maat, u, nr), leden, u.ledenlijst


def _bewijs(maat: Maat, u: Uitingen, nr: int) -> Kolommen:
    cel = u.paar_gemeente * maat.functies + u.functie[u.paar_uiting]
    volgorde = np.argsort(cel, kind="stable")
    rij, gemeente = u.paar_uiting[volgorde], u.paar_gemeente[volgorde]
    vervallen = np.full(len(u.gezegd), _ALTIJD, dtype=np.int32)
    nieuw = u.vervangt >= 0
    vervallen[u.vervangt[nieuw]] = u.gezegd[nieuw]
    blijkt = np.maximum(u.tot, u.van_vroegst + np.int32(1))
    via_regio = np.where(u.per_regio[rij], u.regio_van[gemeente] + nr * maat.regios, -1)
    return {
        "cel": (cel[volgorde] + nr * maat.gemeenten * maat.functies).astype(np.int32),
        "polariteit": u.polariteit.astype(np.uint8)[rij],
        "van_vroegst": u.van_vroegst[rij],
        "van": u.van[rij],
        "tot": u.tot[rij],
        "tot_laatst": u.tot_laatst[rij],
        "bekend": u.gezegd[rij],
        "vervallen": vervallen[rij],
        "gezegd": u.gezegd[rij],
        "blijkt": blijkt[rij],
        "rang": u.rang.astype(np.uint8)[rij],
        "kenmerk": np.full(len(rij), EIGEN, dtype=np.uint8),
        "via_regio": via_regio.astype(np.int32),
        "grond": (rij + nr * len(u.gezegd)).astype(np.int32),
    }


def _leden(regio: npt.NDArray[np.int64], eerste: int) -> Kolommen:
    n = len(regio)

    def overal(getal: int) -> npt.NDArray[np.int32]:
        return np.full(n, getal, dtype=np.int32)

    return {
        "gemeente": np.arange(eerste, eerste + n, dtype=np.int32),
        "regio": regio.astype(np.int32),
        "functie": overal(-1),
        "van": overal(BEGIN.toordinal()),
        "tot": overal(_ALTIJD),
        "bekend": overal(BEGIN.toordinal()),
        "vervallen": overal(_ALTIJD),
        "afgeleid": np.zeros(n, dtype=np.uint8),
    }
