"""Colours, letters and words of the pages can be told apart and cover all that occurs."""

from __future__ import annotations

import pytest

from api.pages import palet
from api.pages.taal import SOORTNAMEN, procent
from graph.facts import Feit
from graph.status import Status


def test_palet() -> None:
    """Every status has its own letter; letters can be read on their colour, also when faint."""
    tekens = list(palet.TEKENS.values())
    assert {t.sleutel for t in tekens} == {status.sleutel for status in Status}
    assert len({t.letter for t in tekens}) == len(tekens)
    for teken in tekens:
        assert palet.contrast(teken.inkt, teken.vlak) >= 7
        assert palet.contrast("#3d3d3d", palet.tint(teken.vlak)) >= 7
    assert palet.contrast(palet.KAARTBLAUW, palet.TEKENS["onbekend"].vlak) >= 3
    assert palet.contrast("#000000", "#ffffff") == pytest.approx(21)


def test_palet_in_grijs() -> None:
    """Where two statuses look alike in grey, the pattern differs."""
    tekens = [t for t in palet.TEKENS.values() if t.sleutel != "niet-van-toepassing"]
    for i, een in enumerate(tekens):
        for ander in tekens[i + 1 :]:
            grijs = palet.contrast(een.vlak, ander.vlak)
            assert grijs >= 1.3 or een.patroon != ander.patroon, (een.sleutel, ander.sleutel)


def test_elke_soort_feit_heeft_een_naam() -> None:
    """A source page can show every kind of fact."""
    assert set(SOORTNAMEN) == {soort.__name__.lower() for soort in Feit.__subclasses__()}


@pytest.mark.parametrize(
    ("aandeel", "tekst"),
    [(0, "0%"), (0.001, "minder dan 1%"), (0.5, "50%"), (0.9999, "ruim 99%"), (1, "100%")],
)
def test_procent_rondt_niet_naar_alles_of_niets(aandeel: float, tekst: str) -> None:
    """Nearly all is not all."""
    assert procent(aandeel) == tekst
