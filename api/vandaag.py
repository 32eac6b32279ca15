"""Today, where the data are about: asked once, at the edge, and repeated in the answer."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_TIJDZONE = "Europe/Amsterdam"


class GeenTijdzone(RuntimeError):
    """Neither the machine nor the environment knows the time zone; the message is one sentence."""


def vandaag() -> date:
    """The date in the Netherlands."""
    try:
        return datetime.now(ZoneInfo(_TIJDZONE)).date()
    except ZoneInfoNotFoundError:
        zin = f"De tijdzone {_TIJDZONE} is er niet; installeer haar met: pip install tzdata"
        raise GeenTijdzone(zin) from None
