"""Why: the rule, the facts and the sources behind one answer, and what would change it.

Every answer can be said in plain sentences (``graph.zinnen``) and traced to source and row
(``uitleg``). An unknown answer comes with the question to ask and the document that would answer
it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np

from graph import zinnen
from graph.beeindiging import Lopend
from graph.dekking import Dekking, Dekkingsrij
from graph.facts import AlleFeiten, Bereik, Borging, Geldigheid
from graph.openvraag import vraag_over
from graph.snapshot import Snapshot
from graph.taal import looptijd, moment, opsomming

REGELS = {
    "geborgd": "Alle gemeenten hebben op deze dag een borgingsfeit dat van kracht is (B1-B5).",
    "deels-geborgd": "Een deel van de gemeenten heeft een borgingsfeit, of de ledenlijst is niet "
    "zeker volledig.",
    "eenzijdig": "Alleen de regio zelf noemt een afspraak; geen partner bevestigt haar.",
    "gepland": "Er is een afspraak bekend die pas later begint.",
    "verlopen": "De bekende afspraken zijn afgelopen en er is geen opvolger bekend. Het einde van "
    "een aanwijzing telt hierin niet mee: die zegt niets over de inkoop.",
    "niet-geborgd": "Voor elke gemeente zegt een bron dat er niets is, of ontbreekt zij in een "
    "lijst die volledig heet.",
    "tegenstrijdig": "Bronnen van gelijke rang zeggen het tegendeel van elkaar.",
    "niet-van-toepassing": "Een bron zegt dat deze regio hier geen taak of behoefte heeft.",
    "onbekend": "Geen bron zegt het zeker van deze dag, of de gemeenten verschillen. Onbekend "
    "bewijst niet dat er niets is.",
}
_VERANDERT = {
    "geborgd": "Een even sterke of sterkere bron die zegt dat de afspraak niet (meer) geldt.",
    "deels-geborgd": "Een bron over de gemeenten waarvan het nog niet vaststaat.",
    "eenzijdig": "Een eigen stuk van de partner waarin deze regio wel of niet wordt genoemd.",
    "gepland": "De ingangsdatum, of een bron die zegt dat het niet doorgaat.",
    "verlopen": "Een bron over verlenging of een opvolger, of een uitspraak dat er niets is.",
    "niet-geborgd": "Een even sterke of sterkere bron met een afspraak die op deze dag geldt.",
    "tegenstrijdig": "Een bron van betere rang, of een latere uitspraak over dezelfde datum.",
    "niet-van-toepassing": "Een bron die zegt dat de regio wel een taak heeft.",
    "onbekend": "Elke bron die voor deze dag een afspraak noemt, of zegt dat er geen is.",
}


@dataclass(frozen=True, slots=True)
class GemeenteUitleg:
    """One member and its own status."""

    gemeente: str
    naam: str
    status: str
    alleen_aanwijzing: bool
    vlaggen: tuple[str, ...]
    """What has ended for it, while its status does not say so."""


@dataclass(frozen=True, slots=True)
class FeitUitleg:
    """One fact in words, with where it stands."""

    id: str
    zin: str
    bron: str
    bron_titel: str
    url: str
    plaats: str
    peildatum: str
    rang: int
    afgeleid: str


@dataclass(frozen=True, slots=True)
class Uitleg:
    """One answer and everything that explains it."""

    rij: Dekkingsrij
    zin: str
    regel: str
    gemeenten: tuple[GemeenteUitleg, ...]
    feiten: tuple[FeitUitleg, ...]
    ook_gezien: tuple[FeitUitleg, ...]
    """Facts about this region and function that do not carry the answer on this day."""
    wat_verandert: str
    vraag: str
    document: str


def uitleg(dekking: Dekking, regio: str, functie: str) -> Uitleg:
    """Explain one region and function."""
    snap, rij = dekking.snapshot, dekking.rij(regio, functie)
    dragend = set(dekking.dragende_feiten(regio, functie))
    leden = dekking.leden(regio, functie)
    alle = feiten_over(dekking, leden, functie)
    vraag = vraag_over(dekking, rij)
    return Uitleg(
        rij=rij,
        zin=zin_van(dekking, rij),
        regel=REGELS[rij.status],
        gemeenten=tuple(
            GemeenteUitleg(
                g,
                snap.indeling.naam(g, dekking.peildatum),
                dekking.status_gemeente(g, functie),
                dekking.alleen_aangewezen(g, functie),
                dekking.gemeentevlaggen(g, functie),
            )
            for g in leden
        ),
        feiten=tuple(feit_uitleg(dekking, f) for f in sorted(dragend)),
        ook_gezien=tuple(feit_uitleg(dekking, f) for f in sorted(alle - dragend)),
        wat_verandert=_VERANDERT[rij.status],
        vraag=vraag.over([snap.functie(functie).naam]) if vraag else "",
        document=vraag.document if vraag else "",
    )


def feiten_over(dekking: Dekking, leden: tuple[str, ...], functie: str) -> set[str]:
    """Ids of every visible fact that says something about these gemeenten and the function."""
    snap, b = dekking.snapshot, dekking.snapshot.bewijs
    f, k = snap.functies.index(functie), dekking.kennisdatum.toordinal()
    cellen = [snap.gemeentenummer[g] * len(snap.functies) + f for g in leden]
    zichtbaar = np.isin(b.cel, cellen) & (b.bekend <= k) & (k < b.vervallen)
    return {feit for grond in np.unique(b.grond[zichtbaar]) for feit in snap.gronden[grond]}


def zin_van(dekking: Dekking, rij: Dekkingsrij) -> str:
    """The answer in plain sentences, with the titles of its sources."""
    titels = [dekking.snapshot.bronnen[bron].titel for bron in rij.bronnen]
    return zinnen.toelichting(rij, titels, zinnen.leden(dekking, rij))


def feit_uitleg(dekking: Dekking, feit_id: str) -> FeitUitleg:
    """One fact in words."""
    snap = dekking.snapshot
    feit = snap.per_id[feit_id]
    herkomst, bron = feit.herkomst, snap.bronnen[feit.herkomst.bron]
    return FeitUitleg(
        id=feit_id,
        zin=_feitzin(dekking, feit),
        bron=bron.id,
        bron_titel=bron.titel,
        url=bron.url,
        plaats=herkomst.plaats,
        peildatum=moment(herkomst.peildatum),
        rang=herkomst.rang,
        afgeleid=herkomst.afgeleid,
    )


def _feitzin(dekking: Dekking, feit: AlleFeiten) -> str:
    functies = [
        dekking.snapshot.functie(f).naam
        for f in getattr(feit, "functies", ())
        if f in dekking.snapshot.functies
    ]
    delen = [type(feit).__name__ if not isinstance(feit, Borging) else feit.titel]
    if functies and opsomming(functies).lower() != delen[0].lower():
        delen.append(opsomming(functies))
    bereik = getattr(feit, "bereik", None)
    if isinstance(bereik, Bereik):
        delen.append(f"voor {_bereik(dekking, bereik)}")
    geldig = periode_in_woorden(dekking, feit)
    delen += [geldig] if geldig else []
    return "; ".join(delen)


def periode_in_woorden(dekking: Dekking, feit: AlleFeiten) -> str:
    """The period of a fact in words, after statements that it ended; empty when it has none."""
    snap, kennis = dekking.snapshot, dekking.kennisdatum
    if not hasattr(feit, "geldig"):
        return ""
    geldig = snap.geldigheid(feit.id, kennis)
    periode = snap.periode(feit, kennis) if isinstance(feit, Lopend) else geldig.periode()
    return "; ".join((looptijd(periode), *_over_het_einde(snap, geldig))) if periode else ""


def _over_het_einde(snap: Snapshot, geldig: Geldigheid) -> Iterator[str]:
    """What the source says of the end besides its day."""
    if geldig.minstens:
        yield f"ten minste tot {moment(geldig.tot)}"
    if geldig.eind_met_opties:
        yield f"met alle verlengingen tot {moment(geldig.eind_met_opties)}"
    if geldig.opties:
        yield f"verlenging: {geldig.opties}"
    if geldig.einde_bron:
        eerder = f", eerder {moment(geldig.eerder_tot)}" if geldig.eerder_tot else ""
        yield f"einde volgens {snap.bronnen[geldig.einde_bron].titel}{eerder}"


def _bereik(dekking: Dekking, bereik: Bereik) -> str:
    dag: date = dekking.peildatum
    namen = [dekking.snapshot.indeling.naam(c, dag) for c in (*bereik.regios, *bereik.gemeenten)]
    if len(namen) > 4:
        namen = [*namen[:3], f"{len(namen) - 3} andere"]
    return "alle gemeenten" if bereik.landelijk else opsomming(namen)
