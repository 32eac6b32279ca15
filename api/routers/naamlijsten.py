"""Things that facts name and no other list holds: regions of Veilig Thuis and basic functions."""

from __future__ import annotations

from datetime import date
from typing import Any

from api.errors import niet_gevonden
from api.web.hulpbron import Hulpbron
from api.web.parameters import SLEUTEL
from api.web.vraag import Verzoek
from graph.facts import Basisfunctie
from graph.periode import ALTIJD_AL, VOOR_ALTIJD
from graph.vlak import Vlak

Rij = dict[str, Any]
_VEILIG_THUIS = ("code", "naam", "leden", "bestaat_van", "bestaat_tot")
_BASISFUNCTIE = ("id", "naam", "omschrijving", "onderdeel_van", "indeling", "feiten")


def dag_of_leeg(dag: date) -> str:
    """A day, or empty where none is known."""
    return "" if dag in (ALTIJD_AL, VOOR_ALTIJD) else dag.isoformat()


# --- regions of Veilig Thuis ---


def _veilig_thuis(verzoek: Verzoek) -> list[Rij]:
    """Every one there ever was, by code: its days are in the row."""
    snap = verzoek.staat.snapshot
    indeling = snap.indeling
    codes = (c for c in sorted(indeling.regio_bestaat) if c not in snap.regios)
    return [_veilig_thuisrij(verzoek, code) for code in codes]


def _veilig_thuisrij(verzoek: Verzoek, code: str) -> Rij:
    indeling = verzoek.staat.snapshot.indeling
    van, tot = indeling.regio_bestaat[code]
    leden = {
        lid.gemeente
        for (regio, _), alle in indeling.leden_per_regio.items()
        if regio == code
        for lid in alle
        if _geldt(lid.vlak, verzoek)
    }
    return {
        "code": code,
        "naam": verzoek.vraag.naam(code),
        "leden": tuple({"code": c, "naam": verzoek.vraag.naam(c)} for c in sorted(leden)),
        "bestaat_van": dag_of_leeg(van),
        "bestaat_tot": dag_of_leeg(tot),
    }


def _geldt(vlak: Vlak, verzoek: Verzoek) -> bool:
    op_dag = vlak.van <= verzoek.peildatum < vlak.tot
    return op_dag and vlak.bekend <= verzoek.kennisdatum < vlak.vervallen


# --- basic functions of local teams ---


def _basisfuncties(verzoek: Verzoek) -> list[Rij]:
    """Those in our knowledge on the day, by id; facts about the same one come together."""
    per_code: dict[str, list[Basisfunctie]] = {}
    for feit in verzoek.staat.snapshot.zichtbaar(Basisfunctie, verzoek.kennisdatum):
        per_code.setdefault(feit.code, []).append(feit)
    return [
        {
            "id": code,
            "naam": feiten[0].naam,
            "omschrijving": feiten[0].omschrijving,
            "onderdeel_van": feiten[0].onderdeel_van,
            "indeling": feiten[0].indeling,
            "feiten": tuple(f.id for f in feiten),
        }
        for code, feiten in sorted(per_code.items())
    ]


def _een(rijen: list[Rij], kolom: str, gezocht: str, wat: str, lijst: str) -> Rij:
    for rij in rijen:
        if rij[kolom] == gezocht:
            return rij
    raise niet_gevonden(f"{wat} '{gezocht[:60]}'", f"zie /v1/{lijst} voor wat er is")


HULPBRONNEN = (
    Hulpbron(
        pad="/veilig-thuisregios",
        naam="lijstVeiligThuisregios",
        label="land",
        titel="Regio’s van Veilig Thuis",
        uitleg="Elke regio van Veilig Thuis, met haar gemeenten op de peildatum.",
        model="VeiligThuisregio",
        kolommen=_VEILIG_THUIS,
        geef=_veilig_thuis,
        links={"self": "/veilig-thuisregios/{code}"},
    ),
    Hulpbron(
        pad="/veilig-thuisregios/{id}",
        naam="toonVeiligThuisregio",
        label="land",
        titel="Eén regio van Veilig Thuis",
        uitleg="De regio met haar gemeenten op de peildatum; bestaatTot zegt of zij voorbij is.",
        model="VeiligThuisregio",
        kolommen=_VEILIG_THUIS,
        geef=lambda v: [
            _een(_veilig_thuis(v), "code", v["id"], "Veilig Thuisregio", "veilig-thuisregios")
        ],
        is_lijst=False,
        pad_parameters=(SLEUTEL,),
        vormen=("json", "csv", "turtle", "jsonld"),
    ),
    Hulpbron(
        pad="/basisfuncties",
        naam="lijstBasisfuncties",
        label="land",
        titel="Basisfuncties van lokale teams",
        uitleg="De basisfuncties en hun onderdelen, zoals bronnen ze noemen; elke dag dezelfde.",
        model="Basisfunctie",
        kolommen=_BASISFUNCTIE,
        geef=_basisfuncties,
        links={"self": "/basisfuncties/{id}"},
    ),
    Hulpbron(
        pad="/basisfuncties/{id}",
        naam="toonBasisfunctie",
        label="land",
        titel="Eén basisfunctie",
        uitleg="De basisfunctie, met de feiten waarop dat rust.",
        model="Basisfunctie",
        kolommen=_BASISFUNCTIE,
        geef=lambda v: [_een(_basisfuncties(v), "id", v["id"], "basisfunctie", "basisfuncties")],
        is_lijst=False,
        pad_parameters=(SLEUTEL,),
        vormen=("json", "csv", "turtle", "jsonld"),
    ),
)
