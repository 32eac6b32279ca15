"""The country behind the answers: which gemeenten and regions exist, and who belongs where.

The catalogue (gemeenten, regions, functions, mergers) is the official list of what exists and
stands outside the knowledge clock. Membership is structure: observed, carried forward until
contradicted, and known only from the day its source could tell. The rules are those of the domain
description, 7.1 (4, 7), 7.2 (4, 5) and 7.7.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from graph.facts import (
    AlleFeiten,
    Functie,
    Geldigheid,
    Gemeente,
    Grens,
    Herindeling,
    Lidmaatschap,
    Regio,
)
from graph.periode import ALTIJD_AL, VOOR_ALTIJD, Moment
from graph.vlak import Vlak, zonder_alle

_DAG = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Lid:
    """``gemeente`` belongs to ``regio`` inside ``vlak``, for ``functie`` or (empty) in general."""

    gemeente: str
    regio: str
    functie: str
    vlak: Vlak
    afgeleid: bool = False
    """Follows from a merger, not observed."""


@dataclass(frozen=True, slots=True)
class _Punt:
    """From ``dag`` the gemeente is in ``regio``, until ``tot`` if the source says so."""

    dag: date
    rang: int
    vastgelegd: date
    regio: str
    tot: date | None
    afgeleid: bool = False

    def voorrang(self) -> tuple[date, int, int, str, date]:
        """Same day: better rank, then later recorded, then lower code, then earlier end."""
        gezegd = -self.vastgelegd.toordinal()
        return self.dag, self.rang, gezegd, self.regio, self.tot or VOOR_ALTIJD


def bestaan(geldigheden: Iterable[Geldigheid]) -> tuple[date, date]:
    """From the first day of the earliest statement until the latest stated end, else for ever."""
    begin, eind = VOOR_ALTIJD, ALTIJD_AL
    for geldig in geldigheden:
        dagen = [Moment.lees(tekst).eerste for tekst in (geldig.van, *geldig.gezien) if tekst]
        begin = min(begin, *dagen) if dagen else ALTIJD_AL
        eind = max(eind, _einde(geldig) or VOOR_ALTIJD)
    return begin, eind


def _einde(geldig: Geldigheid) -> date | None:
    """The stated end of something structural; an earliest end ends nothing."""
    return Moment.lees(geldig.tot).eerste if geldig.tot and not geldig.minstens else None


def naam_op(namen: Iterable[tuple[Geldigheid, str]], dag: date, anders: str) -> str:
    """The name of a thing on a day (else its last known name; else what the caller says)."""
    rij = sorted((bestaan([geldig]), naam) for geldig, naam in namen)
    op_dag = [naam for (van, tot), naam in rij if van <= dag < tot]
    return op_dag[-1] if op_dag else rij[-1][1] if rij else anders


class Indeling:
    """Catalogue and division of one set of facts. ``vervallen`` gives the K-end of each fact id."""

    def __init__(self, feiten: Iterable[AlleFeiten], vervallen: dict[str, date]) -> None:
        self._vervallen = vervallen
        self._gemeenten: dict[str, list[Gemeente]] = defaultdict(list)
        self._regios: dict[str, list[Regio]] = defaultdict(list)
        self._claims: dict[tuple[str, str, str], list[Lidmaatschap]] = defaultdict(list)
        self._functies: dict[str, Functie] = {}
        self.herindelingen: list[Herindeling] = []
        self.grenzen: list[Grens] = []
        self._leden_voor: dict[tuple[str, str], tuple[Lid, ...]] = {}
        alle = list(feiten)
        for feit in (f for f in alle if f.id not in vervallen):  # what is corrected never was
            match feit:
                case Gemeente():
                    self._gemeenten[feit.code].append(feit)
                case Regio():
                    self._regios[feit.code].append(feit)
                case Functie():
                    self._functies.setdefault(feit.code, feit)
                case Herindeling():
                    self.herindelingen.append(feit)
                case Grens():
                    self.grenzen.append(feit)
        self.herindelingen.sort(key=lambda h: (h.datum, h.van, h.naar))
        for feit in (f for f in alle if isinstance(f, Lidmaatschap)):
            sleutel = (feit.gemeente, self.regio_soort(feit.regio), feit.functie)
            self._claims[sleutel].append(feit)

    # --- catalogue ---

    @cached_property
    def gemeenten(self) -> tuple[str, ...]:
        """All gemeenten of all times, by code."""
        return tuple(sorted(self._gemeenten))

    @cached_property
    def regios(self) -> tuple[str, ...]:
        """All jeugdregio's of all times, by code; other kinds of region are only scopes."""
        return tuple(sorted(c for c in self._regios if self.regio_soort(c) == "jeugdregio"))

    @cached_property
    def functies(self) -> dict[str, Functie]:
        """Functions by code, in order of code."""
        return dict(sorted(self._functies.items()))

    def regio_soort(self, code: str) -> str:
        """Kind of region; an unknown code counts as a jeugdregio (loaders refuse it earlier)."""
        namen = self._regios.get(code)
        return namen[0].regio_soort if namen else "jeugdregio"

    @cached_property
    def gemeente_bestaat(self) -> dict[str, tuple[date, date]]:
        """First day and day after the last, per gemeente."""
        eind = {h.van: h.datum for h in reversed(self.herindelingen)}  # the first one ends it
        return {
            code: (begin, min(tot, eind.get(code, VOOR_ALTIJD)))
            for code, feiten in self._gemeenten.items()
            for begin, tot in [bestaan(f.geldig for f in feiten)]
        }

    @cached_property
    def regio_bestaat(self) -> dict[str, tuple[date, date]]:
        """First day and day after the last, per region."""
        return {code: bestaan(f.geldig for f in feiten) for code, feiten in self._regios.items()}

    def regios_op(self, dag: date) -> tuple[str, ...]:
        """The jeugdregio's that exist on a day."""
        bestaat = self.regio_bestaat
        return tuple(r for r in self.regios if bestaat[r][0] <= dag < bestaat[r][1])

    def naam(self, code: str, dag: date) -> str:
        """The name of a gemeente or region on a day (else its last known name; else the code)."""
        feiten: list[Gemeente] | list[Regio]
        feiten = self._gemeenten.get(code) or self._regios.get(code) or []
        return naam_op(((f.geldig, f.naam) for f in feiten), dag, code)

    @cached_property
    def voorgangers(self) -> dict[str, tuple[str, ...]]:
        """Per *new* gemeente (it begins on the day of the change): its predecessors."""
        gevonden: dict[str, set[str]] = defaultdict(set)
        for h in self.herindelingen:
            if (
                h.wijze != "opname"
                and self.gemeente_bestaat.get(h.naar, (ALTIJD_AL,))[0] == h.datum
            ):
                gevonden[h.naar].add(h.van)
        return {code: tuple(sorted(oud)) for code, oud in gevonden.items()}

    @cached_property
    def erfgenamen(self) -> dict[str, tuple[str, ...]]:
        """New gemeenten to which cover passes: a piece that was split off does not inherit."""
        samen = {h.naar for h in self.herindelingen if h.wijze in ("samenvoeging", "hernoeming")}
        return {nieuw: oude for nieuw, oude in self.voorgangers.items() if nieuw in samen}

    @cached_property
    def buren(self) -> dict[str, tuple[str, ...]]:
        """Per region the regions that share a border with it."""
        paren: dict[str, set[str]] = defaultdict(set)
        for grens in self.grenzen:
            if grens.a in self._regios and grens.b in self._regios:
                paren[grens.a].add(grens.b)
                paren[grens.b].add(grens.a)
        return {code: tuple(sorted(buren)) for code, buren in sorted(paren.items())}

    # --- division ---

    @cached_property
    def leden(self) -> tuple[Lid, ...]:
        """Every membership as rectangles of the two clocks."""
        sleutels = set(self._claims)
        soorten = {(soort, functie) for _, soort, functie in sleutels}
        sleutels |= {(g, s, f) for g in self.voorgangers for s, f in soorten}
        return tuple(sorted(lid for sleutel in sleutels for lid in self._leden_van(sleutel)))

    def _leden_van(self, sleutel: tuple[str, str, str]) -> Iterator[Lid]:
        grenzen = sorted(self._kennisgrenzen(sleutel))
        lopend: dict[tuple[str, date, date, bool], date] = {}
        for k in [*grenzen, VOOR_ALTIJD]:
            nu = set() if k == VOOR_ALTIJD else set(self._stukken(sleutel, k))
            for stuk in sorted(lopend.keys() - nu):
                regio, van, tot, afgeleid = stuk
                vlak = Vlak(van, tot, lopend.pop(stuk), k)
                yield Lid(sleutel[0], regio, sleutel[2], vlak, afgeleid)
            for stuk in nu:
                lopend.setdefault(stuk, k)

    def _kennisgrenzen(self, sleutel: tuple[str, str, str]) -> set[date]:
        """The days on which what we know about this membership may change."""
        gemeente, soort, functie = sleutel
        claims = self._claims.get(sleutel, [])
        dagen = {f.herkomst.vastgelegd for f in claims}
        dagen |= {self._vervallen[f.id] for f in claims if f.id in self._vervallen}
        dagen |= {f.geldig.einde_vastgelegd or f.herkomst.vastgelegd for f in claims}
        for oud in self.voorgangers.get(gemeente, ()):
            dagen |= self._kennisgrenzen((oud, soort, functie))
        return dagen

    def _stukken(
        self, sleutel: tuple[str, str, str], k: date
    ) -> list[tuple[str, date, date, bool]]:
        """(region, from, until, derived) of one gemeente as known on ``k``."""
        begin, eind = self.gemeente_bestaat.get(sleutel[0], (ALTIJD_AL, VOOR_ALTIJD))
        punten = sorted(self._punten(sleutel, k, begin), key=_Punt.voorrang)
        stukken: list[tuple[str, date, date, bool]] = []
        for i, punt in enumerate(punten):
            if i and punten[i - 1].dag == punt.dag:
                continue  # same day: the first has precedence
            volgende = next((p.dag for p in punten[i:] if p.dag > punt.dag), VOOR_ALTIJD)
            van, tot = max(punt.dag, begin), min(volgende, punt.tot or VOOR_ALTIJD, eind)
            if van >= tot:
                continue
            if stukken and stukken[-1][0] == punt.regio and stukken[-1][2] == van:
                van, afgeleid = stukken[-1][1], stukken.pop()[3]
            else:
                afgeleid = punt.afgeleid
            stukken.append((punt.regio, van, tot, afgeleid))
        return stukken

    def _punten(self, sleutel: tuple[str, str, str], k: date, begin: date) -> Iterator[_Punt]:
        eerste = VOOR_ALTIJD
        for feit in self._claims.get(sleutel, []):
            herkomst, geldig = feit.herkomst, feit.geldig
            if not herkomst.vastgelegd <= k < self._vervallen.get(feit.id, VOOR_ALTIJD):
                continue
            tot = _einde(geldig.op(k))
            for tekst in filter(None, (geldig.van, *geldig.gezien)):
                dag = Moment.lees(tekst).eerste
                eerste = min(eerste, max(dag, begin))
                yield _Punt(dag, herkomst.rang, herkomst.vastgelegd, feit.regio, tot)
        oude = self.voorgangers.get(sleutel[0], ())
        if oude and eerste > begin:
            in_regio = {self._regio_op((oud, *sleutel[1:]), begin - _DAG, k) for oud in oude}
            regio = in_regio.pop() if len(in_regio) == 1 else None
            if regio is not None:
                yield _Punt(begin, 0, k, regio, None, afgeleid=True)

    def _regio_op(self, sleutel: tuple[str, str, str], dag: date, k: date) -> str | None:
        for regio, van, tot, _ in self._stukken(sleutel, k):
            if van <= dag < tot:
                return regio
        return None

    @cached_property
    def waarnemingen(self) -> dict[tuple[str, str, str], tuple[tuple[date, date, date], ...]]:
        """Per (gemeente, regio, functie) of every observation: its day, known from, known until."""
        gezien: dict[tuple[str, str, str], set[tuple[date, date, date]]] = defaultdict(set)
        for (gemeente, _, functie), claims in self._claims.items():
            for feit in claims:
                dagen = [t for t in (feit.geldig.van, *feit.geldig.gezien) if t]
                kennis = feit.herkomst.vastgelegd, self._vervallen.get(feit.id, VOOR_ALTIJD)
                gezien[gemeente, feit.regio, functie].update(
                    (Moment.lees(t).eerste, *kennis) for t in dagen
                )
        return {sleutel: tuple(sorted(dagen)) for sleutel, dagen in gezien.items()}

    @cached_property
    def leden_per_regio(self) -> dict[tuple[str, str], tuple[Lid, ...]]:
        """Members per (region, function); the empty function is the general membership."""
        verzameld: dict[tuple[str, str], list[Lid]] = defaultdict(list)
        for lid in self.leden:
            verzameld[lid.regio, lid.functie].append(lid)
        return {sleutel: tuple(leden) for sleutel, leden in verzameld.items()}

    @cached_property
    def gebieden(self) -> dict[str, tuple[Lid, ...]]:
        """Per function with areas of its own, other than jeugdregio's, who lies in them."""
        verzameld: dict[str, list[Lid]] = defaultdict(list)
        for lid in self.leden:
            if lid.functie and self.regio_soort(lid.regio) != "jeugdregio":
                verzameld[lid.functie].append(lid)
        return {functie: tuple(leden) for functie, leden in verzameld.items()}

    @cached_property
    def _eigen_leden(self) -> dict[tuple[str, str], tuple[Vlak, ...]]:
        """Per (gemeente, function) when it belongs to some jeugdregio for that function alone."""
        verzameld: dict[tuple[str, str], list[Vlak]] = defaultdict(list)
        for lid in self.leden:
            if lid.functie and self.regio_soort(lid.regio) == "jeugdregio":
                verzameld[lid.gemeente, lid.functie].append(lid.vlak)
        return {sleutel: tuple(vlakken) for sleutel, vlakken in verzameld.items()}

    def leden_voor(self, regio: str, functie: str) -> tuple[Lid, ...]:
        """Members of a region for a function: its own list where there is one, else the general."""
        if (regio, functie) not in self._leden_voor:
            eigen = self.leden_per_regio.get((regio, functie), ())
            lijst = [lid.vlak for lid in eigen]
            rest = [
                Lid(lid.gemeente, regio, "", vlak, lid.afgeleid)
                for lid in self.leden_per_regio.get((regio, ""), ())
                for vlak in zonder_alle(
                    lid.vlak, (*lijst, *self._eigen_leden.get((lid.gemeente, functie), ()))
                )
            ]
            self._leden_voor[regio, functie] = (*eigen, *rest)
        return self._leden_voor[regio, functie]
