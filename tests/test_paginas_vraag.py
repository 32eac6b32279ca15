"""What a visitor asks: days, filters, words to search, a slip of the pen, a table to take along."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.paginaproef import VANDAAG, Clienten, Ontleed, diensten, snapshot


@pytest.fixture(scope="module")
def clienten(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clienten]:
    with diensten(tmp_path_factory.mktemp("winkels")) as per_land:
        yield per_land


def test_datums_gaan_mee(clienten: Clienten) -> None:
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
        ("/kaart?functie=x", 404, "bestaat niet"),
        ("/regios/JZ91?peildatum=1950-01-01", 404, "kies een dag vanaf"),
        ("/statisch/../settings.py", 404, "bestaat niet"),
        ("/bestanden/geheim", 404, "bestaat niet"),
        ("/nergens", 404, "bestaat niet"),
    ],
)
def test_fout_is_een_pagina(clienten: Clienten, adres: str, status: int, zin: str) -> None:
    """A slip gives a Dutch page that says what to do, not a list of codes."""
    antwoord = clienten["kleinland"].get(adres, headers={"Accept": "text/html"})
    assert antwoord.status_code == status
    assert zin in antwoord.text
    pagina = Ontleed(antwoord.text)
    assert (pagina.lang, pagina.aantal("h1")) == ("nl", 1)
    assert "/v1/" not in re.sub(r"<footer.*</footer>", "", antwoord.text, flags=re.DOTALL)


def test_nergens_is_voor_programmas_json(clienten: Clienten) -> None:
    """Only a browser gets a page."""
    antwoord = clienten["kleinland"].get("/nergens", headers={"Accept": "application/json"})
    assert antwoord.headers["content-type"] == "application/problem+json"


def test_mensen_typen_anders(clienten: Clienten) -> None:
    """Empty fields of a form and Dutch dates are understood; the slider becomes a day."""
    client = clienten["kleinland"]
    assert "31 december 2024" in client.get("/?peildatum=31-12-2024&niveau=&status=").text
    schuif = client.get("/kaart?functie=pleegzorg&jaar=2024")
    assert schuif.status_code == 303
    assert schuif.headers["location"] == "/kaart?functie=pleegzorg&peildatum=2024-01-01"
    nu = client.get(f"/kaart?jaar={VANDAAG.year}")
    assert nu.headers["location"] == "/kaart"


def test_filters(clienten: Clienten) -> None:
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
def test_zoeken(clienten: Clienten, vraag: str, doel: str) -> None:
    """A name, in any case, leads to its page."""
    links = Ontleed(clienten["kleinland"].get(f"/zoeken?q={vraag}").text).links()
    assert any(doel in link for link in links)


def test_tekst_wordt_nooit_opmaak(clienten: Clienten) -> None:
    """What a visitor types comes back as text."""
    html = clienten["kleinland"].get("/zoeken", params={"q": "<script>alert(1)</script>"}).text
    assert "<script>alert" not in html


def test_csv_voor_excel(clienten: Clienten) -> None:
    """Byte order mark, semicolons and all rows."""
    antwoord = clienten["kleinland"].get("/bestanden/dekking?regio=JZ91")
    regels = antwoord.content.decode("utf-8-sig").splitlines()
    assert antwoord.content.startswith(b"\xef\xbb\xbf")
    assert regels[0].startswith("regio;regio_naam;functie;")
    assert len(regels) == 1 + len(snapshot("kleinland").functies)
