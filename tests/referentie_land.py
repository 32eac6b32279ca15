"""Reference, part 1: the visible facts on one kennisdatum, and the country day by day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache, cached_property
from typing import TypeVar

import msgspec

from graph import facts as f
from graph.periode import Moment

DAG = timedelta(days=1)
Soort = TypeVar("Soort", bound=f.Feit)


def eerste_dag(geldig: f.Geldigheid) -> date:
    """First day of something structural: its start, else its first observation."""
    if geldig.van:
        return Moment.lees(geldig.van).eerste
    return min((Moment.lees(tekst).eerste for tekst in geldig.gezien), default=date.min)


def einddag(geldig: f.Geldigheid) -> date:
    """First day after something structural, as its source says."""
    eindigt = geldig.tot and not geldig.minstens
    return Moment.lees(geldig.tot).eerste if eindigt else date.max


CATALOGUS = (f.Functie, f.Basisfunctie, f.Gemeente, f.Regio, f.Alias, f.Grens, f.Herindeling)


def zichtbaar(feiten: Iterable[f.AlleFeiten], kennisdatum: date) -> list[f.AlleFeiten]:
    """Rule 1: recorded, and not yet replaced; the catalogue stands outside the clock."""
    alles = list(feiten)
    uit = []
    for feit in alles:
        vervangers = [ander for ander in alles if ander.vervangt == feit.id]
        vervallen = min((v.herkomst.vastgelegd for v in vervangers), default=date.max)
        gezien = feit.herkomst.vastgelegd <= kennisdatum < vervallen
        if not vervangers if isinstance(feit, CATALOGUS) else gezien:
            uit.append(feit if isinstance(feit, CATALOGUS) else zoals_bekend(feit, kennisdatum))
    return uit


def zoals_bekend(feit: f.AlleFeiten, kennisdatum: date) -> f.AlleFeiten:
    """The fact as it was known: an end that a later publication changed was still the old one."""
    duur = getattr(feit, "geldig", None)
    if duur is None or duur.einde_vastgelegd is None or duur.einde_vastgelegd <= kennisdatum:
        return feit
    nog_niets = {"einde_bron": "", "einde_vastgelegd": None, "eerder_tot": ""}
    toen = msgspec.structs.replace(
        duur, tot=duur.eerder_tot, uiterlijk=False, minstens=False, **nog_niets
    )
    return msgspec.structs.replace(feit, geldig=toen)


class Kennis:
    """What is visible on one kennisdatum; every question is about one day."""

    def __init__(self, feiten: Iterable[f.AlleFeiten], kennisdatum: date) -> None:
        self.kennisdatum = kennisdatum
        self._ooit = list(feiten)
        self.feiten = zichtbaar(self._ooit, kennisdatum)
        self._per_soort: dict[type, list[f.Feit]] = {}
        self.bestaat = cache(self._bestaat)
        self.regio_van = cache(self._regio_van)
        self.leden = cache(self._leden)
        self.punten = cache(self._punten)
        self.eerst_bekend = cache(self._eerst_bekend)

    def alle(self, soort: type[Soort]) -> list[Soort]:
        if soort not in self._per_soort:
            self._per_soort[soort] = [feit for feit in self.feiten if isinstance(feit, soort)]
        return self._per_soort[soort]  # type: ignore[return-value]

    # --- what exists ---------------------------------------------------------------------------

    @cached_property
    def gemeenten(self) -> list[str]:
        return sorted({g.code for g in self.alle(f.Gemeente)})

    def _bestaat(self, gemeente: str, dag: date) -> bool:
        """A gemeente is there from its first day until its end or its herindeling."""
        if any(h.van == gemeente and h.datum <= dag for h in self.alle(f.Herindeling)):
            return False
        return any(
            eerste_dag(g.geldig) <= dag < einddag(g.geldig)
            for g in self.alle(f.Gemeente)
            if g.code == gemeente
        )

    def regios(self, dag: date) -> list[str]:
        """The jeugdregio's of the day."""
        return sorted(
            {
                r.code
                for r in self.alle(f.Regio)
                if r.regio_soort == "jeugdregio" and eerste_dag(r.geldig) <= dag < einddag(r.geldig)
            }
        )

    def regio_soort(self, regio: str) -> str:
        for r in self.alle(f.Regio):
            if r.code == regio:
                return r.regio_soort
        return "jeugdregio"

    def voorgangers(self, gemeente: str) -> tuple[date, list[str]] | None:
        """Of a new gemeente: the day it was made and the gemeenten it was made of."""
        for h in self.alle(f.Herindeling):
            nieuw = h.wijze != "opname" and not self.bestaat(gemeente, h.datum - DAG)
            if h.naar == gemeente and nieuw:
                zelfde = [a for a in self.alle(f.Herindeling) if a.naar == gemeente]
                return h.datum, sorted({a.van for a in zelfde if a.datum == h.datum})
        return None

    # --- who belongs where (rule 3) ------------------------------------------------------------

    def _punten(self, gemeente: str, soort: str, functie: str) -> list[tuple[date, f.Lidmaatschap]]:
        """Every day on which a source puts the gemeente in a region, the best claim of that day."""
        punten = [
            (Moment.lees(tekst).eerste, claim)
            for claim in self.alle(f.Lidmaatschap)
            if claim.gemeente == gemeente
            and claim.functie == functie
            and self.regio_soort(claim.regio) == soort
            for tekst in (claim.geldig.van, *claim.geldig.gezien)
            if tekst
        ]
        beste = {dag: min((c for d, c in punten if d == dag), key=_voorkeur) for dag, _ in punten}
        return sorted(beste.items(), key=lambda punt: punt[0])

    def _regio_van(self, gemeente: str, soort: str, functie: str, dag: date) -> str:
        """The region of this gemeente on this day, or nothing."""
        if not self.bestaat(gemeente, dag):
            return ""
        geweest = [claim for begin, claim in self.punten(gemeente, soort, functie) if begin <= dag]
        if not geweest:
            return self._geerfde_regio(gemeente, soort, functie, dag)
        laatste = geweest[-1]
        return laatste.regio if dag < einddag(laatste.geldig) else ""

    def _geerfde_regio(self, gemeente: str, soort: str, functie: str, dag: date) -> str:
        """A new gemeente enters the region that all its predecessors were in."""
        ontstaan = self.voorgangers(gemeente)
        if ontstaan is None or dag < ontstaan[0]:
            return ""
        datum, oud = ontstaan
        regios = {self.regio_van(g, soort, functie, datum - DAG) for g in oud}
        return regios.pop() if len(regios) == 1 else ""

    def _leden(self, regio: str, functie: str, dag: date) -> frozenset[str]:
        """Members for this function: those of the function if there are any, else in general."""
        soort = self.regio_soort(regio)
        van = {g: self.regio_van(g, soort, functie, dag) for g in self.gemeenten}
        eigen = frozenset(g for g in van if van[g] == regio)
        if not functie or (eigen and soort == "jeugdregio"):
            return eigen
        # Who has a region of its own for this function is not counted in another one.
        return frozenset(g for g in self.leden(regio, "", dag) if not van[g])

    def _eerst_bekend(self, regio: str, functie: str) -> date | None:
        """First day on which anybody is in the region, in general or for the function."""
        soort = self.regio_soort(regio)
        for dag in self.keerpunten:
            for gemeente in self.gemeenten:
                in_regio = (self.regio_van(gemeente, soort, voor, dag) for voor in ("", functie))
                if regio in in_regio:
                    return dag
        return None

    def is_verdeling(self, lijst: f.Volledigheid) -> bool:
        """A list of areas of one function that are no jeugdregio's, said to hold every gemeente."""
        return (
            lijst.lijst_soort == "lidmaatschap"
            and lijst.bereik.landelijk
            and any(self.regio_soort(r) != "jeugdregio" for r in self._lijsten(lijst.functies))
        )

    def _lijsten(self, functies: tuple[str, ...]) -> set[str]:
        """The regions of which anybody ever was a member for one of these functions alone."""
        leden = (lid for lid in self._ooit if isinstance(lid, f.Lidmaatschap))
        return {lid.regio for lid in leden if lid.functie in functies}

    def gebied_van(self, gemeente: str, functie: str, dag: date) -> str:
        """The area of the function in which it lies, of whatever kind but a jeugdregio."""
        soorten = {r.regio_soort for r in self.alle(f.Regio)} - {"jeugdregio"}
        gevonden = {self.regio_van(gemeente, soort, functie, dag) for soort in soorten} - {""}
        return min(gevonden, default="")

    def ledenlijst_volledig(self, regio: str, dag: date) -> bool:
        return any(
            v.lijst_soort == "lidmaatschap"
            and not self.is_verdeling(v)
            and (v.bereik.landelijk or regio in v.bereik.regios)
            and v.geldig.periode().van_vroegst <= dag
            for v in self.alle(f.Volledigheid)
        )

    # --- days on which something may change ----------------------------------------------------

    @cached_property
    def keerpunten(self) -> list[date]:
        """Between two of these days every answer is the same."""
        dagen = set()
        for feit in self.feiten:
            dagen |= set(dagen_van(feit))
        return sorted(dagen)


def dagen_van(feit: f.AlleFeiten) -> list[date]:
    """Every day on which this fact may change an answer."""
    teksten = [feit.herkomst.peildatum]
    dagen = [feit.herkomst.vastgelegd]
    duur = getattr(feit, "geldig", None)
    if isinstance(duur, f.Geldigheid):
        teksten += [duur.van, duur.tot, duur.eerder_tot, *duur.gezien]
    if isinstance(feit, f.Beeindiging):
        teksten.append(feit.datum)
    if isinstance(feit, f.Herindeling):
        dagen.append(feit.datum)
    for moment in (Moment.lees(tekst) for tekst in teksten if tekst):
        dagen += [moment.eerste, moment.laatste, moment.na, moment.eerste + DAG]
    return dagen


def _voorkeur(claim: f.Lidmaatschap) -> tuple[int, int, str, date]:
    """Better rank, then later recorded, then lower code, then an earlier end."""
    later = -claim.herkomst.vastgelegd.toordinal()
    return claim.herkomst.rang, later, claim.regio, einddag(claim.geldig)
