"""Why a list is empty: nothing is known, it is known that there is none, or a filter left none.

An empty table looks like an answer, and mostly is none. Every way out says which of the three it
is, by the same word (for programs) and the same sentence (for people).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from api.rijen import Vraag
from graph.schakels import BEWEZEN_GEEN

NIETS_BEKEND, BEWEZEN, WEGGEFILTERD = "niets-bekend", "bewezen-geen", "weggefilterd"
REDENEN = (NIETS_BEKEND, BEWEZEN, WEGGEFILTERD)
_BEWIJST_NIETS = "dat bewijst niet dat er niets is"


@dataclass(frozen=True, slots=True)
class Leeg:
    """The reason, one of ``REDENEN``, and the sentence."""

    reden: str
    zin: str

    @property
    def kolom(self) -> str:
        """The reason as the name of a column without rows: what a CSV can say of itself."""
        return f"leeg_{self.reden.replace('-', '_')}"


def niets_bekend(vraag: Vraag, wat: str) -> Leeg:
    """No source tells of any; ``wat`` is the title of the list."""
    zin = f"{wat}: op {vraag.peildatum} is er geen bekend; {_BEWIJST_NIETS}."
    return Leeg(NIETS_BEKEND, zin)


def weggefilterd(sleutels: Iterable[str], aantal: int) -> Leeg:
    """Without these filters there would be rows."""
    zin = f"Het filter ({', '.join(sleutels)}) laat niets over; zonder zijn er {aantal} rijen."
    return Leeg(WEGGEFILTERD, zin)


def geen_partners(vraag: Vraag, regio: str | None = None, functie: str | None = None) -> Leeg:
    """No partner is in force for a region, a function, or both."""
    snap, schakels = vraag.snapshot, vraag.schakels
    functies = [functie] if functie else list(snap.functies)
    if all(snap.functie(f).niveau == "landelijk" for f in functies):
        return Leeg(BEWEZEN, "Wat landelijk is geregeld kent geen schakels tussen regio’s.")
    regios = [regio] if regio else list(schakels.regios)
    codes = {schakels.zonder_partner(f, r) for f in functies for r in regios}
    if codes and codes <= {*BEWEZEN_GEEN, "niet-van-toepassing"}:
        return Leeg(BEWEZEN, f"Bronnen zeggen dat er op {vraag.peildatum} geen partner is.")
    zin = f"Op {vraag.peildatum} is geen partner bekend; dat bewijst niet dat er geen is."
    return Leeg(NIETS_BEKEND, zin)


def geen_buren(vraag: Vraag, functie: str) -> Leeg:
    """No pair of neighbours lacks an agreement for the function."""
    regios = set(vraag.schakels.regios)
    buren = vraag.snapshot.indeling.buren
    if any(regios.intersection(buren.get(regio, ())) for regio in regios):
        naam = vraag.snapshot.functie(functie).naam
        return Leeg(BEWEZEN, f"Alle buurregio’s hebben voor {naam} een bekende schakel.")
    return niets_bekend(vraag, "Buurregio’s")


def geen_hiaten(vraag: Vraag) -> Leeg:
    """Every status that was asked about is known and fine, or there is no region on the day."""
    if vraag.dekking.regios:
        return Leeg(BEWEZEN, "Alles wat hier is gevraagd is geborgd of niet van toepassing.")
    return niets_bekend(vraag, "Jeugdregio’s")
