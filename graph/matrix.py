"""Status matrices: the evidence table on one day, as known on another, in a few array passes.

Nothing here loops over rows. ``gemeentestand`` gives one status per gemeente and function,
``regiotelling`` counts members per region, function and status.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from graph.evidence import BINNEN, NA, VOOR, Bewijstabel, Ledentabel
from graph.status import (
    BIT_AFSPRAAK,
    BIT_GEPLAND,
    BIT_MISSCHIEN,
    BIT_VERLOPEN,
    Status,
    statussen_van,
)

Statussen = npt.NDArray[np.uint8]
Cellen = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Gemeentestand:
    """What holds per (gemeente, function) on one day."""

    status: Statussen
    alleen_aanwijzing: Cellen
    """Secured, and every fact in force that says so is an allotment (B4)."""


def gemeentestand(
    bewijs: Bewijstabel, vorm: tuple[int, int], peildatum: date, kennisdatum: date
) -> Gemeentestand:
    """Status per (gemeente, function); ``vorm`` is that shape."""
    d, k = np.int32(peildatum.toordinal()), np.int32(kennisdatum.toordinal())
    matrix = np.full(vorm[0] * vorm[1], Status.ONBEKEND, dtype=np.uint8)
    aanwijzing = np.zeros(len(matrix), dtype=np.bool_)
    for cellen, rijen in bewijs.stukken:
        bits = _bits(bewijs, rijen, d, k)
        begin = bewijs.begin[cellen] - rijen.start
        per_cel = np.bitwise_or.reduceat(bits, begin)
        status = statussen_van(per_cel)
        misschien = (per_cel & np.uint16(1 << BIT_MISSCHIEN)) > 0
        twijfel = np.flatnonzero((status == Status.VERLOPEN) & misschien)
        if len(twijfel):
            loopt = _gaat_door(bewijs, rijen, bits, begin[twijfel], bewijs.aantal[cellen][twijfel])
            status[twijfel[loopt]] = Status.ONBEKEND
        matrix[bewijs.cellen[cellen]] = status
        zonder_afspraak = per_cel < 1 << BIT_AFSPRAAK  # the highest bit
        aanwijzing[bewijs.cellen[cellen]] = (status == Status.GEBORGD) & zonder_afspraak
    return Gemeentestand(matrix.reshape(vorm), aanwijzing.reshape(vorm))


def _bits(bewijs: Bewijstabel, rijen: slice, d: np.int32, k: np.int32) -> npt.NDArray[np.uint16]:
    """What each row says on the day, in the bits of ``graph.status``; nothing if not visible."""
    zichtbaar = bewijs.bekend[rijen] <= k
    zichtbaar &= bewijs.vervallen[rijen] > k
    zeker = zichtbaar & (bewijs.van[rijen] <= d) & (bewijs.tot[rijen] > d)
    toekomst = bewijs.van_vroegst[rijen] > d
    voorbij = bewijs.tot_laatst[rijen] <= d
    ligging = BINNEN - (BINNEN - VOOR) * toekomst - (BINNEN - NA) * voorbij
    ligging *= zichtbaar
    if d < k:  # planned is what was said on the day itself; otherwise being visible says so
        ligging[toekomst & (bewijs.gezegd[rijen] > d)] = 0
    bits = bewijs.zekerbit[rijen] * zeker
    bits |= (ligging & bewijs.liggingbit[rijen]) * np.uint16(1 << BIT_GEPLAND)
    return bits


def _gaat_door(
    bewijs: Bewijstabel,
    stuk: slice,
    bits: npt.NDArray[np.uint16],
    begin: npt.NDArray[np.intp],
    aantal: npt.NDArray[np.intp],
) -> npt.NDArray[np.bool_]:
    """Of cells with an ended row: does another, perhaps in force, show to go on after the last end?

    The cells have ``aantal`` rows from ``begin`` in this piece of the table.
    """
    nieuw_begin = np.cumsum(aantal) - aantal
    rijen = np.arange(aantal.sum()) + np.repeat(begin - nieuw_begin, aantal)
    verlopen = bits[rijen] & (1 << BIT_VERLOPEN) > 0
    misschien = bits[rijen] & (1 << BIT_MISSCHIEN) > 0
    eind = np.where(verlopen, bewijs.tot_laatst[stuk][rijen], -1)
    blijkt = np.where(misschien, bewijs.blijkt[stuk][rijen], -1)
    laatste_eind = np.maximum.reduceat(eind, nieuw_begin)
    return np.asarray(np.maximum.reduceat(blijkt, nieuw_begin) > laatste_eind)


def geldende_leden(leden: Ledentabel, peildatum: date, kennisdatum: date) -> Cellen:
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


def ledentelling(welke: Cellen, regio: npt.NDArray[np.int32], regios: int) -> npt.NDArray[np.int32]:
    """Of the (gemeente, function) in ``welke``: how many members per (region, function)."""
    gemeente, functie = np.nonzero(welke)
    bij = regio[gemeente, functie if regio.shape[1] > 1 else 0]
    telling = np.zeros((regios, welke.shape[1]), dtype=np.int32)
    np.add.at(telling, (bij[bij >= 0], functie[bij >= 0]), 1)
    return telling
