"""How many connections there are, for whom, and which one goes first when there is no more room.

A connection *waits* when its client is to act: to send a request, the rest of one, or to read. Only
such a connection is ever dropped, the longest waiting first; one that we are working for stays.
"""

from __future__ import annotations

import ipaddress
import resource
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from api.settings import Instellingen

VRIJ = 96
"""Descriptors that connections leave alone: files of a snapshot, pipes to processes, and the burst
of connections that is accepted before one of them is looked at."""
RESERVE = 16
"""Connections beyond the limit, to tell a client so and to answer ``/healthz``."""
_MINSTE = 8


@dataclass(eq=False, slots=True)
class Plaats:
    """The place of one connection."""

    adres: str
    verbreek: Callable[[], None]
    """Ends the connection now, whatever is still to be sent."""
    in_reserve: bool = False
    weg: bool = field(default=False, init=False)


class Lijnen:
    """All connections of a service; used from its event loop only."""

    def __init__(self, totaal: int, per_adres: int) -> None:
        self.totaal = totaal
        self.per_adres = per_adres
        self._per_adres: Counter[str] = Counter()
        self._gewoon = 0
        self._reserve = 0
        self._wachtend: dict[Plaats, None] = {}

    @classmethod
    def volgens(cls, instellingen: Instellingen) -> Lijnen:
        """As many as the settings say, or as there are descriptors for."""
        zacht, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
        totaal = instellingen.lijnen_max
        if zacht != resource.RLIM_INFINITY:
            totaal = max(_MINSTE, min(totaal, zacht - VRIJ - RESERVE))
        return cls(totaal, min(instellingen.lijnen_per_adres, max(_MINSTE // 2, totaal // 2)))

    def __len__(self) -> int:
        return self._gewoon + self._reserve

    def erbij(self, adres: str, verbreek: Callable[[], None]) -> Plaats | None:
        """A place, waiting; in the reserve when the rest is taken; ``None`` without room at all."""
        plaats = Plaats(van_wie(adres), verbreek)
        if not self._ruimte(plaats):
            plaats.in_reserve = True
            if self._reserve >= RESERVE and not self._laat_gaan(
                p for p in self._wachtend if p.in_reserve
            ):
                return None
        self._tel(plaats, 1)
        self._wachtend[plaats] = None
        return plaats

    def _ruimte(self, plaats: Plaats) -> bool:
        if self._per_adres[plaats.adres] >= self.per_adres:
            return self._laat_gaan(
                p for p in self._wachtend if p.adres == plaats.adres and not p.in_reserve
            )
        return self._gewoon < self.totaal or self._laat_gaan(
            p for p in self._wachtend if not p.in_reserve
        )

    def _laat_gaan(self, wie: Iterable[Plaats]) -> bool:
        """Drop the one that waits longest; whether there was one."""
        langst = next(iter(wie), None)
        if langst is None:
            return False
        self.weg(langst)
        langst.verbreek()
        return True

    def wacht(self, plaats: Plaats) -> None:
        """It is the turn of the client, from now."""
        if not plaats.weg:
            self._wachtend.pop(plaats, None)
            self._wachtend[plaats] = None

    def werkt(self, plaats: Plaats) -> None:
        """It is our turn."""
        self._wachtend.pop(plaats, None)

    def weg(self, plaats: Plaats) -> None:
        """The connection is gone; may be said twice."""
        if not plaats.weg:
            plaats.weg = True
            self._wachtend.pop(plaats, None)
            self._tel(plaats, -1)

    def _tel(self, plaats: Plaats, erbij: int) -> None:
        if plaats.in_reserve:
            self._reserve += erbij
            return
        self._gewoon += erbij
        self._per_adres[plaats.adres] += erbij
        if not self._per_adres[plaats.adres]:
            del self._per_adres[plaats.adres]


def van_wie(adres: str) -> str:
    """Whose address: one subscriber has a whole /64 of IPv6."""
    try:
        ip = ipaddress.ip_address(adres.partition("%")[0])
    except ValueError:
        return adres
    if isinstance(ip, ipaddress.IPv4Address):
        return str(ip)
    if ip.ipv4_mapped:
        return str(ip.ipv4_mapped)
    return str(ipaddress.ip_network((ip, 64), strict=False).network_address)
