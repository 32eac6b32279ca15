"""Organisations as others read them: classes of ORG and CPOV, and nothing that CPOV refuses.

The shapes are those of CPOV 2.1.2; they lie in ``shared``, beside the repository.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from pyshacl import validate
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from starlette.testclient import TestClient

import ontology
from graph.rdf.feiten import naar_quads
from graph.rdf.vormen import schrijf
from tests.paginaproef import dienst, snapshot

CPOV = Path(__file__).resolve().parent.parent.parent / "shared" / "checks" / "cpov-shapes.ttl"
CV, ORG = Namespace("http://data.europa.eu/m8g/"), Namespace("http://www.w3.org/ns/org#")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
JR, TOOI = Namespace(ontology.DEF), Namespace(f"{ontology.TOOI}def/ont/")


def _graaf(turtle: bytes) -> Graph:
    return Graph().parse(data=turtle, format="turtle")


@pytest.fixture(scope="module")
def bulk(klant: TestClient) -> Graph:
    """The download, as whoever takes it reads it."""
    return _graaf(gzip.decompress(klant.get("/v1/downloads/turtle").content))


@pytest.fixture(scope="module")
def nederland() -> Graph:
    """What the export of the real country says about things; its facts are left out."""
    snap = snapshot("nl")
    quads = naar_quads(snap.bronnen.values(), snap.feiten)
    return _graaf(schrijf("ttl", _over_dingen(quads)))


@pytest.fixture(scope="module")
def klant_nl(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The service with the real country."""
    with dienst("nl", tmp_path_factory.mktemp("nl")) as client:
        yield client


def _over_dingen(quads: Iterable[ox.Quad]) -> Iterable[ox.Quad]:
    return (q for q in quads if "/id/feit/" not in str(q.subject))


def _verband(klant: TestClient, rechtsvorm: str) -> Graph:
    """The first arrangement of this legal form, with every fact that names it."""
    rijen = klant.get("/v1/samenwerkingsverbanden?peildatum=2025-06-01").json()["items"]
    eerste = next(rij["id"] for rij in rijen if rij["rechtsvorm"] == rechtsvorm)
    adres = f"/v1/samenwerkingsverbanden/{eerste}?peildatum=2025-06-01"
    return _graaf(klant.get(adres, headers={"Accept": "text/turtle"}).content)


def test_gemeenten_are_public_organisations(bulk: Graph, nederland: Graph) -> None:
    for graaf in (bulk, nederland):
        gemeenten = set(graaf.subjects(RDF.type, TOOI.Gemeente))
        assert gemeenten
        for klasse in (CV.PublicOrganisation, ORG.FormalOrganization):
            assert gemeenten <= set(graaf.subjects(RDF.type, klasse))


def test_only_a_legal_person_is_a_public_organisation(nederland: Graph) -> None:
    met = set(nederland.subjects(RDF.type, JR.SamenwerkingMetRechtspersoon))
    zonder = set(nederland.subjects(RDF.type, JR.SamenwerkingZonderRechtspersoon))
    alle = set(nederland.subjects(RDF.type, JR.Samenwerkingsverband))
    publiek = set(nederland.subjects(RDF.type, CV.PublicOrganisation))
    assert met
    assert zonder
    assert not met & zonder
    assert alle <= set(nederland.subjects(RDF.type, ORG.Organization))
    assert met | zonder < alle, "of some the form is unknown"
    assert publiek & alle == met
    assert zonder <= set(nederland.subjects(RDF.type, ORG.OrganizationalCollaboration))


def test_every_organisation_has_one_name_in_dutch(bulk: Graph, nederland: Graph) -> None:
    for graaf in (bulk, nederland):
        for ding in set(graaf.subjects(RDF.type, CV.PublicOrganisation)):
            namen = list(graaf.objects(ding, SKOS.prefLabel))
            assert [naam.language for naam in namen if isinstance(naam, Literal)] == ["nl"], ding


def test_the_shortest_other_name_is_the_one_that_shows(nederland: Graph) -> None:
    den_haag = URIRef(f"{ontology.TOOI}id/gemeente/gm0518")
    assert set(nederland.objects(den_haag, SKOS.altLabel)) == {Literal("Den Haag", "nl")}
    verborgen = {Literal("'s-Gravenhage (gemeente)", "nl")}
    assert set(nederland.objects(den_haag, SKOS.hiddenLabel)) == verborgen
    foodvalley = URIRef(f"{ontology.BASIS}/id/regio/JZ21")
    assert len(set(nederland.objects(foodvalley, SKOS.altLabel))) == 2, "a region shows all"


def _schendingen(graaf: Graph) -> str:
    klopt, _, tekst = validate(graaf, shacl_graph=Graph().parse(CPOV), advanced=False)
    return "" if klopt else str(tekst)


if CPOV.exists():

    def test_cpov_finds_nothing_in_the_download(bulk: Graph) -> None:
        assert _schendingen(bulk) == ""

    def test_cpov_finds_nothing_in_the_real_country(nederland: Graph) -> None:
        assert _schendingen(nederland) == ""

    @pytest.mark.parametrize(
        ("rechtsvorm", "publiek"), [("openbaar-lichaam", True), ("centrumregeling", False)]
    )
    def test_cpov_finds_nothing_in_one_arrangement(
        klant_nl: TestClient, rechtsvorm: str, publiek: bool
    ) -> None:
        graaf = _verband(klant_nl, rechtsvorm)
        assert ((None, RDF.type, CV.PublicOrganisation) in graaf) is publiek
        assert (None, RDF.type, ORG.Organization) in graaf
        assert _schendingen(graaf) == ""

    def test_cpov_does_look(nederland: Graph) -> None:
        eerste = next(nederland.subjects(RDF.type, CV.PublicOrganisation))
        fout = Graph() + nederland
        fout.add((eerste, ORG.hasUnit, URIRef("https://jeugdregio.example/id/partij/x")))
        fout.add((eerste, SKOS.prefLabel, Literal("zonder taal")))
        uitkomst = _schendingen(fout)
        assert "hasUnit" in uitkomst
        assert "prefLabel" in uitkomst
