"""``neo4j``: fill a Neo4j with the snapshot, compare them, or ask it a named question.

Where it is and who may come in stands in ``JEUGDREGIO_NEO4J_URI``, ``_USER`` and ``_PASSWORD``, and
nowhere else: a password on a command line can be read by others on the machine.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from api.keuze import kies_code, kies_uit
from api.kolommen import Tabel
from api.opdrachten.fouten import BEVINDINGEN, Opdrachtfout
from api.opdrachten.omgeving import lees_dagen, open_snapshot, plek
from api.opdrachten.opties import (
    DataOptie,
    FormatOptie,
    FunctieOptie,
    KennisdatumOptie,
    PeildatumOptie,
    RegioOptie,
    SnapshotOptie,
)
from api.opdrachten.uitvoer import schrijf, vorm
from api.opdrachten.voortgang import voortgang
from api.opdrachten.vragen import MAANDEN_MAX
from api.rijen import Rij
from api.settings import Toegang
from graph.periode import ALTIJD_AL, VOOR_ALTIJD
from graph.property_graph import sync as neo4j_sync
from graph.property_graph import verbinding as neo4j_verbinding
from graph.property_graph import vragen as cypher
from graph.property_graph.controle import controleer
from graph.snapshot import Snapshot
from graph.taal import aantal

if TYPE_CHECKING:
    from neo4j import Driver

WAT = ("push", "check", "query")


def neo4j(
    wat: Annotated[str, typer.Argument(metavar="push|check|query", help="Wat er moet gebeuren.")],
    naam: Annotated[
        str | None, typer.Argument(metavar="NAAM", help="Bij query: welke vraag.")
    ] = None,
    regio: RegioOptie = None,
    functie: FunctieOptie = None,
    maanden: Annotated[
        int, typer.Option(metavar="N", min=0, max=MAANDEN_MAX, help="Bij afloop: hoe ver vooruit.")
    ] = 12,
    peildatum: PeildatumOptie = None,
    kennisdatum: KennisdatumOptie = None,
    format: FormatOptie = None,
    data: DataOptie = None,
    snapshot: SnapshotOptie = None,
) -> None:
    """Vul Neo4j met de snapshot (push), vergelijk beide (check), of stel een vraag (query NAAM)."""
    gekozen, vorm_ = kies_uit("Opdracht neo4j", wat, WAT), vorm(format)
    dagen = lees_dagen(peildatum, kennisdatum)
    if gekozen == "query":
        vraagnaam = kies_uit("Vraag", naam or "", cypher.namen())
        with _neo4j() as driver:
            versie = _versie(driver)
            _eis_dat_de_vraag_kent(vraagnaam, regio=regio, functie=functie)
            keuze = {**_codes(driver, versie, regio, functie), "maanden": maanden}
            _stel(driver, versie, vraagnaam, dagen, keuze, vorm_)
        return
    snap = open_snapshot(plek(data, snapshot))
    with _neo4j() as driver:
        if gekozen == "push":
            _vul(driver, snap)
        else:
            _vergelijk(driver, snap, dagen, vorm_)


@contextmanager
def _neo4j() -> Iterator[Driver]:
    toegang = Toegang()
    if not toegang.uri:
        raise Opdrachtfout(
            "Er is geen Neo4j gekozen; zet JEUGDREGIO_NEO4J_URI, bijvoorbeeld op "
            "bolt://localhost:7687."
        )
    wachtwoord = toegang.password.get_secret_value()
    try:
        with neo4j_verbinding.verbind(toegang.uri, toegang.user, wachtwoord) as driver:
            yield driver
    except neo4j_verbinding.Neo4jFout as fout:
        raise Opdrachtfout(str(fout)) from fout


def _vul(driver: Driver, snap: Snapshot) -> None:
    with voortgang("Schrijven") as meld:
        model = neo4j_sync.push(driver, snap, meld)
    knopen = aantal(len(model.knopen), "knoop", "knopen")
    relaties = aantal(len(model.relaties), "relatie", "relaties")
    print(f"{knopen} en {relaties} van snapshot {snap.id} staan in Neo4j.")


def _vergelijk(driver: Driver, snap: Snapshot, dagen: tuple[date, date], vorm_: str) -> None:
    verschillen = controleer(driver, snap, *dagen)
    kolommen = ("onderwerp", "wat")
    rijen: list[Rij] = [{"onderwerp": v.onderwerp, "wat": v.wat} for v in verschillen]
    tabel = Tabel("neo4j", "Verschillen tussen Neo4j en de snapshot", kolommen, kolommen)
    schrijf(tabel, rijen, vorm_, snap.dataset, (_dagen(dagen, snap.id),))
    if verschillen:
        raise typer.Exit(BEVINDINGEN)


def _versie(driver: Driver) -> neo4j_sync.Versie:
    versie = neo4j_sync.huidig(driver)
    if versie is None:
        raise Opdrachtfout(
            "Neo4j heeft nog geen volledige versie; vul het met: jeugdregio neo4j push"
        )
    return versie


def _eis_dat_de_vraag_kent(naam: str, **gegeven: str | None) -> None:
    """All rows, where some were asked for, would be another answer."""
    for optie, waarde in gegeven.items():
        if waarde is not None and f"${optie}" not in cypher.tekst(naam):
            raise Opdrachtfout(f"Vraag '{naam}' kent geen --{optie}; laat die weg.")


def _codes(
    driver: Driver, versie: neo4j_sync.Versie, regio: str | None, functie: str | None
) -> dict[str, str | None]:
    """What narrows a question down must exist there: no rows would look like an answer."""
    regios = cypher.namen_van_regios(driver, versie.snapshot) if regio is not None else {}
    functies = cypher.namen_van_functies(driver, versie.snapshot) if functie is not None else {}
    return {
        "regio": kies_code("Regio", regio, regios) if regio is not None else None,
        "functie": kies_code("Functie", functie, functies) if functie is not None else None,
    }


def _stel(
    driver: Driver,
    versie: neo4j_sync.Versie,
    naam: str,
    dagen: tuple[date, date],
    keuze: Mapping[str, str | int | None],
    vorm_: str,
) -> None:
    wanneer = {"peildatum": dagen[0], "kennisdatum": dagen[1]}
    kolommen, antwoord = cypher.antwoord(driver, versie.snapshot, naam, **wanneer, **keuze)
    if neo4j_sync.huidig(driver) != versie:  # a push removes a version after the switch
        raise Opdrachtfout("Neo4j kreeg intussen een andere versie; stel de vraag opnieuw.")
    rijen: list[Rij] = [{k: _cel(waarde) for k, waarde in rij.items()} for rij in antwoord]
    tabel = Tabel("neo4j", f"Antwoord van Neo4j: {naam}", kolommen, kolommen)
    schrijf(tabel, rijen, vorm_, versie.dataset, (_dagen(dagen, versie.snapshot),))


def _dagen(dagen: tuple[date, date], snapshot: str) -> str:
    return f"Peildatum {dagen[0]}, kennisdatum {dagen[1]}, snapshot {snapshot}."


def _cel(waarde: cypher.Waarde) -> str | int | bool | tuple[str, ...]:
    if isinstance(waarde, date):
        return "" if waarde in (ALTIJD_AL, VOOR_ALTIJD) else waarde.isoformat()
    if isinstance(waarde, list):
        return tuple(waarde)
    return "" if waarde is None else waarde
