"""The machine of a measurement, in one sentence."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import psutil


def machine(pakketten: Iterable[str]) -> str:
    """What it was measured on."""
    geheugen = psutil.virtual_memory()
    versies = (f"{naam} {_versie(naam)}" for naam in pakketten)
    return (
        f"{_processor()}, {os.cpu_count()} kernen (belasting {os.getloadavg()[0]:.1f}), "
        f"{geheugen.total / 2**30:.0f} GiB ({geheugen.available / 2**30:.0f} vrij); "
        f"Python {platform.python_version()}, {', '.join(versies)}"
    )


def _versie(pakket: str) -> str:
    try:
        return version(pakket)
    except PackageNotFoundError:
        return "?"


def _processor() -> str:
    lijst = Path("/proc/cpuinfo")
    regels = lijst.read_text(encoding="utf-8").splitlines() if lijst.exists() else []
    namen = (regel.partition(":")[2].strip() for regel in regels if regel.startswith("model name"))
    return next(namen, platform.machine())
