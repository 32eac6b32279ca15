"""One version of the graph in Neo4j on one pair of days, inside one transaction."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import neo4j

from graph.facts import Geldigheid
from graph.indeling import naam_op
from graph.property_graph import teksten
from graph.property_graph import vragen as cypher
from graph.property_graph.verbinding import gewoon

Rijen = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Graaf:
    """What can be asked of it."""

    tx: neo4j.AsyncTransaction
    snapshot: str
    peildatum: date
    kennisdatum: date

    async def is_huidig(self) -> bool:
        """Whether it is the version that readers use."""
        huidig = await self._rijen(teksten.HUIDIG)
        return [rij["snapshot"] for rij in huidig] == [self.snapshot]

    async def vraag(self, naam: str, regio: str | None, functie: str | None) -> Rijen:
        """The rows of a named question."""
        return await self._rijen(
            cypher.tekst(naam),
            snapshot=self.snapshot,
            peildatum=self.peildatum,
            kennisdatum=self.kennisdatum,
            regio=regio,
            functie=functie,
        )

    async def functies(self) -> dict[str, tuple[str, str]]:
        """Name and level of every function."""
        rijen = await self._rijen(teksten.FUNCTIES, snapshot=self.snapshot)
        return {rij["code"]: (rij["naam"], rij["niveau"]) for rij in rijen}

    async def titels(self) -> dict[str, str]:
        """Title of every source."""
        rijen = await self._rijen(teksten.BRONTITELS, snapshot=self.snapshot)
        return {rij["code"]: rij["titel"] for rij in rijen}

    async def regionamen(self, codes: Iterable[str]) -> dict[str, str]:
        """What each region is called on the day."""
        per_code: dict[str, list[tuple[Geldigheid, str]]] = {code: [] for code in codes}
        rijen = await self._rijen(
            teksten.REGIONAMEN, snapshot=self.snapshot, codes=sorted(per_code)
        )
        for rij in rijen:
            van, tot, gezien = rij["van"] or "", rij["tot"] or "", tuple(rij["gezien"])
            geldig = Geldigheid(van=van, tot=tot, gezien=gezien)
            per_code[rij["code"]].append((geldig, rij["naam"]))
        return {code: naam_op(namen, self.peildatum, code) for code, namen in per_code.items()}

    async def _rijen(self, vraag: str, **waarden: Any) -> Rijen:
        return [gewoon(rij) for rij in await (await self.tx.run(vraag, waarden)).data()]
