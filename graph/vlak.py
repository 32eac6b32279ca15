"""Rectangles in the plane of the two clocks: true on a day (D) by known on a day (K).

Every rule about time comes down to intersecting and subtracting such rectangles. All sides are
half-open; an empty rectangle does not exist.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from graph.periode import ALTIJD_AL, VOOR_ALTIJD


@dataclass(frozen=True, slots=True, order=True)
class Vlak:
    """``[van, tot)`` in the world by ``[bekend, vervallen)`` in our knowledge."""

    van: date = ALTIJD_AL
    tot: date = VOOR_ALTIJD
    bekend: date = ALTIJD_AL
    vervallen: date = VOOR_ALTIJD

    def __bool__(self) -> bool:
        return self.van < self.tot and self.bekend < self.vervallen

    def op(self, dag: date, kennis: date) -> bool:
        """Whether it holds on a day, as known on another."""
        return self.van <= dag < self.tot and self.bekend <= kennis < self.vervallen

    def en(self, ander: Vlak) -> Vlak:
        """The part in both; may be empty (false)."""
        return Vlak(
            max(self.van, ander.van),
            min(self.tot, ander.tot),
            max(self.bekend, ander.bekend),
            min(self.vervallen, ander.vervallen),
        )

    def zonder(self, ander: Vlak) -> Iterator[Vlak]:
        """The parts outside ``ander``: at most four."""
        deel = self.en(ander)
        if not deel:
            yield self
            return
        stukken = (
            Vlak(self.van, self.tot, self.bekend, deel.bekend),
            Vlak(self.van, self.tot, deel.vervallen, self.vervallen),
            Vlak(self.van, deel.van, deel.bekend, deel.vervallen),
            Vlak(deel.tot, self.tot, deel.bekend, deel.vervallen),
        )
        yield from filter(None, stukken)


def zonder_alle(vlak: Vlak, weg: Iterable[Vlak]) -> list[Vlak]:
    """``vlak`` minus every rectangle of ``weg``."""
    rest = [vlak] if vlak else []
    for ander in weg:
        rest = [stuk for deel in rest for stuk in deel.zonder(ander)]
    return rest
