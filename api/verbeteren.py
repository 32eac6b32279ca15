"""How to correct a fact: in which table and row it stands, and that anyone can propose a change."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.facts import AlleFeiten
from loaders.land import DATA


@dataclass(frozen=True, slots=True)
class Rijplek:
    """A row of a table: the file below the root of the program, and the line in it, from 1."""

    bestand: str
    regel: int


def rijplekken(land: str, feit: AlleFeiten) -> list[Rijplek]:
    """The rows that can have given the fact: those with its source and its place in it.

    Empty for a country of the user's own, whose tables do not come with the program.
    """
    bron, plaats = feit.herkomst.bron, feit.herkomst.plaats
    return [
        Rijplek(f"loaders/data/{land}/{pad.name}", regel)
        for pad in sorted((DATA / land).glob("*.csv"))
        for regel, rij in _rijen(pad)
        if (rij.get("bron"), rij.get("plaats")) == (bron, plaats)
    ]


def _rijen(pad: Path) -> Iterator[tuple[int, dict[str, str]]]:
    with pad.open(encoding="utf-8-sig", newline="") as regels:
        lezer = csv.DictReader(regels)
        for rij in lezer:
            yield lezer.line_num, rij
