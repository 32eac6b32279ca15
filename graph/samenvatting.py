"""National counts per function and per level: proven, disproven and unknown, with bounds.

``laagste`` is the share that is certainly secured, ``hoogste`` the share in which nobody is proven
uncovered; the truth lies between them (domain description 7.4).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np

from graph.snapshot import Snapshot
from graph.stand import Stand
from graph.status import Status

NIVEAUS = ("lokaal", "regionaal", "bovenregionaal", "landelijk")


@dataclass(frozen=True, slots=True)
class Samenvatting:
    """Regions by outcome. ``functie`` is empty for a whole level (then region x function)."""

    niveau: str
    functie: str
    geborgd: int
    deels: int
    niet_geborgd: int
    onbekend: int
    niet_van_toepassing: int
    bewezen_gat: int
    """Rows with at least one gemeente that is proven uncovered."""

    @property
    def noemer(self) -> int:
        """All rows that count: those without a duty are left out."""
        return self.geborgd + self.deels + self.niet_geborgd + self.onbekend

    @property
    def laagste(self) -> float:
        """Lower bound of the secured share, 0-1."""
        return self.geborgd / self.noemer if self.noemer else 0.0

    @property
    def hoogste(self) -> float:
        """Upper bound of the secured share, 0-1."""
        return (self.noemer - self.bewezen_gat) / self.noemer if self.noemer else 0.0


def samenvatting(snapshot: Snapshot, peildatum: date, kennisdatum: date) -> list[Samenvatting]:
    """One row per function, in order of code."""
    stand = Stand(snapshot, peildatum, kennisdatum)
    bestaat = np.isin(snapshot.regios, stand.regios)
    gat = (stand.tellingen[:, :, Status.NIET_GEBORGD] > 0) & bestaat[:, np.newaxis]
    rijen = []
    for f, code in enumerate(snapshot.functies):
        telling = np.bincount(stand.status[bestaat, f], minlength=len(Status))
        nvt = stand.status[:, f] == Status.NIET_VAN_TOEPASSING
        geborgd, deels, niet, buiten = (
            int(telling[s])
            for s in (
                Status.GEBORGD,
                Status.DEELS_GEBORGD,
                Status.NIET_GEBORGD,
                Status.NIET_VAN_TOEPASSING,
            )
        )
        rijen.append(
            Samenvatting(
                niveau=snapshot.functie(code).niveau,
                functie=code,
                geborgd=geborgd,
                deels=deels,
                niet_geborgd=niet,
                onbekend=int(telling.sum()) - geborgd - deels - niet - buiten,
                niet_van_toepassing=buiten,
                bewezen_gat=int((gat[:, f] & ~nvt).sum()),
            )
        )
    return rijen


def per_niveau(rijen: Iterable[Samenvatting]) -> list[Samenvatting]:
    """The same counts added up per level."""
    alle = list(rijen)
    return [
        Samenvatting(
            niveau,
            "",
            *(
                sum(getattr(rij, veld) for rij in alle if rij.niveau == niveau)
                for veld in (
                    "geborgd",
                    "deels",
                    "niet_geborgd",
                    "onbekend",
                    "niet_van_toepassing",
                    "bewezen_gat",
                )
            ),
        )
        for niveau in NIVEAUS
    ]
