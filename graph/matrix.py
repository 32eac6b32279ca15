"""Status matrices: the evidence table on one day, as known on another, in a few array passes.

Nothing here loops over rows. ``gemeentestatus`` gives one status per gemeente and function,
``regiotelling`` counts members per region, function and status.
"""

from __future__ import annotations

from datetime import date

import numpy as np
import numpy.typing as npt

from graph.evidence import Bewijstabel, Ledentabel
from graph.status import BIT_GEPLAND, BIT_MISSCHIEN, BIT_VERLOPEN, Status, opzoektabel

Statussen = npt.NDArray[np.uint8]


def gemeentestatus(
    bewijs: Bewijstabel, vorm: tuple[int, int], peildatum: date, kennisdatum: date
) -> Statussen:
    """Status per (gemeente, function); ``vorm`` is that shape."""
    d, k = np.int32(peildatum.toordinal()), np.int32(kennisdatum.toordinal())
    matrix = np.full(vorm[0] * vorm[1], Status.ONBEKEND, dtype=np.uint8)
    for cellen in bewijs.stukken:
        begin = bewijs.begin[cellen]
        rijen = slice(begin[0], begin[-1] + bewijs.aantal[cellen.stop - 1])
        per_cel = np.bitwise_or.reduceat(_bits(bewijs, rijen, d, k), begin - begin[0])
        status = opzoektabel()[per_cel]
        twijfel = np.flatnonzero((status == Status.VERLOPEN) & (per_cel >> BIT_MISSCHIEN > 0))
        if len(twijfel):
            niet = _loopt_misschien_door(bewijs, twijfel + cellen.start, d, k)
            status[twijfel[niet]] = Status.ONBEKEND
        matrix[bewijs.cellen[cellen]] = status
    return matrix.reshape(vorm)


def _bits(
    bewijs: Bewijstabel, rijen: slice, d: np.int32, k: np.int32
) -> npt.NDArray[np.uint16]:
    """What each row says on the day, as bits of ``graph.status``; nothing when it is not visible."""
    zichtbaar = bewijs.bekend[rijen] <= k
    zichtbaar &= bewijs.vervallen[rijen] > k
    zeker = zichtbaar & (bewijs.van[rijen] <= d)
    zeker &= bewijs.tot[rijen] > d
    bits = bewijs.zekerbit[rijen] * zeker
    toekomst = bewijs.van_vroegst[rijen] > d
    voorbij = bewijs.tot_laatst[rijen] <= d
    gepland = zichtbaar & bewijs.kan_gepland[rijen] & toekomst
    gepland &= bewijs.gezegd[rijen] <= min(d, k)
    bits |= gepland * np.uint16(1 << BIT_GEPLAND)
    bits |= (zichtbaar & bewijs.kan_verlopen[rijen] & voorbij) * np.uint16(1 << BIT_VERLOPEN)
    misschien = zichtbaar & bewijs.positief[rijen] & ~(toekomst | voorbij)
    bits |= misschien * np.uint16(1 << BIT_MISSCHIEN)
    return bits


def _loopt_misschien_door(
    bewijs: Bewijstabel, cellen: npt.NDArray[np.intp], d: np.int32, k: np.int32
) -> npt.NDArray[np.bool_]:
    """Of cells with an ended fact: does another, perhaps in force, show to go on after the last end?"""
    lengte = bewijs.aantal[cellen]
    begin = np.cumsum(lengte) - lengte
    rijen = np.arange(lengte.sum()) + np.repeat(bewijs.begin[cellen] - begin, lengte)
    zichtbaar = (bewijs.bekend[rijen] <= k) & (k < bewijs.vervallen[rijen])
    tot_laatst = bewijs.tot_laatst[rijen]
    over = tot_laatst <= d
    beeindigd = np.where(zichtbaar & over & bewijs.kan_verlopen[rijen], tot_laatst, -1)
    misschien = zichtbaar & ~over & bewijs.positief[rijen] & (bewijs.van_vroegst[rijen] <= d)
    blijkt = np.where(misschien, bewijs.blijkt[rijen], -1)
    return np.maximum.reduceat(blijkt, begin) > np.maximum.reduceat(beeindigd, begin)


def geldende_leden(leden: Ledentabel, peildatum: date, kennisdatum: date) -> npt.NDArray[np.bool_]:
    """Which memberships hold on a day, as known on another."""
    d, k = peildatum.toordinal(), kennisdatum.toordinal()
    geldt = (leden.van <= d) & (d < leden.tot) & (leden.bekend <= k) & (k < leden.vervallen)
    return np.asarray(geldt)


def algemene_regio(
    leden: Ledentabel, gemeenten: int, peildatum: date, kennisdatum: date
) -> npt.NDArray[np.int32]:
    """Region number per gemeente by its general membership; -1 for none."""
    algemeen = geldende_leden(leden, peildatum, kennisdatum) & (leden.functie < 0)
    regio = np.full(gemeenten, -1, dtype=np.int32)
    regio[leden.gemeente[algemeen]] = leden.regio[algemeen]
    return regio


def regio_van(
    leden: Ledentabel, vorm: tuple[int, int], peildatum: date, kennisdatum: date
) -> npt.NDArray[np.int32]:
    """Region number per (gemeente, function) on a day; -1 outside every region.

    Where a region has a member list of its own for a function, that list replaces the general one.
    Without any such list the shape is (gemeenten, 1), to be broadcast.
    """
    regio = algemene_regio(leden, vorm[0], peildatum, kennisdatum)[:, np.newaxis]
    eigen = geldende_leden(leden, peildatum, kennisdatum) & (leden.functie >= 0)
    if not eigen.any():
        return regio
    regio = np.repeat(regio, vorm[1], axis=1)
    for r, f in np.unique(np.stack((leden.regio[eigen], leden.functie[eigen])), axis=1).T:
        regio[regio[:, f] == r, f] = -1
    regio[leden.gemeente[eigen], leden.functie[eigen]] = leden.regio[eigen]
    return regio


def regiotelling(
    status: Statussen, regio: npt.NDArray[np.int32], regios: int
) -> npt.NDArray[np.int32]:
    """Members per (region, function, status)."""
    functies = status.shape[1]
    plaats = (regio.astype(np.int64) * functies + np.arange(functies)) * len(Status)
    plaats = plaats + status
    vorm = (regios, functies, len(Status))
    if regio.min(initial=0) < 0:
        plaats = plaats[np.broadcast_to(regio >= 0, status.shape)]
    telling = np.bincount(plaats.ravel(), minlength=regios * functies * len(Status))
    return telling.astype(np.int32).reshape(vorm)
