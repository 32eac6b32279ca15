"""Slow and rude clients: they are refused or cut off, and nobody else notices."""

from __future__ import annotations

import signal
import socket
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import httpx2
import psutil
import pytest

from tests.serverproef import GEDULD, Gestart, gestart, lees_tot_einde

HALF = b"GET / HTTP/1.1\r\nHost: x\r\nX-Half: "
_TERMIJNEN = ("kop_seconden", "lichaam_seconden", "zend_seconden")
LANG = {**dict.fromkeys(_TERMIJNEN, "300"), "stil_seconden": "300"}
"""Limits that no test reaches: what ends there is ended by something else."""
KORT = {**dict.fromkeys(_TERMIJNEN, "0.3"), "stil_seconden": "1"}
"""Limits that a test can wait for."""
BELOOFD = b"POST /v1/sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\n"


@pytest.fixture(scope="module")
def geduldig(winkel: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gestart]:
    """With few descriptors, and time limits that are not what these tests are about."""
    log = tmp_path_factory.mktemp("log") / "log"
    with gestart(winkel, log, LANG, descriptors=256) as deze:
        yield deze


@pytest.fixture(scope="module")
def streng(winkel: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gestart]:
    """With time limits that a test can wait for."""
    log = tmp_path_factory.mktemp("log") / "log"
    with gestart(winkel, log, KORT) as deze:
        yield deze


def _gezond(deze: Gestart) -> bool:
    return httpx2.get(f"{deze.adres}/healthz", timeout=GEDULD).status_code == 200


def _zonder_fout(deze: Gestart) -> bool:
    return "Traceback" not in deze.log.read_text()


@pytest.mark.parametrize(
    "begin",
    [b"", b"G", HALF, BELOOFD + b"Content-Length: 100\r\n\r\nASK"],
    ids=["nothing", "half a line", "half a head", "half a body"],
)
def test_stalled_connections_keep_nobody_out(geduldig: Gestart, begin: bytes) -> None:
    """More of them than there are descriptors, while each may stall as long as it likes."""
    with ExitStack() as stapel:
        for nr in range(400):
            lijn = stapel.enter_context(geduldig.lijn())
            lijn.sendall(begin)
            if nr % 100 == 99:
                assert _gezond(geduldig)
        assert httpx2.get(f"{geduldig.adres}/v1/regios", timeout=GEDULD).status_code == 200
    assert _zonder_fout(geduldig)


def test_clients_that_do_not_read_keep_nobody_out(geduldig: Gestart) -> None:
    vraag = b"GET /statisch/vis-network.min.js HTTP/1.1\r\nHost: x\r\n\r\n"
    with ExitStack() as stapel:
        for _ in range(300):
            lijn = stapel.enter_context(socket.socket())
            lijn.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            lijn.settimeout(GEDULD)
            lijn.connect(("127.0.0.1", geduldig.poort))
            lijn.sendall(vraag)
        assert _gezond(geduldig)
    assert _zonder_fout(geduldig)


@pytest.mark.parametrize(
    ("begin", "status"),
    [
        (HALF, b" 408 "),
        (b"GET", b" 408 "),
        (BELOOFD + b"Content-Length: 100\r\n\r\nASK", b" 408 "),
        (BELOOFD + b"Transfer-Encoding: chunked\r\n\r\n3\r\nASK\r\n", b" 408 "),
        (b"", b""),
    ],
    ids=["head", "line", "body", "chunked body", "nothing asked"],
)
def test_what_comes_too_late_is_refused_and_closed(
    streng: Gestart, begin: bytes, status: bytes
) -> None:
    antwoord = streng.zeg(begin)
    assert status in antwoord.partition(b"\r\n")[0]
    assert bool(antwoord) is (b"application/problem+json" in antwoord)
    assert _zonder_fout(streng)


def test_bytes_one_by_one_do_not_stretch_the_limit(streng: Gestart) -> None:
    """The limit is on the whole: a byte now and then does not start it again."""
    with streng.lijn() as lijn:
        lijn.settimeout(0.05)
        lijn.sendall(b"GET / HTTP/1.1\r\n")
        for _ in range(int(GEDULD / 0.05)):
            try:
                lijn.sendall(b"X: 1\r\n")
                if lijn.recv(1 << 16):
                    return
            except TimeoutError:
                continue
            except ConnectionError:
                return
    pytest.fail("the connection was never closed")


def test_an_answer_that_is_not_read_is_cut_off(streng: Gestart) -> None:
    with socket.socket() as lijn:
        lijn.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        lijn.settimeout(GEDULD)
        lijn.connect(("127.0.0.1", streng.poort))
        vraag = b"GET /statisch/vis-network.min.js HTTP/1.1\r\nHost: x\r\n\r\n"
        lijn.sendall(vraag * 8)
        for _ in range(int(GEDULD * 10)):
            if not _leeft(streng, lijn):
                break
            assert _gezond(streng)
        else:
            pytest.fail("the connection was never closed")
    assert _zonder_fout(streng)


def _leeft(deze: Gestart, lijn: socket.socket) -> bool:
    """Whether the service still holds its end."""
    eigen = lijn.getsockname()
    return any(v.raddr == eigen for v in psutil.Process(deze.proces.pid).net_connections("tcp"))


def test_a_request_after_a_pause_is_answered(streng: Gestart) -> None:
    """The pause between two requests has its own limit, and a whole request ends every other."""
    with streng.lijn() as lijn:
        for _ in range(3):
            lijn.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
            antwoord = b""
            while b'"versie"' not in antwoord:
                antwoord += lijn.recv(1 << 16)
            assert antwoord.startswith(b"HTTP/1.1 200 ")
            lijn.settimeout(0.4)
            with pytest.raises(TimeoutError):
                lijn.recv(1)
            lijn.settimeout(GEDULD)


def test_a_client_that_breaks_off_is_no_error(streng: Gestart) -> None:
    for begin in (
        HALF,
        BELOOFD + b"Content-Length: 100\r\n\r\nASK",
        b"GET /v1/dekking?pageSize=500 HTTP/1.1\r\nHost: x\r\n\r\n" * 4,
    ):
        for _ in range(10):
            with streng.lijn() as lijn:
                lijn.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
                lijn.sendall(begin)
    assert _gezond(streng)
    assert _zonder_fout(streng)
    assert "Exception" not in streng.log.read_text()


def test_it_ends_when_told_to_whoever_stalls(winkel: Path, tmp_path: Path) -> None:
    with ExitStack() as stapel:
        deze = stapel.enter_context(gestart(winkel, tmp_path / "log", LANG))
        for begin in (b"", HALF, BELOOFD + b"Content-Length: 100\r\n\r\nASK"):
            stapel.enter_context(deze.lijn()).sendall(begin)
        traag = stapel.enter_context(socket.socket())
        traag.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        traag.connect(("127.0.0.1", deze.poort))
        traag.sendall(b"GET /statisch/vis-network.min.js HTTP/1.1\r\nHost: x\r\n\r\n")
        assert traag.recv(1024)
        deze.proces.send_signal(signal.SIGTERM)
        assert deze.proces.wait(10) in (0, -signal.SIGTERM)
    assert _zonder_fout(deze)


def test_half_a_question_does_not_hold_up_the_next_client(streng: Gestart) -> None:
    """Two requests at once on one line: both are answered, in order, whatever follows them."""
    twee = b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\nGET /v1/regios HTTP/1.1\r\nHost: x\r\n\r\n"
    antwoord = streng.zeg(twee + b"\x00\x01 rubbish\r\n\r\n")
    assert antwoord.count(b"HTTP/1.1 200 ") == 2
    assert antwoord.index(b'"versie"') < antwoord.index(b'"items"')


def test_a_body_that_nobody_reads_is_not_awaited(streng: Gestart) -> None:
    with streng.lijn() as lijn:
        lijn.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nabc")
        assert lees_tot_einde(lijn).startswith(b"HTTP/1.1 200 ")
