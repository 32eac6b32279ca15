"""Answers that travel packed: what a client says it reads, each form with an ETag of its own."""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Callable

import brotli
import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from api.web import inpakken
from api.web.inpakken import Wens

PAD = "/v1/dekking?peildatum=2026-06-01&kennisdatum=2026-06-01"
UITPAKKERS: dict[str, Callable[[bytes], bytes]] = {
    "": bytes,
    "gzip": gzip.decompress,
    "br": brotli.decompress,
}


def _vraag(
    klant: TestClient, pad: str, leest: str, methode: str = "GET", **headers: str
) -> tuple[httpx2.Response, bytes]:
    """An answer with its bytes as they travel."""
    rest = {naam.replace("_", "-"): waarde for naam, waarde in headers.items()}
    with klant.stream(methode, pad, headers={"Accept-Encoding": leest, **rest}) as antwoord:
        return antwoord, b"".join(antwoord.iter_raw())


@pytest.mark.parametrize(
    ("leest", "pakking"),
    [
        ("", ""),
        ("identity", ""),
        ("gzip", "gzip"),
        ("x-gzip", "gzip"),
        ("br", "br"),
        ("gzip, deflate, br, zstd", "br"),
        ("GZIP;Q=1.0, br;q=0.5", "gzip"),
        ("gzip;q=0", ""),
        ("br;q=0, gzip", "gzip"),
        ("*", "br"),
        ("*;q=0", ""),
        ("br;q=0, *;q=0.1", "gzip"),
        ("gzip;q=0.5, identity", ""),
        ("gzip;q=0.5, identity;q=0.2", "gzip"),
        ("gzip;q=vaak", ""),
        ("deflate", ""),
        (",;=,", ""),
    ],
)
def test_what_the_client_reads_is_what_it_gets(klant: TestClient, leest: str, pakking: str) -> None:
    gewoon = klant.get(PAD, headers={"Accept-Encoding": "identity"})
    antwoord, bytes_ = _vraag(klant, PAD, leest)
    assert antwoord.headers.get("content-encoding", "") == pakking
    assert UITPAKKERS[pakking](bytes_) == gewoon.content
    assert antwoord.headers["content-length"] == str(len(bytes_))
    assert {"accept", "accept-encoding"} <= set(antwoord.headers["vary"].lower().split(", "))
    assert not pakking or len(bytes_) < len(gewoon.content) / 3


@pytest.mark.parametrize("leest", ["", "gzip", "br"])
def test_head_says_what_get_would(klant: TestClient, leest: str) -> None:
    get, _ = _vraag(klant, PAD, leest)
    head, bytes_ = _vraag(klant, PAD, leest, "HEAD")
    assert bytes_ == b""
    assert head.headers == get.headers


def test_every_form_has_an_etag_that_is_recognised(klant: TestClient) -> None:
    merken = {leest: _vraag(klant, PAD, leest)[0].headers["etag"] for leest in UITPAKKERS}
    assert len(set(merken.values())) == 3
    for leest, merk in merken.items():
        for vorm in (merk, f"W/{merk}", f'"iets", {merk}'):
            antwoord, bytes_ = _vraag(klant, PAD, leest, If_None_Match=vorm)
            assert (antwoord.status_code, bytes_) == (304, b"")
            assert antwoord.headers["etag"] == merk
            assert "accept-encoding" in antwoord.headers["vary"].lower()
            assert "content-encoding" not in antwoord.headers


def test_packed_bytes_are_not_confirmed_to_who_cannot_read_them(klant: TestClient) -> None:
    """A cache that holds packed bytes may ask for a client that reads only plain ones."""
    merk = _vraag(klant, PAD, "gzip")[0].headers["etag"]
    assert _vraag(klant, PAD, "", If_None_Match=merk)[0].status_code == 200
    assert _vraag(klant, PAD, "br", If_None_Match=merk)[0].status_code == 200
    gewoon = _vraag(klant, PAD, "")[0].headers["etag"]
    assert _vraag(klant, PAD, "gzip", If_None_Match=gewoon)[0].status_code == 304


@pytest.mark.parametrize(
    ("pad", "gepakt"),
    [
        ("/", True),
        ("/v1/openapi.json", True),
        ("/statisch/vis-network.min.js", True),
        ("/catalogus", True),
        ("/healthz", False),  # tiny
        ("/v1/downloads/turtle", False),  # packed already
        ("/v1/downloads/csv", False),
        ("/v1/regios/JZ0", False),  # an error, and tiny
    ],
)
def test_only_what_gets_smaller_is_packed(klant: TestClient, pad: str, *, gepakt: bool) -> None:
    antwoord, _ = _vraag(klant, pad, "gzip")
    assert (antwoord.headers.get("content-encoding") == "gzip") is gepakt


def test_it_is_packed_once(klant: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    keren: Counter[bytes] = Counter()

    def tel(inhoud: bytes) -> bytes:
        keren[inhoud] += 1
        return gzip.compress(inhoud, mtime=0)

    monkeypatch.setitem(inpakken.PAKKERS, "gzip", tel)
    pad = "/v1/dekking?peildatum=2025-02-03&kennisdatum=2026-06-01"
    assert len({_vraag(klant, pad, "gzip")[1] for _ in range(3)}) == 1
    assert list(keren.values()) == [1]


@given(st.text(alphabet='gzipbr*identy;q=0.1, "W/-', max_size=60))
def test_no_header_is_too_odd(tekst: str) -> None:
    wens = Wens.lees(tekst)
    assert wens.pakking in UITPAKKERS
    assert not wens.pakking or wens.pakking in wens.leest
    assert isinstance(wens.kent(tekst), dict)
