"""The last day on which something was secured: what an unknown or expired answer used to be.

On which days a gemeente was secured follows from its own evidence and that of its predecessors, so
that nothing has to be computed again for other days. A region is asked about the members that it
has now (domain description 7.1 rule 6).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import numpy as np
import numpy.typing as npt

from graph.bewijs import Polariteit
from graph.snapshot import Snapshot
from graph.stand import Stand
from graph.status import Status

NOOIT = 0
"""No such day."""
_GEEN_RANG = 9

Dagen = npt.NDArray[np.int32]
Nummers = npt.NDArray[np.intp]


def laatst_bekend(snapshot: Snapshot, nu: Stand) -> tuple[npt.NDArray[np.uint8], Dagen]:
    """Per (region, function): ``geborgd`` or ``deels-geborgd``, and the last day of that.

    Only for rows that are ``onbekend`` or ``verlopen`` now; the others, and rows of which no member
    was ever secured, say ``ONBEKEND`` on day 0. Members without a duty are left out.
    """
    zoekt = np.isin(nu.status, (Status.ONBEKEND, Status.VERLOPEN))
    regio = np.broadcast_to(nu.regio_van, snapshot.vorm)
    telt = (regio >= 0) & (nu.gemeenten != Status.NIET_VAN_TOEPASSING)
    gemeente, functie = np.nonzero(telt)
    gezocht = zoekt[regio[gemeente, functie], functie]
    gemeente, functie = gemeente[gezocht], functie[gezocht]
    dag = laatst_geborgd(snapshot, nu, gemeente, functie)
    plaats = regio[gemeente, functie], functie
    laatste = np.full(zoekt.shape, NOOIT, dtype=np.int32)
    np.maximum.at(laatste, plaats, dag)
    allen = np.broadcast_to(nu.leden_volledig[:, np.newaxis], zoekt.shape).copy()
    np.logical_and.at(allen, plaats, dag == laatste[plaats])
    was = np.where(allen, Status.GEBORGD, Status.DEELS_GEBORGD)
    return np.where(laatste > NOOIT, was, Status.ONBEKEND).astype(np.uint8), laatste


def laatst_geborgd(snapshot: Snapshot, nu: Stand, gemeente: Nummers, functie: Nummers) -> Dagen:
    """The last day before that of ``nu`` on which each gemeente was secured for its function."""
    voor = np.full(len(gemeente), nu.peildatum.toordinal(), dtype=np.int32)
    return _Verleden(snapshot, nu.kennisdatum.toordinal()).laatste(gemeente, functie, voor)


def destijds(snapshot: Snapshot, gemeenten: Iterable[str], dag: date) -> set[str]:
    """These gemeenten on an earlier day; of one that a merger made later, what it was made of."""
    indeling, uit = snapshot.indeling, set[str]()
    for gemeente in gemeenten:
        if indeling.gemeente_bestaat.get(gemeente, (dag,))[0] <= dag:
            uit.add(gemeente)
        else:
            uit |= destijds(snapshot, indeling.erfgenamen.get(gemeente, ()), dag)
    return uit


class _Verleden:
    """The evidence as known on day ``k``, asked for the last secured day before another day."""

    def __init__(self, snapshot: Snapshot, k: int) -> None:
        b = snapshot.bewijs
        zichtbaar = (b.bekend <= k) & (k < b.vervallen) & (b.van < b.tot)
        rijen = np.flatnonzero(zichtbaar & (b.polariteit != Polariteit.EENZIJDIG))
        self._functies = snapshot.vorm[1]
        self._van, self._tot, self._rang = b.van[rijen], b.tot[rijen], b.rang[rijen]
        polariteit = b.polariteit[rijen]
        self._ja = polariteit == Polariteit.POSITIEF
        self._nee = polariteit == Polariteit.NEGATIEF
        self._keer = np.where(self._ja, self._tot, self._van) - 1
        """Going back in time only the end of a yes or the start of another can secure a cell."""
        cellen = np.arange(snapshot.vorm[0] * self._functies + 1)
        self._eerste = np.searchsorted(b.cel[rijen], cellen)
        bestaat = [snapshot.indeling.gemeente_bestaat[code] for code in snapshot.gemeenten]
        self._begin = np.array([van.toordinal() for van, _ in bestaat], dtype=np.int32)
        self._einde = np.array([tot.toordinal() for _, tot in bestaat], dtype=np.int32)
        ouders = _ouders(snapshot)
        self._ouders = np.array([o for gemeente in ouders for o in gemeente], dtype=np.intp)
        self._ouder = np.cumsum([0, *map(len, ouders)])

    def laatste(self, gemeente: Nummers, functie: Nummers, voor: Dagen) -> Dagen:
        """The last secured day before ``voor``; a gemeente from a merger looks back through it."""
        begin = self._begin[gemeente]
        eigen = gemeente * self._functies + functie
        dag = self._eigen(eigen, np.minimum(voor, self._einde[gemeente]))
        dag[dag < begin] = NOOIT
        erft = (dag == NOOIT) & (self._ouder[gemeente] < self._ouder[gemeente + 1])
        if erft.any():
            eerder = np.minimum(voor, begin)[erft]
            dag[erft] = self._van_ouders(gemeente[erft], functie[erft], eerder)
        return dag

    def _van_ouders(self, gemeente: Nummers, functie: Nummers, voor: Dagen) -> Dagen:
        """The last day before ``voor`` on which every predecessor was secured."""
        uit = np.full(len(gemeente), NOOIT, dtype=np.int32)
        open_ = np.arange(len(gemeente))
        while len(open_):
            eerste, wie = gemeente[open_], self._ouder
            plek, groep = _uitgeklapt(wie[eerste], wie[eerste + 1])
            terug = np.repeat(open_, wie[eerste + 1] - wie[eerste])
            dag = self.laatste(self._ouders[plek], functie[terug], voor[terug])
            laagste = np.minimum.reduceat(dag, groep)
            klaar = (laagste == NOOIT) | (laagste == np.maximum.reduceat(dag, groep))
            uit[open_[klaar]] = laagste[klaar]
            voor[open_] = laagste + 1
            open_ = open_[~klaar]
        return uit

    def _eigen(self, cel: Nummers, voor: Dagen) -> Dagen:
        """The last day before ``voor`` on which the evidence of the cell itself secures it."""
        uit = np.full(len(cel), NOOIT, dtype=np.int32)
        dag = voor - 1
        open_ = np.flatnonzero(self._eerste[cel] < self._eerste[cel + 1])
        while len(open_):
            welke = cel[open_]
            rij, groep = _uitgeklapt(self._eerste[welke], self._eerste[welke + 1])
            d = np.repeat(dag[open_], np.diff(groep, append=len(rij)))
            geborgd = self._geborgd(rij, groep, d)
            uit[open_[geborgd]] = dag[open_[geborgd]]
            keer = self._keer[rij]
            dag[open_] = np.maximum.reduceat(np.where(keer < d, keer, NOOIT), groep)
            open_ = open_[~geborgd & (dag[open_] > NOOIT)]
        return uit

    def _geborgd(self, rij: Nummers, groep: Nummers, d: Dagen) -> npt.NDArray[np.bool_]:
        """Of groups of rows, each with its day: does a yes outrank every no?"""
        geldt = (self._van[rij] <= d) & (d < self._tot[rij])
        rang = self._rang[rij]
        ja = np.minimum.reduceat(np.where(geldt & self._ja[rij], rang, _GEEN_RANG), groep)
        nee = np.minimum.reduceat(np.where(geldt & self._nee[rij], rang, _GEEN_RANG), groep)
        apart = np.logical_or.reduceat(geldt & ~self._ja[rij] & ~self._nee[rij], groep)
        return np.asarray((ja < nee) & ~apart)


def _uitgeklapt(van: Nummers, tot: Nummers) -> tuple[Nummers, Nummers]:
    """All numbers of some half-open ranges in a row, and where each range, none empty, begins."""
    aantal = tot - van
    groep = np.cumsum(aantal) - aantal
    return np.arange(aantal.sum()) + np.repeat(van - groep, aantal), groep


def _ouders(snapshot: Snapshot) -> list[list[int]]:
    """Per gemeente the numbers of those it was made of; none where one of them is not on record."""
    nummers, uit = snapshot.gemeentenummer, []
    for code in snapshot.gemeenten:
        oude = snapshot.indeling.erfgenamen.get(code, ())
        uit.append([nummers[oud] for oud in oude if nummers.keys() >= set(oude)])
    return uit
