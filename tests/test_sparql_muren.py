"""A question reaches no other host: not with both walls up, nor with either one taken away."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from api.settings import Instellingen
from api.sparql import proces
from api.sparql.bouw import STORE
from api.sparql.eenmalig import stel_apart
from api.sparql.proces import Uitkomst, Weg, Werker
from api.sparql.werker import NIET_TE_LEZEN
from graph.opslag import laad
from graph.rdf.sparql_parser import SparqlFout
from tests.api_proef import is_probleem
from tests.sparql_proef import DIRECT, ZWAAR, kleine_dienst
from tests.sparql_spellingen import schijn, spellingen

AANTAL = 300
ZONDER = ["lezer", "hek", "lezer+naamruimte", "lezer+grens"]
"""What is taken away; of the fence only ever one half with the parser."""


class Luisteraar:
    """Another host, on this machine, that counts who calls."""

    def __init__(self) -> None:
        self._poort = socket.create_server(("127.0.0.1", 0))
        self.adres = f"http://127.0.0.1:{self._poort.getsockname()[1]}/"
        self.bezoek = 0
        self._draad = threading.Thread(target=self._luister, daemon=True)
        self._draad.start()

    def _luister(self) -> None:
        while True:
            try:
                bezoek, _ = self._poort.accept()
            except OSError:
                return
            self.bezoek += 1
            bezoek.close()

    def sluit(self) -> None:
        self._poort.shutdown(socket.SHUT_RDWR)
        self._poort.close()
        self._draad.join()


@pytest.fixture
def ander() -> Iterator[Luisteraar]:
    luisteraar = Luisteraar()
    yield luisteraar
    luisteraar.sluit()


@pytest.fixture
def neem_weg(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Have processes start with walls taken away; only a test can."""
    echt = proces.opdracht

    def weg(zonder: str) -> None:
        monkeypatch.setattr(
            proces, "opdracht", lambda *wat: echt("tests.sparql_zonder", zonder, *wat)
        )

    return weg


def vraag_alle(map_: Path, vragen: list[str]) -> list[Uitkomst]:
    """What the process of the service says to each; one that dies is followed by another."""
    map_.mkdir(exist_ok=True)
    winkel = ox.Store(str(map_ / STORE))
    knoop = ox.NamedNode("a:b")
    winkel.add(ox.Quad(knoop, knoop, knoop, knoop))
    winkel.add(ox.Quad(knoop, knoop, knoop))
    winkel.add(ox.Quad(knoop, knoop, ox.NamedNode("a:b.b")))
    winkel.flush()
    del winkel

    async def stel() -> list[Uitkomst]:
        werker = await Werker.start(map_, 3, Instellingen())
        uit = []
        for vraag in vragen:
            verzoek: dict[str, Any] = {"vraag": vraag, "standaard": [], "benoemd": []}
            verzoek |= {"tabel": "text/csv", "graaf": "text/turtle"}
            try:
                uit.append(await werker.vraag(verzoek))
            except Weg as weg:
                uit.append(weg.uitkomst)
                werker = await Werker.start(map_, 3, Instellingen())
        await werker.stop()
        return uit

    return asyncio.run(stel())


def test_without_walls_the_calls_arrive(
    ander: Luisteraar, neem_weg: Callable[[str], None], tmp_path: Path
) -> None:
    neem_weg("lezer+hek")
    vraag_alle(tmp_path, list(spellingen(ander.adres, AANTAL)))
    assert ander.bezoek > AANTAL / 3, "or the tests below prove nothing"


@pytest.mark.parametrize("zonder", ZONDER)
def test_one_wall_is_enough(
    ander: Luisteraar, neem_weg: Callable[[str], None], tmp_path: Path, zonder: str
) -> None:
    neem_weg(zonder)
    vragen = [*spellingen(ander.adres, AANTAL), *schijn(ander.adres, AANTAL)]
    uitkomsten = vraag_alle(tmp_path, vragen)
    assert ander.bezoek == 0
    tevergeefs = [uitkomst.soort for uitkomst in uitkomsten if uitkomst.status == 503]
    assert set(tevergeefs) <= {NIET_TE_LEZEN}, "nothing of what went wrong"
    assert len(tevergeefs) > AANTAL / 20 or "lezer" not in zonder, "it did try"


NAAM = "PREFIX q:<a:> PREFIX :<%s> ASK { ?s ?p q:b.b.SERVICE:x { ?x ?y ?z } }"
"""To the standard one name and then a group; the engine ends the name at its second dot."""


def test_a_name_stays_a_name(
    ander: Luisteraar, neem_weg: Callable[[str], None], tmp_path: Path
) -> None:
    vraag = NAAM.replace("%s", ander.adres)
    neem_weg("hek")
    assert vraag_alle(tmp_path / "1", [vraag])[0].status == 200
    assert ander.bezoek == 0
    neem_weg("lezer+hek")
    vraag_alle(tmp_path / "2", [vraag])
    assert ander.bezoek == 1, "or writing it out anew would do nothing"


def test_the_service_refuses_every_spelling(ander: Luisteraar, winkel: Path) -> None:
    with kleine_dienst(winkel) as client:
        for vraag in spellingen(ander.adres, AANTAL):
            antwoord = client.post("/v1/sparql", content=vraag, headers=DIRECT)
            if antwoord.status_code != 200:  # some are a name or a text to the standard
                is_probleem(antwoord, 400)
    assert ander.bezoek == 0


def test_from_chooses_among_our_graphs_and_fetches_nothing(
    ander: Luisteraar, neem_weg: Callable[[str], None], tmp_path: Path
) -> None:
    neem_weg("hek")
    vragen = [f"ASK {wat} <{ander.adres}> {{ ?s ?p ?o }}" for wat in ("FROM", "FROM NAMED")]
    uitkomsten = vraag_alle(
        tmp_path, [*vragen, f"LOAD <{ander.adres}>", "ASK FROM <a:b> {?s ?p ?o}"]
    )
    assert [uitkomst.inhoud for uitkomst in uitkomsten] == [b"false", b"false", b"", b"true"]
    assert "wijziging mag niet" in uitkomsten[2].soort
    assert ander.bezoek == 0


@pytest.mark.parametrize("zonder", ["", *ZONDER[:2], "lezer+hek"])
def test_the_command_line_has_the_same_walls(
    ander: Luisteraar, neem_weg: Callable[[str], None], winkel: Path, zonder: str
) -> None:
    neem_weg(zonder)
    tekst = f"SELECT * {{ {{}}.SERVICESILENT<{ander.adres}>{{ ?x ?y ?z }} }}"
    if "lezer" in zonder:
        stel_apart(winkel, laad(winkel).id, tekst)
    else:
        with pytest.raises(SparqlFout, match="SERVICE mag niet"):
            stel_apart(winkel, laad(winkel).id, tekst)
    assert (ander.bezoek > 0) == (zonder == "lezer+hek")


def test_the_command_line_has_a_clock_and_a_bound_on_depth(winkel: Path) -> None:
    with pytest.raises(SparqlFout, match="duurde langer dan 3 seconden"):
        stel_apart(winkel, laad(winkel).id, ZWAAR, seconden=3)
    diep = f"SELECT (1{' + 1' * 20_000} AS ?x) {{}}"
    with pytest.raises(SparqlFout, match="maak haar kleiner"):
        stel_apart(winkel, laad(winkel).id, diep)
