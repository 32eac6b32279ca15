"""Reference, part 2: what the facts say about one gemeente and one function on one day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import product

from graph import facts as f
from graph.periode import ALTIJD_AL, VOOR_ALTIJD, Moment, Periode
from tests.referentie_land import DAG, Kennis


def altijd(_dag: date) -> bool:
    return True


@dataclass(frozen=True)
class Bewijs:
    """One positive claim about one gemeente: the period of the fact, and the days it reaches it."""

    periode: Periode
    rang: int
    peildatum: str
    vastgelegd: date
    bronnen: frozenset[str]
    aanwijzing: bool
    """It only allots (B4): a part of an area, or rests on such a part."""
    binnen: Callable[[date], bool] = altijd
    begint: bool = True
    """Before its start it is a plan; what only follows from a list never is."""

    def in_kracht(self, dag: date) -> bool:
        return self.periode.zeker_op(dag) and self.mogelijk(dag)

    def mogelijk(self, dag: date) -> bool:
        return self.periode.mogelijk_op(dag) and self.binnen(dag)

    def komt_nog(self, dag: date) -> bool:
        """It begins later, and by itself: not because the gemeente joins later."""
        later = dag < self.periode.van_vroegst
        return later and self.begint and self.binnen(self.periode.van_vroegst)

    def voorbij(self, dag: date) -> bool:
        """It ended, and by itself: not because the gemeente left."""
        eind = self.periode.tot_laatst
        return eind <= dag and self.binnen(eind - DAG)


@dataclass(frozen=True)
class Tegen:
    """One negative claim in force."""

    rang: int
    peildatum: str
    vastgelegd: date


@dataclass(frozen=True)
class NaEinde:
    """A securing fact after what sources say about its end."""

    periode: Periode
    betwist: tuple[tuple[date, f.Herkomst], ...] = ()
    """Ends that stand beside the fact: from that day it is both in force and ended."""


class Bewijzen:
    """Positive and negative claims, from the facts of one kennisdatum."""

    def __init__(self, kennis: Kennis) -> None:
        self.kennis = kennis
        self.borgingen = {b.id: b for b in kennis.alle(f.Borging)}
        self.na_einde = cache(self._na_einde)
        self.begin_leden = cache(self._begin_leden)
        self.vast = cache(self._vast)
        self.voor = cache(self._voor)

    def periode(self, borging: f.Borging) -> Periode:
        return self.na_einde(borging.id).periode

    # --- ends (rule 6) -------------------------------------------------------------------------

    def _na_einde(self, sleutel: str) -> NaEinde:
        borging = self.borgingen[sleutel]
        heel = borging.geldig.periode()
        tot, laatst = heel.tot, heel.tot_laatst
        betwist = []
        for einde in self.kennis.alle(f.Beeindiging):
            if einde.onderwerp != borging.onderwerp:
                continue
            moment = Moment.lees(einde.datum)
            na = moment.eerste if moment.exact else moment.na
            strijdig = heel.tot > na
            winnaar = _sterkste(borging.herkomst, einde.herkomst) if strijdig else einde.herkomst
            if winnaar is einde.herkomst:
                laatst = min(laatst, na)
                tot = min(tot, na if einde.uiterlijk else moment.eerste)
            elif winnaar is None:
                betwist.append((na, einde.herkomst))
        return NaEinde(Periode(heel.van_vroegst, heel.van, tot, laatst), tuple(betwist))

    # --- for whom (rule 4) ---------------------------------------------------------------------

    def _begin_leden(self, sleutel: str, functie: str) -> frozenset[str]:
        """Named gemeenten, and the members of named regions at the start of the fact."""
        borging = self.borgingen[sleutel]
        wie = set(borging.bereik.gemeenten)
        start = borging.geldig.periode().van
        if self._volgt_de_regio(borging):
            return frozenset(wie)
        for regio in borging.bereik.regios:
            bekend = self.kennis.eerst_bekend(regio, functie)
            if bekend is not None:
                wie |= self.kennis.leden(regio, functie, max(start, bekend))
        return frozenset(wie)

    def _volgt_de_regio(self, borging: f.Borging) -> bool:
        """A named region means its members of the day."""
        start = borging.geldig.periode().van
        zonder_start = start in (ALTIJD_AL, VOOR_ALTIJD)
        return borging.bereik.zoals_het_is or borging.grondslag == "gebied" or zonder_start

    def in_bereik(self, bereik: f.Bereik, gemeente: str, functie: str, dag: date) -> bool:
        """As the country stands on the day."""
        if bereik.landelijk and self.kennis.bestaat(gemeente, dag):
            return True
        leden = (self.kennis.leden(regio, functie, dag) for regio in bereik.regios)
        return gemeente in bereik.gemeenten or any(gemeente in wie for wie in leden)

    # --- positive (rules 4, 5 and 8) -----------------------------------------------------------

    def _van_borging(self, borging: f.Borging) -> Bewijs:
        return Bewijs(
            periode=self.periode(borging),
            rang=borging.herkomst.rang,
            peildatum=borging.herkomst.peildatum,
            vastgelegd=borging.herkomst.vastgelegd,
            bronnen=frozenset({borging.herkomst.bron}),
            aanwijzing=borging.grondslag == "gebied",
        )

    def _vast(self, gemeente: str, functie: str) -> list[Bewijs]:
        """Claims that name the gemeente, or that passed to it from its predecessors."""
        eigen = [
            self._van_borging(b)
            for b in self.borgingen.values()
            if functie in b.functies
            and gemeente in self.begin_leden(b.id, functie)
            and denkbaar(self.periode(b))
        ]
        ontstaan = self.kennis.voorgangers(gemeente)
        if ontstaan is None or self.is_splitsing(gemeente):
            return eigen
        datum, oud = ontstaan
        for rijen in product(*(self.vast(g, functie) for g in oud)):
            samen = _samen(list(rijen))
            if max(samen.periode.van_vroegst, datum) < samen.periode.tot_laatst:
                eigen.append(samen)
        return eigen

    def is_splitsing(self, gemeente: str) -> bool:
        delen = [h for h in self.kennis.alle(f.Herindeling) if h.naar == gemeente]
        return all(h.wijze == "splitsing" for h in delen)

    def _voor(self, gemeente: str, functie: str) -> list[Bewijs]:
        """Every positive claim about a gemeente."""
        uit = list(self.vast(gemeente, functie))
        for borging in self.borgingen.values():
            if functie in borging.functies and self._beweegt(borging):
                bewijs = self._van_borging(borging)
                if denkbaar(bewijs.periode):
                    uit.append(self._op_de_dag(bewijs, self._reikt_tot(borging, gemeente, functie)))
        for lijst in self.verdelingen(functie):
            bewijs = Bewijs(
                periode=Periode(*(lijst.geldig.periode().van,) * 2, VOOR_ALTIJD, VOOR_ALTIJD),
                rang=lijst.herkomst.rang,
                peildatum=lijst.herkomst.peildatum,
                vastgelegd=lijst.herkomst.vastgelegd,
                bronnen=frozenset(),
                aanwijzing=True,
                binnen=self._in_gebied(gemeente, functie),
                begint=False,
            )
            uit.append(bewijs)
        for regio, bewijs in self.wederzijds(functie):
            uit.append(self._op_de_dag(bewijs, self._lid(gemeente, regio, functie)))
        return uit

    def _beweegt(self, borging: f.Borging) -> bool:
        bereik = borging.bereik
        return bereik.landelijk or bool(bereik.regios and self._volgt_de_regio(borging))

    def _reikt_tot(self, borging: f.Borging, gemeente: str, functie: str) -> Callable[[date], bool]:
        regios = borging.bereik.regios if self._volgt_de_regio(borging) else ()
        landelijk = borging.bereik.landelijk

        def binnen(dag: date) -> bool:
            leden = (self.kennis.leden(regio, functie, dag) for regio in regios)
            overal = landelijk and self.kennis.bestaat(gemeente, dag)
            return overal or any(gemeente in wie for wie in leden)

        return binnen

    def _lid(self, gemeente: str, regio: str, functie: str) -> Callable[[date], bool]:
        return lambda dag: gemeente in self.kennis.leden(regio, functie, dag)

    @staticmethod
    def _op_de_dag(bewijs: Bewijs, binnen: Callable[[date], bool]) -> Bewijs:
        return Bewijs(
            bewijs.periode,
            bewijs.rang,
            bewijs.peildatum,
            bewijs.vastgelegd,
            bewijs.bronnen,
            bewijs.aanwijzing,
            binnen,
        )

    def verdelingen(self, functie: str) -> list[f.Volledigheid]:
        """The lists that divide the whole country into areas for this function."""
        return [
            lijst
            for lijst in self.kennis.alle(f.Volledigheid)
            if functie in lijst.functies
            and self.kennis.is_verdeling(lijst)
            and lijst.geldig.periode().van not in (ALTIJD_AL, VOOR_ALTIJD)
        ]

    def _in_gebied(self, gemeente: str, functie: str) -> Callable[[date], bool]:
        return lambda dag: bool(self.kennis.gebied_van(gemeente, functie, dag))

    def wederzijds(self, functie: str) -> Iterator[tuple[str, Bewijs]]:
        """Regions whose partner says the same: what one region says alone is not yet cover."""
        for eerste in self.uitspraken(functie):
            for ander, periode, aanwijzing in self._noemt_terug(eerste, functie):
                samen = _doorsnede(eerste.geldig.periode(), periode)
                if samen.van_vroegst < samen.tot_laatst:
                    yield (
                        eerste.regio,
                        Bewijs(
                            periode=samen,
                            rang=max(eerste.herkomst.rang, ander.rang),
                            peildatum=eerste.herkomst.peildatum,
                            vastgelegd=max(eerste.herkomst.vastgelegd, ander.vastgelegd),
                            bronnen=frozenset(),
                            aanwijzing=aanwijzing,
                        ),
                    )

    def uitspraken(self, functie: str) -> list[f.Uitspraak]:
        """Statements of regions that speak for themselves."""
        return [
            u
            for u in self.kennis.alle(f.Uitspraak)
            if functie in u.functies and u.regio in u.herkomst.spreekt_voor
        ]

    def _noemt_terug(
        self, eerste: f.Uitspraak, functie: str
    ) -> Iterator[tuple[f.Herkomst, Periode, bool]]:
        """Who confirms, for how long, and whether that only allots."""
        regio = eerste.regio
        partners = set(eerste.partners) - {regio}
        for u in self.uitspraken(functie):
            if u.regio in partners and regio in u.partners:
                yield u.herkomst, u.geldig.periode(), False
        for b in self.borgingen.values():
            sprekers = partners & set(b.partijen) & set(b.herkomst.spreekt_voor)
            if functie in b.functies and regio in b.partijen and sprekers:
                yield b.herkomst, self.periode(b), b.grondslag == "gebied"

    # --- negative (rules 6, 7 and 8) -----------------------------------------------------------

    def tegen(self, gemeente: str, functie: str, dag: date) -> Iterator[Tegen]:
        """Every negative claim in force on the day."""
        for geen in self.kennis.alle(f.Ontkenning):
            over_dekking = geen.betreft == "dekking" and functie in geen.functies
            geldt = over_dekking and geen.geldig.periode().zeker_op(dag)
            if geldt and self.in_bereik(geen.bereik, gemeente, functie, dag):
                yield _tegen(geen.herkomst)
        for lijst in self.kennis.alle(f.Volledigheid):
            if self._ontbreekt_op(lijst, gemeente, functie, dag):
                yield _tegen(lijst.herkomst)
        for borging in self.borgingen.values():
            if functie in borging.functies:
                yield from self._betwist(borging, gemeente, functie, dag)

    def _ontbreekt_op(self, lijst: f.Volledigheid, gemeente: str, functie: str, dag: date) -> bool:
        if lijst.lijst_soort != "borging" or functie not in lijst.functies:
            return False
        if not lijst.geldig.periode().zeker_op(dag):
            return False
        if not self.in_bereik(lijst.bereik, gemeente, functie, dag):
            return False
        return not any(
            lijst.lijst in bewijs.bronnen and bewijs.mogelijk(dag)
            for bewijs in self.voor(gemeente, functie)
        )

    def _betwist(
        self, borging: f.Borging, gemeente: str, functie: str, dag: date
    ) -> Iterator[Tegen]:
        na_einde = self.na_einde(borging.id)
        genoemd = gemeente in self.begin_leden(borging.id, functie)
        if not (genoemd or self._reikt_tot(borging, gemeente, functie)(dag)):
            return
        for vanaf, wie in na_einde.betwist:
            if vanaf <= dag and na_einde.periode.zeker_op(dag):
                yield _tegen(wie)


def _tegen(wie: f.Herkomst) -> Tegen:
    return Tegen(wie.rang, wie.peildatum, wie.vastgelegd)


def _sterkste(borging: f.Herkomst, einde: f.Herkomst) -> f.Herkomst | None:
    """Better rank; same rank about the same date: the later one; else neither."""
    if borging.rang != einde.rang:
        return min(borging, einde, key=lambda wie: wie.rang)
    if borging.peildatum != einde.peildatum or borging.vastgelegd == einde.vastgelegd:
        return None
    return max(borging, einde, key=lambda wie: wie.vastgelegd)


def denkbaar(periode: Periode) -> bool:
    return periode.van_vroegst < periode.tot_laatst


def _doorsnede(a: Periode, b: Periode) -> Periode:
    return Periode(
        max(a.van_vroegst, b.van_vroegst),
        max(a.van, b.van),
        min(a.tot, b.tot),
        min(a.tot_laatst, b.tot_laatst),
    )


def _samen(rijen: list[Bewijs]) -> Bewijs:
    """Evidence of a new gemeente: one claim of each predecessor."""
    peildata = {rij.peildatum for rij in rijen}
    return Bewijs(
        periode=Periode(
            min(rij.periode.van_vroegst for rij in rijen),
            max(rij.periode.van for rij in rijen),
            min(rij.periode.tot for rij in rijen),
            max(rij.periode.tot_laatst for rij in rijen),
        ),
        rang=max(rij.rang for rij in rijen),
        peildatum=peildata.pop() if len(peildata) == 1 else "",
        vastgelegd=max(rij.vastgelegd for rij in rijen),
        bronnen=frozenset().union(*(rij.bronnen for rij in rijen)),
        aanwijzing=any(rij.aanwijzing for rij in rijen),
    )
