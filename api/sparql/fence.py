"""What a process gives up before it evaluates a question of a stranger: every way out.

The question has been read by a parser that knows no other hosts; should that ever let one through,
then the process that evaluates still cannot make a socket.
"""

from __future__ import annotations

import ctypes
import resource
import signal
import socket

_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000
_STANDARD_STREAMS = 3


class FenceError(RuntimeError):
    """The process could still open something, so it may evaluate nothing."""


def leave_network() -> bool:
    """Go into a user and network namespace of one's own; whether the system allows it.

    To be called first: the kernel refuses it to a process that has more than one thread. Linux
    only, and containers often forbid it, so ``seal`` does not count on it.
    """
    unshare = getattr(ctypes.CDLL(None, use_errno=True), "unshare", None)
    return unshare is not None and unshare(_NEW_USER | _NEW_NETWORK) == 0


def seal(memory: int) -> None:
    """Bound memory (bytes), and open no file or socket any more; what is open goes on working.

    Raises ``FenceError`` when a socket can be made all the same.
    """
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # A new descriptor gets the lowest free number. A limit at the highest number in use would leave
    # the gaps below it; the numbers below this one are the standard streams, and those are taken.
    resource.setrlimit(resource.RLIMIT_NOFILE, (_STANDARD_STREAMS, _STANDARD_STREAMS))
    try:
        socket.socket().close()
    except OSError:
        return
    raise FenceError


def limit_time(seconds: float) -> None:
    """End this process after so many seconds, whatever it is doing; 0 takes that back."""
    signal.setitimer(signal.ITIMER_REAL, seconds)
