"""One table of ratios from one run, and what came of the goals."""

from __future__ import annotations

import argparse
import os
import platform
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from itertools import pairwise
from pathlib import Path

import psutil
from rich.console import Console
from rich.table import Table

from bench.httpverslag import DUUR_MAX, over_http
from bench.meting import Afwijking, Meting, meet
from bench.nationaal import nationaal
from bench.paginas import over_paginas
from bench.proces import Mislukt, TeLang, apart

RIVALEN = ("numpy", "polars", "networkx", "pyoxigraph", "rdflib")
UITLEG = {
    "numpy": "numpy, ondergrens",
    "pyoxigraph": "SPARQL, pyoxigraph",
    "rdflib": "SPARQL, rdflib",
}
GEHEUGEN = {"networkx": 60, "pyoxigraph": 100, "rdflib": 300}
"""Megabytes per country that a rival needs; 14 for the columns alone."""
KOLOMMEN = 14
MIB = 1 << 20

Uitkomst = Meting | str
"""A measurement, or why there is none."""
Tabel = dict[int, dict[str, Uitkomst]]


@dataclass(frozen=True, slots=True)
class Keuze:
    """The options of one run."""

    schalen: tuple[int, ...]
    keren: int
    limiet: float
    data: str
    neo4j: bool
    alleen_http: bool
    alleen_paginas: bool
    duur: float
    """Seconds of load over HTTP; 0 for none."""


def main(argv: Sequence[str] | None = None) -> int:
    """Measure, print, and return 1 when a rival gives another answer."""
    keuze, scherm = _keuze(argv), Console(highlight=False, width=None if os.isatty(1) else 150)
    scherm.print(machine())
    if keuze.alleen_paginas:
        return over_paginas(keuze.data, keuze.keren, keuze.limiet, scherm)
    if keuze.alleen_http or keuze.duur:
        return over_http(keuze.data, keuze.keren, keuze.duur, scherm)
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
    if keuze.data:
        for zin in doelen_land(keuze.data):
            scherm.print(zin)
        if over_http(keuze.data, keuze.keren, 0, scherm):
            return 1
    return print_neo4j(keuze, scherm) if keuze.neo4j else 0


def _keuze(argv: Sequence[str] | None) -> Keuze:
    lezer = argparse.ArgumentParser(prog="python -m bench", description="Meet de motor.")
    lezer.add_argument("--schalen", default="1,10,100", help="aantallen landen, met komma's")
    lezer.add_argument("--keren", type=int, default=9, help="herhalingen per meting")
    lezer.add_argument("--limiet", type=float, default=60, help="seconden per antwoord")
    lezer.add_argument("--data", default="nl", help="land voor bouwen en laden; leeg: geen")
    waar = "meet ook Neo4j: vult dat van JEUGDREGIO_NEO4J_URI met het land van --data"
    lezer.add_argument("--neo4j", action="store_true", help=waar)
    lezer.add_argument("--alleen-http", action="store_true", help="alleen over HTTP, op loopback")
    lezer.add_argument("--alleen-paginas", action="store_true", help="alleen pagina's, in Chromium")
    lezer.add_argument(
        "--duur",
        type=float,
        nargs="?",
        const=60.0,
        default=0.0,
        metavar="SECONDEN",
        help="alleen een belasting met herladen, zo lang (60)",
    )
    gelezen = lezer.parse_args(argv)
    if gelezen.neo4j and not gelezen.data:
        lezer.error("--neo4j: kies met --data ook een land")
    alleen = gelezen.duur or gelezen.alleen_http or gelezen.alleen_paginas
    if alleen and not gelezen.data:
        lezer.error("--alleen-http, --alleen-paginas en --duur: kies met --data ook een land")
    if not 0 <= gelezen.duur <= DUUR_MAX:
        lezer.error(f"--duur {gelezen.duur:g}: geef hoogstens {DUUR_MAX:g} seconden")
    try:
        schalen = tuple(sorted({int(deel) for deel in gelezen.schalen.split(",")}))
    except ValueError:
        schalen = ()
    if not schalen or schalen[0] < 1:
        lezer.error(f"--schalen '{gelezen.schalen}': geef hele getallen vanaf 1, zoals 1,10,100")
    return Keuze(
        schalen,
        gelezen.keren,
        gelezen.limiet,
        gelezen.data,
        gelezen.neo4j,
        gelezen.alleen_http,
        gelezen.alleen_paginas,
        gelezen.duur,
    )


def machine() -> str:
    """What it was measured on."""
    geheugen = psutil.virtual_memory()
    versies = (f"{naam} {_versie(naam)}" for naam in ("numpy", *RIVALEN[1:]))
    return (
        f"{_processor()}, {os.cpu_count()} kernen (belasting {os.getloadavg()[0]:.1f}), "
        f"{geheugen.total / 2**30:.0f} GiB ({geheugen.available / 2**30:.0f} vrij); "
        f"Python {platform.python_version()}, {', '.join(versies)}"
    )


def _versie(pakket: str) -> str:
    try:
        return version(pakket)
    except PackageNotFoundError:
        return "?"


def _processor() -> str:
    lijst = Path("/proc/cpuinfo")
    regels = lijst.read_text(encoding="utf-8").splitlines() if lijst.exists() else []
    namen = (regel.partition(":")[2].strip() for regel in regels if regel.startswith("model name"))
    return next(namen, platform.machine())


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
    te_lang = f"> {_getal(keuze.limiet / motor)}" if motor else f"> {keuze.limiet:.0f} s"
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
    meting = tabel.get(schaal, {}).get(RIVALEN[0])
    return meting.motor if isinstance(meting, Meting) else None


def verhoudingen(tabel: Tabel) -> Table:
    """One row per scale."""
    uit = Table(title="Status van alle functies in alle regio's op één dag", title_justify="left")
    for kop in ("schaal", "rijen bewijs", "motor", "per rij"):
        uit.add_column(kop, justify="right")
    for naam in RIVALEN:
        uit.add_column(UITLEG.get(naam, naam), justify="right")
    groei = dict(_groei(tabel))
    for schaal, metingen in tabel.items():
        basis = metingen[RIVALEN[0]]
        eerste = ["-", "-"]
        if isinstance(basis, Meting):
            eerste = [f"{basis.rijen:,}".replace(",", "."), f"{1000 * basis.motor:.3g} ms"]
        eerste.append(f"x {groei[schaal]:.2f}" if schaal in groei else "1")
        uit.add_row(f"{schaal}x", *eerste, *(_cel(metingen[naam]) for naam in RIVALEN))
    return uit


def _cel(uitkomst: Uitkomst) -> str:
    return uitkomst if isinstance(uitkomst, str) else f"{_getal(uitkomst.verhouding)}"


def _getal(getal: float) -> str:
    cijfers = f"{getal:.2f}" if getal < 10 else f"{float(f'{getal:.3g}'):,.0f}"
    return cijfers.replace(",", " ").replace(".", ",").replace(" ", ".")


def _groei(tabel: Tabel) -> Iterator[tuple[int, float]]:
    """Processor time per row against the scale before; 1 is linear."""
    metingen = [(schaal, rij[RIVALEN[0]]) for schaal, rij in tabel.items()]
    gemeten = [(schaal, m) for schaal, m in metingen if isinstance(m, Meting)]
    for (_, vorige), (schaal, nu) in pairwise(gemeten):
        yield schaal, nu.motor_cpu / nu.rijen / (vorige.motor_cpu / vorige.rijen)


def doelen(tabel: Tabel) -> Iterator[str]:
    """What was aimed for, and what came out."""
    for naam, schaal, minstens in (("rdflib", 1, 1000), ("pyoxigraph", 10, 100)):
        uitkomst = tabel.get(schaal, {}).get(naam)
        if isinstance(uitkomst, Meting):
            wat = f"{schaal}x: sneller dan SPARQL op {naam}"
            yield _doel(uitkomst.verhouding >= minstens, wat, uitkomst.verhouding, f">= {minstens}")
    grens = tabel.get(100, {}).get("numpy")
    if isinstance(grens, Meting):
        keer = 1 / grens.verhouding
        yield _doel(keer <= 10, "100x: langer dan de ondergrens van numpy", keer, "<= 10")
    for schaal, factor in _groei(tabel):
        yield _doel(
            factor <= 1.2,
            f"{schaal}x: processortijd per rij tegen de vorige schaal",
            factor,
            "<= 1,2",
        )


def doelen_land(data: str) -> Iterator[str]:
    """The same for one real country, of the size it has."""
    try:
        land = nationaal(data, 5)
    except (Mislukt, TeLang):
        probeer = f"jeugdregio build --data {data}"
        yield f"[red]Fout:[/] land '{data}' is niet gemeten; probeer eerst: {probeer}"
        return
    yield f"Land '{data}': {land.feiten} feiten, {land.rijen} rijen bewijs."
    yield _doel(land.bouwen < 10, "seconden om uit de bronnen te bouwen", land.bouwen, "< 10")
    yield _doel(land.laden < 0.3, "seconden om te laden", land.laden, "< 0,3")
    piek = land.piek / MIB
    yield _doel(piek < 300, "MiB geheugen na laden en alle antwoorden van één dag", piek, "< 300")
    yield f"      {_getal(1000 * land.vraag):>9}  ms voor dat eerste antwoord, met alle kolommen"


def print_neo4j(keuze: Keuze, scherm: Console) -> int:
    """Filling and asking Neo4j; 1 when it cannot, or gives another answer."""
    # Only who asks for it needs the driver.
    from bench.neo4j_meting import meet_neo4j  # noqa: PLC0415
    from graph.property_graph.verbinding import Neo4jFout  # noqa: PLC0415

    try:
        meting = meet_neo4j(keuze.data, keuze.keren)
    except (Afwijking, Neo4jFout) as fout:
        scherm.print(f"[red]Fout:[/] {fout}")
        return 1
    uit = Table(title="De benoemde vragen in Neo4j, heel het land op één dag", title_justify="left")
    for kop in ("vraag", "rijen", "keren", "motor (p50)", "Neo4j (p50)", "verhouding"):
        uit.add_column(kop, justify="left" if kop == "vraag" else "right")
    for v in meting.vragen:
        duur = (f"{_getal(1000 * seconden)} ms" for seconden in (v.motor, v.neo4j))
        uit.add_row(v.naam, str(v.rijen), str(v.keren), *duur, _getal(v.verhouding))
    scherm.print(uit)
    scherm.print(
        f"Vullen: {meting.knopen} knopen en {meting.relaties} relaties in "
        f"{_getal(meting.push)} s, dat is {_getal(meting.per_ton)} s per 100.000 relaties."
    )
    return 0


def _doel(gehaald: bool, wat: str, waarde: float, eis: str) -> str:
    return (
        f"{'[green]ja [/]' if gehaald else '[red]nee[/]'}   {_getal(waarde):>9}  {wat} (doel {eis})"
    )
