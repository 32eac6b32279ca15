"""What the measurements over HTTP say, in print."""

from __future__ import annotations

from rich.console import Console

from bench.http import meet_http
from bench.httpduur import zinnen
from bench.httpgrens import grenzen
from bench.proces import Mislukt, TeLang

RONDE = 0.5
"""Seconds that one question is asked before it is the turn of the next."""
DUUR_MAX = 3600.0
"""A load stops by itself."""


def over_http(data: str, keren: int, duur: float, scherm: Console) -> int:
    """The country as visitors see it; or a load of so many seconds. Returns 1 when it failed."""
    try:
        if duur:
            for zin in zinnen(data, duur):
                scherm.print(zin)
            return 0
        tabel, uitleg = meet_http(data, RONDE, keren)
        uitleg += grenzen(data)
    except (Mislukt, TeLang):
        scherm.print("[red]Fout:[/] de dienst werd niet klaar of hield op; kijk of zij zelf start")
        return 1
    scherm.print(tabel)
    scherm.print(
        "'kaal' is dezelfde dienst die dezelfde bytes zonder meer terugstuurt. Een antwoord dat "
        "eerder is gevraagd, ligt klaar;\nbij 'elke keer een andere dag' niet. SPARQL rekent "
        "altijd."
    )
    for zin in uitleg:
        scherm.print(zin)
    return 0
