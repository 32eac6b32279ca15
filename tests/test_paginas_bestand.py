"""Files that stand alone: the map, the network and the report need nothing from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from starlette.testclient import TestClient

from api import maps
from api.app import create_app
from api.report import rapport
from tests.paginaproef import (
    LANDEN,
    VANDAAG,
    Clienten,
    Ontleed,
    adressen,
    diensten,
    instellingen,
    snapshot,
)

VERWIJST = {"href", "src", "style", "onclick", "onload"}
"""What a file that stands alone does without."""


@pytest.fixture(scope="module")
def clienten(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clienten]:
    with diensten(tmp_path_factory.mktemp("winkels")) as per_land:
        yield per_land


@pytest.mark.parametrize("land", LANDEN)
def test_landkaart_als_bestand(clienten: Clienten, land: str) -> None:
    """One SVG with title, legend, date, source and licence; nothing to fetch and no link."""
    client = clienten[land]
    pagina = Ontleed(client.get(f"{adressen(land)['kaart']}&peildatum=2024-01-01").text)
    adres = next(link for link in pagina.links() if link.startswith("/kaart/bestand?"))
    assert adres == next(v["data-png-van"] for _, v in pagina.elementen if "data-png-van" in v)
    antwoord = client.get(adres)
    assert antwoord.headers["content-type"] == "image/svg+xml"
    assert "-2024-01-01.svg" in antwoord.headers["content-disposition"]
    assert antwoord.content == client.get(adres).content
    svg = ET.fromstring(antwoord.content)  # noqa: S314 - our own file
    tekst = re.sub(r"\s+", " ", " ".join(svg.itertext()))
    snap = snapshot(land)
    for deel in ("1 januari 2024", "Legenda", "Bronnen van de statussen", snap.id, "Regio’s"):
        assert deel in tekst
    assert re.sub(r"\s+", " ", snap.dataset.attributie) in tekst
    assert ("Verzonnen gegevens." in tekst) == (land == "kleinland")
    assert svg.find("{*}title") is not None
    assert {naam.rpartition("}")[2] for el in svg.iter() for naam in el.attrib} & VERWIJST == set()
    assert not {el.tag.rpartition("}")[2] for el in svg.iter()} & {"a", "script", "style", "image"}


def test_land_zonder_omtrekken(tmp_path: Path) -> None:
    """The page offers no file, and its address says where to look."""
    ingesteld = instellingen("kleinland", tmp_path).model_copy(update={"geodata": tmp_path})
    app = create_app(ingesteld, klok=lambda: VANDAAG)
    with TestClient(app) as client:
        assert "/kaart/bestand" not in client.get("/kaart").text
        antwoord = client.get("/kaart/bestand")
    assert antwoord.status_code == 404
    assert "gebruik de tabel" in antwoord.text


@pytest.mark.parametrize("regio", [None, "JZ91"])
def test_kaartbestand(regio: str | None) -> None:
    """One file with everything inside, the same each time, with nothing to fetch."""
    snap = snapshot("kleinland")
    html = maps.kaart(snap, VANDAAG, VANDAAG, regio=regio)
    assert html == maps.kaart(snap, VANDAAG, VANDAAG, regio=regio)
    pagina = Ontleed(html)
    assert (pagina.lang, pagina.aantal("h1"), pagina.geladen()) == ("nl", 1, [])
    assert "Verzonnen gegevens." in html
    assert "bootstrap" not in html
    assert pagina.aantal("table") == 1


def test_label_breekt_niet_uit() -> None:
    """Names are cut and lose control characters; JSON in a page cannot end its block."""
    assert maps.schoon("a\x00b\u2028c") == "a b c"
    assert len(maps.schoon("x" * 200)) == 60
    net = maps.netwerk(snapshot("kleinland"), (VANDAAG, VANDAAG), {}, None, None)
    assert "<" not in maps.gegevens(net)


def test_rapport() -> None:
    """The report says the day, the snapshot and how to make it again."""
    snap = snapshot("nl")
    html = rapport(snap, "JZ18", VANDAAG, VANDAAG)
    for woord in ("1 juni 2026", snap.id, "jeugdregio rapport JZ18 --peildatum 2026-06-01"):
        assert woord in html
    assert Ontleed(html).geladen() == []
