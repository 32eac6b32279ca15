"""Agreements: what is secured together, by whom, and whether it is in force on the day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import repeat
from typing import Any

from api.errors import niet_gevonden
from api.web.hulpbron import Hulpbron
from api.web.parameters import SLEUTEL
from api.web.vraag import Verzoek
from graph.beeindiging import Lopend
from graph.facts import Borging, Taak
from graph.periode import VOOR_ALTIJD, Periode

Rij = dict[str, Any]
STANDEN = ("geldt", "mogelijk", "begint-later", "geeindigd")
"""On the day: surely in force, perhaps, not yet, no longer."""

_KOLOMMEN = (
    "id",
    "titel",
    "stand",
    "van",
    "tot",
    "grondslag",
    "functies",
    "regios",
    "gemeenten",
    "contractpartijen",
    "uitvoerders",
    "volgt_op",
    "bronnen",
    "feiten",
)


def stand_op(perioden: Iterable[Periode], dag: date) -> str:
    """Where a thing stands on a day, by the strongest of what is said of it."""
    alle = list(perioden)
    if any(p.zeker_op(dag) for p in alle):
        return "geldt"
    if any(p.mogelijk_op(dag) for p in alle):
        return "mogelijk"
    return "begint-later" if all(dag < p.van_vroegst for p in alle) else "geeindigd"


def _per_onderwerp(verzoek: Verzoek) -> dict[str, list[Borging | Taak]]:
    """Per agreement the facts that were known on the kennisdatum.

    An id that only corrected facts have is still there, with those.
    """
    snapshot, kennisdatum = verzoek.staat.snapshot, verzoek.kennisdatum
    nu: dict[str, list[Borging | Taak]] = defaultdict(list)
    for borging in snapshot.zichtbaar(Borging, kennisdatum):
        nu[borging.onderwerp].append(borging)
    for taak in snapshot.zichtbaar(Taak, kennisdatum):
        nu[taak.onderwerp].append(taak)
    eerder: dict[str, list[Borging | Taak]] = defaultdict(list)
    for feit in snapshot.feiten:
        bekend = feit.herkomst.vastgelegd <= kennisdatum
        if bekend and isinstance(feit, Borging | Taak) and feit.onderwerp not in nu:
            eerder[feit.onderwerp].append(feit)
    return nu | eerder


def _rij(verzoek: Verzoek, onderwerp: str, feiten: list[Borging | Taak]) -> Rij:
    snap, kennis = verzoek.staat.snapshot, verzoek.kennisdatum
    perioden = [periode_van(verzoek, f) for f in feiten]
    borgingen = [f for f in feiten if isinstance(f, Borging)]
    return {
        "id": onderwerp,
        "titel": next((f.titel for f in borgingen), onderwerp),
        "stand": stand_op(perioden, verzoek.peildatum),
        "van": _samen(f.geldig.op(kennis).van for f in feiten),
        "tot": _samen(map(einde, feiten, perioden, repeat(kennis))),
        "grondslag": next((f.grondslag for f in borgingen), ""),
        "functies": _lijst(c for f in borgingen for c in f.functies),
        "regios": _lijst(c for f in feiten for c in (*f.bereik.regios, *f.partijen)),
        "gemeenten": _lijst(c for f in feiten for c in f.bereik.gemeenten),
        "contractpartijen": _lijst(c for f in borgingen for c in f.contractpartijen),
        "uitvoerders": _lijst(c for f in feiten for c in f.uitvoerders),
        "volgt_op": next((f.volgt_op for f in borgingen if f.volgt_op), ""),
        "bronnen": snap.bronnen_van((f.id for f in feiten), kennis),
        "feiten": tuple(f.id for f in feiten),
    }


def einde(feit: Lopend, periode: Periode, kennisdatum: date) -> str:
    """The end in the words of the source, else the day on which another source says it ended."""
    gezegd = feit.geldig.op(kennisdatum).tot
    return gezegd or ("" if periode.tot_laatst == VOOR_ALTIJD else periode.tot_laatst.isoformat())


def periode_van(verzoek: Verzoek, feit: Lopend) -> Periode:
    """When a fact holds, as known on the kennisdatum; of a corrected one as it was said."""
    kennis = verzoek.kennisdatum
    return verzoek.staat.snapshot.periode(feit, kennis) or feit.geldig.periode(kennis)


def _samen(teksten: Iterable[str]) -> str:
    """What the sources say, in their own precision."""
    return ";".join(sorted(set(teksten) - {""}))


def _lijst(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(codes) - {""}))


def _lijst_van(verzoek: Verzoek) -> list[Rij]:
    """Those that are, or may be, in force on the day, by id."""
    rijen = (_rij(verzoek, o, f) for o, f in sorted(_per_onderwerp(verzoek).items()))
    return [rij for rij in rijen if rij["stand"] in ("geldt", "mogelijk")]


def _een(verzoek: Verzoek) -> Rij:
    """One, on whatever day: ``stand`` says whether it is in force."""
    gezocht = verzoek["id"]
    feiten = _per_onderwerp(verzoek).get(gezocht)
    if not feiten:
        advies = "zie /v1/overeenkomsten, of kies een latere kennisdatum"
        raise niet_gevonden(f"overeenkomst '{gezocht[:60]}'", advies)
    return _rij(verzoek, gezocht, feiten)


HULPBRONNEN = (
    Hulpbron(
        pad="/overeenkomsten",
        naam="lijstOvereenkomsten",
        label="partijen",
        titel="Overeenkomsten op een dag",
        uitleg="Afspraken, contracten en gebieden die op de peildatum gelden of mogelijk gelden.",
        model="Overeenkomst",
        kolommen=_KOLOMMEN,
        geef=_lijst_van,
        links={"self": "/overeenkomsten/{id}"},
    ),
    Hulpbron(
        pad="/overeenkomsten/{id}",
        naam="toonOvereenkomst",
        label="partijen",
        titel="Eén overeenkomst",
        uitleg="Wat de bronnen over de overeenkomst zeggen; stand zegt of zij op de peildatum "
        "geldt, ook als zij voorbij is.",
        model="Overeenkomst",
        kolommen=_KOLOMMEN,
        geef=lambda v: [_een(v)],
        is_lijst=False,
        pad_parameters=(SLEUTEL,),
        links={"volgtOp": "/overeenkomsten/{volgt_op}"},
        vormen=("json", "csv", "turtle", "jsonld"),
    ),
)
