"""The yardstick for the engine: the tightest numpy for this one question, on the same columns.

All buffers are made beforehand, every pass is over a piece that stays in the cache, and the regions
follow from an OR over their members. It gives no counts, not even of what rests on an allotment
only, and knows no member lists per function; the engine does.
"""

from __future__ import annotations

from datetime import date

import numpy as np
import numpy.typing as npt

from bench.land import Land
from bench.vraag import Matrix, Vraag, leeg
from graph.evidence import Bewijstabel
from graph.status import (
    BIT_AFSPRAAK,
    BIT_EENZIJDIG,
    BIT_GEPLAND,
    BIT_MISSCHIEN,
    BIT_NVT,
    BIT_VERLOPEN,
    Status,
)

Bits = npt.NDArray[np.uint8]
Woorden = npt.NDArray[np.uint16]
Nummers = npt.NDArray[np.intp]
_ONBEKEND = np.uint8(1 << Status.ONBEKEND)


def numpy_grens(land: Land) -> Vraag:
    """Prepare buffers and tables."""
    b, leden = land.bewijs, land.leden
    woorden = _Woorden(b)
    tabel, regiotabel = _soorttabel(), _regiotabel()
    soorten = np.empty(land.vorm[0] * land.vorm[1], dtype=np.uint8)
    volgorde = np.argsort(leden.regio, kind="stable")
    regio, gemeente = leden.regio[volgorde], leden.gemeente[volgorde]

    def vraag(peildatum: date, kennisdatum: date) -> Matrix:
        d, k = np.int32(peildatum.toordinal()), np.int32(kennisdatum.toordinal())
        soorten.fill(_ONBEKEND)
        for nr, (cellen, _) in enumerate(b.stukken):
            per_cel = np.bitwise_or.reduceat(woorden.van_stuk(nr, d, k), woorden.begin[nr])
            soort = tabel.take(per_cel)
            open_ = np.flatnonzero(soort == 0)
            if len(open_):
                soort[open_] = woorden.na_het_eind(nr, cellen, open_)
            soorten[b.cellen[cellen]] = soort
        geldt = (leden.van <= d) & (leden.tot > d) & (leden.bekend <= k) & (leden.vervallen > k)
        lid = geldt[volgorde]
        per_lid = soorten.reshape(land.vorm).take(gemeente[lid], axis=0)
        eerste = np.flatnonzero(np.diff(regio[lid], prepend=-1))
        per_regio = np.bitwise_or.reduceat(per_lid, eerste, axis=0)
        matrix, welke = leeg(land), regio[lid][eerste]
        volledig = land.leden_volledig[welke].astype(np.intp)
        matrix[welke] = regiotabel[volledig[:, np.newaxis], per_regio]
        return matrix

    return vraag


class _Woorden:
    """What each row of a piece says on the day, written into buffers that are made once."""

    def __init__(self, b: Bewijstabel) -> None:
        self._b = b
        self._rijen = [rijen for _, rijen in b.stukken]
        self._dagen = [
            tuple(
                kolom[rijen]
                for kolom in (b.bekend, b.vervallen, b.van_vroegst, b.van, b.tot, b.tot_laatst)
            )
            for rijen in self._rijen
        ]
        zekerbit = b.zekerbit & np.uint16((1 << BIT_AFSPRAAK) - 1)
        self._vast = [(zekerbit[r], b.gezegd[r], b.liggingbit[r]) for r in self._rijen]
        self.begin = [b.begin[cellen] - rijen.start for cellen, rijen in b.stukken]
        langste = max((rijen.stop - rijen.start for rijen in self._rijen), default=0)
        self._vlaggen = [np.empty(langste, dtype=np.bool_) for _ in range(5)]
        self._uit = [np.empty(langste, dtype=np.uint16) for _ in range(2)]

    def van_stuk(self, nr: int, d: np.int32, k: np.int32) -> Woorden:
        """One word per row."""
        bekend, vervallen, van_vroegst, van, tot, tot_laatst = self._dagen[nr]
        zekerbit, gezegd, ligging = self._vast[nr]
        n = len(bekend)
        zichtbaar, toekomst, voorbij, a, b = (buffer[:n] for buffer in self._vlaggen)
        woord, extra = (buffer[:n] for buffer in self._uit)
        np.less_equal(bekend, k, out=zichtbaar)
        zichtbaar &= np.greater(vervallen, k, out=a)
        np.less_equal(van, d, out=a)
        a &= np.greater(tot, d, out=b)
        a &= zichtbaar
        np.multiply(zekerbit, a, out=woord)
        np.greater(van_vroegst, d, out=toekomst)
        np.less_equal(tot_laatst, d, out=voorbij)
        # Before is 1, after is 2, inside is 4: one byte, spread to the word in one pass.
        som, later = a.view(np.uint8), voorbij.view(np.uint8)
        np.multiply(toekomst.view(np.uint8), 3, out=som)
        later <<= 1
        som += later
        np.subtract(4, som, out=som)
        som &= ligging
        som *= zichtbaar.view(np.uint8)
        if d < k:
            toekomst &= np.greater(gezegd, d, out=b)
            som[toekomst] = 0
        np.multiply(som, np.uint16(1 << BIT_GEPLAND), out=extra)
        woord |= extra
        return woord

    def na_het_eind(self, nr: int, cellen: slice, open_: Nummers) -> Bits:
        """Cells with an ended row and one that is perhaps in force: expired or unknown."""
        rijen, aantal = self._rijen[nr], self._b.aantal[cellen][open_]
        begin = np.cumsum(aantal) - aantal
        welke = np.repeat(self.begin[nr][open_] - begin, aantal)
        welke += np.arange(len(welke))
        woord = self._uit[0][welke]
        eind = self._b.tot_laatst[rijen][welke] * ((woord >> BIT_VERLOPEN) & 1)
        blijkt = self._b.blijkt[rijen][welke] * (woord >> BIT_MISSCHIEN)
        loopt = np.maximum.reduceat(blijkt, begin) > np.maximum.reduceat(eind, begin)
        return np.where(loopt, _ONBEKEND, np.uint8(1 << Status.VERLOPEN))


def _soorttabel() -> Bits:
    """One bit per status, by word; zero where the dates have to tell."""
    woord = np.arange(1 << BIT_MISSCHIEN + 1)
    ja, nee = woord & 31, woord >> 5 & 31
    ja, nee = ja & -ja, nee & -nee
    verlopen, misschien = woord >> BIT_VERLOPEN & 1, woord >> BIT_MISSCHIEN & 1
    gevallen = {
        Status.TEGENSTRIJDIG: (ja > 0) & (ja == nee),
        Status.NIET_VAN_TOEPASSING: woord >> BIT_NVT & 1,
        Status.GEBORGD: (ja > 0) & ((nee == 0) | (ja < nee)),
        Status.NIET_GEBORGD: nee > 0,
        Status.EENZIJDIG: woord >> BIT_EENZIJDIG & 1,
        Status.GEPLAND: woord >> BIT_GEPLAND & 1,
    }
    soorten = [*(1 << status for status in gevallen), 0, 1 << Status.VERLOPEN]
    wanneer = [*gevallen.values(), verlopen & misschien, verlopen]
    keuzes = np.select([np.asarray(w) > 0 for w in wanneer], soorten, int(_ONBEKEND))
    return keuzes.astype(np.uint8)


def _regiotabel() -> Bits:
    """Status of a region by completeness of its member list and the bits of its members."""
    nvt, geborgd, niet = Status.NIET_VAN_TOEPASSING, Status.GEBORGD, Status.NIET_GEBORGD
    tabel = np.full((2, 256), Status.ONBEKEND, dtype=np.uint8)
    bits = np.arange(256)
    tabel[:, bits >> geborgd & 1 > 0] = Status.DEELS_GEBORGD
    for status in range(Status.ONBEKEND):
        alleen = (bits | 1 << nvt) == (1 << status | 1 << nvt)
        tabel[1, alleen & (bits > 0)] = status
        if status not in (nvt, geborgd, niet):
            tabel[0, alleen & (bits > 0)] = status
    tabel[1, 1 << nvt] = nvt
    tabel[0, 1 << nvt] = Status.ONBEKEND
    return tabel
