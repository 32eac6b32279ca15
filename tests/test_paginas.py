"""Every page of the explorer, on the made-up country and on the real one, without a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from starlette.testclient import TestClient

from api import maps
from api.app import create_app
from api.eerder import bronnen_toen
from api.pages import palet
from api.pages.alle import PAGINAS
from api.pages.statisch import VIS
from api.pages.taal import SOORTNAMEN, procent
from api.report import rapport
from api.rijen import Vraag, dekking
from graph.dekking import Dekking
from graph.facts import Feit
from graph.status import Status
from tests.paginaproef import LANDEN, VANDAAG, Ontleed, adressen, dienst, instellingen, snapshot

VERWIJST = {"href", "src", "style", "onclick", "onload"}
"""What a file that stands alone does without."""
ALLE = [(land, naam) for land in LANDEN for naam in adressen("nl")]


@pytest.fixture(scope="module")
def clienten(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, TestClient]]:
    """A service per country."""
    winkel = tmp_path_factory.mktemp("winkels")
    with (
        dienst("kleinland", winkel / "kleinland") as klein,
        dienst("nl", winkel / "nl") as nederland,
    ):
        yield {"kleinland": klein, "nl": nederland}


@pytest.mark.parametrize(("land", "naam"), ALLE)
def test_elke_pagina(clienten: dict[str, TestClient], land: str, naam: str) -> None:
    """200, Dutch, one heading, landmarks, a title of its own, and nothing from elsewhere."""
    antwoord = clienten[land].get(adressen(land)[naam])
    assert antwoord.status_code == 200
    assert antwoord.headers["content-type"] == "text/html; charset=utf-8"
    pagina = Ontleed(antwoord.text)
    assert pagina.lang == "nl"
    assert pagina.titel.endswith("(verzonnen gegevens)") == (land == "kleinland")
    assert [pagina.aantal(tag) for tag in ("h1", "main", "header", "footer")] == [1, 1, 1, 1]
    assert pagina.aantal("nav") >= 1
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
def test_titels_verschillen(clienten: dict[str, TestClient], land: str) -> None:
    """A tab or a bookmark says which page it is."""
    titels = [Ontleed(clienten[land].get(adres).text).titel for adres in adressen(land).values()]
    assert len(set(titels)) == len(titels)


def test_geen_dode_links(clienten: dict[str, TestClient]) -> None:
    """Every link of every page of the made-up country goes somewhere."""
    client, gezien = clienten["kleinland"], set()
    for adres in adressen("kleinland").values():
        for link in Ontleed(client.get(adres).text).eigen_links():
            doel = link.partition("#")[0]
            if doel and doel not in gezien:
                gezien.add(doel)
                assert client.get(doel).status_code in (200, 303), (adres, link)
    assert len(gezien) > 100


def test_onbekend_is_nooit_leeg(clienten: dict[str, TestClient]) -> None:
    """Every cell of the matrix has a letter and a name; unknown comes first, with its number."""
    html = clienten["nl"].get("/").text
    cellen = re.findall(r'<td><a class="([^"]+)" href="[^"]+" aria-label="([^"]+)">(.)', html)
    assert len(cellen) > 500
    assert all(letter in "GDEPVNTX?" for _, _, letter in cellen)
    onbekend = [naam for _, naam, letter in cellen if letter == "?"]
    assert onbekend
    assert all(": onbekend" in naam for naam in onbekend)
    assert html.index("is onbekend") < html.index("Wat opvalt") < html.index("Elke regio")
    assert "functies zonder enig bewijs" in html
    assert len(html.encode()) < 300_000


def test_geen_cel_zonder_inhoud(clienten: dict[str, TestClient]) -> None:
    """No cell of any table is left empty: what is not known says so."""
    for land in LANDEN:
        for adres in adressen(land).values():
            html = clienten[land].get(adres).text
            leeg = re.findall(r"<tr[^>]*>(?:(?!</tr>).)*<td>\s*</td>", html, re.DOTALL)
            assert not leeg, (adres, leeg[:1])


@pytest.mark.parametrize(("land", "functie"), [("kleinland", "crisishulp"), ("nl", "pleegzorg")])
def test_elk_feit_een_klik_van_zijn_bron(
    clienten: dict[str, TestClient], land: str, functie: str
) -> None:
    """From every answer each fact leads to its row in what the source says."""
    client = clienten[land]
    for regio in snapshot(land).regios[:5]:
        pagina = Ontleed(client.get(f"/dekking/{regio}/{functie}?peildatum=2024-01-01").text)
        feiten = [link for link in pagina.links() if "#feit-" in link]
        for link in feiten:
            bron = client.get(link.partition("#")[0]).text
            assert f'id="{link.partition("#")[2]}"' in bron


@pytest.mark.parametrize("land", LANDEN)
def test_laatst_bekend_heeft_een_bron(clienten: dict[str, TestClient], land: str) -> None:
    """A row that is unknown now leads to the source of what was known last."""
    snap, gezien = snapshot(land), 0
    vraag = Vraag(snap, VANDAAG, VANDAAG)
    for regio in vraag.dekking.regios[:8]:
        rijen_ = [r for r in dekking(vraag, regio=regio) if r["laatst_bekend"] and not r["bronnen"]]
        toen = bronnen_toen(vraag, regio, rijen_)
        pagina = clienten[land].get(f"/regios/{regio}").text
        papier = rapport(snap, regio, VANDAAG, VANDAAG)
        for rij in rijen_:
            dag = date.fromisoformat(str(rij["laatst_bekend_op"]))
            functie, gezien = str(rij["functie"]), gezien + 1
            assert toen[functie] == Dekking(snap, dag, VANDAAG).rij(regio, functie).bronnen
            assert all(f'href="/bronnen/{bron}"' in pagina for bron in toen[functie])
        gevuld = sum(bool(bronnen) for bronnen in toen.values())
        assert pagina.count("(toen volgens <a") == papier.count("<td>toen: <a") == gevuld
        assert len(re.findall(r"<td>geen</td>", papier)) == len(toen) - gevuld
    assert gezien


def test_datums_gaan_mee(clienten: dict[str, TestClient]) -> None:
    """Who looks at a day stays on that day; today adds nothing to an address."""
    client = clienten["kleinland"]
    op_dag = Ontleed(client.get("/regios/JZ91?peildatum=2024-01-01&kennisdatum=2025-01-01").text)
    naar_antwoord = [link for link in op_dag.links() if link.startswith("/dekking/")]
    assert naar_antwoord
    assert all("peildatum=2024-01-01&kennisdatum=2025-01-01" in link for link in naar_antwoord)
    vandaag = Ontleed(client.get("/regios/JZ91").text)
    assert not [link for link in vandaag.links() if link.startswith("/dekking/") and "?" in link]


@pytest.mark.parametrize(
    ("adres", "status", "zin"),
    [
        ("/regios/JZ00", 404, "bestaat niet"),
        ("/functies/toveren", 404, "bestaat niet"),
        ("/bronnen/geen", 404, "bestaat niet"),
        ("/verbanden/geen", 404, "bestaat niet"),
        ("/dekking/JZ91/toveren", 404, "bestaat niet"),
        ("/?peildatum=zomer", 400, "geen datum"),
        ("/?peildatum=2025-02-30", 400, "kalender"),
        ("/?niveau=hoog&status=mooi", 400, "kies uit"),
        ("/?onzin=1", 400, "bestaat hier niet"),
        ("/kaart?functie=x", 400, "bestaat niet"),
        ("/regios/JZ91?peildatum=1950-01-01", 404, "kies een andere"),
        ("/statisch/../settings.py", 404, "bestaat niet"),
        ("/bestanden/geheim", 404, "bestaat niet"),
        ("/nergens", 404, "bestaat niet"),
    ],
)
def test_fout_is_een_pagina(
    clienten: dict[str, TestClient], adres: str, status: int, zin: str
) -> None:
    """A slip gives a Dutch page that says what to do, not a list of codes."""
    antwoord = clienten["kleinland"].get(adres, headers={"Accept": "text/html"})
    assert antwoord.status_code == status
    assert zin in antwoord.text
    pagina = Ontleed(antwoord.text)
    assert (pagina.lang, pagina.aantal("h1")) == ("nl", 1)
    assert "/v1/" not in re.sub(r"<footer.*</footer>", "", antwoord.text, flags=re.DOTALL)


def test_nergens_is_voor_programmas_json(clienten: dict[str, TestClient]) -> None:
    """Only a browser gets a page."""
    antwoord = clienten["kleinland"].get("/nergens", headers={"Accept": "application/json"})
    assert antwoord.headers["content-type"] == "application/problem+json"


def test_mensen_typen_anders(clienten: dict[str, TestClient]) -> None:
    """Empty fields of a form and Dutch dates are understood; the slider becomes a day."""
    client = clienten["kleinland"]
    assert "31 december 2024" in client.get("/?peildatum=31-12-2024&niveau=&status=").text
    schuif = client.get("/kaart?functie=pleegzorg&jaar=2024")
    assert schuif.status_code == 303
    assert schuif.headers["location"] == "/kaart?functie=pleegzorg&peildatum=2024-01-01"
    nu = client.get(f"/kaart?jaar={VANDAAG.year}")
    assert nu.headers["location"] == "/kaart"


def test_filters(clienten: dict[str, TestClient]) -> None:
    """Level, status and part of the country choose rows and columns."""
    client = clienten["nl"]
    assert client.get("/?gebied=noord").text.count('scope="col"><a') == 3
    alleen = client.get("/?niveau=landelijk").text
    assert 'scope="rowgroup"><span>Landelijk' in alleen
    assert 'scope="rowgroup"><span>Regionaal' not in alleen
    assert "Geen enkele combinatie" in client.get("/?status=tegenstrijdig").text


@pytest.mark.parametrize(
    ("vraag", "doel"),
    [("duinrand", "/regios/JZ91"), ("kiezelrode", "/gemeenten/GM9001"), ("GM9001", "GM9001")],
)
def test_zoeken(clienten: dict[str, TestClient], vraag: str, doel: str) -> None:
    """A name, in any case, leads to its page."""
    links = Ontleed(clienten["kleinland"].get(f"/zoeken?q={vraag}").text).links()
    assert any(doel in link for link in links)


def test_tekst_wordt_nooit_opmaak(clienten: dict[str, TestClient]) -> None:
    """What a visitor types comes back as text."""
    html = clienten["kleinland"].get("/zoeken", params={"q": "<script>alert(1)</script>"}).text
    assert "<script>alert" not in html


def test_etag(clienten: dict[str, TestClient]) -> None:
    """The same page is not sent twice."""
    client = clienten["kleinland"]
    merk = client.get("/").headers["etag"]
    assert client.get("/", headers={"If-None-Match": merk}).status_code == 304
    assert client.get("/kaart").headers["etag"] != merk


def test_csv_voor_excel(clienten: dict[str, TestClient]) -> None:
    """Byte order mark, semicolons and all rows."""
    antwoord = clienten["kleinland"].get("/bestanden/dekking?regio=JZ91")
    regels = antwoord.content.decode("utf-8-sig").splitlines()
    assert antwoord.content.startswith(b"\xef\xbb\xbf")
    assert regels[0].startswith("regio;regio_naam;functie;")
    assert len(regels) == 1 + len(snapshot("kleinland").functies)


def test_statische_bestanden(clienten: dict[str, TestClient]) -> None:
    """Style and script come from here, and may be kept once their address has a version."""
    for naam in ("stijl.css", "palet.css", "verkenner.js", "netwerk.js", "png.js", VIS):
        antwoord = clienten["nl"].get(f"/statisch/{naam}?v=1")
        assert antwoord.status_code == 200
        assert "immutable" in antwoord.headers["cache-control"]
        assert not re.search(rb"url\(\s*['\"]?https?:", antwoord.content)


# --- files that stand alone ---


@pytest.mark.parametrize("land", LANDEN)
def test_landkaart_als_bestand(clienten: dict[str, TestClient], land: str) -> None:
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


# --- palette and words ---


def test_palet() -> None:
    """Every status has its own letter; letters can be read on their colour, also when faint."""
    tekens = list(palet.TEKENS.values())
    assert {t.sleutel for t in tekens} == {status.sleutel for status in Status}
    assert len({t.letter for t in tekens}) == len(tekens)
    for teken in tekens:
        assert palet.contrast(teken.inkt, teken.vlak) >= 7
        assert palet.contrast("#3d3d3d", palet.tint(teken.vlak)) >= 7
    assert palet.contrast(palet.KAARTBLAUW, palet.TEKENS["onbekend"].vlak) >= 3
    assert palet.contrast("#000000", "#ffffff") == pytest.approx(21)


def test_palet_in_grijs() -> None:
    """Where two statuses look alike in grey, the pattern differs."""
    tekens = [t for t in palet.TEKENS.values() if t.sleutel != "niet-van-toepassing"]
    for i, een in enumerate(tekens):
        for ander in tekens[i + 1 :]:
            grijs = palet.contrast(een.vlak, ander.vlak)
            assert grijs >= 1.3 or een.patroon != ander.patroon, (een.sleutel, ander.sleutel)


def test_elke_soort_feit_heeft_een_naam() -> None:
    """A source page can show every kind of fact."""
    assert set(SOORTNAMEN) == {soort.__name__.lower() for soort in Feit.__subclasses__()}


@pytest.mark.parametrize(
    ("aandeel", "tekst"),
    [(0, "0%"), (0.001, "minder dan 1%"), (0.5, "50%"), (0.9999, "ruim 99%"), (1, "100%")],
)
def test_procent_rondt_niet_naar_alles_of_niets(aandeel: float, tekst: str) -> None:
    """Nearly all is not all."""
    assert procent(aandeel) == tekst
