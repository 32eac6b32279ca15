"""Who keeps a connection when there are too many."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.web.lijnen import RESERVE, Lijnen, Plaats, van_wie


class _Proef:
    """A set of connections, and which were dropped."""

    def __init__(self, totaal: int, per_adres: int) -> None:
        self.lijnen = Lijnen(totaal, per_adres)
        self.verbroken: list[str] = []

    def erbij(self, naam: str, adres: str = "192.0.2.1") -> Plaats | None:
        return self.lijnen.erbij(adres, lambda: self.verbroken.append(naam))


def test_the_one_that_waits_longest_goes_first() -> None:
    proef = _Proef(3, 3)
    a, b, c = (proef.erbij(naam) for naam in "abc")
    assert a
    assert b
    assert c
    proef.lijnen.werkt(a)  # a asks something, and is answered
    proef.lijnen.wacht(a)
    proef.erbij("d")
    proef.erbij("e")
    proef.erbij("f")
    assert proef.verbroken == ["b", "c", "a"]


def test_one_that_is_worked_for_stays() -> None:
    proef = _Proef(2, 2)
    for naam in "ab":
        plaats = proef.erbij(naam)
        assert plaats
        proef.lijnen.werkt(plaats)
    c = proef.erbij("c")
    assert c
    assert c.in_reserve
    assert proef.verbroken == []


def test_one_address_does_not_push_out_another() -> None:
    proef = _Proef(10, 4)
    ander = proef.erbij("ander", "192.0.2.2")
    assert ander
    for nr in range(20):
        proef.erbij(str(nr))
    assert "ander" not in proef.verbroken
    assert proef.verbroken == [str(nr) for nr in range(16)]
    assert len(proef.lijnen) == 5


@given(
    st.lists(
        st.tuples(st.sampled_from(["erbij", "werkt", "wacht", "weg"]), st.integers(0, 30)),
        max_size=200,
    )
)
def test_the_limits_hold_whatever_happens(stappen: list[tuple[str, int]]) -> None:
    totaal, per_adres = 6, 4
    lijnen = Lijnen(totaal, per_adres)
    plaatsen: list[Plaats] = []
    for wat, nr in stappen:
        if wat == "erbij":
            nieuw = lijnen.erbij(f"192.0.2.{nr % 3}", lambda: None)
            plaatsen += [nieuw] if nieuw else []
        elif plaatsen:
            getattr(lijnen, wat)(plaatsen[nr % len(plaatsen)])
        open_ = [p for p in plaatsen if not p.weg]
        gewoon = [p for p in open_ if not p.in_reserve]
        assert len(lijnen) == len(open_)
        assert len(gewoon) <= totaal
        assert len(open_) - len(gewoon) <= RESERVE
        for adres in {p.adres for p in gewoon}:
            assert sum(p.adres == adres for p in gewoon) <= per_adres


@pytest.mark.parametrize(
    ("een", "ander", "zelfde"),
    [
        ("192.0.2.1", "192.0.2.2", False),
        ("192.0.2.1", "::ffff:192.0.2.1", True),
        ("2001:db8::1", "2001:db8::ffff:1", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("fe80::1%eth0", "fe80::2", True),
        ("", "", True),
    ],
)
def test_who_counts_as_one(een: str, ander: str, *, zelfde: bool) -> None:
    assert (van_wie(een) == van_wie(ander)) is zelfde
