"""``serve``: the API and the explorer on this machine."""

from __future__ import annotations

import socket
import sys
from contextlib import suppress
from typing import Annotated

import typer

from api.app import create_app
from api.instellen import lees_instellingen
from api.opdrachten.fouten import Opdrachtfout
from api.opdrachten.omgeving import eigen_omgeving, open_snapshot, plek
from api.opdrachten.opties import DataOptie, SnapshotOptie
from api.opdrachten.uitvoer import verzonnen
from api.web.server import server
from graph.reden import reden
from graph.tekst import kort

POORT_MAX = 65_535


def serve(
    host: Annotated[str, typer.Option(metavar="H", help="Op welk adres.")] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(metavar="P", min=1, max=POORT_MAX, help="Op welke poort.")
    ] = 8000,
    data: DataOptie = None,
    snapshot: SnapshotOptie = None,
) -> None:
    """Start de API en de verkenner."""
    eigen_omgeving()
    waar = plek(data, snapshot)
    instellingen = lees_instellingen(winkel=waar.winkel)
    naam = open_snapshot(waar).dataset  # says so now when there is none or it is damaged
    _bezet(host, port)
    print(f"{naam.naam} staat op http://{host}:{port} (stop met Ctrl-C).", file=sys.stderr)
    if waarschuwing := verzonnen(naam):
        print(waarschuwing, file=sys.stderr)
    with suppress(KeyboardInterrupt):  # Ctrl-C is how it is stopped
        server(create_app(instellingen), instellingen, host, port).run()


def _bezet(host: str, port: int) -> None:
    """Say in one sentence that nothing can listen here, before the service starts."""
    familie = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(familie) as proef:
        proef.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            proef.bind((host, port))
        except OSError as fout:
            raise Opdrachtfout(
                f"Op {kort(host)}:{port} kan niets luisteren ({reden(fout)}); "
                "kies een andere poort met --port."
            ) from fout
