"""The metadata of one country of facts, as the snapshot stores it."""

from __future__ import annotations

from graph.facts import Struct


class Dataset(Struct, frozen=True, kw_only=True):
    """What the facts are about, and under which conditions they may be used."""

    id: str
    naam: str
    verzonnen: bool = False
    """The country is made up: nothing in it says anything about a real place."""
    toelichting: str = ""
    attributie: str = ""
