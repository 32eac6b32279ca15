"""The network as one file that draws without a network: vis-network through pyvis, in our own page.

pyvis fills the drawing; its page is not used: that has no language, no title and asks two content
networks for a style sheet it does not need.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import orjson

from api.kaartnetwerk import NAAM_MAX, Knoop, Lijn, Netwerk, Plek, Tekenaar
from api.pages import geo, palet, sjabloon
from graph.snapshot import Snapshot
from loaders.land import DATA

_LABEL_MAX = 32
_VORM = {"regio": "square", "gemeente": "dot", "verband": "diamond"}
_KLEUR = {
    "regio": ("#9fcbe8", "#08344f"),
    "gemeente": ("#ffffff", "#08344f"),
    "verband": ("#f7dc7c", "#7a6100"),
}
_KERN = ("#0b4f78", "#08344f")
_GROOTTE = {"regio": 11, "gemeente": 6, "verband": 8}
LIJNEN: Mapping[str, dict[str, Any]] = {
    "samen": {"color": "#8c1d59", "width": 2.5},
    "eenzijdig": {"color": "#8c1d59", "width": 2, "dashes": [9, 5], "arrows": "to"},
    "onbevestigd": {"color": "#8c1d59", "width": 2, "dashes": [2, 4], "arrows": "to"},
    "verband": {"color": "#8a6a00", "width": 1.4},
    "mogelijk": {"color": "#8a6a00", "width": 1.2, "dashes": [2, 4]},
    "lid": {"color": "#6f7b82", "width": 1},
}
"""One look per kind of line; the legend has one entry for each (``SOORTNAMEN``)."""
_BOCHT = 0.16
"""How far a second line between the same two bends away from the first."""
OPTIES: dict[str, Any] = {
    "physics": {"enabled": False},
    "edges": {"smooth": False},
    "interaction": {"hover": True, "keyboard": False, "tooltipDelay": 120},
    "nodes": {"font": {"face": "system-ui, sans-serif", "size": 13, "color": "#1b2830"}},
}
_SCRIPT = re.compile(r"<script[^>]*>(.*?)</script>", re.DOTALL)
_AANLOOP = re.compile(r"(?i)^(de |het )?(gemeenschappelijke )?(centrum)?regeling (van |voor )?")
_STUURTEKENS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def kaart(
    snapshot: Snapshot,
    peildatum: date,
    kennisdatum: date,
    *,
    functie: str | None = None,
    regio: str | None = None,
    geodata: Path | None = None,
) -> str:
    """One HTML file with everything inside: the same question gives the same bytes."""
    plekken = geo.lees(geodata or DATA / snapshot.dataset.id / "geo").middens
    net = Tekenaar(snapshot, (peildatum, kennisdatum), plekken).netwerk(functie, regio)
    tekening = _tekening(net)
    return sjabloon.teken_los(
        "kaartbestand.html",
        net=net,
        snapshot=snapshot,
        dataset=snapshot.dataset,
        peildatum=peildatum,
        kennisdatum=kennisdatum,
        stijl=sjabloon.lees("statisch", "stijl.css").decode() + palet.stijlblad(),
        vis=tekening[0],
        script=tekening[1],
        soortnamen=SOORTNAMEN,
        lijnstijl=LIJNEN,
    )


SOORTNAMEN = {
    "samen": "partners, over en weer of in één tekst",
    "eenzijdig": "noemt, en wordt niet teruggenoemd",
    "onbevestigd": "noemt; van die kant is niets gelezen",
    "verband": "neemt deel aan",
    "mogelijk": "neemt mogelijk nog deel aan",
    "lid": "hoort bij",
}
"""What each kind of line says, in the table and in the legend."""


def netwerk(
    snapshot: Snapshot,
    dagen: tuple[date, date],
    plekken: Mapping[str, Plek],
    functie: str | None,
    regio: str | None,
) -> Netwerk:
    """The network itself, for a page that draws it another way."""
    return Tekenaar(snapshot, dagen, plekken).netwerk(functie, regio)


def knoopvelden(knoop: Knoop, *, met_naam: bool) -> dict[str, Any]:
    """A node as vis-network wants it. Names never hold markup: the drawing shows them as text."""
    vlak, rand = _KERN if knoop.kern else _KLEUR[knoop.soort]
    naam = schoon(knoop.naam)
    label = _AANLOOP.sub("", naam) if knoop.soort == "verband" else naam
    label = label if len(label) <= _LABEL_MAX else f"{label[: _LABEL_MAX - 1]}…"
    return {
        # pyvis would put the id in the place of an empty label.
        "label": label if met_naam or knoop.soort == "regio" else " ",
        "title": naam,
        "shape": _VORM[knoop.soort],
        "size": _GROOTTE[knoop.soort] + (6 if knoop.kern else 0),
        "color": {"background": vlak, "border": rand},
        "borderWidth": 2,
        "font": {"size": 15 if knoop.soort == "regio" else 12},
        "x": knoop.x,
        "y": knoop.y,
        "physics": False,
    }


def lijnvelden(lijn: Lijn) -> dict[str, Any]:
    """A line as vis-network wants it; a second one between the same two bends away."""
    velden = {**LIJNEN[lijn.soort], "title": schoon(f"{SOORTNAMEN[lijn.soort]}: {lijn.tekst}")}
    if not lijn.plek:
        return velden
    kant = "curvedCW" if lijn.plek % 2 else "curvedCCW"
    bocht = _BOCHT * ((lijn.plek + 1) // 2)
    return {**velden, "smooth": {"enabled": True, "type": kant, "roundness": round(bocht, 2)}}


def schoon(tekst: str) -> str:
    """Fit for a label: no control characters, not too long."""
    netjes = _STUURTEKENS.sub(" ", tekst)
    return netjes if len(netjes) <= NAAM_MAX else f"{netjes[: NAAM_MAX - 1]}…"


def gegevens(net: Netwerk) -> str:
    """Nodes, lines and options as JSON that is safe inside a page."""
    inhoud = {
        "nodes": [
            {"id": k.id, **knoopvelden(k, met_naam=net.om_regio)} for k in net.knopen.values()
        ],
        "edges": [{"from": n.a, "to": n.b, **lijnvelden(n)} for n in net.lijnen],
        "options": OPTIES,
    }
    tekst = orjson.dumps(inhoud).decode()
    return tekst.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def _tekening(net: Netwerk) -> tuple[str, str]:
    """(vis-network, our drawing) as pyvis writes them, without the rest of its page."""
    # Here, not above: importing pyvis takes a second, which only who wants this file should pay.
    from pyvis.network import Network  # noqa: PLC0415

    vis = Network(cdn_resources="in_line", directed=True, select_menu=False, filter_menu=False)
    for knoop in net.knopen.values():
        vis.add_node(knoop.id, **knoopvelden(knoop, met_naam=net.om_regio))
    for lijn in net.lijnen:
        vis.add_edge(lijn.a, lijn.b, **{"arrows": "", **lijnvelden(lijn)})
    vis.set_options(orjson.dumps(OPTIES).decode())
    blokken = _SCRIPT.findall(vis.generate_html(notebook=False))
    tekenprogramma = max(blokken, key=len)
    tekening = next(blok for blok in blokken if "drawGraph" in blok and blok != tekenprogramma)
    return tekenprogramma, tekening
