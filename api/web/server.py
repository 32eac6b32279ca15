"""The server around the application: uvicorn, with connections that have limits."""

from __future__ import annotations

import asyncio
import math
from functools import partial
from typing import cast

import uvicorn
from fastapi import FastAPI

from api.settings import Instellingen
from api.web.lijn import Lijn
from api.web.lijnen import Lijnen

_NA_HET_EINDE = 2
"""Seconds more for work whose visitor was cut off."""


def server(
    app: FastAPI, instellingen: Instellingen, host: str = "127.0.0.1", port: int = 0
) -> uvicorn.Server:
    """A server that is ready to run."""
    lijn = partial(Lijn, Lijnen.volgens(instellingen), instellingen)
    return uvicorn.Server(
        uvicorn.Config(
            app,
            host=host,
            port=port,
            http=cast(type[asyncio.Protocol], lijn),  # what uvicorn does with it is call it
            ws="none",
            log_level="warning",
            access_log=False,
            server_header=False,
            proxy_headers=False,  # we never ask who the client is
            timeout_keep_alive=instellingen.stil_seconden,
            timeout_graceful_shutdown=math.ceil(instellingen.einde_seconden) + _NA_HET_EINDE,
        )
    )
