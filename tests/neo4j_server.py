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
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import neo4j
from neo4j.exceptions import DriverError, Neo4jError

WORTEL = Path(__file__).parents[1]
POM = Path(__file__).parent / "neo4j" / "pom.xml"
WINKEL = WORTEL / ".neo4j"
GEDULD = 120
"""Seconds that a server may take to start: it takes five, more on a busy machine."""
MAVEN_GEDULD = 600.0
"""Seconds that Maven may take: a minute or two, more on a slow line."""

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


@dataclass(slots=True)
class Machine:
    """A server of our own: it can be killed, and started again with what it had on disk."""

    waar: Server
    opdracht: list[str]
    uitvoer: Path
    proces: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Let it come up; ``wacht`` says when it is there."""
        with self.uitvoer.open("a", encoding="utf-8") as uitvoer:
            self.proces = subprocess.Popen(self.opdracht, stdout=uitvoer, stderr=subprocess.STDOUT)

    def wacht(self) -> None:
        """Until it answers again."""
        _wacht(self, self.waar.password, _leeft)

    def loopt(self) -> bool:
        return self.proces is not None and self.proces.poll() is None

    def dood(self) -> None:
        """Gone at once, whatever it was doing."""
        if self.proces is not None:
            self.proces.kill()
            self.proces.wait(60)


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
    with tempfile.TemporaryDirectory(prefix="jars-", dir=WINKEL) as map_:
        nieuw = Path(map_) / versie
        _maven(versie, nieuw)
        try:
            nieuw.rename(klaar)  # whole or not at all
        except OSError:
            if not klaar.is_dir():  # else another process was first, with the same jars
                raise
    return klaar


def _maven(versie: str, naar: Path) -> None:
    opdracht = ["mvn", "-q", "-B", "-f", str(POM), "dependency:copy-dependencies"]
    opties = ["-DincludeScope=runtime", f"-DoutputDirectory={naar}"]
    try:
        uitkomst = subprocess.run(
            [*opdracht, *opties],
            check=False,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=MAVEN_GEDULD,
        )
    except subprocess.TimeoutExpired as fout:
        raise GeenServer(
            f"Maven had Neo4j {versie} na {MAVEN_GEDULD:g} s nog niet gehaald"
        ) from fout
    if uitkomst.returncode:
        raise GeenServer(f"Maven kon Neo4j {versie} niet halen: {uitkomst.stdout[-2000:]}")


def elders() -> Server | None:
    """The server of ``NEO4J_URI`` (and ``NEO4J_USER``, ``NEO4J_PASSWORD``), which is not ours."""
    user, wachtwoord = (os.environ.get(f"NEO4J_{wat}", "") for wat in ("USER", "PASSWORD"))
    uri = os.environ.get("NEO4J_URI")
    return Server(uri, user, wachtwoord) if uri else None


@contextmanager
def server() -> Iterator[Server]:
    """A fresh, empty server with a password of its own, stopped and removed afterwards."""
    with machine() as eigen:
        yield eigen.waar


@contextmanager
def machine() -> Iterator[Machine]:
    """The same, with the means to kill it and to start it again."""
    jars, poort = haal_jars(), _vrije_poort()
    waar = Server(f"bolt://127.0.0.1:{poort}", "neo4j", secrets.token_urlsafe(16))
    with tempfile.TemporaryDirectory(prefix="neo4j-") as map_:
        thuis = Path(map_)
        (thuis / "conf").mkdir()
        (thuis / "conf" / "neo4j.conf").write_text(_CONF.format(poort=poort), encoding="utf-8")
        eigen = Machine(waar, _java(jars, thuis), thuis / "uitvoer")
        try:
            eigen.start()
            _wacht(eigen, "neo4j", _eigen_wachtwoord)
            yield eigen
        finally:
            eigen.dood()  # nothing in it is worth a tidy end


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


def _eigen_wachtwoord(driver: neo4j.Driver, nieuw: str) -> None:
    driver.execute_query(
        "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $nieuw", nieuw=nieuw, database_="system"
    )


def _leeft(driver: neo4j.Driver, _: str) -> None:
    driver.execute_query("MATCH (n) RETURN n LIMIT 1")


def _wacht(eigen: Machine, wachtwoord: str, doe: Callable[[neo4j.Driver, str], None]) -> None:
    """Until this can be done on it; a process that stopped never will."""
    einde = time.monotonic() + GEDULD
    while time.monotonic() < einde and eigen.loopt():
        try:
            with neo4j.GraphDatabase.driver(
                eigen.waar.uri, auth=(eigen.waar.user, wachtwoord), max_transaction_retry_time=0
            ) as driver:
                doe(driver, eigen.waar.password)
                return
        except (DriverError, Neo4jError):
            time.sleep(0.3)
    uitvoer = eigen.uitvoer.read_text(encoding="utf-8")
    raise GeenServer(f"Neo4j is niet gestart: {uitvoer[-2000:]}")


def main() -> None:
    """Start a server and say how to reach it."""
    with server() as waar:
        print(f"export JEUGDREGIO_NEO4J_URI={waar.uri} JEUGDREGIO_NEO4J_USER={waar.user}")
        print(f"export JEUGDREGIO_NEO4J_PASSWORD={waar.password}", flush=True)
        print("Stop met Enter.", file=sys.stderr)
        sys.stdin.readline()


if __name__ == "__main__":
    main()
