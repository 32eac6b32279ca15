"""Rows of the API as a file that a Dutch spreadsheet opens: a link cannot ask for a form itself."""

from __future__ import annotations

import csv
import io

from anyio.to_thread import run_sync
from fastapi import Request, Response

from api.errors import Probleem, niet_gevonden
from api.pages.pagina import foutpagina
from api.web.antwoord import dienst_van
from api.web.hulpbron import Hulpbron
from api.web.hulpbronnen import HULPBRONNEN
from api.web.leeg import waarom_leeg
from api.web.omzetten import naar_csv
from api.web.vraag import Verzoek, lees_verzoek

_TABELLEN = {
    bron.pad.removeprefix("/"): bron
    for bron in HULPBRONNEN
    if bron.is_lijst and not bron.pad_parameters
}


async def geef_tabel(request: Request) -> Response:
    """All rows of one table, with a byte order mark and semicolons."""
    naam = request.path_params["naam"]
    bron = _TABELLEN.get(naam)
    if bron is None:
        return foutpagina(request, niet_gevonden("Deze tabel", "ga terug naar het overzicht"))
    try:
        dienst = dienst_van(request)
        verzoek = lees_verzoek(
            request,
            dienst.staat,
            dienst.klok(),
            pad=(),
            query=bron.query,
            gepagineerd=False,
            dagen=bron.dagen,
        )
    except Probleem as probleem:
        return foutpagina(request, probleem)
    inhoud = await run_sync(lambda: _voor_excel(_tabel(bron, verzoek)))
    snap = verzoek.staat.snapshot
    bestand = f"{snap.dataset.id}-{naam}-{verzoek.peildatum}.csv"
    headers = {
        "Content-Disposition": f'attachment; filename="{bestand}"',
        "Cache-Control": "no-cache",
    }
    return Response(inhoud, headers=headers, media_type="text/csv; charset=utf-8")


def _tabel(bron: Hulpbron, verzoek: Verzoek) -> bytes:
    """All rows; a table without any says why, as that of the API does."""
    rijen = bron.geef(verzoek)
    return naar_csv(bron, verzoek, rijen, None if rijen else waarom_leeg(bron, verzoek))


def _voor_excel(gewoon: bytes) -> bytes:
    """Semicolons between cells; lists inside a cell then get a comma."""
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    for rij in csv.reader(io.StringIO(gewoon.decode())):
        # What a spreadsheet would run is a text already: the rows were written as CSV before.
        schrijver.writerow([cel.replace(";", ", ") for cel in rij])
    return uit.getvalue().encode("utf-8-sig")
