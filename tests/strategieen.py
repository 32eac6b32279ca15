"""Small random countries: for Hypothesis, and by number for long runs.

``land_uit`` builds a country from any source of chance. All that the rules tell apart occurs: moves
and mergers, vague and missing dates, ranks, corrections, statements of an end, of absence and of
completeness, one-sided claims, clusters, and membership per function.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date
from typing import TypeVar, cast

import msgspec
from hypothesis import strategies as st

from graph import facts as f
from tests.bouwer import Contract, Land, Voor, Wanneer, Wie, Wijze, geldig

T = TypeVar("T")
DAGEN = ("2020-01-01", "2020-07-01", "2021-01-01", "2021-03-15", "2022-01-01", "2023-01-01")
MOMENTEN = (
    *DAGEN,
    "2016-07-01",
    "2016-07-01",
    "2017",
    "2020",
    "2021",
    "2022",
    "2020-07",
    "2021-03",
    "2022-12",
)
GRONDSLAGEN: tuple[f.Grondslag, ...] = (
    *("contract", "regeling", "gebied", "raamcontract", "subsidie", "rijk"),
)
NIVEAUS: tuple[f.Niveau, ...] = ("bovenregionaal", "regionaal", "lokaal", "landelijk")


class Maker:
    """Builds one country; every choice comes from ``kans``."""

    def __init__(self, kans: random.Random) -> None:
        self.kans = kans
        self.land = Land()
        self.gemeenten = [f"GM90{n:02}" for n in range(1, kans.randint(2, 8) + 1)]
        self.zelfstandig = list(self.gemeenten)
        """Not yet merged into another."""
        self.regios = [f"JZ9{n}" for n in range(1, kans.randint(2, 4) + 1)]
        self.functies = [f"functie{n}" for n in range(1, kans.randint(2, 3) + 1)]

    def soms(self, deel: float) -> bool:
        return self.kans.random() > 1 - deel  # the smallest choice is no

    def een(self, keuze: Sequence[T]) -> T:
        return self.kans.choice(keuze)

    def enkele(self, keuze: Sequence[str], minstens: int = 1) -> tuple[str, ...]:
        aantal = self.kans.randint(min(minstens, len(keuze)), min(3, len(keuze)))
        return tuple(sorted(self.kans.sample(list(keuze), aantal)))

    # --- parts of a fact -----------------------------------------------------------------------

    def wie(self) -> Wie:
        return {
            "bron": self.een(("bron-a", "bron-b")),
            "plaats": f"regel {self.kans.randint(1, 9999)}",
            "peildatum": self.een(("2020-01-01", "2020-01-01", "2021")),
            "vastgelegd": self.een(("2019-06-01", "2019-06-01", "2020-06-01", "2021-06-01")),
            "rang": self.een((1, 2, 2, 2, 3)),
        }

    def wanneer(self) -> Wanneer:
        """A period with every kind of start and end."""
        while True:
            einde = self.een(("", "", "", "uiterlijk", "minstens"))
            duur: Wanneer = {
                "van": self.een(("", *MOMENTEN)),
                "tot": self.een(("", "", *MOMENTEN)),
                "uiterlijk": einde == "uiterlijk",
                "minstens": einde == "minstens",
                "onbepaald": self.soms(0.2),
                "gezien": tuple(self.een(MOMENTEN) for _ in range(self.kans.randint(0, 2))),
            }
            if duur["tot"] and self.soms(0.25):
                duur["einde_bron"] = self.een(("bron-a", "bron-c"))
                duur["einde_vastgelegd"] = self.een(("2020-10-15", "2020-06-01", "2019-01-01"))
                duur["eerder_tot"] = self.een(("", *MOMENTEN))
            try:
                geldig(duur)
            except ValueError:
                continue
            return cast(Wanneer, {**self.wie(), **duur})

    def voor(self) -> Voor:
        """A scope of every kind, with a period."""
        soort = self.een(("gemeenten", "gemeenten", "regio", "regio", "zoals", "land", "gemengd"))
        voor: Voor = cast(Voor, self.wanneer())
        if soort in ("gemeenten", "gemengd"):
            voor["gemeenten"] = self.enkele(self.gemeenten)
        if soort in ("regio", "zoals", "gemengd"):
            voor["regios"] = self.enkele(self.regios)
        voor["landelijk"] = soort == "land"
        voor["zoals_het_is"] = soort == "zoals"
        return voor

    # --- the country ---------------------------------------------------------------------------

    def bouw(self) -> Land:
        for functie in self.functies:
            self.land.functie(functie, niveau=self.een(NIVEAUS))
        for regio in self.regios:
            tot = self.een(("", "", "", "", "2022-01-01"))
            self.land.regio(regio, volledig=self.soms(0.8), tot=tot)
        for gemeente in self.gemeenten:
            self.land.gemeente(gemeente)
            if self.soms(0.9):
                van = self.een(("2018-01-01", "2018-01-01", "2020-01-01"))
                self.land.lid(gemeente, self.een(self.regios), van=van)
        for a, b in zip(self.regios, self.regios[1:], strict=False):
            self.land.grens(*self.een(((a, b), (b, a))))
        self._leden()
        for datum in sorted(self.kans.sample(DAGEN, self.een((0, 0, 1, 1, 2)))):
            self._herindeling(datum)
        self._feiten()
        for _ in range(self.een((0, 0, 1, 2))):
            self._correctie()
        return self.land

    def _leden(self) -> None:
        """Moves, observations, and membership for one function."""
        for _ in range(self.kans.randint(0, 4)):
            functie = self.een(("", "", *self.functies))
            duur = self.wanneer()
            if duur["van"] or duur["gezien"]:
                self.land.lid(self.een(self.gemeenten), self.een(self.regios), functie, **duur)

    def _herindeling(self, datum: str) -> None:
        aantal = min(self.een((1, 2, 2)), len(self.zelfstandig))
        oud = self.kans.sample(self.zelfstandig, aantal)
        self.zelfstandig = [g for g in self.zelfstandig if g not in oud]
        soort = self.een(("samenvoeging", "samenvoeging", "samenvoeging", "opname", "splitsing"))
        if soort == "opname" and self.zelfstandig:
            naar = self.een(self.zelfstandig)
            self.land.herindeling(datum, oud[0], naar, wijze="opname")
            return
        nieuw = f"GM91{len(self.land.feiten):02}"
        self.land.gemeente(nieuw, van=datum)
        self.gemeenten.append(nieuw)
        self.zelfstandig.append(nieuw)
        for gemeente in oud:
            wijze: Wijze = "splitsing" if soort == "splitsing" else "samenvoeging"
            self.land.herindeling(datum, gemeente, nieuw, wijze=wijze)
        if self.soms(0.4):
            self.land.lid(nieuw, self.een(self.regios), van=datum, **self.wie())

    # --- what is arranged and what is not ------------------------------------------------------

    def _feiten(self) -> None:
        for maak, hoe_vaak in (
            (self._contract, (1, 2, 3, 4, 5, 6)),
            (self._visie, (0, 1, 2, 3)),
            (self._niet_vermeld, (0, 1, 2)),
            (self._einde, (0, 0, 1, 2)),
            (self._geen, (0, 0, 1, 2)),
            (self._nvt, (0, 0, 1)),
            (self._volledig, (0, 0, 1)),
            (self._rol, (0, 0, 1)),
        ):
            for _ in range(self.een(hoe_vaak)):
                maak()

    def _visie(self) -> None:
        regio = self.een(self.regios)
        spreekt = self.een(((regio,), (regio,), ()))
        visie = cast(Wanneer, {**self.wanneer(), "spreekt_voor": spreekt})
        self.land.visie(regio, self.enkele(self.regios), *self.enkele(self.functies), **visie)

    def _niet_vermeld(self) -> None:
        partners = self.enkele(self.regios, minstens=0)
        regio, functie = self.een(self.regios), self.een(self.functies)
        self.land.niet_vermeld(regio, functie, *partners, **self.wanneer())

    def _einde(self) -> None:
        onderwerp, datum = self.een(("c1", "c2", "c3")), self.een(MOMENTEN)
        self.land.einde(onderwerp, datum, uiterlijk=self.soms(0.3), **self.wie())

    def _geen(self) -> None:
        functies, betreft = self.enkele(self.functies), self._betreft()
        self.land.geen(*functies, betreft=betreft, **self.voor())

    def _nvt(self) -> None:
        functies, betreft = self.enkele(self.functies), self._betreft()
        self.land.nvt(*functies, betreft=betreft, **self.voor())

    def _volledig(self) -> None:
        self.land.volledig("borging", *self.enkele(self.functies), **self.voor())

    def _rol(self) -> None:
        regios = self.enkele(self.regios)
        functies = (self.functies[0],)
        self.land.rol("coordinator", "GM9001", functies, regios, **self.wanneer())

    def _betreft(self) -> f.Betreft:
        return self.een(("dekking", "dekking", "schakel"))

    def _contract(self) -> None:
        partijen = self.enkele(self.regios, minstens=0)
        extra: Contract = {
            "grondslag": self.een(GRONDSLAGEN),
            "partijen": partijen,
            "spreekt_voor": self.een(((), partijen[:1], partijen)),
            "gezamenlijk": self.soms(0.3),
            "gebied": self.een(("", "Noord")),
            "coordinator": self.een(("", "", "GM9001")),
        }
        alles = cast(Contract, {**self.voor(), **extra})
        self.land.contract(self.een(("c1", "c2", "c3")), *self.enkele(self.functies), **alles)

    def _correctie(self) -> None:
        """A later fact that replaces one that was already there."""
        oud = self.een(self.land.feiten)
        if not isinstance(oud, f.Borging | f.Lidmaatschap | f.Ontkenning | f.Uitspraak):
            return
        later = date.fromisoformat(self.een(("2020-09-01", "2021-09-01")))
        self.land.feiten.append(
            msgspec.structs.replace(
                oud,
                vervangt=oud.id,
                geldig=self._nieuwe_duur(oud.geldig),
                herkomst=msgspec.structs.replace(oud.herkomst, vastgelegd=later),
            )
        )

    def _nieuwe_duur(self, oud: f.Geldigheid) -> f.Geldigheid:
        try:
            return msgspec.structs.replace(oud, tot=self.een(MOMENTEN))
        except ValueError:
            return oud


def land_uit(kans: random.Random) -> Land:
    return Maker(kans).bouw()


def willekeurig_land(nummer: int) -> Land:
    """The same number gives the same country, on every machine."""
    return land_uit(random.Random(nummer))


def landen() -> st.SearchStrategy[Land]:
    """Countries that Hypothesis can make smaller."""
    return st.builds(land_uit, st.randoms(use_true_random=False))
