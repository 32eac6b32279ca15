"""Links over a period: what holds on some day of it, and from when until when in it.

Each answer is the union of the answers on the days on which anything changes (``grensdagen``), so
it says nothing that the answer on one of its days does not say.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from api.rijen import Rij, Vraag, Waarde
from graph.grensdagen import grensdagen
from graph.periode import lees_dag

DAGEN_MAX = 3 * 366
"""Longest period: each day of change in it is computed, some twenty a year for the country."""
_PERIODE = re.compile(r"(.+)\.\.(.+)")
Antwoord = Callable[[Vraag], list[Rij]]


def lees_periode(tekst: str) -> tuple[date, date]:
    """A day, or two with two dots between them: both belong to the period.

    Raises ``GeenDatum`` or ``ValueError``, each with a sentence.
    """
    gevonden = _PERIODE.fullmatch(tekst)
    if gevonden is None:
        dag = lees_dag(tekst)
        return dag, dag
    eerste, laatste = lees_dag(gevonden[1]), lees_dag(gevonden[2])
    if laatste < eerste:
        raise ValueError(f"'{tekst}' eindigt voor het begin; schrijf de eerste dag eerst")
    if (laatste - eerste).days > DAGEN_MAX:
        raise ValueError(f"'{tekst}' is te lang; vraag hoogstens {DAGEN_MAX} dagen tegelijk")
    return eerste, laatste


def is_meer_dagen(tekst: str) -> bool:
    """Whether a text asks for more than one day, which most questions do not take."""
    return ".." in tekst or "," in tekst


ALLEEN_HIER = "een periode D1..D2 kan alleen bij relaties en schakels; vraag hier één dag"


def strook(vraag: Vraag, geef: Antwoord) -> list[Rij]:
    """Rows with ``van`` and ``tot``: each stretch of days in the period on which a row holds."""
    lopend: dict[tuple[tuple[str, Waarde], ...], date] = {}
    klaar: list[Rij] = []
    for dag in [*_dagen(vraag), None]:
        nu = _rijen(vraag, geef, dag) if dag else {}
        einde = dag or vraag.tot_en_met + timedelta(days=1)
        for sleutel in [s for s in lopend if s not in nu]:
            duur = {"van": lopend.pop(sleutel).isoformat(), "tot": einde.isoformat()}
            klaar.append(dict(sleutel) | duur)  # the empty ones of a day are filled
        for sleutel in nu:
            lopend.setdefault(sleutel, einde)
    return _op_volgorde(klaar, ("functie", "regio", "code", "van"))


def vereniging(vraag: Vraag, geef: Antwoord) -> list[Rij]:
    """Every row that holds on some day of the period, once."""
    alle = {s: None for dag in _dagen(vraag) for s in _rijen(vraag, geef, dag)}
    volgorde = ("regio", "functie", "partner", "van", "tot", "rol", "rol_partner", "wederkerig")
    return _op_volgorde([dict(sleutel) for sleutel in alle], volgorde)


def _op_volgorde(rijen: list[Rij], kolommen: tuple[str, ...]) -> list[Rij]:
    return sorted(rijen, key=lambda rij: [str(rij[kolom]) for kolom in kolommen])


def _dagen(vraag: Vraag) -> list[date]:
    return grensdagen(vraag.snapshot, vraag.kennisdatum, vraag.peildatum, vraag.tot_en_met)


def _rijen(vraag: Vraag, geef: Antwoord, dag: date) -> dict[tuple[tuple[str, Waarde], ...], None]:
    """The rows of one day; each says that it is about the whole period."""
    op_dag = replace(vraag, peildatum=dag, laatste=None)
    return {tuple((rij | vraag.stempel()).items()): None for rij in geef(op_dag)}
