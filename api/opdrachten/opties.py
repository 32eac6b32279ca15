"""The options that commands share, worded once, and the frame around every question.

``vraagt`` turns a function from a ``Vraag`` to rows into a command: it adds the common options,
opens the snapshot, prints the rows and sets the exit code.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any, Concatenate, ParamSpec, cast, get_type_hints

import typer

from api.kolommen import TABELLEN
from api.opdrachten.fouten import BEVINDINGEN
from api.opdrachten.omgeving import lees_dagen, lees_periodedagen, open_snapshot, plek
from api.opdrachten.uitvoer import schrijf, vorm
from api.rijen import Rij, Vraag, periodetekst

P = ParamSpec("P")

PeildatumOptie = Annotated[
    str | None, typer.Option(metavar="DAG", help="Over welke dag; standaard vandaag.")
]
KennisdatumOptie = Annotated[
    str | None,
    typer.Option(
        metavar="DAG", help="Wat bronnen op deze dag konden vertellen; standaard vandaag."
    ),
]
FormatOptie = Annotated[
    str | None,
    typer.Option(metavar="table|csv|json", help="Standaard table op een terminal, anders csv."),
]
DataOptie = Annotated[
    str | None,
    typer.Option(metavar="LAND", help="nl, kleinland of een map met tabellen; standaard nl."),
]
SnapshotOptie = Annotated[
    str | None, typer.Option(metavar="MAP", help="Waar de snapshot ligt; standaard snapshot/LAND.")
]
FunctieOptie = Annotated[str | None, typer.Option(metavar="ID", help="Alleen deze functie.")]
RegioOptie = Annotated[str | None, typer.Option(metavar="CODE", help="Alleen deze regio.")]
NiveauOptie = Annotated[
    str | None, typer.Option(metavar="N", help="lokaal, regionaal, bovenregionaal of landelijk.")
]
UitOptie = Annotated[str, typer.Option("--out", metavar="PAD", help="Waar het antwoord komt.")]
FailOptie = Annotated[
    bool, typer.Option("--fail", help="Eindig met code 1 als er bewezen bevindingen zijn.")
]

_GEMEEN: dict[str, Any] = {
    "peildatum": PeildatumOptie,
    "kennisdatum": KennisdatumOptie,
    "format": FormatOptie,
    "data": DataOptie,
    "snapshot": SnapshotOptie,
}

Opdracht = Callable[Concatenate[Vraag, P], list[Rij]]
Telling = Callable[[Vraag, list[Rij], dict[str, Any]], list[str]]
Faalt = Callable[[Rij, dict[str, Any]], bool]


def vraagt(
    naam: str, *, telt: Telling | None = None, faalt: Faalt | None = None, periode: bool = False
) -> Callable[[Opdracht[P]], Callable[..., None]]:
    """Make a command of a function that answers with the rows of table ``naam``.

    ``periode`` lets ``--peildatum`` be one, ``D1..D2``.
    ``telt`` gives extra lines under a table; ``faalt`` adds ``--fail`` and says for which rows.
    """

    def maak(functie: Opdracht[P]) -> Callable[..., None]:
        @wraps(functie)
        def opdracht(**waarden: Any) -> None:
            gemeen = {optie: waarden.pop(optie) for optie in _GEMEEN}
            moet_falen = bool(waarden.pop("fail", False))
            gekozen = vorm(gemeen["format"])
            lees = lees_periodedagen if periode else lees_dagen
            op_dagen = lees(gemeen["peildatum"], gemeen["kennisdatum"])
            snapshot = open_snapshot(plek(gemeen["data"], gemeen["snapshot"]))
            vraag = Vraag(snapshot, *op_dagen)
            rijen = cast(Callable[..., list[Rij]], functie)(vraag, **waarden)
            extra = telt(vraag, rijen, waarden) if telt and gekozen == "table" else []
            schrijf(TABELLEN[naam], rijen, gekozen, snapshot.dataset, [*extra, dagen(vraag)])
            if moet_falen and faalt and any(faalt(rij, waarden) for rij in rijen):
                raise typer.Exit(BEVINDINGEN)

        _zet_opties(opdracht, functie, _GEMEEN | ({"fail": FailOptie} if faalt else {}))
        return opdracht

    return maak


def dagen(vraag: Vraag) -> str:
    """The line under every table: about which day, known when, from which facts."""
    wanneer = periodetekst(vraag.peildatum, vraag.laatste)
    return f"Peildatum {wanneer}, kennisdatum {vraag.kennisdatum}, snapshot {vraag.snapshot.id}."


def _zet_opties(
    opdracht: Callable[..., None], functie: Callable[..., Any], extra: dict[str, Any]
) -> None:
    """Show typer the options of the question and the common ones, without the ``Vraag``."""
    eigen = list(inspect.signature(functie).parameters.values())[1:]
    hints = get_type_hints(functie, include_extras=True)
    standaard = {naam: False if naam == "fail" else None for naam in extra}
    soort = inspect.Parameter.KEYWORD_ONLY
    parameters = [p.replace(kind=soort, annotation=hints[p.name]) for p in eigen] + [
        inspect.Parameter(naam, soort, default=standaard[naam], annotation=hint)
        for naam, hint in extra.items()
    ]
    opdracht.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    opdracht.__annotations__ = {p.name: p.annotation for p in parameters}
    del opdracht.__wrapped__  # type: ignore[attr-defined]
