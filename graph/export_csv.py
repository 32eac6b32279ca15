"""Facts, sources and evidence as CSV: one table per kind, nested records as ``record_field``."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from graph.bewijs import Bewijsrij
from graph.facts import AlleFeiten, Bron, Struct
from graph.periode import ALTIJD_AL, VOOR_ALTIJD
from graph.snapshot import Snapshot
from graph.tekst import csv_cel

BEWIJS = (
    "gemeente",
    "functie",
    "polariteit",
    "van_vroegst",
    "van",
    "tot",
    "tot_laatst",
    "bekend",
    "vervallen",
    "rang",
    "via_regio",
    "feiten",
    "bronnen",
    "vlaggen",
)
_ZIPDATUM = (1980, 1, 1, 0, 0, 0)
"""A zip must have a date and the facts have none: always the same, so always the same bytes."""


def tabellen(snapshot: Snapshot) -> dict[str, bytes]:
    """File name -> content, in order of name; ``LEESMIJ.txt`` says what it is."""
    per_soort: dict[str, list[AlleFeiten]] = {}
    for feit in snapshot.feiten:
        per_soort.setdefault(type(feit).__name__.lower(), []).append(feit)
    bestanden = {f"{soort}.csv": _records(feiten) for soort, feiten in per_soort.items()}
    bestanden["bronnen.csv"] = _records(snapshot.bronnen.values())
    bestanden["bewijs.csv"] = _bewijs(snapshot)
    bestanden["LEESMIJ.txt"] = _leesmij(snapshot).encode()
    return dict(sorted(bestanden.items()))


def _leesmij(snapshot: Snapshot) -> str:
    dataset = snapshot.dataset
    regels = (
        f"{dataset.naam}: alle feiten van snapshot {snapshot.id}.",
        "Dit land is verzonnen: niets hierin zegt iets over een echt land." * dataset.verzonnen,
        dataset.toelichting,
        "Een tabel per soort feit (id, daarna de velden), bronnen.csv en het daaruit afgeleide "
        "bewijs.csv. Lijsten zijn gescheiden door een puntkomma.",
        dataset.attributie,
    )
    return "\n".join(filter(None, regels)) + "\n"


def _records(records: Iterable[AlleFeiten | Bron]) -> bytes:
    """Records of one kind."""
    alle = list(records)
    kolommen = _kolommen(type(alle[0])) if alle else ("id",)
    rijen = ([record.id, *_waarden(record)] for record in alle)
    return _schrijf(("id", *(k for k in kolommen if k != "id")), rijen)


def _kolommen(soort: type[Struct], voor: str = "") -> tuple[str, ...]:
    namen: list[str] = []
    for veld in msgspec.structs.fields(soort):
        deel = veld.type
        if isinstance(deel, type) and issubclass(deel, Struct):
            namen += _kolommen(deel, f"{veld.encode_name}_")
        else:
            namen.append(f"{voor}{veld.encode_name}")
    return tuple(namen)


def _waarden(record: Struct) -> list[str]:
    waarden: list[str] = []
    for naam in record.__struct_fields__:
        waarde = getattr(record, naam)
        if isinstance(waarde, Struct):
            waarden += _waarden(waarde)
        elif naam != "id":
            waarden.append(_tekst(waarde))
    return waarden


def _bewijs(snapshot: Snapshot) -> bytes:
    """The compiled rows."""
    return _schrijf(BEWIJS, (_rij(snapshot, rij) for rij in snapshot.bewijsrijen()))


def _rij(snapshot: Snapshot, rij: Bewijsrij) -> list[str]:
    p = rij.periode
    return [
        rij.gemeente,
        rij.functie,
        rij.polariteit.sleutel,
        *map(_tekst, (p.van_vroegst, p.van, p.tot, p.tot_laatst, rij.bekend, rij.vervallen)),
        str(rij.rang),
        rij.via_regio,
        _tekst(rij.feiten),
        _tekst(snapshot.bronnen_van(rij.feiten, rij.bekend)),
        _tekst(rij.kenmerk.vlaggen),
    ]


def _tekst(waarde: object) -> str:
    if isinstance(waarde, tuple):
        return ";".join(map(str, waarde))
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if waarde in (None, ALTIJD_AL, VOOR_ALTIJD):
        return ""
    return waarde.isoformat() if isinstance(waarde, date) else str(waarde)


def _schrijf(kolommen: Sequence[str], rijen: Iterable[Sequence[str]]) -> bytes:
    uit = io.StringIO()
    schrijver = csv.writer(uit, lineterminator="\n")
    schrijver.writerow(kolommen)
    schrijver.writerows(map(csv_cel, rij) for rij in rijen)
    return uit.getvalue().encode()


def ingepakt(bestanden: dict[str, bytes]) -> bytes:
    """The files as one zip, the same bytes on every run."""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as pak:
        for naam, inhoud in bestanden.items():
            kop = zipfile.ZipInfo(naam, _ZIPDATUM)
            kop.compress_type = zipfile.ZIP_DEFLATED
            kop.external_attr = 0o644 << 16
            pak.writestr(kop, inhoud)
    return uit.getvalue()
