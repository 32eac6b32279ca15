"""What is measured: how often, how long and with which outcome, per kind of address.

Addresses are the templates of the routes (``/v1/regios/{code}``), never what somebody typed: that
keeps the number of series small and what people look for out of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from fastapi import FastAPI, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram
from prometheus_client import generate_latest as schrijf

METHODEN = frozenset({"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"})
ONBEKEND_PAD = "(geen)"
"""For an address that no route has."""
_GRENZEN = (0.001, 0.005, 0.025, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Seconds; from a 304 to the limit of a SPARQL question."""


class Metingen:
    """The counters of one application."""

    def __init__(self) -> None:
        self._lijst = CollectorRegistry()
        self._vragen = Counter(
            "jeugdregio_vragen",
            "Vragen per soort adres en uitkomst",
            ("methode", "pad", "status"),
            registry=self._lijst,
        )
        self._duur = Histogram(
            "jeugdregio_vraag_seconden",
            "Duur van een vraag",
            ("pad",),
            buckets=_GRENZEN,
            registry=self._lijst,
        )
        self._sjablonen: dict[Callable[..., Any], str] = {}

    def ken(self, routes: Iterable[Any]) -> None:
        """Learn the templates of the routes."""
        for route in routes:
            self._sjablonen.setdefault(route.endpoint, route.path_format)

    def sjabloon(self, endpoint: Callable[..., Any] | None) -> str:
        """The template of whatever answered."""
        return self._sjablonen.get(endpoint, ONBEKEND_PAD) if endpoint else ONBEKEND_PAD

    def tel(self, methode: str, pad: str, status: int, seconden: float) -> None:
        """One request."""
        methode = methode if methode in METHODEN else "(anders)"
        self._vragen.labels(methode, pad, str(status)).inc()
        self._duur.labels(pad).observe(seconden)

    def tekst(self) -> bytes:
        """All counters, as Prometheus reads them."""
        return schrijf(self._lijst)


def registreer(app: FastAPI, metingen: Metingen) -> None:
    """Add ``/metrics``; it is for machines, so outside the API."""

    async def toon(_: Request) -> Response:
        headers = {"Cache-Control": "no-store", "Content-Type": CONTENT_TYPE_LATEST}
        return Response(metingen.tekst(), headers=headers)

    app.add_route("/metrics", toon, name="metrics")
    metingen.ken(route for route in app.routes if hasattr(route, "endpoint"))
