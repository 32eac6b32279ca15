"""The edges of the network on one day; what they mean stands in ``graph.netwerk``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from graph.dekking import Dekking
from graph.facts import Borging, Deelname, Rol, Verband
from graph.matrix import geldende_leden
from graph.periode import ALTIJD_AL, VOOR_ALTIJD, Periode
from graph.relaties import Relaties
from graph.schakels import IN_WERKING, Schakels
from graph.snapshot import Snapshot


@dataclass(frozen=True, slots=True, order=True)
class Lijn:
    """One edge; the first four fields are what makes it unique."""

    bron: str
    doel: str
    soort: str
    functie: str
    rol: str = ""
    code: str = ""
    van: str = ""
    tot: str = ""
    verband: str = ""
    bronnen: str = ""

    @property
    def sleutel(self) -> str:
        """Key of the edge, unique in the whole graph: GraphML asks for that."""
        return "|".join((self.bron, self.doel, self.soort, self.functie, self.rol, self.verband))

    @property
    def velden(self) -> dict[str, str]:
        """The attributes of the edge."""
        namen = ("soort", "functie", "rol", "code", "van", "tot", "verband", "bronnen")
        return {naam: getattr(self, naam) for naam in namen}


_ANDERE_DAGEN = ("gepland", "verlopen")
"""How kinds of edges end that are not in force on the day."""


def lijnen(dekking: Dekking, functie: str | None, *, alle_dagen: bool = False) -> list[Lijn]:
    """All edges, or those that concern one function, in order of their keys.

    What has ended or is planned comes only with ``alle_dagen``; what does not exist on the day
    has no edges at all.
    """
    functies = {functie} if functie else set(dekking.snapshot.functies)
    stand = Schakels(dekking.snapshot, dekking.peildatum, dekking.kennisdatum)
    alle = [
        *_leden(dekking, functie),
        *_verbanden(dekking),
        *_dekking(dekking, functies),
        *_coordinatie(stand, functies),
        *_schakels(stand, sorted(functies)),
    ]
    weg = _bestaat_niet(dekking)
    return _samen(
        lijn
        for lijn in alle
        if (alle_dagen or not lijn.soort.endswith(_ANDERE_DAGEN))
        and not weg.intersection((lijn.bron, lijn.doel))
    )


def _bestaat_niet(dekking: Dekking) -> set[str]:
    """Regions and gemeenten that are not there on the day."""
    indeling, dag = dekking.snapshot.indeling, dekking.peildatum
    bestaan = {**indeling.regio_bestaat, **indeling.gemeente_bestaat}
    return {code for code, (van, tot) in bestaan.items() if not van <= dag < tot}


def _samen(lijnen: Iterable[Lijn]) -> list[Lijn]:
    """One edge where several sources say the same, with all that they say."""
    per_sleutel: dict[str, list[Lijn]] = {}
    for lijn in sorted(set(lijnen)):
        per_sleutel.setdefault(lijn.sleutel, []).append(lijn)
    return [
        replace(
            groep[0],
            van=_alle(lijn.van for lijn in groep),
            tot=_alle(lijn.tot for lijn in groep),
            bronnen=_alle(bron for lijn in groep for bron in lijn.bronnen.split(";")),
        )
        for _, groep in sorted(per_sleutel.items())
    ]


def _alle(teksten: Iterable[str]) -> str:
    return ";".join(sorted(set(teksten) - {""}))


def _leden(dekking: Dekking, functie: str | None) -> Iterator[Lijn]:
    snap, leden = dekking.snapshot, dekking.snapshot.leden
    geldt = geldende_leden(leden, dekking.peildatum, dekking.kennisdatum)
    gekozen = snap.functies.index(functie) if functie else None
    for nr in np.flatnonzero(geldt):
        eigen = int(leden.functie[nr])
        if eigen < 0 or gekozen is None or eigen == gekozen:
            yield Lijn(
                snap.gemeenten[leden.gemeente[nr]],
                snap.regios[leden.regio[nr]],
                "lid",
                snap.functies[eigen] if eigen >= 0 else "",
                rol="lid",
                van=_dag(date.fromordinal(int(leden.van[nr]))),
                tot=_dag(date.fromordinal(int(leden.tot[nr]))),
            )


def _verbanden(dekking: Dekking) -> Iterator[Lijn]:
    """Who takes part: surely as soon as one source says so of the day."""
    snap, dag = dekking.snapshot, dekking.peildatum
    bekend = {v.code for v in snap.zichtbaar(Verband, dekking.kennisdatum)}
    deelnames = [f for f in snap.zichtbaar(Deelname, dekking.kennisdatum) if f.verband in bekend]
    zeker = {_deelname(f) for f in deelnames if f.geldig.periode(dekking.kennisdatum).zeker_op(dag)}
    for feit in deelnames:
        periode = feit.geldig.periode(dekking.kennisdatum)
        if periode.mogelijk_op(dag):
            yield Lijn(
                _wie(snap, feit.deelnemer),
                f"verband:{feit.verband}",
                "deelname" if _deelname(feit) in zeker else "deelname-mogelijk",
                feit.functie,
                rol=feit.rol,
                van=_dag(periode.van_vroegst),
                tot=_dag(periode.tot_laatst),
                bronnen=";".join(feit.bronnen(dekking.kennisdatum)),
            )


def _deelname(feit: Deelname) -> tuple[str, ...]:
    return feit.verband, feit.deelnemer, feit.functie, feit.rol


def _dekking(dekking: Dekking, functies: set[str]) -> Iterator[Lijn]:
    for regio in dekking.regios:
        for functie in sorted(functies):
            rij = dekking.rij(regio, functie)
            if rij.status != "onbekend":
                bronnen = ";".join(rij.bronnen)
                yield Lijn(
                    regio,
                    f"functie:{functie}",
                    f"dekking-{rij.status}" if rij.status in _ANDERE_DAGEN else "dekking",
                    functie,
                    code=rij.status,
                    bronnen=bronnen,
                )


def _coordinatie(stand: Schakels, functies: set[str]) -> Iterator[Lijn]:
    snap = stand.snapshot
    dragers: list[tuple[str, tuple[str, ...], Borging | Rol, Periode]] = [
        (b.coordinator, b.bereik.regios or b.partijen, b, periode)
        for b, periode in stand.borgingen
        if b.coordinator
    ]
    dragers += [
        (r.drager, r.regios, r, r.geldig.periode(stand.kennis))
        for r in snap.zichtbaar(Rol, stand.kennis)
        if r.rol in ("coordinator", "accounthoudende-regio")
    ]
    for drager, regios, feit, periode in dragers:
        if periode.zeker_op(stand.dag):
            rol = feit.rol if isinstance(feit, Rol) else "coordinator"
            for functie in functies.intersection(feit.functies):
                for regio in set(regios).intersection(stand.regios):
                    yield Lijn(
                        _wie(snap, drager),
                        regio,
                        "coordinatie",
                        functie,
                        rol=rol,
                        van=_dag(periode.van),
                        tot=_dag(periode.tot),
                        verband=feit.gebied,
                        bronnen=";".join(feit.bronnen(stand.kennis)),
                    )


def _schakels(stand: Schakels, functies: list[str]) -> Iterator[Lijn]:
    snap, codes = stand.snapshot, {f: stand.codes(f) for f in functies}
    betrokken = {regio for paren in codes.values() for paar in paren for regio in paar}
    alle = Relaties(stand)
    gevonden = {
        (rij.functie, rij.regio, rij.partner): rij
        for regio in sorted(betrokken)
        for rij in alle.van(regio)
    }
    for functie, paren in codes.items():
        for (regio, partner), code in paren.items():
            rij = gevonden.get((functie, regio, partner)) if code in IN_WERKING else None
            feiten = {b.feit for b in stand.bewijs(functie, regio, partner)}
            bronnen = rij.bronnen if rij else snap.bronnen_van(feiten, stand.kennis)
            yield Lijn(
                regio,
                partner,
                "schakel" if code in IN_WERKING else code,
                functie,
                rol=rij.rol if rij else "",
                code=code,
                van=rij.van if rij else "",
                tot=rij.tot if rij else "",
                verband=rij.verband if rij else "",
                bronnen=";".join(sorted(bronnen)),
            )


def _wie(snapshot: Snapshot, wie: str) -> str:
    """The node of a party: its code, or its name when it has none."""
    indeling = snapshot.indeling
    bekend = wie in indeling.gemeente_bestaat or wie in indeling.regio_bestaat
    return wie if bekend else f"organisatie:{wie.replace(':', ' ')}"


def _dag(dag: date) -> str:
    return "" if dag in (ALTIJD_AL, VOOR_ALTIJD) else dag.isoformat()
