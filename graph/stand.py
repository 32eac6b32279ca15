"""The state of all regions and functions on one day, as known on another: matrices only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import numpy.typing as npt

from graph.facts import Volledigheid
from graph.matrix import (
    Gemeentestand,
    algemene_regio,
    gemeentestand,
    ledentelling,
    regio_van,
    regiotelling,
)
from graph.snapshot import Snapshot
from graph.status import regiostatus
from graph.verdeling import is_verdeling


@dataclass(frozen=True)
class Stand:
    """Status per gemeente and per region; each matrix is computed once, when first asked for."""

    snapshot: Snapshot
    peildatum: date
    kennisdatum: date

    @cached_property
    def gemeentestand(self) -> Gemeentestand:
        """What holds per (gemeente, function)."""
        snap = self.snapshot
        return gemeentestand(snap.bewijs, snap.vorm, self.peildatum, self.kennisdatum)

    @property
    def gemeenten(self) -> npt.NDArray[np.uint8]:
        """Status per (gemeente, function)."""
        return self.gemeentestand.status

    @cached_property
    def regio_van(self) -> npt.NDArray[np.int32]:
        """Region number per (gemeente, function or 1); -1 for none."""
        snap = self.snapshot
        return regio_van(snap.leden, snap.vorm, self.peildatum, self.kennisdatum)

    @cached_property
    def algemene_regio(self) -> npt.NDArray[np.int32]:
        """Region number per gemeente by its general membership; -1 for none."""
        return algemene_regio(
            self.snapshot.leden, self.snapshot.vorm[0], self.peildatum, self.kennisdatum
        )

    @cached_property
    def tellingen(self) -> npt.NDArray[np.int32]:
        """Members per (region, function, status)."""
        return regiotelling(self.gemeenten, self.regio_van, len(self.snapshot.regios))

    @cached_property
    def alleen_aanwijzing(self) -> npt.NDArray[np.int32]:
        """Per (region, function): covered members that rest on an allotment only."""
        return self.geteld(self.gemeentestand.alleen_aanwijzing)

    def geteld(self, welke: npt.NDArray[np.bool_]) -> npt.NDArray[np.int32]:
        """Per (region, function): members among the marked (gemeente, function)."""
        return ledentelling(welke, self.regio_van, len(self.snapshot.regios))

    @cached_property
    def leden_volledig(self) -> npt.NDArray[np.bool_]:
        """Per region: is the member list known to be complete?"""
        snap = self.snapshot
        volledig: set[str] = set()
        for feit in snap.zichtbaar(Volledigheid, self.kennisdatum):
            # Its start only: a list of members is carried forward after it ended.
            ledenlijst = feit.lijst_soort == "lidmaatschap"
            ledenlijst &= not is_verdeling(feit, snap.indeling)
            if ledenlijst and feit.geldig.periode().van_vroegst <= self.peildatum:
                volledig |= set(snap.regios if feit.bereik.landelijk else feit.bereik.regios)
        return np.array([regio in volledig for regio in snap.regios], dtype=np.bool_)

    @cached_property
    def status(self) -> npt.NDArray[np.uint8]:
        """Status per (region, function)."""
        return regiostatus(self.tellingen, self.leden_volledig)

    @cached_property
    def regios(self) -> tuple[str, ...]:
        """Regions that exist on the day."""
        return self.snapshot.indeling.regios_op(self.peildatum)

    @property
    def functies(self) -> tuple[str, ...]:
        """All functions of the list."""
        return self.snapshot.functies

    def leden(self, regio: str, functie: str) -> tuple[str, ...]:
        """Members of a region for a function on the day."""
        r = self.snapshot.regios.index(regio)
        f = self.snapshot.functies.index(functie) if self.regio_van.shape[1] > 1 else 0
        return tuple(self.snapshot.gemeenten[g] for g in np.flatnonzero(self.regio_van[:, f] == r))
