"""The findings that matter most, in sentences: gaps and unknowns side by side, links, what ends."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from api import rijen
from api.rijen import Vraag
from graph.samenvatting import NIVEAUS
from graph.taal import aantal, datum

MAANDEN = 12


def bevindingen(vraag: Vraag) -> list[str]:
    """One sentence each, the proven and the unknown together, in a fixed order."""
    return [_gaten(vraag), *_schakels(vraag), _afloop(vraag)]


@dataclass(frozen=True, slots=True)
class Telling:
    """Regions x functions of one level by list of ``hiaten``; ``deel`` has a proven gap inside."""

    onbekend: int
    signaal: int
    geborgd: int
    deel: int
    bewezen: int
    nvt: int

    @property
    def samen(self) -> int:
        """All that count."""
        return self.onbekend + self.signaal + self.geborgd + self.deel + self.bewezen

    @property
    def laagste(self) -> float:
        """Certainly secured."""
        return self.geborgd / self.samen

    @property
    def hoogste(self) -> float:
        """Where no gemeente is proven uncovered."""
        return (self.samen - self.deel - self.bewezen) / self.samen


def per_niveau(vraag: Vraag) -> dict[str, Telling]:
    """The counts per level; a level without functions or regions is left out."""
    telling: Counter[tuple[str, str]] = Counter()
    for rij in vraag.dekking.rijen():
        telling[vraag.snapshot.functie(rij.functie).niveau, rijen.lijst_van(rij) or rij.status] += 1
    vormen = (*reversed(rijen.LIJSTEN), "geborgd")
    return {
        niveau: Telling(
            onbekend=telling[niveau, "onbekend"],
            signaal=telling[niveau, "signaal"],
            geborgd=telling[niveau, "geborgd"],
            deel=telling[niveau, "bevat-bewezen-gat"],
            bewezen=telling[niveau, "bewezen"],
            nvt=telling[niveau, "niet-van-toepassing"],
        )
        for niveau in NIVEAUS
        if any(telling[niveau, vorm] for vorm in vormen)
    }


def _gaten(vraag: Vraag) -> str:
    """Proven gaps never without the number of unknowns."""
    telling = Counter(rijen.lijst_van(rij) for rij in vraag.dekking.rijen())
    alle = sum(telling.values())
    bewezen, deel = telling["bewezen"], telling["bevat-bewezen-gat"]
    rest = (
        f"van {telling['onbekend']} van de {alle} combinaties van regio en functie weten we het "
        f"niet, en bij {telling['signaal']} is er een signaal"
    )
    if bewezen or deel:
        elders = f", en {deel} keer voor een deel van de gemeenten" if deel else ""
        return f"Bewezen niet geborgd: {bewezen} keer{elders}; daarnaast geldt: {rest}."
    return f"Geen functie is ergens bewezen niet geborgd; {rest}."


def _schakels(vraag: Vraag) -> list[str]:
    alle = rijen.schakels(vraag)
    code = Counter(str(rij["code"]) for rij in alle)
    eenzijdig, half = code["eenzijdig"], code["eenzijdig-onbevestigd"]
    geen = code["geen-schakel"] + code["buiten-cluster"]
    regels = [
        f"Eenzijdige schakels: {eenzijdig} keer noemt een regio een partner die haar niet noemt, "
        f"en {half} keer is van de andere kant niets gelezen.",
        f"Ontbrekende schakels: {geen} bewezen, {code['schakel-onbekend']} onbekend, "
        f"{code['schakel-verlopen']} afgelopen zonder bekende opvolger; "
        f"{code['wederkerig']} zijn wederkerig bekend.",
    ]
    if code["geen-coordinator"]:
        keer = aantal(code["geen-coordinator"], "keer", "keer")
        regels.append(f"Coördinatie: {keer} is van een bekend cluster geen coördinator bekend.")
    return regels


def _afloop(vraag: Vraag) -> str:
    alle = rijen.afloop(vraag, MAANDEN)
    onderwerpen = {rij["id"] for rij in alle}
    if not alle:
        return f"Binnen {MAANDEN} maanden loopt geen bekende afspraak af zonder opvolger."
    eerste = alle[0]
    wat = aantal(len(onderwerpen), "afspraak loopt", "afspraken lopen")
    dag = datum(date.fromisoformat(str(eerste["tot_laatst"])))
    raakt = aantal(len(alle), "combinatie van regio en functie", "combinaties van regio en functie")
    return (
        f"Binnen {MAANDEN} maanden: {wat} af zonder bekende opvolger ({raakt}); als eerste "
        f"{eerste['titel']}, op {dag}."
    )
