"""A cold start: what visitors notice in the first seconds after a start, before anything is kept.

The addresses are all different and of every kind: pages, cells, rows of the API, lists, and some of
other days. They are asked at a fixed pace from the moment that the service says it is ready.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from itertools import chain, islice, product

from bench.httpdienst import Dienst

AANTAL = 2000
ANDERE_DAGEN = ("2024-01-01", "2025-07-01", "2023-06-15", "2026-01-01", "2022-01-01")
_DELEN = {
    "cel": 0.25,
    "apicel": 0.2,
    "gemeente": 0.12,
    "apigemeente": 0.08,
    "regio": 0.04,
    "rij": 0.1,
    "ding": 0.06,
    "feit": 0.05,
    "andere dag": 0.1,
}
"""Which share of the addresses is of which kind; where a country has fewer, cells take the rest."""


def adressen(deze: Dienst, aantal: int = AANTAL) -> list[str]:
    """Different addresses in random order, always the same ones for the same country."""
    gok = random.Random(20260101)
    voorraad = {soort: list(paden) for soort, paden in _voorraad(_Codes(deze))}
    uit: dict[str, None] = {}
    for soort, deel in _DELEN.items():
        paden = voorraad.pop(soort)
        gok.shuffle(paden)
        uit |= dict.fromkeys(paden[: round(deel * aantal)])
        voorraad[soort] = paden[round(deel * aantal) :]
    rest = [pad for paden in voorraad.values() for pad in paden if pad not in uit]
    gok.shuffle(rest)
    lijst = [*uit, *rest[: aantal - len(uit)]]
    gok.shuffle(lijst)
    return lijst[:aantal]


def eindeloos(deze: Dienst, aantal: int) -> list[str]:
    """So many different addresses, of rows that are made in little time: for what memory does."""
    codes = _Codes(deze)
    lijsten = [f"/v1/regios/{r}/dekking" for r in codes.regios]
    lijsten += [f"/v1/functies/{f}/dekking" for f in codes.functies]
    per = (f"{lijst}?pageSize={n}" for n, lijst in product(range(1, 501), lijsten))
    page = (f"{lijst}?pageSize=1&page={n}" for n, lijst in product(range(2, 900), lijsten))
    return list(islice(chain(per, page), aantal))


class _Codes:
    """What there is, as the service itself lists it."""

    def __init__(self, deze: Dienst) -> None:
        self.regios = _alle(deze, "regios", "code")
        self.functies = _alle(deze, "functies", "id")
        self.gemeenten = _alle(deze, "gemeenten", "code")
        self.bronnen = _alle(deze, "bronnen", "id")
        self.verbanden = _alle(deze, "samenwerkingsverbanden", "id")


def _alle(deze: Dienst, lijst: str, sleutel: str) -> list[str]:
    uit: list[str] = []
    pad: str | None = f"/v1/{lijst}?pageSize=500"
    while pad:
        antwoord = json.loads(deze.haal(pad)[2])
        uit += [item[sleutel] for item in antwoord["items"]]
        volgende = antwoord["_links"].get("next")
        pad = volgende and "/v1/" + volgende["href"].partition("/v1/")[2]
    return uit


def _voorraad(c: _Codes) -> Iterator[tuple[str, Iterator[str]]]:
    cellen = [f"/dekking/{r}/{f}" for r, f in product(c.regios, c.functies)]
    rijen = ("dekking", "relaties")
    yield "cel", iter(cellen)
    yield "apicel", (f"/v1{cel}" for cel in cellen)
    yield "gemeente", (f"/gemeenten/{g}" for g in c.gemeenten)
    yield "apigemeente", (f"/v1/gemeenten/{g}" for g in c.gemeenten)
    yield "regio", (f"{voor}/regios/{r}" for r, voor in product(c.regios, ("", "/v1")))
    yield (
        "rij",
        iter(
            [
                *(f"/v1/regios/{r}/{rij}" for r, rij in product(c.regios, rijen)),
                *(f"/v1/functies/{f}/dekking" for f in c.functies),
                *(
                    f"/v1/{lijst}?functie={f}"
                    for lijst, f in product(("hiaten", "schakels"), c.functies)
                ),
            ]
        ),
    )
    yield (
        "ding",
        iter(
            [
                *(f"{voor}/functies/{f}" for f, voor in product(c.functies, ("", "/v1"))),
                *(f"/v1/samenwerkingsverbanden/{v}" for v in c.verbanden),
                *(
                    "/",
                    "/kaart",
                    "/netwerk",
                    "/bronnen",
                    "/v1/regios",
                    "/v1/dekking-samenvattingen",
                ),
            ]
        ),
    )
    yield "feit", (f"{voor}/bronnen/{b}" for b, voor in product(c.bronnen, ("", "/v1")))
    yield (
        "andere dag",
        (
            f"{pad}?peildatum={dag}"
            for dag, pad in product(
                ANDERE_DAGEN,
                [
                    *(f"/v1/regios/{r}/dekking" for r in c.regios),
                    *(f"/regios/{r}" for r in c.regios[::3]),
                    *cellen[::20],
                ],
            )
        ),
    )
