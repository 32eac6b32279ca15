"""On which days the links of regions may change: between two such days they are the same.

A question about a period is asked on its first day and on each of these days in it: on none too
few, and not on every day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from graph.facts import (
    Borging,
    NietVanToepassing,
    NietVermeld,
    Ontkenning,
    Rol,
    Uitspraak,
    Volledigheid,
)
from graph.periode import Periode
from graph.snapshot import Snapshot

_Gezegd = Borging | Uitspraak | NietVermeld | Ontkenning | NietVanToepassing | Volledigheid | Rol


def grensdagen(snapshot: Snapshot, kennisdatum: date, eerste: date, laatste: date) -> list[date]:
    """``eerste``, and the days after it up to ``laatste`` on which a link may be another one."""
    dagen = {eerste, *_bestaan(snapshot), *_leden(snapshot, kennisdatum)}
    dagen.update(_gezegd(snapshot, kennisdatum))
    return sorted(dag for dag in dagen if eerste <= dag <= laatste)


def _bestaan(snapshot: Snapshot) -> Iterator[date]:
    for regio in snapshot.regios:
        yield from snapshot.indeling.regio_bestaat[regio]


def _leden(snapshot: Snapshot, kennisdatum: date) -> Iterator[date]:
    """In which region a coordinating gemeente lies."""
    for lid in snapshot.indeling.leden:
        if lid.vlak.bekend <= kennisdatum < lid.vlak.vervallen:
            yield from (lid.vlak.van, lid.vlak.tot)


def _gezegd(snapshot: Snapshot, kennisdatum: date) -> Iterator[date]:
    """What is said for and against links; a plan is one from the day on which it is said."""
    for feit in _feiten(snapshot, kennisdatum):
        yield feit.herkomst.vastgelegd
        yield from _dagen(feit.geldig.periode(kennisdatum))
        if isinstance(feit, Borging) and (na_einde := snapshot.periode(feit, kennisdatum)):
            yield from _dagen(na_einde)
    for bewijs in snapshot.schakelbewijs:
        yield from _dagen(bewijs.periode)


def _feiten(snapshot: Snapshot, kennisdatum: date) -> Iterator[_Gezegd]:
    yield from snapshot.zichtbaar(Borging, kennisdatum)
    yield from snapshot.zichtbaar(Uitspraak, kennisdatum)
    yield from snapshot.zichtbaar(NietVermeld, kennisdatum)
    yield from snapshot.zichtbaar(Ontkenning, kennisdatum)
    yield from snapshot.zichtbaar(NietVanToepassing, kennisdatum)
    yield from snapshot.zichtbaar(Volledigheid, kennisdatum)
    yield from snapshot.zichtbaar(Rol, kennisdatum)


def _dagen(periode: Periode) -> tuple[date, ...]:
    return periode.van_vroegst, periode.van, periode.tot, periode.tot_laatst
