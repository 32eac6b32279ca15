"""Text as a reader sees it: one normal form, what may not be in it, and how it is repeated.

Two names that look the same are the same: text is kept in NFC with one kind of space (``normaal``),
and what cannot be seen or has no place in XML is refused where it comes in (``ONZICHTBAAR``). A
cell that a spreadsheet would run (``is_formule``) is refused in the tables that come in, and every
CSV that goes out is written through ``csv_cel``: two walls, each enough alone.
"""

from __future__ import annotations

import re
import unicodedata

_ONZICHTBAAR = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters; tab and line ends are white space
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0"  # no width, or the direction of writing
    "\ud800-\uf8ff\ufdd0-\ufdef\ufff0-\uffff\U000e0000-\U000e0fff\U000f0000-\U0010ffff"
) + "".join(
    f"{chr(vlak * 0x10000 + 0xFFFE)}{chr(vlak * 0x10000 + 0xFFFF)}" for vlak in range(1, 15)
)
ONZICHTBAAR = re.compile(f"[{_ONZICHTBAAR}]")
"""Control, zero-width and direction marks, surrogates, private use, noncharacters, U+FFFD."""

_VOORAF = re.compile(rf"^[\s'\"`´‘’‚‛“”„‟‹›«»{_ONZICHTBAAR}]*")
"""What may stand before a formula: white space, quotes, and what cannot be seen."""
_TEKENS = frozenset("=+-@\N{MINUS SIGN}")
_GETAL = re.compile(r"[-\N{MINUS SIGN}][0-9]+([.,][0-9]+)*%?\s*")


def normaal(tekst: str) -> str:
    """The normal form: NFC, every run of white space one space, none at either end."""
    return unicodedata.normalize("NFC", " ".join(tekst.split()))


def is_formule(cel: str) -> bool:
    """Whether a spreadsheet may run this cell: ``=``, ``+``, ``-`` or ``@``, however it is spelled.

    Full-width variants count, and so does a formula after quotes, spaces or invisible signs. A
    negative number is a number. Each part between semicolons counts: a Dutch spreadsheet takes
    them apart.
    """
    return any(map(_loopt, cel.split(";")))


def _loopt(deel: str) -> bool:
    if deel[:1].isascii() and deel[:1].isalnum():
        return False  # nearly all: a code, a day or a sentence
    kern = _VOORAF.sub("", deel, count=1)
    eerste = unicodedata.normalize("NFKC", kern[:1])[:1]
    return eerste in _TEKENS and not _GETAL.fullmatch(kern)


def csv_cel(waarde: object) -> str:
    """A value as a cell of a CSV file: lists by semicolon, truth as ja or nee, nothing as nothing.

    A text that a spreadsheet would run gets an apostrophe before it; numbers and days never do.
    """
    if isinstance(waarde, tuple | list):
        return ";".join(map(csv_cel, waarde))
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, str):
        return ";".join(map(_veilig, waarde.split(";")))
    return "" if waarde is None else str(waarde)


def _veilig(deel: str) -> str:
    return f"'{deel}" if _loopt(deel) and not deel.startswith("'") else deel


def kort(tekst: str, lengte: int = 60) -> str:
    """What somebody gave, fit to be repeated in one line."""
    begin = tekst[: lengte + 1]
    netjes = "".join(teken if teken.isprintable() else "?" for teken in begin)
    return netjes if len(netjes) <= lengte else f"{netjes[: lengte - 3]}..."
