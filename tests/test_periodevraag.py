"""A question about a period gives what holds on some day of it, and nothing that holds on none."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta

import pytest
from starlette.testclient import TestClient

from api import rijen
from api.periodevraag import strook, vereniging
from api.rijen import Rij, Vraag
from graph.snapshot import Snapshot
from tests.api_proef import is_probleem
from tests.cli_proef import Doe

KENNIS = date(2026, 6, 1)
EERSTE, LAATSTE = date(2022, 1, 1), date(2024, 6, 30)
JAREN = f"{EERSTE}..{LAATSTE}"


def _dagen(eerste: date, laatste: date, stap: int = 1) -> list[date]:
    return [eerste + timedelta(n) for n in range(0, (laatste - eerste).days + 1, stap)]


def _kaal(rij: Rij) -> tuple[tuple[str, object], ...]:
    return tuple((k, w) for k, w in rij.items() if k != "peildatum")


def test_partners_of_a_period_are_those_of_its_days(kleinland_snapshot: Snapshot) -> None:
    """Asked day by day, which is what nobody should have to do."""
    eerste, laatste = date(2023, 6, 1), date(2024, 3, 31)
    periode = Vraag(kleinland_snapshot, eerste, KENNIS, laatste)

    def partners(vraag: Vraag) -> list[Rij]:
        regios = kleinland_snapshot.indeling.regios_op(vraag.peildatum)
        return [rij for regio in regios for rij in rijen.relaties(vraag, regio)]

    gevonden = {_kaal(rij) for rij in vereniging(periode, partners)}
    per_dag = {
        dag: {_kaal(rij) for rij in partners(Vraag(kleinland_snapshot, dag, KENNIS))}
        for dag in _dagen(eerste, laatste)
    }
    assert gevonden == set().union(*per_dag.values())
    assert per_dag[eerste] != per_dag[laatste], "something changes in it"


def test_each_stretch_of_links_holds_on_its_days_and_no_others(
    kleinland_snapshot: Snapshot,
) -> None:
    vraag = Vraag(kleinland_snapshot, EERSTE, KENNIS, LAATSTE)
    stroken = strook(vraag, rijen.schakels)
    assert any(r["van"] != EERSTE.isoformat() for r in stroken), "something changes in it"
    for dag in _dagen(EERSTE, LAATSTE, 29):
        hoort = {_zonder_duur(r) for r in rijen.schakels(Vraag(kleinland_snapshot, dag, KENNIS))}
        geeft = {
            _zonder_duur(r) for r in stroken if str(r["van"]) <= dag.isoformat() < str(r["tot"])
        }
        assert geeft == hoort, dag


def _zonder_duur(rij: Rij) -> tuple[tuple[str, object], ...]:
    return tuple((k, w) for k, w in rij.items() if k not in ("van", "tot", "peildatum"))


@pytest.mark.parametrize("pad", ["relaties?regio=JZ91&", "regios/JZ91/relaties?", "schakels?"])
def test_the_service_takes_a_period(klant: TestClient, pad: str) -> None:
    inhoud = klant.get(f"/v1/{pad}peildatum={JAREN}&pageSize=500").json()
    assert (inhoud["peildatum"], inhoud["peildatumTot"]) == ("2022-01-01", "2024-06-30")
    assert inhoud["items"]
    assert f"peildatum={EERSTE}..{LAATSTE}" in inhoud["_links"]["self"]["href"]
    assert klant.get(inhoud["_links"]["self"]["href"]).json() == inhoud
    tekst = klant.get(f"/v1/{pad}peildatum={JAREN}&vorm=csv").text
    gelezen = list(csv.DictReader(io.StringIO(tekst)))
    assert len(gelezen) == inhoud["totaal"]
    assert {rij["peildatum"] for rij in gelezen} == {JAREN}
    een_dag = klant.get(f"/v1/{pad}peildatum=2022-01-01..2022-01-01").json()
    assert een_dag["peildatumTot"] is None
    assert een_dag["items"] == klant.get(f"/v1/{pad}peildatum=2022-01-01").json()["items"]


@pytest.mark.parametrize(
    ("periode", "zegt"),
    [
        ("2022-12-31..2022-01-01", "eindigt voor het begin"),
        ("2015-01-01..2026-01-01", "te lang"),
        ("2022-01-01..", "geen datum"),
        ("2022-02-30..2022-03-01", "2022-02-30"),
    ],
)
def test_a_period_that_cannot_be(klant: TestClient, doe: Doe, periode: str, zegt: str) -> None:
    probleem = is_probleem(klant.get(f"/v1/relaties?peildatum={periode}"), 400)
    assert zegt in probleem["detail"]
    code, _, fout = doe("relaties", "JZ91", "--data", "kleinland", "--peildatum", periode)
    assert code == 2
    assert len(fout.splitlines()) == 1


@pytest.mark.parametrize("meer", ["2022-01-01..2022-12-31", "2022-01-01,2023-01-01"])
def test_where_a_period_cannot_be_asked_it_is_refused(
    klant: TestClient, doe: Doe, meer: str
) -> None:
    probleem = is_probleem(klant.get(f"/v1/dekking?peildatum={meer}"), 400)
    assert "kan alleen bij relaties en schakels" in probleem["detail"]
    code, _, fout = doe("dekking", "--data", "kleinland", "--peildatum", meer)
    assert code == 2
    assert "kan alleen bij relaties en schakels" in fout


@pytest.mark.usefixtures("werk")
@pytest.mark.parametrize(
    ("vraag", "pad"),
    [(("relaties", "JZ91"), "regios/JZ91/relaties"), (("schakels",), "schakels")],
)
def test_the_command_line_gives_the_same_rows(
    klant: TestClient, doe: Doe, vraag: tuple[str, ...], pad: str
) -> None:
    dagen = ("--peildatum", JAREN, "--kennisdatum", "2026-06-01", "--format", "csv")
    _, uit, _ = doe(*vraag, *dagen)
    tekst = klant.get(f"/v1/{pad}?peildatum={JAREN}&kennisdatum=2026-06-01&vorm=csv").text
    assert list(csv.DictReader(io.StringIO(uit))) == list(csv.DictReader(io.StringIO(tekst)))


def test_a_region_that_exists_on_some_day_of_it_can_be_asked_about(klant: TestClient) -> None:
    vraag = "/v1/relaties?regio=JZ91&peildatum"
    assert klant.get(f"{vraag}=2014-06-01..2015-06-01").status_code == 200
    zin = is_probleem(klant.get(f"{vraag}=2013-06-01..2014-06-01"), 404)["detail"]
    assert "bestaat niet van 2013-06-01 t/m 2014-06-01" in zin
