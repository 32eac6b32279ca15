"""Strict reading of CSV files: every cell has a place, and nothing is repaired in silence.

UTF-8 (with or without BOM). Comma, or the semicolon or tab that a Dutch spreadsheet writes. A cell
holds no line break, so a row number is the same in a text editor and in a spreadsheet. A cell is
kept in one normal form (``graph.tekst``), so that names that look the same are the same.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice
from pathlib import Path

from graph.tekst import ONZICHTBAAR, is_formule, kort, normaal
from loaders import grenzen
from loaders.base import BestandFout, CelFout, Melding

_UTF8 = "bewaar het opnieuw als 'CSV UTF-8'"
_LEEG = ("het bestand is leeg", "vul een kop en ten minste één rij in")
# A UTF-8 text that was read as Windows-1252 and saved again: é became Ã©, ’ became â€™.
_VERMINKT = re.compile(r"Ã[^A-Za-z\s]|â€|\ufffd")
_NEGEN_CIJFERS = re.compile(r"(?<!\d)\d{9}(?!\d)")


@dataclass(frozen=True, slots=True)
class Rij:
    """One row: its number as the user sees it, and its cells by column, in normal form."""

    nummer: int
    cellen: dict[str, str]


@dataclass(frozen=True, slots=True)
class Kolommen:
    """The columns of a table: those that must be there and those that may."""

    verplicht: tuple[str, ...]
    optioneel: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rijen:
    """The rows of a file, read one at a time; ``aantal`` says how many there are."""

    aantal: int
    regels: Callable[[], Iterator[tuple[int, list[str]]]]
    kop: tuple[str, ...]
    afgebroken: int
    """The number of a last row without a line end, else 0."""

    def __iter__(self) -> Iterator[Rij | tuple[int, CelFout]]:
        """Each row; one that cannot be read is given as its number and what is wrong."""
        return (self._lees(*regel) for regel in self.regels())

    def _lees(self, nummer: int, cellen: list[str]) -> Rij | tuple[int, CelFout]:
        if nummer == self.afgebroken:
            advies = "vul de rij aan en sluit haar af met een regeleinde (Enter)"
            return nummer, CelFout(
                "", "de laatste regel breekt af, het bestand is afgekapt", advies
            )
        if len(cellen) != len(self.kop):
            advies = 'geef elke kolom een cel, en zet tekst met een scheidingsteken tussen "'
            probleem = f"de rij heeft {len(cellen)} cellen en de kop {len(self.kop)}"
            return nummer, CelFout("", probleem, advies)
        if fout := next(filter(None, map(_keur_cel, self.kop, cellen)), None):
            return nummer, fout
        return Rij(nummer, dict(zip(self.kop, map(normaal, cellen), strict=True)))


def lees_csv(pad: Path, kolommen: Kolommen) -> Rijen:
    """The rows of a file.

    Raises ``BestandFout`` at once, before any row, when the file as a whole cannot be used.
    """
    tekst = lees_tekst(pad)
    nummer, eerste, aantal, laatste = 0, [""], 0, 0
    for regel, cellen in _regels(pad.name, tekst):  # once for its form, and nothing is kept
        nummer, eerste = (nummer, eerste) if aantal else (regel, cellen)
        aantal, laatste = aantal + 1, regel
    if not aantal:
        raise _fout(pad, 0, *_LEEG)
    kop = tuple(normaal(cel) for cel in eerste[: grenzen.KOLOMMEN + 1])
    _keur_kop(pad.name, kop, kolommen)
    if aantal == 1:
        # An empty table cannot be told from one that was cut off after its header.
        raise _fout(pad, 1, "het bestand heeft alleen een kop", "voeg onder de kop rijen toe")
    afgebroken = 0 if tekst.endswith(("\n", "\r")) else laatste
    return Rijen(aantal - 1, lambda: islice(_regels(pad.name, tekst), 1, None), kop, afgebroken)


def lees_tekst(pad: Path, grens: int | None = None) -> str:
    """The text of a file, or ``BestandFout`` when it is missing, too large or not UTF-8 text."""
    inhoud = _bytes(pad, grens or grenzen.BYTES)
    if inhoud.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise _fout(pad, 0, "dit is een Excel- of zipbestand", _UTF8)
    if inhoud.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _fout(pad, 0, "het bestand is UTF-16", _UTF8)
    if (plek := inhoud.find(b"\0")) >= 0:
        raise _fout(pad, _rij_van(inhoud, plek), "het bestand bevat een NUL-teken", _UTF8)
    try:
        tekst = inhoud.decode("utf-8-sig")
    except UnicodeDecodeError as fout:
        rij = _rij_van(inhoud, fout.start)
        raise _fout(pad, rij, "het bestand is geen UTF-8", _UTF8) from None
    if not tekst or tekst.isspace():
        raise _fout(pad, 0, *_LEEG)
    if gevonden := _VERMINKT.search(tekst):
        rij = tekst.count("\n", 0, gevonden.start()) + 1
        advies = f"herstel de tekst en {_UTF8}"
        raise _fout(pad, rij, "letters met accenten zijn verminkt", advies)
    return tekst


def _bytes(pad: Path, grens: int) -> bytes:
    try:
        # A device has no size and may never end.
        if not pad.is_file():
            raise FileNotFoundError
        with pad.open("rb") as bestand:
            inhoud = bestand.read(grens + 1)
    except OSError:
        raise _fout(
            pad, 0, "het bestand is er niet of kan niet worden gelezen", "controleer de naam"
        ) from None
    if len(inhoud) > grens:
        probleem = f"het bestand is groter dan {grens // 1000:_} kB".replace("_", ".")
        raise _fout(pad, 0, probleem, "splits het in kleinere bestanden")
    return inhoud


def _rij_van(inhoud: bytes, plek: int) -> int:
    return inhoud.count(b"\n", 0, plek) + 1


def _regels(bestand: str, tekst: str) -> Iterator[tuple[int, list[str]]]:
    """Every line that holds something, with its number; a cell may not run over several lines."""
    lezer = csv.reader(_kort_genoeg(bestand, tekst), delimiter=_scheiding(tekst), strict=True)
    nummer = 0
    try:
        for cellen in lezer:
            nummer += 1
            if lezer.line_num != nummer:
                raise BestandFout(
                    _aanhaling(bestand, nummer, "loopt een cel door op de volgende regel")
                )
            if nummer > grenzen.RIJEN + 1:
                probleem = f"het bestand heeft meer dan {grenzen.RIJEN} rijen"
                raise BestandFout(Melding(bestand, 0, "", probleem, "splits het bestand"))
            if any(cellen):
                yield nummer, cellen
    except csv.Error as fout:
        # The reader stops in the middle of a row: the one after the last that was complete.
        raise BestandFout(_kapot(bestand, nummer + 1, lezer.line_num, str(fout))) from None


def _kort_genoeg(bestand: str, tekst: str) -> Iterator[str]:
    """The lines; one of millions of cells is refused before it is taken apart."""
    for nummer, regel in enumerate(io.StringIO(tekst, newline=""), 1):
        if len(regel) > grenzen.REGEL:
            probleem = f"de regel heeft meer dan {grenzen.REGEL} tekens"
            raise BestandFout(Melding(bestand, nummer, "", probleem, "controleer de regeleinden"))
        yield regel


def _kapot(bestand: str, nummer: int, tot: int, fout: str) -> Melding:
    if "field limit" in fout:
        return Melding(
            bestand, nummer, "", "hier staat een cel met te veel tekens", "kort de cel in"
        )
    if tot == nummer and "end of data" not in fout:
        return _aanhaling(bestand, nummer, "staat een los aanhalingsteken")
    return _aanhaling(bestand, nummer, "loopt een cel door op de volgende regel")


def _aanhaling(bestand: str, rij: int, wat: str) -> Melding:
    advies = 'sluit elke aanhaling met " en haal regeleinden uit cellen weg'
    return Melding(bestand, rij, "", f"hier {wat}", advies)


def _scheiding(tekst: str) -> str:
    begin = len(tekst) - len(tekst.lstrip())
    kop = tekst[begin : begin + grenzen.REGEL].partition("\n")[0]
    return max((",", ";", "\t"), key=kop.count)


def _keur_kop(bestand: str, kop: Sequence[str], kolommen: Kolommen) -> None:
    bekend = (*kolommen.verplicht, *kolommen.optioneel)
    if len(kop) > grenzen.KOLOMMEN:
        probleem = f"de kop heeft meer dan {grenzen.KOLOMMEN} kolommen"
        raise BestandFout(Melding(bestand, 1, "", probleem, f"gebruik alleen: {', '.join(bekend)}"))
    for naam in kop:
        if not naam:
            probleem, advies = "een kolom heeft geen naam", "geef haar een naam of haal haar weg"
            raise BestandFout(Melding(bestand, 1, "", probleem, advies))
        if naam not in bekend:
            lijkt = get_close_matches(naam[:60].lower(), bekend, 1)
            advies = f"bedoelt u {lijkt[0]}" if lijkt else f"gebruik alleen: {', '.join(bekend)}"
            wat = Melding(bestand, 1, kort(naam), "deze kolom hoort hier niet", advies)
            raise BestandFout(wat)
        if kop.count(naam) > 1:
            probleem, advies = "deze kolom staat er dubbel", "laat er één staan"
            raise BestandFout(Melding(bestand, 1, naam, probleem, advies))
    mist = [naam for naam in kolommen.verplicht if naam not in kop]
    if mist:
        probleem = f"de kop mist {', '.join(mist)}"
        raise BestandFout(
            Melding(bestand, 1, mist[0], probleem, "voeg toe; de cellen mogen soms leeg zijn")
        )


def _keur_cel(kolom: str, cel: str) -> CelFout | None:
    """A cell that no column may hold: what cannot be seen, what a spreadsheet runs, who is who."""
    if len(cel) > grenzen.TEKENS:
        return CelFout(kolom, f"de cel heeft meer dan {grenzen.TEKENS} tekens", "kort de cel in")
    if gevonden := ONZICHTBAAR.search(cel):
        teken = f"U+{ord(gevonden[0]):04X}"
        return CelFout(kolom, f"hier staat een onzichtbaar teken ({teken})", "haal dat teken weg")
    if is_formule(cel):
        return CelFout(kolom, "de cel begint als een formule", "haal het eerste teken weg")
    if kolom != "url" and any(map(_elfproef, _NEGEN_CIJFERS.findall(cel))):
        return CelFout(
            kolom, "hier staat een mogelijk burgerservicenummer", "haal persoonsgegevens weg"
        )
    return None


def _elfproef(cijfers: str) -> bool:
    gewichten = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(int(c) * g for c, g in zip(cijfers, gewichten, strict=True)) % 11 == 0


def _fout(pad: Path, rij: int, probleem: str, advies: str) -> BestandFout:
    return BestandFout(Melding(pad.name or str(pad), rij, "", probleem, advies))
