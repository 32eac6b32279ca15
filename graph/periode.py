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

from graph.tekst import kort

ALTIJD_AL = date.min
"""No known beginning."""
VOOR_ALTIJD = date.max
"""No known end."""

Eindsoort = Literal["", "uiterlijk", "minstens"]
"""What a stated end is: the end itself, a latest one or an earliest one."""
EERSTE_JAAR, LAATSTE_JAAR = 1900, 2199
"""A date outside these years is a slip: no arrangement is that old or lasts that long."""

_DAG, _MAAND = timedelta(days=1), timedelta(days=31)
_VORM = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


class GeenDatum(ValueError):
    """A text that is no date of ours; ``probleem`` is what is wrong, ``advies`` what to do."""

    def __init__(self, tekst: str, probleem: str, advies: str) -> None:
        self.probleem, self.advies = f"'{kort(tekst)}' {probleem}", advies
        super().__init__(f"{self.probleem}; {advies}")


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, month or year as a half-open span: first day and the day after the last."""

    eerste: date
    na: date

    @classmethod
    @lru_cache(maxsize=4096)  # a country names few different days, and names them often
    def lees(cls, tekst: str) -> Self:
        """Read ``2023``, ``2023-07`` or ``2023-07-01``; anything else is ``GeenDatum``.

        This is the one reader of dates: of tables, of the command line and of the service.
        """
        gevonden = _VORM.fullmatch(tekst)
        if gevonden is None:
            raise GeenDatum(tekst, "is geen datum", "schrijf jjjj, jjjj-mm of jjjj-mm-dd")
        jaar, maand, dag = (None if deel is None else int(deel) for deel in gevonden.groups())
        if jaar is None or not EERSTE_JAAR <= jaar <= LAATSTE_JAAR:
            grenzen = f"{EERSTE_JAAR} t/m {LAATSTE_JAAR}"
            raise GeenDatum(tekst, f"ligt buiten {grenzen}", "controleer het jaar")
        try:
            eerste = date(jaar, 1 if maand is None else maand, 1 if dag is None else dag)
        except ValueError:
            advies = "kies een datum die bestaat"
            raise GeenDatum(tekst, "bestaat niet op de kalender", advies) from None
        if dag is not None:
            return cls(eerste, eerste + _DAG)
        volgend_jaar = date(jaar + 1, 1, 1)
        return cls(eerste, volgend_jaar if maand is None else (eerste + _MAAND).replace(day=1))

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


def lees_dag(tekst: str) -> date:
    """A whole day, written ``2025-01-31``; anything else is ``GeenDatum``."""
    if not (gevonden := _VORM.fullmatch(tekst)) or gevonden[3] is None:
        advies = "schrijf de hele datum als jjjj-mm-dd, zoals 2025-01-31"
        raise GeenDatum(tekst, "is geen dag" if gevonden else "is geen datum", advies)
    return Moment.lees(tekst).eerste


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
