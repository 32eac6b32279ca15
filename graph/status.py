"""The nine status values and how evidence bits become one of them.

This module is the whole of the precedence rule (domain description 7.1): per gemeente by a lookup
table over bits, per region by counting. It knows nothing of dates or facts.
"""

from __future__ import annotations

from enum import IntEnum
from functools import cache

import numpy as np
import numpy.typing as npt


class Status(IntEnum):
    """In order of precedence for a gemeente; ``deels-geborgd`` exists for regions only."""

    TEGENSTRIJDIG = 0
    NIET_VAN_TOEPASSING = 1
    GEBORGD = 2
    NIET_GEBORGD = 3
    EENZIJDIG = 4
    GEPLAND = 5
    VERLOPEN = 6
    ONBEKEND = 7
    DEELS_GEBORGD = 8

    @property
    def sleutel(self) -> str:
        """Key of the concept in the ontology."""
        return self.name.lower().replace("_", "-")


_VAN_GEMEENTE = tuple(status for status in Status if status is not Status.DEELS_GEBORGD)
"""Eight of them: one byte says which occur."""

RANGEN = 5
BIT_POSITIEF = 0
"""Bits 0-4: something says yes, one bit per rank (0 is the best)."""
BIT_NEGATIEF = RANGEN
"""Bits 5-9: something says no."""
BIT_NVT = 2 * RANGEN
BIT_EENZIJDIG = BIT_NVT + 1
BIT_GEPLAND = BIT_NVT + 2
BIT_VERLOPEN = BIT_NVT + 3
"""An arrangement has ended; without a later yes, that is expired."""
BIT_MISSCHIEN = BIT_NVT + 4
"""Something says yes and is in force or perhaps so: whether the end stands depends on its dates."""
BIT_AFSPRAAK = BIT_NVT + 5
"""A yes in force is an arrangement, not only an allotment."""
_YES = (1 << RANGEN) - 1
_STATUSBITS = (1 << BIT_MISSCHIEN) - 1


def status_van(bits: int) -> Status:
    """The status that one cell's bits amount to; those from ``BIT_MISSCHIEN`` change nothing."""
    ja, nee = bits & _YES, (bits >> BIT_NEGATIEF) & _YES
    beste_ja, beste_nee = ja & -ja, nee & -nee
    if ja and beste_ja == beste_nee:
        return Status.TEGENSTRIJDIG
    if bits >> BIT_NVT & 1:
        return Status.NIET_VAN_TOEPASSING
    if ja and (not nee or beste_ja < beste_nee):
        return Status.GEBORGD
    if nee:
        return Status.NIET_GEBORGD
    for bit, status in (
        (BIT_EENZIJDIG, Status.EENZIJDIG),
        (BIT_GEPLAND, Status.GEPLAND),
        (BIT_VERLOPEN, Status.VERLOPEN),
    ):
        if bits >> bit & 1:
            return status
    return Status.ONBEKEND


@cache
def _opzoektabel() -> npt.NDArray[np.uint8]:
    """``status_van`` for every combination of the bits that count."""
    return np.array([status_van(bits) for bits in range(_STATUSBITS + 1)], dtype=np.uint8)


def statussen_van(bits: npt.NDArray[np.uint16]) -> npt.NDArray[np.uint8]:
    """``status_van`` for each cell."""
    return _opzoektabel().take(bits & np.uint16(_STATUSBITS))


def regiostatus_van(voorkomend: set[Status], leden_volledig: bool) -> Status:
    """The status of a region from the statuses that occur among its members."""
    rest = voorkomend - {Status.NIET_VAN_TOEPASSING}
    if not voorkomend:
        return Status.ONBEKEND
    if Status.GEBORGD in rest and (len(rest) > 1 or not leden_volledig):
        return Status.DEELS_GEBORGD
    if len(rest) > 1:
        return Status.ONBEKEND
    uitkomst = next(iter(rest), Status.NIET_VAN_TOEPASSING)
    alle_leden = uitkomst in (Status.NIET_GEBORGD, Status.NIET_VAN_TOEPASSING)
    return Status.ONBEKEND if alle_leden and not leden_volledig else uitkomst


@cache
def _regiotabel() -> npt.NDArray[np.uint8]:
    """``regiostatus_van`` by completeness and by one bit per status that occurs."""
    voorkomend: list[set[Status]] = [
        {status for status in _VAN_GEMEENTE if bits >> status & 1}
        for bits in range(1 << len(_VAN_GEMEENTE))
    ]
    return np.array(
        [
            [regiostatus_van(soorten, volledig) for soorten in voorkomend]
            for volledig in (False, True)
        ],
        dtype=np.uint8,
    )


def regiostatus(
    tellingen: npt.NDArray[np.int32], leden_volledig: npt.NDArray[np.bool_]
) -> npt.NDArray[np.uint8]:
    """Status per region from member counts of shape (regions, functions, statuses).

    ``leden_volledig`` has shape (regions,): whether the member list is known to be complete.
    """
    komt_voor = tellingen[:, :, : len(_VAN_GEMEENTE)] > 0
    bits = np.packbits(komt_voor, axis=2, bitorder="little")[:, :, 0]
    return _regiotabel()[leden_volledig.astype(np.intp)[:, np.newaxis], bits]
