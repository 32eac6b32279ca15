"""Every identity that we publish can be followed, and every thing has an address of its own."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import islice

import pytest
from starlette.testclient import TestClient

import ontology
from api.web.sleutels import sleutels
from graph.export import rdf
from graph.snapshot import Snapshot
from tests.api_proef import is_probleem, met

PER_SOORT = 40
"""Of the Netherlands so many of each kind; of Kleinland all."""


@pytest.fixture(scope="module")
def nl_identiteiten(nederland: Snapshot) -> dict[str, list[str]]:
    return _identiteiten(nederland)


def _identiteiten(snapshot: Snapshot) -> dict[str, list[str]]:
    """Per kind the paths of all identities in the Turtle export."""
    per_soort = defaultdict(list)
    eigen = re.compile(rf"{re.escape(ontology.BASIS)}(/id/([^/>]+)/[^>#]+)")
    gevonden = {m.groups() for m in eigen.finditer(rdf(snapshot, "ttl").decode())}
    for pad, soort in sorted(gevonden):
        per_soort[soort].append(pad)
    return per_soort


def _volg(klant: TestClient, pad: str) -> None:
    antwoord = klant.get(pad, follow_redirects=False)
    assert antwoord.status_code == 303, pad
    doel = antwoord.headers["location"]
    if not doel.startswith("/v1/sparql?"):  # that service has tests of its own
        assert klant.get(doel).status_code == 200, (pad, doel)


def test_every_identity_of_kleinland_leads_to_a_document(
    klant: TestClient, kleinland_snapshot: Snapshot
) -> None:
    per_soort = _identiteiten(kleinland_snapshot)
    assert {"overeenkomst", "verband", "partij", "regio", "basisfunctie", "rol"} <= set(per_soort)
    for paden in per_soort.values():
        for pad in paden:
            _volg(klant, pad)


def test_so_does_every_kind_of_the_netherlands(
    nl_klant: TestClient, nl_identiteiten: dict[str, list[str]]
) -> None:
    """All agreements, arrangements, regions and parties; of facts and sources every so many."""
    for paden in nl_identiteiten.values():
        stap = max(1, len(paden) // PER_SOORT) if len(paden) > 400 else 1
        for pad in islice(paden, 0, None, stap):
            _volg(nl_klant, pad)


def test_what_has_ended_says_so(
    nl_klant: TestClient, nl_identiteiten: dict[str, list[str]]
) -> None:
    """On the day of today each thing says where it stands, and the list holds what is not over."""
    gezien = set()
    soorten = {"verband": "samenwerkingsverbanden", "overeenkomst": "overeenkomsten"}
    for soort, lijst in soorten.items():
        op_lijst = {
            rij["id"] for rij in nl_klant.get(met(f"/v1/{lijst}", "pageSize=500")).json()["items"]
        }
        for pad in nl_identiteiten[soort]:
            ding = nl_klant.get(pad).json()
            assert (ding["stand"] in ("geldt", "mogelijk")) == (ding["id"] in op_lijst), pad
            if ding["stand"] == "geeindigd":
                assert ding["tot"], pad
            gezien.add((soort, ding["stand"]))
    assert {("verband", "geeindigd"), ("overeenkomst", "geeindigd")} <= gezien


def test_an_agreement_changes_from_planned_to_ended(klant: TestClient) -> None:
    def stand(dag: str) -> str:
        pad = f"/v1/overeenkomsten/besloten-noordkust?kennisdatum=2026-06-01&peildatum={dag}"
        return str(klant.get(pad).json()["stand"])

    assert stand("1990-01-01") == "begint-later"
    assert stand("2199-12-31") in ("geeindigd", "mogelijk")


def test_an_agreement_that_was_not_known_yet_is_not_there(klant: TestClient) -> None:
    pad = "/v1/overeenkomsten/besloten-noordkust?kennisdatum=1990-01-01"
    assert "latere kennisdatum" in is_probleem(klant.get(pad), 404)["detail"]


@pytest.mark.parametrize("dag", ["2022-01-01", "2026-11-27"])
def test_every_provider_has_an_address_of_its_own(nl_klant: TestClient, dag: str) -> None:
    pad = f"/v1/aanbieders?peildatum={dag}&pageSize=500"
    rijen = nl_klant.get(pad).json()["items"]
    assert len({rij["id"] for rij in rijen}) == len(rijen) > 10
    for rij in rijen:
        if "almata" in rij["id"]:
            eigen = nl_klant.get(rij["_links"]["self"]["href"]).json()
            assert {k: eigen[k] for k in ("naam", "functies", "regios")} == {
                k: rij[k] for k in ("naam", "functies", "regios")
            }


def test_names_that_differ_in_signs_alone_get_keys_that_stay_theirs() -> None:
    twee = ["Via Jeugd - Almata", "Via Jeugd/Almata"]
    eerst = sleutels(twee)
    assert len(set(eerst.values())) == 2
    later = sleutels([*twee, "Via Jeugd.Almata", "Zeebries"])
    assert {naam: later[naam] for naam in twee} == eerst
    assert len(set(later.values())) == 4


@pytest.mark.parametrize("pad", ["regio/JZ91", "gemeente/GM9001", "functie/pleegzorg"])
def test_people_and_machines_are_led_to_their_own_document(klant: TestClient, pad: str) -> None:
    doelen = set()
    for accept in ("text/html", "application/json", "text/turtle", "*/*"):
        antwoord = klant.get(f"/id/{pad}", headers={"Accept": accept}, follow_redirects=False)
        assert antwoord.headers["vary"] == "Accept"
        doel = klant.get(antwoord.headers["location"], headers={"Accept": accept})
        assert (doel.status_code == 200) or accept == "text/html"
        doelen.add(antwoord.headers["location"])
    assert len(doelen) <= 2


def test_an_identity_that_is_none(klant: TestClient) -> None:
    for pad in ("/id/x/y", "/id/niveau/onzin", "/id/regio"):
        is_probleem(klant.get(pad, follow_redirects=False), 404)
