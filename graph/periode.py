"""Dates as sources give them, and the four-date periods that follow from them.

A source may know a day, a month or a year. A fact then has a *sure* period ``[van, tot)`` inside a
*possible* one ``[van_vroegst, tot_laatst)``; on a day that is only possible we do not know. All
intervals are half-open. The rules are those of the domain description, section 7.2 rule 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, Self

ALTIJD_AL = date.min
"""No known beginning."""
VOOR_ALTIJD = date.max
"""No known end."""

Eindsoort = Literal["", "uiterlijk", "minstens"]
"""What a stated end is: the end itself, a latest one or an earliest one."""

_DAG = timedelta(days=1)
_VORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, month or year as a half-open span: first day and the day after the last."""

    eerste: date
    na: date

    @classmethod
    @lru_cache(maxsize=4096)  # a country names few different days, and names them often
    def lees(cls, tekst: str) -> Self:
        """Read ``2023``, ``2023-07`` or ``2023-07-01``; anything else is a ``ValueError``."""
        gevonden = _VORM.fullmatch(tekst)
        if gevonden is None:
            raise ValueError(f"'{tekst}' is geen datum; schrijf jjjj, jjjj-mm of jjjj-mm-dd")
        jaar, maand, dag = (int(deel) if deel else None for deel in gevonden.groups())
        try:
            eerste = date(jaar or 0, maand or 1, dag or 1)
            if dag:
                return cls(eerste, eerste + _DAG)
            volgend = (eerste.year, eerste.month + 1) if maand else (eerste.year + 1, 1)
            if volgend[1] == 13:
                volgend = (volgend[0] + 1, 1)
            return cls(eerste, date(*volgend, 1))
        except (ValueError, OverflowError):
            raise ValueError(f"'{tekst}' bestaat niet op de kalender") from None

    @property
    def exact(self) -> bool:
        """Whether the source gives the day itself."""
        return self.na - self.eerste == _DAG

    @property
    def voorbij(self) -> date:
        """As an end: the first day on which it has passed, whichever day was meant."""
        return self.eerste if self.exact else self.na

    @property
    def laatste(self) -> date:
        """The last day of the span."""
        return self.na - _DAG


@dataclass(frozen=True, slots=True, order=True)
class Periode:
    """A sure period inside a possible one; the sure period is empty when ``van >= tot``."""

    van_vroegst: date
    van: date
    tot: date
    tot_laatst: date

    @classmethod
    def vast(cls, van: date = ALTIJD_AL, tot: date = VOOR_ALTIJD) -> Self:
        """A period whose ends are known to the day."""
        return cls(van, van, tot, tot)

    @classmethod
    def uit(
        cls,
        van: str = "",
        tot: str = "",
        *,
        uiterlijk: bool = False,
        minstens: bool = False,
        onbepaald: bool = False,
        gezien: Iterable[str] = (),
    ) -> Self:
        """The period of a fact from what its source says.

        ``gezien`` are the observations in force; ``uiterlijk`` marks ``tot`` as a latest end,
        ``minstens`` as an earliest one; ``onbepaald`` says the source itself calls it indefinite.
        """
        if minstens and (uiterlijk or onbepaald or not tot):
            raise ValueError("minstens vraagt een tot, en gaat niet samen met uiterlijk, onbepaald")
        waarnemingen = [Moment.lees(tekst) for tekst in gezien]
        van_vroegst, van_zeker = _begin(van, waarnemingen)
        soort: Eindsoort = "uiterlijk" if uiterlijk else "minstens" if minstens else ""
        gesteld = Moment.lees(tot) if tot else None
        tot_zeker, tot_laatst = _eind(gesteld, soort, waarnemingen, onbepaald)
        if van_vroegst >= (gesteld.voorbij if gesteld else tot_laatst):
            raise ValueError(f"de periode begint ({van}) niet voor haar einde ({tot})")
        return cls(van_vroegst, van_zeker, tot_zeker, tot_laatst)

    def zeker_op(self, dag: date) -> bool:
        """In force on this day, by what the source says."""
        return self.van <= dag < self.tot

    def mogelijk_op(self, dag: date) -> bool:
        """In force, or perhaps in force, on this day."""
        return self.van_vroegst <= dag < self.tot_laatst


def _begin(van: str, waarnemingen: list[Moment]) -> tuple[date, date]:
    """Earliest and sure start. A vague start is sure only after it, unless seen in force before."""
    gesteld = Moment.lees(van) if van else None
    if gesteld is not None and gesteld.exact:
        return gesteld.eerste, gesteld.eerste
    vroegst = gesteld.eerste if gesteld else ALTIJD_AL
    zeker = gesteld.na if gesteld else VOOR_ALTIJD
    # An observation before a stated start proves the plan, not the start.
    gezien = (m.laatste for m in waarnemingen if m.laatste >= vroegst)
    return vroegst, min(zeker, *gezien, zeker)


def _eind(
    gesteld: Moment | None,
    soort: Eindsoort,
    waarnemingen: list[Moment],
    onbepaald: bool,
) -> tuple[date, date]:
    """Sure and latest end. Without a fixed end a fact is sure through its last observation."""
    if gesteld is None:
        zeker, laatst = (VOOR_ALTIJD if onbepaald else ALTIJD_AL), VOOR_ALTIJD
    elif gesteld.exact and not soort:
        return gesteld.eerste, gesteld.eerste
    else:
        zeker = ALTIJD_AL if soort == "uiterlijk" else gesteld.eerste
        laatst = VOOR_ALTIJD if soort == "minstens" else gesteld.voorbij
    gezien = (m.eerste + _DAG for m in waarnemingen if m.eerste < laatst)
    return max(zeker, *gezien, zeker), laatst
