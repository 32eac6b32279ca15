"""A service of our own on a free port of this machine, in a thread: for browsers."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from fastapi import FastAPI

from api.settings import Instellingen
from api.web import server as dienst


@contextmanager
def op_vrije_poort(app: FastAPI) -> Iterator[str]:
    """Its address, as long as it runs."""
    with socket.socket() as poort:
        poort.bind(("127.0.0.1", 0))
        server = dienst.server(app, Instellingen())
        draad = threading.Thread(target=server.run, args=([poort],), daemon=True)
        draad.start()
        while not server.started:
            time.sleep(0.02)
        yield f"http://127.0.0.1:{poort.getsockname()[1]}"
        server.should_exit = True
        draad.join(10)
