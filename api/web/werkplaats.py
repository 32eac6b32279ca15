"""Where answers are made: a few threads, so that the loop that talks with visitors gets its turn.

Python runs one thread at a time. Forty of them at work (what the framework would start) each make
the loop wait for its turn, and nothing is ready sooner. What takes long has a thread of its own:
a map or a day that nobody asked before does not hold up a row of today. What waits for another
machine needs no turn, so that lane is wide; its reader bounds how many ask at once.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from functools import cache
from typing import Literal, TypeVar

T = TypeVar("T")
Lane = Literal["fast", "slow", "remote"]

_THREADS: dict[Lane, int] = {"fast": 2, "slow": 1, "remote": 16}


@cache
def _threads(lane: Lane) -> ThreadPoolExecutor:
    return ThreadPoolExecutor(_THREADS[lane], thread_name_prefix=f"werkplaats-{lane}")


async def in_werkplaats(werk: Callable[[], T], lane: Lane = "fast") -> T:
    """Do work in a thread; what takes long in the slow lane, one after the other."""
    lus = asyncio.get_running_loop()
    return await lus.run_in_executor(_threads(lane), copy_context().run, werk)
