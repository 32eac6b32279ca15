"""The answers that can come from Neo4j: rows of the named questions in the columns of the API."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from api import rijen
from api.rijen import Rij
from api.routers.schakels import relaties_van
from api.uit_neo4j.graaf import Graaf
from api.uit_neo4j.lezer import Lezer
from api.web.hulpbron import Geef, Hulpbron
from api.web.vraag import Verzoek
from graph.dekking import Dekkingsrij
from graph.relaties import Relatierij


def hulpbronnen(alle: tuple[Hulpbron, ...], lezer: Lezer) -> tuple[Hulpbron, ...]:
    """All resources, with the rows of some from Neo4j."""
    hier: dict[str, Geef] = {
        "lijstDekking": lambda verzoek: dekking(verzoek, lezer),
        "lijstRelatiesVanRegio": lambda verzoek: relaties(verzoek, lezer),
    }
    return tuple(
        replace(bron, geef=hier[bron.naam], waak=lezer.waak) if bron.naam in hier else bron
        for bron in alle
    )


# --- the status of every region and function ---


def dekking(verzoek: Verzoek, lezer: Lezer) -> list[Rij]:
    """Status per region and function; the whole list is kept for its next page."""
    regio, functie = verzoek["regio"], verzoek["functie"]

    def maak() -> list[Rij]:
        return lezer.lees(verzoek, lambda graaf: _dekking(graaf, verzoek, regio, functie))

    if regio or functie:
        alle = maak()
    else:
        alle = verzoek.staat.rijen(("dekking uit Neo4j", *verzoek.vraag.dagen), maak)
    return rijen.kies(alle, **verzoek.filters)


async def _dekking(
    graaf: Graaf, verzoek: Verzoek, regio: str | None, functie: str | None
) -> list[Rij]:
    gevonden = await graaf.vraag("dekking", regio, functie)
    laatst = await graaf.vraag("laatst_bekend", regio, functie)
    functies, titels = await graaf.functies(), await graaf.titels()
    namen = await graaf.regionamen({rij["regio"] for rij in gevonden})
    eerder = {(rij["regio"], rij["functie"]): rij for rij in laatst}
    return [
        rijen.dekkingsrij(
            verzoek.vraag,
            _dekkingsrij(rij, eerder.get((rij["regio"], rij["functie"]))),
            regio_naam=namen[rij["regio"]],
            functie=functies[rij["functie"]],
            titels=[titels[bron] for bron in rij["bronnen"]],
        )
        for rij in gevonden
    ]


def _dekkingsrij(rij: dict[str, Any], eerder: dict[str, Any] | None) -> Dekkingsrij:
    return Dekkingsrij(
        regio=rij["regio"],
        functie=rij["functie"],
        status=rij["status"],
        vlaggen=tuple(rij["vlaggen"]),
        gedekt=rij["gedekt"],
        niet_geborgd=rij["nietGeborgd"],
        onbekend=rij["onbekend"],
        verlopen=rij["verlopen"],
        overig=rij["overig"],
        totaal=rij["totaal"],
        alleen_aanwijzing=rij["alleenAanwijzing"],
        aanwijzing_vervallen=rij["aanwijzingVervallen"],
        afspraak_verlopen=rij["afspraakVerlopen"],
        laatst_bekend=eerder["laatstBekend"] if eerder else "",
        laatst_bekend_op=eerder["laatstBekendOp"] if eerder else None,
        bronnen=tuple(rij["bronnen"]),
    )


# --- the partners of one region ---


def relaties(verzoek: Verzoek, lezer: Lezer) -> list[Rij]:
    """Partners of one region per function; over a period by the engine, which knows its days."""
    if verzoek.laatste:
        return relaties_van(verzoek, verzoek["code"])
    return lezer.lees(verzoek, lambda graaf: _relaties(graaf, verzoek))


async def _relaties(graaf: Graaf, verzoek: Verzoek) -> list[Rij]:
    gevonden = await graaf.vraag("relaties", verzoek["code"], verzoek["functie"])
    namen = await graaf.regionamen({rij["partner"] for rij in gevonden})
    return [
        rijen.relatierij(verzoek.vraag, rij, namen[rij.partner]) for rij in _relatierijen(gevonden)
    ]


def _relatierijen(gevonden: list[dict[str, Any]]) -> Iterator[Relatierij]:
    for rij in sorted(gevonden, key=lambda rij: (rij["functie"], rij["partner"])):
        yield Relatierij(
            regio=rij["regio"],
            partner=rij["partner"],
            functie=rij["functie"],
            rol=rij["rol"],
            rol_partner=rij["rolPartner"],
            wederkerig=rij["wederkerig"],
            van=";".join(sorted(rij["van"])),
            tot=";".join(sorted(rij["tot"])),
            verband=";".join(sorted(rij["verband"])),
            bronnen=tuple(rij["bronnen"]),
        )
