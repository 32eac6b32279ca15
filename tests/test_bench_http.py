"""The visitor of the benchmark: counts what there is, sees errors, and stops by itself."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.http import DAGEN, vragen
from bench.httpdienst import Dienst, dienst
from bench.httpklant import Belasting, _vergelijk, belast, get, om_en_om, percentiel
from bench.verslag import main


@pytest.fixture(scope="module")
def draaiend(winkel: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dienst]:
    with dienst(winkel, tmp_path_factory.mktemp("vast"), sparql=0) as deze:
        yield deze


def test_the_twin_sends_the_same_bytes(draaiend: Dienst) -> None:
    _, _, inhoud = draaiend.haal("/v1/regios")
    (draaiend.vast / "regios").write_bytes(inhoud)
    assert draaiend.haal("/vast/regios")[2] == inhoud
    assert draaiend.haal("/vast/304")[0] == 304


def test_each_question_gets_its_turn(draaiend: Dienst) -> None:
    _, merk, _ = draaiend.haal("/v1/regios")
    verzoeken = [
        [get("/v1/regios")],
        [get("/v1/regios", If_None_Match=merk)],
        [get("/v1/regios"), get("/v1/niets")],
    ]
    tempo = om_en_om(draaiend.poort, verzoeken, 0.1, 2, 2)
    assert [t.fouten for t in tempo[:2]] == [0, 0]
    assert 0 < tempo[2].fouten < tempo[2].aantal, "a 404 is an error"
    for t in tempo:
        assert t.aantal > 4
        assert t.per_seconde > 0
        assert 0 < t.p50 <= t.p99


def test_a_load_keeps_its_pace_and_stops(draaiend: Dienst) -> None:
    uit = belast(draaiend.poort, [get("/v1/regios"), get("/v1/functies")], 40, 0.5, 4)
    assert uit.goed == len(uit.tijden) == 20
    assert not uit.fouten
    assert uit.gemengd == 0
    assert len(uit.snapshots) == 1
    assert 0.4 < uit.duur < 5


def test_a_load_counts_what_goes_wrong(draaiend: Dienst) -> None:
    uit = belast(draaiend.poort, [get("/v1/niets")], 20, 0.2, 2)
    assert uit.fouten == {"404": 4}
    with asyncio.Runner() as lus:
        dicht = lus.run(asyncio.start_server(lambda *_: None, "127.0.0.1", 0))
        poort = dicht.sockets[0].getsockname()[1]
        dicht.close()
    assert belast(poort, [get("/")], 20, 0.2, 2).fouten == {"ConnectionRefusedError": 4}


def test_other_bytes_for_the_same_question_and_snapshot_are_seen() -> None:
    uit, som = Belasting(), dict[str, bytes]()
    for inhoud in (b'{"snapshot":"a","n":1}', b'{"snapshot":"b","n":2}', b'{"snapshot":"a","n":1}'):
        _vergelijk(0, inhoud, uit, som)
    assert uit.gemengd == 0
    _vergelijk(0, b'{"snapshot":"a","n":2}', uit, som)
    _vergelijk(0, b'{"snapshot":"a"} {"snapshot":"b"}', uit, som)
    assert uit.gemengd == 2
    assert uit.snapshots == {"a", "b"}


def test_percentiles() -> None:
    assert percentiel([3, 1, 2], 0.5) == 2
    assert percentiel([1, 2], 1.0) == 2
    assert percentiel([], 0.5) == 0


def test_the_questions_are_filled_in() -> None:
    for vraag in vragen():
        assert len(vraag.sparql) in (0, len(vraag.paden))
        for dag, pad, tekst in zip(DAGEN, vraag.paden, vraag.sparql, strict=False):
            assert f"peildatum={dag}" in pad
            assert f'"{dag}"^^xsd:date' in tekst


@pytest.mark.parametrize("opties", [["--duur", "-1"], ["--duur", "1e9"], ["--duur", "--data", ""]])
def test_options_that_cannot_be(opties: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as fout:
        main(opties)
    assert fout.value.code == 2
    assert "error" in capsys.readouterr().err
