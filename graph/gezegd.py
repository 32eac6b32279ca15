"""What is said about regions and their links on one day, as known on another: per function.

Looked up once, so that an answer for every region does not read every fact for each of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from functools import cached_property
from typing import TypeVar

from graph.facts import (
    Borging,
    LijstSoort,
    NietVanToepassing,
    NietVermeld,
    Ontkenning,
    Rol,
    Volledigheid,
)
from graph.periode import Periode
from graph.schakelbewijs import Schakelbewijs
from graph.snapshot import Snapshot

T = TypeVar("T")
S = TypeVar("S")
Stelling = TypeVar("Stelling", NietVanToepassing, Ontkenning, Volledigheid)
Geldend = TypeVar("Geldend", NietVanToepassing, Ontkenning, Volledigheid, Rol)


class Gezegd:
    """The visible facts that hold on the day."""

    def __init__(self, snapshot: Snapshot, peildatum: date, kennisdatum: date) -> None:
        self.snapshot = snapshot
        self.dag = peildatum
        self.kennis = kennisdatum
        self._ligging: dict[str, dict[str, dict[str, set[str]]]] = {}
        self._paren: dict[str, dict[tuple[str, str], list[Schakelbewijs]]] = {}
        for bewijs in snapshot.schakelbewijs:
            if bewijs.bekend <= kennisdatum < bewijs.vervallen:
                paren = self._paren.setdefault(bewijs.functie, {})
                paren.setdefault((bewijs.regio, bewijs.partner), []).append(bewijs)

    @cached_property
    def regios(self) -> tuple[str, ...]:
        """Regions that exist on the day."""
        return self.snapshot.indeling.regios_op(self.dag)

    # --- about two regions ---

    def paren(self, functie: str) -> dict[tuple[str, str], list[Schakelbewijs]]:
        """All that is said of one region about a partner, per pair."""
        return self._paren.get(functie, {})

    def bewijs(self, functie: str, regio: str, partner: str) -> list[Schakelbewijs]:
        """What is said of one region about one partner."""
        return self.paren(functie).get((regio, partner), [])

    def zwijgt_over(self, functie: str, lezer: str, regio: str) -> bool:
        """A source of ``lezer`` was read and does not name ``regio``."""
        return any(
            (not f.partners or regio in f.partners)
            and f.geldig.periode(self.kennis).mogelijk_op(self.dag)
            for f in self._gelezen.get((functie, lezer), ())
        )

    # --- about one region ---

    def apart(self, functie: str, regio: str) -> list[NietVanToepassing]:
        """That a link does not apply to it."""
        gezegd = self._over(self._niet_van_toepassing, functie, regio)
        return [f for f in gezegd if f.betreft == "schakel"]

    def alleen_in_gebied(self, functie: str, regio: str) -> list[Volledigheid]:
        """The divisions by which it shares its area with no other region."""
        return [
            deel.lijst
            for deel in self.snapshot.samensteller.gebiedsschakels
            if deel.functie == functie
            and any(v.op(self.dag, self.kennis) for v in deel.alleen.get(regio, ()))
        ]

    def deel(self, functie: str, regio: str, partners: Iterable[str]) -> tuple[str, ...]:
        """The gemeenten by which they share areas, of those regions that lie in more than one."""
        if functie not in self._ligging:
            self._ligging[functie] = self._ligt(functie)
        ligging = self._ligging[functie]
        gevonden: set[str] = set()
        for partner in partners:
            for gebied in (ligging[regio].keys() & ligging[partner].keys()) - {""}:
                for wie in (regio, partner):
                    gevonden |= ligging[wie][gebied] if len(ligging[wie]) > 1 else set()
        return tuple(sorted(gevonden))

    def _ligt(self, functie: str) -> dict[str, dict[str, set[str]]]:
        """Per region its gemeenten by the area of a full division; empty for no area."""
        indeling, moment = self.snapshot.indeling, (self.dag, self.kennis)
        verdeeld = any(d.functie == functie for d in self.snapshot.samensteller.gebiedsschakels)
        leden = indeling.gebieden[functie] if verdeeld else ()
        gebied = {lid.gemeente: lid.regio for lid in leden if lid.vlak.op(*moment)}
        ligging: dict[str, dict[str, set[str]]] = {regio: {} for regio in self.regios}
        for regio in self.regios if gebied else ():
            for lid in indeling.leden_voor(regio, functie):
                if lid.vlak.op(*moment):
                    waar = gebied.get(lid.gemeente, "")
                    ligging[regio].setdefault(waar, set()).add(lid.gemeente)
        return ligging

    def ontkend(self, functie: str, regio: str) -> list[Ontkenning]:
        """That there is nothing."""
        return self._over(self._ontkenningen, functie, regio)

    def volledig(self, soort: LijstSoort, functie: str, regio: str) -> list[Volledigheid]:
        """That a list of this kind, on which it may stand, is complete."""
        gezegd = self._over(self._volledigheden, functie, regio)
        return [f for f in gezegd if f.lijst_soort == soort]

    @staticmethod
    def _over(per_functie: dict[str, list[Stelling]], functie: str, regio: str) -> list[Stelling]:
        """What is said about the function and this region."""
        gezegd = per_functie.get(functie, [])
        return [f for f in gezegd if f.bereik.landelijk or regio in f.bereik.regios]

    # --- who secures, and who leads ---

    @cached_property
    def borgingen(self) -> list[tuple[Borging, Periode]]:
        """Visible securing facts with their period as known."""
        kern = self.snapshot.samensteller
        return [
            (b, deel.periode)
            for b in kern.borgingen
            for deel in kern.delen(b)
            if deel.bekend <= self.kennis < deel.vervallen
        ]

    def borgingen_voor(self, functie: str) -> list[tuple[Borging, Periode]]:
        """Those for one function."""
        return self._borgingen_per_functie.get(functie, [])

    def houders(self, functie: str) -> list[Rol]:
        """Who coordinates or holds the account on the day."""
        rollen = ("coordinator", "accounthoudende-regio")
        return [f for f in self._rollen.get(functie, ()) if f.rol in rollen]

    # --- looked up once ---

    @cached_property
    def _borgingen_per_functie(self) -> dict[str, list[tuple[Borging, Periode]]]:
        return _groepen(self.borgingen, lambda paar: paar[0].functies)

    @cached_property
    def _rollen(self) -> dict[str, list[Rol]]:
        return self._geldend(Rol)

    @cached_property
    def _niet_van_toepassing(self) -> dict[str, list[NietVanToepassing]]:
        return self._geldend(NietVanToepassing)

    @cached_property
    def _ontkenningen(self) -> dict[str, list[Ontkenning]]:
        return self._geldend(Ontkenning)

    @cached_property
    def _volledigheden(self) -> dict[str, list[Volledigheid]]:
        return self._geldend(Volledigheid)

    @cached_property
    def _gelezen(self) -> dict[tuple[str, str], list[NietVermeld]]:
        gevonden = self.snapshot.zichtbaar(NietVermeld, self.kennis)
        return _groepen(gevonden, lambda f: ((f.functie, f.regio),))

    def _geldend(self, soort: type[Geldend]) -> dict[str, list[Geldend]]:
        """Facts of one kind that hold on the day, per function."""
        zichtbaar = self.snapshot.zichtbaar(soort, self.kennis)
        zeker = [f for f in zichtbaar if f.geldig.periode(self.kennis).zeker_op(self.dag)]
        return _groepen(zeker, lambda f: f.functies)


def _groepen(dingen: Iterable[T], sleutels: Callable[[T], Iterable[S]]) -> dict[S, list[T]]:
    """Things by each of their keys."""
    groepen: dict[S, list[T]] = defaultdict(list)
    for ding in dingen:
        for sleutel in sleutels(ding):
            groepen[sleutel].append(ding)
    return dict(groepen)
