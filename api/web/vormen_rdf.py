"""One thing as Turtle or JSON-LD: every visible fact that names it, with the source of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any, Literal

import msgspec
import pyoxigraph as ox

from api.leeg import Leeg
from api.web.hulpbron import Hulpbron, Rij
from api.web.staat import Staat
from api.web.vraag import Verzoek
from graph.facts import AlleFeiten
from graph.periode import VOOR_ALTIJD
from graph.rdf.feiten import naar_quads
from graph.rdf.vormen import schrijf


def _naar_rdf(
    vorm: Literal["ttl", "jsonld"],
    bron: Hulpbron,
    verzoek: Verzoek,
    _: Sequence[Rij],
    __: Leeg | None = None,
) -> bytes:
    snap, basis = verzoek.staat.snapshot, verzoek.staat.instellingen.basis
    feiten = list(feiten_over(bron, verzoek))
    genoemd = {feit.herkomst.bron for feit in feiten}
    if bron.pad.startswith("/bronnen/"):
        genoemd.add(verzoek["id"])
    bronnen = (snap.bronnen[naam] for naam in genoemd)
    quads = naar_quads(bronnen, feiten, basis)
    # One graph: a plain reader of JSON-LD (such as rdflib's Graph) sees no named ones, and every
    # fact says its source by itself.
    drietallen = (ox.Quad(q.subject, q.predicate, q.object) for q in quads)
    return schrijf(vorm, drietallen, basis)


naar_turtle = partial(_naar_rdf, "ttl")
naar_jsonld = partial(_naar_rdf, "jsonld")


def feiten_over(bron: Hulpbron, verzoek: Verzoek) -> Iterator[AlleFeiten]:
    """The facts behind one thing, as known on the kennisdatum."""
    snap = verzoek.staat.snapshot
    (sleutel,) = verzoek.pad.values()
    if bron.pad.startswith("/feiten/"):
        yield snap.per_id[sleutel]
        return
    bron.geef(verzoek)  # 404 for what is not there
    vermeld = verzoek.staat.eens("vermeldingen", lambda: vermeldingen(verzoek.staat))
    for feit_id in vermeld.get(sleutel, ()):
        feit = snap.per_id[feit_id]
        vervallen = snap.vervallen.get(feit_id, VOOR_ALTIJD)
        if not bron.dagen or feit.herkomst.vastgelegd <= verzoek.kennisdatum < vervallen:
            yield feit


def vermeldingen(staat: Staat) -> dict[str, list[str]]:
    """Per code the ids of the facts that name it anywhere, their sources aside."""
    gevonden: dict[str, list[str]] = {}
    for feit in staat.snapshot.feiten:
        velden = msgspec.to_builtins(feit)
        del velden["herkomst"]
        for tekst in set(_teksten(velden)):
            gevonden.setdefault(tekst, []).append(feit.id)
        gevonden.setdefault(feit.herkomst.bron, []).append(feit.id)
    return gevonden


def _teksten(waarde: Any) -> Iterator[str]:
    if isinstance(waarde, str):
        yield waarde
    elif isinstance(waarde, dict):
        for deel in waarde.values():
            yield from _teksten(deel)
    elif isinstance(waarde, list | tuple):
        for deel in waarde:
            yield from _teksten(deel)
