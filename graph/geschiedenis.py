"""The last status that was known: what an unknown or expired answer used to be.

Between two days on which something begins, ends or becomes known, statuses do not change. So it is
enough to look at the last day of each stretch, going back, until every question has its answer.
"""

from __future__ import annotations

from datetime import date

import numpy as np
import numpy.typing as npt

from graph.periode import ALTIJD_AL, VOOR_ALTIJD
from graph.snapshot import Snapshot
from graph.stand import Stand
from graph.status import Status

ONTHOUDEN = 4096
"""Most days that are remembered: a service is asked about any day, known on any other."""


def laatst_bekend(
    snapshot: Snapshot, nu: Stand
) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.int32]]:
    """Per (region, function): the last status other than unknown, and its last day.

    Only for rows that are ``onbekend`` or ``verlopen`` now; the others, and rows about which
    nothing was ever known, say ``ONBEKEND`` on day 0.
    """
    uitkomst = np.full_like(nu.status, Status.ONBEKEND)
    dagen = np.zeros(nu.status.shape, dtype=np.int32)
    zoekt = np.isin(nu.status, (Status.ONBEKEND, Status.VERLOPEN)) & _ooit(snapshot, nu)
    for dag in _keerdagen(snapshot, nu):
        if not zoekt.any():
            break
        toen = regiostatus_op(snapshot, dag, nu.kennisdatum)
        anders = (toen != Status.ONBEKEND) & ~(
            (nu.status == Status.VERLOPEN) & (toen == Status.VERLOPEN)
        )
        gevonden = zoekt & anders
        uitkomst[gevonden] = toen[gevonden]
        dagen[gevonden] = dag.toordinal()
        zoekt &= ~gevonden
    return uitkomst, dagen


def regiostatus_op(snapshot: Snapshot, peildatum: date, kennisdatum: date) -> npt.NDArray[np.uint8]:
    """Status per (region, function), remembered per snapshot: a few kilobytes a day."""
    sleutel = peildatum, kennisdatum
    gevonden = snapshot.geheugen.get(sleutel)
    if gevonden is None:
        if len(snapshot.geheugen) >= ONTHOUDEN:
            snapshot.geheugen.clear()  # all at once: other threads may be reading
        gevonden = snapshot.geheugen[sleutel] = Stand(snapshot, peildatum, kennisdatum).status
    return gevonden


def _keerdagen(snapshot: Snapshot, nu: Stand) -> list[date]:
    """The last days of all stretches before the day asked, latest first."""
    b, leden = snapshot.bewijs, snapshot.leden
    begin = (b.van_vroegst, b.van, b.tot, b.tot_laatst, b.gezegd, leden.van, leden.tot)
    keer = np.unique(np.concatenate(begin))
    geldig = (keer > ALTIJD_AL.toordinal()) & (keer < VOOR_ALTIJD.toordinal())
    keer = keer[geldig & (keer <= nu.peildatum.toordinal())]
    return [date.fromordinal(int(dag) - 1) for dag in keer[::-1]]


def _ooit(snapshot: Snapshot, nu: Stand) -> npt.NDArray[np.bool_]:
    """Where some member, ever, has evidence that can amount to more than unknown."""
    b, leden = snapshot.bewijs, snapshot.leden
    k = nu.kennisdatum.toordinal()
    iets = (
        (b.van < b.tot)
        | b.kan_gepland
        | (b.kan_verlopen & (b.tot_laatst < VOOR_ALTIJD.toordinal()))
    )
    iets &= (b.bekend <= k) & (k < b.vervallen)
    per_gemeente = np.zeros(snapshot.vorm, dtype=np.bool_)
    per_gemeente.ravel()[b.cel[iets]] = True
    ooit = np.zeros(nu.status.shape, dtype=np.bool_)
    np.logical_or.at(ooit, leden.regio, per_gemeente[leden.gemeente])
    return ooit
