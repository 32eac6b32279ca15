"""Neighbours without an agreement, and the partners of one region with their roles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from graph.facts import Borging, Rol
from graph.schakelbewijs import Schakelbewijs
from graph.schakels import BEWEZEN_GEEN, IN_WERKING, Schakels
from graph.snapshot import Snapshot
from graph.stand import Stand

_WEDERKERIG = {"wederkerig": "ja", "eenzijdig": "nee", "eenzijdig-onbevestigd": "onbekend"}


@dataclass(frozen=True, slots=True)
class Buurrij:
    """Two neighbouring regions without an agreement on record, each pair once."""

    regio: str
    buur: str
    functie: str
    code: str


@dataclass(frozen=True, slots=True)
class Relatierij:
    """With whom a region works on the day, in which role, on whose word."""

    regio: str
    partner: str
    functie: str
    rol: str
    rol_partner: str
    wederkerig: str
    van: str
    tot: str
    verband: str
    bronnen: tuple[str, ...]


def buren(snapshot: Snapshot, functie: str, peildatum: date, kennisdatum: date) -> list[Buurrij]:
    """Pairs of neighbours without a link in force: proven, or unknown."""
    stand = Schakels(snapshot, peildatum, kennisdatum)
    verbonden = {frozenset(p) for p, code in stand.codes(functie).items() if code in IN_WERKING}
    regios = set(stand.regios)
    rijen = []
    for regio in stand.regios:
        for buur in snapshot.indeling.buren.get(regio, ()):
            if regio < buur and buur in regios and frozenset((regio, buur)) not in verbonden:
                zonder = {stand.zonder_partner(functie, r) for r in (regio, buur)}
                code = "geen-schakel" if zonder & set(BEWEZEN_GEEN) else "schakel-onbekend"
                rijen.append(Buurrij(regio, buur, functie, code))
    return rijen


def relaties(
    snapshot: Snapshot,
    regio: str,
    peildatum: date,
    kennisdatum: date,
    functie: str | None = None,
) -> list[Relatierij]:
    """Every partner of a region whose link is in force, whichever side says so."""
    stand = Schakels(snapshot, peildatum, kennisdatum)
    rollen = _Rollen(stand)
    rijen = []
    for f in [functie] if functie else snapshot.functies:
        codes = stand.codes(f)
        for partner in stand.regios:
            heen, terug = codes.get((regio, partner), ""), codes.get((partner, regio), "")
            in_werking = [code for code in IN_WERKING if code in (heen, terug)]
            if partner != regio and in_werking:
                bewijs = [
                    b
                    for a, z in ((regio, partner), (partner, regio))
                    for b in stand.bewijs(f, a, z)
                    if b.periode.zeker_op(peildatum)
                ]
                rol = rollen.rol(f, regio), rollen.rol(f, partner)
                rijen.append(_relatie(snapshot, (regio, partner, f), rol, in_werking[0], bewijs))
    return rijen


def _relatie(
    snapshot: Snapshot,
    sleutel: tuple[str, str, str],
    rol: tuple[str, str],
    code: str,
    bewijs: list[Schakelbewijs],
) -> Relatierij:
    feiten = sorted({b.feit for b in bewijs})
    borgingen = [f for f in (snapshot.per_id[i] for i in feiten) if isinstance(f, Borging)]
    return Relatierij(
        *sleutel,
        *rol,
        wederkerig=_WEDERKERIG[code],
        van=";".join(sorted({snapshot.geldigheid(f).van for f in feiten} - {""})),
        tot=";".join(sorted({snapshot.geldigheid(f).tot for f in feiten} - {""})),
        verband=";".join(sorted({b.gebied or b.titel for b in borgingen})),
        bronnen=tuple(sorted({snapshot.per_id[f].herkomst.bron for f in feiten})),
    )


class _Rollen:
    """Which region coordinates or holds the account for a function on the day."""

    def __init__(self, stand: Schakels) -> None:
        self._stand = stand
        self._matrix = Stand(stand.snapshot, stand.dag, stand.kennis)
        self._houders = [
            f
            for f in stand.snapshot.zichtbaar(Rol, stand.kennis)
            if f.rol in ("coordinator", "accounthoudende-regio")
            and f.geldig.periode().zeker_op(stand.dag)
        ]

    def rol(self, functie: str, regio: str) -> str:
        """``coordinator`` when a coordinating gemeente lies in the region, else the account."""
        gemeenten = {
            b.coordinator
            for b, periode in self._stand.borgingen
            if functie in b.functies and periode.zeker_op(self._stand.dag)
        }
        gemeenten |= {
            f.drager for f in self._houders if f.rol == "coordinator" and functie in f.functies
        }
        if gemeenten & set(self._matrix.leden(regio, functie)):
            return "coordinator"
        houdt = any(
            f.rol == "accounthoudende-regio" and f.drager == regio and functie in f.functies
            for f in self._houders
        )
        return "accounthoudende-regio" if houdt else "deelnemer"
