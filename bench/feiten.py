"""The same made-up country as facts, to compile it the way of every other country."""

from __future__ import annotations

from datetime import date

import numpy as np

from bench.land import BEGIN
from bench.uitingen import Maat, Uitingen, trek
from graph import facts as f
from graph.bewijs import Polariteit
from graph.dataset import Dataset
from graph.snapshot import Snapshot

BRON = f.Bron(
    id="verzonnen",
    titel="Verzonnen land",
    url="https://example.org/verzonnen",
    soort="overig",
    rang=5,
    opgehaald=BEGIN,
)
DATASET = Dataset(id="meetland", naam="Meetland", verzonnen=True)


def snapshot(maat: Maat | None = None, zaad: int = 2026) -> Snapshot:
    """One country, compiled from its facts."""
    maat = maat or Maat()
    return Snapshot.maak(DATASET, [BRON], feiten(maat, trek(maat, zaad)))


def feiten(maat: Maat, u: Uitingen) -> list[f.AlleFeiten]:
    """Catalogue, division and statements; numbers become codes in the same order."""
    return [*_land(maat, u), *_gezegden(u)]


def _land(maat: Maat, u: Uitingen) -> list[f.AlleFeiten]:
    wie = _herkomst("land", BEGIN)
    altijd = f.Geldigheid(van=BEGIN.isoformat())
    volledig = tuple(_regio(r) for r in np.flatnonzero(u.ledenlijst).tolist())
    lijst = f.Volledigheid(
        lijst_soort="lidmaatschap",
        lijst=BRON.id,
        bereik=f.Bereik(regios=volledig),
        geldig=altijd,
        herkomst=wie,
    )
    return [
        *(
            f.Functie(code=_functie(nr), naam=_functie(nr), niveau="regionaal", herkomst=wie)
            for nr in range(maat.functies)
        ),
        *(
            f.Regio(code=_regio(nr), naam=_regio(nr), geldig=altijd, herkomst=wie)
            for nr in range(maat.regios)
        ),
        *(
            f.Gemeente(code=_gemeente(nr), naam=_gemeente(nr), geldig=altijd, herkomst=wie)
            for nr in range(maat.gemeenten)
        ),
        *(
            f.Lidmaatschap(gemeente=_gemeente(nr), regio=_regio(r), geldig=altijd, herkomst=wie)
            for nr, r in enumerate(u.regio_van)
        ),
        *([lijst] if volledig else []),
    ]


def _gezegden(u: Uitingen) -> list[f.AlleFeiten]:
    grenzen = np.searchsorted(u.paar_uiting, np.arange(len(u.functie) + 1))
    gezegd: list[f.AlleFeiten] = []
    for nr in range(len(u.functie)):
        gemeenten = u.paar_gemeente[grenzen[nr] : grenzen[nr + 1]]
        if u.per_regio[nr]:
            bereik = f.Bereik(
                regios=tuple(_regio(r) for r in np.flatnonzero(u.in_gebied[nr]).tolist())
            )
        else:
            bereik = f.Bereik(gemeenten=tuple(_gemeente(g) for g in gemeenten))
        vervangt = gezegd[u.vervangt[nr]].id if u.vervangt[nr] >= 0 else ""
        gezegd.append(_gezegde(u, nr, bereik, vervangt))
    return gezegd


def _gezegde(u: Uitingen, nr: int, bereik: f.Bereik, vervangt: str) -> f.AlleFeiten:
    functies = (_functie(u.functie[nr]),)
    geldig = f.Geldigheid(
        van=_tekst(u.van_vroegst[nr], u.van[nr]), tot=_tekst(u.tot[nr], u.tot_laatst[nr])
    )
    soort = Polariteit(u.polariteit[nr])
    spreker = bereik.regios if soort == Polariteit.EENZIJDIG else ()
    wie = _herkomst(f"{nr}", date.fromordinal(u.gezegd[nr]), int(u.rang[nr]), spreker, soort)
    match soort:
        case Polariteit.POSITIEF:
            return f.Borging(
                onderwerp=f"overeenkomst {nr}",
                titel=f"Overeenkomst {nr}",
                functies=functies,
                grondslag="contract",
                bereik=bereik,
                geldig=geldig,
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
                regio=bereik.regios[0], functies=functies, partners=(), geldig=geldig, herkomst=wie
            )


def _herkomst(
    plaats: str,
    gezegd: date,
    rang: int = 1,
    spreekt_voor: tuple[str, ...] = (),
    soort: int = 0,
) -> f.Herkomst:
    """Each kind describes a year of its own: what is later recorded then silences nothing."""
    return f.Herkomst(
        bron=BRON.id,
        plaats=plaats,
        peildatum=str(2010 + soort),
        vastgelegd=gezegd,
        vastgelegd_herkomst="rij",
        rang=rang,
        spreekt_voor=spreekt_voor,
    )


def _tekst(eerste: int, na: int) -> str:
    """A day, or the year that lies between two new year's days."""
    dag = date.fromordinal(eerste)
    return dag.isoformat() if eerste == na else str(dag.year)


def _gemeente(nr: int) -> str:
    return f"GM{nr:04}"


def _regio(nr: int) -> str:
    return f"JZ{nr:02}"


def _functie(nr: int) -> str:
    return f"functie-{nr:02}"
