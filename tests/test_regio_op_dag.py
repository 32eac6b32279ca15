"""A region that does not exist on the day says so in every way in; it is in no network of the day.

Kleinland, with a region (JZ93) that ended on 1 January 2026.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import networkx as nx
import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.settings import Instellingen
from graph.opslag import bewaar
from graph.snapshot import Snapshot
from loaders.land import DATA, lees_land
from tests.cli_proef import DAG, Doe
from tests.paginaproef import VANDAAG

ZIN = "egio JZ93 bestaat niet op 2026-06-01; kies een dag voor 2026-01-01"
OPDRACHTEN = (
    "uitleg JZ93 pleegzorg",
    "rapport JZ93 --out UIT",
    "relaties JZ93",
    "relaties Regio_Klaverdal",
    "dekking --regio JZ93",
    "hiaten --regio JZ93",
    "schakels --regio JZ93",
    "afloop --maanden 12 --regio JZ93",
    "afhankelijkheid --regio JZ93",
    "kaart --regio JZ93 --out UIT",
)
PAGINAS = (
    "/regios/JZ93",
    "/rapporten/JZ93",
    "/dekking/JZ93/pleegzorg",
    "/netwerk?regio=JZ93",
    "/netwerk/bestand?regio=JZ93",
    "/vergelijk?regio=JZ93&met=JZ91",
    "/vergelijk?regio=JZ91&met=JZ93",
)


@pytest.fixture(scope="module")
def winkel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    map_ = tmp_path_factory.mktemp("land")
    shutil.copytree(DATA / "kleinland", map_ / "tabellen")
    tabel = map_ / "tabellen" / "regios.csv"
    regel, keer = re.subn(
        r"^(JZ93,Regio Klaverdal,jeugdregio,2015-01-01,),",
        r"\g<1>2026-01-01,",
        tabel.read_text(encoding="utf-8"),
        flags=re.MULTILINE,
    )
    assert keer == 1
    tabel.write_text(regel, encoding="utf-8")
    land = lees_land(map_ / "tabellen")
    bewaar(Snapshot.maak(land.dataset, land.bronnen, land.feiten), map_ / "winkel")
    return map_ / "winkel"


@pytest.fixture(scope="module")
def client(winkel: Path) -> Iterator[TestClient]:
    app = create_app(Instellingen(winkel=winkel, sparql_tegelijk=0), klok=lambda: VANDAAG)
    with TestClient(app) as client:
        yield client


@pytest.mark.parametrize("regel", OPDRACHTEN)
def test_every_command_says_that_it_does_not_exist(
    regel: str, winkel: Path, tmp_path: Path, doe: Doe
) -> None:
    doel = tmp_path / "uit.html"
    vul_in = {"UIT": str(doel), "Regio_Klaverdal": "Regio Klaverdal"}
    woorden = [vul_in.get(woord, woord) for woord in regel.split()]
    code, uit, fout = doe(*woorden, *DAG, "--snapshot", str(winkel), "--data", "kleinland")
    assert (code, uit) == (2, "")
    assert fout == f"R{ZIN}.\n"
    assert not doel.exists()


@pytest.mark.parametrize("adres", PAGINAS)
def test_every_page_says_that_it_does_not_exist(adres: str, client: TestClient) -> None:
    antwoord = client.get(adres)
    assert antwoord.status_code == 404
    assert ZIN in antwoord.text


def test_before_its_first_day_it_does_not_exist_either(client: TestClient) -> None:
    antwoord = client.get("/regios/JZ93?peildatum=2014-12-31")
    assert antwoord.status_code == 404
    assert "regio JZ93 bestaat niet op 2014-12-31; kies een dag vanaf 2015-01-01" in (
        antwoord.text.replace("Regio", "regio")
    )
    assert client.get("/regios/JZ93?peildatum=2025-12-31").status_code == 200


def test_the_network_of_the_day_knows_neither_the_region_nor_its_members(
    winkel: Path, tmp_path: Path, doe: Doe
) -> None:
    doel = tmp_path / "uit.graphml"
    vorm = ("--out", str(doel), "--snapshot", str(winkel), "--data", "kleinland")
    assert doe("export", "graphml", *vorm, *DAG)[0] == 0
    graaf = nx.read_graphml(doel, force_multigraph=True)
    assert "JZ93" not in graaf
    assert "JZ91" in graaf
    assert doe("export", "graphml", *vorm, *DAG, "--alle-dagen")[0] == 0
    assert "JZ93" not in nx.read_graphml(doel, force_multigraph=True)
    toen = ("--peildatum", "2025-12-31", "--kennisdatum", "2026-06-01")
    assert doe("export", "graphml", *vorm, *toen)[0] == 0
    assert "JZ93" in nx.read_graphml(doel, force_multigraph=True)


def test_no_page_of_the_day_draws_it_or_links_to_it(client: TestClient) -> None:
    for adres in ("/", "/kaart", "/netwerk", "/netwerk?regio=JZ91", "/vergelijk"):
        html = client.get(adres).text
        assert "JZ93" not in html, adres
    assert "JZ93" in client.get("/netwerk?peildatum=2025-12-31").text


def test_the_page_of_a_former_member_leads_nowhere_dead(client: TestClient) -> None:
    gemeente = lid_van("JZ93")
    for link in re.findall(r'href="(/(?:regios|dekking)/[^"#]+)"', client.get(gemeente).text):
        assert client.get(link).status_code == 200, link


def lid_van(regio: str) -> str:
    """The page of a gemeente of a region."""
    land = lees_land(DATA / "kleinland")
    indeling = Snapshot.maak(land.dataset, land.bronnen, land.feiten).indeling
    leden = {lid.gemeente for lid in indeling.leden_voor(regio, "") if lid.vlak.tot > VANDAAG}
    assert date(2015, 1, 1) < VANDAAG
    return f"/gemeenten/{min(leden)}"
