"""One country: every table of a folder, read and checked against each other.

``lees_land`` never stops at bad data: each file gives an ``Uitkomst`` in which every row is used or
rejected with a remark. It stops only without ``dataset.toml``, or for a loader that does not exist.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

import msgspec

from graph.dataset import Dataset
from graph.facts import AlleFeiten, Bron, Functie, gesorteerd
from graph.tekst import ONZICHTBAAR, kort
from loaders import (
    bronnen,
    controle,
    grenzen,
    mapping,
    tabellen,
    uitspraken,
    verwijzingen,
    waarschuwingen,
)
from loaders.base import BestandFout, Kennis, Lader, Melding, Uitkomst
from loaders.readers import lees_tekst

LADERS: dict[str, Lader] = {
    lader.naam: lader
    for lader in (bronnen.LADER, *tabellen.laders(), mapping.LADER, uitspraken.LADER)
}
"""By name, in reading order: a table comes after those it needs."""

BASIS = frozenset(naam for naam, lader in LADERS.items() if lader.verplicht)
"""Always read: nothing can be placed without sources, gemeenten, regions and functions."""

DATA = Path(__file__).parent / "data"
"""The countries that come with the program: ``nl`` and the made-up ``kleinland``."""

Voortgang = Callable[[str, int, int], None]
"""Told before each table: its name, its number, and how many there are."""


@dataclass(frozen=True, slots=True)
class Land:
    """A country as read. ``feiten`` are sorted and each there once."""

    dataset: Dataset
    bronnen: tuple[Bron, ...]
    feiten: tuple[AlleFeiten, ...]
    uitkomsten: tuple[Uitkomst, ...]
    kennis: Kennis = field(default_factory=Kennis)

    @property
    def meldingen(self) -> tuple[Melding, ...]:
        """Everything that is wrong, in the order of the tables."""
        return tuple(melding for uit in self.uitkomsten for melding in uit.meldingen)


def lees_land(
    map_: Path, alleen: Collection[str] | None = None, voortgang: Voortgang | None = None
) -> Land:
    """Read the tables of a folder.

    With ``alleen`` the facts of the other loaders are left out, except the basis on which all rest.
    Tables are checked against the whole country either way. An unknown name is a ``ValueError``.
    """
    gekozen = set(LADERS) if alleen is None else BASIS.union(kies(naam).naam for naam in alleen)
    dataset, verwacht = lees_dataset(map_ / "dataset.toml")
    kennis = Kennis()
    uitkomsten = [*_lees_alle(map_, kennis, verwacht, voortgang), *_onbekende_tabellen(map_)]
    verwijzingen.los_op(uitkomsten)
    controle.controleer(uitkomsten, verwacht=verwacht)
    uitkomsten = [uit for uit in uitkomsten if uit.lader in gekozen or uit.lader not in LADERS]
    return Land(
        dataset=dataset,
        bronnen=tuple(kennis.bronnen[sleutel] for sleutel in sorted(kennis.bronnen)),
        feiten=gesorteerd(feit for uit in uitkomsten for feit in uit.feiten),
        uitkomsten=tuple(uitkomsten),
        kennis=kennis,
    )


def _lees_alle(
    map_: Path, kennis: Kennis, verwacht: controle.Verwacht, voortgang: Voortgang | None
) -> Iterator[Uitkomst]:
    for nummer, (naam, lader) in enumerate(LADERS.items(), 1):
        if voortgang is not None:
            voortgang(naam, nummer, len(LADERS))
        paden = sorted(map_.glob(lader.patroon))
        if not paden and (lader.verplicht or verwacht.get(naam, (0, 0))[0]):
            paden = [map_ / lader.patroon.replace("*", "")]
        for pad in paden:
            uitkomst = _lees(pad, lader, kennis)
            yield uitkomst
            if naam == "functies":
                kennis.functies.update(feit.code for feit in _functies(uitkomst.feiten))
            elif naam == "bronnen" and not uitkomst.rijen_in:
                # Without its sources every row of every table is refused: one remark is enough.
                return


def _onbekende_tabellen(map_: Path) -> Iterator[Uitkomst]:
    """A table under another name would be left out, and nobody would know."""
    for pad in sorted(map_.glob("*.csv")):
        if not any(pad.match(lader.patroon) for lader in LADERS.values()):
            lijkt = get_close_matches(pad.stem, LADERS, 1)
            bedoeld = f"noem haar {lijkt[0]}.csv" if lijkt else "geef haar de naam van een tabel"
            advies = f"{bedoeld} of haal haar weg uit de map"
            melding = Melding(kort(pad.name), 0, "", "deze tabel is onbekend", advies)
            yield Uitkomst(pad.stem, pad.name, meldingen=[melding])


def _functies(feiten: Iterable[AlleFeiten]) -> Iterator[Functie]:
    return (feit for feit in feiten if isinstance(feit, Functie))


def _lees(pad: Path, lader: Lader, kennis: Kennis) -> Uitkomst:
    """One file; a file that cannot be used at all gives one remark and no rows."""
    try:
        return lader.lees(pad, kennis)
    except BestandFout as fout:
        return Uitkomst(lader.naam, pad.name, meldingen=[fout.melding])


def valideer(bestand: Path, lader: str, land: Land, bronbestanden: Iterable[Path] = ()) -> Uitkomst:
    """Read a file of the user's own with the same checks, against a country; nothing is kept.

    Rows may refer to each other, to the country and to the sources in ``bronbestanden``, which must
    be without fault (else ``BestandFout``). What is allowed but seldom meant is said as well. An
    unknown loader is a ``ValueError``.
    """
    gekozen = kies(lader)
    # The user's sources stand on their own: that the country has them too is no mistake.
    bekend = {} if gekozen.naam == "bronnen" else dict(land.kennis.bronnen)
    kennis = Kennis(bekend | _extra(bronbestanden), land.kennis.functies)
    kennis.functies_van |= land.kennis.functies_van
    uitkomst = _lees(bestand, gekozen, kennis)
    verwijzingen.los_op([uitkomst], land.uitkomsten)
    controle.controleer([uitkomst], land.feiten)
    waarschuwingen.waarschuw(uitkomst, kennis.bronnen, land.kennis.bronnen)
    return uitkomst


def _extra(bronbestanden: Iterable[Path]) -> dict[str, Bron]:
    """Sources of the user's own that no country has yet."""
    kennis = Kennis()
    for pad in bronbestanden:
        uitkomst = _lees(pad, bronnen.LADER, kennis)
        if uitkomst.meldingen:
            raise BestandFout(uitkomst.meldingen[0])
    return kennis.bronnen


def kies(naam: str) -> Lader:
    """The loader of this name; ``ValueError`` with the names that exist."""
    if naam not in LADERS:
        raise ValueError(f"lader '{naam}' bestaat niet; kies uit: {', '.join(LADERS)}")
    return LADERS[naam]


def lees_dataset(pad: Path) -> tuple[Dataset, controle.Verwacht]:
    """The metadata of a country, and how many rows each table is expected to give."""
    tekst = lees_tekst(pad, grenzen.BYTES_DATASET)
    try:
        if gevonden := ONZICHTBAAR.search(tekst):
            raise ValueError(f"onzichtbaar teken U+{ord(gevonden[0]):04X}")
        inhoud = tomllib.loads(tekst)
        verwacht = msgspec.convert(inhoud.pop("verwacht", {}), dict[str, tuple[int, int]])
        _keur_verwacht(verwacht)
        return msgspec.convert(inhoud, Dataset), verwacht
    except (ValueError, RecursionError) as fout:  # of the text, of its fields, or nested too deep
        advies = "vul id en naam in, en bij [verwacht] per tabel [minimum, maximum]"
        probleem = f"het bestand is niet te lezen ({kort(str(fout), 150)})"
        raise BestandFout(Melding(pad.name, 0, "", probleem, advies)) from None


def _keur_verwacht(verwacht: controle.Verwacht) -> None:
    for naam, (minimum, maximum) in verwacht.items():
        if naam not in LADERS:
            raise ValueError(f"tabel '{naam}' bestaat niet")
        if not 0 <= minimum <= maximum:
            raise ValueError(f"{naam}: van {minimum} tot {maximum} rijen kan niet")
