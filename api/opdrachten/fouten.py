"""Every failure a user can cause, as one Dutch sentence and an exit code; never a traceback."""

from __future__ import annotations

from typer import TyperException

GOED, BEVINDINGEN, FOUT = 0, 1, 2
"""Exit codes: fine; findings that the command was asked to fail on; wrong use or bad input."""


class Opdrachtfout(Exception):
    """Stops the command with one sentence."""


class PijpDicht(Exception):
    """Who reads our output has had enough."""


def zin_van(fout: TyperException) -> str:
    """What is wrong with the command line itself, in Dutch."""
    soort = type(fout).__name__
    naam = getattr(fout, "option_name", "")
    parameter = getattr(fout, "param", None)
    if soort == "NoSuchOption":
        lijkt = ", ".join(sorted(getattr(fout, "possibilities", None) or ()))
        hulp = f"bedoelde u {lijkt}?" if lijkt else "zie de lijst met --help."
        return f"Optie {naam} bestaat niet; {hulp}"
    if soort == "BadOptionUsage":
        return f"Bij optie {naam} ontbreekt de waarde, of er hoort er geen bij; zie --help."
    if soort == "MissingParameter" and parameter is not None:
        wat = parameter.opts[0] if parameter.opts[0].startswith("-") else parameter.name.upper()
        return f"{wat} ontbreekt; vul dat in (zie --help)."
    if soort == "BadParameter" and parameter is not None:
        return f"De waarde van {parameter.opts[0]} past niet: geef {_verwacht(parameter)}."
    boodschap = fout.format_message()
    if boodschap.startswith("No such command"):
        return f"Opdracht {boodschap.split()[3].rstrip('.')} bestaat niet; zie jeugdregio --help."
    if boodschap.startswith("Got unexpected extra argument"):
        return f"Er staat te veel: {boodschap.rpartition('(')[2].rstrip(').')}; zie --help."
    return "Zo werkt deze opdracht niet; zie --help voor wat zij verwacht."


def _verwacht(parameter: object) -> str:
    soort = getattr(parameter, "type_descriptor", None)
    if getattr(soort, "annotation", None) is not int:
        return "een andere waarde (zie --help)"
    grenzen = getattr(soort, "parameter_info", None)
    laagste, hoogste = getattr(grenzen, "min", None), getattr(grenzen, "max", None)
    return f"een geheel getal van {laagste} tot en met {hoogste}"
