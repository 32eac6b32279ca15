"""Pages with text: what it means, and the statement on accessibility."""

from __future__ import annotations

from datetime import date
from typing import Any

from api.pages.blad import Blad

VERKLAARD = date(2026, 11, 22)
"""The day on which the statement on accessibility was last checked against the pages."""


def _contact(blad: Blad) -> dict[str, str]:
    instellingen = blad.verzoek.staat.instellingen
    return {"contact": instellingen.contact_naam, "email": instellingen.contact_email}


def uitleg(blad: Blad) -> dict[str, Any]:
    """How to read the answers."""
    return {
        "titel": "Wat betekent dit?",
        "aantal_bronnen": len(blad.snap.bronnen),
        "aantal_feiten": len(blad.snap.feiten),
        **_contact(blad),
    }


def toegankelijkheid(blad: Blad) -> dict[str, Any]:
    """The statement."""
    return {"titel": "Toegankelijkheid", "dag": VERKLAARD, **_contact(blad)}
