"""Where answers are made: a few threads, so that the loop that talks with visitors gets its turn.

Python runs one thread at a time. Forty of them at work (what the framework would start) each make
the loop wait for its turn, and nothing is ready sooner. What takes long has a thread of its own:
a map or a day that nobody asked before does not hold up a row of today.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from functools import cache
from typing import TypeVar

T = TypeVar("T")

_DRADEN = {"snel": 2, "traag": 1}


@cache
def _draden(rij: str) -> ThreadPoolExecutor:
    return ThreadPoolExecutor(_DRADEN[rij], thread_name_prefix=f"werkplaats-{rij}")


async def in_werkplaats(werk: Callable[[], T], *, traag: bool = False) -> T:
    """Do work in a thread; what takes long in the slow row, one after the other."""
    lus = asyncio.get_running_loop()
    rij = _draden("traag" if traag else "snel")
    return await lus.run_in_executor(rij, copy_context().run, werk)
