"""Is a function secured in a region, on a day, by what we knew on another day?

``dekking`` answers for all regions and functions at once; a row adds its counts, flags, sources
and the last status that was known. Status first per gemeente, then per region (``graph.status``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import numpy.typing as npt

from graph.aanwijzing import Vervallen, vervallen
from graph.bewijs import Kenmerk, Polariteit
from graph.facts import Aankondiging
from graph.geschiedenis import laatst_bekend
from graph.matrix import geldende_leden
from graph.snapshot import Snapshot
from graph.stand import Stand
from graph.status import Status

_DRAGER = {
    Polariteit.POSITIEF: (Status.GEBORGD, Status.TEGENSTRIJDIG),
    Polariteit.NEGATIEF: (Status.NIET_GEBORGD, Status.TEGENSTRIJDIG),
    Polariteit.NIET_VAN_TOEPASSING: (Status.NIET_VAN_TOEPASSING,),
    Polariteit.EENZIJDIG: (Status.EENZIJDIG,),
}
_BEVAT = {Status.NIET_GEBORGD: "bevat-bewezen-gat", Status.VERLOPEN: "bevat-verlopen"}
"""Flag of a region with such a member, whose own status does not say so."""
_SLEUTELS = [status.sleutel for status in Status]
_OVERIG = [Status.TEGENSTRIJDIG, Status.EENZIJDIG, Status.GEPLAND]


@dataclass(frozen=True, slots=True)
class Dekkingsrij:
    """One region and function. Counts are gemeenten; those without a duty are left out.

    ``gedekt``, ``niet_geborgd``, ``onbekend``, ``verlopen`` and ``overig`` add up to ``totaal``.
    """

    regio: str
    functie: str
    status: str
    vlaggen: tuple[str, ...]
    gedekt: int
    niet_geborgd: int
    onbekend: int
    verlopen: int
    overig: int
    """One-sided, planned or contradictory."""
    totaal: int
    alleen_aanwijzing: int
    """Of those covered: by an allotment only."""
    aanwijzing_vervallen: int
    """Of those unknown or expired: an allotment has ended."""
    afspraak_verlopen: int
    """Of those covered by an allotment only: an arrangement has ended."""
    laatst_bekend: str
    laatst_bekend_op: date | None
    bronnen: tuple[str, ...]


@dataclass(frozen=True)
class Dekking(Stand):
    """All answers for one (peildatum, kennisdatum); matrices are computed once, rows on demand."""

    # --- one answer ---

    def status_gemeente(self, gemeente: str, functie: str) -> str:
        """Status of one gemeente."""
        return Status(self.gemeenten[self._plek(gemeente, functie)]).sleutel

    def alleen_aangewezen(self, gemeente: str, functie: str) -> bool:
        """Secured, by an allotment only."""
        return bool(self.gemeentestand.alleen_aanwijzing[self._plek(gemeente, functie)])

    def gemeentevlaggen(self, gemeente: str, functie: str) -> tuple[str, ...]:
        """What has ended for one gemeente while its status does not say so."""
        plek = self._plek(gemeente, functie)
        delen = (
            ("aanwijzing-vervallen", self.vervallen.aanwijzing),
            ("afspraak-verlopen", self.vervallen.afspraak),
        )
        return tuple(naam for naam, cellen in delen if cellen[plek])

    def _plek(self, gemeente: str, functie: str) -> tuple[int, int]:
        return self.snapshot.gemeentenummer[gemeente], self.snapshot.functies.index(functie)

    def rij(self, regio: str, functie: str) -> Dekkingsrij:
        """One row, with everything that belongs to it."""
        return self._rij(self.snapshot.regios.index(regio), self.snapshot.functies.index(functie))

    def rijen(self) -> list[Dekkingsrij]:
        """Every existing region by every function, in order of code."""
        nummers = [self.snapshot.regios.index(regio) for regio in self.regios]
        return [self._rij(r, f) for r in nummers for f in range(len(self.functies))]

    def _rij(self, r: int, f: int) -> Dekkingsrij:
        telling = self._telling[r][f]
        vorige, dag = self._laatst
        bekend = vorige[r, f] != Status.ONBEKEND
        return Dekkingsrij(
            regio=self.snapshot.regios[r],
            functie=self.snapshot.functies[f],
            status=_SLEUTELS[self.status[r, f]],
            vlaggen=self._vlaggen(r, f),
            gedekt=telling[Status.GEBORGD],
            niet_geborgd=telling[Status.NIET_GEBORGD],
            onbekend=telling[Status.ONBEKEND],
            verlopen=telling[Status.VERLOPEN],
            overig=sum(telling[status] for status in _OVERIG),
            totaal=sum(telling) - telling[Status.NIET_VAN_TOEPASSING],
            alleen_aanwijzing=int(self.alleen_aanwijzing[r, f]),
            aanwijzing_vervallen=int(self._aanwijzing_vervallen[r, f]),
            afspraak_verlopen=int(self._afspraak_verlopen[r, f]),
            laatst_bekend=_SLEUTELS[vorige[r, f]] if bekend else "",
            laatst_bekend_op=date.fromordinal(int(dag[r, f])) if bekend else None,
            bronnen=self._bronnen.get((r, f), ()),
        )

    @cached_property
    def _telling(self) -> list[list[list[int]]]:
        """``tellingen`` as plain numbers, to make many rows of."""
        tellingen: list[list[list[int]]] = self.tellingen.tolist()
        return tellingen

    # --- what carries the answer ---

    @cached_property
    def _laatst(self) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.int32]]:
        return laatst_bekend(self.snapshot, self)

    @cached_property
    def dragers(self) -> npt.NDArray[np.intp]:
        """Row numbers of the evidence that carries the status of its gemeente."""
        b = self.snapshot.bewijs
        d, k = self.peildatum.toordinal(), self.kennisdatum.toordinal()
        status = self.gemeenten.ravel()[b.cel]
        zichtbaar = (b.bekend <= k) & (k < b.vervallen)
        zeker = zichtbaar & (b.van <= d) & (d < b.tot)
        draagt = np.zeros(len(b), dtype=np.bool_)
        for polariteit, statussen in _DRAGER.items():
            draagt |= zeker & (b.polariteit == polariteit) & np.isin(status, statussen)
        gepland = zichtbaar & b.kan_gepland & (d < b.van_vroegst)
        draagt |= gepland & (status == Status.GEPLAND)
        draagt |= zichtbaar & b.kan_verlopen & (b.tot_laatst <= d) & (status == Status.VERLOPEN)
        return np.flatnonzero(draagt)

    @cached_property
    def _per_rij(self) -> dict[tuple[int, int], npt.NDArray[np.intp]]:
        """Carrying evidence rows per (region, function)."""
        b, functies = self.snapshot.bewijs, len(self.functies)
        gemeente, functie = np.divmod(b.cel[self.dragers], functies)
        regio = self.regio_van[gemeente, functie if self.regio_van.shape[1] > 1 else 0]
        sleutel = regio.astype(np.int64) * functies + functie
        volgorde = np.argsort(sleutel, kind="stable")
        # Outside every region the region is -1, so that a key may be -1 itself.
        grenzen = np.flatnonzero(np.diff(sleutel[volgorde], prepend=-functies - 1))
        groepen = np.split(volgorde, grenzen[1:])
        return {(int(regio[g[0]]), int(functie[g[0]])): self.dragers[g] for g in groepen if len(g)}

    def dragende_feiten(self, regio: str, functie: str) -> tuple[str, ...]:
        """Ids of the facts that carry the status of one row."""
        r, f = self.snapshot.regios.index(regio), self.snapshot.functies.index(functie)
        rijen = self._per_rij.get((r, f), np.array([], dtype=np.intp))
        gronden = np.unique(self.snapshot.bewijs.grond[rijen])
        return tuple(sorted({feit for g in gronden for feit in self.snapshot.gronden[g]}))

    def bronnen_van_geborgd(self, gemeenten: Iterable[str], functie: str) -> tuple[str, ...]:
        """Ids of the sources by which those of these gemeenten are secured that are."""
        snap = self.snapshot
        b, f = snap.bewijs, snap.functies.index(functie)
        cellen = [snap.gemeentenummer[g] * len(snap.functies) + f for g in gemeenten]
        geborgd = [cel for cel in cellen if self.gemeenten.flat[cel] == Status.GEBORGD]
        gronden = np.unique(b.grond[self.dragers[np.isin(b.cel[self.dragers], geborgd)]])
        return tuple(sorted({bron for g in gronden for bron in self._bron_van_grond[g]}))

    @cached_property
    def _bron_van_grond(self) -> list[tuple[str, ...]]:
        """The sources of each set of facts."""
        snap = self.snapshot
        return [snap.bronnen_van(feiten, self.kennisdatum) for feiten in snap.gronden]

    @cached_property
    def _bronnen(self) -> dict[tuple[int, int], tuple[str, ...]]:
        snap = self.snapshot
        bron = self._bron_van_grond
        return {
            sleutel: tuple(
                sorted({b for g in np.unique(snap.bewijs.grond[rijen]) for b in bron[g]})
            )
            for sleutel, rijen in self._per_rij.items()
        }

    # --- flags ---

    @cached_property
    def vervallen(self) -> Vervallen:
        """What has ended per gemeente and function while its status does not say so."""
        return vervallen(self)

    @cached_property
    def _aanwijzing_vervallen(self) -> npt.NDArray[np.int32]:
        return self.geteld(self.vervallen.aanwijzing)

    @cached_property
    def _afspraak_verlopen(self) -> npt.NDArray[np.int32]:
        return self.geteld(self.vervallen.afspraak)

    def _vlaggen(self, r: int, f: int) -> tuple[str, ...]:
        telling = self._telling[r][f]
        vlaggen = {"niveau-standaard", *self._regiovlaggen[r]}
        if (self.snapshot.regios[r], self.functies[f]) not in self._eigen_leden:
            vlaggen.add("algemeen-lidmaatschap")
        for status, vlag in _BEVAT.items():
            if telling[status] and self.status[r, f] != status:
                vlaggen.add(vlag)
        if self._aanwijzing_vervallen[r, f]:
            vlaggen.add("aanwijzing-vervallen")
        if self._afspraak_verlopen[r, f]:
            vlaggen.add("afspraak-verlopen")
        rijen = self._per_rij.get((r, f))
        if rijen is not None:
            b = self.snapshot.bewijs
            vlaggen.update(Kenmerk(int(np.bitwise_or.reduce(b.kenmerk[rijen]))).vlaggen)
            via = b.via_regio[rijen]
            if ((via >= 0) & (via != r) & (b.polariteit[rijen] == Polariteit.POSITIEF)).any():
                vlaggen.add("via-oude-regio")
        return tuple(sorted(vlaggen))

    @cached_property
    def _eigen_leden(self) -> set[tuple[str, str]]:
        """(region, function) with a member list of its own on the day."""
        leden, snap = self.snapshot.leden, self.snapshot
        geldt = geldende_leden(leden, self.peildatum, self.kennisdatum)
        eigen = geldt & (leden.functie >= 0)
        paren = zip(leden.regio[eigen], leden.functie[eigen], strict=True)
        return {(snap.regios[r], snap.functies[f]) for r, f in paren}

    @cached_property
    def _regiovlaggen(self) -> list[set[str]]:
        """Flags of the region itself, the same for all functions."""
        snap = self.snapshot
        vlaggen: list[set[str]] = [
            set() if volledig else {"ledenlijst-onvolledig"} for volledig in self.leden_volledig
        ]
        for feit in snap.zichtbaar(Aankondiging, self.kennisdatum):
            if feit.onzeker_vanaf and feit.onzeker_vanaf <= self.peildatum:
                for r, regio in enumerate(snap.regios):
                    if regio in feit.regios:
                        vlaggen[r].add("indeling-onzeker")
        for r in self._doorgetrokken:
            vlaggen[r].add("doorgetrokken")
        return vlaggen

    @cached_property
    def _doorgetrokken(self) -> set[int]:
        """Regions with a member that was last observed before the day."""
        leden, snap = self.snapshot.leden, self.snapshot
        geldt = geldende_leden(leden, self.peildatum, self.kennisdatum)
        gevonden: set[int] = set()
        for nr in np.flatnonzero(geldt):
            regio, functie = snap.regios[leden.regio[nr]], int(leden.functie[nr])
            sleutel = (
                snap.gemeenten[leden.gemeente[nr]],
                regio,
                snap.functies[functie] if functie >= 0 else "",
            )
            gezien = snap.indeling.waarnemingen.get(sleutel, ())
            if not any(
                op >= self.peildatum and bekend <= self.kennisdatum < vervallen
                for op, bekend, vervallen in gezien
            ):
                gevonden.add(int(leden.regio[nr]))
        return gevonden


def dekking(snapshot: Snapshot, peildatum: date, kennisdatum: date) -> Dekking:
    """The status of every region and function on ``peildatum`` as known on ``kennisdatum``."""
    return Dekking(snapshot, peildatum, kennisdatum)
