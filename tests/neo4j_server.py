"""A real Neo4j Community for the tests: its jars by Maven, its own process, on loopback only.

The jars are cached in ``.neo4j/`` between runs; ``python -m tests.neo4j_server`` fills that folder
and starts a server to try things on.
"""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import neo4j
import pytest
from neo4j.exceptions import DriverError, Neo4jError

WORTEL = Path(__file__).parents[1]
POM = Path(__file__).parent / "neo4j" / "pom.xml"
WINKEL = WORTEL / ".neo4j"
GEDULD = 120
"""Seconds that a server may take to start: it takes five, more on a busy machine."""

_OPEN = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")
_ZUINIG = ("-Xms256m", "-Xmx768m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
"""A server that lives for minutes on two cores: a small heap, and no time spent on optimising."""
_CONF = """\
server.bolt.listen_address=127.0.0.1:{poort}
server.bolt.advertised_address=127.0.0.1:{poort}
server.http.enabled=false
server.https.enabled=false
server.memory.pagecache.size=128m
dbms.usage_report.enabled=false
"""


class GeenServer(Exception):
    """No server could be made; says why."""


@dataclass(frozen=True, slots=True)
class Server:
    """Where a server listens, and who may come in."""

    uri: str
    user: str
    password: str


def ontbreekt() -> str:
    """What this machine lacks to run a server; empty when it has all."""
    mist = [naam for naam in ("java", "mvn") if shutil.which(naam) is None]
    return f"Neo4j heeft {' en '.join(mist)} nodig" if mist else ""


def haal_jars() -> Path:
    """The folder with the jars of the pinned version, filled when it is not yet there."""
    versie = POM.read_text(encoding="utf-8").split("<neo4j.version>")[1].split("<")[0]
    klaar = WINKEL / versie
    if klaar.is_dir():
        return klaar
    WINKEL.mkdir(exist_ok=True)
    nieuw = Path(tempfile.mkdtemp(prefix="jars-", dir=WINKEL))
    opdracht = ["mvn", "-q", "-B", "-f", str(POM), "dependency:copy-dependencies"]
    opties = ["-DincludeScope=runtime", f"-DoutputDirectory={nieuw}"]
    uitkomst = subprocess.run([*opdracht, *opties], check=False, capture_output=True, text=True)
    if uitkomst.returncode:
        raise GeenServer(f"Maven kon Neo4j {versie} niet halen: {uitkomst.stdout[-2000:]}")
    nieuw.rename(klaar)  # whole or not at all
    return klaar


@contextmanager
def een_server() -> Iterator[Server]:
    """The one of ``NEO4J_URI`` (and ``NEO4J_USER``, ``NEO4J_PASSWORD``), or one of our own."""
    if uri := os.environ.get("NEO4J_URI"):
        user, wachtwoord = (os.environ.get(f"NEO4J_{wat}", "") for wat in ("USER", "PASSWORD"))
        yield Server(uri, user, wachtwoord)
        return
    if mist := ontbreekt():
        pytest.skip(mist)
    with server() as eigen:
        yield eigen


@contextmanager
def server() -> Iterator[Server]:
    """A fresh, empty server with a password of its own, stopped and removed afterwards."""
    jars, poort = haal_jars(), _vrije_poort()
    waar = Server(f"bolt://127.0.0.1:{poort}", "neo4j", secrets.token_urlsafe(16))
    with tempfile.TemporaryDirectory(prefix="neo4j-") as map_:
        thuis = Path(map_)
        (thuis / "conf").mkdir()
        (thuis / "conf" / "neo4j.conf").write_text(_CONF.format(poort=poort), encoding="utf-8")
        logboek = thuis / "uitvoer"
        with logboek.open("w", encoding="utf-8") as uitvoer:
            proces = subprocess.Popen(_java(jars, thuis), stdout=uitvoer, stderr=subprocess.STDOUT)
            try:
                _wacht(waar, proces, logboek)
                yield waar
            finally:
                proces.kill()  # nothing in it is worth a tidy end
                proces.wait(60)


def _java(jars: Path, thuis: Path) -> list[str]:
    openen = [f"--add-opens=java.base/{pakket}=ALL-UNNAMED" for pakket in _OPEN]
    start = ["-cp", f"{jars}/*", "org.neo4j.server.CommunityEntryPoint"]
    waar = [f"--home-dir={thuis}", f"--config-dir={thuis / 'conf'}", "--console-mode"]
    return ["java", *_ZUINIG, *openen, *start, *waar]


def _vrije_poort() -> int:
    with socket.socket() as proef:
        proef.bind(("127.0.0.1", 0))
        poort: int = proef.getsockname()[1]
        return poort


def _wacht(waar: Server, proces: subprocess.Popen[bytes], uitvoer: Path) -> None:
    """Until the password of a new server is changed to ours; a process that stopped never will."""
    einde = time.monotonic() + GEDULD
    while time.monotonic() < einde and proces.poll() is None:
        try:
            auth = (waar.user, "neo4j")
            with neo4j.GraphDatabase.driver(
                waar.uri, auth=auth, max_transaction_retry_time=0
            ) as driver:
                driver.execute_query(
                    "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $nieuw",
                    nieuw=waar.password,
                    database_="system",
                )
                return
        except (DriverError, Neo4jError):
            time.sleep(0.3)
    raise GeenServer(f"Neo4j is niet gestart: {uitvoer.read_text(encoding='utf-8')[-2000:]}")


def main() -> None:
    """Start a server and say how to reach it."""
    with server() as waar:
        print(f"export JEUGDREGIO_NEO4J_URI={waar.uri} JEUGDREGIO_NEO4J_USER={waar.user}")
        print(f"export JEUGDREGIO_NEO4J_PASSWORD={waar.password}", flush=True)
        print("Stop met Enter.", file=sys.stderr)
        sys.stdin.readline()


if __name__ == "__main__":
    main()
