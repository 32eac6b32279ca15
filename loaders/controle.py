"""Checks between rows and tables: what a row names must exist, and two rows must not clash."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import islice
from typing import Any

from graph import facts
from graph.facts import AlleFeiten
from graph.indeling import bestaan
from graph.periode import Moment
from loaders import grenzen, uitspraken
from loaders.base import CelFout, Uitkomst
from loaders.codes import Codes
from loaders.kringen import weiger_kringen

Verwacht = Mapping[str, tuple[int, int]]
"""Loader -> fewest and most rows that it should have."""

_SLEUTELS: dict[type[Any], tuple[str, ...]] = {
    facts.Functie: ("code",),
    facts.Basisfunctie: ("code",),
    facts.Gemeente: ("code", "naam"),
    facts.Regio: ("code", "naam"),
}
"""What may occur once."""


def controleer(
    uitkomsten: Sequence[Uitkomst],
    omgeving: Iterable[AlleFeiten] = (),
    verwacht: Verwacht | None = None,
) -> None:
    """Reject the rows that do not fit, each with a remark; ``omgeving`` are facts known already."""
    alle = [*omgeving, *(feit for uit in uitkomsten for feit in uit.feiten)]
    onleesbaar = [uit.lader for uit in uitkomsten if uit.onbruikbaar]
    codes = Codes.uit(alle, onleesbaar)
    soort_van = {feit.code: feit.regio_soort for feit in alle if isinstance(feit, facts.Regio)}
    eerder: dict[object, str] = {}
    for uit in uitkomsten:
        _per_rij(uit, codes, eerder)
        _twee_regios(uit, soort_van)
        _voor_het_begin(uit, alle)
    weiger_kringen(uitkomsten, alle)
    _regio_zonder_leden(uitkomsten, alle)
    _aantallen(uitkomsten, verwacht or {})
    for uit in uitkomsten:
        uit.ruim_op()


def _per_rij(uit: Uitkomst, codes: Codes, eerder: dict[object, str]) -> None:
    """References, and rows or keys that were there before."""
    kolommen = uitspraken.KOLOM_VAN if uit.lader == uitspraken.LADER.naam else {}
    for rij, feit in uit.gelezen:
        plek = f"{uit.bestand} rij {rij}"
        fouten = [
            *islice(codes.fouten(feit, kolommen), grenzen.PER_RIJ),
            *_dubbel(feit, plek, eerder),
        ]
        if fouten:
            uit.herzie(rij, *fouten)


def _dubbel(feit: AlleFeiten, plek: str, eerder: dict[object, str]) -> Iterator[CelFout]:
    sleutels: list[tuple[object, str]] = [(feit.id, "deze rij")]
    if velden := _SLEUTELS.get(type(feit)):
        waarden = tuple(getattr(feit, veld) for veld in velden)
        sleutels.append(((type(feit), waarden), f"'{' '.join(waarden)}'"))
    for sleutel, wat in sleutels:
        if (eerste := eerder.setdefault(sleutel, plek)) != plek:
            yield CelFout("", f"{wat} staat ook in {eerste}", "laat er één staan")
            return


def _twee_regios(uit: Uitkomst, soort_van: Mapping[str, str]) -> None:
    """One source puts a gemeente in two regions of one kind on the same day.

    Two sources may: then the better one counts, and that is not decided here.
    """
    per_gemeente: dict[tuple[str, ...], list[_Ligging]] = {}
    for rij, feit in uit.gelezen:
        if isinstance(feit, facts.Lidmaatschap) and rij not in uit.afgewezen_rijen:
            soort = soort_van.get(feit.regio, "")
            wie = (feit.gemeente, feit.functie, soort, feit.herkomst.bron, feit.vervangt)
            per_gemeente.setdefault(wie, []).extend(_liggingen(rij, feit))
    for (gemeente, *_), liggingen in per_gemeente.items():
        for dag, rij, eerste, regio in _botsingen(liggingen):
            probleem = f"{gemeente} ligt op {dag} volgens rij {eerste} in {regio}"
            uit.herzie(rij, CelFout("regio", probleem, "kies één regio voor die dag"))


def _voor_het_begin(uit: Uitkomst, alle: Sequence[AlleFeiten]) -> None:
    """A gemeente passes to another, and only after it began: else two could follow each other."""
    namen: dict[str, list[facts.Geldigheid]] = {}
    for feit in alle:
        if isinstance(feit, facts.Gemeente):
            namen.setdefault(feit.code, []).append(feit.geldig)
    for rij, feit in uit.gelezen:
        if not isinstance(feit, facts.Herindeling):
            continue
        begin, _ = bestaan(namen.get(feit.van, ()))
        if feit.van == feit.naar:
            advies = "zet een nieuwe naam als nieuwe rij in gemeenten.csv"
            uit.herzie(rij, CelFout("naar", f"{feit.van} gaat in zichzelf op", advies))
        elif feit.van in namen and feit.datum <= begin:
            probleem = f"{feit.van} bestaat pas vanaf {begin}"
            uit.herzie(rij, CelFout("datum", probleem, "controleer datum en van"))


_Ligging = tuple[date, int, str, date]
"""From a day, a row, a region, and the first day on which that row no longer says so."""


def _liggingen(rij: int, feit: facts.Lidmaatschap) -> Iterator[_Ligging]:
    """Each day that a row names, and the whole of its period when it gives an end."""
    geldig = feit.geldig
    momenten = [Moment.lees(m) for m in (*geldig.gezien, geldig.van) if m]
    dagen = sorted(m.eerste for m in momenten if m.exact)
    if dagen and geldig.tot:
        yield dagen[0], rij, feit.regio, Moment.lees(geldig.tot).eerste
    for dag in dagen:
        yield dag, rij, feit.regio, dag + timedelta(days=1)


def _botsingen(liggingen: list[_Ligging]) -> Iterator[tuple[date, int, int, str]]:
    """Day, row, other row and its region, wherever two regions hold at once."""
    bezet: dict[str, tuple[date, int]] = {}
    for dag, rij, regio, einde in sorted(liggingen):
        for ander, (tot, eerste) in bezet.items():
            if ander != regio and dag < tot:
                yield dag, rij, eerste, ander
        bezet[regio] = max(bezet.get(regio, (einde, rij)), (einde, rij))


def _regio_zonder_leden(uitkomsten: Sequence[Uitkomst], alle: Sequence[AlleFeiten]) -> None:
    """A region that no gemeente belongs to is probably a wrong code; the row stays in use."""
    bewoond = {feit.regio for feit in alle if isinstance(feit, facts.Lidmaatschap)}
    if not bewoond:
        return
    for uit in uitkomsten:
        for rij, feit in uit.gelezen:
            if not isinstance(feit, facts.Regio) or feit.geldig.tot:
                continue  # a region that ended may be older than the lists of members
            if feit.code not in bewoond:
                probleem = f"regio {feit.code} heeft geen enkele gemeente"
                uit.meld(CelFout("code", probleem, "voeg leden toe aan indeling.csv"), rij)


def _aantallen(uitkomsten: Sequence[Uitkomst], verwacht: Verwacht) -> None:
    """A table with fewer or more rows than its country expects was cut off, or is another."""
    for lader, (minimum, maximum) in verwacht.items():
        samen = [uit for uit in uitkomsten if uit.lader == lader]
        aantal = sum(uit.rijen_in for uit in samen)  # of a rejected row more is said elsewhere
        if samen and not any(uit.onbruikbaar for uit in samen) and not minimum <= aantal <= maximum:
            probleem = f"{aantal} rijen, verwacht {minimum} tot {maximum}"
            advies = "vul de tabel aan of pas [verwacht] in dataset.toml aan"
            samen[0].meld(CelFout("", probleem, advies))
