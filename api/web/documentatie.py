"""``/v1/openapi.json`` and ``/v1/docs``: the same document for machines and for people.

The page is plain HTML without a script, so it loads nothing from anywhere.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import orjson
from fastapi import FastAPI, Request, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from api.errors import TITELS
from api.routers import downloads, rapporten, sparql
from api.settings import VOORVOEGSEL, Instellingen
from api.sparql.beschrijving import operaties
from api.web.antwoord import dienst_van, merk_van, verstuur
from api.web.eigenvoorbeelden import met_voorbeelden
from api.web.hulpbronnen import HULPBRONNEN
from api.web.openapi import document
from api.web.staat import Antwoord, Staat
from api.web.vormen import inhoudssoort
from api.web.werkplaats import in_werkplaats
from graph.periode import EERSTE_JAAR, LAATSTE_JAAR

Json = dict[str, Any]
SJABLONEN = Path(__file__).parent / "sjablonen"
STIJL = (SJABLONEN / "stijl.css").read_text(encoding="utf-8")

UITLEG = {
    400: "Kijk per fout in errors naar naam en advies, verbeter de vraag en stuur haar opnieuw.",
    404: "Het adres of het ding bestaat niet, of niet op deze peildatum; ook als u het als filter "
    "geeft.",
    405: "De dienst leest alleen: gebruik GET of HEAD. De header Allow noemt wat kan.",
    406: "Vraag met Accept, of met vorm in het adres, om een van de vormen die erbij staan.",
    408: "De vraag bleef te lang half; stuur haar in één keer, en opnieuw.",
    413: "Stuur minder mee; de grens staat hieronder.",
    414: "Maak het adres korter; de grens staat hieronder.",
    415: "Stuur de inhoud in een soort die bij het adres staat.",
    431: "Stuur minder of kortere headers.",
    500: "Een fout van ons. Probeer het later nog eens, en meld het als het blijft.",
    501: "Gebruik GET, HEAD of OPTIONS; methoden zijn in hoofdletters.",
    503: "De dienst is bezig of start nog; wacht zo lang als Retry-After zegt.",
    505: "Vraag met HTTP/1.1.",
}


def registreer(app: FastAPI, instellingen: Instellingen) -> None:
    """Add both addresses; their bytes are made once."""
    los = {
        downloads.PAD: {"get": downloads.OPERATIE},
        sparql.PAD: operaties(instellingen),
        **rapporten.operaties(),
    }
    inhoud = document(HULPBRONNEN, instellingen, los)
    app.openapi = lambda: inhoud  # type: ignore[method-assign]
    vormen: dict[str, Callable[[Json], Antwoord]] = {
        "openapi.json": lambda inhoud: Antwoord(
            orjson.dumps(inhoud, option=orjson.OPT_INDENT_2), "application/json"
        ),
        "docs": lambda inhoud: _pagina(inhoud, instellingen),
    }
    for pad, vorm in vormen.items():
        app.add_route(f"{VOORVOEGSEL}/{pad}", _beschrijft(inhoud, vorm), name=pad)


def _beschrijft(inhoud: Json, vorm: Callable[[Json], Antwoord]) -> Any:
    """Once per country, with examples of it; before there is one with those of the Netherlands."""
    zonder_land = vorm(inhoud)

    def maak(staat: Staat) -> Antwoord:
        eigen = staat.eens(
            "beschrijving",
            lambda: met_voorbeelden(inhoud, staat, HULPBRONNEN, rapporten.BESTANDEN),
        )
        return vorm(eigen)

    async def geef(request: Request) -> Response:
        staat = dienst_van(request).huidig.staat
        antwoord = zonder_land
        if staat is not None:
            naam = f"beschrijving-{request.url.path}"
            antwoord = await in_werkplaats(lambda: staat.eens(naam, lambda: maak(staat)))
        return verstuur(request, antwoord, merk_van(antwoord.inhoud))

    return geef


def _pagina(inhoud: Json, instellingen: Instellingen) -> Antwoord:
    tekst = (
        sjablonen()
        .get_template("docs.html")
        .render(
            info=inhoud["info"],
            server=inhoud["servers"][0]["url"],
            voorvoegsel=VOORVOEGSEL,
            punten=_punten(inhoud["info"]["description"]),
            labels=[
                {**label, "vragen": _vragen(inhoud, label["name"])} for label in inhoud["tags"]
            ],
            fouten=TITELS,
            uitleg=UITLEG,
            grenzen=_grenzen(instellingen),
            stijl=STIJL,
        )
    )
    beleid = ("Content-Security-Policy", veilig_met_stijl(STIJL))
    return Antwoord(tekst.encode(), inhoudssoort("html"), (beleid,))


@cache
def sjablonen() -> Environment:
    """The templates; every value is escaped."""
    return Environment(
        loader=FileSystemLoader(SJABLONEN), autoescape=True, undefined=StrictUndefined
    )


def veilig_met_stijl(stijl: str) -> str:
    """The policy of a page that holds exactly this style and no script."""
    som = base64.b64encode(hashlib.sha256(stijl.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{som}'; frame-ancestors 'none'; "
        "base-uri 'none'; form-action 'self'"
    )


def _punten(tekst: str) -> list[str]:
    """The introduction without its marks."""
    kaal = tekst.replace("**", "").replace("`", "").replace("\n  ", " ")
    return [regel.removeprefix("- ") for regel in kaal.splitlines() if regel.strip()]


def _vragen(inhoud: Json, label: str) -> list[Json]:
    vragen = []
    for pad, methoden in inhoud["paths"].items():
        for methode, operatie in methoden.items():
            if label not in operatie["tags"]:
                continue
            vormen = operatie["responses"]["200"]["content"]
            verplicht = [p for p in operatie["parameters"] if p["required"] and p["in"] == "query"]
            query = "&".join(f"{p['name']}={p['example']}" for p in verplicht)
            vragen.append(
                {
                    **operatie,
                    "methode": methode.upper(),
                    "pad": pad,
                    "vormen": list(vormen),
                    "zonder_pad": "{" not in pad,
                    "voorbeeld": f"{pad}?{query}" if query else pad,
                }
            )
    return vragen


def _grenzen(instellingen: Instellingen) -> dict[str, str]:
    return {
        "Rijen per pagina": f"{instellingen.pagina_standaard}, hoogstens {instellingen.pagina_max}",
        "Adres": f"hoogstens {instellingen.adres_max} tekens",
        "Inhoud van een POST": f"hoogstens {instellingen.lichaam_max} bytes",
        "Datums": f"{EERSTE_JAAR}-01-01 t/m {LAATSTE_JAAR}-12-31",
        "SPARQL": f"{instellingen.sparql_seconden:g} seconden, {instellingen.sparql_rijen} rijen, "
        f"{instellingen.sparql_bytes} bytes, {instellingen.sparql_tegelijk} vragen tegelijk",
    }
