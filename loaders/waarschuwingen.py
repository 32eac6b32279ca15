"""What is allowed in a table and yet seldom meant: ``validate`` says it; the row stays in use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from graph import facts
from graph.facts import AlleFeiten, Bron
from loaders import bronnen
from loaders.base import CelFout, Uitkomst

_AFSPRAKEN = (
    facts.Borging,
    facts.Taak,
    facts.Uitspraak,
    facts.Regiovisie,
    facts.Rol,
    facts.Ontkenning,
    facts.NietVanToepassing,
    facts.Volledigheid,
)
"""What somebody agreed, prescribed or stated: it began once, and may end."""


def waarschuw(
    uitkomst: Uitkomst, gelezen: Mapping[str, Bron], van_het_land: Mapping[str, Bron]
) -> None:
    """Say it beside the rows; ``gelezen`` are the sources that the rows may name."""
    for rij, feit in uitkomst.gelezen:
        for fout in _van_een_feit(feit, gelezen):
            uitkomst.meld(fout, rij)
    if uitkomst.lader == bronnen.LADER.naam:
        _dubbele_adressen(uitkomst, gelezen, van_het_land)
    uitkomst.ruim_op()


def _van_een_feit(feit: AlleFeiten, gelezen: Mapping[str, Bron]) -> Iterator[CelFout]:
    if not isinstance(feit, _AFSPRAKEN):
        return
    geldig, bron = feit.geldig, gelezen[feit.herkomst.bron]
    if geldig.tot or geldig.onbepaald:
        return
    if bron.soort == "regelgeving":
        advies = "vul tot in, of zet onbepaald op ja als de regeling geen einde noemt"
        yield CelFout("tot", "een regeling zonder einde en zonder onbepaald", advies)
    elif not geldig.van and not geldig.gezien:
        advies = "vul van, tot of gezien_op in; zonder is er op geen dag iets zeker"
        yield CelFout("van", "de rij noemt geen begin, geen einde en geen waarneming", advies)


def _dubbele_adressen(
    uitkomst: Uitkomst, gelezen: Mapping[str, Bron], van_het_land: Mapping[str, Bron]
) -> None:
    """One document has one row; a page that changed may have one per version."""
    eerder = {bronnen.adres(bron.url): bron for bron in van_het_land.values()}
    for naam, rij in uitkomst.namen.items():
        bron = gelezen[naam]
        ander = eerder.setdefault(bronnen.adres(bron.url), bron)
        versies = bron.gepubliceerd and ander.gepubliceerd not in ("", bron.gepubliceerd)
        if ander.id != bron.id and not versies:
            probleem = f"dit adres is al dat van bron '{ander.id}'"
            advies = "gebruik die bron, tenzij dit een latere versie van de pagina is"
            uitkomst.meld(CelFout("url", probleem, advies), rij)
