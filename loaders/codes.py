"""What rows refer to: every code that a fact names, and the table that must define it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from graph import facts
from graph.facts import AlleFeiten
from graph.tekst import kort
from loaders import grenzen
from loaders.base import CelFout

_ALS_CODE = re.compile(r"(?:GM|JZ|VT)[\s_-]*\d+", re.IGNORECASE)
"""What was meant as the code of a gemeente or region, whether or not it has the form of one."""
WAAR = {
    "gemeente": "gemeenten.csv",
    "regio": "regios.csv",
    "functie": "functies.csv",
    "basisfunctie": "basisfuncties.csv",
    "verband": "verbanden.csv",
    "onderwerp": "borgingen.csv, taken.csv of uitspraken.csv",
    "aanbod": "aanbod.csv",
    "feit": "een van de tabellen",
    "gebied": "gemeenten.csv of regios.csv",
    "naam": "gemeenten.csv, regios.csv of functies.csv",
    "partij": "gemeenten.csv of regios.csv",
}
"""Kind of code -> the table that defines it."""

_VELDEN: dict[str, str] = {
    "gemeente": "gemeente",
    "gemeenten": "gemeente",
    "centrumgemeente": "gemeente",
    "regio": "regio",
    "regios": "regio",
    "via_regio": "regio",
    "partners": "gebied",
    "partijen": "gebied",
    "spreekt_voor": "gebied",
    "functie": "functie",
    "functies": "functie",
    "verband": "verband",
    "volgt_op": "onderwerp",
    "vervangt": "feit",
    "onderdeel_van": "basisfunctie",
    # These may hold a name as well: only what looks like a code must exist.
    "deelnemer": "partij",
    "drager": "partij",
    "coordinator": "partij",
    "vastgesteld_door": "partij",
    "betrokken": "partij",
}
"""Field -> the kind of code that it holds, in whatever fact type it stands."""

_EIGEN: dict[type[Any], dict[str, str]] = {
    facts.Beeindiging: {"onderwerp": "onderwerp", "aanbod": "aanbod"},
    facts.Bedrag: {"onderwerp": "onderwerp"},
    facts.Grens: {"a": "gebied", "b": "gebied"},
    facts.Herindeling: {"van": "gemeente", "naar": "gemeente"},
    facts.Alias: {"code": "naam"},
}
"""Fields that hold a code in one fact type only."""


@dataclass(slots=True)
class Codes:
    """Every code that rows may refer to, by kind, and the codes behind names."""

    van: dict[str, set[str]] = field(default_factory=lambda: {soort: set() for soort in WAAR})
    bij_naam: dict[str, str] = field(default_factory=dict)
    hulp_over: int = grenzen.GELIJKENISSEN
    soorten: Collection[str] = tuple(WAAR)
    """The kinds that can be checked: with its table unreadable nothing can be said to miss."""

    @classmethod
    def uit(cls, feiten: Iterable[AlleFeiten], onleesbaar: Collection[str]) -> Codes:
        """Collect them; ``onleesbaar`` are the loaders whose file could not be read."""
        codes = cls(soorten=[s for s in WAAR if not _tabellen(s).intersection(onleesbaar)])
        for feit in feiten:
            codes._neem(feit)
        van = codes.van
        van["gebied"] = van["partij"] = van["gemeente"] | van["regio"]
        van["naam"] = van["gebied"] | van["functie"]
        return codes

    def _neem(self, feit: AlleFeiten) -> None:
        self.van["feit"].add(feit.id)
        match feit:
            case facts.Gemeente() | facts.Regio() | facts.Functie() | facts.Basisfunctie():
                self.van[type(feit).__name__.lower()].add(feit.code)
                self.bij_naam.setdefault(feit.naam, feit.code)
            case facts.Verband():
                self.van["verband"].add(feit.code)
            case facts.Borging() | facts.Taak():
                self.van["onderwerp"].add(feit.onderwerp)
            case facts.Aanbod():
                self.van["aanbod"].add(feit.sleutel)

    def fouten(self, feit: AlleFeiten, kolommen: Mapping[str, str]) -> Iterator[CelFout]:
        """One remark for each code that nothing defines; ``kolommen`` renames fields."""
        gemist: set[str] = set()
        for veld, soort, code in codes_in(feit):
            if soort in self.soorten and code not in gemist and not self._kent(soort, code):
                gemist.add(code)
                wat = "code" if soort in ("gebied", "naam", "partij") else soort
                probleem = f"{wat} '{kort(code)}' staat niet in {WAAR[soort]}"
                yield CelFout(kolommen.get(veld, veld), probleem, self._hulp(soort, code))

    def _kent(self, soort: str, code: str) -> bool:
        """Whether a reference resolves.

        A party without a code is a name, which is fine, unless it is that of a gemeente or region:
        without its code the link to it would be lost.
        """
        if soort == "partij" and not _ALS_CODE.fullmatch(code):
            return self.bij_naam.get(code) not in self.van["gebied"]
        return code in self.van[soort]

    def _hulp(self, soort: str, code: str) -> str:
        """What the writer may have meant: a name, a code without its letters, or a slip."""
        bekend = self.van[soort]
        cijfers = re.sub(r"\D", "", code)[-4:]
        self.hulp_over -= 1
        gokken = [self.bij_naam.get(code, ""), f"GM{cijfers:>04}"]
        if self.hulp_over > 0 and not code.startswith(("GM", "JZ", "VT")):
            # Between codes of this kind each is as near as the next; a guess would mislead.
            gokken += get_close_matches(code, sorted(bekend), 1, 0.7)
        gok = next((gok for gok in gokken if gok in bekend and gok != code), "")
        return f"bedoelt u {gok}" if gok else f"verbeter de code of voeg toe aan {WAAR[soort]}"


def _tabellen(soort: str) -> set[str]:
    namen = set(re.findall(r"(\w+)\.csv", WAAR[soort]))
    return namen | ({"functie_mapping"} if soort in ("onderwerp", "feit") else set())


def codes_in(feit: AlleFeiten) -> Iterator[tuple[str, str, str]]:
    """Field, kind and code of everything that a fact refers to."""
    eigen = _EIGEN.get(type(feit), {})
    for deel in (getattr(feit, "bereik", None), feit, feit.herkomst):
        for veld in deel.__struct_fields__ if deel is not None else ():
            soort = eigen.get(veld, "") if deel is feit and veld in eigen else _VELDEN.get(veld)
            if soort is not None:
                waarde = getattr(deel, veld)
                codes = (waarde,) if isinstance(waarde, str) else waarde
                yield from ((veld, soort, code) for code in codes if code)
