"""``/sparql``: worked examples for researchers, each with a link that asks it."""

from __future__ import annotations

from urllib.parse import quote

from anyio.to_thread import run_sync
from fastapi import FastAPI, Request, Response

from api.routers import sparql
from api.settings import VOORVOEGSEL, Instellingen
from api.web.antwoord import merk_van, verstuur
from api.web.documentatie import STIJL, sjablonen, veilig_met_stijl
from api.web.staat import Antwoord
from api.web.vormen import inhoudssoort
from graph.vraagvoorbeelden import voorbeelden

PAD = "/sparql"
DIENST = VOORVOEGSEL + sparql.PAD


def registreer(app: FastAPI, instellingen: Instellingen) -> None:
    """Add the page; it is made when it is first asked for, and kept."""
    gemaakt: list[Antwoord] = []

    async def geef(request: Request) -> Response:
        if not gemaakt:
            gemaakt.append(await run_sync(_maak, instellingen))
        return verstuur(request, gemaakt[0], merk_van(gemaakt[0].inhoud))

    app.add_route(PAD, geef, name="sparqlpagina")


def _maak(instellingen: Instellingen) -> Antwoord:
    alle = voorbeelden(instellingen.basis)
    pagina = (
        sjablonen()
        .get_template("sparql.html")
        .render(
            stijl=STIJL,
            voorbeelden=alle,
            adressen={v.naam: _adres(v.tekst, instellingen.adres_max) for v in alle},
            dienst=DIENST,
            adres=instellingen.basis + DIENST,
            docs=f"{VOORVOEGSEL}/docs",
            grenzen=instellingen,
        )
    )
    beleid = ("Content-Security-Policy", veilig_met_stijl(STIJL))
    return Antwoord(pagina.encode(), inhoudssoort("html"), (beleid,))


def _adres(tekst: str, grens: int) -> str:
    """The address that asks it; empty when that is longer than an address may be."""
    query = f"query={quote(tekst, safe='')}"
    return f"{DIENST}?{query}" if len(DIENST) + len(query) <= grens else ""
