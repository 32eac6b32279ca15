"""What asks for attention in one region, most urgent first: the same list on page and on paper.

Proven gaps, then what has lapsed, what only one side says, what sources contradict, and last what
ends. Each row is told in the sentence that it has everywhere, so with the same caveats.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from api import rijen
from api.rijen import Rij, Vraag
from graph.dekking import Dekkingsrij
from graph.taal import datum, gemeenten, opsomming
from graph.zinnen import AANWIJZING

MAANDEN = 24
"""How far ahead an end asks for attention."""
_NAMEN_MAX = 6
SOORTEN = {
    "gat": "Bewezen niet geborgd",
    "verlopen": "Afspraak verlopen",
    "eenzijdig": "Eenzijdig",
    "tegenstrijdig": "Tegenstrijdig",
    "loopt-af": "Loopt af",
}
"""Kinds, in order, in words."""


@dataclass(frozen=True, slots=True)
class Punt:
    """One thing: its kind, what there is to say, by whom, and of which functions."""

    soort: str
    functies: tuple[str, ...]
    zin: str
    bronnen: tuple[str, ...]
    wie: str = ""
    """The gemeenten that are proven to be without cover."""


def aandacht(vraag: Vraag, regio: str) -> list[Punt]:
    """All of them; a function stands under its first kind, and once more where it ends."""
    alle = [vraag.dekking.rij(regio, functie) for functie in vraag.snapshot.functies]
    punten = [*_statussen(vraag, alle), *_schakels(vraag, regio), *_afloop(vraag, regio)]
    volgorde = list(SOORTEN)
    return sorted(_samen(punten), key=lambda punt: volgorde.index(punt.soort))


def _samen(punten: list[Punt]) -> list[Punt]:
    """What is the same for several functions is said once."""
    per: dict[Punt, list[str]] = {}
    for punt in punten:
        per.setdefault(replace(punt, functies=()), []).extend(punt.functies)
    return [replace(punt, functies=tuple(functies)) for punt, functies in per.items()]


def _statussen(vraag: Vraag, alle: list[Dekkingsrij]) -> Iterator[Punt]:
    zinnen = {rij["functie"]: rij for rij in rijen.dekking(vraag, regio=alle[0].regio)}
    for rij in alle:
        voorkomend = _per_status(vraag, rij)
        soort = _soort(rij, voorkomend)
        if soort:
            wie = _namen(voorkomend["niet-geborgd"]) if soort == "gat" else ""
            zin = str(zinnen[rij.functie]["toelichting"])
            yield Punt(soort, (rij.functie,), zin, rij.bronnen, wie)


def _soort(rij: Dekkingsrij, voorkomend: dict[str, list[str]]) -> str:
    if "niet-geborgd" in voorkomend:
        return "gat"
    if "verlopen" in voorkomend or "afspraak-verlopen" in rij.vlaggen:
        return "verlopen"
    return next((soort for soort in ("eenzijdig", "tegenstrijdig") if soort in voorkomend), "")


def _per_status(vraag: Vraag, rij: Dekkingsrij) -> dict[str, list[str]]:
    """Names of the members per status."""
    per: dict[str, list[str]] = {}
    for code in vraag.dekking.leden(rij.regio, rij.functie):
        per.setdefault(vraag.dekking.status_gemeente(code, rij.functie), []).append(
            vraag.naam(code)
        )
    return {status: sorted(namen, key=str.casefold) for status, namen in per.items()}


def _namen(namen: list[str]) -> str:
    return opsomming(namen) if len(namen) <= _NAMEN_MAX else gemeenten(len(namen))


def _schakels(vraag: Vraag, regio: str) -> Iterator[Punt]:
    """Links that only one side names."""
    for rij in rijen.schakels(vraag, regio=regio):
        if str(rij["code"]).startswith("eenzijdig"):
            yield Punt("eenzijdig", (str(rij["functie"]),), str(rij["toelichting"]), _bronnen(rij))


def _afloop(vraag: Vraag, regio: str) -> Iterator[Punt]:
    for rij in rijen.afloop(vraag, MAANDEN, regio=regio):
        yield Punt("loopt-af", (str(rij["functie"]),), afloopzin(rij), _bronnen(rij))


def afloopzin(rij: Rij) -> str:
    """When something ends, what its end means, and whether anything is known to follow."""
    uiterlijk = "uiterlijk " if rij["uiterlijk"] == "ja" else ""
    dag = datum(date.fromisoformat(str(rij["tot_laatst"])))
    delen = [f"{rij['titel']} loopt {uiterlijk}tot {dag}"]
    delen += [AANWIJZING] if rij["soort"] == "gebied" else []
    delen += ["een opvolger is bekend" if rij["opvolger"] else "een opvolger is niet bekend"]
    return f"{'; '.join(delen)}."


def _bronnen(rij: Rij) -> tuple[str, ...]:
    bronnen = rij["bronnen"]
    return bronnen if isinstance(bronnen, tuple) else ()
