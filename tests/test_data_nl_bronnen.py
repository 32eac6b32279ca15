"""The sources of the Netherlands: one row per document, and every fact leads to one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

import pytest

from graph.facts import Bron, Geldigheid, Gemeente, Regio
from graph.periode import Moment
from loaders.bronnen import adres
from loaders.land import Land
from tests.nederland import niets

SAMEN = {
    ("indeling-2015", "indeling-2016"): "the division of 2015 is the list of gemeenten of 2015 "
    "(RvIG, table 33) with the regions of the table of 2016 put back: two lists, one of them ours",
}
"""Two sources that do stand at one address, and why."""


def test_elk_feit_heeft_een_bron_en_een_vindplaats(nl: Land) -> None:
    bekend = {bron.id for bron in nl.bronnen}
    niets(
        (f"{feit.id} ({type(feit).__name__})" for feit in nl.feiten
         if feit.herkomst.bron not in bekend or not feit.herkomst.plaats.strip()),
        "Vul bron en plaats in:",
    )  # fmt: skip


def test_elke_bron_heeft_een_webadres(nl: Land) -> None:
    niets(
        (f"{bron.id}: {bron.url}" for bron in nl.bronnen
         if not bron.url.startswith(("https://", "http://"))),
        "Geef het adres van de bron, met https:",
    )  # fmt: skip


def test_niets_komt_uit_de_toekomst(nl: Land) -> None:
    laatst = max(bron.opgehaald for bron in nl.bronnen)
    niets(
        (f"{feit.herkomst.bron} {feit.herkomst.plaats}: {feit.herkomst.peildatum}"
         for feit in nl.feiten
         if Moment.lees(feit.herkomst.peildatum).eerste > laatst),
        f"Een bron beschrijft niets van na {laatst}; verbeter de peildatum:",
    )  # fmt: skip


def test_een_waarneming_is_niet_jonger_dan_haar_bron(nl: Land) -> None:
    """Who wrote before the start saw a plan. Lists of the years, joined in one row, may go on."""
    feiten = (feit for feit in nl.feiten if not isinstance(feit, Gemeente | Regio))
    niets(
        (f"{feit.herkomst.bron} {feit.herkomst.plaats}: {moment}"
         for feit in feiten
         for moment in getattr(feit, "geldig", Geldigheid()).gezien
         if Moment.lees(moment).eerste > feit.herkomst.vastgelegd),
        "Haal gezien_op weg, of geef de bron haar eigen datum:",
    )  # fmt: skip


def dubbel(bronnen: Iterable[Bron]) -> Iterator[tuple[str, str]]:
    """Pairs of ids at one address that are not versions of it from different days."""
    per_adres: dict[str, list[Bron]] = {}
    for bron in sorted(bronnen, key=lambda bron: bron.id):
        per_adres.setdefault(adres(bron.url), []).append(bron)
    for groep in per_adres.values():
        for een, ander in combinations(groep, 2):
            if (een.gepubliceerd, een.opgehaald) == (ander.gepubliceerd, ander.opgehaald):
                yield een.id, ander.id


def test_een_document_is_een_bron(nl: Land) -> None:
    niets(
        (f"{een} en {ander}" for een, ander in dubbel(nl.bronnen) if (een, ander) not in SAMEN),
        "Dit zijn twee bronnen op één adres; voeg ze samen, of zet de reden in SAMEN:",
    )


def test_elke_uitzondering_is_nog_nodig(nl: Land) -> None:
    niets(map(str, set(SAMEN) - set(dubbel(nl.bronnen))), "Haal deze uit SAMEN:")


@pytest.mark.parametrize(
    "spelling",
    [
        "https://www.regio.nl/visie",
        "http://regio.nl/visie/",
        "https://Regio.NL/visie#hoofdstuk-2",
        " https://www.regio.nl/visie/#top ",
    ],
)
def test_een_adres_anders_geschreven_is_hetzelfde_adres(spelling: str) -> None:
    assert adres(spelling) == adres("https://regio.nl/visie")


@pytest.mark.parametrize("ander", ["regio.nl/visie-2", "regio.nl/Visie", "regio.nl/visie?p=2"])
def test_een_ander_document_heeft_een_ander_adres(ander: str) -> None:
    assert adres(f"https://{ander}") != adres("https://regio.nl/visie")
