"""Starts a process of ours with one of its two walls taken away, or both: for tests alone.

``python -m tests.sparql_zonder lezer+hek MODULE ARGUMENTS``: without the parser that knows no other
hosts (``lezer``), without the fence around the process (``hek``), or without part of that fence.
"""

from __future__ import annotations

import resource
import runpy
import sys

from api.sparql import fence
from graph.rdf import sparql_parser


def _open_gelaten(memory: int) -> None:
    """Bounds memory as the real one does, and leaves every way out open."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


if __name__ == "__main__":
    _, zonder, module, *argumenten = sys.argv
    if "lezer" in zonder:
        sparql_parser.canonical = lambda text: text
    if "hek" in zonder or "naamruimte" in zonder:
        fence.leave_network = lambda: False
    if "hek" in zonder or "grens" in zonder:
        fence.seal = _open_gelaten
    sys.argv = [module, *argumenten]
    runpy.run_module(module, run_name="__main__", alter_sys=True)
