"""Who finds a mistake learns which row it is; an address is shown only when one was set."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import ValidationError
from starlette.testclient import TestClient

from api.app import create_app
from api.settings import Instellingen
from api.verbeteren import rijplekken
from loaders.land import DATA
from tests.paginaproef import VANDAAG, adressen, instellingen, snapshot

OVERAL = ("/uitleg", "/toegankelijkheid", "/v1/openapi.json", "/v1/docs", "/catalogus")
WORTEL = Path(__file__).resolve().parent.parent


def _klant(winkel: Path, **anders: str) -> Iterator[TestClient]:
    ingesteld = instellingen("kleinland", winkel).model_copy(update=anders)
    with TestClient(create_app(ingesteld, klok=lambda: VANDAAG)) as client:
        yield client


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    yield from _klant(tmp_path_factory.mktemp("zonder"))


@pytest.fixture(scope="module")
def ingesteld(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    yield from _klant(tmp_path_factory.mktemp("met"), contact_email="jeugd@gemeente.nl")


def test_no_address_is_shown_that_nobody_set(client: TestClient) -> None:
    for adres in (*adressen("kleinland").values(), *OVERAL):
        tekst = client.get(adres).text
        assert "mailto:" not in tekst, adres
        assert not re.findall(r"[\w.-]+@[\w-]+\.\w+", tekst), adres
    for adres in ("/uitleg", "/toegankelijkheid"):
        assert "nog geen contactadres ingesteld" in client.get(adres).text


def test_an_address_that_was_set_is_shown_wherever_one_looks_for_it(ingesteld: TestClient) -> None:
    for adres in OVERAL:
        antwoord = ingesteld.get(adres)
        assert "jeugd@gemeente.nl" in antwoord.text, adres
        assert "geen contactadres" not in antwoord.text


@pytest.mark.parametrize("onzin", ["geen adres", "a@b", 'x"@y.nl', "a@b.nl, c@d.nl"])
def test_what_is_no_address_is_refused_at_the_start(onzin: str) -> None:
    with pytest.raises(ValidationError, match="contact_email"):
        Instellingen(contact_email=onzin)


def test_each_fact_of_an_answer_leads_to_its_own_row(client: TestClient) -> None:
    html = client.get("/dekking/JZ91/pleegzorg").text
    feiten = re.findall(r'href="(/uitleg\?feit=([0-9a-f]+)#verbeteren)"', html)
    assert feiten
    for adres, feit in feiten:
        pagina = client.get(adres).text
        assert snapshot("kleinland").per_id[feit].herkomst.plaats in pagina
        plekken = re.findall(r"<code>(loaders/data/\S+\.csv)</code>, regel (\d+)", pagina)
        assert plekken
        for bestand, regel in plekken:
            assert "pleegzorg" in _regel(WORTEL / bestand, int(regel))


def test_a_row_is_found_by_its_source_and_place(client: TestClient) -> None:
    """The line is that of the file, also after a cell of more than one line."""
    assert client.get("/uitleg?feit=bestaat-niet").status_code == 404
    gevonden = 0
    for feit in snapshot("nl").feiten[::400]:
        for plek in rijplekken("nl", feit):
            (rij,) = csv.reader([_regel(WORTEL / plek.bestand, plek.regel)])
            assert {feit.herkomst.bron, feit.herkomst.plaats} <= set(rij)
            gevonden += 1
    assert gevonden
    assert rijplekken("eigen-land", snapshot("nl").feiten[0]) == []
    assert (DATA / "nl").is_dir()


def _regel(bestand: Path, nummer: int) -> str:
    return bestand.read_text(encoding="utf-8").splitlines()[nummer - 1]
