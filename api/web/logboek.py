"""The log: one JSON object per line, without anything that says who asked what.

No client address, no query, no path as typed: a search text may hold a name.
"""

from __future__ import annotations

import logging
import sys
import time

import orjson

_LOG = logging.getLogger("jeugdregio")


class _Regel(logging.Formatter):
    """A record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        velden: dict[str, object] = {
            "tijd": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(record.created)),
            "niveau": record.levelname.lower(),
            "melding": record.getMessage(),
            **getattr(record, "velden", {}),
        }
        if record.exc_info:
            velden["fout"] = self.formatException(record.exc_info)
        return orjson.dumps(velden, default=str).decode()


def begin() -> None:
    """Write the log to standard error, once."""
    if not _LOG.handlers:
        uitvoer = logging.StreamHandler(sys.stderr)
        uitvoer.setFormatter(_Regel())
        _LOG.addHandler(uitvoer)
        _LOG.setLevel(logging.INFO)
        _LOG.propagate = False


def meld(melding: str, **velden: object) -> None:
    """One line."""
    _LOG.info(melding, extra={"velden": velden})
