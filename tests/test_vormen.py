"""A code has one form: the loaders and the shapes take the same codes, and refuse the same."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from urllib.parse import quote

import pyshacl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import RDF, SH, Graph, URIRef

import ontology
from graph.rdf.termen import iri
from loaders import vormen
from loaders.land import Land, valideer
from loaders.vormen import Vorm
from tests.invoerproef import GELDIG, geldig_land
from tests.landje import tabel

PARTIJ = st.sampled_from(["GM", "gm", "JZ", "VT", "jz", "U", "so/", "https://", "http://"])
STUK = st.sampled_from(
    [*"a1-/.?_%ÀGJé \n\x00", "0363", "03", "9001", "..", "jeugd", "ggz", "%2F", "javascript:", "٣"]
)
TEKST = st.tuples(st.just("") | PARTIJ, st.lists(STUK, max_size=5).map("".join)).map("".join)
CODES = (
    TEKST
    | st.text(max_size=6)
    | st.sampled_from(["GM901", "gm0003", "GM0003", "JZ9", "JZ18", "VT08", "../x", "pleeg zorg"])
    | st.sampled_from(["https://identifier.overheid.nl/tooi/id/so/so0435", "jeugd-ggz/noord"])
)

VELD = {
    "GemeenteCode": ("gemeente", vormen.GEMEENTE),
    "RegioCode": ("regio", vormen.REGIO),
    "FunctieCode": ("functie", vormen.SLEUTEL),
    "BasisfunctieCode": ("onderdeelVan", vormen.SLEUTEL),
    "VerbandCode": ("verband", vormen.SLEUTEL),
    "OvereenkomstCode": ("onderwerp", vormen.ONDERWERP),
    "BronCode": ("lijst", vormen.SLEUTEL),
    "Tooi": ("tooi", vormen.ORGANISATIE),
}
"""Shape -> a property whose values it judges, and the form that the loaders ask for."""


def _adres(vorm: str, code: str) -> URIRef:
    """The address that the export would give the code."""
    if vorm == "Tooi":
        return URIRef(quote(code, safe=":/?#%"))
    waarde = ontology.eigenschap("", VELD[vorm][0])
    return URIRef(iri(waarde.bereik, waarde.ruimte, code, ontology.BASIS).value)


@cache
def _eigen_vorm(vorm: str) -> Graph:
    """The shape alone."""
    alle = Graph().parse(data=ontology.turtle("shapes"), format="turtle")
    eigen = Graph()
    for eigenschap, waarde in alle.predicate_objects(URIRef(f"{ontology.BASIS}/vorm#{vorm}")):
        eigen.add((URIRef("urn:x:vorm"), eigenschap, waarde))
    return eigen


def _geweigerd(vorm: str, codes: list[str]) -> set[str]:
    """The addresses that the shape objects to."""
    data, eigenschap = Graph(), URIRef(ontology.DEF + VELD[vorm][0])
    for nummer, code in enumerate(codes):
        data.add((URIRef(f"urn:x:{nummer}"), eigenschap, _adres(vorm, code)))
    _, verslag, _ = pyshacl.validate(data, shacl_graph=_eigen_vorm(vorm))
    assert isinstance(verslag, Graph)
    fouten = verslag.subjects(RDF.type, SH.ValidationResult)
    return {str(verslag.value(fout, SH.focusNode)) for fout in fouten}


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(codes=st.lists(CODES, min_size=30, max_size=60, unique=True))
@pytest.mark.parametrize("vorm", VELD)
def test_loaders_and_shapes_take_the_same_codes(vorm: str, codes: list[str]) -> None:
    geweigerd = _geweigerd(vorm, codes)
    for code in codes:
        assert VELD[vorm][1].past(code) == (str(_adres(vorm, code)) not in geweigerd), code


@pytest.mark.parametrize(
    ("vorm", "goed", "fout"),
    [
        (vormen.GEMEENTE, ["GM0003", "GM9001"], ["GM901", "gm0003", "GM00031", "0003", "GM٣٣٣٣"]),
        (vormen.REGIO, ["JZ01", "VT08"], ["JZ9", "jz01", "AB01", "JZ001"]),
        (
            vormen.SLEUTEL,
            ["jeugd-ggz", "5dok-2014"],
            ["pleeg zorg", "../x", "a/b", "a?", "-a", "É"],
        ),
        (vormen.ONDERWERP, ["inkoop-2016/ggz"], ["a/b/c", "/a", "a/", "a/../b", "a%2Fb"]),
        (
            vormen.ADRES,
            ["https://a.nl", "http://a.nl:80/b?c=d#e", "https://a.nl/%20/café"],
            ["javascript:alert(1)", "ftp://a.nl", "//a.nl", "https://", "https://a.nl/ b", "a.nl"],
        ),
    ],
)
def test_a_form_takes_what_is_real_and_nothing_else(
    vorm: Vorm, goed: list[str], fout: list[str]
) -> None:
    assert [code for code in goed if not vorm.past(code)] == []
    assert [code for code in fout if vorm.past(code)] == []


@given(adres=st.text(max_size=30).map("https://a.nl/{}".format) | CODES)
def test_an_address_that_is_taken_is_never_lost_in_the_export(adres: str) -> None:
    if vormen.ADRES.past(adres) or vormen.ORGANISATIE.past(adres):
        assert not any(teken in adres for teken in ' <>"{}|\\^`')
        assert Graph().parse(data=f"<urn:a> <urn:b> <{adres}> .", format="nt")


@pytest.fixture(scope="module")
def land(tmp_path_factory: pytest.TempPathFactory) -> Land:
    return geldig_land(tmp_path_factory.mktemp("land"))


FOUT = [
    ("gemeenten", {"code": "GM901"}, "schrijf GM en vier cijfers, zoals GM0363"),
    ("gemeenten", {"code": "gm0003"}, "schrijf GM en vier cijfers"),
    ("regios", {"code": "JZ9"}, "schrijf JZ of VT en twee cijfers"),
    ("functies", {"code": "pleeg zorg"}, "gebruik kleine letters, cijfers en streepjes"),
    ("basisfuncties", {"code": "Vraag"}, "gebruik kleine letters"),
    ("verbanden", {"code": "../x"}, "gebruik kleine letters"),
    ("verbanden", {"tooi": "so0435"}, "schrijf een adres als https://identifier"),
    ("verbanden", {"rechtsvorm": "Openbaar lichaam"}, "gebruik kleine letters"),
    ("deelnames", {"rol": "de trekker"}, "gebruik kleine letters"),
    ("borgingen", {"onderwerp": "c1?"}, "met hoogstens één schuine streep"),
    ("taken", {"onderwerp": "a/b/c"}, "met hoogstens één schuine streep"),
    ("uitspraken", {"onderwerp": "U 1"}, "met hoogstens één schuine streep"),
    ("uitspraken", {"id": "U/1"}, "zoals U001"),
    ("bronnen", {"id": "a/../b"}, "gebruik kleine letters"),
    ("bronnen", {"url": "javascript:alert(1)"}, "schrijf een webadres dat begint met https://"),
    ("bronnen", {"url": "www.vng.nl"}, "schrijf een webadres"),
    ("deelnames", {"deelnemer": "gm9001"}, "'gm9001' staat niet in gemeenten.csv"),
    ("deelnames", {"deelnemer": "GM 9001"}, "bedoelt u GM9001"),
    ("rollen", {"drager": "Voorbeeldstad"}, "bedoelt u GM9001"),
]


@pytest.mark.parametrize(("lader", "cel", "zegt"), FOUT, ids="-".join)
def test_a_wrong_form_is_refused_and_drops_no_link(
    land: Land, tmp_path: Path, lader: str, cel: dict[str, str], zegt: str
) -> None:
    pad = tmp_path / "eigen.csv"
    pad.write_text(tabel(lader, [GELDIG[lader][0] | cel]), encoding="utf-8")
    uit = valideer(pad, lader, land)
    assert (uit.gebruikt, [m.kolom for m in uit.meldingen]) == (0, [*cel])
    assert zegt in uit.meldingen[0].zin
