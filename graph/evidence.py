"""The evidence table: columns that answer every question by a mask on dates and a reduction.

One row says something about one gemeente and one function inside one rectangle of the two clocks
(``graph.bewijs``). Rows are sorted by cell (gemeente x function), so that a question is: which
rows are visible and in force, OR their bits per cell, look the result up. Dates are day numbers
(``toordinal``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import cached_property
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from graph.bewijs import Bewijsrij, Kenmerk, Polariteit
from graph.indeling import Lid
from graph.status import BIT_AFSPRAAK, BIT_EENZIJDIG, BIT_NEGATIEF, BIT_NVT, BIT_POSITIEF

Dagen = npt.NDArray[np.int32]
Klein = npt.NDArray[np.uint8]
Bits = npt.NDArray[np.uint16]
Nummers = npt.NDArray[np.int32]

VOOR, NA, BINNEN = np.uint8(1), np.uint8(2), np.uint8(4)
"""Where a day lies from the possible period of a row, in the order of the bits from
``BIT_GEPLAND`` on."""

_STUK = 1 << 16
"""Rows per piece of the table."""


@dataclass(frozen=True)
class Bewijstabel:
    """Columns of equal length, sorted by ``cel``: gemeente number x functions + function number."""

    cel: Nummers
    polariteit: Klein
    van_vroegst: Dagen
    van: Dagen
    tot: Dagen
    tot_laatst: Dagen
    bekend: Dagen
    vervallen: Dagen
    gezegd: Dagen
    blijkt: Dagen
    rang: Klein
    kenmerk: Bits
    via_regio: Nummers
    """Number of the region through which it was arranged; -1 for none."""
    grond: Nummers
    """Number of the set of facts that carries the row."""

    def __len__(self) -> int:
        return len(self.cel)

    @cached_property
    def begin(self) -> npt.NDArray[np.intp]:
        """First row of each cell that has rows."""
        return np.flatnonzero(np.diff(self.cel, prepend=np.int32(-1)))

    @cached_property
    def aantal(self) -> npt.NDArray[np.intp]:
        """Rows per cell that has rows."""
        return np.diff(self.begin, append=len(self))

    @cached_property
    def stukken(self) -> tuple[tuple[slice, slice], ...]:
        """Pieces that fit in the cache, of whole cells: (numbers in ``begin``, rows)."""
        grenzen = np.searchsorted(self.begin, np.arange(0, len(self), _STUK)).tolist()
        randen = [*self.begin.tolist(), len(self)]
        paren = pairwise(dict.fromkeys([*grenzen, len(self.begin)]))
        return tuple((slice(a, b), slice(randen[a], randen[b])) for a, b in paren)

    @cached_property
    def cellen(self) -> Nummers:
        """The cells that have rows, in order."""
        return self.cel[self.begin]

    @cached_property
    def zekerbit(self) -> npt.NDArray[np.uint16]:
        """The bits that each row sets where it is in force (``graph.status``)."""
        rang = self.rang.astype(np.uint16) - np.uint16(1)
        bit = np.select(
            [self.polariteit == Polariteit.POSITIEF, self.polariteit == Polariteit.NEGATIEF],
            [rang + BIT_POSITIEF, rang + BIT_NEGATIEF],
            np.where(self.polariteit == Polariteit.EENZIJDIG, BIT_EENZIJDIG, BIT_NVT),
        )
        afspraak = (self.positief & ~self.aanwijzing).astype(np.uint16) << np.uint16(BIT_AFSPRAAK)
        return np.asarray(np.left_shift(1, bit).astype(np.uint16) | afspraak)

    @cached_property
    def positief(self) -> npt.NDArray[np.bool_]:
        """Rows that say yes."""
        return np.asarray(self.polariteit == Polariteit.POSITIEF)

    @cached_property
    def aanwijzing(self) -> npt.NDArray[np.bool_]:
        """Positive rows that only allot (B4)."""
        return np.asarray(((self.kenmerk & Kenmerk.INDIRECT) > 0) & self.positief)

    @cached_property
    def liggingbit(self) -> Klein:
        """Where a day may lie for the row to say that something is planned, ended or perhaps so."""
        voor, na = VOOR * self.kan_gepland, NA * self.kan_verlopen
        return np.asarray(voor | na | BINNEN * self.positief)

    @cached_property
    def kan_gepland(self) -> npt.NDArray[np.bool_]:
        """Positive rows whose beginning is the fact's own."""
        eigen = (self.kenmerk & Kenmerk.BEGIN_EIGEN) > 0
        return np.asarray(eigen & self.positief)

    @cached_property
    def kan_verlopen(self) -> npt.NDArray[np.bool_]:
        """Arrangements whose end is the fact's own: the end of an allotment says nothing."""
        return np.asarray(self.eindigt & ~self.aanwijzing)

    @cached_property
    def eindigt(self) -> npt.NDArray[np.bool_]:
        """Positive rows whose end is the fact's own."""
        eigen = (self.kenmerk & Kenmerk.EIND_EIGEN) > 0
        return np.asarray(eigen & self.positief)


@dataclass(frozen=True, slots=True)
class Ledentabel:
    """Membership as columns; ``functie`` -1 is the general membership."""

    gemeente: Nummers
    regio: Nummers
    functie: Nummers
    van: Dagen
    tot: Dagen
    bekend: Dagen
    vervallen: Dagen
    afgeleid: Klein

    def __len__(self) -> int:
        return len(self.gemeente)


def bewijstabel(
    rijen: Sequence[Bewijsrij],
    gemeenten: Sequence[str],
    functies: Sequence[str],
    regios: Sequence[str],
) -> tuple[Bewijstabel, tuple[tuple[str, ...], ...]]:
    """Columns of the rows, and the sets of facts that ``grond`` points to."""
    gemeente_nr, functie_nr, regio_nr = _nummers(gemeenten), _nummers(functies), _nummers(regios)
    gronden = sorted({rij.feiten for rij in rijen})
    grond_nr = {feiten: nr for nr, feiten in enumerate(gronden)}
    bekende = [r for r in rijen if r.gemeente in gemeente_nr and r.functie in functie_nr]
    cellen = [gemeente_nr[r.gemeente] * len(functies) + functie_nr[r.functie] for r in bekende]
    volgorde = np.argsort(np.array(cellen, dtype=np.int64), kind="stable")
    geordend = [bekende[i] for i in volgorde]
    return Bewijstabel(
        cel=np.array(cellen, dtype=np.int32)[volgorde],
        polariteit=_klein(r.polariteit for r in geordend),
        van_vroegst=_dagen(r.periode.van_vroegst for r in geordend),
        van=_dagen(r.periode.van for r in geordend),
        tot=_dagen(r.periode.tot for r in geordend),
        tot_laatst=_dagen(r.periode.tot_laatst for r in geordend),
        bekend=_dagen(r.bekend for r in geordend),
        vervallen=_dagen(r.vervallen for r in geordend),
        gezegd=_dagen(r.gezegd for r in geordend),
        blijkt=_dagen(r.blijkt for r in geordend),
        rang=_klein(r.rang for r in geordend),
        kenmerk=np.fromiter((int(r.kenmerk) for r in geordend), dtype=np.uint16),
        via_regio=_getallen(regio_nr.get(r.via_regio, -1) for r in geordend),
        grond=_getallen(grond_nr[r.feiten] for r in geordend),
    ), tuple(gronden)


def ledentabel(
    leden: Sequence[Lid], gemeenten: Sequence[str], functies: Sequence[str], regios: Sequence[str]
) -> Ledentabel:
    """Columns of the memberships in jeugdregio's."""
    gemeente_nr, functie_nr, regio_nr = _nummers(gemeenten), _nummers(functies), _nummers(regios)
    eigen = [lid for lid in leden if lid.regio in regio_nr and lid.gemeente in gemeente_nr]
    return Ledentabel(
        gemeente=_getallen(gemeente_nr[lid.gemeente] for lid in eigen),
        regio=_getallen(regio_nr[lid.regio] for lid in eigen),
        functie=_getallen(functie_nr.get(lid.functie, -1) for lid in eigen),
        van=_dagen(lid.vlak.van for lid in eigen),
        tot=_dagen(lid.vlak.tot for lid in eigen),
        bekend=_dagen(lid.vlak.bekend for lid in eigen),
        vervallen=_dagen(lid.vlak.vervallen for lid in eigen),
        afgeleid=_klein(lid.afgeleid for lid in eigen),
    )


def kolommen(tabel: Bewijstabel | Ledentabel) -> dict[str, npt.NDArray[np.generic]]:
    """The columns by name, in order."""
    return {veld.name: getattr(tabel, veld.name) for veld in fields(tabel)}


def _nummers(codes: Sequence[str]) -> dict[str, int]:
    return {code: nr for nr, code in enumerate(codes)}


def _dagen(dagen: Iterable[date]) -> Dagen:
    return np.fromiter((dag.toordinal() for dag in dagen), dtype=np.int32)


def _getallen(getallen: Iterable[int]) -> Nummers:
    return np.fromiter(getallen, dtype=np.int32)


def _klein(getallen: Iterable[int]) -> Klein:
    return np.fromiter((int(getal) for getal in getallen), dtype=np.uint8)
