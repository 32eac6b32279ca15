"""A bar for whoever watches a long command; nothing otherwise."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from api.opdrachten.uitvoer import console

Voortgang = Callable[[str, int, int], None]
"""What it is busy with, and how far: done, of all."""


@contextmanager
def voortgang(bezig: str) -> Iterator[Voortgang | None]:
    """A bar on a terminal, that says what it does, such as ``Lezen``."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.progress import Progress  # noqa: PLC0415  # only a person needs it

    with Progress(console=console(fout=True), transient=True) as balk:
        taak = balk.add_task(bezig, total=None)
        yield lambda wat, klaar, alle: balk.update(
            taak, total=alle, completed=klaar, description=f"{bezig}: {wat}"
        )
