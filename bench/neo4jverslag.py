"""What the measurements in Neo4j say, in print."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import neo4j
from rich.console import Console
from rich.table import Table
from rich.text import Text

from api.settings import Toegang
from bench.keuze import ADRES, NEE, Keuze
from bench.meting import BUDGET, Afwijking
from bench.neo4j_landen import Geval, gevallen, uit_bronnen
from bench.neo4j_meting import Vraagmeting, Vulling, meet_vraag, meet_vullen
from bench.opmaak import getal, heel
from bench.proces import Fout
from graph.property_graph import vragen as cypher
from graph.property_graph.verbinding import Neo4jFout, verbind

LEEG = "kleinland"
"""The country that stands there when the server is to be as good as empty."""


class GeenNeo4j(Fout):
    """This machine lacks what a server of our own needs; says what."""


def over_neo4j(keuze: Keuze, scherm: Console) -> int:
    """Filling and asking Neo4j; 1 when a server failed or gave another answer.

    A machine that lacks what a server needs is no failure: then there is nothing to measure.
    """
    if keuze.neo4j == NEE:
        return 0
    gevuld: list[Vulling] = []
    fout = _mislukt(keuze, scherm, gevuld)
    if gevuld:
        scherm.print(vullen(gevuld))
        scherm.print(
            "Elke vraag gaat over alle regio's en functies op één dag. Elk antwoord is eerst rij "
            "voor rij vergeleken met dat van de motor; daarna\nzijn beide om en om gevraagd "
            f"(mediaan), zolang dat binnen {BUDGET:.0f} s bleef. '> {keuze.limiet:.0f} s': "
            "afgebroken; '> x' en '< x' volgen daaruit.\n1x is een verzonnen land zo groot als het "
            "echte nu is (niet het drukkere land van de eerste tabel); 10x: tien zulke landen "
            "naast elkaar."
        )
    if fout:
        scherm.print(Text.assemble(("Fout:", "red"), f" {fout}"))
    return 1 if fout else 0


def _mislukt(keuze: Keuze, scherm: Console, gevuld: list[Vulling]) -> str:
    """Country by country, until there is no more or one fails; says why it did."""
    try:
        if keuze.neo4j != ADRES:
            _eis_jars()
        for geval in gevallen(keuze.data, keuze.neo4j_schalen):
            _meet(keuze, geval, scherm, gevuld)
    except GeenNeo4j as fout:
        scherm.print(f"Neo4j is niet gemeten: {fout}.", markup=False)
    except (Afwijking, Neo4jFout) as fout:
        return str(fout)
    return ""


def _meet(keuze: Keuze, geval: Geval, scherm: Console, gevuld: list[Vulling]) -> None:
    """One country on a server of its own, or on the one that was named."""
    with _server(keuze.neo4j) as driver, scherm.status(f"Neo4j, {geval.naam} ..."):
        vers = keuze.neo4j != ADRES
        vulling = meet_vullen(driver, geval, uit_bronnen(LEEG), keuze.limiet, vers=vers)
        gevuld.append(vulling)  # it stands, whatever the questions give
        metingen = [
            meet_vraag(driver, geval, naam, keuze.keren, keuze.limiet) for naam in cypher.namen()
        ]
    scherm.print(vragen(vulling, metingen, keuze.limiet))


def _eis_jars() -> None:
    """What a server is started from, before any country is made."""
    # It is part of the tests, and not everyone has those.
    from tests import neo4j_server  # noqa: PLC0415

    if mist := neo4j_server.ontbreekt():
        raise GeenNeo4j(mist)
    try:
        neo4j_server.haal_jars()
    except neo4j_server.GeenServer as fout:
        raise GeenNeo4j(str(fout)) from fout


@contextmanager
def _server(waar: str) -> Iterator[neo4j.Driver]:
    if waar == ADRES:
        toegang = Toegang()
        wachtwoord = toegang.password.get_secret_value()
        with verbind(toegang.uri, toegang.user, wachtwoord) as driver:
            yield driver
        return
    from tests import neo4j_server  # noqa: PLC0415

    try:
        with neo4j_server.server() as plek, verbind(plek.uri, plek.user, plek.password) as driver:
            yield driver
    except neo4j_server.GeenServer as fout:
        raise Neo4jFout(str(fout)) from fout


def vragen(gevuld: Vulling, metingen: list[Vraagmeting], limiet: float) -> Table:
    """One row per question."""
    omvang = f"{heel(gevuld.knopen)} knopen en {heel(gevuld.relaties)} relaties"
    uit = Table(title=f"Neo4j, {gevuld.naam}: {omvang}", title_justify="left")
    uit.add_column("vraag")
    for kop in ("rijen", "keren", "motor (p50)", "Neo4j (p50)", "Neo4j / motor"):
        uit.add_column(kop, justify="right")
    for m in metingen:
        duur = (_ms(seconden, limiet) for seconden in (m.motor, m.neo4j))
        uit.add_row(m.naam, heel(m.rijen), str(m.keren), *duur, _verhouding(m, limiet))
    return uit


def _ms(seconden: float | None, limiet: float) -> str:
    return f"> {limiet:.0f} s" if seconden is None else f"{getal(1000 * seconden)} ms"


def _verhouding(m: Vraagmeting, limiet: float) -> str:
    if m.neo4j is None:
        return "-" if m.motor is None else f"> {getal(limiet / m.motor)}"
    return f"< {getal(m.neo4j / limiet)}" if m.motor is None else getal(m.neo4j / m.motor)


def vullen(gevuld: list[Vulling]) -> Table:
    """One row per country."""
    uit = Table(title="Neo4j vullen, in seconden", title_justify="left")
    uit.add_column("land")
    for kop in ("knopen", "relaties", "net gestart", "per 100.000", "nog eens", "per 100.000"):
        uit.add_column(kop, justify="right")
    for v in gevuld:
        tijden = [_seconden(v, tijd) for tijd in (v.vers, v.warm)]
        uit.add_row(v.naam, heel(v.knopen), heel(v.relaties), *tijden[0], *tijden[1])
    return uit


def _seconden(gevuld: Vulling, tijd: float | None) -> tuple[str, str]:
    """All of it, and per 100,000 relations."""
    return ("-", "-") if tijd is None else (getal(tijd), getal(gevuld.per_ton(tijd)))
