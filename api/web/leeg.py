"""Why the list of a resource is empty: the filters first, then what the resource itself knows."""

from __future__ import annotations

from dataclasses import replace

from api.leeg import Leeg, niets_bekend, weggefilterd
from api.web.hulpbron import Hulpbron
from api.web.parameters import MAANDEN_MAX
from api.web.vraag import Verzoek

_KIEST = frozenset({"niveau", "status", "lijst", "code", "bbox", "maanden"})
"""Filters that choose among rows; ``regio`` and ``functie`` say what is asked about."""


def waarom_leeg(bron: Hulpbron, verzoek: Verzoek) -> Leeg:
    """The reason and its sentence, for a list without rows."""
    gekozen = [n for n, w in verzoek.filters.items() if n in _KIEST and w is not None]
    if gekozen:
        zonder = {n: None if n in _KIEST else w for n, w in verzoek.filters.items()}
        if "maanden" in zonder:
            zonder["maanden"] = MAANDEN_MAX
        if aantal := len(bron.geef(replace(verzoek, filters=zonder))):
            return weggefilterd(gekozen, aantal)
    if bron.leeg is not None:
        return bron.leeg(verzoek)
    return niets_bekend(verzoek.vraag, bron.titel)
