"""Strict reading of CSV files: every cell has a place, and nothing is repaired in silence.

UTF-8 (with or without BOM). Comma, or the semicolon or tab that a Dutch spreadsheet writes. A cell
holds no line break, so a row number is the same in a text editor and in a spreadsheet.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from loaders.base import BestandFout, CelFout, Melding

MAX_BYTES = 50 * 1024 * 1024
"""Largest file we read; the largest national table is under 2 MB."""
MAX_RIJEN = 200_000
"""Most rows in one file; the largest national table has some thousands."""

_UTF8 = "bewaar het opnieuw als 'CSV UTF-8'"
_STUUR = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f\ufffd]")
# A UTF-8 text that was read as Windows-1252 and saved again: é became Ã©, ’ became â€™.
_VERMINKT = re.compile(r"Ã[^A-Za-z\s]|â€")
_NEGEN_CIJFERS = re.compile(r"(?<!\d)\d{9}(?!\d)")


@dataclass(frozen=True, slots=True)
class Rij:
    """One row: its number as the user sees it, and its cells by column, trimmed."""

    nummer: int
    cellen: dict[str, str]


@dataclass(frozen=True, slots=True)
class Kolommen:
    """The columns of a table: those that must be there and those that may."""

    verplicht: tuple[str, ...]
    optioneel: tuple[str, ...] = ()


def lees_csv(pad: Path, kolommen: Kolommen) -> Iterator[Rij | tuple[int, CelFout]]:
    """The rows of a file; a row that cannot be read is given as its number and what is wrong.

    Raises ``BestandFout`` at once, before any row, when the file as a whole cannot be used.
    """
    tekst = lees_tekst(pad)
    regels = _regels(pad.name, tekst)
    if not regels:
        raise _fout(pad, 0, "het bestand is leeg", "vul een kop en ten minste één rij in")
    kop = [cel.strip() for cel in regels[0][1]]
    _keur_kop(pad.name, kop, kolommen)
    if len(regels) == 1:
        # An empty table cannot be told from one that was cut off after its header.
        raise _fout(pad, 1, "het bestand heeft alleen een kop", "voeg onder de kop rijen toe")
    return _rijen(regels[1:], kop, afgebroken=not tekst.endswith(("\n", "\r")))


def lees_tekst(pad: Path) -> str:
    """The text of a file, or ``BestandFout`` when it is missing, too large or not UTF-8 text."""
    try:
        # A device has no size and may never end.
        if not pad.is_file():
            raise FileNotFoundError
        if pad.stat().st_size > MAX_BYTES:
            grens = f"groter dan {MAX_BYTES // 1024**2} MB"
            raise _fout(pad, 0, f"het bestand is {grens}", "splits het in kleinere bestanden")
        inhoud = pad.read_bytes()
    except OSError:
        raise _fout(
            pad, 0, "het bestand is er niet of kan niet worden gelezen", "controleer de naam"
        ) from None
    if inhoud.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise _fout(pad, 0, "dit is een Excel- of zipbestand", _UTF8)
    if inhoud.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _fout(pad, 0, "het bestand is UTF-16", _UTF8)
    if (plek := inhoud.find(b"\0")) >= 0:
        rij = inhoud.count(b"\n", 0, plek) + 1
        raise _fout(pad, rij, "het bestand bevat een NUL-teken", _UTF8)
    try:
        tekst = inhoud.decode("utf-8-sig")
    except UnicodeDecodeError as fout:
        rij = inhoud.count(b"\n", 0, fout.start) + 1
        raise _fout(pad, rij, "het bestand is geen UTF-8", _UTF8) from None
    _keur_tekst(pad, tekst)
    return tekst


def _keur_tekst(pad: Path, tekst: str) -> None:
    if not tekst.strip():
        raise _fout(pad, 0, "het bestand is leeg", "vul een kop en ten minste één rij in")
    if max(tekst.count("\n"), tekst.count("\r")) > MAX_RIJEN + 1:
        raise _fout(pad, 0, f"het bestand heeft meer dan {MAX_RIJEN} rijen", "splits het bestand")
    for patroon, probleem in (
        (_STUUR, "hier staat een onleesbaar teken"),
        (_VERMINKT, "letters met accenten zijn verminkt"),
    ):
        if gevonden := patroon.search(tekst):
            rij = tekst.count("\n", 0, gevonden.start()) + 1
            raise _fout(pad, rij, probleem, f"herstel de tekst en {_UTF8}")


def _regels(bestand: str, tekst: str) -> list[tuple[int, list[str]]]:
    """Every line that holds something, with its number; a cell may not run over several lines."""
    lezer = csv.reader(io.StringIO(tekst, newline=""), delimiter=_scheiding(tekst), strict=True)
    regels: list[tuple[int, list[str]]] = []
    nummer = 0
    try:
        for cellen in lezer:
            nummer += 1
            if lezer.line_num != nummer:
                break
            if any(cellen):
                regels.append((nummer, cellen))
        else:
            return regels
    except csv.Error as fout:
        # The reader stops in the middle of a row: the one after the last that was complete.
        nummer += 1
        if "field limit" in str(fout):
            probleem, advies = "hier staat een cel met te veel tekens", "kort de cel in"
            raise BestandFout(Melding(bestand, nummer, "", probleem, advies)) from None
        if lezer.line_num == nummer and "end of data" not in str(fout):
            wat = "staat een los aanhalingsteken"
            raise BestandFout(_aanhaling(bestand, nummer, wat)) from None
    raise BestandFout(_aanhaling(bestand, nummer, "loopt een cel door op de volgende regel"))


def _aanhaling(bestand: str, rij: int, wat: str) -> Melding:
    advies = 'sluit elke aanhaling met " en haal regeleinden uit cellen weg'
    return Melding(bestand, rij, "", f"hier {wat}", advies)


def _scheiding(tekst: str) -> str:
    kop = tekst.lstrip().partition("\n")[0]
    return max((",", ";", "\t"), key=kop.count)


def _keur_kop(bestand: str, kop: Sequence[str], kolommen: Kolommen) -> None:
    bekend = (*kolommen.verplicht, *kolommen.optioneel)
    for naam in kop:
        if not naam:
            probleem, advies = "een kolom heeft geen naam", "geef haar een naam of haal haar weg"
            raise BestandFout(Melding(bestand, 1, "", probleem, advies))
        if naam not in bekend:
            lijkt = get_close_matches(naam.lower(), bekend, 1)
            advies = f"bedoelt u {lijkt[0]}" if lijkt else f"gebruik alleen: {', '.join(bekend)}"
            raise BestandFout(Melding(bestand, 1, naam, "deze kolom hoort hier niet", advies))
        if kop.count(naam) > 1:
            probleem, advies = "deze kolom staat er dubbel", "laat er één staan"
            raise BestandFout(Melding(bestand, 1, naam, probleem, advies))
    mist = [naam for naam in kolommen.verplicht if naam not in kop]
    if mist:
        probleem = f"de kop mist {', '.join(mist)}"
        raise BestandFout(
            Melding(bestand, 1, mist[0], probleem, "voeg toe; de cellen mogen soms leeg zijn")
        )


def _rijen(
    regels: Sequence[tuple[int, list[str]]], kop: Sequence[str], *, afgebroken: bool
) -> Iterator[Rij | tuple[int, CelFout]]:
    laatste = regels[-1][0]
    for nummer, cellen in regels:
        if afgebroken and nummer == laatste:
            advies = "vul de rij aan en sluit haar af met een regeleinde (Enter)"
            yield nummer, CelFout("", "de laatste regel breekt af, het bestand is afgekapt", advies)
        elif len(cellen) != len(kop):
            advies = 'geef elke kolom een cel, en zet tekst met een scheidingsteken tussen "'
            probleem = f"de rij heeft {len(cellen)} cellen en de kop {len(kop)}"
            yield nummer, CelFout("", probleem, advies)
        elif fout := next(filter(None, map(_keur_cel, kop, cellen)), None):
            yield nummer, fout
        else:
            yield Rij(nummer, dict(zip(kop, map(str.strip, cellen), strict=True)))


def _keur_cel(kolom: str, cel: str) -> CelFout | None:
    """A cell that a spreadsheet would run, or that looks like a citizen service number."""
    if cel.lstrip().startswith(("=", "+", "@")):
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
    return BestandFout(Melding(pad.name, rij, "", probleem, advies))
