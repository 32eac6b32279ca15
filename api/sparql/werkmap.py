"""A folder for one store, and an end to the folders of services that were killed."""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from pathlib import Path

_PREFIX, _LOCK = "jeugdregio-sparql-", "lock"


class Werkmap:
    """A new folder, locked as long as it is used; those that nobody locks any more are removed.

    A service that is killed cannot remove its own: without this each would leave a store behind.
    """

    def __init__(self) -> None:
        for oud in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
            if _left(oud / _LOCK):
                shutil.rmtree(oud, ignore_errors=True)
        self.pad = Path(tempfile.mkdtemp(prefix=_PREFIX))
        self._slot = os.open(self.pad / _LOCK, os.O_CREAT | os.O_RDWR)
        fcntl.flock(self._slot, fcntl.LOCK_EX)

    def weg(self) -> None:
        """Remove it with all that is in it."""
        shutil.rmtree(self.pad, ignore_errors=True)
        os.close(self._slot)


def _left(lock: Path) -> bool:
    """Whether nobody holds the lock; what cannot be seen is not ours to remove."""
    try:
        with lock.open() as slot:
            fcntl.flock(slot, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
