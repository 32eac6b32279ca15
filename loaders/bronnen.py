"""The sources: every fact points to one of these."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from graph.facts import AlleFeiten, Bron
from loaders.base import CelFout, Kennis, Lader, RijFout, Uitkomst
from loaders.plan import plan
from loaders.readers import Rij, lees_csv
from loaders.rijen import lees_rij, verwerk


def lees_bronnen(pad: Path, kennis: Kennis) -> Uitkomst:
    """Read one table of sources into ``kennis``; an id may occur once over all of them."""

    def maak(rij: Rij) -> list[AlleFeiten]:
        bron: Bron = lees_rij(rij, Bron, {})
        if bron.id in kennis.bronnen:
            probleem = f"bron '{bron.id}' staat er al"
            raise RijFout(CelFout("id", probleem, "geef elke bron een eigen id"))
        kennis.bronnen[bron.id] = bron
        uitkomst.namen[bron.id] = rij.nummer
        return []

    uitkomst = Uitkomst("bronnen", pad.name)
    return verwerk(uitkomst, lees_csv(pad, plan(Bron).kolommen), maak)


def adres(url: str) -> str:
    """An address as one compares it: without scheme, ``www.``, fragment and trailing slash."""
    delen = urlsplit(url.strip())
    vraag = f"?{delen.query}" if delen.query else ""
    return delen.netloc.lower().removeprefix("www.") + delen.path.rstrip("/") + vraag


LADER = Lader("bronnen", "bronnen*.csv", lees_bronnen, verplicht=True)
