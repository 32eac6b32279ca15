"""Every resource gives what the engine says, in the promised shape."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from starlette.testclient import TestClient

from api import rijen
from api.rijen import Vraag
from api.web.hulpbron import Hulpbron
from api.web.hulpbronnen import HULPBRONNEN
from graph.snapshot import Snapshot
from graph.uitleg import uitleg
from tests.api_proef import DAGEN, LIJSTEN, adres, is_probleem, met

DAG = date(2026, 6, 1)


@pytest.fixture(scope="module")
def vraag(kleinland_snapshot: Snapshot) -> Vraag:
    return Vraag(kleinland_snapshot, DAG, DAG)


@pytest.mark.parametrize("bron", HULPBRONNEN, ids=lambda b: b.naam)
def test_each_resource_answers_and_says_about_what(
    klant: TestClient, kleinland_snapshot: Snapshot, bron: Hulpbron
) -> None:
    antwoord = klant.get(adres(bron, kleinland_snapshot.feiten[0].id))
    assert antwoord.status_code == 200, antwoord.text
    inhoud = antwoord.json()
    assert inhoud["snapshot"] == kleinland_snapshot.id
    assert inhoud["verzonnen"] is True, "made-up data says so in every answer"
    assert inhoud["_links"]["self"]["href"].startswith("/v1/")
    if bron.dagen:
        assert (inhoud["peildatum"], inhoud["kennisdatum"]) == ("2026-06-01", "2026-06-01")
    if bron.is_lijst:
        assert inhoud["totaal"] >= len(inhoud["items"]) > 0, "an empty example proves nothing"


@pytest.mark.parametrize("bron", LIJSTEN, ids=lambda b: b.naam)
def test_links_of_rows_lead_somewhere(klant: TestClient, bron: Hulpbron) -> None:
    rij = klant.get(met(adres(bron), "pageSize=1")).json()["items"][0]
    assert rij["_links"]
    for link in rij["_links"].values():
        assert klant.get(link["href"]).status_code == 200, link


def test_a_row_of_dekking_has_the_promised_shape(klant: TestClient, vraag: Vraag) -> None:
    inhoud = klant.get(f"/v1/dekking?{DAGEN}&pageSize=500").json()
    verwacht = rijen.dekking(vraag)
    assert inhoud["totaal"] == len(verwacht) == len(inhoud["items"])
    for item, rij in zip(inhoud["items"], verwacht, strict=True):
        assert item["regio"] == {"code": rij["regio"], "naam": rij["regio_naam"]}
        assert item["functie"] == {
            "id": rij["functie"],
            "naam": rij["functie_naam"],
            "niveau": rij["niveau"],
        }
        assert item["gemeenten"] == {
            "gedekt": rij["gemeenten_gedekt"],
            "nietGeborgd": rij["gemeenten_niet_geborgd"],
            "onbekend": rij["gemeenten_onbekend"],
            "totaal": rij["gemeenten_totaal"],
            "alleenAanwijzing": rij["alleen_aanwijzing"],
            "verlopen": rij["gemeenten_verlopen"],
            "overig": rij["gemeenten_overig"],
        }
        assert item["status"] == rij["status"]
        assert item["vlaggen"] == list(rij["vlaggen"])  # type: ignore[arg-type]
        assert item["bronnen"] == list(rij["bronnen"])  # type: ignore[arg-type]
        assert (item["laatstBekendOp"] or "") == rij["laatst_bekend_op"]
        assert item["toelichting"] == rij["toelichting"]
        assert item.keys() == {
            *("regio", "functie", "status", "vlaggen", "gemeenten", "laatstBekend"),
            *("laatstBekendOp", "bronnen", "toelichting", "_links"),
        }


@pytest.mark.parametrize(
    ("filter_", "kolom"),
    [("regio=JZ92", "regio"), ("functie=pleegzorg", "functie"), ("status=onbekend", "status")],
)
def test_dekking_filters(klant: TestClient, vraag: Vraag, filter_: str, kolom: str) -> None:
    waarde = filter_.partition("=")[2]
    inhoud = klant.get(f"/v1/dekking?{DAGEN}&{filter_}").json()
    assert inhoud["totaal"] == sum(rij[kolom] == waarde for rij in rijen.dekking(vraag)) > 0


def test_the_same_rows_per_region_and_per_function(klant: TestClient) -> None:
    for pad, filter_ in (
        ("regios/JZ91", "regio=JZ91"),
        ("functies/pleegzorg", "functie=pleegzorg"),
    ):
        eigen = klant.get(f"/v1/{pad}/dekking?{DAGEN}").json()
        gefilterd = klant.get(f"/v1/dekking?{DAGEN}&{filter_}").json()
        assert eigen["items"] == gefilterd["items"]


def test_one_status_explains_itself(klant: TestClient, vraag: Vraag) -> None:
    for rij in rijen.dekking(vraag):
        inhoud = klant.get(f"/v1/dekking/{rij['regio']}/{rij['functie']}?{DAGEN}").json()
        waarom = uitleg(vraag.dekking, str(rij["regio"]), str(rij["functie"]))
        assert inhoud["status"] == rij["status"]
        assert inhoud["regel"] == waarom.regel
        assert [f["id"] for f in inhoud["feiten"]] == [f.id for f in waarom.feiten]
        assert len(inhoud["leden"]) == len(waarom.gemeenten)
        assert (inhoud["vraag"] or "") == waarom.vraag


def test_rows_that_the_command_line_gives_too(klant: TestClient, vraag: Vraag) -> None:
    alle = [
        (f"/v1/hiaten?{DAGEN}", rijen.hiaten(vraag)),
        (f"/v1/schakels?{DAGEN}", rijen.schakels(vraag)),
        (f"/v1/buren?functie=pleegzorg&{DAGEN}", rijen.buren(vraag, "pleegzorg")),
        (f"/v1/regios/JZ91/relaties?{DAGEN}", rijen.relaties(vraag, "JZ91")),
        (f"/v1/aflopende-overeenkomsten?maanden=24&{DAGEN}", rijen.afloop(vraag, 24)),
        (f"/v1/afhankelijkheden?{DAGEN}", rijen.afhankelijkheid(vraag)),
        (f"/v1/dekking-samenvattingen?{DAGEN}", rijen.samenvatting(vraag)),
        (
            f"/v1/dekking-samenvattingen?per=niveau&{DAGEN}",
            rijen.samenvatting(vraag, per="niveau"),
        ),
    ]
    for pad, verwacht in alle:
        tekst = klant.get(met(pad, "pageSize=500"), headers={"Accept": "text/csv"}).text
        gelezen = list(csv.DictReader(io.StringIO(tekst)))
        assert gelezen == [{k: str(w) for k, w in rijen.plat(rij).items()} for rij in verwacht], pad
        assert verwacht, f"{pad}: an empty example proves nothing"


def test_hiaten_come_per_list_and_can_be_chosen(klant: TestClient) -> None:
    alle = klant.get(f"/v1/hiaten?{DAGEN}&pageSize=500").json()["items"]
    volgorde = [rijen.LIJSTEN.index(rij["lijst"]) for rij in alle]
    assert volgorde == sorted(volgorde)
    een = klant.get(f"/v1/hiaten?{DAGEN}&lijst=onbekend").json()
    assert een["totaal"] == sum(rij["lijst"] == "onbekend" for rij in alle)


def test_relaties_of_all_regions_are_those_of_each(klant: TestClient) -> None:
    alle = klant.get(f"/v1/relaties?{DAGEN}&pageSize=500").json()["items"]
    per_regio = [
        rij
        for regio in klant.get(f"/v1/regios?{DAGEN}").json()["items"]
        for rij in klant.get(f"/v1/relaties?{DAGEN}&regio={regio['code']}").json()["items"]
    ]
    assert alle == per_regio


def test_a_gemeente_knows_where_it_came_from(klant: TestClient) -> None:
    nieuw = klant.get(f"/v1/gemeenten/GM9004?{DAGEN}").json()
    assert [g["code"] for g in nieuw["voorgangers"]] == ["GM9014", "GM9015"]
    oud = klant.get(f"/v1/gemeenten/GM9014?{DAGEN}").json()
    assert [g["code"] for g in oud["opvolgers"]] == ["GM9004"]
    assert (oud["regio"], oud["bestaatTot"]) == (None, "2023-01-01")
    codes = {g["code"] for g in klant.get(f"/v1/gemeenten?{DAGEN}").json()["items"]}
    assert "GM9004" in codes
    assert not codes & {"GM9014", "GM9015"}


def test_a_region_shows_members_arrangements_and_agreements(klant: TestClient) -> None:
    regio = klant.get(f"/v1/regios/JZ91?{DAGEN}").json()
    leden = klant.get(f"/v1/gemeenten?{DAGEN}&regio=JZ91").json()["items"]
    assert [g["code"] for g in regio["leden"]] == [g["code"] for g in leden]
    assert regio["aantalGemeenten"] == len(leden)
    assert regio["aliassen"] == ["Jeugdhulp Duinrand"]
    assert regio["buren"]
    assert regio["afspraken"]


def test_a_region_of_another_day_is_not_there(klant: TestClient) -> None:
    for pad in ("regios/JZ91", "dekking/JZ91/pleegzorg"):
        probleem = is_probleem(klant.get(f"/v1/{pad}?peildatum=2001-01-01"), 404)
        assert "kies een dag vanaf" in probleem["detail"]


def test_a_fact_and_a_source_lead_to_each_other(
    klant: TestClient, kleinland_snapshot: Snapshot
) -> None:
    for feit in kleinland_snapshot.feiten:
        inhoud = klant.get(f"/v1/feiten/{feit.id}").json()
        assert inhoud["id"] == feit.id
        assert inhoud["bron"] == feit.herkomst.bron
        assert inhoud["herkomst"]["plaats"] == feit.herkomst.plaats
    for bron in kleinland_snapshot.bronnen:
        eigen = klant.get(f"/v1/bronnen/{bron}?kennisdatum=2199-01-01").json()["feiten"]
        assert set(eigen) == {
            f.id
            for f in kleinland_snapshot.feiten
            if f.herkomst.bron == bron and f.id not in kleinland_snapshot.vervallen
        }


@pytest.mark.parametrize(
    ("gezocht", "soort", "nummer"),
    [
        ("regio duinrand", "regio", "JZ91"),
        ("JEUGDHULP DUIN", "regio", "JZ91"),
        ("schelp", "gemeente", "GM9004"),
        ("gm9001", "gemeente", "GM9001"),
        ("pléégzorg", "functie", "pleegzorg"),
        ("kust en haven", "samenwerkingsverband", "v-kust"),
    ],
)
def test_search_by_name_alias_and_code(
    klant: TestClient, gezocht: str, soort: str, nummer: str
) -> None:
    items = klant.get("/v1/zoekresultaten", params={"q": gezocht}).json()["items"]
    assert (items[0]["soort"], items[0]["id"]) == (soort, nummer)
    assert klant.get(items[0]["_links"]["self"]["href"]).status_code == 200


def test_search_without_a_hit_is_an_empty_list(klant: TestClient) -> None:
    assert klant.get("/v1/zoekresultaten?q=bestaatniet").json()["items"] == []


def test_every_entity_of_a_list_has_its_own_page(klant: TestClient) -> None:
    for soort in ("samenwerkingsverbanden", "lokale-teams", "aanbieders", "bronnen", "functies"):
        items = klant.get(f"/v1/{soort}?pageSize=500").json()["items"]
        for item in items:
            eigen = klant.get(item["_links"]["self"]["href"]).json()
            gelijk = {k: w for k, w in item.items() if k != "_links"}
            assert {k: eigen[k] for k in gelijk} == gelijk
