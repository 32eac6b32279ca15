"""Is the process alive, and has it something to answer with? For machines, so outside the API."""

from __future__ import annotations

import orjson
from fastapi import FastAPI, Request, Response

from api.settings import API_VERSIE
from api.web.antwoord import dienst_van


async def leeft(_: Request) -> Response:
    """Alive: says nothing of the data."""
    return _json({"status": "ok", "versie": API_VERSIE})


async def gereed(request: Request) -> Response:
    """Ready: there is a snapshot; 503 until then.

    SPARQL gets ready after that: ``sparql`` says how far it is, and takes nothing from the rest.
    """
    dienst = dienst_van(request)
    snapshot = dienst.staat.snapshot
    dataset = snapshot.dataset
    return _json(
        {
            "status": "ok",
            "snapshot": snapshot.id,
            "dataset": dataset.id,
            "verzonnen": dataset.verzonnen,
            "feiten": len(snapshot.feiten),
            "sparql": dienst.sparql.toestand(),
        }
    )


def _json(inhoud: dict[str, object]) -> Response:
    return Response(
        orjson.dumps(inhoud), headers={"Cache-Control": "no-store"}, media_type="application/json"
    )


def registreer(app: FastAPI) -> None:
    """Add the two routes."""
    app.add_route("/healthz", leeft)
    app.add_route("/readyz", gereed)
