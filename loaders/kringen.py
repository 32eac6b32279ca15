"""Chains that bite their own tail: who follows, contains or becomes itself, by way of others."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from graphlib import CycleError, TopologicalSorter
from typing import Any

from graph import facts
from graph.facts import AlleFeiten
from graph.taal import aantal
from loaders.base import CelFout, Uitkomst

_PIJLEN: dict[type[Any], tuple[str, str, str]] = {
    facts.Herindeling: ("van", "naar", "gaat over in"),
    facts.Basisfunctie: ("code", "onderdeel_van", "is onderdeel van"),
    facts.Borging: ("onderwerp", "volgt_op", "volgt op"),
}
"""Fact type -> the field from which an arrow starts, the one to which it goes, and what it says."""

_MEESTE = 100
"""Circles that are named; a file with more of them is wrong as a whole."""
_GENOEMD = 5
"""Codes that are named of one circle."""

Pijl = tuple[str, str]


def weiger_kringen(uitkomsten: Sequence[Uitkomst], alle: Iterable[AlleFeiten]) -> None:
    """Reject every row that is part of a circle, and name the circle."""
    for soort, (van, naar, wat) in _PIJLEN.items():
        feiten = [feit for feit in alle if isinstance(feit, soort)]
        pijlen = {(getattr(feit, van), getattr(feit, naar)) for feit in feiten}
        kringen = _kringen({pijl for pijl in pijlen if pijl[1]})
        if not kringen:
            continue
        for uit in uitkomsten:
            for rij, feit in uit.gelezen:
                pijl = (getattr(feit, van, ""), getattr(feit, naar, ""))
                if isinstance(feit, soort) and pijl in kringen and rij not in uit.afgewezen_rijen:
                    advies = f"haal bij één van deze codes {naar} weg of verbeter hem"
                    uit.herzie(rij, CelFout(naar, f"kring: {_zin(kringen[pijl], wat)}", advies))


def _zin(kring: Sequence[str], wat: str) -> str:
    """``a volgt op b volgt op a``, with what is between when the circle is long."""
    if len(kring) <= _GENOEMD:
        return f" {wat} ".join((*kring, kring[0]))
    tussen = aantal(len(kring) - _GENOEMD, "ander", "andere")
    return f" {wat} ".join((*kring[:_GENOEMD], f"({tussen})", kring[0]))


def _kringen(pijlen: set[Pijl]) -> dict[Pijl, tuple[str, ...]]:
    """Each arrow on a circle, with a circle that it is on."""
    verder: Mapping[str, list[str]] = _verder(_zonder_uiteinden(pijlen))
    gevonden: dict[Pijl, tuple[str, ...]] = {}
    genoemd = 0
    for van, naren in verder.items():
        for naar in naren:
            if (van, naar) in gevonden or genoemd >= _MEESTE:
                continue
            if weg := _weg(verder, naar, van):
                genoemd += 1
                eerste = weg.index(min(weg))
                kring = (*weg[eerste:], *weg[:eerste])
                gevonden |= dict.fromkeys(zip(kring, (*kring[1:], kring[0]), strict=True), kring)
    return gevonden


def _verder(pijlen: Iterable[Pijl]) -> dict[str, list[str]]:
    verder: dict[str, list[str]] = defaultdict(list)
    for van, naar in sorted(pijlen):
        verder[van].append(naar)
    return dict(verder)


def _zonder_uiteinden(pijlen: set[Pijl]) -> set[Pijl]:
    """The arrows without the chains that lead to a circle, away from one, or to none at all."""
    ervoor = _los(pijlen)
    erna = _los((naar, van) for van, naar in pijlen)
    return {pijl for pijl in pijlen if not {*pijl} & (ervoor | erna)}


def _los(pijlen: Iterable[Pijl]) -> set[str]:
    """The codes that can be put in order: those to which no circle leads."""
    volgorde: TopologicalSorter[str] = TopologicalSorter()
    for van, naar in pijlen:
        volgorde.add(naar, van)
    with suppress(CycleError):
        volgorde.prepare()
    los: set[str] = set()
    while klaar := volgorde.get_ready():
        los.update(klaar)
        volgorde.done(*klaar)
    return los


def _weg(verder: Mapping[str, Sequence[str]], van: str, naar: str) -> tuple[str, ...]:
    """The shortest way from one code to another, both included; empty when there is none."""
    vorige: dict[str, str] = {van: ""}
    wachtrij = deque([van])
    while wachtrij and naar not in vorige:
        hier = wachtrij.popleft()
        for volgende in verder.get(hier, ()):
            if volgende not in vorige:
                vorige[volgende] = hier
                wachtrij.append(volgende)
    return tuple(_terug(vorige, naar))[::-1] if naar in vorige else ()


def _terug(vorige: Mapping[str, str], hier: str) -> Iterator[str]:
    while hier:
        yield hier
        hier = vorige[hier]
