"""Random countries for the comparisons, and the days on which to ask about them.

A country by number is that of ``strategieen``, with what is rare in it added.
"""

from __future__ import annotations

import random
from datetime import date

from graph.facts import Functie, Gemeente, Regio, RolSoort
from tests.antwoorden import NU
from tests.bouwer import Contract, Land, Voor, Wanneer
from tests.referentie import DAG, Referentie
from tests.strategieen import DAGEN, willekeurig_land

HOUDERS: tuple[RolSoort, ...] = ("coordinator", "accounthoudende-regio", "aanspreekpunt")
KENNISDATA = (date(2020, 8, 1), date(2021, 7, 1), NU)


def land_met_gebieden(nummer: int) -> Land:
    """A random country with what is rare in it: areas on a complete list, and follow-ups."""
    kans, land = random.Random(-nummer), willekeurig_land(nummer)
    regios = sorted({feit.code for feit in land.feiten if isinstance(feit, Regio)})
    gemeenten = sorted({feit.code for feit in land.feiten if isinstance(feit, Gemeente)})
    functies = sorted({feit.code for feit in land.feiten if isinstance(feit, Functie)})
    land.functie("netwerk", niveau="bovenregionaal")
    land.functie("overal", niveau="landelijk")
    for lijst in ("bron-a", "bron-b")[: kans.randint(0, 2)]:
        bereik: Voor = {"landelijk": True} if kans.random() < 0.7 else {"regios": tuple(regios[:2])}
        duur: Voor = {"van": kans.choice(DAGEN), "onbepaald": True, "bron": lijst, **bereik}
        land.volledig("borging", "netwerk", functies[0], **duur)
        for gebied in ("Noord", "Zuid")[: kans.randint(0, 2)]:
            contract = _gebied(kans, regios, lijst, gebied)
            land.contract(f"g-{lijst}-{gebied}", "netwerk", functies[0], **contract)
    if kans.random() < 0.5:
        houder = kans.choice(HOUDERS)
        land.rol(houder, "GM9001", ("netwerk",), gebied=kans.choice(("Noord", "Zuid")), van="2021")
    if kans.random() < 0.3:
        land.nvt("netwerk", betreft="schakel", landelijk=True, van="2022", onbepaald=True)
    if kans.random() < 0.5:
        # It names every gemeente, begins when others end, and says what it follows.
        vervolg: Contract = {"gemeenten": tuple(gemeenten), "volgt_op": "c1", "onbepaald": True}
        vervolg["van"] = "2021-01-01"
        land.contract("c9", *functies, **vervolg)
    if kans.random() < 0.4:
        _verdeling(kans, land, kans.choice(("netwerk", functies[0])), gemeenten)
    return land


def _verdeling(kans: random.Random, land: Land, functie: str, gemeenten: list[str]) -> None:
    """Areas of one function that hold every gemeente on a day; moves, and rows of other years."""
    gebieden = ("VT01", "VT02", "VT03")[: kans.randint(1, 3)]
    for gebied in gebieden:
        land.regio(gebied, volledig=False, soort="veilig-thuisregio")
    dag = kans.choice(("2020-07-01", "2021-01-01", "2022-01-01"))
    lijst: Wanneer = {"bron": "verdeling", "gezien": (dag,)}
    lijst["vastgelegd"] = kans.choice(("2020-06-01", "2021-06-01"))
    for gemeente in gemeenten:
        land.lid(gemeente, kans.choice(gebieden), functie, **lijst)
        if kans.random() < 0.3:
            anders = kans.choice(("2018-01-01", "2021-07-01", "2022-07-01"))
            land.lid(gemeente, kans.choice(gebieden), functie, gezien=(anders,), bron="ander-jaar")
    land.volledig("lidmaatschap", functie, landelijk=True, **lijst)


def _gebied(kans: random.Random, regios: list[str], lijst: str, naam: str) -> Contract:
    partijen = tuple(sorted(kans.sample(regios, kans.randint(1, len(regios)))))
    return {
        "bron": lijst,
        "gebied": naam,
        "grondslag": "gebied",
        "partijen": partijen,
        "regios": partijen,
        "coordinator": kans.choice(("", "GM9001")),
        "van": kans.choice(("", *DAGEN)),
        "tot": kans.choice(("", "2023", "2023-07-01")),
        "gezien": ("2021-05",),
    }


def dagen(referentie: Referentie, kans: random.Random, aantal: int) -> list[date]:
    """Days on which something begins or ends, and days before them."""
    keer = referentie.kennis.keerpunten
    randen = sorted({rand - dag for rand in keer for dag in (DAG, 0 * DAG) if rand > date.min})
    return kans.sample(randen, min(aantal, len(randen)))
