"""Our own SHACL shapes: good data conforms, and every shape catches the fault it is for."""

from __future__ import annotations

from datetime import date

import pyshacl
import pytest
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.namespace import SH

import ontology
from graph import facts
from graph.rdf.feiten import naar_quads
from graph.rdf.vormen import schrijf

VORM = Namespace(f"{ontology.BASIS}/vorm#")
EX = Namespace("https://example.org/")

BRON = facts.Bron(
    id="kaart",
    titel="Kaart",
    url="https://kaart.example",
    soort="register",
    rang=1,
    gepubliceerd="2024",
    opgehaald=date(2025, 1, 1),
)
VAN = facts.Herkomst(
    bron="kaart",
    plaats="rij 1",
    peildatum="2024-05",
    vastgelegd=date(2025, 1, 1),
    vastgelegd_herkomst="opgehaald",
    rang=1,
    spreekt_voor=("JZ91",),
)
SINDS = facts.Geldigheid(van="2015-01-01", tot="2030", gezien=("2020-05",))
GOED: tuple[facts.AlleFeiten, ...] = (
    facts.Functie(herkomst=VAN, code="pleegzorg", naam="Pleegzorg", niveau="regionaal"),
    facts.Gemeente(herkomst=VAN, code="GM9001", naam="Voorbeeldstad", geldig=SINDS),
    facts.Gemeente(herkomst=VAN, code="GM0363", naam="Amsterdam", geldig=SINDS),
    facts.Regio(herkomst=VAN, code="JZ91", naam="Noord", geldig=SINDS),
    facts.Alias(herkomst=VAN, code="JZ91", naam="Noorden"),
    facts.Lidmaatschap(herkomst=VAN, gemeente="GM9001", regio="JZ91", geldig=SINDS),
    facts.Herindeling(
        herkomst=VAN,
        datum=date(2022, 1, 1),
        wijze="opname",
        van="GM9001",
        naar="GM0363",
        aandeel=0.5,
    ),
    facts.Grens(herkomst=VAN, a="GM9001", b="GM0363", km=0.0),
    facts.Verband(
        herkomst=VAN, code="v1", naam="Samen", rechtsvorm="openbaar-lichaam", geldig=SINDS
    ),
    facts.Deelname(herkomst=VAN, verband="v1", deelnemer="Provincie", geldig=SINDS),
    facts.Borging(
        herkomst=VAN,
        onderwerp="c1",
        titel="Contract",
        functies=("pleegzorg",),
        grondslag="contract",
        bereik=facts.Bereik(regios=("JZ91",)),
        geldig=SINDS,
    ),
    facts.Aanbesteding(herkomst=VAN, onderwerp="a1", titel="Inkoop", gunning="2023-07"),
    facts.Bedrag(herkomst=VAN, onderwerp="c1", gemeente="GM9001", jaar=2025, bedrag=0),
    facts.Capaciteit(herkomst=VAN, functies=("pleegzorg",), aantal=12),
    facts.Toezicht(herkomst=VAN, aanbieder="Anker", toezicht_soort="toezicht", geldig=SINDS),
    facts.Volledigheid(
        herkomst=VAN,
        lijst_soort="borging",
        lijst="kaart",
        bereik=facts.Bereik(landelijk=True),
        geldig=SINDS,
    ),
)

FOUT = {
    "Feit-herkomst": "a jr:Borging",
    "Feit-bron": "a jr:Borging ; prov:wasDerivedFrom ex:onbekend",
    "Feit-vervangt": "a jr:Borging ; jr:vervangt ex:onbekend",
    "Feit-mogelijk": "a jr:Borging ; jr:vanVroegst '2025-01-01'^^xsd:date ;"
    " jr:totLaatst '2024-01-01'^^xsd:date",
    "Feit-zeker": "a jr:Borging ; jr:van '2025-01-01'^^xsd:date ; jr:tot '2025-01-01'^^xsd:date",
    "Herkomst-bron": "a jr:Herkomst ; jr:bron ex:onbekend",
    "Herkomst-plaats": "a jr:Herkomst ; jr:plaats ''",
    "Herkomst-peildatum": "a jr:Herkomst ; jr:peildatum 'vorig jaar'",
    "Herkomst-vastgelegd": "a jr:Herkomst ; jr:vastgelegd '2025'^^xsd:gYear",
    "Herkomst-vastgelegdHerkomst": "a jr:Herkomst ; jr:vastgelegdHerkomst ex:onbekend",
    "Herkomst-rang": "a jr:Herkomst ; jr:rang 6",
    "Bron-titel": "a jr:Bron",
    "Bron-url": "a jr:Bron",
    "Bron-adres": "a jr:Bron ; jr:url 'javascript:alert(1)'^^xsd:anyURI",
    "Bron-soort": "a jr:Bron ; jr:bronsoort ex:onbekend",
    "Bron-rang": "a jr:Bron ; jr:rang 0",
    "Bron-opgehaald": "a jr:Bron ; jr:opgehaald '2025-01'^^xsd:gYearMonth",
    "Bron-gepubliceerd": "a jr:Bron ; jr:gepubliceerd 'onlangs'",
    "Geldigheid-begin": "a jr:Geldigheid ; jr:begin 'ooit'",
    "Geldigheid-einde": "a jr:Geldigheid ; jr:einde '2025'^^xsd:gYear, '2026'^^xsd:gYear",
    "Geldigheid-gezien": "a jr:Geldigheid ; jr:gezien 'ooit'",
    "Geldigheid-eerderEinde": "a jr:Geldigheid ; jr:eerderEinde 'ooit'",
    "Geldigheid-eindeBron": "a jr:Geldigheid ; jr:eindeBron ex:onbekend",
    "Geldigheid-eindeVastgelegd": "a jr:Geldigheid ; jr:eindeVastgelegd '2023'^^xsd:gYear",
    "Bereik": "a jr:Bereik ; jr:landelijk false",
    "Naam-naam": "a jr:RegioFeit ; jr:naam ''",
    "Lidmaatschap-gemeente": "a jr:Lidmaatschap",
    "Lidmaatschap-regio": "a jr:Lidmaatschap ; jr:regio ex:r1, ex:r2",
    "Lidmaatschap-functie": "a jr:Lidmaatschap ; jr:functie ex:f1, ex:f2",
    "Herindeling-datum": "a jr:Herindeling",
    "Herindeling-wijze": "a jr:Herindeling ; jr:wijze ex:onbekend",
    "Herindeling-oud": "a jr:Herindeling ; jr:oudeGemeente ex:g ; jr:nieuweGemeente ex:g",
    "Herindeling-nieuw": "a jr:Herindeling",
    "Herindeling-aandeel": "a jr:Herindeling ; jr:aandeel 1.5",
    "Grens-a": "a jr:Grens ; jr:a ex:g ; jr:b ex:g",
    "Grens-b": "a jr:Grens",
    "Grens-km": "a jr:Grens ; jr:km -1.0",
    "Deelname-verband": "a jr:Deelname ; jr:verband ex:onbekend",
    "Deelname-deelnemer": "a jr:Deelname",
    "Deelname-rol": "a jr:Deelname",
    "Borging-functies": "a jr:Borging",
    "Borging-grondslag": "a jr:Borging ; jr:grondslag ex:onbekend",
    "Borging-bereik": "a jr:Borging",
    "Borging-onderwerp": "a jr:Borging",
    "Aanbesteding-onderwerp": "a jr:Aanbesteding",
    "Aanbesteding-stand": "a jr:Aanbesteding",
    "Bedrag-bedrag": "a jr:Bedrag ; jr:bedrag -1.0",
    "Bedrag-jaar": "a jr:Bedrag",
    "Capaciteit-aantal": "a jr:Capaciteit ; jr:aantal -1",
    "Toezicht-aanbieder": "a jr:Toezicht",
    "Volledigheid-lijst": "a jr:Volledigheid ; jr:lijst ex:onbekend",
    "Volledigheid-soort": "a jr:Volledigheid ; jr:lijstSoort ex:onbekend",
}
"""Per shape what its focus node says."""

FOUTE_WAARDE = {
    "GemeenteBestaat": "jr:gemeenten",
    "GemeenteCode": "jr:oudeGemeente",
    "RegioBestaat": "jr:partners",
    "RegioCode": "jr:spreektVoor",
    "FunctieBestaat": "jr:functies",
    "FunctieCode": "jr:functie",
    "BasisfunctieCode": "jr:onderdeelVan",
    "VerbandCode": "jr:overVerband",
    "OvereenkomstCode": "jr:volgtOp",
    "BronCode": "jr:lijst",
    "Tooi": "jr:tooi",
    "Begrip": "jr:niveau",
    "VrijBegrip": "jr:rechtsvorm",
}
"""Per shape the property whose value it judges."""


def keur(data: Graph) -> set[tuple[str, str, str]]:
    """Shape, node and severity of every fault."""
    data += ontology.laad()
    vormen = Graph().parse(data=ontology.turtle("shapes"), format="turtle")
    _, verslag, _ = pyshacl.validate(data, shacl_graph=vormen, inplace=True)
    assert isinstance(verslag, Graph)
    return {
        (
            str(verslag.value(fout, SH.sourceShape)).removeprefix(str(VORM)),
            str(verslag.value(fout, SH.focusNode)),
            str(verslag.value(fout, SH.resultSeverity)).removeprefix(str(SH)),
        )
        for fout in verslag.subjects(RDF.type, SH.ValidationResult)
    }


@pytest.fixture(scope="module")
def vormen() -> Graph:
    return Graph().parse(data=ontology.turtle("shapes"), format="turtle")


@pytest.fixture(scope="module")
def fouten() -> set[tuple[str, str, str]]:
    kop = (
        f"@prefix ex: <{EX}> . @prefix jr: <{ontology.DEF}> ."
        "@prefix prov: <http://www.w3.org/ns/prov#> ."
        "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
    )
    regels = [f"ex:{vorm} {tekst} .\n" for vorm, tekst in FOUT.items()]
    regels += [f"ex:wie {eigen} ex:{vorm} .\n" for vorm, eigen in FOUTE_WAARDE.items()]
    return keur(Graph().parse(data=kop + "".join(regels), format="turtle"))


@pytest.mark.parametrize("vorm", [*FOUT, *FOUTE_WAARDE])
def test_a_shape_catches_the_fault_it_is_for(vorm: str, fouten: set[tuple[str, str, str]]) -> None:
    assert (vorm, str(EX[vorm])) in {(soort, node) for soort, node, _ in fouten}


def test_every_shape_has_an_example_a_message_and_a_severity(vormen: Graph) -> None:
    met_bericht = {str(s).removeprefix(str(VORM)) for s in vormen.subjects(SH.message)}
    assert met_bericht == {*FOUT, *FOUTE_WAARDE}
    for vorm in met_bericht:
        bericht = vormen.value(VORM[vorm], SH.message)
        assert isinstance(bericht, Literal)
        assert bericht.language == "nl"
        assert vormen.value(VORM[vorm], SH.severity) in (SH.Violation, SH.Warning)
    verwezen = set(vormen.objects(predicate=SH.property))
    assert all(isinstance(v, URIRef) and vormen.value(v, SH.path) for v in verwezen)


def test_a_good_country_conforms() -> None:
    data = Graph().parse(data=schrijf("ttl", naar_quads([BRON], GOED)), format="turtle")
    assert keur(data) == set()


def test_a_missing_thing_is_noticed() -> None:
    """The example is not good by accident: without its region the references to it break."""
    zonder = [feit for feit in GOED if not isinstance(feit, facts.Regio)]
    data = Graph().parse(data=schrijf("ttl", naar_quads([BRON], zonder)), format="turtle")
    assert {vorm for vorm, _, _ in keur(data)} == {"RegioBestaat"}
