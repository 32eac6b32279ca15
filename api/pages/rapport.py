"""The report of a region as a page, to print from the browser."""

from __future__ import annotations

from typing import Any

from api.errors import niet_gevonden
from api.pages.blad import Blad
from api.report import rapportgegevens


def rapport(blad: Blad) -> dict[str, Any]:
    """The page."""
    code = blad["code"]
    if code not in blad.vraag.dekking.regios:
        raise niet_gevonden(f"regio {code} op {blad.dag.isoformat()}", "kies een andere dag")
    return {"titel": f"Rapport {blad.naam(code)}", **rapportgegevens(blad.vraag, code)}
