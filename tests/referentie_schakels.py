"""Reference, part 3: which region is linked to which, for one function on one day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import permutations
from typing import NamedTuple

from graph import facts as f
from graph.periode import Periode
from tests.referentie_bewijs import Bewijzen, denkbaar
from tests.referentie_land import DAG

PARTNERCODES = (
    "wederkerig",
    "eenzijdig",
    "eenzijdig-onbevestigd",
    "schakel-gepland",
    "schakel-verlopen",
)
IN_KRACHT = PARTNERCODES[:3]


class Noemt(NamedTuple):
    """One fact by which a region is linked to another, or says so."""

    van: str
    naar: str
    samen: bool
    periode: Periode
    vastgelegd: date


class Schakels:
    """The links of one function on one day."""

    def __init__(self, bewijzen: Bewijzen, functie: str, niveau: str, dag: date) -> None:
        self.bewijzen = bewijzen
        self.kennis = bewijzen.kennis
        self.functie = functie
        self.niveau = niveau
        self.dag = dag
        self.regios = self.kennis.regios(dag)
        self.buurt = self._buurt()
        self.namen = [*self._namen(), *self._delen_een_gebied()]

    def _namen(self) -> Iterator[Noemt]:
        for b in self.kennis.alle(f.Borging):
            periode = self.bewijzen.periode(b)
            samen = b.herkomst.gezamenlijk or b.grondslag == "gebied"
            sprekers = set(b.partijen if samen else b.herkomst.spreekt_voor)
            if self.functie in b.functies and denkbaar(periode):
                for van, naar in permutations(b.partijen, 2):
                    if van in sprekers:
                        yield Noemt(van, naar, samen, periode, b.herkomst.vastgelegd)
        for u in self.bewijzen.uitspraken(self.functie):
            for naar in u.partners:
                yield Noemt(u.regio, naar, False, u.geldig.periode(), u.herkomst.vastgelegd)

    def _delen_een_gebied(self) -> Iterator[Noemt]:
        for van, naar in permutations(self.buurt, 2):
            if self.buurt[van] & self.buurt[naar]:
                nu = Periode(date.min, self.dag, self.dag + DAG, date.max)
                yield Noemt(van, naar, True, nu, self.dag)

    def _buurt(self) -> dict[str, set[str]]:
        """Per region the areas of a full division in which its gemeenten lie on the day."""
        lijsten = self.bewijzen.verdelingen(self.functie)
        if not any(lijst.geldig.periode().van <= self.dag for lijst in lijsten):
            return {}
        gebied = {
            regio: {
                self.kennis.gebied_van(gemeente, self.functie, self.dag)
                for gemeente in self.kennis.leden(regio, self.functie, self.dag)
            }
            - {""}
            for regio in sorted({r.code for r in self.kennis.alle(f.Regio)})
            if self.kennis.regio_soort(regio) == "jeugdregio"
        }
        return {regio: gebieden for regio, gebieden in gebied.items() if gebieden}

    def alleen(self, regio: str) -> bool:
        """It lies in some area of a full division, and shares that with nobody."""
        eigen = self.buurt.get(regio, set())
        anderen = (self.buurt[ander] for ander in self.buurt if ander != regio)
        return bool(eigen) and not any(eigen & gebieden for gebieden in anderen)

    # --- pairs ---------------------------------------------------------------------------------

    def code(self, regio: str, partner: str) -> str:
        """The code of ``regio`` with this partner, or nothing."""
        heen = [n for n in self.namen if (n.van, n.naar) == (regio, partner)]
        terug = [n for n in self.namen if (n.van, n.naar) == (partner, regio)]
        nu = [n for n in heen if n.periode.zeker_op(self.dag)]
        if nu:
            wederkerig = any(n.samen for n in nu) or any(
                n.periode.zeker_op(self.dag) for n in terug
            )
            if wederkerig:
                return "wederkerig"
            return "eenzijdig" if self._zwijgt(partner, regio) else "eenzijdig-onbevestigd"
        gekend = min(self.dag, self.kennis.kennisdatum)
        if any(self.dag < n.periode.van_vroegst and n.vastgelegd <= gekend for n in heen):
            return "schakel-gepland"
        if any(n.periode.tot_laatst <= self.dag for n in heen):
            return "schakel-verlopen"
        return ""

    def _zwijgt(self, partner: str, regio: str) -> bool:
        """The source of the partner was read, and does not name this region."""
        return any(
            n.regio == partner
            and n.functie == self.functie
            and (not n.partners or regio in n.partners)
            and n.geldig.periode().mogelijk_op(self.dag)
            for n in self.kennis.alle(f.NietVermeld)
        )

    # --- rows ----------------------------------------------------------------------------------

    def rijen(self) -> set[tuple[str, str, tuple[str, ...]]]:
        """Region, code and partners."""
        if self.niveau == "landelijk":
            return set()
        uit = set()
        for regio in self.regios:
            partners = {p: self.code(regio, p) for p in self.regios if p != regio}
            codes = {code for code in partners.values() if code}
            if self.niveau != "bovenregionaal" and not codes:
                continue
            for code in codes:
                uit.add((regio, code, tuple(sorted(p for p in partners if partners[p] == code))))
            if not codes & set(IN_KRACHT):
                zonder = self._zonder_partner(regio)
                if zonder != "schakel-onbekend" or not codes:
                    uit.add((regio, zonder, ()))
            if self._mist_coordinator(regio):
                uit.add((regio, "geen-coordinator", ()))
        return uit

    def _zonder_partner(self, regio: str) -> str:
        if self.alleen(regio) or any(
            n.betreft == "schakel" and _raakt(n.bereik, regio) and self._nu(n)
            for n in self.kennis.alle(f.NietVanToepassing)
        ):
            return "niet-van-toepassing"
        lijsten = [
            v.lijst
            for v in self.kennis.alle(f.Volledigheid)
            if v.lijst_soort == "borging" and self._nu(v) and _raakt(v.bereik, regio)
        ]
        buiten = [lijst for lijst in lijsten if not self._in_cluster(regio, lijst)]
        if any(self._buren_in_cluster(regio, lijst) for lijst in buiten):
            return "buiten-cluster"
        ontkend = any(
            _raakt(o.bereik, regio) and self._nu(o) for o in self.kennis.alle(f.Ontkenning)
        )
        return "geen-schakel" if buiten or ontkend else "schakel-onbekend"

    def _nu(self, feit: f.NietVanToepassing | f.Volledigheid | f.Ontkenning) -> bool:
        return self.functie in feit.functies and feit.geldig.periode().zeker_op(self.dag)

    def _in_cluster(self, regio: str, lijst: str) -> bool:
        return any(
            b.herkomst.bron == lijst
            and b.grondslag == "gebied"
            and len(b.partijen) >= 2
            and regio in b.partijen
            and self.functie in b.functies
            and self.bewijzen.periode(b).mogelijk_op(self.dag)
            for b in self.kennis.alle(f.Borging)
        )

    def grenzen(self) -> set[tuple[str, str]]:
        """Neighbouring regions, each pair once."""
        paren = {(min(g.a, g.b), max(g.a, g.b)) for g in self.kennis.alle(f.Grens)}
        return {(a, b) for a, b in paren if a in self.regios and b in self.regios and a != b}

    def _buren_in_cluster(self, regio: str, lijst: str) -> bool:
        buren = {a if b == regio else b for a, b in self.grenzen() if regio in (a, b)}
        return bool(buren) and all(self._in_cluster(buur, lijst) for buur in buren)

    def _mist_coordinator(self, regio: str) -> bool:
        gebieden: dict[str, bool] = {}
        for b in self.kennis.alle(f.Borging):
            eigen = b.grondslag == "gebied" and regio in (b.bereik.regios or b.partijen)
            nu = self.functie in b.functies and self.bewijzen.periode(b).zeker_op(self.dag)
            if eigen and nu and b.gebied:
                gebieden[b.gebied] = bool(b.coordinator) or gebieden.get(b.gebied, False)
        return any(
            not genoemd and not self._heeft_rol(regio, gebied)
            for gebied, genoemd in gebieden.items()
        )

    def _heeft_rol(self, regio: str, gebied: str) -> bool:
        return any(
            r.rol in ("coordinator", "accounthoudende-regio")
            and self.functie in r.functies
            and (regio in r.regios or r.gebied == gebied)
            and r.geldig.periode().zeker_op(self.dag)
            for r in self.kennis.alle(f.Rol)
        )

    def buren(self) -> set[tuple[str, str, str]]:
        """Neighbours without a link in force: proven, or unknown."""
        bewezen = ("geen-schakel", "buiten-cluster")
        zonder = {r for r in self.regios if self._zonder_partner(r) in bewezen}
        return {
            (a, b, "geen-schakel" if zonder & {a, b} else "schakel-onbekend")
            for a, b in self.grenzen()
            if self.code(a, b) not in IN_KRACHT and self.code(b, a) not in IN_KRACHT
            if not self.alleen(a) and not self.alleen(b)
        }

    def relaties(self, regio: str) -> set[tuple[str, str]]:
        """Partners of a region and whether both say so."""
        uit = set()
        for partner in self.regios:
            codes = {self.code(regio, partner), self.code(partner, regio)} & set(IN_KRACHT)
            if partner != regio and codes:
                uit.add((partner, _wederkerig(codes)))
        return uit


def _wederkerig(codes: set[str]) -> str:
    if "wederkerig" in codes:
        return "ja"
    return "nee" if "eenzijdig" in codes else "onbekend"


def _raakt(bereik: f.Bereik, regio: str) -> bool:
    return bereik.landelijk or regio in bereik.regios
