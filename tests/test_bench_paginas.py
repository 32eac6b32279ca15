"""The measurement of the pages: same graph for both, honest ratios, one line without a browser."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from rich.console import Console

from api import maps
from bench import paginas
from bench.paginas import Bezoek, cellen, ontbreekt, over_paginas, pyvispagina
from graph.snapshot import Snapshot

DAG = date(2026, 6, 1)


def test_without_a_browser_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paginas, "_programma", lambda: None)
    scherm = Console(file=io.StringIO(), width=150)
    assert over_paginas("kleinland", 1, 1, scherm) == 0
    gezegd = scherm.file.getvalue()  # type: ignore[attr-defined]
    assert gezegd.startswith("Pagina's zijn niet gemeten: ")
    assert gezegd.count("\n") == 1


def test_ratios_and_bounds() -> None:
    ons, zij = Bezoek(100, 2048), Bezoek(250, 4096)
    assert cellen(ons, zij, 60) == ("100 ms", "2", "250 ms", "4", "2,5", "2,0")
    assert cellen(ons, Bezoek(None, 0), 60) == ("100 ms", "2", "> 60 s", "-", "> 600,0", "-")
    assert cellen(Bezoek(None, 0), zij, 60) == ("> 60 s", "-", "250 ms", "4", "-", "-")


def test_rival_draws_the_same_graph(kleinland_snapshot: Snapshot, tmp_path: Path) -> None:
    net = maps.netwerk(kleinland_snapshot, (DAG, DAG), {}, None, None)
    pyvispagina(net, tmp_path / "net.html")
    html = (tmp_path / "net.html").read_text("utf-8")
    assert html.count('"shape": "dot"') == len(net.knopen)
    assert html.count('"from": ') == len(net.lijnen)
    assert '"stabilization"' in html
    assert "dataset.getekend" in html


@pytest.mark.browser
@pytest.mark.skipif(bool(ontbreekt()), reason=ontbreekt() or "-")
def test_every_page_becomes_ready() -> None:
    scherm = Console(file=io.StringIO(), width=150)
    assert over_paginas("kleinland", 1, 30, scherm) == 0
    gezegd = scherm.file.getvalue()  # type: ignore[attr-defined]
    assert gezegd.count(" ms ") == 6
