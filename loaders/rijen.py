"""From a row to a record: every cell is read by its column, and what is wrong is said per cell."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from typing import Any

from graph.facts import (
    AlleFeiten,
    Bedrag,
    Beeindiging,
    Bereik,
    Bron,
    Capaciteit,
    Geldigheid,
    Herkomst,
    Volledigheid,
)
from graph.periode import Moment
from graph.tekst import kort
from loaders import grenzen
from loaders.base import CelFout, RijFout, Uitkomst
from loaders.cellen import Kolom, Ongeldig
from loaders.plan import plan
from loaders.readers import Rij, Rijen


def verwerk(
    uitkomst: Uitkomst,
    rijen: Rijen,
    maak: Callable[[Rij], Sequence[AlleFeiten]],
) -> Uitkomst:
    """Count every row as used or rejected; ``maak`` gives its facts or raises ``RijFout``.

    After very many rejected rows the rest is counted and not looked at.
    """
    for rij in rijen:
        if isinstance(rij, Rij):
            try:
                uitkomst.neem(rij.nummer, *maak(rij))
            except RijFout as fout:
                uitkomst.weiger(rij.nummer, *fout.fouten)
        else:
            uitkomst.weiger(*rij)
        if uitkomst.afgewezen >= grenzen.AFGEWEZEN:
            uitkomst.sla_over(rijen.aantal - uitkomst.rijen_in)
            break
    return uitkomst


def lees_rij(rij: Rij, soort: type[Any], bronnen: Mapping[str, Bron]) -> Any:
    """The record that a row describes; ``RijFout`` with everything that is wrong in it."""
    ontwerp = plan(soort)
    fouten: list[CelFout] = []
    waarden = _waarden(rij, ontwerp.eigen, fouten)
    for veld, (deel, kolommen) in ontwerp.delen.items():
        if deel is Herkomst:
            waarden[veld] = _herkomst(rij, kolommen, bronnen, fouten)
        elif deel is Geldigheid:
            waarden[veld] = _geldigheid(rij, kolommen, bronnen, fouten)
        else:
            stukken = _waarden(rij, kolommen, fouten)
            waarden[veld] = _maak(deel, stukken, _KLACHT[deel], fouten)
    if fouten:
        raise RijFout(*fouten)
    record = _maak(soort, waarden, _KLACHT.get(soort, ("", "verbeter de rij")), fouten)
    if fouten:
        raise RijFout(*fouten)
    return record


_KLACHT: dict[type[Any], tuple[str, str]] = {
    Geldigheid: ("tot", "controleer van, tot en gezien_op"),
    Bereik: ("regios", "vul gemeenten of regios in, of zet ja bij landelijk"),
    Herkomst: ("rang", "vul 1 (regelgeving) tot en met 5 (overig) in"),
    Bron: ("rang", "vul 1 (regelgeving) tot en met 5 (overig) in"),
    Beeindiging: ("onderwerp", "vul onderwerp in, of aanbod als een locatie sloot"),
    Bedrag: ("bedrag", "schrijf het bedrag in hele euro's, zonder min"),
    Capaciteit: ("aantal", "schrijf het aantal plaatsen, zonder min"),
    Volledigheid: ("lijst", "vul bij lijst en bij bron dezelfde bron in"),
}


def _waarden(
    rij: Rij,
    kolommen: tuple[Kolom, ...],
    fouten: list[CelFout],
    aangevuld: Collection[str] = (),
) -> dict[str, Any]:
    """The values of the cells that say something; an empty cell leaves the default."""
    waarden: dict[str, Any] = {}
    for kolom in kolommen:
        cel = rij.cellen.get(kolom.naam, "")
        if cel:
            try:
                waarden[kolom.veld] = kolom.lees(cel)
            except Ongeldig as fout:
                fouten.append(kolom.fout(fout.probleem, fout.advies))
        elif kolom.verplicht and kolom.naam not in aangevuld:
            keuze = f" ({' of '.join(kolom.keuzes)})" if kolom.keuzes else ""
            fouten.append(kolom.fout("de cel is leeg", f"vul {kolom.naam} in{keuze}"))
    return waarden


_AANGEVULD = ("peildatum", "rang", "vastgelegd")
# Required in a Herkomst, but the source gives them when the row does not.


def _maak(
    soort: type[Any], waarden: dict[str, Any], klacht: tuple[str, str], fouten: list[CelFout]
) -> Any:
    if fouten:
        return None
    try:
        return soort(**waarden)
    except ValueError as fout:
        fouten.append(CelFout(klacht[0], str(fout), klacht[1]))
        return None


def _geldigheid(
    rij: Rij, kolommen: tuple[Kolom, ...], bronnen: Mapping[str, Bron], fouten: list[CelFout]
) -> Geldigheid | None:
    waarden = _waarden(rij, kolommen, fouten)
    if naam := waarden.get("einde_bron"):
        bron = _bron("einde_bron", naam, bronnen, fouten)
        waarden["einde_vastgelegd"] = bron and _vastgelegd({}, bron)[0]
    geldig: Geldigheid | None = _maak(Geldigheid, waarden, _KLACHT[Geldigheid], fouten)
    return geldig


def _bron(kolom: str, naam: str, bronnen: Mapping[str, Bron], fouten: list[CelFout]) -> Bron | None:
    if naam and naam not in bronnen:
        advies = "gebruik een id uit bronnen.csv of voeg de bron daar toe"
        probleem = f"bron '{kort(naam)}' is onbekend"
        fouten.append(CelFout(kolom, probleem, advies, eenmaal=True))
    return bronnen.get(naam)


def _herkomst(
    rij: Rij, kolommen: tuple[Kolom, ...], bronnen: Mapping[str, Bron], fouten: list[CelFout]
) -> Herkomst | None:
    waarden = _waarden(rij, kolommen, fouten, _AANGEVULD)
    bron = _bron("bron", waarden.get("bron", ""), bronnen, fouten)
    if bron is None:
        return None
    vastgelegd, waarvan = _vastgelegd(waarden, bron)
    gezegd = {
        "rang": bron.rang,
        "peildatum": bron.opgehaald.isoformat(),
        **waarden,
        "vastgelegd": vastgelegd,
        "vastgelegd_herkomst": waarvan,
    }
    herkomst: Herkomst | None = _maak(Herkomst, gezegd, _KLACHT[Herkomst], fouten)
    return herkomst


def _vastgelegd(waarden: Mapping[str, Any], bron: Bron) -> tuple[date, str]:
    """Since when we could know: the first that is present."""
    if "vastgelegd" in waarden:
        return waarden["vastgelegd"], "rij"
    if bron.gepubliceerd:
        return Moment.lees(bron.gepubliceerd).laatste, "publicatie"
    if "peildatum" in waarden:
        return Moment.lees(waarden["peildatum"]).laatste, "peildatum"
    return bron.opgehaald, "opgehaald"
