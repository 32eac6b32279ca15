"""One table of ratios from one run, and what came of the goals."""

from __future__ import annotations

import os
from collections.abc import Sequence

import psutil
from rich.console import Console
from rich.table import Table

from bench.doelen import ONDERGRENS, doelen, doelen_land, groei
from bench.httpverslag import over_http
from bench.keuze import Keuze, lees
from bench.machine import machine
from bench.meting import Afwijking, Meting, Tabel, Uitkomst, meet
from bench.neo4jverslag import over_neo4j
from bench.opmaak import getal, heel
from bench.paginas import over_paginas
from bench.proces import Mislukt, TeLang, apart

RIVALEN = (ONDERGRENS, "polars", "networkx", "pyoxigraph", "rdflib")
UITLEG = {
    "numpy": "numpy, ondergrens",
    "pyoxigraph": "SPARQL, pyoxigraph",
    "rdflib": "SPARQL, rdflib",
}
GEHEUGEN = {"networkx": 60, "pyoxigraph": 100, "rdflib": 300}
"""Megabytes per country that a rival needs; 14 for the columns alone."""
KOLOMMEN = 14
MIB = 1 << 20


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print; 1 when something gives another answer than the engine, or fails."""
    keuze, scherm = lees(argv), Console(highlight=False, width=None if os.isatty(1) else 150)
    scherm.print(machine(RIVALEN))
    if keuze.alleen_paginas:
        return over_paginas(keuze.data, keuze.keren, keuze.limiet, scherm)
    if keuze.alleen_http or keuze.duur:
        return over_http(keuze.data, keuze.keren, keuze.duur, scherm)
    if keuze.alleen_neo4j:
        return over_neo4j(keuze, scherm)
    fouten = [over_rivalen(keuze, scherm)]
    if keuze.data:
        for zin in doelen_land(keuze.data):
            scherm.print(zin)
        fouten.append(over_http(keuze.data, keuze.keren, 0, scherm))
    fouten.append(over_neo4j(keuze, scherm))
    return max(fouten)


def over_rivalen(keuze: Keuze, scherm: Console) -> int:
    """The status question in every way; 1 when one of them gives another answer."""
    try:
        tabel = meet_alles(keuze, scherm)
    except Afwijking as fout:
        scherm.print(f"[red]Fout:[/] {fout}")
        return 1
    scherm.print(verhoudingen(tabel))
    scherm.print(
        "Getallen zijn verhoudingen: hoeveel keer langer dan de motor, om en om met haar gemeten "
        "in hetzelfde proces (mediaan).\nElk antwoord is eerst rij voor rij vergeleken met dat van "
        f"de motor. '> x': langer dan {keuze.limiet:.0f} s, of dat wordt het bij evenredige groei."
    )
    for zin in doelen(tabel):
        scherm.print(zin)
    return 0


def meet_alles(keuze: Keuze, scherm: Console) -> Tabel:
    """Every rival at every scale, as far as time and memory allow."""
    tabel: Tabel = {}
    for schaal in keuze.schalen:
        tabel[schaal] = {}
        for naam in RIVALEN:
            with scherm.status(f"{schaal}x: {naam} ..."):
                tabel[schaal][naam] = _meet_een(naam, schaal, keuze, tabel)
    return tabel


def _meet_een(naam: str, schaal: int, keuze: Keuze, tabel: Tabel) -> Uitkomst:
    motor = _motor(tabel, schaal)
    te_lang = f"> {getal(keuze.limiet / motor)}" if motor else f"> {keuze.limiet:.0f} s"
    for kleiner, eerder in tabel.items():
        vorige = eerder.get(naam)
        if kleiner < schaal and vorige is not None:
            if isinstance(vorige, str):
                return te_lang if vorige.startswith(">") else vorige
            if vorige.rival * schaal / kleiner > keuze.limiet:
                return te_lang
    nodig = schaal * (KOLOMMEN + GEHEUGEN.get(naam, 0)) * MIB
    if nodig > psutil.virtual_memory().available:
        return f"te weinig geheugen ({nodig / 2**30:.0f} GiB)"
    try:
        # Drawing and preparing grow with the country; the limit is on the answers.
        ruimte = 60 + schaal * 1.5
        meting = apart(meet, naam, schaal, keuze.keren, limiet=keuze.limiet + ruimte)
    except TeLang:
        return te_lang
    except (Mislukt, MemoryError):
        return "mislukt"
    return meting if meting.rival <= keuze.limiet else te_lang


def _motor(tabel: Tabel, schaal: int) -> float | None:
    """Seconds of the engine, as measured beside the tightest rival."""
    meting = tabel.get(schaal, {}).get(ONDERGRENS)
    return meting.motor if isinstance(meting, Meting) else None


def verhoudingen(tabel: Tabel) -> Table:
    """One row per scale."""
    uit = Table(title="Status van alle functies in alle regio's op één dag", title_justify="left")
    for kop in ("schaal", "rijen bewijs", "motor", "per rij"):
        uit.add_column(kop, justify="right")
    for naam in RIVALEN:
        uit.add_column(UITLEG.get(naam, naam), justify="right")
    per_rij = dict(groei(tabel))
    for schaal, metingen in tabel.items():
        basis = metingen[ONDERGRENS]
        eerste = ["-", "-"]
        if isinstance(basis, Meting):
            eerste = [heel(basis.rijen), f"{1000 * basis.motor:.3g} ms"]
        eerste.append(f"x {per_rij[schaal]:.2f}" if schaal in per_rij else "1")
        uit.add_row(f"{schaal}x", *eerste, *(_cel(metingen[naam]) for naam in RIVALEN))
    return uit


def _cel(uitkomst: Uitkomst) -> str:
    return uitkomst if isinstance(uitkomst, str) else getal(uitkomst.verhouding)
