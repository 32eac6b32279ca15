"""The naive reference: the same answers as the engine, by asking what holds on one day.

Plain loops over the raw facts: first what is visible on the kennisdatum, then what holds on the
peildatum. No tables of intervals, so that it shares no mistakes with the engine. Slow: for small
countries only.
"""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Callable, Iterable
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
    """Status of a region for one function, its members counted, and what else is said of it."""

    status: str
    gedekt: int
    niet_geborgd: int
    onbekend: int
    verlopen: int
    overig: int
    totaal: int
    alleen_aanwijzing: int
    bevat_bewezen_gat: bool
    bevat_verlopen: bool
    aanwijzing_vervallen: int
    afspraak_verlopen: int
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
        """An arrangement ended, and nothing that may be in force was seen or started since.

        That an allotment ended says nothing of what was arranged.
        """
        einden = [b.periode.tot_laatst for b in voor if b.voorbij(dag) and not b.aanwijzing]
        return bool(einden) and not _gaat_door(voor, max(einden), dag)

    def alleen_aanwijzing(self, gemeente: str, functie: str, dag: date) -> bool:
        """Secured, by nothing more than an allotment."""
        voor = self.bewijzen.voor(gemeente, functie)
        geborgd = self.status_gemeente(gemeente, functie, dag) == "geborgd"
        return geborgd and all(b.aanwijzing for b in voor if b.in_kracht(dag))

    def afspraak_verlopen(self, gemeente: str, functie: str, dag: date) -> bool:
        """Only an allotment is left: the arrangement ended, and no other arrangement goes on."""
        afspraken = [b for b in self.bewijzen.voor(gemeente, functie) if not b.aanwijzing]
        return self.alleen_aanwijzing(gemeente, functie, dag) and self._verlopen(afspraken, dag)

    def aanwijzing_vervallen(self, gemeente: str, functie: str, dag: date) -> bool:
        """Unknown or expired; an allotment ended, and there is no other that may be in force."""
        voor = [b for b in self.bewijzen.voor(gemeente, functie) if b.aanwijzing]
        open_ = self.status_gemeente(gemeente, functie, dag) in (ONBEKEND, "verlopen")
        over = any(b.voorbij(dag) for b in voor) and not any(b.mogelijk(dag) for b in voor)
        return open_ and over

    # --- region (rules 10 and 12) --------------------------------------------------------------

    def leden(self, regio: str, functie: str, dag: date) -> frozenset[str]:
        return self.kennis.leden(regio, functie, dag)

    def _status_regio(self, regio: str, functie: str, dag: date) -> Regiostatus:
        leden = self.leden(regio, functie, dag)
        telling = Counter(self.status_gemeente(g, functie, dag) for g in leden)
        buiten = telling.pop("niet-van-toepassing", 0)
        gat = telling["niet-geborgd"]

        def aantal(vraag: Callable[[str, str, date], bool]) -> int:
            return sum(vraag(g, functie, dag) for g in leden)

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
            gedekt=telling["geborgd"],
            niet_geborgd=gat,
            onbekend=telling[ONBEKEND],
            verlopen=telling["verlopen"],
            overig=telling["tegenstrijdig"] + telling["eenzijdig"] + telling["gepland"],
            totaal=telling.total(),
            alleen_aanwijzing=aantal(self.alleen_aanwijzing),
            bevat_bewezen_gat=gat > 0 and status != "niet-geborgd",
            bevat_verlopen=telling["verlopen"] > 0 and status != "verlopen",
            aanwijzing_vervallen=aantal(self.aanwijzing_vervallen),
            afspraak_verlopen=aantal(self.afspraak_verlopen),
            ledenlijst_onvolledig=not volledig,
        )

    def laatst_bekend(self, regio: str, functie: str, dag: date) -> tuple[str, date | None]:
        """Whether all or some of those who are members now were secured, on the last such day."""
        if self.status_regio(regio, functie, dag).status not in (ONBEKEND, "verlopen"):
            return "", None
        leden = [
            g
            for g in self.leden(regio, functie, dag)
            if self.status_gemeente(g, functie, dag) != "niet-van-toepassing"
        ]
        eerder = {d - DAG for d in self.kennis.keerpunten if date.min < d < dag} | {dag - DAG}
        for toen in sorted(eerder, reverse=True):
            waren = [self._was_geborgd(g, functie, toen) for g in leden]
            if any(waren):
                geheel = all(waren) and self.kennis.ledenlijst_volledig(regio, dag)
                return "geborgd" if geheel else "deels-geborgd", toen
        return "", None

    def _was_geborgd(self, gemeente: str, functie: str, dag: date) -> bool:
        """On a day before it was made by a merger: each of those it was made of."""
        if self.kennis.bestaat(gemeente, dag):
            return self.status_gemeente(gemeente, functie, dag) == "geborgd"
        ontstaan = self.kennis.voorgangers(gemeente)
        if ontstaan is None or dag >= ontstaan[0] or self.bewijzen.is_splitsing(gemeente):
            return False
        return all(self._was_geborgd(oud, functie, dag) for oud in ontstaan[1])

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
        """An allotment does not take the place of an arrangement."""
        return any(
            b.onderwerp != borging.onderwerp
            and (borging.grondslag == "gebied" or b.grondslag != "gebied")
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


def _gaat_door(voor: list[Bewijs], eind: date, dag: date) -> bool:
    """Of what may be in force on the day: was any of it seen in force at or after the end?"""
    return any(
        b.periode.tot > eind or b.periode.van_vroegst >= eind for b in voor if b.mogelijk(dag)
    )


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
