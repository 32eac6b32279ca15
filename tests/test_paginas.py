"""Every page of the explorer, on the made-up country and on the real one, without a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from api.pages.alle import PAGINAS
from api.pages.statisch import VIS
from tests.paginaproef import LANDEN, Clienten, Ontleed, adressen, diensten

ALLE = [(land, naam) for land in LANDEN for naam in adressen("nl")]


@pytest.fixture(scope="module")
def clienten(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clienten]:
    with diensten(tmp_path_factory.mktemp("winkels")) as per_land:
        yield per_land


@pytest.mark.parametrize(("land", "naam"), ALLE)
def test_elke_pagina(clienten: Clienten, land: str, naam: str) -> None:
    """200, Dutch, one heading, landmarks, a title of its own, and nothing from elsewhere."""
    antwoord = clienten[land].get(adressen(land)[naam])
    assert antwoord.status_code == 200
    assert antwoord.headers["content-type"] == "text/html; charset=utf-8"
    pagina = Ontleed(antwoord.text)
    assert pagina.lang == "nl"
    assert pagina.titel.endswith("(verzonnen gegevens)") == (land == "kleinland")
    assert [pagina.aantal(tag) for tag in ("h1", "main", "header", "footer")] == [1, 1, 1, 1]
    assert pagina.aantal("nav") >= 1
    assert pagina.links().count("/sparql") == 1
    assert ("Verzonnen gegevens." in antwoord.text) == (land == "kleinland")
    assert all(adres.startswith("/statisch/") for adres in pagina.geladen())
    assert not [v for _, v in pagina.elementen if "style" in v or "onclick" in v]
    ids = [v["id"] for _, v in pagina.elementen if "id" in v]
    assert len(ids) == len(set(ids))


def test_elke_soort_pagina_is_getoetst() -> None:
    """A page without an address in these tests is not tested."""
    getoetst = {naam.partition("-")[0] for naam in adressen("nl")}
    assert {p.naam for p in PAGINAS} - {"kaartbestand", "netwerkbestand"} == getoetst


@pytest.mark.parametrize("land", LANDEN)
def test_titels_verschillen(clienten: Clienten, land: str) -> None:
    """A tab or a bookmark says which page it is."""
    titels = [Ontleed(clienten[land].get(adres).text).titel for adres in adressen(land).values()]
    assert len(set(titels)) == len(titels)


def test_geen_dode_links(clienten: Clienten) -> None:
    """Every link of every page of the made-up country goes somewhere."""
    client, gezien = clienten["kleinland"], set()
    for adres in adressen("kleinland").values():
        for link in Ontleed(client.get(adres).text).eigen_links():
            doel = link.partition("#")[0]
            if doel and doel not in gezien:
                gezien.add(doel)
                assert client.get(doel).status_code in (200, 303), (adres, link)
    assert len(gezien) > 100


def test_etag(clienten: Clienten) -> None:
    """The same page is not sent twice."""
    client = clienten["kleinland"]
    merk = client.get("/").headers["etag"]
    assert client.get("/", headers={"If-None-Match": merk}).status_code == 304
    assert client.get("/kaart").headers["etag"] != merk


def test_statische_bestanden(clienten: Clienten) -> None:
    """Style and script come from here, and may be kept once their address has a version."""
    for naam in ("stijl.css", "palet.css", "verkenner.js", "netwerk.js", "png.js", VIS):
        antwoord = clienten["nl"].get(f"/statisch/{naam}?v=1")
        assert antwoord.status_code == 200
        assert "immutable" in antwoord.headers["cache-control"]
        assert not re.search(rb"url\(\s*['\"]?https?:", antwoord.content)
