"""National counts per function and per level: every status, with bounds.

``laagste`` is the share that is certainly secured, ``hoogste`` the share in which nobody is proven
uncovered; the truth lies between them (domain description 7.4). What rests on an allotment only is
counted apart.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date

import numpy as np

from graph.snapshot import Snapshot
from graph.stand import Stand
from graph.status import Status

NIVEAUS = ("lokaal", "regionaal", "bovenregionaal", "landelijk")


@dataclass(frozen=True, slots=True)
class Samenvatting:
    """Regions by status: the nine add up to all. ``functie`` is empty for a whole level (then
    region x function)."""

    niveau: str
    functie: str
    geborgd: int
    deels: int
    niet_geborgd: int
    eenzijdig: int
    gepland: int
    verlopen: int
    tegenstrijdig: int
    onbekend: int
    niet_van_toepassing: int
    bewezen_gat: int
    """Rows with at least one gemeente that is proven uncovered."""
    alleen_aanwijzing: int
    """Of ``geborgd``: every gemeente by an allotment only."""
    deels_alleen_aanwijzing: int
    """Of ``deels``: every covered gemeente by an allotment only."""

    @property
    def noemer(self) -> int:
        """All rows that count: those without a duty are left out."""
        return self.geborgd + self.deels + self.niet_geborgd + self.niet_zeker

    @property
    def niet_zeker(self) -> int:
        """Neither secured, wholly or partly, nor proven not to be."""
        zonder_uitkomst = self.eenzijdig, self.gepland, self.verlopen, self.tegenstrijdig
        return sum(zonder_uitkomst) + self.onbekend

    @property
    def samen(self) -> int:
        """All rows."""
        return self.noemer + self.niet_van_toepassing

    @property
    def laagste(self) -> float:
        """Lower bound of the secured share, 0-1."""
        return self._aandeel(self.geborgd)

    @property
    def laagste_zonder_aanwijzing(self) -> float:
        """The same without what rests on an allotment only."""
        return self._aandeel(self.geborgd - self.alleen_aanwijzing)

    @property
    def hoogste(self) -> float:
        """Upper bound of the secured share, 0-1."""
        return self._aandeel(self.noemer - self.bewezen_gat)

    def _aandeel(self, aantal: int) -> float:
        return aantal / self.noemer if self.noemer else 0.0


def samenvatting(snapshot: Snapshot, peildatum: date, kennisdatum: date) -> list[Samenvatting]:
    """One row per function, in order of code."""
    stand = Stand(snapshot, peildatum, kennisdatum)
    bestaat = np.isin(snapshot.regios, stand.regios)
    status, tellingen = stand.status[bestaat], stand.tellingen[bestaat]
    gat = tellingen[:, :, Status.NIET_GEBORGD] > 0
    gat &= status != Status.NIET_VAN_TOEPASSING
    aanwijzing = stand.alleen_aanwijzing[bestaat] == tellingen[:, :, Status.GEBORGD]
    rijen = []
    for f, code in enumerate(snapshot.functies):
        kolom = status[:, f]
        aantal = np.bincount(kolom, minlength=len(Status)).tolist()
        rijen.append(
            Samenvatting(
                niveau=snapshot.functie(code).niveau,
                functie=code,
                geborgd=aantal[Status.GEBORGD],
                deels=aantal[Status.DEELS_GEBORGD],
                niet_geborgd=aantal[Status.NIET_GEBORGD],
                eenzijdig=aantal[Status.EENZIJDIG],
                gepland=aantal[Status.GEPLAND],
                verlopen=aantal[Status.VERLOPEN],
                tegenstrijdig=aantal[Status.TEGENSTRIJDIG],
                onbekend=aantal[Status.ONBEKEND],
                niet_van_toepassing=aantal[Status.NIET_VAN_TOEPASSING],
                bewezen_gat=int(gat[:, f].sum()),
                alleen_aanwijzing=int(aanwijzing[kolom == Status.GEBORGD, f].sum()),
                deels_alleen_aanwijzing=int(aanwijzing[kolom == Status.DEELS_GEBORGD, f].sum()),
            )
        )
    return rijen


def per_niveau(rijen: Iterable[Samenvatting]) -> list[Samenvatting]:
    """The same counts added up per level."""
    alle = list(rijen)
    tellingen = [veld.name for veld in fields(Samenvatting)][2:]
    return [
        Samenvatting(
            niveau,
            "",
            *(sum(getattr(r, veld) for r in alle if r.niveau == niveau) for veld in tellingen),
        )
        for niveau in NIVEAUS
    ]
