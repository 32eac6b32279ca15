"""The report of a region as a page, to print from the browser."""

from __future__ import annotations

from typing import Any

from api.pages.blad import Blad
from api.report import rapportgegevens


def rapport(blad: Blad) -> dict[str, Any]:
    """The page."""
    code = blad.eis_regio(blad["code"])
    return {"titel": f"Rapport {blad.naam(code)}", **rapportgegevens(blad.vraag, code)}
