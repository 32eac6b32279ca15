"""What the tests of the pages share: the two countries as a service, and every address."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

from starlette.testclient import TestClient

from api.app import create_app
from api.settings import Instellingen
from graph.opslag import bewaar
from graph.snapshot import Snapshot
from loaders.land import DATA, lees_land

VANDAAG = date(2026, 6, 1)
LANDEN = ("kleinland", "nl")
Clienten = dict[str, TestClient]


@cache
def snapshot(land: str) -> Snapshot:
    """A country that comes with the program."""
    gelezen = lees_land(DATA / land)
    return Snapshot.maak(gelezen.dataset, gelezen.bronnen, gelezen.feiten)


def instellingen(land: str, winkel: Path) -> Instellingen:
    """Settings of a service with that country."""
    bewaar(snapshot(land), winkel)
    return Instellingen(winkel=winkel, sparql_tegelijk=0)  # has tests of its own


@contextmanager
def dienst(land: str, winkel: Path) -> Iterator[TestClient]:
    """A client of a service on a fixed day."""
    app = create_app(instellingen(land, winkel), klok=lambda: VANDAAG)
    with TestClient(app, follow_redirects=False) as client:
        yield client


@contextmanager
def diensten(map_: Path) -> Iterator[Clienten]:
    """A service per country."""
    with dienst("kleinland", map_ / "kleinland") as klein, dienst("nl", map_ / "nl") as nederland:
        yield {"kleinland": klein, "nl": nederland}


def adressen(land: str) -> dict[str, str]:
    """One address of every kind of page, by the name of the page."""
    eigen = {
        "kleinland": ("JZ91", "crisishulp", "GM9001", "v-kust", "regeling-noordkust", "JZ93"),
        "nl": ("JZ18", "gesloten-jeugdhulp", "GM0546", "roo-23055703", "spuk-v-2021", "JZ06"),
    }
    regio, functie, gemeente, verband, bron, ander = eigen[land]
    return {
        "start": "/",
        "zoeken": "/zoeken?q=regio",
        "regio": f"/regios/{regio}",
        "antwoord": f"/dekking/{regio}/{functie}",
        "functie": f"/functies/{functie}",
        "gemeente": f"/gemeenten/{gemeente}",
        "verband": f"/verbanden/{verband}",
        "kaart": f"/kaart?functie={functie}",
        "netwerk": "/netwerk",
        "netwerk-regio": f"/netwerk?regio={regio}",
        "bronnen": "/bronnen",
        "bron": f"/bronnen/{bron}",
        "rapport": f"/rapporten/{regio}",
        "vergelijk": f"/vergelijk?regio={regio}&met={ander}",
        "vergelijk-dag": f"/vergelijk?regio={regio}&toen=2022-01-01",
        "uitleg": "/uitleg",
        "toegankelijkheid": "/toegankelijkheid",
    }


class Ontleed(HTMLParser):
    """What a test looks at of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.lang = ""
        self.titel = ""
        self.elementen: list[tuple[str, dict[str, str]]] = []
        self._in_titel = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep every element with its attributes."""
        velden = {naam: waarde or "" for naam, waarde in attrs}
        self.elementen.append((tag, velden))
        self._in_titel |= tag == "title" and not self.titel
        if tag == "html":
            self.lang = velden.get("lang", "")

    def handle_endtag(self, tag: str) -> None:
        """The title ends."""
        if tag == "title":
            self._in_titel = False

    def handle_data(self, data: str) -> None:
        """The first title; an SVG has its own."""
        if self._in_titel:
            self.titel += data

    def aantal(self, tag: str) -> int:
        """How many of an element."""
        return sum(naam == tag for naam, _ in self.elementen)

    def links(self) -> list[str]:
        """Where the page can go."""
        return [v["href"] for tag, v in self.elementen if tag == "a" and "href" in v]

    def geladen(self) -> list[str]:
        """What a browser fetches by itself."""
        uit = []
        for tag, velden in self.elementen:
            if tag in ("script", "img", "iframe", "source", "link"):
                uit += [velden[naam] for naam in ("src", "href") if naam in velden]
        return uit

    def eigen_links(self) -> list[str]:
        """Links inside this service."""
        return [link for link in self.links() if not urlsplit(link).scheme]
