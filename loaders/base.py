"""What every loader gives back: facts, remarks, and a count of every row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from graph.facts import AlleFeiten, Bron
from graph.tekst import kort
from loaders import grenzen


@dataclass(frozen=True, slots=True, order=True)
class Melding:
    """One thing that is wrong, where it is, and what to do about it.

    ``rij`` counts as a spreadsheet does (the header is row 1); 0 means the file as a whole.
    """

    bestand: str
    rij: int
    kolom: str
    probleem: str
    advies: str

    @property
    def zin(self) -> str:
        """The remark as one sentence."""
        plek = kort(self.bestand)
        plek += f", rij {self.rij}" if self.rij else ""
        plek += f", kolom {self.kolom}" if self.kolom else ""
        return f"{plek}: {self.probleem}; {self.advies}."


class BestandFout(Exception):
    """A file that cannot be used at all; ``melding`` says why."""

    def __init__(self, melding: Melding) -> None:
        super().__init__(melding.zin)
        self.melding = melding


@dataclass(frozen=True, slots=True)
class CelFout:
    """What is wrong in one cell; the loader adds file and row."""

    kolom: str
    probleem: str
    advies: str
    eenmaal: bool = False
    """It is mended in one place, so it is said once for all rows that have it."""


class RijFout(Exception):
    """A row that cannot become a fact, with everything that is wrong in it."""

    def __init__(self, *fouten: CelFout) -> None:
        super().__init__("; ".join(fout.probleem for fout in fouten))
        self.fouten = fouten


@dataclass(slots=True)
class Uitkomst:
    """The result of one loader on one file. ``rijen_in == gebruikt + afgewezen``, always.

    Of a file that is wrong in very many places some are named: ``verzwegen`` counts the others.
    """

    lader: str
    bestand: str
    rijen_in: int = 0
    gebruikt: int = 0
    gelezen: list[tuple[int, AlleFeiten]] = field(default_factory=list)
    """Each fact with the row it came from; one row may give several facts."""
    namen: dict[str, int] = field(default_factory=dict)
    """The row of each name, in a table whose rows bear one."""
    meldingen: list[Melding] = field(default_factory=list)
    afgewezen_rijen: set[int] = field(default_factory=set)
    ongelezen: int = 0
    """Rows after so many wrong ones that the rest was not looked at; they count as rejected."""
    verzwegen: int = 0
    _ook: Counter[CelFout] = field(default_factory=Counter)
    """How many rows have a fault that is said once."""

    @property
    def feiten(self) -> list[AlleFeiten]:
        """The facts of the rows that were used."""
        return [feit for _, feit in self.gelezen]

    @property
    def afgewezen(self) -> int:
        """How many rows gave nothing."""
        return len(self.afgewezen_rijen) + self.ongelezen

    @property
    def onbruikbaar(self) -> bool:
        """The file as a whole could not be used."""
        return bool(self.meldingen) and not self.rijen_in

    def neem(self, rij: int, *feiten: AlleFeiten) -> None:
        """Count a row as used, with the facts that it gives (none for a look-up table)."""
        self.rijen_in += 1
        self.gebruikt += 1
        self.gelezen.extend((rij, feit) for feit in feiten)

    def weiger(self, rij: int, *fouten: CelFout) -> None:
        """Count a row that was not used."""
        self.rijen_in += 1
        self.afgewezen_rijen.add(rij)
        self._noteer(rij, fouten)

    def herzie(self, rij: int, *fouten: CelFout) -> None:
        """Reject a row that was used at first: its facts go."""
        if rij not in self.afgewezen_rijen:
            self.afgewezen_rijen.add(rij)
            self.gebruikt -= 1
        self._noteer(rij, fouten)

    def sla_over(self, rijen: int) -> None:
        """Count rows that were not looked at any more."""
        self.rijen_in += rijen
        self.ongelezen += rijen

    def meld(self, fout: CelFout, rij: int = 0) -> None:
        """Say something about the file or about a row that stays in use."""
        self._noteer(rij, (fout,))

    def ruim_op(self) -> None:
        """Drop the facts of rejected rows, and put some tens of remarks in order, each once."""
        self.gelezen = [paar for paar in self.gelezen if paar[0] not in self.afgewezen_rijen]
        alle = sorted(set(map(self._met_aantal, self.meldingen)))
        self.meldingen = alle[: grenzen.VOORBEELDEN]
        self.verzwegen += len(alle) - len(self.meldingen)

    def _noteer(self, rij: int, fouten: tuple[CelFout, ...]) -> None:
        for fout in fouten:
            self._ook[fout] += fout.eenmaal
            if self._ook[fout] <= 1:
                self.meldingen.append(
                    Melding(self.bestand, rij, fout.kolom, fout.probleem, fout.advies)
                )

    def _met_aantal(self, melding: Melding) -> Melding:
        fout = CelFout(melding.kolom, melding.probleem, melding.advies, eenmaal=True)
        if (ook := self._ook.pop(fout, 0) - 1) < 1:
            return melding
        rijen = "1 andere rij" if ook == 1 else f"{ook} andere rijen"
        return replace(melding, probleem=f"{melding.probleem} (ook in {rijen})")


@dataclass(slots=True)
class Kennis:
    """What later tables need of earlier ones: sources, and which text means which function."""

    bronnen: dict[str, Bron] = field(default_factory=dict)
    functies: set[str] = field(default_factory=set)
    functies_van: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Text of a source -> the functions it covers; a known text may cover none."""


@dataclass(frozen=True, slots=True)
class Lader:
    """One table: its name (``build --only``, ``validate --loader``), its files, how to read one."""

    naam: str
    patroon: str
    lees: Callable[[Path, Kennis], Uitkomst]
    verplicht: bool = False
