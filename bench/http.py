"""Over HTTP on loopback: how fast answers come, against bytes alone and against SPARQL."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.table import Table

from bench.httpdienst import Dienst, dienst
from bench.httpklant import Tempo, get, om_en_om, post
from bench.nationaal import LIMIET, bouw
from bench.proces import apart
from graph.rdf.sparql import tekst_van

DAG, KENNIS = date(2025, 1, 1), date(2026, 1, 1)
DAGEN = tuple(DAG - timedelta(days=n) for n in range(400))
"""More days than the service remembers, for answers that must be made each time."""
REGIO, FUNCTIE = "JZ18", "gesloten-jeugdhulp"
RELATIES, DEKKING = f"/v1/regios/{REGIO}/relaties", f"/v1/functies/{FUNCTIE}/dekking"
TEGELIJK = 2
"""Questions at once: so many SPARQL questions the service answers."""


@dataclass(frozen=True, slots=True)
class Vraag:
    """One question: its variants, and the same in SPARQL if that can ask it."""

    wat: str
    paden: tuple[str, ...]
    sparql: tuple[str, ...] = ()
    kent_al: bool = False


def vragen() -> tuple[Vraag, ...]:
    """What is measured."""
    return (
        Vraag(f"relaties van {REGIO}", _paden(RELATIES)[:1], _sparql("relaties", regio=REGIO)[:1]),
        Vraag("- elke keer een andere dag", _paden(RELATIES), _sparql("relaties", regio=REGIO)),
        Vraag(
            f"dekking van {FUNCTIE}",
            _paden(DEKKING)[:1],
            _sparql("dekking", functie=FUNCTIE)[:1],
        ),
        Vraag("- elke keer een andere dag", _paden(DEKKING), _sparql("dekking", functie=FUNCTIE)),
        Vraag("niet veranderd (304)", _paden(DEKKING)[:1], kent_al=True),
        Vraag("alles als Turtle", ("/v1/downloads/turtle",)),
    )


def _paden(pad: str) -> tuple[str, ...]:
    rest = f"kennisdatum={KENNIS}&pageSize=500"
    return tuple(f"{pad}?peildatum={dag}&{rest}" for dag in DAGEN)


def _sparql(naam: str, **waarden: str) -> tuple[str, ...]:
    dagen = ({"peildatum": dag, "kennisdatum": KENNIS} for dag in DAGEN)
    return tuple(tekst_van(naam, **dag, **waarden) for dag in dagen)


def meet_http(data: str, ronde: float, rondes: int) -> tuple[Table, list[str]]:
    """The table, and what is to be said about it."""
    uit = Table(title=f"HTTP op loopback, {TEGELIJK} tegelijk, land '{data}'", title_justify="left")
    koppen = ("per seconde", "p50 ms", "p99 ms", "kaal", "kaal p50", "SPARQL", "SPARQL p50")
    uit.add_column("vraag")
    for kop in koppen:
        uit.add_column(kop, justify="right")
    zinnen = []
    with draaiend(data, TEGELIJK) as deze:
        for nr, vraag in enumerate(vragen()):
            verzoeken = list(_verzoeken(deze, nr, vraag))
            invoer = (deze.poort, verzoeken, ronde, rondes, TEGELIJK)
            tempo = apart(om_en_om, *invoer, limiet=60 + 3 * ronde * rondes)
            uit.add_row(vraag.wat, *_cellen(tempo))
            zinnen.append(_zin(vraag, tempo))
    return uit, zinnen


@contextmanager
def draaiend(data: str, sparql: int) -> Iterator[Dienst]:
    """A service with this country, in a folder that goes away."""
    with TemporaryDirectory() as map_:
        winkel, vast = Path(map_) / "winkel", Path(map_) / "vast"
        vast.mkdir()
        apart(bouw, data, str(winkel), limiet=LIMIET)
        with dienst(winkel, vast, sparql) as deze:
            yield deze


def _verzoeken(deze: Dienst, nr: int, vraag: Vraag) -> Iterator[list[bytes]]:
    """Ours, the twin with the same bytes, and SPARQL."""
    _, merk, inhoud = deze.haal(vraag.paden[0])
    tweeling = "304" if vraag.kent_al else str(nr)
    (deze.vast / tweeling).write_bytes(inhoud)
    kop = {"If_None_Match": merk} if vraag.kent_al else {}
    yield [get(pad, **kop) for pad in vraag.paden]
    yield [get(f"/vast/{tweeling}")]
    if vraag.sparql:
        deze.wacht("/v1/sparql?query=ASK%7B%7D")
        soort, vorm = "application/sparql-query", "application/sparql-results+json"
        yield [post("/v1/sparql", tekst.encode(), soort, vorm) for tekst in vraag.sparql]


def _cellen(tempo: list[Tempo]) -> Iterator[str]:
    onze, kaal, *sparql = tempo
    yield from (_heel(onze.per_seconde), _ms(onze.p50), _ms(onze.p99))
    yield from (_heel(kaal.per_seconde), _ms(kaal.p50))
    yield from (_heel(sparql[0].per_seconde), _ms(sparql[0].p50)) if sparql else ("-", "-")


def _zin(vraag: Vraag, tempo: list[Tempo]) -> str:
    onze, kaal, *sparql = tempo
    fouten = sum(deel.fouten for deel in tempo)
    zin = f"{vraag.wat}: {_keer(kaal.per_seconde / onze.per_seconde)} x zo traag als kale bytes"
    if sparql:
        keer = _keer(onze.per_seconde / sparql[0].per_seconde)
        zin += f", {keer} x zo snel als dezelfde vraag in SPARQL"
    return f"{zin}; {sum(deel.aantal for deel in tempo)} antwoorden, {fouten} fouten."


def _ms(seconden: float) -> str:
    return f"{1000 * seconden:.2f}".replace(".", ",")


def _heel(getal: float) -> str:
    return f"{getal:,.0f}".replace(",", ".")


def _keer(getal: float) -> str:
    return (f"{getal:.2f}" if getal < 10 else f"{getal:.0f}").replace(".", ",")
