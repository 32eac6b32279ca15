"""One claim of one source, and its id: a hash of what it says."""

from __future__ import annotations

import hashlib
from datetime import date
from functools import cache, cached_property

import msgspec

from graph.facts.herkomst import Herkomst, Struct


class Feit(
    Struct, frozen=True, kw_only=True, tag_field="soort", tag=str.lower, dict=True, cache_hash=True
):
    """One claim of one source."""

    herkomst: Herkomst
    vervangt: str = ""
    """Id of the fact that this one corrects."""

    def bronnen(self, kennisdatum: date) -> tuple[str, ...]:
        """Who says so, as known on a day: its source, and the one that changed its end."""
        geldig = getattr(self, "geldig", None)
        einde_bron = geldig.op(kennisdatum).einde_bron if geldig is not None else ""
        return tuple(sorted({self.herkomst.bron, einde_bron} - {""}))

    @cached_property
    def id(self) -> str:
        """Hash of the content: equal claims are one fact, on every run and every machine."""
        inhoud = {"soort": type(self).__name__.lower(), **_gezegd(self)}
        return hashlib.sha256(msgspec.json.encode(inhoud)).hexdigest()[:16]


def _gezegd(record: Struct) -> dict[str, object]:
    """The fields that differ from their default, by value.

    msgspec leaves out a default only when it is the very same object: then a word read from a file
    would give another id than the same word in the code.
    """
    waarden = ((naam, getattr(record, naam), leeg) for naam, leeg in _velden(type(record)))
    return {
        naam: _gezegd(waarde) if isinstance(waarde, Struct) else waarde
        for naam, waarde, leeg in waarden
        if waarde != leeg
    }


@cache
def _velden(soort: type[Struct]) -> tuple[tuple[str, object], ...]:
    """Name and default of each field."""
    return tuple((veld.name, veld.default) for veld in msgspec.structs.fields(soort))
