"""What a page answers: unknown is never empty, and every answer leads to its source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest

from api.report import rapport
from graph.dekking import Dekking, Dekkingsrij
from graph.geschiedenis import destijds
from graph.snapshot import Snapshot
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
    assert all(letter in "GADEPVNTX?" for _, _, letter in cellen)
    onbekend = [naam for _, naam, letter in cellen if letter == "?"]
    assert onbekend
    assert all(": onbekend" in naam for naam in onbekend)
    assert html.index("is onbekend") < html.index("Wat opvalt") < html.index("Elke regio")
    assert "functies nergens zeker, nu of eerder" in html
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


def _toen(snap: Snapshot, nu: Dekking, rij: Dekkingsrij) -> set[str]:
    """Who said, of the day on which it was last secured, that gemeenten of now were."""
    assert rij.laatst_bekend_op is not None
    stand = Dekking(snap, rij.laatst_bekend_op, VANDAAG)
    leden = destijds(snap, nu.leden(rij.regio, rij.functie), rij.laatst_bekend_op)
    return set(stand.bronnen_van_geborgd(leden, rij.functie))


def _genoemd(tekst: str) -> set[str]:
    return set(re.findall(r'href="/bronnen/([^?"#]+)', tekst))


@pytest.mark.parametrize("land", LANDEN)
def test_laatst_bekend_heeft_een_bron(clienten: Clienten, land: str) -> None:
    """A row that is unknown now leads to the source of what was known last, on paper too."""
    snap, gezien = snapshot(land), 0
    nu = Dekking(snap, VANDAAG, VANDAAG)
    for regio in nu.regios[:5]:
        rijen_ = [rij for rij in (nu.rij(regio, f) for f in snap.functies) if rij.laatst_bekend]
        pagina = clienten[land].get(f"/regios/{regio}").text
        regels = re.findall(r"<tr>.*?</tr>", pagina, re.DOTALL)
        papier = rapport(snap, regio, VANDAAG, VANDAAG)
        for rij in (rij for rij in rijen_ if not rij.bronnen):
            bronnen, gezien = _toen(snap, nu, rij), gezien + 1
            (tekst,) = (t for t in regels if f'href="/dekking/{regio}/{rij.functie}"' in t)
            assert _genoemd(tekst) == bronnen
            assert ("(toen volgens <a" in tekst) == bool(bronnen)
            assert all(snap.bronnen[bron].titel.split(" (")[0] in papier for bron in bronnen)
    assert gezien


@pytest.mark.parametrize("land", LANDEN)
@pytest.mark.parametrize("dag", ["2024-01-01", "2026-06-01"])
@pytest.mark.parametrize("adres", ["/functies/{}?", "/kaart?functie={}&"])
def test_laatst_bekend_van_een_functie(clienten: Clienten, land: str, dag: str, adres: str) -> None:
    """Each row of a function links the sources of its status, or else of the last known one."""
    snap, gezien = snapshot(land), 0
    nu = Dekking(snap, date.fromisoformat(dag), VANDAAG)
    functies = sorted({rij.functie for rij in nu.rijen() if rij.laatst_bekend})
    for functie in functies[:: 1 + len(functies) // 4]:
        html = clienten[land].get(f"{adres.format(functie)}peildatum={dag}").text
        regels = re.findall(r"<tr>.*?</tr>", html, re.DOTALL)
        for regio in nu.regios:
            rij = nu.rij(regio, functie)
            (tekst,) = (t for t in regels if f'href="/dekking/{regio}/{functie}?' in t)
            bronnen, eerder = set(rij.bronnen), rij.laatst_bekend_op and not rij.bronnen
            if eerder:
                bronnen, gezien = _toen(snap, nu, rij), gezien + 1
            assert ("toen volgens <a" in tekst) == bool(eerder and bronnen)
            assert _genoemd(tekst) == bronnen
            assert ("Laatst bekend als " in tekst) == bool(rij.laatst_bekend)
    assert gezien
