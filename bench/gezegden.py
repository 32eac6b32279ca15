"""The statements of a made-up country as facts, one by one."""

from __future__ import annotations

from datetime import date
from itertools import islice

import numpy as np

from bench.codes import Codes, functie, herkomst
from bench.uitingen import Uitingen
from graph import facts as f
from graph.bewijs import Polariteit

_AANBIEDERS = 60
"""Providers per country."""
_COORDINATOR = 4
"""One in so many joint agreements has a gemeente that coordinates."""


def gezegden(codes: Codes, u: Uitingen) -> list[f.AlleFeiten]:
    """All statements, in the order in which they were drawn."""
    grenzen = np.searchsorted(u.paar_uiting, np.arange(len(u.functie) + 1))
    gezegd: list[f.AlleFeiten] = []
    for nr in range(len(u.functie)):
        if u.per_regio[nr]:
            regios = np.flatnonzero(u.in_gebied[nr]).tolist()
            bereik = f.Bereik(regios=tuple(map(codes.regio, regios)))
        else:
            gemeenten = u.paar_gemeente[grenzen[nr] : grenzen[nr + 1]]
            bereik = f.Bereik(gemeenten=tuple(map(codes.gemeente, gemeenten.tolist())))
        vervangt = gezegd[u.vervangt[nr]].id if u.vervangt[nr] >= 0 else ""
        gezegd.append(_gezegde(codes, u, nr, bereik, vervangt))
    return gezegd


def _gezegde(codes: Codes, u: Uitingen, nr: int, bereik: f.Bereik, vervangt: str) -> f.AlleFeiten:
    functies = (functie(u.functie[nr]),)
    geldig = f.Geldigheid(
        van=_tekst(u.van_vroegst[nr], u.van[nr]), tot=_tekst(u.tot[nr], u.tot_laatst[nr])
    )
    soort = Polariteit(u.polariteit[nr])
    wie = herkomst(
        codes.uiting(nr),
        date.fromordinal(u.gezegd[nr]),
        int(u.rang[nr]),
        bereik.regios if soort == Polariteit.EENZIJDIG else (),
        soort,
        gezamenlijk=soort == Polariteit.POSITIEF and bool(u.per_regio[nr]),
    )
    match soort:
        case Polariteit.POSITIEF:
            uitvoerders = (nr % _AANBIEDERS, (nr + 1) % _AANBIEDERS)
            coordineert = wie.gezamenlijk and nr % _COORDINATOR == 0
            return f.Borging(
                onderwerp=f"overeenkomst {wie.plaats}",
                titel=f"Overeenkomst {wie.plaats}",
                functies=functies,
                grondslag="contract",
                bereik=bereik,
                geldig=geldig,
                partijen=bereik.regios,
                coordinator=_eerste_gemeente(codes, u, nr) if coordineert else "",
                contractpartijen=(codes.aanbieder(uitvoerders[0]),),
                uitvoerders=tuple(map(codes.aanbieder, uitvoerders)),
                herkomst=wie,
                vervangt=vervangt,
            )
        case Polariteit.NEGATIEF:
            return f.Ontkenning(functies=functies, bereik=bereik, geldig=geldig, herkomst=wie)
        case Polariteit.NIET_VAN_TOEPASSING:
            return f.NietVanToepassing(
                functies=functies, bereik=bereik, geldig=geldig, herkomst=wie
            )
        case Polariteit.EENZIJDIG:
            return f.Uitspraak(
                regio=bereik.regios[0],
                functies=functies,
                partners=_partners(codes, u, nr),
                geldig=geldig,
                herkomst=wie,
            )


def _eerste_gemeente(codes: Codes, u: Uitingen, nr: int) -> str:
    """In the first region of an agreement: the gemeente of a region's own number lies in it."""
    return codes.gemeente(int(np.argmax(u.in_gebied[nr])))


def _partners(codes: Codes, u: Uitingen, nr: int) -> tuple[str, ...]:
    """The nearest region of higher number: were two to name each other, both would be secured."""
    regio = int(np.argmax(u.in_gebied[nr]))
    hoger = (codes.regio(p) for p in u.dichtbij[regio].tolist() if p > regio)
    return tuple(islice(hoger, 1))


def _tekst(eerste: int, na: int) -> str:
    """A day, or the year that lies between two new year's days."""
    dag = date.fromordinal(eerste)
    return dag.isoformat() if eerste == na else str(dag.year)
