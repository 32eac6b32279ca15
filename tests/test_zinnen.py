"""One answer in words: a region never says less than its gemeenten, an allotment never too much."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from graph.dekking import Dekking
from graph.openvraag import vraag_over
from graph.snapshot import Snapshot
from graph.uitleg import uitleg, zin_van
from graph.zinnen import AANWIJZING
from tests.antwoorden import DATASET
from tests.bouwer import Land
from tests.paginaproef import LANDEN, VANDAAG, snapshot

DAG = date(2026, 6, 1)
VAN = "2020-01-01"
LEDEN = tuple(f"GM90{nr:02}" for nr in range(1, 14))
REGELING = "Verzonnen bron verordening"


def _stand(bouw: Callable[[Land], object], dag: date = DAG, volledig: bool = True) -> Dekking:
    land = Land()
    land.functie("hulp", "bovenregionaal")
    land.regio("JZ91", LEDEN, volledig=volledig)
    bouw(land)
    return Dekking(Snapshot.maak(DATASET, land.bronnen, land.feiten), dag, dag)


def _zin(bouw: Callable[[Land], object], dag: date = DAG, volledig: bool = True) -> str:
    stand = _stand(bouw, dag, volledig)
    return zin_van(stand, stand.rij("JZ91", "hulp"))


def _vraag(bouw: Callable[[Land], object], volledig: bool = True) -> str:
    stand = _stand(bouw, volledig=volledig)
    gevraagd = vraag_over(stand, stand.rij("JZ91", "hulp"))
    return gevraagd.over(["Hulp"]) if gevraagd else ""


def _gebied(land: Land, tot: str = "2028-09-01") -> None:
    land.contract(
        "g",
        "hulp",
        grondslag="gebied",
        gebied="Noord",
        regios=("JZ91",),
        zoals_het_is=True,
        van=VAN,
        tot=tot,
    )


def test_a_region_says_what_its_gemeenten_say() -> None:
    """Twelve of thirteen have lapsed and one is unknown: never "no source says anything"."""
    zin = _zin(
        lambda land: land.contract("c", "hulp", gemeenten=LEDEN[:12], van=VAN, tot="2024-01-01")
    )
    assert zin == (
        "Onbekend als geheel: voor 12 van de 13 gemeenten verlopen; van Gemeente GM9013 onbekend "
        f"({REGELING}). Laatst bekend als deels geborgd op 31 december 2023."
    )


def test_a_proven_gap_is_told_with_the_name_of_the_gemeente() -> None:
    def bouw(land: Land) -> None:
        land.contract("c", "hulp", gemeenten=LEDEN[1:], van=VAN, tot="2030-01-01")
        land.geen("hulp", gemeenten=LEDEN[:1], van=VAN, tot="2030-01-01")

    assert _zin(bouw) == (
        "12 van de 13 gemeenten gedekt; voor Gemeente GM9001 staat vast dat er niets is "
        f"({REGELING})."
    )
    assert _vraag(bouw) == (
        "Een bron zegt dat Gemeente GM9001 niets heeft geregeld voor Hulp. "
        "Klopt dat nog op 1 juni 2026?"
    )


def test_the_question_is_about_those_of_which_it_is_open() -> None:
    def bouw(land: Land) -> None:
        land.contract("c", "hulp", gemeenten=LEDEN[2:], van=VAN, tot="2030-01-01")
        land.geen("hulp", gemeenten=LEDEN[:1], van=VAN, tot="2030-01-01")

    assert _vraag(bouw).startswith("Is Hulp op 1 juni 2026 geregeld voor Gemeente GM9002: ")
    assert _vraag(lambda _: None).startswith(
        "Is Hulp op 1 juni 2026 geregeld voor de gemeenten van Regio JZ91: "
    )


def test_who_belongs_here_is_asked_when_that_is_all_that_is_open() -> None:
    def bouw(land: Land) -> None:
        land.geen("hulp", gemeenten=LEDEN, van=VAN, tot="2030-01-01")

    zin = _zin(bouw, volledig=False)
    assert zin == (
        "Onbekend als geheel: voor alle 13 gemeenten staat vast dat er niets is; "
        f"de ledenlijst is niet zeker volledig ({REGELING})."
    )
    assert _vraag(bouw, volledig=False) == "Welke gemeenten horen op 1 juni 2026 bij Regio JZ91?"


def test_an_allotment_is_never_told_without_its_caveat() -> None:
    assert _zin(_gebied) == (
        f"Voor alle 13 gemeenten is er alleen een aanwijzing ({REGELING}); {AANWIJZING}."
    )
    assert _vraag(_gebied).startswith("Welk contract of welke subsidie regelt Hulp ")


def test_what_more_than_an_allotment_secures_is_told_apart() -> None:
    def bouw(land: Land) -> None:
        _gebied(land)
        land.contract("c", "hulp", gemeenten=LEDEN[:4], van=VAN, tot="2030-01-01")

    assert _zin(bouw) == (
        f"Alle 13 gemeenten gedekt volgens {REGELING} "
        f"(waarvan 9 alleen volgens een aanwijzing; {AANWIJZING})."
    )
    assert _vraag(bouw) == ""


def test_the_end_of_an_allotment_is_no_lapse() -> None:
    stand = _stand(lambda land: _gebied(land, tot="2025-09-01"))
    zin = zin_van(stand, stand.rij("JZ91", "hulp"))
    assert zin.startswith("Onbekend: geen bron die wij lazen zegt zeker of")
    assert f"Een eerdere aanwijzing is vervallen; {AANWIJZING}." in zin
    assert zin.endswith("Laatst bekend als geborgd op 31 augustus 2025.")
    assert "verlopen" not in zin.replace("vervallen", "")


def test_an_arrangement_that_ended_beside_an_allotment_is_told_with_its_day() -> None:
    def bouw(land: Land) -> None:
        _gebied(land)
        land.contract("oud", "hulp", gemeenten=LEDEN[:12], van=VAN, tot="2023-01-01")
        land.contract("c", "hulp", gemeenten=LEDEN[:12], van="2023-01-01", tot="2026-01-01")

    assert _zin(bouw).endswith(
        "De laatst bekende afspraak van 12 van de 13 gemeenten liep tot 1 januari 2026; "
        "er is nog een aanwijzing."
    )
    (lid,) = {g.vlaggen for g in uitleg(_stand(bouw), "JZ91", "hulp").gemeenten if g.vlaggen}
    assert lid == ("afspraak-verlopen",)


def test_last_known_is_the_last_secured_day_never_a_lapse() -> None:
    zin = _zin(lambda land: land.contract("c", "hulp", regios=("JZ91",), van=VAN, tot="2024-01-01"))
    assert zin == (
        f"De bekende afspraak is afgelopen en een opvolger is niet bekend ({REGELING}). "
        "Laatst bekend als geborgd op 31 december 2023."
    )


@pytest.mark.parametrize("naam_land", LANDEN)
def test_no_sentence_of_a_region_contradicts_a_gemeente(naam_land: str) -> None:
    """Whatever status occurs among the members is in the sentence of a mixed region."""
    woord = {
        "verlopen": "verlopen",
        "niet-geborgd": "staat vast dat er niets is",
        "eenzijdig": "door één kant",
        "gepland": "nog niet begonnen",
        "tegenstrijdig": "spreken bronnen elkaar tegen",
        "onbekend": " onbekend",
    }
    stand, gezien = Dekking(snapshot(naam_land), VANDAAG, VANDAAG), 0
    for rij in stand.rijen():
        leden = stand.leden(rij.regio, rij.functie)
        statussen = {stand.status_gemeente(lid, rij.functie) for lid in leden}
        if len(statussen - {"niet-van-toepassing"}) > 1:
            zin, gezien = zin_van(stand, rij), gezien + 1
            assert all(woord[s] in zin for s in statussen & set(woord)), zin
            assert "geen bron" not in zin
    assert gezien
