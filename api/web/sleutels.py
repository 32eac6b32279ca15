"""Keys of things that sources only give a name, and names as people search for them."""

from __future__ import annotations

import re
import unicodedata

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


def sorteernaam(naam: str) -> str:
    """How a name is sorted: ``'s-Gravenhage`` under the g."""
    return kaal(_LIDWOORD.sub("", naam))
