"""Every limit and path of the service, each with its reason; set with ``JEUGDREGIO_`` variables."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, Self

from pydantic import AliasChoices, Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

API_VERSIE = "1.0.0"
"""Version of the paths and shapes: the header ``API-Version`` and ``info.version``."""
VOORVOEGSEL = "/v1"
"""Base path: the major version of the API."""

ZOEKTEKST_MAX = 100
"""Characters in a search text; the longest name in the data has some 90. Part of the contract."""


class Instellingen(BaseSettings):
    """Settings; the defaults serve one machine on a desk."""

    model_config = SettingsConfigDict(
        env_prefix="JEUGDREGIO_", frozen=True, allow_inf_nan=False, hide_input_in_errors=True
    )

    winkel: Path = Field(
        default=Path("snapshot/nl"), validation_alias=AliasChoices("winkel", "JEUGDREGIO_SNAPSHOT")
    )
    """Folder with snapshots (``graph.opslag``); the same variable as the command line."""
    geodata: Path | None = None
    """Folder with ``regios.geojson`` and ``gemeenten.geojson``; without it that of the dataset."""
    basis: str = Field(
        default="https://jeugdregio.example",
        pattern=r"^https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~%-]+)*$",
    )
    """What identifiers and the server address in the OpenAPI start with; no slash at the end."""
    contact_naam: str = Field(default="Beheer jeugdregio-kennisgraaf", max_length=200)
    """Who answers questions: an office, never a person."""
    contact_email: str = Field(default="", pattern=r"^$|^[^@\s<>\"]+@[^@\s<>\"]+\.[^@\s<>\"]+$")
    """Mail address of that office; while it is empty none is shown, and the pages say how to
    propose a better row."""

    licentie: str = Field(
        default="http://creativecommons.org/licenses/by/4.0/",
        pattern=r"^https?://[^\s<>\"{}|\\^`]+$",
    )
    """Conditions for the data as a whole: those of the strictest source, CBS and Kadaster."""

    herlaad_seconden: float = Field(default=2.0, gt=0, le=86_400)
    """How often the pointer to the current snapshot is looked at: one ``stat``, so cheap."""

    warm_seconden: float = Field(default=20.0, ge=0, le=600)
    """Most time to make ready what most visitors ask, before a snapshot is served; the Netherlands
    take a few seconds. 0: every answer is made when it is first asked."""

    lees_uit: Literal["snapshot", "neo4j"] = "snapshot"
    """Where statuses and the partners of a region come from; ``Toegang`` says where Neo4j is."""
    lees_seconden: float = Field(default=10.0, gt=0, le=600)
    """Most time for an answer of Neo4j: one or two seconds for the whole country is usual, the
    first on a cold server takes longer."""

    adres_max: int = Field(default=8192, ge=256, le=1_000_000)
    """Bytes of path and query; more is 414. A SPARQL question in an address takes some 3000."""
    lichaam_max: int = Field(default=64_000, ge=1000, le=100_000_000)
    """Bytes of a request body (a SPARQL query); more is 413."""
    pagina_standaard: int = Field(default=100, ge=1, le=100_000)
    """Rows per page when the client does not say."""
    pagina_max: int = Field(default=500, ge=1, le=100_000)
    """Most rows per page; the promise of the interface, some 400 kB of JSON."""

    dagen_bewaard: int = Field(default=8, ge=1, le=1000)
    """For how many pairs of dates the computed state is kept; some 10 MB each for the country."""
    antwoorden_bewaard: int = Field(default=48_000_000, ge=0, le=10**12)
    """Bytes of prepared answers that are kept; the least used go first."""

    lijnen_max: int = Field(default=512, ge=8, le=100_000)
    """Connections at once; fewer when the process may have fewer descriptors. When all are taken,
    the one that waits longest for its client goes."""
    lijnen_per_adres: int = Field(default=256, ge=4, le=100_000)
    """Of one client address, never more than half of all. Behind a proxy all clients are one."""
    kop_seconden: float = Field(default=10.0, gt=0, le=300)
    """For a request line with its headers, from the first byte to the last: 408 after it."""
    kop_max: int = Field(default=32_768, ge=1024, le=1_000_000)
    """Bytes of a request line with its headers; more is 414 or 431."""
    lichaam_seconden: float = Field(default=20.0, gt=0, le=300)
    """For the body of a request: 64 kB takes a slow telephone a few seconds. 408 after it."""
    zend_seconden: float = Field(default=20.0, gt=0, le=300)
    """For a client to read the next 64 kB of an answer; slower than a modem is cut off."""
    stil_seconden: int = Field(default=5, ge=1, le=300)
    """For the pause between two requests on one connection."""
    einde_seconden: float = Field(default=5.0, ge=0, le=60)
    """For answers that are under way when the service is told to stop."""

    verpakt_bewaard: int = Field(default=24_000_000, ge=0, le=10**12)
    """Bytes of packed answers (gzip, brotli) that are kept beside them."""

    log_vragen: bool = True
    """One line per request: template, status and duration; never who asked or what was typed."""

    sparql_tegelijk: int = Field(default=2, ge=0, le=64)
    """SPARQL questions at once, each in a process of some 100 MB; 0 turns the service off."""
    sparql_seconden: float = Field(default=5.0, gt=0, le=600)
    """After this the process is killed: our own questions take less than half a second."""
    sparql_rijen: int = Field(default=10_000, ge=1, le=10_000_000)
    """Rows of an answer; whoever wants more takes a download."""
    sparql_bytes: int = Field(default=10_000_000, ge=1000, le=10**9)
    """Bytes of an answer."""
    sparql_geheugen: int = Field(default=4_000_000_000, ge=500_000_000, le=10**13)
    """Address space of such a process, of which the store on disk takes a part."""

    cors_seconden: int = Field(default=86_400, ge=0, le=31_536_000)
    """How long a browser may remember that every site may read this open data."""

    @field_validator("geodata")
    @classmethod
    def _bestaat(cls, map_: Path | None) -> Path | None:
        if map_ is not None and not map_.is_dir():
            raise ValueError("die map is er niet; kies een map met geodata")
        return map_

    @model_validator(mode="after")
    def _past(self) -> Self:
        if self.pagina_standaard > self.pagina_max:
            raise ValueError(
                "JEUGDREGIO_PAGINA_STANDAARD is meer dan JEUGDREGIO_PAGINA_MAX; "
                "kies er niet meer dan dat"
            )
        return self


class Toegang(BaseSettings):
    """Where Neo4j is and who may come in; the password never shows in a text."""

    model_config = SettingsConfigDict(env_prefix="JEUGDREGIO_NEO4J_", frozen=True)

    uri: str = ""
    """Such as ``bolt://localhost:7687`` or ``neo4j+s://...``."""
    user: str = ""
    """Empty for a server that asks for no password."""
    password: SecretStr = SecretStr("")
    """Of that user."""
