"""Today, where the data are about: asked once, at the edge, and repeated in the answer."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo


def vandaag() -> date:
    """The date in the Netherlands."""
    return datetime.now(ZoneInfo("Europe/Amsterdam")).date()
