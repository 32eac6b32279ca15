"""The flat rows behind every answer: one function per question, for all ways in.

A ``Vraag`` names the snapshot and the two dates. Every function returns a list of dicts with the
columns of ``KOLOMMEN``, in that order, and always in the same row order. Lists are tuples and dates
ISO texts; ``plat`` makes a row flat for CSV and JSON (lists joined by a semicolon).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import cached_property

from api.kolommen import KOLOMMEN
from api.schakeltekst import schakeltekst
from graph import afhankelijkheid as g_afhankelijkheid
from graph import afloop as g_afloop
from graph import relaties as g_relaties
from graph import samenvatting as g_samenvatting
from graph import schakels as g_schakels
from graph.dekking import Dekking, Dekkingsrij
from graph.snapshot import REGELVERSIE, Snapshot
from graph.zinnen import leden, toelichting

Waarde = str | int | float | bool | tuple[str, ...]
Rij = dict[str, Waarde]

LIJSTEN = ("bewezen", "bevat-bewezen-gat", "signaal", "onbekend")
"""The lists of ``hiaten``, strongest first; only the first two rest on proof."""
SIGNALEN = ("tegenstrijdig", "deels-geborgd", "eenzijdig", "gepland", "verlopen")
"""Statuses that are no gap, yet ask for a look."""
SIGNAALVLAGGEN = ("afspraak-verlopen", "bevat-verlopen")
"""Flags that do so whatever the status."""


@dataclass(frozen=True)
class Vraag:
    """Which facts, about which day, by what was known on which day."""

    snapshot: Snapshot
    peildatum: date
    kennisdatum: date
    laatste: date | None = None
    """Last day of the period that is asked about; none for a question about one day."""

    @property
    def tot_en_met(self) -> date:
        """The last day that is asked about."""
        return self.laatste or self.peildatum

    @cached_property
    def dekking(self) -> Dekking:
        """The statuses, computed once for all rows."""
        return Dekking(self.snapshot, self.peildatum, self.kennisdatum)

    @cached_property
    def schakels(self) -> g_schakels.Schakels:
        """The links between regions."""
        return g_schakels.Schakels(self.snapshot, *self.dagen)

    @cached_property
    def relaties(self) -> g_relaties.Relaties:
        """With whom each region works."""
        return g_relaties.Relaties(self.schakels)

    @property
    def dagen(self) -> tuple[date, date]:
        """Both dates, in the order in which the engine takes them."""
        return self.peildatum, self.kennisdatum

    def naam(self, code: str) -> str:
        """Name of a region or gemeente on the day."""
        if code not in self._namen:
            self._namen[code] = self.snapshot.indeling.naam(code, self.peildatum)
        return self._namen[code]

    def schakelrijen(self, functie: str) -> list[g_schakels.Schakelrij]:
        """The links of one function, computed once for every region that asks."""
        if functie not in self._schakelrijen:
            self._schakelrijen[functie] = list(self.schakels.rijen(functie))
        return self._schakelrijen[functie]

    def afloopregels(self, maanden: int) -> list[g_afloop.Afloopregel]:
        """What ends within so many months anywhere, computed once."""
        if maanden not in self._afloop:
            self._afloop[maanden] = g_afloop.afloop(self.snapshot, maanden, *self.dagen)
        return self._afloop[maanden]

    @cached_property
    def afhankelijkheden(self) -> list[g_afhankelijkheid.Afhankelijkheidsrij]:
        """Single providers and hubs anywhere, computed once."""
        return g_afhankelijkheid.afhankelijkheid(self.snapshot, *self.dagen)

    @cached_property
    def _namen(self) -> dict[str, str]:
        return {}

    @cached_property
    def _schakelrijen(self) -> dict[str, list[g_schakels.Schakelrij]]:
        return {}

    @cached_property
    def _afloop(self) -> dict[int, list[g_afloop.Afloopregel]]:
        return {}

    def stempel(self) -> Rij:
        """The three columns that every answer repeats."""
        return {
            "peildatum": periodetekst(self.peildatum, self.laatste),
            "kennisdatum": self.kennisdatum.isoformat(),
            "snapshot": self.snapshot.id,
        }


def periodetekst(eerste: date, laatste: date | None) -> str:
    """``2022-01-01``, or ``2022-01-01..2022-12-31`` for a period; both days belong to it."""
    return f"{eerste}..{laatste}" if laatste else eerste.isoformat()


def plat(rij: Rij) -> dict[str, str | int | float | bool]:
    """A row without lists."""
    return {k: ";".join(w) if isinstance(w, tuple) else w for k, w in rij.items()}


def dekking(
    vraag: Vraag,
    *,
    functie: str | None = None,
    regio: str | None = None,
    niveau: str | None = None,
    status: str | None = None,
) -> list[Rij]:
    """Status per region and function, in order of their codes."""
    rijen = _dekkingsrijen(vraag, functie, regio, niveau)
    return [_dekking(vraag, rij) for rij in rijen if status in (None, rij.status)]


def kies(alle: list[Rij], **eisen: str | None) -> list[Rij]:
    """The rows that have these values; no value asks for nothing."""
    gesteld = {kolom: waarde for kolom, waarde in eisen.items() if waarde is not None}
    return [rij for rij in alle if all(rij[k] == waarde for k, waarde in gesteld.items())]


def hiaten(
    vraag: Vraag,
    *,
    lijst: str | None = None,
    functie: str | None = None,
    regio: str | None = None,
    niveau: str | None = None,
) -> list[Rij]:
    """Proven gaps, signals and unknowns, each region and function in one list at most."""
    per_lijst: dict[str, list[Dekkingsrij]] = {naam: [] for naam in LIJSTEN}
    for rij in _dekkingsrijen(vraag, functie, regio, niveau):
        if naam := lijst_van(rij):
            per_lijst[naam].append(rij)
    return [
        {"lijst": naam, **_dekking(vraag, rij)}
        for naam, rijen in per_lijst.items()
        if lijst in (None, naam)
        for rij in rijen
    ]


def lijst_van(rij: Dekkingsrij) -> str:
    """In which list of ``hiaten`` a row belongs; empty for none."""
    if rij.status == "niet-geborgd":
        return "bewezen"
    if "bevat-bewezen-gat" in rij.vlaggen:
        return "bevat-bewezen-gat"
    if rij.status in SIGNALEN or not {*rij.vlaggen}.isdisjoint(SIGNAALVLAGGEN):
        return "signaal"
    return "onbekend" if rij.status == "onbekend" else ""


def schakels(
    vraag: Vraag, *, functie: str | None = None, code: str | None = None, regio: str | None = None
) -> list[Rij]:
    """One row per region, function and code, in order of function, region and code."""
    return [
        _op_volgorde(
            "schakels",
            {
                "regio": rij.regio,
                "regio_naam": vraag.naam(rij.regio),
                "functie": rij.functie,
                "functie_naam": vraag.snapshot.functie(rij.functie).naam,
                "code": rij.code,
                "partners": rij.partners,
                "coordinator": rij.coordinator,
                "toelichting": schakeltekst(rij, vraag.naam),
                "vlaggen": rij.vlaggen,
                "bronnen": rij.bronnen,
                "van": "",
                "tot": "",
                **vraag.stempel(),
                "deel": rij.deel,
            },
        )
        for f in ([functie] if functie else vraag.snapshot.functies)
        for rij in vraag.schakelrijen(f)
        if code in (None, rij.code) and regio in (None, rij.regio)
    ]


def buren(vraag: Vraag, functie: str) -> list[Rij]:
    """Neighbouring regions without an agreement on record, each pair once."""
    return [
        _op_volgorde(
            "buren",
            {
                "regio": rij.regio,
                "regio_naam": vraag.naam(rij.regio),
                "buur": rij.buur,
                "buur_naam": vraag.naam(rij.buur),
                "functie": rij.functie,
                "code": rij.code,
                **vraag.stempel(),
            },
        )
        for rij in g_relaties.buren(vraag.schakels, functie)
    ]


def relaties(vraag: Vraag, regio: str, *, functie: str | None = None) -> list[Rij]:
    """Partners of one region per function."""
    rijen = vraag.relaties.van(regio, functie)
    return [relatierij(vraag, rij, vraag.naam(rij.partner)) for rij in rijen]


def afloop(
    vraag: Vraag, maanden: int, *, functie: str | None = None, regio: str | None = None
) -> list[Rij]:
    """What ends within so many months without a successor, first to end first."""
    return [
        _op_volgorde(
            "afloop",
            {
                "soort": rij.soort,
                "id": rij.onderwerp,
                "titel": rij.titel,
                "regio": rij.regio,
                "functie": rij.functie,
                "tot": _dag(rij.tot),
                "tot_laatst": _dag(rij.tot_laatst),
                "eind_met_opties": rij.eind_met_opties,
                "opvolger": rij.opvolger,
                "bronnen": rij.bronnen,
                "uiterlijk": "ja" if rij.uiterlijk else "nee",
                **vraag.stempel(),
            },
        )
        for rij in vraag.afloopregels(maanden)
        if functie in (None, rij.functie) and regio in (None, rij.regio)
    ]


def afhankelijkheid(
    vraag: Vraag, *, functie: str | None = None, regio: str | None = None
) -> list[Rij]:
    """Single providers, then hubs; a hub belongs to every region it touches."""
    return [
        _op_volgorde(
            "afhankelijkheid",
            {
                "regio": rij.regio,
                "functie": rij.functie,
                "soort": rij.soort,
                "contractpartij": rij.contractpartij,
                "uitvoerders": rij.uitvoerders,
                "volledig": "ja" if rij.volledig else "nee",
                "geraakte_regios": rij.geraakte_regios,
                **vraag.stempel(),
            },
        )
        for rij in vraag.afhankelijkheden
        if functie in (None, rij.functie)
        and (regio in (None, rij.regio) or (not rij.regio and regio in rij.geraakte_regios))
    ]


def samenvatting(
    vraag: Vraag,
    *,
    per: str = "functie",
    functie: str | None = None,
    niveau: str | None = None,
) -> list[Rij]:
    """Counts and bounds per function, or with ``per="niveau"`` per level."""
    tellingen = g_samenvatting.samenvatting(vraag.snapshot, *vraag.dagen)
    tellingen = [t for t in tellingen if functie in (None, t.functie)]
    if per == "niveau":
        tellingen = g_samenvatting.per_niveau(tellingen)
    return [_telling(vraag, t) for t in tellingen if niveau in (None, t.niveau)]


# --- one row ---


def _dekkingsrijen(
    vraag: Vraag, functie: str | None, regio: str | None, niveau: str | None
) -> Iterable[Dekkingsrij]:
    snap, stand = vraag.snapshot, vraag.dekking
    functies = [
        f
        for f in snap.functies
        if functie in (None, f) and niveau in (None, snap.functie(f).niveau)
    ]
    return (stand.rij(r, f) for r in stand.regios if regio in (None, r) for f in functies)


def _dekking(vraag: Vraag, rij: Dekkingsrij) -> Rij:
    functie, bronnen = vraag.snapshot.functie(rij.functie), vraag.snapshot.bronnen
    return dekkingsrij(
        vraag,
        rij,
        regio_naam=vraag.naam(rij.regio),
        functie=(functie.naam, functie.niveau),
        titels=[bronnen[bron].titel for bron in rij.bronnen],
    )


def dekkingsrij(
    vraag: Vraag,
    rij: Dekkingsrij,
    *,
    regio_naam: str,
    functie: tuple[str, str],
    titels: Sequence[str],
) -> Rij:
    """One status in columns; ``functie`` is its name and level, ``titels`` those of its sources."""
    naam, niveau = functie
    waarden: Rij = {
        "regio": rij.regio,
        "regio_naam": regio_naam,
        "functie": rij.functie,
        "functie_naam": naam,
        "niveau": niveau,
        "status": rij.status,
        "vlaggen": rij.vlaggen,
        "gemeenten_gedekt": rij.gedekt,
        "gemeenten_niet_geborgd": rij.niet_geborgd,
        "gemeenten_onbekend": rij.onbekend,
        "gemeenten_totaal": rij.totaal,
        "laatst_bekend": rij.laatst_bekend,
        "laatst_bekend_op": _dag(rij.laatst_bekend_op),
        "bronnen": rij.bronnen,
        "toelichting": toelichting(rij, titels, leden(vraag.dekking, rij)),
        "regelversie": REGELVERSIE,
        **vraag.stempel(),
        "alleen_aanwijzing": rij.alleen_aanwijzing,
        "gemeenten_verlopen": rij.verlopen,
        "gemeenten_overig": rij.overig,
    }
    return _op_volgorde("dekking", waarden)


def relatierij(vraag: Vraag, rij: g_relaties.Relatierij, partner_naam: str) -> Rij:
    """One partner in columns."""
    return _op_volgorde(
        "relaties",
        {
            "regio": rij.regio,
            "partner": rij.partner,
            "partner_naam": partner_naam,
            "functie": rij.functie,
            "rol": rij.rol,
            "rol_partner": rij.rol_partner,
            "wederkerig": rij.wederkerig,
            "van": rij.van,
            "tot": rij.tot,
            "verband": rij.verband,
            "bronnen": rij.bronnen,
            **vraag.stempel(),
        },
    )


def _telling(vraag: Vraag, telling: g_samenvatting.Samenvatting) -> Rij:
    naam = vraag.snapshot.functie(telling.functie).naam if telling.functie else ""
    aandelen = ("laagste", "hoogste", "laagste_zonder_aanwijzing")
    return _op_volgorde(
        "samenvatting",
        {
            **asdict(telling),
            "functie_naam": naam,
            **{kolom: round(getattr(telling, kolom), 4) for kolom in aandelen},
            "noemer": telling.noemer,
            "niet_zeker": telling.niet_zeker,
            **vraag.stempel(),
        },
    )


def _op_volgorde(tabel: str, waarden: Rij) -> Rij:
    return {kolom: waarden[kolom] for kolom in KOLOMMEN[tabel]}


def _dag(dag: date | None) -> str:
    """A date, or empty when it is not known or never comes."""
    return "" if dag is None or dag in (date.min, date.max) else dag.isoformat()
