"""One request for a page: what was asked, and addresses that keep the dates that were chosen."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import Request

from api.errors import Probleem
from api.keuze import bestaat_niet
from api.rijen import Vraag
from api.settings import VOORVOEGSEL
from api.web.hulpbronnen import HULPBRONNEN
from api.web.vraag import Verzoek
from graph.snapshot import Snapshot

DAGEN = ("peildatum", "kennisdatum")
_NEDERLANDS = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_PER_NAAM = {bron.naam: bron for bron in HULPBRONNEN}


def opgeruimd(gegeven: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The query as meant: a form sends empty fields too, and people write 31-12-2025."""
    netjes = []
    for naam, waarde in gegeven:
        schoon = waarde.strip()
        if naam in (*DAGEN, "toen") and (dag := _NEDERLANDS.fullmatch(schoon)):
            schoon = f"{dag[3]}-{int(dag[2]):02d}-{int(dag[1]):02d}"
        if schoon:
            netjes.append((naam, schoon))
    return netjes


def met_query(request: Request, query: list[tuple[str, str]]) -> Request:
    """The same request with another query."""
    return Request({**request.scope, "query_string": urlencode(query).encode()}, request.receive)


@dataclass(frozen=True)
class Blad:
    """What a page is drawn from."""

    verzoek: Verzoek
    pad: str
    gegeven: Mapping[str, str]
    """The query as the visitor gave it, without empty fields."""
    vandaag: date

    @property
    def vraag(self) -> Vraag:
        """The state on the two dates."""
        return self.verzoek.vraag

    @property
    def snap(self) -> Snapshot:
        """The snapshot that is served."""
        return self.verzoek.staat.snapshot

    @property
    def dag(self) -> date:
        """The day that the page is about."""
        return self.verzoek.peildatum

    @property
    def kennis(self) -> date:
        """On whose knowledge the page rests."""
        return self.verzoek.kennisdatum

    @property
    def is_vandaag(self) -> bool:
        """Whether the visitor looks at today with the knowledge of today."""
        return self.dag == self.kennis == self.vandaag

    def __getitem__(self, naam: str) -> Any:
        """A value from the path or a filter; ``None`` when it was not given."""
        return self.verzoek[naam]

    def eis_regio(self, regio: str, dag: date | None = None) -> str:
        """The region; 404 with a sentence when it does not exist on the day of the page."""
        if zin := bestaat_niet(self.snap, regio, dag or self.dag):
            raise Probleem(404, f"{zin}.")
        return regio

    # --- addresses ---

    @property
    def dagen(self) -> dict[str, str]:
        """The dates as the visitor chose them; nothing for today."""
        return {naam: self.gegeven[naam] for naam in DAGEN if naam in self.gegeven}

    def naar(self, *delen: str, **query: str | None) -> str:
        """The address of another page, on the same dates."""
        pad = "/" + "/".join(quote(deel, safe="") for deel in delen)
        alles = {**self.dagen, **{k: w for k, w in query.items() if w}}
        return f"{pad}?{urlencode(alles)}" if alles else pad

    def hier(self, **anders: str | None) -> str:
        """This page with some of its query changed; ``None`` takes a part away."""
        alles = {k: w for k, w in {**self.gegeven, **anders}.items() if w}
        return f"{self.pad}?{urlencode(alles)}" if alles else self.pad

    @property
    def vast(self) -> str:
        """The address that shows this same page tomorrow too."""
        return self.hier(peildatum=self.dag.isoformat(), kennisdatum=self.kennis.isoformat())

    def api(self, *delen: str, **query: str | None) -> str:
        """An address of the API with both dates written out."""
        dagen = {"peildatum": self.dag.isoformat(), "kennisdatum": self.kennis.isoformat()}
        pad = VOORVOEGSEL + "/" + "/".join(quote(deel, safe="") for deel in delen)
        return f"{pad}?{urlencode({**{k: w for k, w in query.items() if w}, **dagen})}"

    def bestand(self, naam: str, **query: str | None) -> str:
        """An address that gives the rows of the API as a file for a spreadsheet."""
        dagen = {"peildatum": self.dag.isoformat(), "kennisdatum": self.kennis.isoformat()}
        return f"/bestanden/{naam}?{urlencode({**{k: w for k, w in query.items() if w}, **dagen})}"

    # --- answers of the API ---

    def rijen(self, naam: str, **waarden: Any) -> list[Mapping[str, Any]]:
        """The rows of a resource of the API: a page never says anything else."""
        bron = _PER_NAAM[naam]
        filters = {p.naam: waarden.get(p.naam, p.standaard) for p in bron.query}
        pad = {p.naam: waarden[p.naam] for p in bron.pad_parameters}
        return list(bron.geef(replace(self.verzoek, pad=pad, filters=filters)))

    def naam(self, code: str) -> str:
        """Name of a region or gemeente on the day."""
        return self.vraag.naam(code)
