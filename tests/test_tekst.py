"""Text has one normal form, and no cell that we write is run by a spreadsheet."""

from __future__ import annotations

import csv
import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.tekst import ONZICHTBAAR, csv_cel, is_formule, kort, normaal

BEGIN = st.sampled_from([*"=+-@＝＋－＠﹢﹣﹦﹫−"])
VOORAF = st.lists(st.sampled_from([*" \t\r'\"‘“«\u00a0\u200b\u202e\x00"]), max_size=4).map("".join)
ERNA = st.text(alphabet="cmd|'!A0(1;,\té", min_size=1, max_size=6).filter(lambda t: not t.isdigit())


@given(begin=BEGIN, vooraf=VOORAF, erna=ERNA)
def test_a_formula_is_seen_in_every_spelling(begin: str, vooraf: str, erna: str) -> None:
    cel = f"{vooraf}{begin}x{erna}"
    assert is_formule(cel)
    assert is_formule(f"gewone tekst;{cel}")  # where a Dutch spreadsheet begins a new cell


@given(cel=st.text(max_size=30) | st.tuples(VOORAF, BEGIN, ERNA).map("".join))
def test_no_cell_that_is_written_begins_as_a_formula(cel: str) -> None:
    uit = io.StringIO()
    csv.writer(uit).writerow([csv_cel(cel), csv_cel((cel, "x"))])
    gelezen = next(csv.reader(io.StringIO(uit.getvalue(), newline="")))
    for deel in ";".join(gelezen).split(";"):
        assert deel.startswith("'") or not is_formule(deel)


@pytest.mark.parametrize("getal", ["-5", "-5.25", "−3", "-12,5%", "2020-01-01", "0", "1e5", ""])
def test_a_number_and_a_day_stay_what_they_are(getal: str) -> None:
    assert not is_formule(getal)
    assert csv_cel(getal) == getal


@given(st.text(max_size=30))
def test_what_is_no_formula_is_written_as_it_is(tekst: str) -> None:
    assert csv_cel(tekst) == tekst or is_formule(tekst)


def test_a_value_that_is_no_text_has_one_spelling() -> None:
    waarden = [None, True, False, -5, -0.5, ("a", "=b")]
    assert [csv_cel(waarde) for waarde in waarden] == ["", "ja", "nee", "-5", "-0.5", "a;'=b"]


@given(st.text(max_size=30))
def test_the_normal_form_is_one(tekst: str) -> None:
    vorm = normaal(tekst)
    assert normaal(vorm) == vorm == vorm.strip()
    assert normaal(unicodedata.normalize("NFD", tekst)) == vorm
    assert normaal(tekst.replace(" ", "\u00a0 \t")) == vorm


@given(st.characters())
def test_what_may_stay_is_seen_and_has_a_place_in_xml(teken: str) -> None:
    if ONZICHTBAAR.search(teken):
        return
    soort, getal = unicodedata.category(teken), ord(teken)
    assert soort not in ("Cf", "Cs", "Co") or getal in _BEDUIDEND, teken
    assert soort != "Cc" or teken in "\t\n\r"
    assert getal & 0xFFFE != 0xFFFE
    assert not 0xFDD0 <= getal <= 0xFDEF


_BEDUIDEND = {getal for getal in range(0x110000) if unicodedata.category(chr(getal)) == "Cf"} - {
    0xAD,
    0x61C,
    0x180E,
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2070),
    0xFEFF,
    *range(0xFFF0, 0xFFFC),
    *range(0xE0000, 0xE1000),
}
"""Format characters of other scripts that are drawn, such as the Arabic sign for a number."""


@given(st.text(max_size=200))
def test_what_somebody_typed_is_repeated_in_one_line(tekst: str) -> None:
    assert kort(tekst).isprintable()
    assert len(kort(tekst)) <= 60
