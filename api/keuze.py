"""What a user names must exist: a code that does not gets one sentence with what comes close."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING

from graph import periode
from graph.tekst import kort, normaal

if TYPE_CHECKING:
    from graph.snapshot import Snapshot

NIVEAUS = ("lokaal", "regionaal", "bovenregionaal", "landelijk")
STATUSSEN = (
    "geborgd",
    "deels-geborgd",
    "eenzijdig",
    "gepland",
    "verlopen",
    "niet-geborgd",
    "tegenstrijdig",
    "niet-van-toepassing",
    "onbekend",
)
SCHAKELCODES = (
    "wederkerig",
    "eenzijdig",
    "eenzijdig-onbevestigd",
    "schakel-gepland",
    "schakel-verlopen",
    "niet-van-toepassing",
    "buiten-cluster",
    "geen-schakel",
    "schakel-onbekend",
    "geen-coordinator",
)
_MEESTE = 3


class Keuzefout(ValueError):
    """A choice that does not exist; the message is one Dutch sentence that says what does."""


def kies_regio(snapshot: Snapshot, code: str, dag: date, tot_en_met: date | None = None) -> str:
    """The code of a jeugdregio that exists on the day (or in the period), or its name."""
    indeling = snapshot.indeling
    namen = {regio: indeling.naam(regio, date.max) for regio in snapshot.regios}
    regio = kies_code("Regio", code, namen)
    if zin := bestaat_niet(snapshot, regio, dag, tot_en_met):
        raise Keuzefout(f"{zin[0].upper()}{zin[1:]}.")
    return regio


def bestaat_niet(snapshot: Snapshot, regio: str, dag: date, tot_en_met: date | None = None) -> str:
    """That a jeugdregio does not exist on the day, and when it does; empty when it exists.

    Every way in says this with these words: an empty answer would look like one. With
    ``tot_en_met`` the question is about a period: it must exist on some day of it.
    """
    van, tot = snapshot.indeling.regio_bestaat[regio]
    laatste = tot_en_met or dag
    if van <= laatste and dag < tot:
        return ""
    wanneer = f"kies een dag vanaf {van}" if laatste < van else f"kies een dag voor {tot}"
    op = f"op {dag}" if dag == laatste else f"van {dag} t/m {laatste}"
    return f"regio {regio} bestaat niet {op}; {wanneer}"


def kies_functie(snapshot: Snapshot, code: str) -> str:
    """The code of a function, given as such or as its name."""
    namen = {functie: snapshot.functie(functie).naam for functie in snapshot.functies}
    return kies_code("Functie", code, namen)


def kies_uit(wat: str, waarde: str, keuzes: Iterable[str]) -> str:
    """One of a short list."""
    mogelijk = list(keuzes)
    if waarde in mogelijk:
        return waarde
    raise Keuzefout(f"{wat} '{kort(waarde)}' bestaat niet; kies uit: {', '.join(mogelijk)}.")


def lees_dag(optie: str, tekst: str) -> date:
    """A day written ``2025-12-31``."""
    if ".." in tekst or "," in tekst:
        raise Keuzefout(
            f"{optie} '{kort(tekst)}': een periode D1..D2 kan alleen bij relaties en schakels; "
            "vraag hier één dag."
        )
    try:
        return periode.lees_dag(tekst)
    except periode.GeenDatum as fout:
        raise Keuzefout(f"{optie} {fout}.") from None


def kies_code(wat: str, tekst: str, namen: Mapping[str, str]) -> str:
    """The code among these names per code, given as such or as its name."""
    per_vorm = {normaal(naam).casefold(): code for code, naam in namen.items()}
    per_vorm |= {code.casefold(): code for code in namen}
    gezocht = normaal(tekst).casefold()
    if gezocht in per_vorm:
        return per_vorm[gezocht]
    if not namen:
        raise Keuzefout(f"{wat} {kort(tekst)} bestaat niet; deze snapshot heeft er geen.")
    # A part of a name is how people look for a region.
    lijkt = [vorm for vorm in sorted(per_vorm) if len(gezocht) > 2 and gezocht in vorm]
    lijkt += get_close_matches(gezocht, sorted(per_vorm), 8, 0.5)
    codes = list(dict.fromkeys(per_vorm[vorm] for vorm in lijkt))[:_MEESTE]
    voorstel = ", ".join(f"{code} ({namen[code]})" for code in codes)
    eerste, *_, laatste = (*namen, *namen)
    hulp = f"bedoelde u {voorstel}?" if voorstel else f"de codes lopen van {eerste} tot {laatste}."
    raise Keuzefout(f"{wat} {kort(tekst)} bestaat niet; {hulp}")
