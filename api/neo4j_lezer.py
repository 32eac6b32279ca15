"""Reading through Neo4j: the partners of a region from the graph there instead of the engine.

Only when a setting asks for it, and only from the version that is the snapshot of this service: so
the bytes are the same. When Neo4j is away, slow or holds another version, that path says 503 and
the rest of the service notices nothing.
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from threading import BoundedSemaphore
from time import monotonic
from types import TracebackType
from typing import Any

import neo4j
from anyio import from_thread

from api.errors import Probleem
from api.rijen import Rij
from api.settings import Instellingen, Toegang
from api.web.hulpbron import Hulpbron
from api.web.vraag import Verzoek
from graph.facts import Geldigheid
from graph.indeling import naam_op
from graph.property_graph import teksten
from graph.property_graph import vragen as cypher
from graph.property_graph.verbinding import Neo4jFout, in_zinnen, open_async

TEGELIJK = 8
"""Questions at once: each holds one of the forty threads that make answers."""
RUST = 3
"""Seconds after a failure in which Neo4j is left alone, and nobody waits for it."""
WEG = "Deze gegevens komen uit Neo4j en dat antwoordt nu niet; probeer het zo nog eens."
ANDERS = (
    "Deze gegevens komen uit Neo4j en daar staat een andere snapshot dan hier; "
    "probeer het later nog eens."
)
DRUK = "Er zijn nu te veel vragen tegelijk voor Neo4j; probeer het zo nog eens."


class Lezer:
    """Answers from Neo4j, in a bounded time."""

    def __init__(self, instellingen: Instellingen, meld: Callable[..., None]) -> None:
        self._seconden = instellingen.lees_seconden
        self._meld = meld
        self._driver: neo4j.AsyncDriver | None = None
        self._plaatsen = BoundedSemaphore(TEGELIJK)
        self._rust_tot = 0.0

    def hulpbronnen(self, alle: tuple[Hulpbron, ...]) -> tuple[Hulpbron, ...]:
        """All resources, with the rows of some from Neo4j."""
        hier = {"lijstRelatiesVanRegio": self._relaties}
        return tuple(replace(bron, geef=hier.get(bron.naam, bron.geef)) for bron in alle)

    async def __aenter__(self) -> None:
        """Nothing is opened before it is used."""

    async def __aexit__(
        self, soort: type[BaseException] | None, fout: BaseException | None, _: TracebackType | None
    ) -> None:
        if self._driver is not None:
            await self._driver.close()
            self._driver = None

    # --- the rows ---

    def _relaties(self, verzoek: Verzoek) -> list[Rij]:
        """Partners of one region per function, from the thread in which answers are made."""
        with self._plaats():
            antwoord, namen = from_thread.run(self._lees, verzoek)
        rijen = [_rij(verzoek, rij, namen) for rij in antwoord]
        return sorted(rijen, key=lambda rij: (rij["functie"], rij["partner"]))

    @contextmanager
    def _plaats(self) -> Iterator[None]:
        """One of few, so that waiting for Neo4j never holds up the rest."""
        if not self._plaatsen.acquire(blocking=False):
            raise Probleem(503, DRUK, headers={"Retry-After": "1"})
        try:
            yield
        finally:
            self._plaatsen.release()

    # --- Neo4j ---

    async def _lees(self, verzoek: Verzoek) -> tuple[list[dict[str, Any]], dict[str, str]]:
        """Rows and names, or 503; after a failure Neo4j is left alone for a while."""
        if monotonic() < self._rust_tot:
            raise self._weg()
        try:
            async with asyncio.timeout(self._seconden):
                with in_zinnen():
                    return await self._vraag(verzoek)
        except (Neo4jFout, TimeoutError) as fout:
            self._rust_tot = monotonic() + RUST
            self._meld("neo4j-antwoordt-niet", reden=str(fout) or "Het duurde te lang.")
            raise self._weg() from None

    def _weg(self) -> Probleem:
        return Probleem(503, WEG, headers={"Retry-After": str(math.ceil(RUST))})

    async def _vraag(self, verzoek: Verzoek) -> tuple[list[dict[str, Any]], dict[str, str]]:
        """One transaction. A push removes a version after the switch: so look before and after."""
        waarden = {
            "snapshot": verzoek.staat.snapshot.id,
            "peildatum": verzoek.peildatum,
            "kennisdatum": verzoek.kennisdatum,
            "regio": verzoek["code"],
            "functie": verzoek["functie"],
        }
        async with (
            self._open().session(default_access_mode=neo4j.READ_ACCESS) as sessie,
            await sessie.begin_transaction(timeout=self._seconden) as tx,
        ):
            await _zelfde(tx, verzoek)
            rijen = await _rijen(tx, cypher.tekst("relaties"), **waarden)
            partners = sorted({rij["partner"] for rij in rijen})
            namen = await _rijen(tx, teksten.REGIONAMEN, **waarden, codes=partners)
            await _zelfde(tx, verzoek)
        return rijen, _namen(verzoek, partners, namen)

    def _open(self) -> neo4j.AsyncDriver:
        if self._driver is None:
            toegang = Toegang()
            wachtwoord = toegang.password.get_secret_value()
            self._driver = open_async(toegang.uri, toegang.user, wachtwoord, TEGELIJK)
        return self._driver


async def _rijen(tx: neo4j.AsyncTransaction, vraag: str, **waarden: Any) -> list[dict[str, Any]]:
    return await (await tx.run(vraag, waarden)).data()


async def _zelfde(tx: neo4j.AsyncTransaction, verzoek: Verzoek) -> None:
    """Whether readers of Neo4j are shown the snapshot of this service."""
    huidig = await _rijen(tx, teksten.HUIDIG)
    if [rij["snapshot"] for rij in huidig] != [verzoek.staat.snapshot.id]:
        raise Probleem(503, ANDERS, headers={"Retry-After": "60"})


def _namen(verzoek: Verzoek, partners: list[str], gegeven: list[dict[str, Any]]) -> dict[str, str]:
    """What each partner is called on the day."""
    per_code: dict[str, list[tuple[Geldigheid, str]]] = {code: [] for code in partners}
    for rij in gegeven:
        geldig = Geldigheid(van=rij["van"] or "", tot=rij["tot"] or "", gezien=tuple(rij["gezien"]))
        per_code[rij["code"]].append((geldig, rij["naam"]))
    return {code: naam_op(namen, verzoek.peildatum, code) for code, namen in per_code.items()}


def _rij(verzoek: Verzoek, rij: dict[str, Any], namen: dict[str, str]) -> Rij:
    """The columns of the API, in their order."""
    return {
        "regio": rij["regio"],
        "partner": rij["partner"],
        "partner_naam": namen[rij["partner"]],
        "functie": rij["functie"],
        "rol": rij["rol"],
        "rol_partner": rij["rolPartner"],
        "wederkerig": rij["wederkerig"],
        "van": ";".join(sorted(rij["van"])),
        "tot": ";".join(sorted(rij["tot"])),
        "verband": ";".join(sorted(rij["verband"])),
        "bronnen": tuple(sorted(rij["bronnen"])),
        **verzoek.vraag.stempel(),
    }
