"""Code, Turtle and data use the same words; every word is explained in two languages."""

from __future__ import annotations

import csv
import re
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_type_hints

import msgspec
import pytest
from rdflib import RDF, RDFS, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, GEO, ORG, OWL, PROV, SKOS, TIME, VOID, DefinedNamespace

import ontology
from graph import facts

ROOT = Path(__file__).resolve().parent.parent
CHECKS = ROOT.parent / "shared" / "checks"
JR = Namespace(ontology.DEF)
SCHEMA = Namespace("https://schema.org/")
FEITTYPEN: tuple[type[facts.Struct], ...] = get_args(facts.AlleFeiten)
DELEN: tuple[type[facts.Struct], ...] = (
    facts.Bron,
    facts.Herkomst,
    facts.Geldigheid,
    facts.Bereik,
)
GEDEELD = facts.Feit.__struct_fields__
WOORDEN = {
    facts.BronSoort: "bronsoorten",
    facts.VastgelegdHerkomst: "vastgelegd-herkomst",
    facts.Niveau: "niveaus",
    facts.JaNeeOnbekend: "antwoorden",
    facts.RegioSoort: "regiosoorten",
    facts.Grondslag: "grondslagen",
    facts.Betreft: "betreft",
    facts.VisieStatus: "visiestanden",
    facts.VoornemenSoort: "voornemensoorten",
    facts.AanbestedingStand: "aanbestedingstanden",
    facts.CapaciteitStand: "capaciteitstanden",
    facts.LijstSoort: "lijstsoorten",
    get_type_hints(facts.Herindeling)["wijze"]: "herindelingswijzen",
}


@pytest.fixture(scope="module")
def graaf() -> Graph:
    return ontology.laad()


def velden() -> Iterator[tuple[str, str]]:
    """Every field of every record; what all facts share counts for Feit; an id is in the IRI."""
    yield from (("Feit", naam) for naam in GEDEELD)
    for soort in (*DELEN, *FEITTYPEN):
        for veld in msgspec.structs.fields(soort):
            gedeeld = issubclass(soort, facts.Feit) and veld.name in GEDEELD
            if not gedeeld and (soort, veld.name) != (facts.Bron, "id"):
                yield soort.__name__, veld.name


def eigen_termen(graaf: Graph) -> set[URIRef]:
    return {s for s in graaf.subjects() if isinstance(s, URIRef) and s.startswith(ontology.DEF)}


# --- code and Turtle ------------------------------------------------------------------------------


@pytest.mark.parametrize("soort", FEITTYPEN, ids=lambda soort: soort.__name__)
def test_every_fact_type_is_a_class_of_facts(graaf: Graph, soort: type) -> None:
    klasse = URIRef(ontology.klasse(soort.__name__))
    assert JR.Feit in set(graaf.transitive_objects(klasse, RDFS.subClassOf))


@pytest.mark.parametrize(("soort", "veld"), list(velden()))
def test_every_field_is_a_property_with_a_range(graaf: Graph, soort: str, veld: str) -> None:
    eigenschap = ontology.eigenschap(soort, veld)
    assert eigenschap.bereik, "the export cannot write it without"
    eigen = URIRef(eigenschap.iri)
    waar = {*graaf.objects(eigen, SCHEMA.domainIncludes), *graaf.objects(eigen, RDFS.domain)}
    assert URIRef(ontology.klasse(soort) if soort != "Feit" else JR.Feit) in waar


def test_the_ontology_gives_facts_no_other_properties(graaf: Graph) -> None:
    in_code = {(ontology.klasse(s), ontology.eigenschap(s, v).iri) for s, v in velden()}
    klassen = {klasse for klasse, _ in in_code}
    dagen = {str(JR[naam]) for naam in ("vanVroegst", "van", "tot", "totLaatst")}
    in_turtle = {
        (str(klasse), str(eigen))
        for eigen, klasse in graaf.subject_objects(SCHEMA.domainIncludes)
        if str(klasse) in klassen and str(eigen) not in dagen
    }
    assert in_turtle <= in_code


def test_every_renamed_field_exists(graaf: Graph) -> None:
    anders = {str(veld) for veld in graaf.objects(predicate=JR.veld)}
    assert anders <= {f"{soort}.{veld}" for soort, veld in velden()}


def test_every_word_that_code_and_queries_use_is_defined(graaf: Graph) -> None:
    in_python = re.compile(r'\bJR\.([A-Za-z]\w*)|\bJR\["(\w+)"\]|\beigen\("(\w+)"')
    in_queries = re.compile(r"(?<![\w:/#])jr:(\w+)")
    gebruikt: dict[str, str] = {}
    for deel in ("api", "graph", "loaders", "ontology"):
        for bestand in sorted((ROOT / deel).rglob("*")):
            patroon = {".py": in_python, ".rq": in_queries, ".ttl": in_queries}.get(bestand.suffix)
            if patroon is not None:
                tekst = bestand.read_text(encoding="utf-8")
                for vondst in patroon.finditer(tekst):
                    woord = next(filter(None, vondst.groups()))
                    gebruikt[woord] = str(bestand.relative_to(ROOT))
    gedefinieerd = {str(term).removeprefix(ontology.DEF) for term in eigen_termen(graaf)}
    uitleg = {"T", "TFeit", "xY"}  # stand for any name, in a comment
    assert {w: b for w, b in gebruikt.items() if w not in gedefinieerd | uitleg} == {}


@pytest.mark.parametrize(("soort", "schema"), list(WOORDEN.items()), ids=list(WOORDEN.values()))
def test_closed_lists_of_the_code_are_the_schemes(soort: Any, schema: str) -> None:
    assert set(get_args(soort)) == set(ontology.waarden(schema))


def test_roles_are_those_of_the_code_and_plain_participation() -> None:
    assert set(ontology.waarden("rollen")) == {*get_args(facts.RolSoort), "deelnemer"}


def test_ranks_are_those_of_the_code() -> None:
    assert ontology.waarden("rangen") == ("1", "2", "3", "4", "5")


@pytest.mark.parametrize("schema", ["functies", "basisfuncties"])
def test_schemes_equal_the_bundled_tables(graaf: Graph, schema: str) -> None:
    tabel = ROOT / "loaders" / "data" / "nl" / f"{schema}.csv"
    with tabel.open(encoding="utf-8", newline="") as bestand:
        rijen = {rij["code"]: rij for rij in csv.DictReader(bestand)}
    begrippen = ontology.begrippen(schema)
    assert {s: (b.naam, b.definitie) for s, b in begrippen.items()} == {
        code: (rij["naam"], rij["omschrijving"]) for code, rij in rijen.items()
    }
    for code, rij in rijen.items():
        begrip = URIRef(begrippen[code].iri)
        if schema == "functies":
            assert str(graaf.value(begrip, JR.niveau)).endswith("/" + rij["niveau"])
        else:
            breder = str(graaf.value(begrip, SKOS.broader) or "").rpartition("/")[2]
            assert breder == rij["onderdeel_van"]


# --- explained -----------------------------------------------------------------------------------


def test_every_word_is_explained_in_two_languages(graaf: Graph) -> None:
    begrippen = set(graaf.subjects(RDF.type, SKOS.Concept))
    for term in eigen_termen(graaf) | begrippen:
        naam = SKOS.prefLabel if term in begrippen else RDFS.label
        for eigen in (naam, SKOS.definition):
            namen = [t for t in graaf.objects(term, eigen) if isinstance(t, Literal) and t.value]
            talen = sorted(str(t.language) for t in namen)
            assert talen == ["en", "nl"], f"{term} {eigen}"
        assert graaf.value(term, SKOS.inScheme if term in begrippen else RDFS.isDefinedBy), term
        bron = graaf.value(term, DCTERMS.source)
        assert graaf.value(bron, DCTERMS.title), term


def test_the_header_says_what_a_reader_of_an_ontology_expects(graaf: Graph) -> None:
    kop = URIRef(f"{ontology.BASIS}/def")
    assert (kop, RDF.type, OWL.Ontology) in graaf
    versie = str(graaf.value(kop, OWL.versionInfo))
    assert str(graaf.value(kop, OWL.versionIRI)).endswith(f"/{versie}")
    for eigen in (DCTERMS.title, DCTERMS.description, DCTERMS.license, DCTERMS.creator):
        assert graaf.value(kop, eigen), eigen


def test_names_follow_the_habit(graaf: Graph) -> None:
    for klasse in graaf.subjects(RDF.type, OWL.Class):
        if str(klasse).startswith(ontology.DEF):
            assert re.fullmatch(r"[A-Z][A-Za-z]*", str(klasse).removeprefix(ontology.DEF))
    for soort in (OWL.ObjectProperty, OWL.DatatypeProperty):
        for eigen in graaf.subjects(RDF.type, soort):
            assert re.fullmatch(r"[a-z][A-Za-z]*", str(eigen).removeprefix(ontology.DEF))


def test_words_of_others_exist(graaf: Graph) -> None:
    ruimten: tuple[type[DefinedNamespace], ...] = (ORG, PROV, SKOS, TIME, GEO, DCTERMS, VOID)
    for _, eigen, waarde in graaf:
        for term in (eigen, waarde):
            for ruimte in ruimten:
                if isinstance(term, URIRef) and term.startswith(str(ruimte)):
                    assert term in ruimte, term


def test_concepts_have_the_address_that_their_key_gives(graaf: Graph) -> None:
    for schema in ontology.schemas():
        kader = URIRef(f"{ontology.BASIS}/id/begrippenkader/{schema}")
        ruimte = str(graaf.value(kader, VOID.uriSpace))
        for sleutel, begrip in ontology.begrippen(schema).items():
            assert begrip.iri == ruimte + sleutel
        lijst = graaf.subjects(JR.waardelijst, kader)
        assert all(graaf.value(e, RDFS.range) is not None for e in lijst)


def test_the_concepts_conform_to_the_dutch_profile() -> None:
    vormen = CHECKS / "nl-sbb-shapes.ttl"
    if not vormen.exists():
        pytest.skip("the shapes of NL-SBB lie in shared/, beside the repository")
    pyshacl = pytest.importorskip("pyshacl")
    data = Graph().parse(data=ontology.turtle("begrippen"), format="turtle")
    _, _, verslag = pyshacl.validate(data, shacl_graph=Graph().parse(vormen))
    assert "Violation" not in verslag
    assert "Warning" not in verslag


# --- the door ------------------------------------------------------------------------------------


def test_an_unknown_word_is_an_error() -> None:
    with pytest.raises(ontology.OnbekendeTerm, match="jr:Regoi"):
        ontology.JR.Regoi  # noqa: B018
    with pytest.raises(ontology.OnbekendeTerm, match="kleuren"):
        ontology.waarden("kleuren")


def test_loading_asks_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    def weiger(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", weiger)
    elders = ontology.laad("https://elders.example")
    assert len(elders) == len(ontology.laad())
    assert (URIRef("https://elders.example/def#Feit"), RDF.type, OWL.Class) in elders
    assert not any(ontology.BASIS in str(term) for triple in elders for term in triple)


def test_the_context_types_values_as_the_ontology_does(graaf: Graph) -> None:
    context = ontology.context()
    for soort in (OWL.ObjectProperty, OWL.DatatypeProperty):
        for eigen in graaf.subjects(RDF.type, soort):
            naam = str(eigen).removeprefix(ontology.DEF)
            bereik = str(graaf.value(eigen, RDFS.range))
            kort = bereik.replace("http://www.w3.org/2001/XMLSchema#", "xsd:")
            if bereik == str(JR.Moment):
                kort = "xsd:date"
            if kort in ("xsd:string", "xsd:boolean", "xsd:integer"):
                assert naam not in context, "plain JSON says it already"
            else:
                soort_ = kort if kort.startswith("xsd:") else "@id"
                assert context[naam] == {"@id": f"jr:{naam}", "@type": soort_}


def test_moments_have_three_precisions(graaf: Graph) -> None:
    assert (JR.begin, RDFS.range, JR.Moment) in graaf
    assert (JR.van, RDFS.range, URIRef("http://www.w3.org/2001/XMLSchema#date")) in graaf
    assert Literal("Herindeling.van") in set(graaf.objects(JR.oudeGemeente, JR.veld))
