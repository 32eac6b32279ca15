"""Addresses in answers: of itself, of its pages and of what a row is about.

Every address has the dates that were resolved, so it gives the same answer tomorrow.
"""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import quote, urlencode

from api.rijen import periodetekst
from api.settings import VOORVOEGSEL
from api.web.hulpbron import Hulpbron, Rij
from api.web.vraag import Verzoek


def adres(bron: Hulpbron, verzoek: Verzoek, pagina: int | None = None) -> str:
    """The full address of an answer: with the dates that were resolved, so it stays the same.

    A form other than the first is part of it, so that who follows a link gets the same form.
    """
    pad = VOORVOEGSEL + bron.pad.format(
        **{naam: quote(str(waarde), safe="") for naam, waarde in verzoek.pad.items()}
    )
    query = {naam: waarde for naam, waarde in verzoek.filters.items() if waarde is not None}
    if bron.dagen:
        query |= dagen_van(verzoek)
    if bron.is_lijst and not verzoek.heel:
        query |= {"page": pagina or verzoek.pagina, "pageSize": verzoek.per_pagina}
    if verzoek.vorm != bron.vormen[0]:
        query["vorm"] = verzoek.vorm
    return f"{pad}?{urlencode(query)}" if query else pad


def andere_vormen(bron: Hulpbron, verzoek: Verzoek) -> dict[str, str]:
    """The same answer in each other form: a file is whole, the others begin at their first page."""
    return {
        vorm: adres(bron, replace(verzoek, vorm=vorm, pagina=1, gebladerd=False))
        for vorm in bron.vormen
        if vorm != verzoek.vorm
    }


def dagen_van(verzoek: Verzoek) -> dict[str, str]:
    """Both dates as they stand in an address."""
    return {
        "peildatum": periodetekst(verzoek.peildatum, verzoek.laatste),
        "kennisdatum": verzoek.kennisdatum.isoformat(),
    }


def rijlinks(bron: Hulpbron, rij: Rij, verzoek: Verzoek) -> dict[str, dict[str, str]]:
    """Links of one row; the two dates follow every link."""
    staart = f"?{urlencode(dagen_van(verzoek))}" if bron.dagen else ""
    links = {}
    for relatie, sjabloon in bron.links.items():
        delen = {k: quote(str(w), safe="") for k, w in rij.items() if f"{{{k}}}" in sjabloon}
        if all(delen.values()):
            links[relatie] = {"href": VOORVOEGSEL + sjabloon.format(**delen) + staart}
    return links


def bladerlinks(bron: Hulpbron, verzoek: Verzoek, totaal: int) -> dict[str, str]:
    """first, prev, next and last, where they apply."""
    laatste = max(1, -(-totaal // verzoek.per_pagina))
    paginas = {"self": verzoek.pagina, "first": 1}
    if verzoek.pagina > 1:
        paginas["prev"] = min(verzoek.pagina - 1, laatste)
    if verzoek.pagina < laatste:
        paginas["next"] = verzoek.pagina + 1
    paginas["last"] = laatste
    return {relatie: adres(bron, verzoek, nummer) for relatie, nummer in paginas.items()}
