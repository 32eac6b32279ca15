"""What the tests of the API share: an address for every resource, and the one shape of an error."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from api.settings import API_VERSIE, VOORVOEGSEL
from api.web.hulpbron import Hulpbron
from api.web.hulpbronnen import HULPBRONNEN

DAGEN = "peildatum=2026-06-01&kennisdatum=2026-06-01"
VOORBEELDEN = {
    "/gemeenten/{code}": {"code": "GM9001"},
    "/samenwerkingsverbanden/{id}": {"id": "v-kust"},
    "/lokale-teams/{id}": {"id": "gm9001-wijkteam-de-kiezel"},
    "/aanbieders/{id}": {"id": "zeebries"},
    "/bronnen/{id}": {"id": "catalogus"},
    "/overeenkomsten/{id}": {"id": "besloten-noordkust"},
    "/veilig-thuisregios/{id}": {"id": "VT91"},
    "/basisfuncties/{id}": {"id": "luisteren"},
    "/partijen/{id}": {"id": "zeebries"},
}
STANDAARD = {"code": "JZ91", "regio": "JZ91", "functie": "pleegzorg", "id": "pleegzorg"}
VERPLICHT = {"functie": "pleegzorg", "q": "duinrand"}


class Antwoord(Protocol):
    """What a test looks at of an answer."""

    @property
    def status_code(self) -> int: ...

    @property
    def headers(self) -> Mapping[str, str]: ...

    def json(self) -> Any: ...


def adres(bron: Hulpbron, feit: str = "") -> str:
    """A working address of a resource; ``feit`` is the id of a fact."""
    delen = VOORBEELDEN.get(bron.pad, STANDAARD)
    if bron.pad == "/feiten/{id}":
        delen = {"id": feit}
    query = "&".join(f"{p.naam}={VERPLICHT[p.naam]}" for p in bron.query if p.verplicht)
    pad = VOORVOEGSEL + bron.pad.format(**delen)
    return f"{pad}?{query}" if query else pad


def met(pad: str, query: str) -> str:
    """The address with more in its query."""
    return f"{pad}{'&' if '?' in pad else '?'}{query}"


def is_probleem(antwoord: Antwoord, status: int) -> dict[str, Any]:
    """The one shape of every error, however it arose; returns the body."""
    assert antwoord.status_code == status, antwoord.json()
    assert antwoord.headers["content-type"] == "application/problem+json"
    assert antwoord.headers["api-version"] == API_VERSIE
    probleem: dict[str, Any] = antwoord.json()
    assert probleem["status"] == status
    for lid in ("type", "title", "detail"):
        assert isinstance(probleem[lid], str)
        assert probleem[lid]
    assert "errors" not in probleem or len(probleem["errors"]) >= 1
    return probleem


LIJSTEN = [bron for bron in HULPBRONNEN if bron.is_lijst]
