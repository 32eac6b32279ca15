"""Neighbours without an agreement, and the partners of one region with their roles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graph.facts import Borging
from graph.schakelbewijs import Schakelbewijs
from graph.schakels import BEWEZEN_GEEN, IN_WERKING, Schakels
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


def buren(schakels: Schakels, functie: str) -> list[Buurrij]:
    """Pairs of neighbours without a link in force: proven, or unknown."""
    verbonden = {frozenset(p) for p, code in schakels.codes(functie).items() if code in IN_WERKING}
    regios = set(schakels.regios)
    rijen = []
    for regio in schakels.regios:
        for buur in schakels.snapshot.indeling.buren.get(regio, ()):
            paar = regio, buur
            open_ = regio < buur and buur in regios and frozenset(paar) not in verbonden
            if open_ and not any(schakels.alleen_in_gebied(functie, r) for r in paar):
                zonder = {schakels.zonder_partner(functie, r) for r in paar}
                code = "geen-schakel" if zonder & set(BEWEZEN_GEEN) else "schakel-onbekend"
                rijen.append(Buurrij(regio, buur, functie, code))
    return rijen


class Relaties:
    """The partners of every region."""

    def __init__(self, schakels: Schakels) -> None:
        self._schakels = schakels
        self._rollen = _Rollen(schakels)

    def van(self, regio: str, functie: str | None = None) -> list[Relatierij]:
        """Every partner of a region whose link is in force, whichever side says so."""
        functies = [functie] if functie else self._schakels.snapshot.functies
        return [rij for f in functies for rij in self._voor(f, regio)]

    def _voor(self, functie: str, regio: str) -> Iterator[Relatierij]:
        schakels = self._schakels
        codes = schakels.codes(functie)
        partners = {r if s == regio else s for r, s in codes if regio in (r, s)} - {regio}
        for partner in sorted(partners):
            richtingen = ((regio, partner), (partner, regio))
            gevonden = {codes.get(paar, "") for paar in richtingen}
            in_werking = [code for code in IN_WERKING if code in gevonden]
            if in_werking:
                bewijs = [
                    b
                    for paar in richtingen
                    for b in schakels.bewijs(functie, *paar)
                    if b.periode.zeker_op(schakels.dag)
                ]
                rol = self._rollen.rol(functie, regio), self._rollen.rol(functie, partner)
                sleutel = regio, partner, functie
                yield _relatie(schakels, sleutel, rol, in_werking[0], bewijs)


def _relatie(
    schakels: Schakels,
    sleutel: tuple[str, str, str],
    rol: tuple[str, str],
    code: str,
    bewijs: list[Schakelbewijs],
) -> Relatierij:
    snapshot, kennis = schakels.snapshot, schakels.kennis
    feiten = sorted({b.feit for b in bewijs})
    geldig = [snapshot.geldigheid(feit, kennis) for feit in feiten]
    borgingen = [f for f in (snapshot.per_id[i] for i in feiten) if isinstance(f, Borging)]
    return Relatierij(
        *sleutel,
        *rol,
        wederkerig=_WEDERKERIG[code],
        van=";".join(sorted({g.van for g in geldig} - {""})),
        tot=";".join(sorted({g.tot for g in geldig} - {""})),
        verband=";".join(sorted({b.gebied or b.titel for b in borgingen})),
        bronnen=snapshot.bronnen_van(feiten, kennis),
    )


class _Rollen:
    """Which region coordinates or holds the account for a function on the day."""

    def __init__(self, schakels: Schakels) -> None:
        self._schakels = schakels
        self._matrix = Stand(schakels.snapshot, schakels.dag, schakels.kennis)
        self._coordineert: dict[str, frozenset[str]] = {}

    def rol(self, functie: str, regio: str) -> str:
        """``coordinator`` when a coordinating gemeente lies in the region, else the account."""
        if functie not in self._coordineert:
            self._coordineert[functie] = frozenset(self._coordinerend(functie))
        if regio in self._coordineert[functie]:
            return "coordinator"
        houdt = any(
            f.rol == "accounthoudende-regio" and f.drager == regio
            for f in self._schakels.houders(functie)
        )
        return "accounthoudende-regio" if houdt else "deelnemer"

    def _coordinerend(self, functie: str) -> Iterator[str]:
        """The regions in which a coordinating gemeente lies."""
        gemeenten = {
            b.coordinator
            for b, periode in self._schakels.borgingen_voor(functie)
            if periode.zeker_op(self._schakels.dag)
        }
        houders = self._schakels.houders(functie)
        gemeenten |= {f.drager for f in houders if f.rol == "coordinator"}
        for regio in self._schakels.regios:
            if gemeenten.intersection(self._matrix.leden(regio, functie)):
                yield regio
