"""Tables that are 1:1 with a fact type: a row is a fact."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from graph import facts
from graph.facts import AlleFeiten
from loaders.base import Kennis, Lader, Uitkomst
from loaders.plan import plan
from loaders.readers import Rij, lees_csv
from loaders.rijen import lees_rij, verwerk

TABELLEN: dict[str, type[AlleFeiten]] = {
    "functies": facts.Functie,
    "basisfuncties": facts.Basisfunctie,
    "gemeenten": facts.Gemeente,
    "regios": facts.Regio,
    "aliassen": facts.Alias,
    "indeling": facts.Lidmaatschap,
    "herindelingen": facts.Herindeling,
    "grenzen": facts.Grens,
    "verbanden": facts.Verband,
    "deelnames": facts.Deelname,
    "borgingen": facts.Borging,
    "taken": facts.Taak,
    "beeindigingen": facts.Beeindiging,
    "partneruitspraken": facts.Uitspraak,
    "niet_vermeld": facts.NietVermeld,
    "ontkenningen": facts.Ontkenning,
    "niet_van_toepassing": facts.NietVanToepassing,
    "volledigheid": facts.Volledigheid,
    "regiovisies": facts.Regiovisie,
    "voornemens": facts.Voornemen,
    "aanbod": facts.Aanbod,
    "lokale_teams": facts.LokaalTeam,
    "rollen": facts.Rol,
    "aankondigingen": facts.Aankondiging,
    "tellingen": facts.Telling,
    "aanbestedingen": facts.Aanbesteding,
    "bedragen": facts.Bedrag,
    "capaciteit": facts.Capaciteit,
    "toezicht": facts.Toezicht,
}
VERPLICHT = frozenset({"functies", "gemeenten", "regios", "indeling"})
"""A country cannot do without these."""


def lees_tabel(pad: Path, kennis: Kennis, naam: str) -> Uitkomst:
    """One table of facts."""
    soort = TABELLEN[naam]

    def maak(rij: Rij) -> list[AlleFeiten]:
        return [lees_rij(rij, soort, kennis.bronnen)]

    return verwerk(Uitkomst(naam, pad.name), lees_csv(pad, plan(soort).kolommen), maak)


def laders() -> list[Lader]:
    """A loader for each of these tables."""
    return [
        Lader(naam, f"{naam}.csv", partial(lees_tabel, naam=naam), naam in VERPLICHT)
        for naam in TABELLEN
    ]
