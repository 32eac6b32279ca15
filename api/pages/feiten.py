"""What a source says, fact by fact, in one Dutch sentence each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from api.pages.blad import Blad
from api.pages.taal import ROLNAMEN
from graph.facts import AlleFeiten, Bereik, Verband
from graph.snapshot import Snapshot
from graph.taal import getal, moment, opsomming
from graph.uitleg import periode_in_woorden

Zegt = Callable[[Blad, Any], str]
_MEESTE = 6


@dataclass(frozen=True, slots=True)
class Feitregel:
    """One fact with where it stands."""

    id: str
    soort: str
    zin: str
    periode: str
    bron: str
    plaats: str
    peildatum: str
    rang: int
    afgeleid: str
    opmerking: str


def feitregel(blad: Blad, feit: AlleFeiten) -> Feitregel:
    """A fact, ready to be shown."""
    herkomst = feit.herkomst
    return Feitregel(
        id=feit.id,
        soort=soort_van(feit),
        zin=zin(blad, feit),
        periode=periode_in_woorden(blad.vraag.dekking, feit),
        bron=herkomst.bron,
        plaats=herkomst.plaats,
        peildatum=moment(herkomst.peildatum),
        rang=herkomst.rang,
        afgeleid=herkomst.afgeleid,
        opmerking=herkomst.opmerking,
    )


def soort_van(feit: AlleFeiten) -> str:
    """The kind of a fact, as in the JSON of the API."""
    return type(feit).__name__.lower()


def feiten_per_code(snapshot: Snapshot) -> dict[str, list[AlleFeiten]]:
    """Per gemeente, region or arrangement the facts about it, except borders, in their order."""
    per: dict[str, list[AlleFeiten]] = {}
    for feit in snapshot.feiten:
        for code in genoemd(feit) if soort_van(feit) != "grens" else ():
            per.setdefault(code, []).append(feit)
    return per


def genoemd(feit: AlleFeiten) -> set[str]:
    """What a fact is about."""
    enkel = ("regio", "gemeente", "code", "deelnemer", "verband", "drager", "van", "naar")
    codes = {getattr(feit, veld, "") for veld in enkel} - {""}
    for veld in ("regios", "gemeenten", "partijen", "partners", "betrokken"):
        codes.update(getattr(feit, veld, ()))
    bereik = getattr(feit, "bereik", None)
    if isinstance(bereik, Bereik):
        codes.update(bereik.regios, bereik.gemeenten)
    return codes


def zin(blad: Blad, feit: AlleFeiten) -> str:
    """The claim itself."""
    return _ZINNEN[soort_van(feit)](blad, feit)


def namen(blad: Blad, codes: Iterable[str]) -> str:
    """Names of gemeenten and regions; a long list is cut and counted."""
    alle = [blad.naam(code) for code in codes]
    if len(alle) > _MEESTE:
        alle = [*alle[: _MEESTE - 1], f"{len(alle) - _MEESTE + 1} andere"]
    return opsomming(alle)


def functienamen(blad: Blad, codes: Iterable[str]) -> str:
    """Names of functions."""
    bekend = blad.snap.functies
    return opsomming([blad.snap.functie(c).naam if c in bekend else c for c in codes])


def _bereik(blad: Blad, bereik: Bereik) -> str:
    if bereik.landelijk:
        return "alle gemeenten van het land"
    return namen(blad, (*bereik.regios, *bereik.gemeenten))


def _met(woord: str, lijst: Iterable[str]) -> str:
    delen = list(lijst)
    return f"; {woord} {opsomming(delen)}" if delen else ""


def _voor(blad: Blad, functie: str) -> str:
    return f" voor {functienamen(blad, [functie])}" if functie else ""


def _borging(b: Blad, f: Any) -> str:
    return (
        f"{f.titel}: {functienamen(b, f.functies)}, voor {_bereik(b, f.bereik)}"
        + (f"; gebied {f.gebied}" if f.gebied else "")
        + (f"; coördinator {b.naam(f.coordinator)}" if f.coordinator else "")
        + _met("contract met", f.contractpartijen)
        + _met("uitvoering door", f.uitvoerders)
    )


def _visie(b: Blad, f: Any) -> str:
    stand = f.stand.replace("-", " ")
    over = f"; noemt {functienamen(b, f.functies)}" if f.functies else ""
    return f"{f.titel} van {namen(b, f.regios)}: {stand}{over}"


def _voornemen(b: Blad, f: Any) -> str:
    soort = f"{f.voornemen_soort.capitalize()}: "
    wie = namen(b, (*(f.gemeenten or f.regios), *f.partners))
    over = functienamen(b, f.functies)
    return soort + "; ".join(filter(None, (f.omschrijving, wie, over)))


def _rol(b: Blad, f: Any) -> str:
    delen = (
        f"{b.naam(f.drager)} is {ROLNAMEN.get(f.rol, f.rol)}",
        functienamen(b, f.functies),
        f"voor {namen(b, f.regios)}" if f.regios else "",
        f"gebied {f.gebied}" if f.gebied else "",
        opsomming(list(f.aanbieders)),
    )
    return "; ".join(filter(None, delen))


def _ontkenning(b: Blad, f: Any) -> str:
    wat = "afspraak" if f.betreft == "dekking" else "schakel"
    return f"Geen {wat} over {functienamen(b, f.functies)} voor {_bereik(b, f.bereik)}"


def _team(b: Blad, f: Any) -> str:
    door = f"; uitvoerder {f.uitvoerder}" if f.uitvoerder else ""
    zelf = {"ja": "; geeft zelf hulp", "nee": "; geeft zelf geen hulp"}.get(f.levert_zelf, "")
    return f"{f.naam} in {b.naam(f.gemeente)}{door}{zelf}{_met('basisfuncties:', f.basisfuncties)}"


def _partner(b: Blad, f: Any) -> str:
    titel = f"; {f.titel}" if f.titel else ""
    wat = functienamen(b, f.functies)
    return f"{b.naam(f.regio)} noemt {namen(b, f.partners)} voor {wat}{titel}"


def _niet_vermeld(b: Blad, f: Any) -> str:
    wie = namen(b, f.partners) if f.partners else "geen enkele partner"
    return f"Stuk van {b.naam(f.regio)} gelezen: noemt {wie} niet{_voor(b, f.functie)}"


def _volledig(b: Blad, f: Any) -> str:
    over = f" voor {functienamen(b, f.functies)}" if f.functies else ""
    if f.lijst_soort == "lidmaatschap" and f.functies:
        return f"De indeling in gebieden{over} noemt {_bereik(b, f.bereik)}, elk één keer"
    return f"De lijst ({f.lijst_soort}) is volledig{over}, {_bereik(b, f.bereik)}"


def _beeindiging(_: Blad, f: Any) -> str:
    wat = f"het aanbod {f.aanbod}" if f.aanbod else f.onderwerp
    return f"{wat} eindigt {'uiterlijk ' if f.uiterlijk else 'op '}{moment(f.datum)}"


def _aanbesteding(b: Blad, f: Any) -> str:
    dagen = (
        ("gepubliceerd", f.publicatie),
        ("gunning", f.gunning),
        ("ingang", f.ingang),
        ("einde", f.einde),
    )
    delen = (
        f.titel,
        f.stand.replace("-", " ") if f.stand != "onbekend" else "",
        namen(b, f.gemeenten or f.regios),
        functienamen(b, f.functies) or f.functietekst,
        *(f"{wat} {moment(dag)}" for wat, dag in dagen if dag),
    )
    return "; ".join(filter(None, delen))


def _bedrag(b: Blad, f: Any) -> str:
    soort = f"{f.bedrag_soort}: " if f.bedrag_soort else ""
    over = f" voor {functienamen(b, f.functies)}" if f.functies else ""
    return f"{soort}{getal(f.bedrag)} euro in {f.jaar} aan {b.naam(f.gemeente)}{over}"


def _capaciteit(b: Blad, f: Any) -> str:
    stand = "" if f.stand == "feit" else f" ({f.stand})"
    delen = (
        f"{getal(f.aantal)} {f.capaciteit_soort or 'plaatsen'}{stand}",
        functienamen(b, f.functies),
        f.aanbieder,
        f"voor {namen(b, f.regios)}" if f.regios else "",
        f"in {f.jaar}" if f.jaar else "",
    )
    return "; ".join(filter(None, delen))


def _toezicht(b: Blad, f: Any) -> str:
    over = functienamen(b, f.functies)
    delen = (f"{f.aanbieder}: {f.toezicht_soort}", over, namen(b, f.regios))
    return "; ".join(filter(None, delen))


_ZINNEN: dict[str, Zegt] = {
    "functie": lambda _, f: f"{f.naam}. {f.omschrijving}",
    "basisfunctie": lambda _, f: f"{f.naam}. {f.omschrijving}",
    "gemeente": lambda _, f: f"Gemeente {f.naam} ({f.code})",
    "regio": lambda _, f: f"{f.regio_soort.replace('-', ' ').capitalize()} {f.naam} ({f.code})",
    "alias": lambda b, f: f"{b.naam(f.code)} heet ook {f.naam}",
    "lidmaatschap": lambda b, f: (
        f"{b.naam(f.gemeente)} hoort bij {b.naam(f.regio)}{_voor(b, f.functie)}"
    ),
    "herindeling": lambda b, f: (
        f"{b.naam(f.van)} gaat over in {b.naam(f.naar)}, {moment(f.datum.isoformat())} ({f.wijze})"
    ),
    "grens": lambda b, f: f"{b.naam(f.a)} en {b.naam(f.b)} delen een grens",
    "verband": lambda _, f: "; ".join(
        filter(None, (f.naam, f.rechtsvorm.replace("-", " "), f.organisatie))
    ),
    "deelname": lambda b, f: (
        f"{b.naam(f.deelnemer)} doet mee aan {verbandnaam(b, f.verband)} ({f.rol})"
        f"{_voor(b, f.functie)}"
    ),
    "borging": _borging,
    "taak": lambda b, f: (
        f"{f.omschrijving}; voor {_bereik(b, f.bereik)}{_met('uitvoering door', f.uitvoerders)}"
        + ("; koopt jeugdhulp in" if f.koopt_in == "ja" else "")
    ),
    "beeindiging": _beeindiging,
    "uitspraak": _partner,
    "nietvermeld": _niet_vermeld,
    "ontkenning": _ontkenning,
    "nietvantoepassing": lambda b, f: (
        f"Niet van toepassing ({f.betreft}): {functienamen(b, f.functies)} "
        f"voor {_bereik(b, f.bereik)}"
    ),
    "volledigheid": _volledig,
    "regiovisie": _visie,
    "voornemen": _voornemen,
    "aanbod": lambda b, f: (
        f"{f.aanbieder}: {functienamen(b, f.functies)}, voor {_bereik(b, f.bereik)}"
    ),
    "lokaalteam": _team,
    "rol": _rol,
    "aankondiging": lambda b, f: "; ".join(filter(None, (f.omschrijving, namen(b, f.regios)))),
    "telling": lambda _, f: f"{f.onderwerp}: {f.uitkomst}",
    "aanbesteding": _aanbesteding,
    "bedrag": _bedrag,
    "capaciteit": _capaciteit,
    "toezicht": _toezicht,
}


def verbandnaam(blad: Blad, code: str) -> str:
    """The name of an arrangement; its code when no source gives one."""
    per_code = blad.verzoek.staat.eens(
        "pagina-verbanden",
        lambda: {f.code: f.naam for f in blad.snap.feiten if isinstance(f, Verband)},
    )
    return per_code.get(code, code)
