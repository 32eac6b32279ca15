"""The same question as a walk over a networkx graph: region, member, what is said about it.

In the made-up country every start and end is that of the fact itself.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

import networkx as nx

from bench.land import Land
from bench.vraag import Matrix, Vraag, leeg
from graph.bewijs import Polariteit
from graph.status import Status


def networkx(land: Land) -> Vraag:
    """A walk over a networkx graph: from region to member to what is said about it."""
    graaf = _graaf(land)

    def vraag(peildatum: date, kennisdatum: date) -> Matrix:
        matrix = leeg(land)
        d, k = peildatum.toordinal(), kennisdatum.toordinal()
        for regio in range(land.regios):
            per_functie: dict[int, list[Status]] = defaultdict(list)
            for gemeente in graaf.successors(("regio", regio)):
                uitingen: dict[int, list[dict[str, Any]]] = defaultdict(list)
                for buur in graaf.successors(gemeente):
                    uiting = graaf.nodes[buur]
                    if uiting["bekend"] <= k < uiting["vervallen"]:
                        uitingen[uiting["functie"]].append(uiting)
                for functie in range(land.vorm[1]):
                    per_functie[functie].append(_status(uitingen[functie], d, k))
            for functie, statussen in per_functie.items():
                matrix[regio, functie] = _van_leden(statussen, bool(land.leden_volledig[regio]))
        return matrix

    return vraag


def _graaf(land: Land) -> nx.DiGraph[Any]:
    graaf: nx.DiGraph[Any] = nx.DiGraph()
    leden = zip(land.leden.regio.tolist(), land.leden.gemeente.tolist(), strict=True)
    graaf.add_edges_from((("regio", r), ("gemeente", g)) for r, g in leden)
    for nr, velden in land.uitingen():
        graaf.add_node(("uiting", nr), **velden)
    gemeente = (land.bewijs.cel // land.vorm[1]).tolist()
    paren = zip(gemeente, land.bewijs.grond.tolist(), strict=True)
    graaf.add_edges_from((("gemeente", g), ("uiting", nr)) for g, nr in paren)
    return graaf


def _status(uitingen: list[dict[str, Any]], d: int, k: int) -> Status:
    zeker = [u for u in uitingen if u["van"] <= d < u["tot"]]
    voor = min((u["rang"] for u in zeker if u["polariteit"] == Polariteit.POSITIEF), default=9)
    tegen = min((u["rang"] for u in zeker if u["polariteit"] == Polariteit.NEGATIEF), default=9)
    soorten = {u["polariteit"] for u in zeker}
    if voor == tegen < 9:
        return Status.TEGENSTRIJDIG
    if Polariteit.NIET_VAN_TOEPASSING in soorten:
        return Status.NIET_VAN_TOEPASSING
    if voor != tegen:
        return Status.GEBORGD if voor < tegen else Status.NIET_GEBORGD
    if Polariteit.EENZIJDIG in soorten:
        return Status.EENZIJDIG
    return _zonder_zekerheid([u for u in uitingen if u["polariteit"] == Polariteit.POSITIEF], d, k)


def _zonder_zekerheid(positief: list[dict[str, Any]], d: int, k: int) -> Status:
    """Nothing is in force: planned, expired or unknown."""
    if any(u["van_vroegst"] > d and u["gezegd"] <= min(d, k) for u in positief):
        return Status.GEPLAND
    eind = max((u["tot_laatst"] for u in positief if u["tot_laatst"] <= d), default=0)
    misschien = (u["blijkt"] for u in positief if u["van_vroegst"] <= d < u["tot_laatst"])
    return Status.VERLOPEN if eind and max(misschien, default=0) <= eind else Status.ONBEKEND


def _van_leden(leden: list[Status], volledig: bool) -> Status:
    rest = {status for status in leden if status != Status.NIET_VAN_TOEPASSING}
    if not rest:
        return Status.NIET_VAN_TOEPASSING if volledig else Status.ONBEKEND
    if len(rest) > 1:
        return Status.DEELS_GEBORGD if Status.GEBORGD in rest else Status.ONBEKEND
    (status,) = rest
    onvolledig = {Status.GEBORGD: Status.DEELS_GEBORGD, Status.NIET_GEBORGD: Status.ONBEKEND}
    return status if volledig else onvolledig.get(status, status)
