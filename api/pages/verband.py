"""One arrangement in which gemeenten or regions work together."""

from __future__ import annotations

from typing import Any

from api.errors import niet_gevonden
from api.pages.blad import Blad
from api.pages.feiten import feitregel, soort_van
from api.web.staat import Staat
from api.web.vraag import Parameter
from graph.facts import Deelname, Verband
from graph.taal import looptijd


def _lees(tekst: str, staat: Staat) -> str:
    codes = staat.eens(
        "verbandcodes",
        lambda: frozenset(f.code for f in staat.snapshot.feiten if isinstance(f, Verband)),
    )
    if tekst not in codes:
        raise LookupError(f"samenwerkingsverband '{tekst[:60]}'", "zoek het op naam")
    return tekst


CODE = Parameter("code", "Sleutel van een samenwerkingsverband.", _lees, {"type": "string"})


def verband(blad: Blad) -> dict[str, Any]:
    """The page of an arrangement."""
    code = blad["code"]
    versies = [f for f in blad.snap.zichtbaar(Verband, blad.kennis) if f.code == code]
    if not versies:
        dag = blad.kennis.isoformat()
        raise niet_gevonden(f"samenwerkingsverband '{code}' met de kennis van {dag}", "kijk later")
    versie = max(versies, key=lambda f: f.herkomst.peildatum)
    periode = blad.snap.periode(versie, blad.kennis)
    deelnames = [f for f in blad.snap.zichtbaar(Deelname, blad.kennis) if f.verband == code]
    nu = [f for f in deelnames if f.geldig.periode(blad.kennis).mogelijk_op(blad.dag)]
    eerder = [f for f in deelnames if f not in nu]
    return {
        "titel": versie.naam,
        "v": versie,
        "code": code,
        "looptijd": looptijd(periode) if periode else "",
        "van_kracht": bool(periode and periode.mogelijk_op(blad.dag)),
        "deelnemers": _deelnemers(blad, nu),
        "eerder": _deelnemers(blad, eerder),
        "feiten": [
            feitregel(blad, f)
            for f in blad.snap.feiten
            if soort_van(f) in ("borging", "taak", "beeindiging", "verband")
            and code in (getattr(f, "onderwerp", ""), getattr(f, "code", ""))
        ],
    }


def _deelnemers(blad: Blad, deelnames: list[Deelname]) -> list[dict[str, Any]]:
    snap, algemeen = blad.snap, blad.vraag.dekking.algemene_regio
    uit = []
    for f in sorted(deelnames, key=lambda f: blad.naam(f.deelnemer).casefold()):
        soort, regio = "", ""
        if f.deelnemer in snap.regios:
            soort = "regios"
        elif f.deelnemer in snap.gemeenten:
            soort = "gemeenten"
            nummer = int(algemeen[snap.gemeentenummer[f.deelnemer]])
            regio = snap.regios[nummer] if nummer >= 0 else ""
        uit.append({"f": f, "soort": soort, "regio": regio, "id": f.id})
    return uit
