"""What the server answers by itself, before there is a request: in our form, with our headers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from api.web.zender import VEILIG
from tests.serverproef import Gestart, gestart

HOST = b"Host: x\r\n"


@pytest.fixture(scope="module")
def deze(winkel: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gestart]:
    with gestart(winkel, tmp_path_factory.mktemp("log") / "log") as dienst:
        yield dienst


def _los(antwoord: bytes) -> tuple[int, dict[str, str], bytes]:
    kop, _, inhoud = antwoord.partition(b"\r\n\r\n")
    regels = kop.decode("latin-1").split("\r\n")
    paren = (regel.partition(": ") for regel in regels[1:])
    return int(regels[0].split()[1]), {naam.lower(): waarde for naam, _, waarde in paren}, inhoud


def _post(*regels: bytes) -> bytes:
    kop = [b"POST /v1/sparql HTTP/1.1", b"Host: x", b"Content-Type: application/sparql-query"]
    return b"\r\n".join([*kop, *regels, b"", b"ASK{}"])


WEIGERINGEN = {
    "a very long address": (b"GET /" + b"a" * 300_000 + b" HTTP/1.1\r\n" + HOST + b"\r\n", 414),
    "a long address": (b"GET /" + b"a" * 20_000 + b" HTTP/1.1\r\n" + HOST + b"\r\n", 414),
    "an address without end": (b"GET /" + b"a" * 300_000, 414),
    "long headers": (b"GET / HTTP/1.1\r\n" + HOST + b"X: " + b"a" * 60_000 + b"\r\n\r\n", 431),
    "many headers": (b"GET / HTTP/1.1\r\n" + HOST + b"X: a\r\n" * 30_000 + b"\r\n", 431),
    "headers without end": (b"GET / HTTP/1.1\r\n" + HOST + b"X: a\r\n" * 30_000, 431),
    "an unknown method": (b"FOO / HTTP/1.1\r\n" + HOST + b"\r\n", 501),
    "a method in small letters": (b"get / HTTP/1.1\r\n" + HOST + b"\r\n", 501),
    "a method of another service": (b"PROPFIND / HTTP/1.1\r\n" + HOST + b"\r\n", 405),
    "a tunnel": (b"CONNECT a:443 HTTP/1.1\r\n" + HOST + b"\r\n", 400),
    "another language": (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 501),
    "HTTP/2": (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505),
    "HTTP/3.7": (b"GET / HTTP/3.7\r\n" + HOST + b"\r\n", 505),
    "HTTP/0.9": (b"GET /\r\n\r\n", 505),
    "no host": (b"GET / HTTP/1.1\r\n\r\n", 400),
    "two hosts": (b"GET / HTTP/1.1\r\n" + HOST * 2 + b"\r\n", 400),
    "a bad address": (b"GET /\x01 HTTP/1.1\r\n" + HOST + b"\r\n", 400),
    "a bad header": (b"GET / HTTP/1.1\r\n" + HOST + b"Bad Name: x\r\n\r\n", 400),
    "a length that is no number": (_post(b"Content-Length: abc"), 400),
    "a negative length": (_post(b"Content-Length: -5"), 400),
    "two lengths": (_post(b"Content-Length: 5", b"Content-Length: 6"), 400),
    "a length and chunks": (_post(b"Content-Length: 5", b"Transfer-Encoding: chunked"), 400),
    "bad chunks": (_post(b"Transfer-Encoding: chunked"), 400),
    "an enormous body": (_post(b"Content-Length: 99999999999"), 413),
}


@pytest.mark.parametrize(("vraag", "status"), WEIGERINGEN.values(), ids=WEIGERINGEN)
def test_what_is_no_request_is_refused_in_our_form(
    deze: Gestart, vraag: bytes, status: int
) -> None:
    gaf, headers, inhoud = _los(deze.zeg(vraag.replace(HOST, HOST + b"Connection: close\r\n", 1)))
    assert gaf == status
    probleem: dict[str, Any] = json.loads(inhoud)
    assert headers["content-type"] == "application/problem+json"
    assert headers["content-length"] == str(len(inhoud))
    assert probleem["status"] == status
    assert probleem["title"]
    assert len(probleem["detail"]) > 20
    for naam, waarde in VEILIG.items():
        assert headers[naam.lower()] == waarde
    assert "date" in headers
    assert "server" not in headers


def test_one_refusal_only(deze: Gestart) -> None:
    """What follows rubbish is not read as a request."""
    uit = deze.zeg(b"FOO / HTTP/1.1\r\n\r\n" + b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
    assert uit.count(b"HTTP/1.1 ") == 1


def test_http_1_0_is_answered_and_closed(deze: Gestart) -> None:
    status, headers, inhoud = _los(deze.zeg(b"GET /healthz HTTP/1.0\r\n\r\n"))
    assert status == 200
    assert headers["connection"] == "close"
    assert headers["api-version"] == VEILIG["API-Version"]
    assert json.loads(inhoud)["status"] == "ok"


@pytest.mark.parametrize("naar", [b"h2c", b"websocket", b"iets"])
def test_an_upgrade_is_not_taken(deze: Gestart, naar: bytes) -> None:
    """The question is answered as it stands, in HTTP/1.1."""
    kop = b"Connection: Upgrade\r\nUpgrade: " + naar + b"\r\n\r\n"
    status, _, inhoud = _los(deze.zeg(b"GET /healthz HTTP/1.1\r\n" + HOST + kop))
    assert status == 200
    assert json.loads(inhoud)["status"] == "ok"


def test_the_log_says_nothing_of_them(deze: Gestart) -> None:
    assert "Traceback" not in deze.log.read_text()
    assert "nvalid" not in deze.log.read_text()
