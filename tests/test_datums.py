"""One reader of days: tables, command line and service take the same, and refuse the same."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph, Literal

from api.keuze import Keuzefout
from api.keuze import lees_dag as van_de_opdrachtregel
from api.web.vraag import leesdatum as van_de_dienst
from graph import facts
from graph.periode import Moment, lees_dag
from graph.rdf.feiten import naar_quads
from graph.rdf.vormen import schrijf
from loaders.cellen import Kolom, Ongeldig
from tests.test_shapes import VAN

DEEL = st.integers(0, 99).map("{:02}".format)
JAAR = st.integers(1850, 2250).map(str) | st.sampled_from(["0000", "0001", "9999"])
DATUM = (
    st.lists(DEEL, max_size=3).flatmap(lambda d: JAAR.map(lambda jaar: "-".join((jaar, *d))))
    | st.dates(date(1890, 1, 1), date(2210, 1, 1)).map(str)
    | st.text("0123456789-٢ T:", max_size=12)
)
FOUT = ["2016-00", "2018-00-01", "2016-05-00", "2017-00-00", "1899-12-31", "2200-01-01", "0000"]


def _of_niets(lees: Callable[[str], date], tekst: str) -> date | None:
    with suppress(ValueError, Keuzefout, Ongeldig):
        return lees(tekst)
    return None


def _van_een_tabel(tekst: str) -> date:
    dag = Kolom("opgehaald", "opgehaald", "dag", verplicht=True).lees(tekst)
    assert isinstance(dag, date)
    return dag


@given(tekst=DATUM)
def test_every_way_in_reads_the_same_days(tekst: str) -> None:
    dag = _of_niets(lees_dag, tekst)
    assert dag == _of_niets(van_de_dienst, tekst)
    assert dag == _of_niets(lambda t: van_de_opdrachtregel("--peildatum", t), tekst)
    assert dag == _of_niets(_van_een_tabel, tekst)
    assert dag is None or (dag.isoformat() == tekst and 1900 <= dag.year <= 2199)


@pytest.mark.parametrize("tekst", FOUT)
def test_a_day_that_cannot_be_is_refused_with_a_sentence(tekst: str) -> None:
    with pytest.raises(ValueError, match=r"^'.*' (bestaat niet|ligt buiten 1900 t/m 2199).*; "):
        Moment.lees(tekst)
    for van, tot in (("", tekst), (tekst, "")):
        with pytest.raises(ValueError, match=tekst):
            facts.Geldigheid(van=van, tot=tot)
    with pytest.raises(ValueError, match=tekst):
        facts.Geldigheid(van="2000", eind_met_opties=tekst)


@given(tekst=DATUM)
def test_a_date_that_is_taken_is_a_valid_literal_in_the_export(tekst: str) -> None:
    with suppress(ValueError):
        geldig = facts.Geldigheid(gezien=(tekst,))
        feit = facts.Regio(herkomst=VAN, code="JZ91", naam="Noord", geldig=geldig)
        graaf = Graph().parse(data=schrijf("ttl", naar_quads([], [feit])), format="turtle")
        literals = [o for o in graaf.objects() if isinstance(o, Literal)]
        assert [o for o in literals if o.ill_typed] == []
        assert any(str(o) == tekst for o in literals)
