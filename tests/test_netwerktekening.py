"""The drawing of the network and its table: a line says one thing, and the legend says which."""

from __future__ import annotations

import re
from datetime import date

import orjson
import pytest

from api import maps
from api.kaartnetwerk import Netwerk
from graph.schakels import Schakels
from graph.snapshot import Snapshot
from tests.antwoorden import DATASET
from tests.bouwer import Land
from tests.paginaproef import VANDAAG, snapshot

DAG = date(2026, 6, 1)


def _net(snap: Snapshot, functie: str | None = None, regio: str | None = None) -> Netwerk:
    return maps.netwerk(snap, (VANDAAG, VANDAAG), {}, functie, regio)


@pytest.mark.parametrize("regio", [None, "JZ91"])
def test_one_sided_is_never_drawn_as_mutual(regio: str | None) -> None:
    """Duinrand and Veenstreek share an area; for Driemilieuvoorziening only Duinrand says so."""
    lijnen = _net(snapshot("kleinland"), regio=regio).lijnen
    per_soort = {(n.a, n.b, n.soort): n for n in lijnen}
    samen = per_soort["JZ91", "JZ92", "samen"]
    een = per_soort["JZ91", "JZ92", "eenzijdig"]
    onbevestigd = per_soort["JZ91", "JZ93", "onbevestigd"]
    assert samen.tekst.startswith("Besloten verblijf en ")
    assert een.tekst == onbevestigd.tekst == "Driemilieuvoorziening"
    assert "regeling-noordkust" in samen.bronnen
    assert "visie-duinrand" not in samen.bronnen
    assert een.bronnen == onbevestigd.bronnen == ("visie-duinrand",)
    assert samen.plek != een.plek


@pytest.mark.parametrize("land", ["kleinland", "nl"])
@pytest.mark.parametrize("dag", ["2022-01-01", "2026-06-01"])
def test_each_line_says_what_the_engine_says_of_each_of_its_functions(land: str, dag: str) -> None:
    snap, op = snapshot(land), date.fromisoformat(dag)
    soorten = {
        "wederkerig": "samen",
        "eenzijdig": "eenzijdig",
        "eenzijdig-onbevestigd": "onbevestigd",
    }
    verwacht: dict[tuple[str, str, str], set[str]] = {}
    schakels = Schakels(snap, op, VANDAAG)
    for functie in snap.functies:
        for (a, z), code in schakels.codes(functie).items():
            if code in soorten:
                paar = (min(a, z), max(a, z)) if code == "wederkerig" else (a, z)
                naam = snap.functie(functie).naam
                verwacht.setdefault((*paar, soorten[code]), set()).add(naam)
    net = maps.netwerk(snap, (op, VANDAAG), {}, None, None)
    lijnen = [n for n in net.lijnen if n.soort in soorten.values()]
    assert {(n.a, n.b, n.soort) for n in lijnen} == set(verwacht)
    for n in lijnen:
        namen = verwacht[n.a, n.b, n.soort]
        assert sorted(namen) == sorted(re.split(r", | en ", n.tekst)) or all(
            naam in n.tekst for naam in namen
        )


def test_sure_and_possible_participation_are_two_lines() -> None:
    net = _net(snapshot("nl"))
    soorten = {n.soort for n in net.lijnen}
    assert "mogelijk" in soorten
    assert maps.LIJNEN["mogelijk"] != maps.LIJNEN["verband"]


def test_every_kind_of_line_looks_its_own_way_and_has_words() -> None:
    assert set(maps.LIJNEN) == set(maps.SOORTNAMEN)
    for deel in (maps.LIJNEN.values(), maps.SOORTNAMEN.values()):
        assert len({str(waarde) for waarde in deel}) == len(maps.LIJNEN)


def test_only_a_one_sided_line_has_an_arrow() -> None:
    assert {s for s, stijl in maps.LIJNEN.items() if stijl.get("arrows")} == {
        "eenzijdig",
        "onbevestigd",
    }


def test_lines_between_the_same_two_do_not_lie_on_each_other() -> None:
    per_paar: dict[frozenset[str], list[str]] = {}
    for lijn in orjson.loads(maps.gegevens(_net(snapshot("kleinland"))))["edges"]:
        paar = frozenset((lijn["from"], lijn["to"]))
        per_paar.setdefault(paar, []).append(str(lijn.get("smooth")))
    assert any(len(bochten) > 1 for bochten in per_paar.values())
    assert all(len(set(bochten)) == len(bochten) for bochten in per_paar.values())


@pytest.mark.parametrize("regio", [None, "JZ91"])
def test_the_legend_has_what_is_drawn_and_no_more(regio: str | None) -> None:
    snap = snapshot("kleinland")
    html = maps.kaart(snap, VANDAAG, VANDAAG, regio=regio)
    getekend = {n.soort for n in _net(snap, regio=regio).lijnen}
    assert set(re.findall(r'data-lijn="([a-z]+)"', html)) == getekend
    for soort in getekend:
        naam = maps.SOORTNAMEN[soort]
        assert html.count(f"<td>{naam}</td>") >= 1
        assert html.count(f"{naam[0].upper()}{naam[1:]}") >= 1


def test_a_gemeente_outside_every_region_of_the_day_puts_no_region_in_the_network() -> None:
    land = Land()
    land.functie("hulp")
    land.regio("JZ91", ("GM9001",), tot="2026-01-01")
    land.regio("JZ92", ("GM9002",))
    snap = Snapshot.maak(DATASET, land.bronnen, land.feiten)
    assert set(maps.netwerk(snap, (DAG, DAG), {}, None, None).knopen) == {"JZ92"}
