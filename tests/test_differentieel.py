"""Three ways to the same answers, row by row: the engine, SPARQL on pyoxigraph, and the reference.

The engine works on arrays, the queries on the evidence as RDF, the reference on the raw facts. What
one of them gets wrong shows as a difference, with everything needed to see why.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from datetime import date

import pytest
from pyoxigraph import QuerySolutions, RdfFormat, serialize
from rdflib import Graph
from rdflib.query import ResultRow

from graph.afloop import afloop
from graph.dekking import Dekking, dekking
from graph.facts import AlleFeiten
from graph.rdf.sparql import VRAGEN, Rij, open_graaf, tekst_van, vraag
from graph.relaties import Relaties, buren
from graph.schakels import Schakels
from graph.snapshot import Snapshot
from loaders.land import Land as Kleinland
from tests.antwoorden import DATASET, NU
from tests.referentie import Referentie
from tests.toevalsland import KENNISDATA, dagen, land_met_gebieden

LANDEN = 320
PER_TEST = 20
DAGEN_PER_LAND = 3
MAANDEN = 12

Sleutel = tuple[str, ...]
"""The question, and what it is about."""
Antwoorden = dict[Sleutel, object]


# --- one answer per question and subject, from each of the three ---------------------------------


def van_motor(snapshot: Snapshot, dag: date, kennis: date) -> Antwoorden:
    stand = dekking(snapshot, dag, kennis)
    uit: Antwoorden = dict.fromkeys(_hiaten(stand), True)
    for a in afloop(snapshot, MAANDEN, dag, kennis):
        uit["afloop", a.onderwerp, a.regio, a.functie] = True
    return uit | _per_regio(stand) | _per_gemeente(stand) | _verbonden(stand)


def _per_regio(stand: Dekking) -> Antwoorden:
    return {
        ("dekking", rij.regio, rij.functie): (
            rij.status,
            rij.gedekt,
            rij.niet_geborgd,
            rij.onbekend,
            rij.verlopen,
            rij.overig,
            rij.totaal,
            rij.alleen_aanwijzing,
            rij.aanwijzing_vervallen,
            rij.afspraak_verlopen,
            "bevat-bewezen-gat" in rij.vlaggen,
            "bevat-verlopen" in rij.vlaggen,
            "ledenlijst-onvolledig" in rij.vlaggen,
        )
        for rij in stand.rijen()
    }


def _per_gemeente(stand: Dekking) -> Antwoorden:
    uit: Antwoorden = {}
    for gemeente in _bestaande_gemeenten(stand.snapshot, stand.peildatum):
        for functie in stand.functies:
            over = stand.gemeentevlaggen(gemeente, functie)
            uit["gemeente", gemeente, functie] = (
                stand.status_gemeente(gemeente, functie),
                stand.alleen_aangewezen(gemeente, functie),
                "aanwijzing-vervallen" in over,
                "afspraak-verlopen" in over,
            )
    return uit


def _verbonden(stand: Dekking) -> Antwoorden:
    verbonden = Schakels(stand.snapshot, stand.peildatum, stand.kennisdatum)
    partners = Relaties(verbonden)
    uit: Antwoorden = {}
    for s in verbonden.rijen():
        uit["schakels", s.functie, s.regio, s.code] = s.partners
    for functie in stand.functies:
        for b in buren(verbonden, functie):
            uit["buren", functie, b.regio, b.buur] = b.code
    for regio in stand.regios:
        for r in partners.van(regio):
            uit["relaties", regio, r.partner, r.functie] = r.wederkerig
    return uit


def _bestaande_gemeenten(snapshot: Snapshot, dag: date) -> list[str]:
    bestaan = snapshot.indeling.gemeente_bestaat
    return [code for code in snapshot.gemeenten if bestaan[code][0] <= dag < bestaan[code][1]]


def _hiaten(stand: Dekking) -> Iterator[Sleutel]:
    for regio in stand.snapshot.regios:
        for functie in stand.functies:
            for gemeente in stand.leden(regio, functie):
                status = stand.status_gemeente(gemeente, functie)
                over = stand.gemeentevlaggen(gemeente, functie)
                if status not in ("geborgd", "niet-van-toepassing") or "afspraak-verlopen" in over:
                    yield "hiaten", regio, functie, gemeente, status


TELLING = (
    "gedekt",
    "nietGeborgd",
    "onbekend",
    "verlopen",
    "overig",
    "totaal",
    "alleenAanwijzing",
    "aanwijzingVervallen",
    "afspraakVerlopen",
    "bevatBewezenGat",
    "bevatVerlopen",
    "ledenlijstOnvolledig",
)
KOLOMMEN = (
    # question, file, what it is about, what is said of it
    ("dekking", "dekking", ("regio", "functie"), ("status", *TELLING)),
    (
        "gemeente",
        "status_gemeente",
        ("gemeente", "functie"),
        ("status", "alleenAanwijzing", "aanwijzingVervallen", "afspraakVerlopen"),
    ),
    ("hiaten", "hiaten", ("regio", "functie", "gemeente", "status"), ()),
    ("schakels", "schakels", ("functie", "regio", "code"), ("partners",)),
    ("schakels", "schakels_zonder", ("functie", "regio", "code"), ("partners",)),
    ("buren", "buren", ("functie", "regio", "buur"), ("code",)),
    ("relaties", "relaties", ("regio", "partner", "functie"), ("wederkerig",)),
    ("afloop", "afloop", ("onderwerp", "regio", "functie"), ()),
)


def van_sparql(snapshot: Snapshot, dag: date, kennis: date) -> Antwoorden:
    uit: Antwoorden = {}
    for naam, bestand, over, wat in KOLOMMEN:
        meer = {"maanden": MAANDEN} if naam == "afloop" else {}
        for rij in vraag(snapshot, bestand, peildatum=dag, kennisdatum=kennis, **meer):
            sleutel = (naam, *(str(rij[kolom]) for kolom in over))
            # Two facts about one contract may give two ends.
            assert naam == "afloop" or sleutel not in uit, f"een rij komt twee keer: {sleutel}"
            uit[sleutel] = _gezegd(rij, wat)
    return uit


def _gezegd(rij: Rij, kolommen: tuple[str, ...]) -> object:
    if kolommen == ("partners",):
        return tuple(sorted(filter(None, str(rij.get("partners") or "").split(";"))))
    waarden = tuple(rij[kolom] for kolom in kolommen)
    return waarden if len(waarden) > 1 else waarden[0] if waarden else True


def van_referentie(referentie: Referentie, dag: date) -> Antwoorden:
    kennis = referentie.kennis
    regios = kennis.regios(dag)
    uit: Antwoorden = {("afloop", *sleutel): True for sleutel in referentie.afloop(MAANDEN, dag)}
    for functie in sorted(referentie.niveaus):
        for gemeente in (g for g in kennis.gemeenten if kennis.bestaat(g, dag)):
            over = gemeente, functie, dag
            uit["gemeente", gemeente, functie] = (
                referentie.status_gemeente(*over),
                referentie.alleen_aanwijzing(*over),
                referentie.aanwijzing_vervallen(*over),
                referentie.afspraak_verlopen(*over),
            )
        for regio in regios:
            s = referentie.status_regio(regio, functie, dag)
            uit["dekking", regio, functie] = (
                s.status,
                s.gedekt,
                s.niet_geborgd,
                s.onbekend,
                s.verlopen,
                s.overig,
                s.totaal,
                s.alleen_aanwijzing,
                s.aanwijzing_vervallen,
                s.afspraak_verlopen,
                s.bevat_bewezen_gat,
                s.bevat_verlopen,
                s.ledenlijst_onvolledig,
            )
        schakels_van = referentie.schakels(functie, dag)
        uit |= {("schakels", functie, r, code): partners for r, code, partners in schakels_van}
        uit |= {("buren", functie, a, b): code for a, b, code in referentie.buren(functie, dag)}
    for regio in regios:
        partners_van = referentie.relaties(regio, dag)
        uit |= {("relaties", regio, p, functie): beide for p, functie, beide in partners_van}
    return uit


# --- the comparison ------------------------------------------------------------------------------


def verschillen(een: Antwoorden, ander: Antwoorden, namen: tuple[str, str]) -> list[str]:
    """Every subject on which two of them differ, and what each says."""
    return [
        f"{' '.join(sleutel)}: {namen[0]} {een.get(sleutel)!r}, {namen[1]} {ander.get(sleutel)!r}"
        for sleutel in sorted(een.keys() | ander.keys())
        if een.get(sleutel) != ander.get(sleutel)
    ]


def verslag(
    feiten: list[AlleFeiten], land: object, dag: date, kennis: date, fout: list[str]
) -> str:
    """All one needs to find out who is wrong."""
    functies = {woord for regel in fout for woord in regel.split(":")[0].split()}
    over = [feit for feit in feiten if set(getattr(feit, "functies", functies)) & functies]
    return "\n".join(
        (
            f"land {land} op {dag}, zoals bekend op {kennis}: {len(fout)} verschillen",
            *fout[:8],
            "feiten:",
            *(f"  {feit.id} {feit!r}" for feit in over),
        )
    )


def vergelijk(snapshot: Snapshot, referentie: Referentie, dag: date, kennis: date) -> list[str]:
    """All differences between the three, for one peildatum and kennisdatum."""
    motor = van_motor(snapshot, dag, kennis)
    fout = verschillen(motor, van_sparql(snapshot, dag, kennis), ("motor", "sparql"))
    zonder = {sleutel: wat for sleutel, wat in motor.items() if sleutel[0] != "hiaten"}
    return fout + verschillen(zonder, van_referentie(referentie, dag), ("motor", "referentie"))


@pytest.mark.parametrize("eerste", range(0, LANDEN, PER_TEST))
def test_engine_sparql_and_reference_give_the_same_answers(eerste: int) -> None:
    for nummer in range(eerste, eerste + PER_TEST):
        land, kans = land_met_gebieden(nummer), random.Random(nummer)
        snapshot = Snapshot.maak(DATASET, land.bronnen, land.feiten)
        referenties = {kennis: Referentie(land.feiten, kennis) for kennis in KENNISDATA}
        for dag in dagen(referenties[NU], kans, DAGEN_PER_LAND):
            kennis = kans.choice(KENNISDATA)
            fout = vergelijk(snapshot, referenties[kennis], dag, kennis)
            assert not fout, verslag(land.feiten, nummer, dag, kennis, fout)


@pytest.mark.parametrize(
    "kennis", [date(2022, 7, 1), date(2024, 6, 1), date(2026, 1, 2), date(2026, 12, 1)]
)
def test_the_same_in_kleinland(
    kleinland: Kleinland, kleinland_snapshot: Snapshot, kennis: date
) -> None:
    referentie = Referentie(kleinland.feiten, kennis)
    for dag in dagen(referentie, random.Random(1), 8):
        fout = vergelijk(kleinland_snapshot, referentie, dag, kennis)
        assert not fout, verslag(list(kleinland.feiten), "kleinland", dag, kennis, fout)


@pytest.mark.parametrize("nummer", [2, 5, 31])
def test_the_queries_are_portable(nummer: int) -> None:
    """rdflib gives the same rows; it is slow, so a few countries must do."""
    land = land_met_gebieden(nummer)
    snapshot = Snapshot.maak(DATASET, land.bronnen, land.feiten)
    drietallen = [quad.triple for quad in open_graaf(snapshot)]
    graaf = Graph()
    graaf.parse(data=serialize(drietallen, format=RdfFormat.N_TRIPLES), format="nt")
    for naam in VRAGEN:
        tekst = tekst_van(naam, peildatum=date(2021, 7, 1), kennisdatum=NU)
        hier = open_graaf(snapshot).query(tekst)
        assert isinstance(hier, QuerySolutions)
        kolommen = [variabele.value for variabele in hier.variables]
        verwacht = [tuple(_delen(getattr(rij[k], "value", "")) for k in kolommen) for rij in hier]
        elders = [tuple(_delen(rij[k]) for k in kolommen) for rij in _rijen(graaf.query(tekst))]
        assert sorted(elders) == sorted(verwacht), naam


def _rijen(antwoord: Iterable[object]) -> Iterator[ResultRow]:
    return (rij for rij in antwoord if isinstance(rij, ResultRow))


def _delen(waarde: object) -> tuple[str, ...]:
    """A value, or the parts of a list that has no order of its own."""
    return tuple(sorted(str("" if waarde is None else waarde).split(";")))
