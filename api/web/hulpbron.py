"""One resource of the API as data: its address, what can be asked, and what it gives.

Routes, checks of input, the OpenAPI document and the contract tests follow from this one record.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from api.leeg import Leeg
from api.web.vraag import Parameter, Verzoek

Rij = Mapping[str, Any]
Geef = Callable[[Verzoek], Sequence[Rij]]
Waak = Callable[[Verzoek], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Hulpbron:
    """A collection, or one thing: a collection of exactly one row that is not shown as a list."""

    pad: str
    naam: str
    """Its operation id in the OpenAPI."""
    label: str
    titel: str
    uitleg: str
    model: str
    """Name of the schema of one row."""
    kolommen: tuple[str, ...]
    geef: Geef
    waak: Waak | None = None
    """Asked before every answer, also before one that was kept; raises when none may be given."""
    is_lijst: bool = True
    pad_parameters: tuple[Parameter, ...] = ()
    query: tuple[Parameter, ...] = ()
    dagen: bool = True
    """Whether the answer depends on peildatum and kennisdatum."""
    periode: bool = False
    """Whether peildatum may be a period: ``D1..D2``."""
    links: Mapping[str, str] = field(default_factory=dict)
    """Links of a row: relation -> address with columns in braces."""
    vormen: tuple[str, ...] = ("json", "csv")
    leeg: Callable[[Verzoek], Leeg] | None = None
    """Why its list is empty, where it knows more than that nothing is on record."""

    @property
    def route(self) -> str:
        """The path for the router: a key of a source may hold a slash, which arrives decoded."""
        vrij = any(p.naam == "id" and not p.soort for p in self.pad_parameters)
        return self.pad.replace("{id}", "{id:path}") if vrij else self.pad
