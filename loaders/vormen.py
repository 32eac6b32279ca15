"""The form of every code, id, key and address: what a row may call a thing.

A row that gives a thing its code is held to the form; a row that refers to one must find it, so it
has the form too. The shapes in ``ontology/shapes.ttl`` say the same of the exported addresses, and
a test holds the two to each other: outside its form a code would get another address, or none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from graph import facts


@dataclass(frozen=True, slots=True)
class Vorm:
    """A pattern for the whole of a text, and what to write when it does not fit."""

    patroon: re.Pattern[str]
    advies: str

    def past(self, tekst: str) -> bool:
        """Whether the text has this form."""
        return self.patroon.fullmatch(tekst) is not None


def _vorm(patroon: str, advies: str) -> Vorm:
    return Vorm(re.compile(patroon), advies)


_SLEUTEL = "[a-z0-9]+(?:-[a-z0-9]+)*"
_IN_ADRES = r"[A-Za-z0-9._~:/?#@!$&'()*+,;=-]|%[0-9A-Fa-f]{2}|[\u00c0-\u024f]"

GEMEENTE = _vorm("GM[0-9]{4}", "schrijf GM en vier cijfers, zoals GM0363")
REGIO = _vorm("(?:JZ|VT)[0-9]{2}", "schrijf JZ of VT en twee cijfers, zoals JZ18")
SLEUTEL = _vorm(_SLEUTEL, "gebruik kleine letters, cijfers en streepjes, zoals jeugd-ggz")
ONDERWERP = _vorm(
    f"{_SLEUTEL}(?:/{_SLEUTEL})?",
    "gebruik kleine letters, cijfers en streepjes, met hoogstens één schuine streep",
)
NUMMER = _vorm(
    "[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*", "gebruik letters, cijfers en streepjes, zoals U001"
)
ADRES = _vorm(
    f"https?://[A-Za-z0-9-]+(?:[.][A-Za-z0-9-]+)*(?::[0-9]{{1,5}})?(?:[/?#](?:{_IN_ADRES})*)?",
    "schrijf een webadres dat begint met https:// of http://, zonder spaties",
)
ORGANISATIE = _vorm(
    "https://identifier[.]overheid[.]nl/tooi/id/[a-z_]+/[a-z0-9_]+",
    "schrijf een adres als https://identifier.overheid.nl/tooi/id/so/so0435",
)

_VELDEN: dict[str, Vorm] = {
    "id": NUMMER,
    "onderwerp": ONDERWERP,
    "rechtsvorm": SLEUTEL,
    "tooi": ORGANISATIE,
    "url": ADRES,
}
"""Field -> its form, in whatever type it stands."""

_EIGEN: dict[type[Any], dict[str, Vorm | None]] = {
    facts.Bron: {"id": SLEUTEL},
    facts.Gemeente: {"code": GEMEENTE},
    facts.Regio: {"code": REGIO},
    facts.Functie: {"code": SLEUTEL},
    facts.Basisfunctie: {"code": SLEUTEL},
    facts.Verband: {"code": SLEUTEL},
    facts.Deelname: {"rol": SLEUTEL},
    facts.Aanbod: {"sleutel": SLEUTEL},
    facts.Telling: {"onderwerp": None},  # what was counted, in words
}
"""Fields that have another form in one type, or none."""


def vorm_van(soort: type[Any], veld: str) -> Vorm | None:
    """The form of a field of a record type; ``None`` where any text will do."""
    eigen = _EIGEN.get(soort, {})
    return eigen[veld] if veld in eigen else _VELDEN.get(veld)
