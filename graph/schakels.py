"""Links between regions per function: mutual, one-sided, planned, expired, missing or unknown.

A link is what parties say themselves, or what a joint text says for all of them; press and
providers speak for nobody. Links are symmetric only when both sides are known. Rules: domain
description 7.3.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from graph.facts import Borging, NietVanToepassing, Ontkenning, Volledigheid
from graph.gezegd import Gezegd
from graph.schakelbewijs import Schakelbewijs

IN_WERKING = ("wederkerig", "eenzijdig", "eenzijdig-onbevestigd")
"""Codes of partners with whom there is a link on the day, strongest first."""
NIET_IN_WERKING = ("schakel-gepland", "schakel-verlopen")
BEWEZEN_GEEN = ("geen-schakel", "buiten-cluster")


@dataclass(frozen=True, slots=True)
class Schakelrij:
    """One region, function and code; partners are region codes."""

    regio: str
    functie: str
    code: str
    partners: tuple[str, ...]
    coordinator: str
    vlaggen: tuple[str, ...]
    bronnen: tuple[str, ...]
    deel: tuple[str, ...] = ()
    """Gemeenten by which regions share an area that lie in it only in part."""


class Schakels(Gezegd):
    """All links on one day as known on another; everything is derived from what is said."""

    @cached_property
    def _codes(self) -> dict[str, dict[tuple[str, str], str]]:
        return {}

    # --- one pair ---

    def codes(self, functie: str) -> dict[tuple[str, str], str]:
        """The code of every pair of existing regions that has one."""
        if functie not in self._codes:
            bestaat = set(self.regios)
            paren = sorted(paar for paar in self.paren(functie) if bestaat.issuperset(paar))
            alle = {(r, s): self._code(functie, r, s) for r, s in paren}
            self._codes[functie] = {paar: code for paar, code in alle.items() if code}
        return self._codes[functie]

    def _code(self, functie: str, regio: str, partner: str) -> str:
        eigen = [b for b in self.bewijs(functie, regio, partner) if b.soort != "genoemd"]
        in_werking = [b for b in eigen if b.periode.zeker_op(self.dag)]
        if any(b.soort == "gezamenlijk" for b in in_werking):
            return "wederkerig"
        if in_werking:
            terug = self.bewijs(functie, partner, regio)
            if any(b.soort == "noemt" and b.periode.zeker_op(self.dag) for b in terug):
                return "wederkerig"
            gelezen = self.zwijgt_over(functie, partner, regio)
            return "eenzijdig" if gelezen else "eenzijdig-onbevestigd"
        if any(self._gepland(b) for b in eigen):
            return "schakel-gepland"
        if any(b.periode.tot_laatst <= self.dag for b in eigen):
            return "schakel-verlopen"
        return ""

    def _gepland(self, b: Schakelbewijs) -> bool:
        return self.dag < b.periode.van_vroegst and b.gezegd <= min(self.dag, self.kennis)

    # --- one region ---

    def rijen(self, functie: str | None = None) -> Iterator[Schakelrij]:
        """Every row, or those of one function, in order of function, region and code."""
        for code in [functie] if functie else self.snapshot.functies:
            yield from self._functierijen(code)

    def _functierijen(self, functie: str) -> Iterator[Schakelrij]:
        niveau = self.snapshot.functie(functie).niveau
        if niveau == "landelijk":
            return
        per_regio: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for (regio, partner), code in self.codes(functie).items():
            per_regio[regio][code].append(partner)
        for regio in self.regios:
            groepen = per_regio.get(regio, {})
            if niveau != "bovenregionaal" and not groepen:
                continue
            yield from self._regiorijen(functie, regio, groepen)

    def _regiorijen(
        self, functie: str, regio: str, groepen: dict[str, list[str]]
    ) -> Iterator[Schakelrij]:
        for code in (*IN_WERKING, *NIET_IN_WERKING):
            if code in groepen:
                yield self._partnerrij(functie, regio, code, sorted(groepen[code]))
        zonder = not groepen.keys() & set(IN_WERKING)
        genoemd = self._alleen_genoemd(functie, regio) if zonder else set()
        if zonder:
            code = self.zonder_partner(functie, regio)
            if code != "schakel-onbekend" or not groepen:
                yield self._rij_zonder_partner(functie, regio, code, genoemd)
        if self._zonder_coordinator(functie, regio):
            yield self._rij_zonder_partner(functie, regio, "geen-coordinator", genoemd)

    def _partnerrij(self, functie: str, regio: str, code: str, partners: list[str]) -> Schakelrij:
        grond = [b for s in partners for b in self.grond(functie, regio, s, code)]
        vlaggen = {"indirect"} if any(b.indirect for b in grond) else set()
        vlaggen |= {"afgeleid"} if any(b.afgeleid for b in grond) else set()
        return Schakelrij(
            regio,
            functie,
            code,
            tuple(partners),
            self._coordinator(functie, regio),
            tuple(sorted(vlaggen)),
            self._bronnen(b.feit for b in grond),
            self.deel(functie, regio, partners) if code == "wederkerig" else (),
        )

    def _rij_zonder_partner(
        self, functie: str, regio: str, code: str, genoemd: set[str]
    ) -> Schakelrij:
        bewezen = code in ("niet-van-toepassing", *BEWEZEN_GEEN)
        gronden = self._gronden_zonder_partner(functie, regio) if bewezen else []
        gevolgd = bewezen and bool(self.alleen_in_gebied(functie, regio))
        gevolgd = gevolgd or any(f.herkomst.afgeleid for f in gronden)
        afgeleid = {"afgeleid"} if gevolgd else set()
        return Schakelrij(
            regio,
            functie,
            code,
            (),
            self._coordinator(functie, regio),
            tuple(sorted(genoemd | afgeleid)),
            self._bronnen(f.id for f in gronden),
        )

    def grond(self, functie: str, regio: str, partner: str, code: str) -> list[Schakelbewijs]:
        """The claims on which the code of one partner rests; for a mutual one those of both."""
        eigen = [b for b in self.bewijs(functie, regio, partner) if b.soort != "genoemd"]
        if code == "schakel-gepland":
            return [b for b in eigen if self._gepland(b)]
        if code == "schakel-verlopen":
            return [b for b in eigen if b.periode.tot_laatst <= self.dag]
        if code == "wederkerig":
            terug = self.bewijs(functie, partner, regio)
            eigen += [b for b in terug if b.soort != "genoemd"]
        return [b for b in eigen if b.periode.zeker_op(self.dag)]

    def _coordinator(self, functie: str, regio: str) -> str:
        """Who coordinates for the region, by what is in force on the day."""
        gevonden = {
            b.coordinator
            for b, periode in self.borgingen_voor(functie)
            if regio in (b.bereik.regios or b.partijen) and periode.zeker_op(self.dag)
        }
        return ";".join(sorted(gevonden - {""}))

    def _bronnen(self, feiten: Iterable[str]) -> tuple[str, ...]:
        return self.snapshot.bronnen_van(feiten, self.kennis)

    def _alleen_genoemd(self, functie: str, regio: str) -> set[str]:
        """Flags of a region without a link of its own: who else speaks of it."""
        vlaggen: set[str] = set()
        for paar, alle in self.paren(functie).items():
            for b in alle if regio in paar else ():
                if not b.periode.zeker_op(self.dag):
                    continue
                if b.soort == "genoemd":
                    vlaggen.add("genoemd-door-derde")
                elif b.partner == regio:
                    vlaggen.add("genoemd")
        return vlaggen

    def zonder_partner(self, functie: str, regio: str) -> str:
        """The code of a region that has no partner in force: the first that applies."""
        if self.apart(functie, regio) or self.alleen_in_gebied(functie, regio):
            return "niet-van-toepassing"
        lijsten = [
            lijst
            for lijst in self.volledig("borging", functie, regio)
            if not self._in_cluster(lijst, functie, regio)
        ]
        buren = [b for b in self.snapshot.indeling.buren.get(regio, ()) if b in self.regios]
        for lijst in lijsten:
            if buren and all(self._in_cluster(lijst, functie, buur) for buur in buren):
                return "buiten-cluster"
        return "geen-schakel" if lijsten or self.ontkend(functie, regio) else "schakel-onbekend"

    def _gronden_zonder_partner(
        self, functie: str, regio: str
    ) -> list[NietVanToepassing | Ontkenning | Volledigheid]:
        return [
            *self.apart(functie, regio),
            *self.alleen_in_gebied(functie, regio),
            *self.volledig("borging", functie, regio),
            *self.ontkend(functie, regio),
        ]

    def _in_cluster(self, lijst: Volledigheid, functie: str, regio: str) -> bool:
        return any(
            b.herkomst.bron == lijst.lijst
            and regio in b.partijen
            and len(b.partijen) > 1
            and b.grondslag == "gebied"
            and periode.mogelijk_op(self.dag)
            for b, periode in self.borgingen_voor(functie)
        )

    def _clusters(self, functie: str, regio: str) -> list[Borging]:
        """The areas of a region that are in force on the day."""
        return [
            b
            for b, periode in self.borgingen_voor(functie)
            if b.grondslag == "gebied"
            and regio in (b.bereik.regios or b.partijen)
            and periode.zeker_op(self.dag)
        ]

    def _zonder_coordinator(self, functie: str, regio: str) -> bool:
        """Some area of the region has no coordinating gemeente or account-holding region."""
        clusters = [b for b in self._clusters(functie, regio) if b.gebied]
        met = {b.gebied for b in clusters if b.coordinator}
        return any(
            not any(regio in h.regios or h.gebied == gebied for h in self.houders(functie))
            for gebied in {b.gebied for b in clusters} - met
        )
