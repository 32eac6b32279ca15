"""What was aimed for, and what came out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from bench.meting import Meting, Tabel
from bench.nationaal import nationaal
from bench.opmaak import getal
from bench.proces import Mislukt, TeLang

MIB = 1 << 20
ONDERGRENS = "numpy"
"""The tightest rival: beside it the engine itself is measured best."""


def groei(tabel: Tabel) -> Iterator[tuple[int, float]]:
    """Processor time per row against the scale before; 1 is linear."""
    metingen = [(schaal, rij[ONDERGRENS]) for schaal, rij in tabel.items()]
    gemeten = [(schaal, m) for schaal, m in metingen if isinstance(m, Meting)]
    for (_, vorige), (schaal, nu) in pairwise(gemeten):
        yield schaal, nu.motor_cpu / nu.rijen / (vorige.motor_cpu / vorige.rijen)


def doelen(tabel: Tabel) -> Iterator[str]:
    """What was aimed for, and what came out."""
    for naam, schaal, minstens in (("rdflib", 1, 1000), ("pyoxigraph", 10, 100)):
        uitkomst = tabel.get(schaal, {}).get(naam)
        if isinstance(uitkomst, Meting):
            wat = f"{schaal}x: sneller dan SPARQL op {naam}"
            yield doel(uitkomst.verhouding >= minstens, wat, uitkomst.verhouding, f">= {minstens}")
    grens = tabel.get(100, {}).get("numpy")
    if isinstance(grens, Meting):
        keer = 1 / grens.verhouding
        yield doel(keer <= 10, "100x: langer dan de ondergrens van numpy", keer, "<= 10")
    for schaal, factor in groei(tabel):
        yield doel(
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
    yield doel(land.bouwen < 10, "seconden om uit de bronnen te bouwen", land.bouwen, "< 10")
    yield doel(land.laden < 0.3, "seconden om te laden", land.laden, "< 0,3")
    piek = land.piek / MIB
    yield doel(piek < 300, "MiB geheugen na laden en alle antwoorden van één dag", piek, "< 300")
    yield f"      {getal(1000 * land.vraag):>9}  ms voor dat eerste antwoord, met alle kolommen"


def doel(gehaald: bool, wat: str, waarde: float, eis: str) -> str:
    """One goal in print: whether it was met, what came out, and what was asked."""
    return (
        f"{'[green]ja [/]' if gehaald else '[red]nee[/]'}   {getal(waarde):>9}  {wat} (doel {eis})"
    )
