"""What rests on an allotment only is shown apart, with its caveat, wherever it is shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

import pytest

from api.rijen import Rij, Vraag, dekking
from api.telling import rust_op_aanwijzing
from graph.samenvatting import per_niveau, samenvatting
from graph.zinnen import AANWIJZING
from tests.cli_proef import DAG, Doe
from tests.paginaproef import LANDEN, VANDAAG, Clienten, diensten, snapshot

KAART = {"kleinland": "besloten-verblijf", "nl": "gesloten-jeugdhulp"}


@pytest.fixture(scope="module")
def clienten(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clienten]:
    with diensten(tmp_path_factory.mktemp("winkels")) as per_land:
        yield per_land


def _rijen(land: str, functie: str | None = None) -> list[Rij]:
    return dekking(Vraag(snapshot(land), VANDAAG, VANDAAG), functie=functie)


@pytest.mark.parametrize("land", LANDEN)
def test_the_start_page_counts_per_level_add_up_and_name_what_is_only_allotted(
    clienten: Clienten, land: str
) -> None:
    html = clienten[land].get("/").text
    tabel = html[html.index('<table class="niveaus">') : html.index("Wat opvalt")]
    rijen = [
        [int(n.replace(".", "")) for n in re.findall(r"<td>([\d.]+)</td>", rij)]
        for rij in re.findall(r"<tr><th scope=\"row\">.*?</tr>", tabel, re.DOTALL)
    ]
    niveaus = [t for t in per_niveau(samenvatting(snapshot(land), VANDAAG, VANDAAG)) if t.samen]
    assert len(rijen) == len(niveaus)
    for (*delen, samen), telling in zip(rijen, niveaus, strict=True):
        assert sum(delen) == samen == telling.samen
        assert delen[:3] == [
            telling.onbekend,
            telling.geborgd - telling.alleen_aanwijzing,
            telling.alleen_aanwijzing,
        ]
        zin = (
            f"{telling.geborgd} geborgd (van {telling.samen}), waarvan "
            f"{telling.alleen_aanwijzing} alleen volgens een aanwijzing; {AANWIJZING}."
        )
        assert (zin in tabel) == (telling.alleen_aanwijzing > 0)
    assert AANWIJZING in tabel


@pytest.mark.parametrize("land", LANDEN)
def test_the_matrix_draws_it_with_a_letter_of_its_own(clienten: Clienten, land: str) -> None:
    html = clienten[land].get("/").text
    cellen = re.findall(
        r'<td><a class="([a-z-]+)" href="/dekking/(\w+)/([\w-]+)" aria-label="([^"]+)">(\w+|\?)',
        html,
    )
    getekend = {(r, f): (klasse, letter) for klasse, r, f, _, letter in cellen}
    gezien = 0
    for rij in _rijen(land):
        plek = str(rij["regio"]), str(rij["functie"])
        if plek in getekend and rij["status"] in ("geborgd", "deels-geborgd"):
            alleen = rust_op_aanwijzing(rij)
            vol = rij["status"] == "geborgd"
            letter = ("A" if vol else "Ad") if alleen else ("G" if vol else "D")
            klasse = ("aanwijzing" if vol else "deels-aanwijzing") if alleen else rij["status"]
            assert getekend[plek] == (f"s-{klasse}", letter)
            gezien += alleen
    assert gezien
    legenda = html[html.index('class="legenda"') : html.index('class="matrixvak"')]
    assert 'class="teken s-aanwijzing" aria-hidden="true">A<' in legenda
    assert AANWIJZING in legenda


@pytest.mark.parametrize("land", LANDEN)
@pytest.mark.parametrize("adres", ["/kaart", "/kaart/bestand"])
def test_the_map_and_its_file_draw_it_and_say_what_it_is(
    clienten: Clienten, land: str, adres: str
) -> None:
    beeld = unescape(clienten[land].get(f"{adres}?functie={KAART[land]}").text)
    rijen = _rijen(land, KAART[land])
    alleen = sum(rust_op_aanwijzing(rij) and rij["status"] == "geborgd" for rij in rijen)
    assert alleen
    assert len(re.findall(r'class="gebied" fill="url\(#p-lijn\)"', beeld)) == alleen
    assert len(re.findall(r">A\d+</text>", beeld)) == alleen
    plat = " ".join(re.sub(r"<[^>]+>", " ", beeld).split())
    assert AANWIJZING in plat
    assert "geborgd, alleen volgens een aanwijzing" in plat


@pytest.mark.parametrize("land", LANDEN)
def test_no_page_counts_or_names_it_without_the_caveat(clienten: Clienten, land: str) -> None:
    functie = KAART[land]
    rij = next(r for r in _rijen(land, functie) if rust_op_aanwijzing(r))
    for adres in (
        f"/dekking/{rij['regio']}/{functie}",
        f"/regios/{rij['regio']}",
        f"/functies/{functie}",
        f"/rapporten/{rij['regio']}",
        "/uitleg",
    ):
        assert AANWIJZING in clienten[land].get(adres).text, adres


@pytest.mark.usefixtures("werk")
def test_the_command_line_says_it_too(doe: Doe) -> None:
    _, uit, _ = doe("uitleg", "JZ91", "besloten-verblijf", *DAG, "--format", "table")
    plat = " ".join(uit.split())
    assert "Status: geborgd (alleen volgens een aanwijzing)." in plat
    assert AANWIJZING in plat
    assert "Gemeenten: geborgd (alleen volgens een aanwijzing): " in plat
    assert "aanwijzing-vervallen" not in plat
    _, uit, _ = doe("samenvatting", *DAG, "--format", "table")
    telling = samenvatting(snapshot("kleinland"), VANDAAG, VANDAAG)
    alleen = sum(t.alleen_aanwijzing for t in telling)
    plat = " ".join(uit.split())
    assert f"waarvan {alleen} alleen volgens een aanwijzing; {AANWIJZING}." in plat
    assert "Onbekend telt ook" not in plat


@pytest.mark.parametrize(
    ("adres", "zinnen"),
    [
        (
            "/dekking/JZ18/pleegzorg",
            ("Serviceorganisatie Zorg Holland Rijnland", "voor 13 van de 13 gemeenten"),
        ),
        ("/dekking/JZ14/gesloten-jeugdhulp", ("Omroepbericht over de oprichting",)),
    ],
)
def test_a_cell_names_who_may_know_more(
    clienten: Clienten, adres: str, zinnen: tuple[str, ...]
) -> None:
    """What is on record beside the answer stands under it, and is said to secure nothing."""
    html = clienten["nl"].get(adres).text
    ernaast = html[html.index('id="ernaast"') :]
    assert "Dit borgt niets" in ernaast
    for zin in zinnen:
        assert zin in ernaast


def test_a_cell_names_the_area_of_another_division(clienten: Clienten) -> None:
    """For Veilig Thuis Leiden and its neighbours belong to Hollands-Midden, all of them."""
    html = clienten["nl"].get("/dekking/JZ18/veilig-thuis").text
    assert "Gebied voor Veilig Thuis: Hollands-Midden (13 van de 13 gemeenten)." in html
    assert "Gebied voor" not in clienten["nl"].get("/dekking/JZ18/pleegzorg").text


@pytest.mark.parametrize("pagina", ["regios", "rapporten"])
def test_what_is_doubtful_of_a_region_is_said_first(clienten: Clienten, pagina: str) -> None:
    html = clienten["kleinland"].get(f"/{pagina}/JZ94").text
    assert "Let op: het is niet zeker dat alle gemeenten van de regio bekend zijn." in html
    assert "Let op: " not in clienten["kleinland"].get(f"/{pagina}/JZ91").text
    onzeker = clienten["nl"].get(f"/{pagina}/JZ35").text
    assert "Let op: de indeling van deze regio verandert vanaf 2026" in onzeker
