"""What ``build`` shows: what became of every row, and then the country in one screen."""

from __future__ import annotations

import sys
from collections.abc import Iterable

import msgspec
from rich import box
from rich.table import Table

from api.bevindingen import bevindingen
from api.kolommen import Tabel
from api.opdrachten.uitvoer import console, schrijf_csv, verzonnen
from api.pages.taal import procent
from api.rijen import Rij, Vraag
from graph.samenvatting import Samenvatting, per_niveau, samenvatting
from graph.taal import aantal
from loaders.base import Uitkomst

MELDINGEN = Tabel(
    "meldingen",
    "Meldingen",
    ("bestand", "rij", "kolom", "probleem", "advies"),
    ("rij", "kolom", "probleem", "advies"),
)
KOPPEN = (
    "onbekend",
    "verlopen",
    "overig",
    "geborgd",
    "waarvan alleen aanwijzing",
    "deels geborgd",
    "niet geborgd",
    "n.v.t.",
    "samen",
    "geborgd tussen",
)


def toon_laders(uitkomsten: Iterable[Uitkomst]) -> None:
    """Per file the rows in, used and rejected."""
    rooster = Table(box=box.SIMPLE_HEAD)
    rooster.add_column("bestand")
    for kolom in ("rijen", "gebruikt", "afgewezen"):
        rooster.add_column(kolom, justify="right")
    alle = list(uitkomsten)
    for uit in alle:
        rooster.add_row(uit.bestand, str(uit.rijen_in), str(uit.gebruikt), str(uit.afgewezen))
    rooster.add_section()
    som = [sum(getattr(u, veld) for u in alle) for veld in ("rijen_in", "gebruikt", "afgewezen")]
    rooster.add_row("samen", *map(str, som))
    console().print(rooster)


def toon_meldingen(uitkomst: Uitkomst, vorm: str) -> None:
    """Every issue of one file with its row and column."""
    rijen: list[Rij] = [
        {kolom: getattr(melding, kolom) for kolom in MELDINGEN.kolommen}
        for melding in uitkomst.meldingen
    ]
    if vorm == "csv":
        schrijf_csv(MELDINGEN.kolommen, rijen, sys.stdout)
    elif vorm == "json":
        sys.stdout.write(msgspec.json.format(msgspec.json.encode(rijen), indent=1).decode() + "\n")
    else:
        scherm = console()
        for melding in uitkomst.meldingen:
            scherm.print(melding.zin)
        scherm.print(
            f"{uitkomst.bestand}: {uitkomst.rijen_in} rijen gelezen, "
            f"{uitkomst.gebruikt} bruikbaar, {uitkomst.afgewezen} afgewezen."
        )
    toon_verzwegen(uitkomst.verzwegen)


def toon_verzwegen(getal: int) -> None:
    """How many more remarks there are than were shown."""
    if getal:
        meer = aantal(getal, "melding staat", "meldingen staan")
        print(f"Nog {meer} hier niet; herstel eerst wat hierboven staat.", file=sys.stderr)


def toon_land(vraag: Vraag) -> None:
    """Per level what is unknown, proven and disproven; then the findings."""
    snap, scherm = vraag.snapshot, console()
    scherm.print(
        f"{snap.dataset.naam} op {vraag.peildatum}: {len(vraag.dekking.regios)} regio’s, "
        f"{len(snap.functies)} functies, {len(snap.feiten)} feiten uit {len(snap.bronnen)} bronnen."
    )
    if waarschuwing := verzonnen(snap.dataset):
        scherm.print(waarschuwing)
    rooster = Table(box=box.SIMPLE_HEAD, title="Regio × functie per niveau", title_justify="left")
    rooster.add_column("niveau")
    for kop in KOPPEN:
        rooster.add_column(kop, justify="right")
    for telling in per_niveau(samenvatting(snap, *vraag.dagen)):
        if telling.noemer:
            rooster.add_row(telling.niveau, *_tellingen(telling))
    scherm.print(rooster)
    for zin in bevindingen(vraag):
        scherm.print(f"- {zin}")
    scherm.print(f"Snapshot {snap.id} is gemaakt.")


def _tellingen(telling: Samenvatting) -> list[str]:
    """Unknown first, with its share: what we cannot say anything about."""
    aantallen = (
        telling.verlopen,
        telling.eenzijdig + telling.gepland + telling.tegenstrijdig,
        telling.geborgd,
        telling.alleen_aanwijzing,
        telling.deels,
        telling.niet_geborgd,
        telling.niet_van_toepassing,
        telling.samen,
    )
    return [
        f"{telling.onbekend} ({_kort(telling.onbekend / telling.samen)})",
        *map(str, aantallen),
        f"{_kort(telling.laagste)} tot {_kort(telling.hoogste)}",
    ]


def _kort(aandeel: float) -> str:
    """A share that fits a column: ``<1%`` and ``>99%`` where it is not exactly nothing or all."""
    return procent(aandeel).replace("minder dan ", "<").replace("ruim ", ">")
