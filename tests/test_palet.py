"""Colours, letters and words of the pages can be told apart and cover all that occurs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from math import dist
from typing import get_args

import pytest

from api.pages import palet
from api.pages.taal import GRONDSLAGNAMEN, SOORTNAMEN, VLAGNAMEN, procent
from graph.facts import Feit, Grondslag
from graph.status import Status
from graph.zinnen import AANWIJZING
from ontology import waarden

BLIND = {
    "protanopie": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "deuteranopie": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
    "tritanopie": ((1.256, -0.077, -0.179), (-0.078, 0.931, 0.148), (0.005, 0.691, 0.304)),
}
"""How colours look to who misses a kind of cone (Machado, Oliveira and Fernandes, 2009)."""


def test_palet() -> None:
    """Every look has its own letter; letters can be read on their colour, also when faint."""
    tekens = list(palet.LEGENDA.values())
    assert set(palet.TEKENS) == {status.sleutel for status in Status}
    assert set(palet.LEGENDA) == {*palet.TEKENS, *palet.AANWIJZING}
    assert all(teken.sleutel == sleutel for sleutel, teken in palet.LEGENDA.items())
    for veld in ("letter", "naam", "uitleg"):
        assert len({getattr(t, veld) for t in tekens}) == len(tekens)
    for teken in tekens:
        assert palet.contrast(teken.inkt, teken.vlak) >= 7
        assert palet.contrast("#3d3d3d", palet.tint(teken.vlak)) >= 7
        assert f".s-{teken.sleutel}{{" in palet.stijlblad()
        assert f".k-{teken.sleutel}{{" in palet.stijlblad()
    assert palet.contrast(palet.KAARTBLAUW, palet.TEKENS["onbekend"].vlak) >= 3
    assert palet.contrast("#000000", "#ffffff") == pytest.approx(21)


def test_een_aanwijzing_ziet_er_anders_uit_dan_een_afspraak() -> None:
    """Only what rests on an allotment alone changes its look, and says so with its caveat."""
    for status in palet.TEKENS:
        assert palet.uiterlijk(status, alleen_aanwijzing=False) == status
        anders = palet.uiterlijk(status, alleen_aanwijzing=True)
        assert (anders != status) == (status in ("geborgd", "deels-geborgd"))
    for teken in palet.AANWIJZING.values():
        assert AANWIJZING in teken.uitleg
        assert teken.patroon != palet.TEKENS["geborgd"].patroon


def _verschillen() -> Iterator[tuple[palet.Teken, palet.Teken]]:
    tekens = [t for t in palet.LEGENDA.values() if t.sleutel != "niet-van-toepassing"]
    return combinations(tekens, 2)


def test_palet_in_grijs() -> None:
    """Where two looks are alike in grey, the pattern differs."""
    for een, ander in _verschillen():
        grijs = palet.contrast(een.vlak, ander.vlak)
        assert grijs >= 1.3 or een.patroon != ander.patroon, (een.sleutel, ander.sleutel)


@pytest.mark.parametrize("soort", BLIND)
def test_palet_voor_kleurenblinden(soort: str) -> None:
    """Where two looks are alike to who sees colours otherwise, the pattern differs."""
    for een, ander in _verschillen():
        verschil = dist(_gezien(een.vlak, soort), _gezien(ander.vlak, soort))
        assert verschil >= 0.15 or een.patroon != ander.patroon, (een.sleutel, ander.sleutel)


def _gezien(kleur: str, soort: str) -> tuple[float, ...]:
    kanalen = [int(kleur[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return tuple(sum(w * k for w, k in zip(rij, kanalen, strict=True)) for rij in BLIND[soort])


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


def test_elke_vlag_en_elke_grondslag_heeft_woorden() -> None:
    """Whatever the engine flags, and on whatever an arrangement rests, a page says in Dutch."""
    assert set(GRONDSLAGNAMEN) == set(get_args(Grondslag))
    van_schakels = {"genoemd", "genoemd-door-derde"}
    assert set(VLAGNAMEN) == set(waarden("vlaggen")) - van_schakels
