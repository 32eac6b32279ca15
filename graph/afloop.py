"""What ends soon without a successor, and which successor is on record.

The end of an arrangement is the end of *that evidence*: cooperation may go on (domain description
7.6). An allotment (grondslag ``gebied``) does not take the place of an arrangement.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from graph.facts import Borging
from graph.gezegd import Gezegd
from graph.periode import VOOR_ALTIJD, Periode
from graph.snapshot import Snapshot
from graph.stand import Stand


@dataclass(frozen=True, slots=True)
class Afloopregel:
    """One contract or arrangement that ends, per region and function.

    ``tot`` is the first day that is not sure, ``tot_laatst`` the first day on which it has ended.
    """

    soort: str
    onderwerp: str
    titel: str
    regio: str
    functie: str
    tot: date
    tot_laatst: date
    eind_met_opties: str
    opvolger: str
    bronnen: tuple[str, ...]
    uiterlijk: bool
    """The source gives only a latest end."""


def afloop(
    snapshot: Snapshot, maanden: int, peildatum: date, kennisdatum: date
) -> list[Afloopregel]:
    """Securing facts in force that end within ``maanden`` months and are not followed up."""
    gezegd = Gezegd(snapshot, peildatum, kennisdatum)
    leden = Stand(snapshot, peildatum, kennisdatum)
    grens = over_maanden(peildatum, maanden)
    regels = {
        _regel(gezegd, borging, periode, regio, functie)
        for borging, periode in gezegd.borgingen
        if periode.zeker_op(peildatum) and periode.tot_laatst <= grens
        for functie in borging.functies
        for regio in regios_van(leden, borging)
        if not _gaat_door(gezegd, borging, periode.tot_laatst, regio, functie)
    }
    return sorted(regels, key=lambda r: (r.tot_laatst, r.regio, r.functie, r.onderwerp, r.bronnen))


def over_maanden(dag: date, maanden: int) -> date:
    """The same day so many months later; the last day of a shorter month."""
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 + maanden, 12)
    if jaar > VOOR_ALTIJD.year:
        return VOOR_ALTIJD
    return date(jaar, maand + 1, min(dag.day, monthrange(jaar, maand + 1)[1]))


def regios_van(stand: Stand, borging: Borging) -> tuple[str, ...]:
    """The jeugdregio's of a securing fact: as it says itself, else where its gemeenten lie."""
    snap = stand.snapshot
    eigen = _genoemde_regios(stand, borging)
    if not eigen:
        nummers = [snap.gemeentenummer[g] for g in borging.bereik.gemeenten]
        eigen = {snap.regios[r] for r in stand.algemene_regio[nummers] if r >= 0}
    return tuple(sorted(eigen))


def _genoemde_regios(stand: Stand, borging: Borging) -> set[str]:
    """All of them, those in its scope, or its parties."""
    if borging.bereik.landelijk:
        return set(stand.regios)
    bekend = set(stand.snapshot.regios)
    return {*borging.bereik.regios, borging.via_regio} & bekend or set(borging.partijen) & bekend


def _regel(
    gezegd: Gezegd, borging: Borging, periode: Periode, regio: str, functie: str
) -> Afloopregel:
    opvolgers = {b.onderwerp for b, _ in gezegd.borgingen if b.volgt_op == borging.onderwerp}
    return Afloopregel(
        soort=borging.grondslag,
        onderwerp=borging.onderwerp,
        titel=borging.titel,
        regio=regio,
        functie=functie,
        tot=periode.tot,
        tot_laatst=periode.tot_laatst,
        eind_met_opties=borging.geldig.eind_met_opties,
        opvolger=";".join(sorted(opvolgers)),
        bronnen=borging.bronnen(gezegd.kennis),
        uiterlijk=borging.geldig.op(gezegd.kennis).uiterlijk,
    )


def _gaat_door(gezegd: Gezegd, ander_dan: Borging, dag: date, regio: str, functie: str) -> bool:
    """Another securing fact for the whole region is in force on the day this one has ended."""
    leden = Stand(gezegd.snapshot, dag, gezegd.kennis)
    return any(
        b.onderwerp != ander_dan.onderwerp
        and (ander_dan.grondslag == "gebied" or b.grondslag != "gebied")
        and periode.zeker_op(dag)
        and _voor_hele_regio(leden, b, regio, functie)
        for b, periode in gezegd.borgingen_voor(functie)
    )


def _voor_hele_regio(leden: Stand, borging: Borging, regio: str, functie: str) -> bool:
    alle = set(leden.leden(regio, functie))
    benoemd = bool(alle) and alle <= set(borging.bereik.gemeenten)
    return benoemd or regio in _genoemde_regios(leden, borging)
