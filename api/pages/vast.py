"""Pages with text: what it means, and the statement on accessibility."""

from __future__ import annotations

from datetime import date
from typing import Any

from api.pages.blad import Blad
from api.pages.feiten import feitregel
from api.verbeteren import rijplekken
from api.web.vraag import code

VERKLAARD = date(2026, 11, 22)
"""The day on which the statement on accessibility was last checked against the pages."""

FEIT = code("feit", "Een feit dat niet klopt.", "3f2a", naam="feit")
QUERY = (FEIT,)


def _contact(blad: Blad) -> dict[str, str]:
    """Who to write to; without a configured address the pages say how to propose a row."""
    instellingen = blad.verzoek.staat.instellingen
    return {"contact": instellingen.contact_naam, "email": instellingen.contact_email}


def uitleg(blad: Blad) -> dict[str, Any]:
    """How to read the answers, and how to correct the fact that was named."""
    feit = blad.snap.per_id[blad["feit"]] if blad["feit"] else None
    return {
        "titel": "Wat betekent dit?",
        "aantal_bronnen": len(blad.snap.bronnen),
        "aantal_feiten": len(blad.snap.feiten),
        "feit": feitregel(blad, feit) if feit else None,
        "plekken": rijplekken(blad.snap.dataset.id, feit) if feit else [],
        **_contact(blad),
    }


def toegankelijkheid(blad: Blad) -> dict[str, Any]:
    """The statement."""
    return {"titel": "Toegankelijkheid", "dag": VERKLAARD, **_contact(blad)}
