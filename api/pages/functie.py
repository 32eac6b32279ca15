"""One function: what it is, and how it stands in every region."""

from __future__ import annotations

from typing import Any

from api import rijen
from api.eerder import bronnen_toen
from api.pages.blad import Blad
from api.pages.tijd import jaarlinks
from api.telling import in_woorden, tel


def functie(blad: Blad) -> dict[str, Any]:
    """The page of a function."""
    code = blad["id"]
    alle = rijen.dekking(blad.vraag, functie=code)
    (telling,) = rijen.samenvatting(blad.vraag, functie=code)
    schakels = rijen.schakels(blad.vraag, functie=code)
    return {
        "titel": blad.snap.functie(code).naam,
        "f": blad.snap.functie(code),
        "alle": sorted(alle, key=lambda rij: (rij["status"] == "onbekend", rij["regio"])),
        "eerder": bronnen_toen(blad.vraag, alle),
        "telling": telling,
        "telling_in_woorden": in_woorden(tel(alle)),
        "schakels": [rij for rij in schakels if rij["code"] != "schakel-onbekend"],
        "schakel_onbekend": [rij for rij in schakels if rij["code"] == "schakel-onbekend"],
        "jaren": jaarlinks(blad),
    }
