"""The command line ``jeugdregio``: which commands there are, and how every one of them ends.

A command is imported only when it is asked for: a question does not wait for the web server.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from api.instellen import Instelfout
from api.keuze import Keuzefout
from api.opdrachten.fouten import FOUT, GOED, Opdrachtfout, PijpDicht, zin_van
from api.vandaag import GeenTijdzone
from graph.reden import reden

OPDRACHTEN = {
    "build": ("bouwen", "Lees de tabellen, maak de snapshot, toon het landelijk overzicht."),
    "validate": ("controleren", "Controleer een eigen bestand; er wordt niets bewaard."),
    "samenvatting": ("vragen", "Hoeveel is bewezen geborgd, weerlegd en onbekend?"),
    "dekking": ("vragen", "Is elke functie in elke regio geborgd?"),
    "hiaten": ("vragen", "Wat is niet geborgd: bewezen, een signaal, of onbekend?"),
    "schakels": ("vragen", "Welke schakels tussen regio’s zijn er, en welke niet?"),
    "buren": ("vragen", "Welke buurregio’s hebben geen bekende afspraak?"),
    "relaties": ("vragen", "Met wie werkt een regio, waarvoor en in welke rol?"),
    "afloop": ("vragen", "Wat loopt af zonder bekende opvolger?"),
    "afhankelijkheid": ("vragen", "Waar hangt alles aan één partij of coördinator?"),
    "uitleg": ("waarom", "Waarom: de regel, de feiten, de bronnen."),
    "export": ("exporteren", "Schrijf alle feiten als ttl, trig, jsonld, nq, graphml of csv."),
    "kaart": ("paginas", "Schrijf de netwerkkaart als één bestand."),
    "rapport": ("paginas", "Schrijf het rapport van een regio als één pagina."),
    "sparql": ("sparqlvraag", "Stel een SPARQL-vraag aan de snapshot."),
    "neo4j": ("neo4j_opdrachten", "Vul Neo4j met de snapshot, vergelijk ze, of stel een vraag."),
    "serve": ("serveren", "Start de API en de verkenner."),
}
"""Name of a command -> the module of ``api.opdrachten`` that has a function of that name, and what
the command answers."""

_HULP = {
    "Usage:": "Gebruik:",
    "Options:": "Opties:",
    "Arguments:": "Argumenten:",
    "Show this message and exit.": "Toon deze tekst.",
    "[OPTIONS]": "[OPTIES]",
    "COMMAND [ARGS]...": "OPDRACHT ...",
    "[required]": "[verplicht]",
    "[default: ": "[standaard: ",
}


def _nederlands(tekst: str) -> str:
    """Help in the language of the users."""
    for engels, nederlands in _HULP.items():
        tekst = tekst.replace(engels, nederlands)
    return tekst


class Opdracht(TyperCommand):
    """One command."""

    def get_help(self, ctx: Any) -> str:
        """What it does and which options it has."""
        return _nederlands(super().get_help(ctx))

    def invoke(self, ctx: Any) -> Any:
        """Run it. A closed pipe is told apart here, for typer would make a failure of it."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as fout:
            raise PijpDicht from fout


class Opdrachten(TyperGroup):
    """All commands; each is imported when it is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002  # the caller decides
        """Their names, in the order of the help."""
        return list(OPDRACHTEN)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        """One command, or nothing when there is none of this name."""
        if cmd_name not in OPDRACHTEN:
            return None
        module = import_module(f"api.opdrachten.{OPDRACHTEN[cmd_name][0]}")
        los = typer.Typer(add_completion=False, rich_markup_mode=None)
        los.command(cmd_name, cls=Opdracht)(getattr(module, cmd_name))
        return get_command(los)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002
        """The list, without importing what it names."""
        with formatter.section("Opdrachten"):
            formatter.write_dl([(naam, zin) for naam, (_, zin) in OPDRACHTEN.items()])

    def get_help(self, ctx: Any) -> str:
        """What there is to ask."""
        return _nederlands(super().get_help(ctx))


app = typer.Typer(
    cls=Opdrachten,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


@app.callback()
def alle() -> None:
    """Welke jeugdhulp is waar geborgd, met wie, tot wanneer, en wie zegt dat?"""


def main(argumenten: Sequence[str] | None = None) -> None:
    """Run one command and leave with its exit code."""
    for stroom in (sys.stdout, sys.stderr):
        if isinstance(stroom, io.TextIOWrapper):
            stroom.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(voer_uit(list(sys.argv[1:] if argumenten is None else argumenten)))


def voer_uit(argumenten: list[str]) -> int:
    """The exit code of a command; every foreseen failure is one sentence on standard error."""
    try:
        uitkomst = app(args=argumenten or ["--help"], prog_name="jeugdregio", standalone_mode=False)
        sys.stdout.flush()
    except typer.TyperException as fout:
        return _stop(zin_van(fout))
    except (GeenTijdzone, Instelfout, Keuzefout, Opdrachtfout) as fout:
        return _stop(str(fout))
    except (PijpDicht, BrokenPipeError):
        return _pijp_dicht()
    except OSError as fout:
        wat = f"{fout.filename}: " if fout.filename else ""
        return _stop(f"{wat}{reden(fout)}; controleer het pad en de rechten.")
    except (KeyboardInterrupt, typer.Abort):
        return _stop("Afgebroken.")
    return uitkomst if isinstance(uitkomst, int) else GOED


def _stop(zin: str) -> int:
    print(zin, file=sys.stderr)
    return FOUT


def _pijp_dicht() -> int:
    """The reader had enough (``| head``): nothing went wrong, and nothing more can be said."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return GOED


if __name__ == "__main__":
    main()
