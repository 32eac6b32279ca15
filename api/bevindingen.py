"""The findings that matter most, in sentences: gaps and unknowns side by side, links, what ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from api import rijen
from api.rijen import Vraag
from graph.dekking import Dekkingsrij
from graph.taal import aantal, datum, getal, opsomming

MAANDEN = 12


def bevindingen(vraag: Vraag) -> list[str]:
    """A sentence or two each, the proven and the unknown together, in a fixed order."""
    return [_gaten(vraag), *_schakels(vraag), _afloop(vraag)]


def _gaten(vraag: Vraag) -> str:
    """Proven gaps never without the number of unknowns, and no number twice otherwise."""
    rijen_ = vraag.dekking.rijen()
    lijsten = Counter(rijen.lijst_van(rij) for rij in rijen_)
    zinnen = [
        _bewezen(lijsten["bewezen"], lijsten["bevat-bewezen-gat"]),
        _onbekend([rij for rij in rijen_ if rij.status == "onbekend"], len(rijen_)),
        _signalen([rij for rij in rijen_ if rij.status != "onbekend"]),
    ]
    return " ".join(filter(None, zinnen))


def _onbekend(onbekend: list[Dekkingsrij], alle: int) -> str:
    """How many are unknown, and of how many of those something is known of a part."""
    wat = "combinaties van regio en functie"
    if not onbekend:
        return f"Over elk van de {getal(alle)} {wat} is iets bekend."
    hoeveel = f"{getal(len(onbekend))} van de {getal(alle)}"
    if len(onbekend) == alle:
        hoeveel = f"alle {getal(alle)}"
    lijsten = Counter(rijen.lijst_van(rij) for rij in onbekend)
    delen = [
        f"bij {getal(lijsten[lijst])} daarvan is voor een deel van de gemeenten {wat_dan}"
        for lijst, wat_dan in (
            ("bevat-bewezen-gat", "bewezen dat er niets is"),
            ("signaal", "een afspraak verlopen"),
        )
        if lijsten[lijst]
    ]
    return f"{'; '.join((f'Van {hoeveel} {wat} weten we het niet', *delen))}."


def _signalen(bekend: list[Dekkingsrij]) -> str:
    """Statuses that are no gap, and arrangements that ended beside an allotment."""
    signalen = [rij for rij in bekend if rijen.lijst_van(rij) == "signaal"]
    if not signalen:
        return ""
    soorten = Counter(_signaal(rij) for rij in signalen)
    return f"Bij {getal(len(signalen))} is er een signaal{_soorten(soorten)}."


def _signaal(rij: Dekkingsrij) -> str:
    """What a signal is about: its status, else what ended."""
    anders = "aanwijzing na een verlopen afspraak"
    return rij.status.replace("-", " ") if rij.status in rijen.SIGNALEN else anders


def _soorten(signalen: Counter[str]) -> str:
    """Which signals there are: `` (verlopen)``, ``: 2 gepland en 1 eenzijdig``."""
    if len(signalen) == 1:
        return f" ({next(iter(signalen))})"
    return f": {opsomming([f'{n} {naam}' for naam, n in signalen.most_common()])}"


def _bewezen(geheel: int, deel: int) -> str:
    """How often something is proven not to be there."""
    if not geheel and not deel:
        return "Van geen enkele functie is bewezen dat zij ergens niet geborgd is."
    delen = [
        f"{n} keer voor {wie}"
        for n, wie in ((geheel, "een hele regio"), (deel, "een deel van de gemeenten"))
        if n
    ]
    return f"Bewezen niet geborgd: {opsomming(delen)}."


def _schakels(vraag: Vraag) -> Iterator[str]:
    code = Counter(str(rij["code"]) for rij in rijen.schakels(vraag))
    eenzijdig = [
        f"{code[naam]} keer noemt een regio een partner {wie}"
        for naam, wie in (
            ("eenzijdig", "die haar niet noemt"),
            ("eenzijdig-onbevestigd", "waarvan we zelf nog niets lazen"),
        )
        if code[naam]
    ]
    if eenzijdig:
        yield f"Eenzijdige schakels: {', en '.join(eenzijdig)}."
    if stand := _stand(code):
        yield stand
    if keer := code["geen-coordinator"]:
        yield (
            f"Coördinatie: {keer} keer kennen we van een cluster de coördinator niet; "
            "dat bewijst niet dat die er niet is."
        )


def _stand(code: Counter[str]) -> str:
    """What is known of links with others, and of how many nothing is."""
    tellingen = (
        (code["wederkerig"], "over en weer bekend"),
        (code["schakel-gepland"], "gepland"),
        (code["schakel-verlopen"], "afgelopen zonder bekende opvolger"),
        (code["geen-schakel"] + code["buiten-cluster"], "bewezen afwezig"),
    )
    delen = [f"{n} {wat}" for n, wat in tellingen if n]
    zinnen = [f"{opsomming(delen)}."] if delen else []
    if onbekend := code["schakel-onbekend"]:
        ze = "die er niet is" if onbekend == 1 else "ze er niet zijn"
        zinnen.append(
            f"{'Van' if delen else 'van'} {onbekend} weten we het niet; dat bewijst niet dat {ze}."
        )
    if not zinnen:
        return ""
    return f"Schakels met andere regio’s, geteld per regio en functie: {' '.join(zinnen)}"


def _afloop(vraag: Vraag) -> str:
    alle = rijen.afloop(vraag, MAANDEN)
    onderwerpen = {rij["id"] for rij in alle}
    if not alle:
        return f"Binnen {MAANDEN} maanden loopt geen bekende afspraak af zonder opvolger."
    eerste = alle[0]
    wat = "loopt 1 afspraak" if len(onderwerpen) == 1 else f"lopen {len(onderwerpen)} afspraken"
    dag = datum(date.fromisoformat(str(eerste["tot_laatst"])))
    raakt = aantal(len(alle), "combinatie van regio en functie", "combinaties van regio en functie")
    wie = f"{eerste['titel']}, op {dag}"
    als_eerste = f". Als eerste eindigt {wie}" if len(onderwerpen) > 1 else f": {wie}"
    return (
        f"Binnen {MAANDEN} maanden {wat} af zonder bekende opvolger{als_eerste}. "
        f"Het gaat om {raakt}."
    )
