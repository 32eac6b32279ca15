"""The options of one run."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass

from bench.httpverslag import DUUR_MAX

EIGEN, ADRES, NEE = "eigen", "adres", "nee"
"""Neo4j on a server of its own, on that of the user, or not at all."""


@dataclass(frozen=True, slots=True)
class Keuze:
    """What is measured, and how long."""

    schalen: tuple[int, ...]
    keren: int
    limiet: float
    data: str
    neo4j: str
    neo4j_schalen: tuple[int, ...]
    alleen_http: bool
    alleen_paginas: bool
    alleen_neo4j: bool
    duur: float
    """Seconds of load over HTTP; 0 for none."""


def lees(argv: Sequence[str] | None) -> Keuze:
    """From the command line; what cannot be ends the program."""
    lezer = _lezer()
    gelezen = vars(lezer.parse_args(argv))
    for naam in ("schalen", "neo4j_schalen"):
        gelezen[naam] = _schalen(lezer, naam.replace("_", "-"), gelezen[naam])
    keuze = Keuze(**gelezen)
    alleen = keuze.duur or keuze.alleen_http or keuze.alleen_paginas
    if alleen and not keuze.data:
        lezer.error("--alleen-http, --alleen-paginas en --duur: kies met --data ook een land")
    if not 0 <= keuze.duur <= DUUR_MAX:
        lezer.error(f"--duur {keuze.duur:g}: geef hoogstens {DUUR_MAX:g} seconden")
    if keuze.alleen_neo4j and keuze.neo4j == NEE:
        lezer.error("--alleen-neo4j: kies met --neo4j ook een server")
    return keuze


def _lezer() -> argparse.ArgumentParser:
    lezer = argparse.ArgumentParser(prog="python -m bench", description="Meet de motor.")
    lezer.add_argument("--schalen", default="1,10,100", help="aantallen landen, met komma's")
    lezer.add_argument("--keren", type=int, default=9, help="herhalingen per meting")
    lezer.add_argument("--limiet", type=float, default=60, help="seconden per antwoord")
    lezer.add_argument("--data", default="nl", help="land voor bouwen en laden; leeg: geen")
    lezer.add_argument(
        "--neo4j",
        choices=(EIGEN, ADRES, NEE),
        default=EIGEN,
        help=f"'{EIGEN}': op een server die na afloop verdwijnt (standaard); '{ADRES}': op die van "
        f"JEUGDREGIO_NEO4J_URI, en wat het programma daar had staan wordt vervangen; '{NEE}': niet",
    )
    lezer.add_argument("--neo4j-schalen", default="1,10", help="aantallen landen in Neo4j")
    lezer.add_argument("--alleen-http", action="store_true", help="alleen over HTTP, op loopback")
    lezer.add_argument("--alleen-paginas", action="store_true", help="alleen pagina's, in Chromium")
    lezer.add_argument("--alleen-neo4j", action="store_true", help="alleen Neo4j")
    lezer.add_argument(
        "--duur",
        type=float,
        nargs="?",
        const=60.0,
        default=0.0,
        metavar="SECONDEN",
        help="alleen een belasting met herladen, zo lang (60)",
    )
    return lezer


def _schalen(lezer: argparse.ArgumentParser, naam: str, tekst: str) -> tuple[int, ...]:
    try:
        schalen = tuple(sorted({int(deel) for deel in tekst.split(",")}))
    except ValueError:
        schalen = ()
    if not schalen or schalen[0] < 1:
        lezer.error(f"--{naam} '{tekst}': geef hele getallen vanaf 1, zoals 1,10")
    return schalen
