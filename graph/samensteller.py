"""The compiler: facts become evidence rows, scopes, mergers and complete lists resolved.

Rules: domain description 7.2, 7.7 and 7.8. ``graph.evidence`` turns the rows into columns.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cached_property
from itertools import product

from graph.beeindiging import Deel, Eindigt, Lopend, delen_na, wat_eindigt
from graph.bereik import leden_op_dag, uitgespreid
from graph.bewijs import (
    EIGEN,
    Bewijsrij,
    Kenmerk,
    Polariteit,
    blijkt_tot,
    geerfd_door,
    ingehaald,
    wederzijds,
)
from graph.facts import (
    AlleFeiten,
    Beeindiging,
    Bereik,
    Borging,
    NietVanToepassing,
    Ontkenning,
    Uitspraak,
    Volledigheid,
)
from graph.gebiedsschakels import Gebiedsschakels, gebiedsschakels
from graph.indeling import Indeling
from graph.periode import VOOR_ALTIJD
from graph.verdeling import is_verdeling, toegewezen
from graph.vlak import Vlak, zonder_alle


class Samensteller:
    """Expands the facts of one snapshot into rows; ``rijen()`` is the door."""

    def __init__(
        self, feiten: Iterable[AlleFeiten], indeling: Indeling, vervallen: dict[str, date]
    ) -> None:
        self._indeling = indeling
        self._vervallen = vervallen
        self._delen: dict[str, list[Deel]] = {}
        self.borgingen: list[Borging] = []
        self._einden: dict[Eindigt, list[Beeindiging]] = defaultdict(list)
        self.uitspraken: list[Uitspraak] = []
        self._ontkenningen: list[Ontkenning] = []
        self._nvt: list[NietVanToepassing] = []
        self._volledig: list[Volledigheid] = []
        alle = list(feiten)
        self.verdelingen = [feit for feit in alle if is_verdeling(feit, indeling)]
        """Lists of areas that hold every gemeente."""
        for feit in alle:
            match feit:
                case Borging():
                    self.borgingen.append(feit)
                case Beeindiging():
                    self._einden[wat_eindigt(feit)].append(feit)
                case Uitspraak():
                    self.uitspraken.append(feit)
                case Ontkenning(betreft="dekking"):
                    self._ontkenningen.append(feit)
                case NietVanToepassing(betreft="dekking"):
                    self._nvt.append(feit)
                case Volledigheid(lijst_soort="borging"):
                    self._volledig.append(feit)

    def rijen(self) -> list[Bewijsrij]:
        """All rows, each once, in a fixed order."""
        benoemd, overig = self._borgingen()
        positief = [*overig, *benoemd, *self._geerfd(benoemd), *self._verdeeld()]
        negatief = [*self._betwist(), *self._ontkend(), *self._afwezig(positief)]
        rijen = [*positief, *self._uitgesproken(), *negatief, *self._niet_van_toepassing()]
        return sorted(set(ingehaald(rijen)))

    def _gemeenten(
        self, basis: Bewijsrij, bereik: Bereik, *, op_dag: bool
    ) -> Iterator[tuple[Bewijsrij, bool]]:
        return uitgespreid(basis, bereik, self._indeling, op_dag=op_dag)

    def _leden(self, basis: Bewijsrij, regio: str) -> Iterator[Bewijsrij]:
        return (rij for rij, _ in leden_op_dag(basis, regio, self._indeling))

    def kennis(self, feit: AlleFeiten) -> tuple[date, date]:
        """From when until when the fact is in our knowledge."""
        return feit.herkomst.vastgelegd, self._vervallen.get(feit.id, VOOR_ALTIJD)

    # --- securing facts ---

    def delen(self, feit: Lopend) -> list[Deel]:
        """The periods of a running fact, per stretch of knowledge, after its end statements."""
        if feit.id not in self._delen:  # pages ask for thousands, and they never change
            einden = [(e, self.kennis(e)) for e in self._einden.get(wat_eindigt(feit), [])]
            self._delen[feit.id] = delen_na(feit, self.kennis(feit), einden)
        return self._delen[feit.id]

    def _borgingen(self) -> tuple[list[Bewijsrij], list[Bewijsrij]]:
        """Rows of named (or at-start) gemeenten, which pass on in a merger, and the others."""
        benoemd: list[Bewijsrij] = []
        overig: list[Bewijsrij] = []
        for borging in self.borgingen:
            for deel in self.delen(borging):
                for functie in borging.functies:
                    basis = self._basisrij(borging, deel, functie)
                    op_dag = borging.bereik.zoals_het_is or borging.grondslag == "gebied"
                    for rij, blijft in self._gemeenten(basis, borging.bereik, op_dag=op_dag):
                        (benoemd if blijft else overig).append(rij)
        return benoemd, overig

    def _basisrij(self, borging: Borging, deel: Deel, functie: str) -> Bewijsrij:
        kenmerk = EIGEN
        kenmerk |= Kenmerk.INDIRECT if borging.grondslag == "gebied" else Kenmerk(0)
        kenmerk |= Kenmerk.SLAPEND if borging.slapend else Kenmerk(0)
        kenmerk |= Kenmerk.GEKRUIST if borging.gekruist else Kenmerk(0)
        kenmerk |= Kenmerk.AFGELEID if borging.herkomst.afgeleid else Kenmerk(0)
        kenmerk |= Kenmerk.MINSTENS if deel.minstens else Kenmerk(0)
        return Bewijsrij(
            gemeente="",
            functie=functie,
            polariteit=Polariteit.POSITIEF,
            periode=deel.periode,
            bekend=deel.bekend,
            vervallen=deel.vervallen,
            rang=borging.herkomst.rang,
            peildatum=borging.herkomst.peildatum,
            kenmerk=kenmerk,
            via_regio=borging.via_regio,
            feiten=(borging.id,),
            gezegd=borging.herkomst.vastgelegd,
            blijkt=blijkt_tot(deel.periode),
        )

    def _geerfd(self, benoemd: list[Bewijsrij]) -> list[Bewijsrij]:
        """Cover that passes to a new gemeente: it has what *each* of its predecessors had."""
        per_cel: dict[tuple[str, str], list[Bewijsrij]] = defaultdict(list)
        for rij in benoemd:
            per_cel[rij.gemeente, rij.functie].append(rij)
        begin = self._indeling.gemeente_bestaat
        geerfd: list[Bewijsrij] = []
        for nieuw in sorted(self._indeling.erfgenamen, key=lambda g: begin[g][0]):
            oude = self._indeling.erfgenamen[nieuw]
            for functie in sorted({f for g, f in per_cel if g == oude[0]}):
                bronnen = [per_cel.get((oud, functie), []) for oud in oude]
                combinaties = {
                    geerfd_door(nieuw, combi, begin[nieuw][0]) for combi in product(*bronnen)
                }
                rijen = sorted(filter(None, combinaties))
                per_cel[nieuw, functie].extend(rijen)
                geerfd.extend(rijen)
        return geerfd

    def _verdeeld(self) -> Iterator[Bewijsrij]:
        for lijst in self.verdelingen:
            bekend, vervallen = self.kennis(lijst)
            yield from toegewezen(lijst, Vlak(bekend=bekend, vervallen=vervallen), self._indeling)

    @cached_property
    def gebiedsschakels(self) -> tuple[Gebiedsschakels, ...]:
        """Which regions share an area of a full division, per division and function."""
        return tuple(
            deel
            for lijst in self.verdelingen
            for bekend, vervallen in [self.kennis(lijst)]
            for deel in gebiedsschakels(
                lijst, Vlak(bekend=bekend, vervallen=vervallen), self._indeling
            )
        )

    # --- claims of one side ---

    def _uitgesproken(self) -> Iterator[Bewijsrij]:
        for uitspraak in self.uitspraken:
            if uitspraak.regio not in uitspraak.herkomst.spreekt_voor:
                continue
            for functie in uitspraak.functies:
                for basis in self._stellingen(uitspraak, functie, Polariteit.EENZIJDIG):
                    yield from self._leden(basis, uitspraak.regio)
                    for samen in self._bevestigd(uitspraak, functie, basis):
                        yield from self._leden(samen, uitspraak.regio)

    def _bevestigd(
        self, uitspraak: Uitspraak, functie: str, basis: Bewijsrij
    ) -> Iterator[Bewijsrij]:
        """The statement together with each partner that says the same."""
        for partner in sorted({*uitspraak.partners} - {uitspraak.regio}):
            for tegen in self._tegenspraken(partner, uitspraak.regio, functie):
                samen = wederzijds(basis, tegen)
                if samen:
                    yield samen

    def _tegenspraken(self, spreker: str, over: str, functie: str) -> Iterator[Bewijsrij]:
        """What ``spreker`` itself says about working with ``over`` for the function."""
        for u in self.uitspraken:
            eigen = u.regio == spreker and spreker in u.herkomst.spreekt_voor
            if eigen and functie in u.functies and over in u.partners:
                yield from self._stellingen(u, functie, Polariteit.POSITIEF)
        for b in self.borgingen:
            beide = {spreker, over} <= set(b.partijen) and spreker in b.herkomst.spreekt_voor
            if beide and functie in b.functies:
                for deel in self.delen(b):
                    yield self._basisrij(b, deel, functie)

    # --- what is not there ---

    def _betwist(self) -> Iterator[Bewijsrij]:
        for borging in self.borgingen:
            for deel in self.delen(borging):
                for dagen, einde in deel.betwist:
                    for functie in borging.functies:
                        basis = replace(
                            self._basisrij(borging, deel, functie),
                            polariteit=Polariteit.NEGATIEF,
                            rang=einde.herkomst.rang,
                            peildatum=einde.herkomst.peildatum,
                            feiten=(einde.id,),
                            gezegd=einde.herkomst.vastgelegd,
                        )
                        op_dag = borging.bereik.zoals_het_is or borging.grondslag == "gebied"
                        for rij, _ in self._gemeenten(basis, borging.bereik, op_dag=op_dag):
                            binnen = rij.binnen(Vlak(dagen.van, dagen.tot))
                            if binnen:
                                yield binnen

    def _ontkend(self) -> Iterator[Bewijsrij]:
        for feit in self._ontkenningen:
            for functie in feit.functies:
                for basis in self._stellingen(feit, functie, Polariteit.NEGATIEF):
                    yield from (rij for rij, _ in self._gemeenten(basis, feit.bereik, op_dag=True))

    def _niet_van_toepassing(self) -> Iterator[Bewijsrij]:
        for feit in self._nvt:
            for functie in feit.functies:
                for basis in self._stellingen(feit, functie, Polariteit.NIET_VAN_TOEPASSING):
                    yield from (rij for rij, _ in self._gemeenten(basis, feit.bereik, op_dag=True))

    def _afwezig(self, positief: list[Bewijsrij]) -> Iterator[Bewijsrij]:
        """Absence from a list that its source calls complete, inside the slice it closes."""
        if not self._volledig:
            return
        genoemd = self._genoemd(positief)
        for feit in self._volledig:
            for functie in feit.functies:
                for basis in self._stellingen(feit, functie, Polariteit.NEGATIEF):
                    for rij, _ in self._gemeenten(basis, feit.bereik, op_dag=True):
                        weg = genoemd[feit.lijst, rij.gemeente, functie]
                        vlakken = zonder_alle(rij.zeker, weg)
                        yield from filter(None, (rij.binnen(vlak) for vlak in vlakken))

    def _genoemd(self, positief: list[Bewijsrij]) -> dict[tuple[str, str, str], list[Vlak]]:
        """Where each source lists each gemeente for each function."""
        bron_van = {b.id: b.herkomst.bron for b in self.borgingen}
        genoemd: dict[tuple[str, str, str], list[Vlak]] = defaultdict(list)
        for rij in positief:
            for bron in {bron_van[f] for f in rij.feiten if f in bron_van}:
                genoemd[bron, rij.gemeente, rij.functie].append(rij.mogelijk)
        return genoemd

    def _stellingen(
        self,
        feit: Uitspraak | Ontkenning | NietVanToepassing | Volledigheid,
        functie: str,
        polariteit: Polariteit,
    ) -> Iterator[Bewijsrij]:
        """The statement, once per stretch of knowledge."""
        for geldig, bekend, vervallen in feit.geldig.stukken(*self.kennis(feit)):
            periode, kenmerk = geldig.periode(), EIGEN
            kenmerk |= Kenmerk.AFGELEID if feit.herkomst.afgeleid else Kenmerk(0)
            kenmerk |= Kenmerk.MINSTENS if geldig.minstens else Kenmerk(0)
            yield Bewijsrij(
                gemeente="",
                functie=functie,
                polariteit=polariteit,
                periode=periode,
                bekend=bekend,
                vervallen=vervallen,
                rang=feit.herkomst.rang,
                peildatum=feit.herkomst.peildatum,
                kenmerk=kenmerk,
                via_regio="",
                feiten=(feit.id,),
                gezegd=feit.herkomst.vastgelegd,
                blijkt=blijkt_tot(periode),
            )
