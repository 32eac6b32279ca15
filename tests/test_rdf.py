"""Facts survive RDF in every format, to the same ids; the files are the same on every run."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any, Literal, cast, get_args, get_origin, get_type_hints

import msgspec
import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st
from pyld import jsonld

import ontology
from graph import facts
from graph.rdf.feiten import OnleesbareGraaf, naar_quads, uit_quads
from graph.rdf.vormen import VORMEN, Vorm, lees, schrijf
from loaders.land import DATA, lees_land

ROOT = Path(__file__).resolve().parent.parent
GEMEENTE = "https://identifier.overheid.nl/tooi/id/gemeente/gm0363"
FEITTYPEN: tuple[type[facts.AlleFeiten], ...] = get_args(facts.AlleFeiten)

HERKOMST = facts.Herkomst(
    bron="roo",
    plaats="rij 1",
    peildatum="2024-05",
    vastgelegd=date(2025, 1, 1),
    vastgelegd_herkomst="rij",
    rang=1,
)
BRON = facts.Bron(
    id="roo",
    titel="Register",
    url="https://example.org/roo",
    soort="register",
    rang=1,
    opgehaald=date(2025, 1, 1),
)
FEITEN: tuple[facts.AlleFeiten, ...] = (
    facts.Gemeente(
        herkomst=HERKOMST,
        code="GM0363",
        naam="Amsterdam",
        geldig=facts.Geldigheid(gezien=("2020", "2024")),
    ),
    facts.Alias(herkomst=HERKOMST, code="GM0363", naam="Mokum"),
    facts.Herindeling(
        herkomst=HERKOMST,
        datum=date(2022, 3, 24),
        wijze="opname",
        van="GM0457",
        naar="GM0363",
        aandeel=1e-7,
    ),
    facts.Borging(
        herkomst=HERKOMST,
        onderwerp="contract 1/2",
        titel='Een "titel" met \\ en\nregels',
        functies=("zikos", "gesloten-jeugdhulp"),
        grondslag="contract",
        bereik=facts.Bereik(regios=("JZ18",)),
        geldig=facts.Geldigheid(van="2023-07", tot="2027-01-01"),
        coordinator="Dienst Jeugd",
    ),
)

# --- any fact ------------------------------------------------------------------------------------

TEKST = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
CODE = st.sampled_from(("GM0363", "GM9001", "JZ18", "VT08", "gesloten-jeugdhulp", "Dienst X/Y"))
MOMENT = st.sampled_from(("2019", "2020-02", "2021-03-04"))
LATER = st.sampled_from(("", "2027", "2028-02", "2029-03-04"))
MOMENTVELDEN = {
    ("Bron", "gepubliceerd"),
    ("Herkomst", "peildatum"),
    ("Geldigheid", "van"),
    ("Geldigheid", "gezien"),
    ("Geldigheid", "eind_met_opties"),
    ("Geldigheid", "eerder_tot"),
    ("Beeindiging", "datum"),
    *(("Aanbesteding", naam) for naam in ("aankondiging", "publicatie", "inschrijven_tot")),
    *(("Aanbesteding", naam) for naam in ("gunning", "ingang", "einde", "eind_met_opties")),
}
VAST: dict[Any, st.SearchStrategy[Any]] = {
    bool: st.booleans(),
    int: st.integers(1, 5),
    float: st.floats(0, 1e6, allow_nan=False),
    date: st.dates(),
}


def strategie(soort: type[facts.Struct], veld: str, hint: Any) -> st.SearchStrategy[Any]:
    """Values for one field, by its type and by what the ontology says of it."""
    match get_origin(hint) or hint, get_args(hint):
        case soort_, (lid, _) if soort_ is tuple:
            return st.lists(strategie(soort, veld, lid).filter(bool), max_size=3).map(tuple)
        case soort_, keuze if soort_ is Literal:
            return st.sampled_from(keuze)
        case _, (waarde, _):
            return st.none() | VAST[waarde]
        case soort_, _ if soort_ in VAST:
            return VAST[soort_]
        case soort_, _ if soort_ is not str:
            return record(soort_)
    if veld == "tot":
        return LATER
    return MOMENT if (soort.__name__, veld) in MOMENTVELDEN else CODE | TEKST


def _past_bij_einde(velden: dict[str, Any]) -> dict[str, Any]:
    """Of what is said of an end: only what goes together."""
    gewijzigd = velden["tot"] and velden["einde_bron"] and velden["einde_vastgelegd"]
    andere = velden["uiterlijk"] or velden["onbepaald"] or not velden["tot"]
    weg = {} if gewijzigd else {"einde_bron": "", "einde_vastgelegd": None, "eerder_tot": ""}
    return weg | ({"minstens": False} if andere else {})


@st.composite
def record(draw: st.DrawFn, soort: type[Any]) -> Any:
    hints = get_type_hints(soort)
    velden = {
        veld.name: draw(strategie(soort, veld.name, hints[veld.name]))
        for veld in msgspec.structs.fields(soort)
    }
    if soort is facts.Volledigheid:  # a source speaks only of its own list
        velden["lijst"] = velden["herkomst"].bron
    if soort is facts.Beeindiging:  # of an agreement or of an offer
        velden["aanbod"] = "" if velden["onderwerp"] else "locatie"
    if soort is facts.Geldigheid:
        velden |= _past_bij_einde(velden)
    try:
        return soort(**velden)
    except ValueError:
        return reject()


def vergelijk(
    quads: list[ox.Quad], bronnen: tuple[facts.Bron, ...], feiten: tuple[facts.AlleFeiten, ...]
) -> None:
    terug_bronnen, terug = uit_quads(quads)
    assert terug_bronnen == bronnen
    assert terug == feiten
    assert [feit.id for feit in terug] == [feit.id for feit in feiten]


@pytest.mark.parametrize("soort", FEITTYPEN, ids=lambda soort: soort.__name__)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_fact_survives_every_format(soort: type[facts.AlleFeiten], data: st.DataObject) -> None:
    feiten = facts.gesorteerd(data.draw(st.lists(record(soort), min_size=1, max_size=2)))
    bron = data.draw(record(facts.Bron))
    quads = list(naar_quads([bron], feiten))
    vergelijk(quads, (bron,), feiten)
    for vorm in cast("tuple[Vorm, ...]", VORMEN):
        vergelijk(list(lees(vorm, schrijf(vorm, quads))), (bron,), feiten)


def test_the_bundled_facts_survive() -> None:
    land = lees_land(DATA / "nl")
    quads = list(naar_quads(land.bronnen, land.feiten))
    vergelijk(quads, land.bronnen, land.feiten)


# --- formats -------------------------------------------------------------------------------------


def weiger(adres: str, _: object) -> Any:
    raise AssertionError(f"{adres} was asked for")


def driehoeken(quads: list[ox.Quad]) -> set[ox.Triple]:
    return {quad.triple for quad in quads}


def test_json_ld_says_what_turtle_says_to_an_independent_reader() -> None:
    land = lees_land(DATA / "nl")
    monster = [*random.Random(1).sample(land.feiten, 300), *FEITEN]
    quads = list(naar_quads(land.bronnen[:20], monster))
    document = msgspec.json.decode(schrijf("jsonld", quads))
    als_nq = jsonld.to_rdf(
        document, {"format": "application/n-quads", "documentLoader": weiger}
    ).encode()
    assert set(lees("nq", als_nq)) == set(quads)
    assert driehoeken(list(lees("nq", als_nq))) == driehoeken(
        list(lees("ttl", schrijf("ttl", quads)))
    )


def test_quads_without_a_graph_make_flat_json_ld() -> None:
    quads = [ox.Quad(q.subject, q.predicate, q.object) for q in naar_quads([BRON], FEITEN)]
    document = msgspec.json.decode(schrijf("jsonld", quads))
    assert {"@id", "@type"} <= set(document["@graph"][0])
    assert set(lees("jsonld", schrijf("jsonld", quads))) == set(quads)


@pytest.mark.parametrize("vorm", VORMEN)
def test_the_order_of_facts_leaves_no_trace(vorm: Vorm) -> None:
    kop, staart = list(naar_quads([BRON], FEITEN)), list(naar_quads([BRON], FEITEN[::-1]))
    assert kop == staart
    assert schrijf(vorm, kop) == schrijf(vorm, reversed(kop))


def test_another_process_writes_the_same_bytes() -> None:
    script = (
        "import sys; from graph.rdf.feiten import naar_quads; from graph.rdf.vormen import *;"
        "from tests.test_rdf import *; q = list(naar_quads([BRON], FEITEN));"
        "sys.stdout.buffer.write(b''.join(schrijf(v, q) for v in VORMEN))"
    )
    keren = {
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": zaad},
            capture_output=True,
            check=True,
        ).stdout
        for zaad in ("1", "2", "3")
    }
    assert len(keren) == 1
    assert keren.pop()


# --- what is in it -------------------------------------------------------------------------------


def waarden(quads: list[ox.Quad], van: str, eigen: str) -> set[str]:
    return {
        str(q.object)
        for q in quads
        if q.subject == ox.NamedNode(van) and q.predicate.value.endswith(eigen)
    }


def test_every_triple_lies_in_the_graph_of_its_source() -> None:
    graaf = ox.NamedNode(f"{ontology.BASIS}/id/bron/roo")
    assert {q.graph_name for q in naar_quads([BRON], FEITEN)} == {graaf}


def test_a_gemeente_is_its_tooi_address() -> None:
    quads = list(naar_quads([BRON], FEITEN))
    assert waarden(quads, GEMEENTE, "prefLabel") == {'"Amsterdam"@nl'}
    assert waarden(quads, GEMEENTE, "altLabel") == {'"Mokum"@nl'}
    assert '"GM0363"' in waarden(quads, GEMEENTE, "notation")


def test_a_made_up_gemeente_is_not_said_to_be_in_tooi() -> None:
    feit = facts.Gemeente(
        herkomst=HERKOMST, code="GM9001", naam="Verzonnen", geldig=facts.Geldigheid()
    )
    quads = list(naar_quads([BRON], [feit]))
    assert waarden(quads, f"{ontology.BASIS}/id/gemeente/GM9001", "prefLabel") == {'"Verzonnen"@nl'}
    assert "tooi/id" not in schrijf("nq", quads).decode()


def test_the_latest_name_is_the_preferred_one() -> None:
    namen = [
        facts.Regio(
            herkomst=HERKOMST, code="JZ11", naam=naam, geldig=facts.Geldigheid(gezien=(jaar,))
        )
        for naam, jaar in (("Nieuw", "2023"), ("Oud", "2019"))
    ]
    quads = list(naar_quads([BRON], namen))
    assert waarden(quads, f"{ontology.BASIS}/id/regio/JZ11", "prefLabel") == {'"Nieuw"@nl'}
    assert waarden(quads, f"{ontology.BASIS}/id/regio/JZ11", "altLabel") == {'"Oud"@nl'}


def test_a_fact_shows_its_sure_and_possible_days() -> None:
    borging = FEITEN[3]
    quads = list(naar_quads([BRON], [borging]))
    dag = '"{}"^^<http://www.w3.org/2001/XMLSchema#date>'
    for eigen, wanneer in (
        ("#vanVroegst", "2023-07-01"),
        ("#van", "2023-08-01"),
        ("#tot", "2027-01-01"),
        ("#totLaatst", "2027-01-01"),
    ):
        adres = f"{ontology.BASIS}/id/feit/{borging.id}"
        assert waarden(quads, adres, eigen) == {dag.format(wanneer)}


def test_another_base_moves_all_that_is_ours() -> None:
    base = "https://elders.example"
    quads = list(naar_quads([BRON], FEITEN, base))
    assert ontology.BASIS not in schrijf("trig", quads, base).decode()
    assert ontology.BASIS not in schrijf("jsonld", quads, base).decode()
    assert uit_quads(quads, base) == ((BRON,), facts.gesorteerd(FEITEN))


# --- refused -------------------------------------------------------------------------------------


def test_a_changed_fact_is_refused() -> None:
    nq = schrijf("nq", list(naar_quads([BRON], FEITEN))).replace(b'"Mokum"', b'"Damsko"')
    with pytest.raises(OnleesbareGraaf, match="sleutel"):
        uit_quads(lees("nq", nq))


@pytest.mark.parametrize(
    ("weg", "reden"), [("plaats", "vindplaats"), ("herkomst", "bron"), ("rang", "invalid|rang|int")]
)
def test_a_fact_without_its_source_is_refused(weg: str, reden: str) -> None:
    quads = [q for q in naar_quads([], FEITEN) if not q.predicate.value.endswith(f"#{weg}")]
    with pytest.raises(OnleesbareGraaf, match=reden):
        uit_quads(quads)


def test_two_values_where_one_fits_are_refused() -> None:
    quads = list(naar_quads([BRON], FEITEN))
    titel = next(q for q in quads if q.predicate.value.endswith("#titel"))
    dubbel = ox.Quad(titel.subject, titel.predicate, ox.Literal("Ander"), titel.graph_name)
    with pytest.raises(OnleesbareGraaf, match="titel"):
        uit_quads([*quads, dubbel])
