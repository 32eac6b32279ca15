"""Rows in forms other than JSON: one function per form."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence

from api.leeg import Leeg
from api.rijen import periodetekst
from api.web.geo import naar_geojson
from api.web.hulpbron import Hulpbron, Rij
from api.web.vormen_rdf import naar_jsonld, naar_turtle
from api.web.vraag import Verzoek
from graph.tekst import csv_cel

Omzetter = Callable[[Hulpbron, Verzoek, Sequence[Rij], Leeg | None], bytes]


def naar_csv(
    bron: Hulpbron, verzoek: Verzoek, rijen: Sequence[Rij], leeg: Leeg | None = None
) -> bytes:
    """Flat rows with a header; lists joined by a semicolon.

    A list that is empty says why in the name of one more column: a line of text would be a row to
    every reader, and a row would be counted.
    """
    kolommen = bron.kolommen
    extra = () if not bron.dagen or "snapshot" in kolommen else _STEMPEL
    stempel = {
        "peildatum": periodetekst(verzoek.peildatum, verzoek.laatste),
        "kennisdatum": verzoek.kennisdatum.isoformat(),
        "snapshot": verzoek.staat.snapshot.id,
    }
    uit = io.StringIO()
    schrijver = csv.writer(uit, lineterminator="\r\n")
    schrijver.writerow((*kolommen, *extra, *((leeg.kolom,) if leeg else ())))
    for rij in rijen:
        schrijver.writerow([_cel(rij[k] if k in rij else stempel[k]) for k in (*kolommen, *extra)])
    return uit.getvalue().encode()


_STEMPEL = ("peildatum", "kennisdatum", "snapshot")


def _cel(waarde: object) -> str:
    if isinstance(waarde, Mapping):
        return str(waarde.get("code") or waarde.get("id") or "")
    if isinstance(waarde, tuple | list):
        return ";".join(map(_cel, waarde))
    if isinstance(waarde, str):
        return csv_cel(waarde)
    return "" if waarde is None else str(waarde)


OMZETTERS: dict[str, Omzetter] = {
    "csv": naar_csv,
    "geojson": naar_geojson,
    "jsonld": naar_jsonld,
    "turtle": naar_turtle,
}
"""By form."""
