"""What the end of an allotment, and of an arrangement beside one, leaves to be said.

An allotment (B4) says who is to provide a function for an area, not that it was bought. Its end
proves nothing; and while it lasts it must not hide that the arrangement itself has ended (domain
description 7.1).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from graph.evidence import Bewijstabel
from graph.stand import Stand
from graph.status import Status

Cellen = npt.NDArray[np.bool_]
Rijen = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Vervallen:
    """Per (gemeente, function) what has ended; its status does not say so by itself."""

    aanwijzing: Cellen
    """Unknown or expired; an allotment has ended and no other is, or may be, in force."""
    afspraak: Cellen
    """Secured by an allotment only, while an arrangement has ended without a successor."""


def vervallen(nu: Stand) -> Vervallen:
    """Of all gemeenten and functions on the day."""
    b = nu.snapshot.bewijs
    d, k = nu.peildatum.toordinal(), nu.kennisdatum.toordinal()
    zichtbaar = b.positief & (b.bekend <= k) & (k < b.vervallen)
    voorbij = zichtbaar & b.eindigt & (b.tot_laatst <= d)
    mogelijk = zichtbaar & (b.van_vroegst <= d) & (d < b.tot_laatst)
    status = nu.gemeenten.ravel()
    open_ = (status == Status.ONBEKEND) | (status == Status.VERLOPEN)
    aanwijzing = _cellen(nu, voorbij & b.aanwijzing) & ~_cellen(nu, mogelijk & b.aanwijzing)
    afspraak = _niet_opgevolgd(b, voorbij & ~b.aanwijzing, mogelijk & ~b.aanwijzing, len(status))
    alleen = nu.gemeentestand.alleen_aanwijzing
    vorm = nu.gemeenten.shape
    return Vervallen((aanwijzing & open_).reshape(vorm), afspraak.reshape(vorm) & alleen)


def _cellen(nu: Stand, rijen: Rijen) -> Cellen:
    """The cells of some rows."""
    cellen = np.zeros(nu.gemeenten.size, dtype=np.bool_)
    cellen[nu.snapshot.bewijs.cel[rijen]] = True
    return cellen


def _niet_opgevolgd(b: Bewijstabel, voorbij: Rijen, mogelijk: Rijen, cellen: int) -> Cellen:
    """Where something has ended, and nothing that may be in force shows to go on after that."""
    eind, blijkt = np.zeros(cellen, dtype=np.int32), np.zeros(cellen, dtype=np.int32)
    np.maximum.at(eind, b.cel[voorbij], b.tot_laatst[voorbij])
    np.maximum.at(blijkt, b.cel[mogelijk], b.blijkt[mogelijk])
    return np.asarray((eind > 0) & (blijkt <= eind))
