"""What a client asks: parameters, read strictly, with all errors at once.

A typing error must never look like an answer. One rule for all ways in: what cannot be read is 400
(an unknown key, an impossible date, a word that is no choice); what can be read but names nothing
(a code that is not there, a region that is not there on the day) is 404, in path and query alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from fastapi import Request

from api.errors import Invoerfout, niet_gevonden, onbekend, ongeldig
from api.keuze import bestaat_niet
from api.periodevraag import ALLEEN_HIER, is_meer_dagen, lees_periode
from api.rijen import Vraag
from api.settings import VOORVOEGSEL, ZOEKTEKST_MAX, Instellingen
from api.web.staat import Staat
from api.web.vormen import HEEL, kies_vorm
from graph.periode import lees_dag
from graph.tekst import normaal

Lezer = Callable[[str, Staat], Any]
"""Reads a text; ``ValueError`` with a sentence, or ``LookupError`` (what, where to look)."""

CODE_MAX = 200
"""Characters in a code or key; the longest in the data has some 100."""

_LIJST = {
    "gemeente": "gemeenten",
    "regio": "regios",
    "functie": "functies",
    "bron": "bronnen",
    "feit": "bronnen",  # facts have no list of their own: each source names its facts
}
"""Kind of thing -> the list in which to look for its code."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One thing a client may give, in the query or in the path."""

    naam: str
    uitleg: str
    lees: Lezer
    schema: Mapping[str, Any]
    voorbeeld: str = ""
    verplicht: bool = False
    standaard: Any = None
    soort: str = ""
    """Of what the value is the code; empty when it is no code."""


def leesdatum(tekst: str, _: Staat | None = None) -> date:
    """A day as ``jjjj-mm-dd``, as everywhere else."""
    if is_meer_dagen(tekst):
        raise ValueError(ALLEEN_HIER)
    return lees_dag(tekst)


def _leesperiode(tekst: str, _: Staat) -> tuple[date, date]:
    return lees_periode(tekst)


def geheel(naam: str, uitleg: str, laagste: int, hoogste: int, standaard: int) -> Parameter:
    """A whole number within bounds."""

    def lees(tekst: str, _: Staat) -> int:
        if not re.fullmatch(r"[0-9]{1,9}", tekst) or not laagste <= int(tekst) <= hoogste:
            raise ValueError(f"'{tekst}' kan niet; geef een getal van {laagste} t/m {hoogste}")
        return int(tekst)

    schema = {
        "type": "integer",
        "format": "int32",
        "minimum": laagste,
        "maximum": hoogste,
        "default": standaard,
    }
    return Parameter(naam, uitleg, lees, schema, str(standaard), standaard=standaard)


def keuze(
    naam: str, uitleg: str, waarden: tuple[str, ...], standaard: str | None = None
) -> Parameter:
    """One of a few words."""

    def lees(tekst: str, _: Staat) -> str:
        if tekst not in waarden:
            raise ValueError(f"'{tekst}' bestaat niet; kies uit {', '.join(waarden)}")
        return tekst

    schema: dict[str, Any] = {"type": "string", "enum": list(waarden)}
    if standaard is not None:
        schema["default"] = standaard
    return Parameter(naam, uitleg, lees, schema, standaard or waarden[0], standaard=standaard)


def code(
    soort: str, uitleg: str, voorbeeld: str, *, naam: str = "", verplicht: bool = False
) -> Parameter:
    """The code of a thing that exists, on whatever day."""

    def lees(tekst: str, staat: Staat) -> str:
        if not 1 <= len(tekst) <= CODE_MAX:
            raise ValueError(f"geef een code van 1 t/m {CODE_MAX} tekens")
        if tekst not in staat.namen[soort]:
            raise LookupError(
                f"{soort} '{tekst[:60]}'", f"zie {VOORVOEGSEL}/{_LIJST[soort]} voor wat er is"
            )
        return tekst

    schema = {"type": "string", "minLength": 1, "maxLength": CODE_MAX}
    return Parameter(naam or soort, uitleg, lees, schema, voorbeeld, verplicht, soort=soort)


def tekst(naam: str, uitleg: str, voorbeeld: str, *, verplicht: bool = False) -> Parameter:
    """Free text; its limit is a setting."""

    def lees(waarde: str, _: Staat) -> str:
        if not waarde.strip() or len(waarde) > ZOEKTEKST_MAX:
            raise ValueError(f"geef een tekst van 1 t/m {ZOEKTEKST_MAX} tekens")
        return normaal(waarde)

    schema = {"type": "string", "minLength": 1, "maxLength": ZOEKTEKST_MAX, "pattern": "\\S"}
    return Parameter(naam, uitleg, lees, schema, voorbeeld, verplicht)


def vorm(vormen: tuple[str, ...]) -> Parameter:
    """The form of the answer, for clients that can only give an address."""
    waarden = keuze("vorm", "", vormen)
    uitleg = (
        "In welke vorm het antwoord komt; gaat voor Accept. Als csv of geojson komt een lijst in "
        "haar geheel, tenzij page of pageSize erbij staat."
    )
    return replace(waarden, uitleg=uitleg, voorbeeld=vormen[-1])


_DAGSCHEMA = {
    "type": "string",
    "format": "date",
    "pattern": "^(19|2[01])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
    "examples": ["2026-06-01"],
}
"""A day within the years that are read; ``format`` says that it must exist."""
PEILDATUM = Parameter(
    "peildatum",
    "Over welke dag het antwoord gaat; zonder deze parameter vandaag in Nederland.",
    leesdatum,
    _DAGSCHEMA,
    "2025-01-01",
)
PERIODE = Parameter(
    "peildatum",
    "Over welke dag het antwoord gaat; zonder deze parameter vandaag in Nederland. Ook een periode "
    "van hoogstens drie jaar kan, als 2022-01-01..2022-12-31: alles wat op een dag daarin geldt.",
    _leesperiode,
    _DAGSCHEMA,
    "2025-01-01",
)
KENNISDATUM = Parameter(
    "kennisdatum",
    "Wat de bronnen op deze dag konden vertellen; zonder deze parameter vandaag.",
    leesdatum,
    _DAGSCHEMA,
    "2026-01-01",
)
PAGINA_MAX = 1_000_000


def paginering(instellingen: Instellingen) -> tuple[Parameter, Parameter]:
    """``page`` and ``pageSize``, with the limits of the settings."""
    grens = instellingen.pagina_max
    standaard = min(instellingen.pagina_standaard, grens)
    return (
        geheel("page", "Welke pagina, vanaf 1.", 1, PAGINA_MAX, 1),
        geheel("pageSize", "Hoeveel rijen per pagina.", 1, grens, standaard),
    )


@dataclass(frozen=True)
class Verzoek:
    """A request, read: paths and filters by name, dates resolved."""

    staat: Staat
    peildatum: date
    kennisdatum: date
    pad: Mapping[str, Any]
    filters: Mapping[str, Any]
    laatste: date | None = None
    """Last day of the period; none for one day."""
    pagina: int = 1
    per_pagina: int = 0
    gebladerd: bool = False
    """Whether the client itself asked for a page."""
    vorm: str = "json"
    extra: Mapping[str, str] = field(default_factory=dict)

    @property
    def heel(self) -> bool:
        """Whether a list comes whole: a file is no page, unless a page was asked for."""
        return self.vorm in HEEL and not self.gebladerd

    @cached_property
    def vraag(self) -> Vraag:
        """The state on the two dates; about a period one of its own."""
        if self.laatste:
            return Vraag(self.staat.snapshot, self.peildatum, self.kennisdatum, self.laatste)
        return self.staat.vraag(self.peildatum, self.kennisdatum)

    def __getitem__(self, naam: str) -> Any:
        """A value from the path or a filter; ``None`` when it was not given."""
        return self.pad[naam] if naam in self.pad else self.filters[naam]


def lees_verzoek(
    request: Request,
    staat: Staat,
    vandaag: date,
    *,
    pad: tuple[Parameter, ...],
    query: tuple[Parameter, ...],
    gepagineerd: bool,
    dagen: bool = True,
    vormen: tuple[str, ...] = (),
    periode: bool = False,
) -> Verzoek:
    """Read a request; raises with every error in it. Without ``vormen`` the caller has but one."""
    delen = {p.naam: _lees_pad(p, request.path_params[p.naam], staat) for p in pad}
    extra = (PERIODE if periode else PEILDATUM, KENNISDATUM) if dagen else ()
    bladeren = paginering(staat.instellingen) if gepagineerd else ()
    kiest = (vorm(vormen),) if len(vormen) > 1 else ()
    gelezen = _lees_query(request, (*query, *extra, *bladeren, *kiest), staat)
    if vormen:
        gelezen.setdefault("vorm", None)
        gelezen["vorm"] = gelezen["vorm"] or kies_vorm(request.headers.get("accept"), vormen)
    eerste, laatste = _van_tot(gelezen.get("peildatum") or vandaag)
    return Verzoek(
        staat=staat,
        peildatum=eerste,
        laatste=laatste,
        kennisdatum=gelezen.get("kennisdatum") or vandaag,
        pad=delen,
        filters={p.naam: gelezen[p.naam] for p in query},
        pagina=gelezen.get("page", 1),
        per_pagina=gelezen.get("pageSize", 0),
        gebladerd=bool(request.query_params.keys() & {"page", "pageSize"}),
        vorm=gelezen.get("vorm", "json"),
    )


def _van_tot(gelezen: date | tuple[date, date]) -> tuple[date, date | None]:
    """A period of one day is that day."""
    if isinstance(gelezen, date):
        return gelezen, None
    eerste, laatste = gelezen
    return eerste, laatste if laatste != eerste else None


def bestaan_op_dag(verzoek: Verzoek, pad: Iterable[Parameter], query: Iterable[Parameter]) -> None:
    """404 for a region that does not exist on the day: no answer about it could be true."""
    fouten = []
    for plaats, parameters in (("path", pad), ("query", query)):
        for p in parameters:
            if p.soort == "regio" and verzoek[p.naam] is not None:
                snap = verzoek.staat.snapshot
                if zin := bestaat_niet(snap, verzoek[p.naam], verzoek.peildatum, verzoek.laatste):
                    fouten.append(Invoerfout(plaats, p.naam, zin))
    if fouten:
        raise onbekend(*fouten)


def _lees_pad(parameter: Parameter, waarde: str, staat: Staat) -> Any:
    try:
        return parameter.lees(waarde, staat)
    except LookupError as fout:
        raise niet_gevonden(*map(str, fout.args)) from None
    except ValueError as fout:
        raise niet_gevonden(f"'{waarde[:60]}'", str(fout)) from None


def _lees_query(
    request: Request, parameters: tuple[Parameter, ...], staat: Staat
) -> dict[str, Any]:
    gegeven = request.query_params.multi_items()
    fouten, vergeefs = list(_vreemd(gegeven, parameters)), []
    gelezen = {}
    for p in parameters:
        waarden = [waarde for naam, waarde in gegeven if naam == p.naam]
        try:
            gelezen[p.naam] = _lees_een(p, waarden, staat)
        except LookupError as fout:
            zin = f"{fout.args[0]} bestaat niet; {fout.args[1]}"
            vergeefs.append(Invoerfout("query", p.naam, zin))
        except ValueError as fout:
            fouten.append(Invoerfout("query", p.naam, str(fout)))
    if fouten:
        raise ongeldig(*fouten, *vergeefs)
    if vergeefs:
        raise onbekend(*vergeefs)
    return gelezen


def _lees_een(p: Parameter, waarden: list[str], staat: Staat) -> Any:
    """The value of one key; ``ValueError`` with a sentence, ``LookupError`` for an unknown code."""
    if len(waarden) > 1:
        raise ValueError(f"{p.naam} staat er {len(waarden)} keer; geef één waarde")
    if not waarden and p.verplicht:
        raise ValueError(f"{p.naam} ontbreekt; geef bijvoorbeeld {p.naam}={p.voorbeeld}")
    if not waarden:
        return p.standaard
    try:
        return p.lees(waarden[0], staat)
    except ValueError as fout:
        raise ValueError(f"{p.naam}: {fout}") from None


def _vreemd(
    gegeven: list[tuple[str, str]], parameters: tuple[Parameter, ...]
) -> Iterator[Invoerfout]:
    bekend = [p.naam for p in parameters]
    for naam in dict.fromkeys(naam for naam, _ in gegeven if naam not in bekend):
        kan = f"kies uit {', '.join(bekend)}" if bekend else "hier kan er geen"
        zin = f"parameter '{naam[:60]}' bestaat hier niet; {kan}"
        yield Invoerfout("query", naam[:60], zin)
