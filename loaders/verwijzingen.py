"""References to facts that people can write: ``vervangt`` by a readable key beside the hash.

A key is ``ONDERWERP/REGIO`` (the one fact about that arrangement for that region or gemeente) or
``TABEL/RIJ`` (the one fact of a row: its number, or in ``uitspraken`` its ``id``). It is replaced
by the id of the fact, before anything else looks at it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from graph.facts import AlleFeiten
from loaders.base import CelFout, Uitkomst

_LANGSTE = 100
"""Facts that replace one another in a row: a claim is not corrected more often than that."""
_HASH = re.compile(r"[0-9a-f]{16}")


def los_op(uitkomsten: Sequence[Uitkomst], bekend: Iterable[Uitkomst] = ()) -> None:
    """Put ids in the place of readable keys; ``bekend`` are tables that were read before.

    A key without exactly one fact makes its row refused.
    """
    if any(_leesbaar(feit) for uit in uitkomsten for feit in uit.feiten):
        sleutels = _alle_sleutels([*bekend, *uitkomsten])
        for uit in uitkomsten:
            uit.gelezen = [(rij, _vervang(uit, rij, feit, sleutels)) for rij, feit in uit.gelezen]


def _alle_sleutels(uitkomsten: Iterable[Uitkomst]) -> dict[str, list[AlleFeiten]]:
    """Per readable key the facts that bear it, each once."""
    sleutels: dict[str, list[AlleFeiten]] = defaultdict(list)
    for uit in uitkomsten:
        for sleutel, feit in _sleutels(uit):
            if feit not in sleutels[sleutel]:
                sleutels[sleutel].append(feit)
    return sleutels


def _vervang(
    uit: Uitkomst, rij: int, feit: AlleFeiten, sleutels: dict[str, list[AlleFeiten]]
) -> AlleFeiten:
    """The fact with an id in ``vervangt``; without one when its row is refused for it."""
    try:
        return _opgelost(feit, sleutels)
    except _Onvindbaar as fout:
        uit.herzie(rij, CelFout("vervangt", str(fout), _ADVIES))
        return msgspec.structs.replace(feit, vervangt="")


_ADVIES = "schrijf ONDERWERP/REGIO, TABEL/RIJ of het id van het feit"


class _Onvindbaar(Exception):
    """A key that does not lead to one fact."""


def _leesbaar(feit: AlleFeiten) -> bool:
    """Whether it replaces a fact by a readable key."""
    return bool(feit.vervangt) and not _HASH.fullmatch(feit.vervangt)


def _opgelost(
    feit: AlleFeiten, sleutels: dict[str, list[AlleFeiten]], keten: tuple[str, ...] = ()
) -> AlleFeiten:
    """The fact with an id in ``vervangt``; what it replaces may itself replace another."""
    if not _leesbaar(feit):
        return feit
    if feit.vervangt in keten:
        kring = " vervangt ".join((*keten[keten.index(feit.vervangt) :][-5:], feit.vervangt))
        raise _Onvindbaar(f"kring: {kring}")
    if len(keten) > _LANGSTE:
        raise _Onvindbaar(f"na '{keten[0]}' vervangen meer dan {_LANGSTE} feiten elkaar")
    # Who speaks of the same arrangement does not mean itself.
    gevonden = [ander for ander in sleutels.get(feit.vervangt, ()) if ander is not feit]
    if len(gevonden) != 1:
        wat = f"{len(gevonden)} feiten" if gevonden else "geen enkel feit"
        raise _Onvindbaar(f"'{feit.vervangt}' wijst {wat} aan")
    oud = _opgelost(gevonden[0], sleutels, (*keten, feit.vervangt))
    return msgspec.structs.replace(feit, vervangt=oud.id)


def _sleutels(uit: Uitkomst) -> Iterator[tuple[str, AlleFeiten]]:
    """Every readable key of every fact of a table."""
    namen = {rij: naam for naam, rij in uit.namen.items()}
    for rij, feit in uit.gelezen:
        yield f"{uit.lader}/{rij}", feit
        if rij in namen:
            yield f"{uit.lader}/{namen[rij]}", feit
        onderwerp, bereik = getattr(feit, "onderwerp", ""), getattr(feit, "bereik", None)
        if onderwerp and bereik is not None:
            waar = {*bereik.regios, *bereik.gemeenten, getattr(feit, "via_regio", "")} - {""}
            yield from ((f"{onderwerp}/{code}", feit) for code in waar)
