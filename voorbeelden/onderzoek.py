"""Twee onderzoeksvragen, van feiten tot antwoord, zonder server.

    .venv/bin/python voorbeelden/onderzoek.py
    .venv/bin/python voorbeelden/onderzoek.py --peildatum 2022-01-01 --functie gesloten-jeugdhulp

1. Welke functies missen op een dag bovenregionale dekking: bewezen, of onbekend?
2. Hoe ontwikkelde de dekking van één functie zich per jaar van 2015 tot en met 2026?

Elk aantal staat naast wat we niet weten: geen vermelding is geen bewijs dat er niets is.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from datetime import date

from api import rijen
from api.rijen import Vraag
from graph.snapshot import Snapshot
from loaders.land import DATA, lees_land

JAREN = range(2015, 2027)
NIVEAU = "bovenregionaal"


def main() -> None:
    """Read the facts, answer both questions."""
    keuze = _keuze()
    land = lees_land(DATA / keuze.data)
    snapshot = Snapshot.maak(land.dataset, land.bronnen, land.feiten)
    if snapshot.dataset.verzonnen:
        print(f"{snapshot.dataset.naam} is verzonnen: dit zegt niets over een echt land.\n")
    functie = keuze.functie or next(_bovenregionaal(snapshot))
    if functie not in snapshot.functies:
        raise SystemExit(
            f"Functie {functie} bestaat niet; kies uit: {', '.join(snapshot.functies)}"
        )

    _zonder_dekking(Vraag(snapshot, keuze.peildatum, keuze.kennisdatum))
    print()
    _per_jaar(snapshot, functie, keuze.kennisdatum)


def _keuze() -> argparse.Namespace:
    opties = argparse.ArgumentParser(description="Twee onderzoeksvragen aan de kennisgraaf.")
    opties.add_argument("--data", default="nl", choices=("nl", "kleinland"))
    opties.add_argument("--functie", default="", help="voor vraag 2; standaard de eerste")
    opties.add_argument("--peildatum", type=date.fromisoformat, default=date(2022, 1, 1))
    opties.add_argument("--kennisdatum", type=date.fromisoformat, default=date(2026, 12, 31))
    return opties.parse_args()


def _bovenregionaal(snapshot: Snapshot) -> Iterator[str]:
    return (f for f in snapshot.functies if snapshot.functie(f).niveau == NIVEAU)


def _zonder_dekking(vraag: Vraag) -> None:
    """Question 1: coverage and links, per supraregional function."""
    regios = len(vraag.dekking.regios)
    print(f"1. Bovenregionale functies op {vraag.peildatum} ({regios} regio’s)")
    print(f"   Wat bronnen tot en met {vraag.kennisdatum} vertellen. 'tot' is het hoogst mogelijke")
    print("   aandeel geborgd; 'niet zeker' telt ook verlopen, gepland en eenzijdig mee.")
    kop = ("geborgd", "tot", "deels", "niet", "niet zeker", "schakel", "geen", "onbekend")
    print(f"\n   {'functie':<32}" + "".join(f"{naam:>11}" for naam in kop))
    for telling in rijen.samenvatting(vraag, niveau=NIVEAU):
        functie = str(telling["functie"])
        codes = Counter(str(rij["code"]) for rij in rijen.schakels(vraag, functie=functie))
        getallen = (
            f"{telling['geborgd']}",
            f"{float(str(telling['hoogste'])):.0%}",
            f"{telling['deels']}",
            f"{telling['niet_geborgd']}",
            f"{telling['niet_zeker']}",
            f"{codes['wederkerig']}",
            f"{codes['geen-schakel'] + codes['buiten-cluster']}",
            f"{codes['schakel-onbekend']}",
        )
        print(f"   {functie:<32}" + "".join(f"{getal:>11}" for getal in getallen))


def _per_jaar(snapshot: Snapshot, functie: str, kennisdatum: date) -> None:
    """Question 2: proven, disproven and unknown on the first of January of every year."""
    print(f"2. {snapshot.functie(functie).naam} ({functie}) op 1 januari van elk jaar")
    kop = ("geborgd", "deels", "niet", "verlopen", "onbekend", "anders", "van")
    print(f"   {'jaar':<6}" + "".join(f"{naam:>10}" for naam in kop))
    for jaar in JAREN:
        vraag = Vraag(snapshot, date(jaar, 1, 1), kennisdatum)
        telling = Counter(str(rij["status"]) for rij in rijen.dekking(vraag, functie=functie))
        statussen = ("geborgd", "deels-geborgd", "niet-geborgd", "verlopen", "onbekend")
        getallen = [telling.pop(status, 0) for status in statussen]
        anders = telling.total()
        regel = (*getallen, anders, sum(getallen) + anders)
        print(f"   {jaar:<6}" + "".join(f"{getal:>10}" for getal in regel))


if __name__ == "__main__":
    main()
