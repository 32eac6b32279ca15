"""One way to ask both: the engine and the naive reference give the same plain answers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from functools import cache, partial
from typing import Protocol, TypeVar

from graph import facts as f
from graph.afhankelijkheid import afhankelijkheid
from graph.afloop import afloop
from graph.dataset import Dataset
from graph.dekking import dekking
from graph.relaties import Relaties, buren
from graph.samenvatting import samenvatting
from graph.schakels import Schakels
from graph.snapshot import Snapshot
from tests.referentie import Referentie, Regiostatus

NU = date(2035, 1, 1)
"""A kennisdatum on which everything in the tests is known."""
DATASET = Dataset(id="proef", naam="Proefland", verzonnen=True, toelichting="Verzonnen voor tests")

Schakel = tuple[str, str, tuple[str, ...]]
"""Region, code, partners."""
Rij = TypeVar("Rij", bound=tuple[object, ...])


class Antwoorden(Protocol):
    """Answers about one country."""

    def gemeente(self, code: str, functie: str, dag: date, kennis: date = NU) -> str: ...

    def regio(self, code: str, functie: str, dag: date, kennis: date = NU) -> Regiostatus: ...

    def laatst_bekend(
        self, code: str, functie: str, dag: date, kennis: date = NU
    ) -> tuple[str, date | None]: ...

    def schakels(self, functie: str, dag: date, kennis: date = NU) -> set[Schakel]: ...

    def buren(self, functie: str, dag: date, kennis: date = NU) -> set[tuple[str, str, str]]: ...

    def relaties(self, regio: str, dag: date, kennis: date = NU) -> set[tuple[str, str, str]]: ...

    def afloop(self, maanden: int, dag: date, kennis: date = NU) -> set[tuple[str, str, str]]: ...

    def afhankelijkheid(self, regio: str, functie: str, dag: date) -> tuple[str, str, set[str]]: ...

    def grenzen(self, functie: str, dag: date) -> tuple[Fraction, Fraction, int]:
        """Lowest and highest share of regions, and how many are unknown."""


class VanReferentie:
    """Answers of the reference."""

    def __init__(self, feiten: Iterable[f.AlleFeiten], bronnen: Iterable[f.Bron]) -> None:
        self._feiten = list(feiten)
        self._bronnen = list(bronnen)
        self._per_kennis: dict[date, Referentie] = {}

    def op(self, kennis: date) -> Referentie:
        if kennis not in self._per_kennis:
            self._per_kennis[kennis] = Referentie(self._feiten, kennis)
        return self._per_kennis[kennis]

    def gemeente(self, code: str, functie: str, dag: date, kennis: date = NU) -> str:
        return self.op(kennis).status_gemeente(code, functie, dag)

    def regio(self, code: str, functie: str, dag: date, kennis: date = NU) -> Regiostatus:
        return self.op(kennis).status_regio(code, functie, dag)

    def laatst_bekend(
        self, code: str, functie: str, dag: date, kennis: date = NU
    ) -> tuple[str, date | None]:
        return self.op(kennis).laatst_bekend(code, functie, dag)

    def schakels(self, functie: str, dag: date, kennis: date = NU) -> set[Schakel]:
        return self.op(kennis).schakels(functie, dag)

    def buren(self, functie: str, dag: date, kennis: date = NU) -> set[tuple[str, str, str]]:
        return self.op(kennis).buren(functie, dag)

    def relaties(self, regio: str, dag: date, kennis: date = NU) -> set[tuple[str, str, str]]:
        return self.op(kennis).relaties(regio, dag)

    def afloop(self, maanden: int, dag: date, kennis: date = NU) -> set[tuple[str, str, str]]:
        return self.op(kennis).afloop(maanden, dag)

    def afhankelijkheid(self, regio: str, functie: str, dag: date) -> tuple[str, str, set[str]]:
        return self.op(NU).afhankelijkheid(regio, functie, dag)

    def grenzen(self, functie: str, dag: date) -> tuple[Fraction, Fraction, int]:
        alle = [self.regio(r, functie, dag) for r in self.op(NU).kennis.regios(dag)]
        tellen = [rij for rij in alle if rij.status != "niet-van-toepassing"]
        geborgd = sum(rij.status == "geborgd" for rij in tellen)
        zonder_gat = sum(not rij.niet_geborgd for rij in tellen)
        bekend = ("geborgd", "deels-geborgd", "niet-geborgd")
        onbekend = sum(rij.status not in bekend for rij in tellen)
        return Fraction(geborgd, len(tellen)), Fraction(zonder_gat, len(tellen)), onbekend


class VanMotor:
    """Answers of the engine."""

    def __init__(self, feiten: Iterable[f.AlleFeiten], bronnen: Iterable[f.Bron]) -> None:
        self.snapshot = Snapshot.maak(DATASET, bronnen, feiten)
        self.dekking = cache(partial(dekking, self.snapshot))

    def gemeente(self, code: str, functie: str, dag: date, kennis: date = NU) -> str:
        return self.dekking(dag, kennis).status_gemeente(code, functie)

    def vlaggen(self, code: str, functie: str, dag: date, kennis: date = NU) -> tuple[str, ...]:
        return self.dekking(dag, kennis).rij(code, functie).vlaggen

    def regio(self, code: str, functie: str, dag: date, kennis: date = NU) -> Regiostatus:
        rij = self.dekking(dag, kennis).rij(code, functie)
        return Regiostatus(
            status=rij.status,
            gedekt=rij.gedekt,
            niet_geborgd=rij.niet_geborgd,
            onbekend=rij.onbekend,
            verlopen=rij.verlopen,
            overig=rij.overig,
            totaal=rij.totaal,
            alleen_aanwijzing=rij.alleen_aanwijzing,
            bevat_bewezen_gat="bevat-bewezen-gat" in rij.vlaggen,
            bevat_verlopen="bevat-verlopen" in rij.vlaggen,
            aanwijzing_vervallen=rij.aanwijzing_vervallen,
            afspraak_verlopen=rij.afspraak_verlopen,
            ledenlijst_onvolledig="ledenlijst-onvolledig" in rij.vlaggen,
        )

    def laatst_bekend(
        self, code: str, functie: str, dag: date, kennis: date = NU
    ) -> tuple[str, date | None]:
        rij = self.dekking(dag, kennis).rij(code, functie)
        return rij.laatst_bekend, rij.laatst_bekend_op

    def schakels(self, functie: str, dag: date, kennis: date = NU) -> set[Schakel]:
        rijen = Schakels(self.snapshot, dag, kennis).rijen(functie)
        return _uniek([(rij.regio, rij.code, rij.partners) for rij in rijen])

    def buren(self, functie: str, dag: date, kennis: date = NU) -> set[tuple[str, str, str]]:
        rijen = buren(Schakels(self.snapshot, dag, kennis), functie)
        return _uniek([(rij.regio, rij.buur, rij.code) for rij in rijen])

    def relaties(self, regio: str, dag: date, kennis: date = NU) -> set[tuple[str, str, str]]:
        rijen = Relaties(Schakels(self.snapshot, dag, kennis)).van(regio)
        return {(rij.partner, rij.functie, rij.wederkerig) for rij in rijen}

    def afloop(self, maanden: int, dag: date, kennis: date = NU) -> set[tuple[str, str, str]]:
        rijen = afloop(self.snapshot, maanden, dag, kennis)
        return {(rij.onderwerp, rij.regio, rij.functie) for rij in rijen}

    def afhankelijkheid(self, regio: str, functie: str, dag: date) -> tuple[str, str, set[str]]:
        for rij in afhankelijkheid(self.snapshot, dag, NU):
            if (rij.regio, rij.functie) == (regio, functie) and rij.soort != "knooppunt":
                return rij.soort, rij.contractpartij, set(rij.uitvoerders)
        return "", "", set()

    def grenzen(self, functie: str, dag: date) -> tuple[Fraction, Fraction, int]:
        for rij in samenvatting(self.snapshot, dag, NU):
            if rij.functie == functie:
                aantal = rij.geborgd + rij.deels + rij.niet_geborgd + rij.onbekend
                laagste, hoogste = Fraction(rij.laagste), Fraction(rij.hoogste)
                return (
                    laagste.limit_denominator(aantal),
                    hoogste.limit_denominator(aantal),
                    rij.onbekend,
                )
        raise LookupError(functie)


def _uniek(rijen: list[Rij]) -> set[Rij]:
    assert len(set(rijen)) == len(rijen), "a row comes twice"
    return set(rijen)
