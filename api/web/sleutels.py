"""Keys of things that sources only give a name, and names as people search for them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from hashlib import blake2b

_TUSSEN = re.compile(r"[^a-z0-9]+")
_LIDWOORD = re.compile(r"^['’‘`]s[- ]")


def kaal(tekst: str) -> str:
    """Without accents, capitals and punctuation: ``'s-Hertogenbosch`` -> ``s hertogenbosch``."""
    ontleed = unicodedata.normalize("NFKD", tekst)
    letters = "".join(teken for teken in ontleed if not unicodedata.combining(teken))
    return _TUSSEN.sub(" ", letters.casefold()).strip()


def sleutel(*delen: str) -> str:
    """A readable key of some names: ``Horizon Antonius`` -> ``horizon-antonius``."""
    return "-".join(kaal(deel).replace(" ", "-") for deel in delen if deel) or "naamloos"


def sleutels(namen: Iterable[str]) -> dict[str, str]:
    """A key per name, each of one name only: names that differ in signs alone are told apart.

    The first in order keeps the readable key; the others get a mark that follows from their own
    name, so that it stays theirs whoever else is named later.
    """
    uit: dict[str, str] = {}
    gebruikt: set[str] = set()
    for naam in sorted(set(namen)):
        eigen = sleutel(naam)
        if eigen in gebruikt:
            eigen += f"-{blake2b(naam.encode(), digest_size=3).hexdigest()}"
        uit[naam] = eigen
        gebruikt.add(eigen)
    return uit


def sorteernaam(naam: str) -> str:
    """How a name is sorted: ``'s-Gravenhage`` under the g."""
    return kaal(_LIDWOORD.sub("", naam))
