"""Answers that travel packed: gzip or brotli, as the client says that it reads.

It is done at the edge, for every answer alike, so that no endpoint knows of it. Packed bytes are
other bytes: they have an ETag of their own, the plain one with the name of the packing behind it.
They are kept by that name, packed once. Nothing here is secret, so nothing can be guessed from the
size of a packed answer (BREACH).
"""

from __future__ import annotations

import gzip
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b

import brotli
from starlette.datastructures import Headers, MutableHeaders

from api.web.geheugen import PER_WAARDE, Geheugen
from api.web.werkplaats import in_werkplaats

PAKKERS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda inhoud: brotli.compress(inhoud, quality=4),
    "gzip": lambda inhoud: gzip.compress(inhoud, compresslevel=5, mtime=0),
}
"""By preference; as tight as is still quicker than sending the difference."""
KLEINSTE = 1000
"""Bytes below which an answer fits in one packet anyway."""
_METEEN = 32_768
"""Bytes that are packed in less time than it takes to hand them to a thread."""
_SOORTEN = ("text/", "application/json", "application/javascript", "image/svg+xml")
_EIND = ("+json", "+xml", "/xml", "/trig", "/n-triples")


@dataclass(frozen=True, slots=True)
class Wens:
    """What a client reads (RFC 9110 12.5.3)."""

    pakking: str
    """What it likes best of ours; empty for plain bytes."""
    leest: frozenset[str]
    """Every packing that it can read."""

    @classmethod
    def lees(cls, accept_encoding: str) -> Wens:
        """From the header; empty when there is none."""
        if not accept_encoding:
            return _GEWOON
        gezegd = dict(map(_gewogen, accept_encoding.lower().split(",")))
        weegt = {naam: gezegd.get(naam, gezegd.get("*", 0.0)) for naam in PAKKERS}
        beste = max(PAKKERS, key=lambda naam: weegt[naam])
        wil = weegt[beste] > 0 and weegt[beste] >= gezegd.get("identity", 0.0)
        leest = frozenset(naam for naam, gewicht in weegt.items() if gewicht > 0)
        return cls(beste if wil else "", leest)

    def kent(self, if_none_match: str) -> dict[str, str]:
        """The ETags that a client names, by the plain ETag that an endpoint gives.

        One of packed bytes counts only for who reads them: a cache may ask for somebody else.
        """
        uit: dict[str, str] = {}
        for merk in (deel.strip().removeprefix("W/") for deel in if_none_match.split(",")):
            kaal, _, pakking = merk.removesuffix('"').rpartition("-")
            if pakking in self.leest:
                uit[f'{kaal}"'] = merk
            elif pakking not in PAKKERS:
                uit.setdefault(merk, merk)
        return uit


_GEWOON = Wens("", frozenset())


def _gewogen(deel: str) -> tuple[str, float]:
    naam, _, rest = deel.partition(";")
    naam = "gzip" if naam.strip() == "x-gzip" else naam.strip()
    sleutel, _, waarde = rest.partition("=")
    if sleutel.strip() != "q":
        return naam, 1.0
    try:
        return naam, min(max(float(waarde), 0.0), 1.0)
    except ValueError:
        return naam, 0.0


def gemerkt(merk: str, pakking: str) -> str:
    """The ETag of packed bytes."""
    return f'{merk.removesuffix(chr(34))}-{pakking}"'


def is_tekst(headers: Headers) -> bool:
    """Whether an answer is of a kind that gets smaller; what is packed already does not."""
    soort = headers.get("content-type", "").partition(";")[0]
    return (soort.startswith(_SOORTEN) or soort.endswith(_EIND)) and (
        "content-encoding" not in headers
    )


class Pakhuis:
    """Packed bytes that are kept."""

    def __init__(self, grens: int) -> None:
        self._bewaard: Geheugen[bytes] = Geheugen(grens, lambda w: len(w) + PER_WAARDE)

    async def pak(self, headers: MutableHeaders, inhoud: bytes, pakking: str) -> bytes:
        """The packed bytes, with the headers that say so."""
        merk = headers.get("etag") or blake2b(inhoud, digest_size=16).hexdigest()
        sleutel = pakking, merk
        gepakt = self._bewaard.geef(sleutel)
        if gepakt is None:
            gepakt = await self._pak(sleutel, inhoud, pakking)
        headers["Content-Encoding"] = pakking
        headers["Content-Length"] = str(len(gepakt))
        if "etag" in headers:
            headers["ETag"] = gemerkt(headers["etag"], pakking)
        return gepakt

    async def _pak(self, sleutel: tuple[str, str], inhoud: bytes, pakking: str) -> bytes:
        def doe() -> bytes:
            return self._bewaard.of(sleutel, lambda: PAKKERS[pakking](inhoud))

        return doe() if len(inhoud) <= _METEEN else await in_werkplaats(doe)
