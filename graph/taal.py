"""Dutch for people: dates, counts and lists as they are read aloud."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from graph.periode import ALTIJD_AL, VOOR_ALTIJD, Moment, Periode

MAANDEN = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]


def datum(dag: date) -> str:
    """``1 september 2025``."""
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def moment(tekst: str) -> str:
    """A date of day, month or year precision: ``2021``, ``maart 2021``, ``9 maart 2021``."""
    gelezen = Moment.lees(tekst)
    if gelezen.exact:
        return datum(gelezen.eerste)
    if len(tekst) == len("2021-03"):
        return f"{MAANDEN[gelezen.eerste.month - 1]} {gelezen.eerste.year}"
    return tekst


def opsomming(delen: Sequence[str]) -> str:
    """``a, b en c``."""
    if len(delen) < 2:
        return "".join(delen)
    return f"{', '.join(delen[:-1])} en {delen[-1]}"


def aantal(getal: int, enkelvoud: str, meervoud: str) -> str:
    """``1 gemeente``, ``3 gemeenten``."""
    return f"{getal} {enkelvoud if getal == 1 else meervoud}"


def getal(waarde: int) -> str:
    """``2.100``."""
    return f"{waarde:,}".replace(",", ".")


def gemeenten(getal: int) -> str:
    """``1 gemeente``, ``3 gemeenten``."""
    return aantal(getal, "gemeente", "gemeenten")


def looptijd(periode: Periode) -> str:
    """What is certain and what is only possible about a period, in words."""
    nooit = "; op geen enkele dag zeker" if periode.van >= periode.tot else ""
    return f"{_begin(periode)}, {_eind(periode)}{nooit}"


def _begin(p: Periode) -> str:
    if p.van_vroegst == p.van:
        return "altijd al" if p.van == ALTIJD_AL else f"vanaf {datum(p.van)}"
    if p.van_vroegst == ALTIJD_AL:
        return "begin onbekend" if p.van >= p.tot else f"begin onbekend (zeker op {datum(p.van)})"
    return f"begin tussen {datum(p.van_vroegst)} en {datum(p.van)}"


def _eind(p: Periode) -> str:
    if p.tot == p.tot_laatst:
        return "voor onbepaalde tijd" if p.tot == VOOR_ALTIJD else f"tot {datum(p.tot)}"
    if p.tot_laatst == VOOR_ALTIJD:
        laatst = datum(p.tot - timedelta(days=1)) if p.tot > ALTIJD_AL else ""
        zeker = laatst and p.van < p.tot
        return f"einde onbekend (zeker tot en met {laatst})" if zeker else "einde onbekend"
    if p.tot <= p.van:
        return f"uiterlijk tot {datum(p.tot_laatst)}"
    return f"einde tussen {datum(p.tot)} en {datum(p.tot_laatst)}"
