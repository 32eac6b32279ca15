"""How soon a visitor can work: our pages in a browser, beside the default page of pyvis.

Both get the same graph, in turn, each with an empty cache. The page of pyvis holds everything but
two style sheets, which are refused at once, so that it waits for no network. A drawing is ready
once it stands still and shows: pyvis first lets springs settle, we know where everything lies.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from rich.console import Console
from rich.table import Table

from api import maps
from api.app import create_app
from api.kaartnetwerk import Netwerk
from api.pages.geo import lees
from api.settings import Instellingen
from api.vandaag import vandaag
from graph.opslag import bewaar
from graph.snapshot import Snapshot
from loaders.land import DATA, lees_land
from tests.dienst import op_vrije_poort

DAG = date(2024, 1, 1)
"""A day of which much is known."""
KEREN = 5
"""Most visits per page: a browser is slow to start."""
_VLAGGEN = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"]
GETEKEND = """() => {
  const klaar = document.querySelector("#mynetwork[data-getekend]");
  return klaar ? performance.now() : 0;
}"""
GELADEN = "() => performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"
_OMVANG = """() => [...performance.getEntriesByType("navigation"),
  ...performance.getEntriesByType("resource")].reduce((som, e) => som + e.decodedBodySize, 0)"""
_MELD = """drawGraph();
  network.once("stabilizationIterationsDone", () => requestAnimationFrame(() => {
    document.getElementById("mynetwork").dataset.getekend = "ja"; }));"""
"""In the same breath as the drawing starts: a small graph settles before a next script is read."""


@dataclass(frozen=True, slots=True)
class Bezoek:
    """Milliseconds until ready, ``None`` when that took too long, and all bytes that were read."""

    klaar: float | None
    bytes: int


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """One of our pages and the page of pyvis that says the same."""

    wat: str
    pad: str
    gereed: str
    rivaal: str


def over_paginas(data: str, keren: int, limiet: float, scherm: Console) -> int:
    """Measure and print; one line when there is no browser."""
    if reden := ontbreekt():
        scherm.print(f"Pagina's zijn niet gemeten: {reden}.")
        return 0
    gelezen = lees_land(DATA / data)
    snapshot = Snapshot.maak(gelezen.dataset, gelezen.bronnen, gelezen.feiten)
    with TemporaryDirectory() as map_:
        paren = vergelijkingen(snapshot, Path(map_))
        with draaiend(snapshot, Path(map_)) as basis, chromium() as browser:
            scherm.print(_tabel(snapshot, paren, browser, basis, min(keren, KEREN), limiet))
    scherm.print(
        f"Stand op {DAG}, warme dienst, lege cache van de browser; mediaan, om en om gemeten met "
        "de standaardpagina\nvan pyvis (alles erin, veren aan). De beginpagina staat naast het "
        f"netwerk van heel het land. '> x': niet klaar binnen {limiet:.0f} s."
    )
    return 0


def ontbreekt() -> str:
    """Why there is nothing to measure with; empty when there is."""
    if find_spec("playwright") is None:
        return "playwright is niet geïnstalleerd"
    return "" if _programma() else "chromium staat niet op deze machine"


def _programma() -> str | None:
    return shutil.which("chromium") or shutil.which("chromium-browser")


def vergelijkingen(snapshot: Snapshot, map_: Path) -> list[Vergelijking]:
    """The pages to visit, with the rival written beside each."""
    middens = lees(DATA / snapshot.dataset.id / "geo").middens
    kennis = vandaag()

    def net(functie: str | None) -> Netwerk:
        return maps.netwerk(snapshot, (DAG, kennis), middens, functie, None)

    functie = max(snapshot.functies, key=lambda f: len(net(f).lijnen))
    een, land = net(functie), net(None)
    dagen = f"peildatum={DAG}&kennisdatum={kennis}"
    van_een = pyvispagina(een, map_ / "functie.html")
    van_land = pyvispagina(land, map_ / "land.html")
    pad = f"/netwerk?{dagen}"
    return [
        Vergelijking("beginpagina", f"/?{dagen}", GELADEN, van_land),
        Vergelijking(_wat("één functie", een), f"{pad}&functie={functie}", GETEKEND, van_een),
        Vergelijking(_wat("het land", land), pad, GETEKEND, van_land),
    ]


def _wat(waarvan: str, net: Netwerk) -> str:
    return f"netwerk van {waarvan} ({len(net.knopen)} punten, {len(net.lijnen)} lijnen)"


def pyvispagina(net: Netwerk, pad: Path) -> str:
    """The same nodes and lines as pyvis draws them when nobody says how; gives its address."""
    # Here, not above: importing pyvis takes a second.
    from pyvis.network import Network  # noqa: PLC0415

    vis = Network(cdn_resources="in_line", directed=True)
    for knoop in net.knopen.values():
        vis.add_node(knoop.id, label=knoop.naam, title=knoop.naam)
    for lijn in net.lijnen:
        vis.add_edge(lijn.a, lijn.b, title=lijn.tekst)
    html = vis.generate_html(notebook=False)
    assert html.count("drawGraph();") == 1
    pad.write_text(html.replace("drawGraph();", _MELD), encoding="utf-8")
    return pad.as_uri()


@contextmanager
def draaiend(snapshot: Snapshot, map_: Path) -> Iterator[str]:
    """Our service on a free port of this machine."""
    bewaar(snapshot, map_ / "winkel")
    ingesteld = Instellingen(winkel=map_ / "winkel", sparql_tegelijk=0, log_vragen=False)
    with op_vrije_poort(create_app(ingesteld)) as adres:
        yield adres


@contextmanager
def chromium() -> Iterator[Any]:
    """The browser of this machine."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only who measures has it

    with sync_playwright() as spel:
        browser = spel.chromium.launch(executable_path=_programma(), args=_VLAGGEN)
        yield browser
        browser.close()


def bezoek(browser: Any, adres: str, gereed: str, limiet: float) -> Bezoek:
    """One visit with an empty cache, to our service or to a file."""
    from playwright.sync_api import TimeoutError as TeLaat  # noqa: PLC0415

    context = browser.new_context(viewport={"width": 1400, "height": 900})
    context.route(lambda url: not url.startswith(("http://127.0.0.1:", "file:")), _weiger)
    pagina = context.new_page()
    pagina.set_default_timeout(1000 * limiet)
    try:
        pagina.goto(adres)
        klaar = pagina.wait_for_function(gereed, polling=10).json_value()
    except TeLaat:
        klaar = None
    omvang = 0 if klaar is None else pagina.evaluate(_OMVANG)
    context.close()
    return Bezoek(klaar, omvang)


def _weiger(route: Any) -> None:
    route.abort()


def _tabel(
    snapshot: Snapshot,
    paren: list[Vergelijking],
    browser: Any,
    basis: str,
    keren: int,
    limiet: float,
) -> Table:
    tabel = Table(
        title=f"Pagina's van '{snapshot.dataset.id}' in een browser", title_justify="left"
    )
    for kop in ("pagina", "klaar", "KiB", "pyvis klaar", "pyvis KiB", "keer sneller", "kleiner"):
        tabel.add_column(kop, justify="left" if kop == "pagina" else "right")
    for paar in paren:
        bezoek(browser, basis + paar.pad, paar.gereed, limiet)  # warms the service
        ons, zij = _om_en_om(
            partial(bezoek, browser, basis + paar.pad, paar.gereed, limiet),
            partial(bezoek, browser, paar.rivaal, GETEKEND, limiet),
            keren,
        )
        tabel.add_row(paar.wat, *cellen(ons, zij, limiet))
    return tabel


def _om_en_om(
    ons: Callable[[], Bezoek], zij: Callable[[], Bezoek], keren: int
) -> tuple[Bezoek, Bezoek]:
    """Medians; a page that took too long once is not visited again."""
    van_ons: list[Bezoek] = []
    van_hen: list[Bezoek] = []
    for _ in range(max(1, keren)):
        van_ons.append(ons())
        if not van_hen or van_hen[-1].klaar is not None:
            van_hen.append(zij())
    return _midden(van_ons), _midden(van_hen)


def _midden(bezoeken: list[Bezoek]) -> Bezoek:
    tijden = [b.klaar for b in bezoeken if b.klaar is not None]
    klaar = median(tijden) if len(tijden) == len(bezoeken) else None
    return Bezoek(klaar, max(b.bytes for b in bezoeken))


def cellen(ons: Bezoek, zij: Bezoek, limiet: float) -> tuple[str, ...]:
    """Ours, theirs and the ratios; a page that was not ready in time gives a bound."""
    te_lang = f"> {limiet:.0f} s"
    teken = "" if zij.klaar is not None else "> "
    hun = limiet * 1000 if zij.klaar is None else zij.klaar
    sneller = f"{teken}{hun / ons.klaar:.1f}" if ons.klaar else "-"
    kleiner = f"{zij.bytes / ons.bytes:.1f}" if zij.bytes and ons.bytes else "-"
    return (
        te_lang if ons.klaar is None else f"{ons.klaar:.0f} ms",
        f"{ons.bytes / 1024:.0f}" if ons.bytes else "-",
        te_lang if zij.klaar is None else f"{zij.klaar:.0f} ms",
        f"{zij.bytes / 1024:.0f}" if zij.bytes else "-",
        sneller.replace(".", ","),
        kleiner.replace(".", ","),
    )
