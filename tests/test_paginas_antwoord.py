"""What a page answers: unknown is never empty, and every answer leads to its source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest

from api.eerder import bronnen_toen
from api.report import rapport
from api.rijen import Vraag, dekking
from graph.dekking import Dekking
from tests.paginaproef import LANDEN, VANDAAG, Clienten, Ontleed, adressen, diensten, snapshot


@pytest.fixture(scope="module")
def clienten(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clienten]:
    with diensten(tmp_path_factory.mktemp("winkels")) as per_land:
        yield per_land


def test_onbekend_is_nooit_leeg(clienten: Clienten) -> None:
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


def test_geen_cel_zonder_inhoud(clienten: Clienten) -> None:
    """No cell of any table is left empty: what is not known says so."""
    for land in LANDEN:
        for adres in adressen(land).values():
            html = clienten[land].get(adres).text
            leeg = re.findall(r"<tr[^>]*>(?:(?!</tr>).)*<td>\s*</td>", html, re.DOTALL)
            assert not leeg, (adres, leeg[:1])


@pytest.mark.parametrize(("land", "functie"), [("kleinland", "crisishulp"), ("nl", "pleegzorg")])
def test_elk_feit_een_klik_van_zijn_bron(clienten: Clienten, land: str, functie: str) -> None:
    """From every answer each fact leads to its row in what the source says."""
    client = clienten[land]
    for regio in snapshot(land).regios[:5]:
        pagina = Ontleed(client.get(f"/dekking/{regio}/{functie}?peildatum=2024-01-01").text)
        feiten = [link for link in pagina.links() if "#feit-" in link]
        for link in feiten:
            bron = client.get(link.partition("#")[0]).text
            assert f'id="{link.partition("#")[2]}"' in bron


@pytest.mark.parametrize("land", LANDEN)
def test_laatst_bekend_heeft_een_bron(clienten: Clienten, land: str) -> None:
    """A row that is unknown now leads to the source of what was known last."""
    snap, gezien = snapshot(land), 0
    vraag = Vraag(snap, VANDAAG, VANDAAG)
    for regio in vraag.dekking.regios[:8]:
        rijen_ = [r for r in dekking(vraag, regio=regio) if r["laatst_bekend"] and not r["bronnen"]]
        toen = bronnen_toen(vraag, rijen_)
        pagina = clienten[land].get(f"/regios/{regio}").text
        papier = rapport(snap, regio, VANDAAG, VANDAAG)
        for rij in rijen_:
            dag = date.fromisoformat(str(rij["laatst_bekend_op"]))
            functie, gezien = str(rij["functie"]), gezien + 1
            bronnen = toen[regio, functie]
            assert bronnen
            assert set(bronnen) <= _bronnen_op(Dekking(snap, dag, VANDAAG), functie)
            assert all(f'href="/bronnen/{bron}"' in pagina for bron in bronnen)
        assert pagina.count("(toen volgens <a") == papier.count("<td>toen: <a") == len(toen)
        assert "<td>geen</td>" not in papier
    assert gezien


def _bronnen_op(stand: Dekking, functie: str) -> set[str]:
    """What anybody rests on for the function: a member of now may have been one elsewhere."""
    return {bron for regio in stand.regios for bron in stand.rij(regio, functie).bronnen}


@pytest.mark.parametrize("land", LANDEN)
@pytest.mark.parametrize("dag", ["2024-01-01", "2026-06-01"])
@pytest.mark.parametrize("adres", ["/functies/{}?", "/kaart?functie={}&"])
def test_laatst_bekend_van_een_functie(clienten: Clienten, land: str, dag: str, adres: str) -> None:
    """Each row of a function links the sources of its status, or else of the last known one."""
    snap, gezien = snapshot(land), 0
    dagen: dict[date, Dekking] = {}
    nu = Dekking(snap, date.fromisoformat(dag), VANDAAG)
    for functie in {rij.functie for rij in nu.rijen() if rij.laatst_bekend}:
        html = clienten[land].get(f"{adres.format(functie)}peildatum={dag}").text
        regels = re.findall(r"<tr>.*?</tr>", html, re.DOTALL)
        for regio in nu.regios:
            rij = nu.rij(regio, functie)
            (tekst,) = (t for t in regels if f'href="/dekking/{regio}/{functie}?' in t)
            genoemd = set(re.findall(r'href="/bronnen/([^?"]+)', tekst))
            toen = rij.laatst_bekend_op if not rij.bronnen else None
            assert ("toen volgens <a" in tekst) == bool(toen)
            if toen:
                stand, gezien = dagen.setdefault(toen, Dekking(snap, toen, VANDAAG)), gezien + 1
                assert genoemd
                assert genoemd <= _bronnen_op(stand, functie)
            else:
                assert genoemd == set(rij.bronnen)
            assert "Laatst bekend: " in tekst or not rij.laatst_bekend or rij.niet_geborgd
    assert gezien
