"""The naive reference: the same answers as the engine, by asking what holds on one day.

Plain loops over the raw facts: first what is visible on the kennisdatum, then what holds on the
peildatum. No tables of intervals, so that it shares no mistakes with the engine. Slow: for small
countries only.
"""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from graph import facts as f
from tests.referentie_bewijs import Bewijs, Bewijzen, Tegen
from tests.referentie_land import DAG, Kennis
from tests.referentie_schakels import Schakels

__all__ = ["DAG", "Referentie", "Regiostatus", "maanden_later"]

ONBEKEND = "onbekend"


@dataclass(frozen=True)
class Regiostatus:
    """Status of a region for one function."""

    status: str
    gedekt: int
    niet_geborgd: int
    onbekend: int
    totaal: int
    bevat_bewezen_gat: bool
    ledenlijst_onvolledig: bool


class Referentie:
    """Answers for one kennisdatum."""

    def __init__(self, feiten: Iterable[f.AlleFeiten], kennisdatum: date) -> None:
        self.kennis = Kennis(feiten, kennisdatum)
        self.bewijzen = Bewijzen(self.kennis)
        self.niveaus = {functie.code: functie.niveau for functie in self.kennis.alle(f.Functie)}
        self.status_gemeente = cache(self._status_gemeente)
        self.status_regio = cache(self._status_regio)
        self.schakels_van = cache(self._schakels_van)

    # --- gemeente (rules 8 and 9) --------------------------------------------------------------

    def _status_gemeente(self, gemeente: str, functie: str, dag: date) -> str:
        voor = self.bewijzen.voor(gemeente, functie)
        nu = [b for b in voor if b.in_kracht(dag)]
        tegen = list(self.bewijzen.tegen(gemeente, functie, dag))
        oordeel = _weeg(nu, tegen)
        if oordeel == "tegenstrijdig":
            return oordeel
        if self._niet_van_toepassing(gemeente, functie, dag):
            return "niet-van-toepassing"
        if oordeel:
            return oordeel
        if self._zegt_zelf(gemeente, functie, dag):
            return "eenzijdig"
        gekend = min(dag, self.kennis.kennisdatum)
        if any(b.komt_nog(dag) and b.vastgelegd <= gekend for b in voor):
            return "gepland"
        return "verlopen" if self._verlopen(voor, dag) else ONBEKEND

    def _niet_van_toepassing(self, gemeente: str, functie: str, dag: date) -> bool:
        return any(
            n.betreft == "dekking"
            and functie in n.functies
            and n.geldig.periode().zeker_op(dag)
            and self.bewijzen.in_bereik(n.bereik, gemeente, functie, dag)
            for n in self.kennis.alle(f.NietVanToepassing)
        )

    def _zegt_zelf(self, gemeente: str, functie: str, dag: date) -> bool:
        return any(
            u.geldig.periode().zeker_op(dag) and gemeente in self.leden(u.regio, functie, dag)
            for u in self.bewijzen.uitspraken(functie)
        )

    def _verlopen(self, voor: list[Bewijs], dag: date) -> bool:
        """Something ended, and nothing that may be in force was seen or started since."""
        einden = [b.periode.tot_laatst for b in voor if b.voorbij(dag)]
        if not einden:
            return False
        eind = max(einden)
        return not any(
            b.periode.tot > eind or b.periode.van_vroegst >= eind for b in voor if b.mogelijk(dag)
        )

    # --- region (rules 10 and 12) --------------------------------------------------------------

    def leden(self, regio: str, functie: str, dag: date) -> frozenset[str]:
        return self.kennis.leden(regio, functie, dag)

    def _status_regio(self, regio: str, functie: str, dag: date) -> Regiostatus:
        leden = self.leden(regio, functie, dag)
        telling = Counter(self.status_gemeente(g, functie, dag) for g in leden)
        buiten = telling.pop("niet-van-toepassing", 0)
        totaal, gedekt, gat = telling.total(), telling["geborgd"], telling["niet-geborgd"]
        status = _status_van(telling, buiten)
        volledig = self.kennis.ledenlijst_volledig(regio, dag)
        if not volledig:
            status = {
                "geborgd": "deels-geborgd",
                "niet-geborgd": ONBEKEND,
                "niet-van-toepassing": ONBEKEND,
            }.get(status, status)
        return Regiostatus(
            status=status,
            gedekt=gedekt,
            niet_geborgd=gat,
            onbekend=totaal - gedekt - gat,
            totaal=totaal,
            bevat_bewezen_gat=gat > 0 and status != "niet-geborgd",
            ledenlijst_onvolledig=not volledig,
        )

    def laatst_bekend(self, regio: str, functie: str, dag: date) -> tuple[str, date | None]:
        """The last status that said something, and its last day."""
        nu = self.status_regio(regio, functie, dag).status
        if nu not in (ONBEKEND, "verlopen"):
            return "", None
        zwijgt = {ONBEKEND, nu}
        eerder = {d - DAG for d in self.kennis.keerpunten if date.min < d < dag} | {dag - DAG}
        for dag_ervoor in sorted(eerder, reverse=True):
            status = self.status_regio(regio, functie, dag_ervoor).status
            if status not in zwijgt:
                return status, dag_ervoor
        return "", None

    # --- links (rules 13, 14 and 15) -----------------------------------------------------------

    def _schakels_van(self, functie: str, dag: date) -> Schakels:
        return Schakels(self.bewijzen, functie, self.niveaus[functie], dag)

    def schakels(self, functie: str, dag: date) -> set[tuple[str, str, tuple[str, ...]]]:
        """Region, code, partners."""
        return self.schakels_van(functie, dag).rijen()

    def buren(self, functie: str, dag: date) -> set[tuple[str, str, str]]:
        """Region, neighbour, code."""
        return self.schakels_van(functie, dag).buren()

    def relaties(self, regio: str, dag: date) -> set[tuple[str, str, str]]:
        """Partner, function, whether both say so."""
        return {
            (partner, functie, wederkerig)
            for functie in self.niveaus
            for partner, wederkerig in self.schakels_van(functie, dag).relaties(regio)
        }

    # --- ends and dependencies (rules 16 and 17) -----------------------------------------------

    def _gebieden(self, borging: f.Borging, dag: date) -> set[str]:
        """The regions of the scope, or all; else the parties."""
        if borging.bereik.landelijk:
            return set(self.kennis.regios(dag))
        bekend = {r.code for r in self.kennis.alle(f.Regio) if r.regio_soort == "jeugdregio"}
        eigen = {*borging.bereik.regios, borging.via_regio} & bekend
        return eigen or set(borging.partijen) & bekend

    def _ligging(self, borging: f.Borging, dag: date) -> set[str]:
        """Where the named gemeenten lie."""
        gemeenten = borging.bereik.gemeenten
        return {self.kennis.regio_van(g, "jeugdregio", "", dag) for g in gemeenten} - {""}

    def afloop(self, maanden: int, dag: date) -> set[tuple[str, str, str]]:
        """Onderwerp, region, function: ends within so many months, and nothing follows."""
        uit = set()
        for b in self.kennis.alle(f.Borging):
            periode = self.bewijzen.periode(b)
            if not periode.zeker_op(dag) or periode.tot_laatst > maanden_later(dag, maanden):
                continue
            for regio in self._gebieden(b, dag) or self._ligging(b, dag):
                for functie in b.functies:
                    if not self._volgt(b, regio, functie, periode.tot_laatst):
                        uit.add((b.onderwerp, regio, functie))
        return uit

    def _volgt(self, borging: f.Borging, regio: str, functie: str, dag: date) -> bool:
        return any(
            b.onderwerp != borging.onderwerp
            and functie in b.functies
            and (regio in self._gebieden(b, dag) or self._noemt_alle(b, regio, functie, dag))
            and self.bewijzen.periode(b).zeker_op(dag)
            for b in self.kennis.alle(f.Borging)
        )

    def _noemt_alle(self, borging: f.Borging, regio: str, functie: str, dag: date) -> bool:
        return set(borging.bereik.gemeenten) >= self.leden(regio, functie, dag) != frozenset()

    def afhankelijkheid(self, regio: str, functie: str, dag: date) -> tuple[str, str, set[str]]:
        """Kind, the one contracting party, the executors; nothing when there are more parties."""
        feiten = [
            b
            for b in self.kennis.alle(f.Borging)
            if functie in b.functies
            and regio in (self._gebieden(b, dag) or self._ligging(b, dag))
            and not b.gekruist
            and self.bewijzen.periode(b).zeker_op(dag)
        ]
        partijen = {p for b in feiten for p in b.contractpartijen or b.uitvoerders}
        uitvoerders = {u for b in feiten for u in b.uitvoerders}
        if len(partijen) != 1:
            return "", "", set()
        bewezen = any(
            v.lijst_soort == "aanbieders"
            and functie in v.functies
            and (v.bereik.landelijk or regio in v.bereik.regios)
            and v.geldig.periode().zeker_op(dag)
            for v in self.kennis.alle(f.Volledigheid)
        )
        return "enkel-bewezen" if bewezen else "enkel-bekend", partijen.pop(), uitvoerders


def _weeg(voor: list[Bewijs], tegen: list[Tegen]) -> str:
    """Rule 8: the same date, then the rank, decides between opposite claims."""

    def wijkt(a: Bewijs | Tegen, anderen: list[Bewijs] | list[Tegen]) -> bool:
        return any(
            (a.rang, a.peildatum) == (b.rang, b.peildatum) and b.vastgelegd > a.vastgelegd
            for b in anderen
        )

    blijft_voor = [p.rang for p in voor if not wijkt(p, tegen)]
    blijft_tegen = [n.rang for n in tegen if not wijkt(n, voor)]
    beste_voor = min(blijft_voor, default=99)
    beste_tegen = min(blijft_tegen, default=99)
    if not blijft_voor and not blijft_tegen:
        return ""
    if beste_voor == beste_tegen:
        return "tegenstrijdig"
    return "geborgd" if beste_voor < beste_tegen else "niet-geborgd"


def _status_van(telling: Counter[str], niet_van_toepassing: int) -> str:
    """Rule 10, for a complete list of members."""
    soorten = {status for status in telling if telling[status]}
    if not soorten:
        return "niet-van-toepassing" if niet_van_toepassing else ONBEKEND
    if len(soorten) == 1:
        return soorten.pop()
    return "deels-geborgd" if "geborgd" in soorten else ONBEKEND


def maanden_later(dag: date, maanden: int) -> date:
    """The same day some months later, or the last day of a shorter month."""
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 + maanden, 12)
    return date(jaar, maand + 1, min(dag.day, calendar.monthrange(jaar, maand + 1)[1]))
