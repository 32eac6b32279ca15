"""What sources say in a made-up country, drawn from a seed.

Agreements of two to ten nearby regions come first, the last of which correct an earlier one; then
contracts, denials, claims of one region and what does not apply, each about one region.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from graph.bewijs import Polariteit

Dagen = npt.NDArray[np.int32]
Getallen = npt.NDArray[np.int64]
Vlaggen = npt.NDArray[np.bool_]

PEILDATUM = date(2026, 7, 1)
_EERSTE, _LAATSTE = date(2016, 1, 1).toordinal(), date(2030, 1, 1).toordinal()
_NIEUWJAAR = np.array([date(jaar, 1, 1).toordinal() for jaar in range(2010, 2041)], dtype=np.int32)


@dataclass(frozen=True, slots=True)
class Maat:
    """How large one country is, and how much is said about it."""

    regios: int = 41
    gemeenten: int = 342
    functies: int = 40
    bovenregionaal: int = 24
    overeenkomsten: int = 2000
    contracten: int = 3000
    ontkenningen: int = 700
    uitspraken: int = 400
    nvt: int = 150


@dataclass(frozen=True, slots=True)
class Uitingen:
    """One row per statement, and the pairs (statement, gemeente) that it is about."""

    dichtbij: Getallen
    """Per region all regions, itself first, by distance."""
    regio_van: Getallen
    """Region per gemeente."""
    ledenlijst: Vlaggen
    """Per region: is its member list known to be complete?"""
    polariteit: Getallen
    functie: Getallen
    rang: Getallen
    van_vroegst: Dagen
    van: Dagen
    tot: Dagen
    tot_laatst: Dagen
    gezegd: Dagen
    vervangt: Getallen
    """The statement that this one corrects; -1 for none."""
    in_gebied: Vlaggen
    """Per (statement, region)."""
    per_regio: Vlaggen
    """The statement names regions; otherwise it names gemeenten."""
    paar_uiting: Getallen
    paar_gemeente: Getallen


def trek(maat: Maat, zaad: int) -> Uitingen:
    """Draw one country."""
    kans = np.random.default_rng(zaad)
    dichtbij, regio_van = _kaart(kans, maat)
    polariteit = np.repeat(
        np.array([soort.value for soort in Polariteit]),
        [
            maat.overeenkomsten + maat.contracten,
            maat.ontkenningen,
            maat.nvt,
            maat.uitspraken,
        ],
    )
    n, samen = len(polariteit), maat.overeenkomsten
    functie = kans.integers(0, maat.functies, n)
    functie[:samen] = kans.integers(0, maat.bovenregionaal, samen)
    in_gebied = _gebieden(kans, dichtbij, n, samen)
    vervangt = _correcties(kans, samen, in_gebied, functie)

    per_regio = (np.arange(n) < samen) | (polariteit == Polariteit.EENZIJDIG)
    paar = in_gebied[:, regio_van]
    paar[~per_regio] &= kans.random((int((~per_regio).sum()), maat.gemeenten)) < 0.8
    paar[np.arange(n), np.argmax(in_gebied[:, regio_van], axis=1)] = True  # nobody speaks of nobody
    paar_uiting, paar_gemeente = np.nonzero(paar)

    van_vroegst, van, tot, tot_laatst = _perioden(kans, n)
    gezegd = (van_vroegst + kans.integers(-400, 200, n)).astype(np.int32)
    nieuw = np.flatnonzero(vervangt >= 0)
    gezegd[nieuw] = np.maximum(gezegd[nieuw], gezegd[vervangt[nieuw]] + 1)
    return Uitingen(
        dichtbij=dichtbij,
        regio_van=regio_van,
        ledenlijst=kans.random(maat.regios) < 0.9,
        polariteit=polariteit,
        functie=functie,
        rang=kans.integers(1, 6, n),
        van_vroegst=van_vroegst,
        van=van,
        tot=tot,
        tot_laatst=tot_laatst,
        gezegd=gezegd,
        vervangt=vervangt,
        in_gebied=in_gebied,
        per_regio=per_regio,
        paar_uiting=paar_uiting,
        paar_gemeente=paar_gemeente,
    )


def _kaart(kans: np.random.Generator, maat: Maat) -> tuple[Getallen, Getallen]:
    """Regions by distance from each region, and the region of each gemeente."""
    plek = kans.random((maat.regios, 2))
    afstand = np.linalg.norm(plek[:, np.newaxis] - plek, axis=2)
    woon = np.linalg.norm(kans.random((maat.gemeenten, 1, 2)) - plek, axis=2)
    regio_van = np.argmin(woon, axis=1)
    regio_van[: maat.regios] = np.arange(maat.regios)  # no region without a gemeente
    return np.argsort(afstand, axis=1), regio_van


def _gebieden(kans: np.random.Generator, dichtbij: Getallen, n: int, samen: int) -> Vlaggen:
    """Which regions each statement is about: several nearby ones, or one."""
    regios = len(dichtbij)
    midden = kans.integers(0, regios, n)
    omvang = kans.integers(2, min(10, regios) + 1, n)
    omvang[samen:] = 1
    uiting, hoeveelste = np.nonzero(np.arange(regios) < omvang[:, np.newaxis])
    in_gebied = np.zeros((n, regios), dtype=np.bool_)
    in_gebied[uiting, dichtbij[midden[uiting], hoeveelste]] = True
    return in_gebied


def _correcties(
    kans: np.random.Generator, samen: int, in_gebied: Vlaggen, functie: Getallen
) -> Getallen:
    """The last twentieth of the agreements correct an earlier one, with the same scope."""
    vervangt = np.full(len(functie), -1)
    aantal = samen // 20
    oud = kans.choice(samen - aantal, aantal, replace=False)
    nieuw = np.arange(samen - aantal, samen)
    vervangt[nieuw] = oud
    in_gebied[nieuw], functie[nieuw] = in_gebied[oud], functie[oud]
    return vervangt


def _perioden(kans: np.random.Generator, n: int) -> tuple[Dagen, Dagen, Dagen, Dagen]:
    """One to four years; of a tenth of all starts and ends the source knows only the year."""
    begin = kans.integers(_EERSTE, _LAATSTE, n).astype(np.int32)
    eind = begin + kans.integers(365, 4 * 365, n).astype(np.int32)
    return (*_vaag(begin, kans.random(n) < 0.1), *_vaag(eind, kans.random(n) < 0.1))


def _vaag(dag: Dagen, vaag: Vlaggen) -> tuple[Dagen, Dagen]:
    """The day itself twice, or the first day of its year and that of the next."""
    volgend = np.searchsorted(_NIEUWJAAR, dag, side="right")
    return (
        np.where(vaag, _NIEUWJAAR[volgend - 1], dag),
        np.where(vaag, _NIEUWJAAR[volgend], dag),
    )
