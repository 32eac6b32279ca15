"""The engine's answers in the columns of the named questions in Cypher: what must come out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from graph.afhankelijkheid import afhankelijkheid
from graph.afloop import afloop
from graph.dekking import Dekking, dekking
from graph.property_graph.vragen import Antwoord
from graph.relaties import Relaties, buren
from graph.schakels import IN_WERKING, Schakels
from graph.snapshot import Snapshot

_SOORT = {"niet-geborgd": "hiaat", "onbekend": "vraag"}


@dataclass(frozen=True)
class Motor:
    """The engine's answers on one pair of days, as the named questions give them."""

    snapshot: Snapshot
    peildatum: date
    kennisdatum: date
    maanden: int = 12

    def rijen(self, naam: str) -> list[Antwoord]:
        """The rows of one question."""
        return list(_VRAGEN[naam](self))

    @cached_property
    def dekking(self) -> Dekking:
        """All statuses."""
        return dekking(self.snapshot, self.peildatum, self.kennisdatum)

    @cached_property
    def schakels(self) -> Schakels:
        """All links."""
        return Schakels(self.snapshot, *self.dagen)

    @property
    def dagen(self) -> tuple[date, date]:
        """Peildatum and kennisdatum."""
        return self.peildatum, self.kennisdatum

    def status_gemeente(self) -> Iterator[Antwoord]:
        for gemeente, (van, tot) in sorted(self.snapshot.indeling.gemeente_bestaat.items()):
            if van <= self.peildatum < tot:
                for functie in self.snapshot.functies:
                    vlaggen = self.dekking.gemeentevlaggen(gemeente, functie)
                    yield {
                        "gemeente": gemeente,
                        "functie": functie,
                        "status": self.dekking.status_gemeente(gemeente, functie),
                        "alleenAanwijzing": self.dekking.alleen_aangewezen(gemeente, functie),
                        "aanwijzingVervallen": "aanwijzing-vervallen" in vlaggen,
                        "afspraakVerlopen": "afspraak-verlopen" in vlaggen,
                    }

    def per_regio(self) -> Iterator[Antwoord]:
        for rij in self.dekking.rijen():
            yield {
                "regio": rij.regio,
                "functie": rij.functie,
                "status": rij.status,
                "gedekt": rij.gedekt,
                "nietGeborgd": rij.niet_geborgd,
                "onbekend": rij.onbekend,
                "verlopen": rij.verlopen,
                "overig": rij.overig,
                "totaal": rij.totaal,
                "alleenAanwijzing": rij.alleen_aanwijzing,
                "aanwijzingVervallen": rij.aanwijzing_vervallen,
                "afspraakVerlopen": rij.afspraak_verlopen,
                "bevatBewezenGat": "bevat-bewezen-gat" in rij.vlaggen,
                "bevatVerlopen": "bevat-verlopen" in rij.vlaggen,
                "ledenlijstOnvolledig": "ledenlijst-onvolledig" in rij.vlaggen,
                "vlaggen": list(rij.vlaggen),
                "bronnen": list(rij.bronnen),
            }

    def laatst_bekend(self) -> Iterator[Antwoord]:
        for rij in self.dekking.rijen():
            if rij.laatst_bekend:
                yield {
                    "regio": rij.regio,
                    "functie": rij.functie,
                    "laatstBekend": rij.laatst_bekend,
                    "laatstBekendOp": rij.laatst_bekend_op,
                }

    def hiaten(self) -> Iterator[Antwoord]:
        for regio in self.snapshot.regios:
            for functie in self.snapshot.functies:
                for gemeente in self.dekking.leden(regio, functie):
                    status = self.dekking.status_gemeente(gemeente, functie)
                    vlaggen = self.dekking.gemeentevlaggen(gemeente, functie)
                    goed = status in ("geborgd", "niet-van-toepassing")
                    if not goed or "afspraak-verlopen" in vlaggen:
                        yield {
                            "soort": _SOORT.get(status, "signaal"),
                            "functie": functie,
                            "regio": regio,
                            "gemeente": gemeente,
                            "status": status,
                        }

    def met_partner(self) -> Iterator[Antwoord]:
        for rij in self.schakels.rijen():
            if rij.partners:
                kop: Antwoord = {"regio": rij.regio, "functie": rij.functie, "code": rij.code}
                yield {**kop, "partners": list(rij.partners)}

    def zonder_partner(self) -> Iterator[Antwoord]:
        for rij in self.schakels.rijen():
            if not rij.partners:
                yield {"regio": rij.regio, "functie": rij.functie, "code": rij.code}

    def buren(self) -> Iterator[Antwoord]:
        for functie in self.snapshot.functies:
            for rij in buren(self.schakels, functie):
                paar: Antwoord = {"regio": rij.regio, "buur": rij.buur}
                yield {**paar, "functie": functie, "code": rij.code}

    def relaties(self) -> Iterator[Antwoord]:
        alle = Relaties(self.schakels)
        for regio in self.dekking.regios:
            for rij in alle.van(regio):
                yield {
                    "regio": regio,
                    "partner": rij.partner,
                    "functie": rij.functie,
                    "wederkerig": rij.wederkerig,
                    "rol": rij.rol,
                    "rolPartner": rij.rol_partner,
                    "van": _delen(rij.van),
                    "tot": _delen(rij.tot),
                    "verband": _delen(rij.verband),
                    "bronnen": list(rij.bronnen),
                }

    def afloop(self) -> Iterator[Antwoord]:
        for rij in afloop(self.snapshot, self.maanden, *self.dagen):
            yield {
                "soort": rij.soort,
                "onderwerp": rij.onderwerp,
                "titel": rij.titel,
                "regio": rij.regio,
                "functie": rij.functie,
                "tot": rij.tot,
                "totLaatst": rij.tot_laatst,
                "eindMetOpties": rij.eind_met_opties,
                "opvolger": _delen(rij.opvolger),
                "bron": ";".join(rij.bronnen),
                "uiterlijk": rij.uiterlijk,
            }

    def afhankelijkheid(self) -> Iterator[Antwoord]:
        for rij in afhankelijkheid(self.snapshot, *self.dagen):
            yield {
                "regio": rij.regio,
                "functie": rij.functie,
                "soort": rij.soort,
                "contractpartij": rij.contractpartij,
                "uitvoerders": list(rij.uitvoerders),
                "volledig": rij.volledig,
                "geraakteRegios": list(rij.geraakte_regios),
            }

    def omgeving(self) -> Iterator[Antwoord]:
        """Partners, and the partners of those."""
        direct = self._partners()
        for regio, partners in direct.items():
            for partner, functies in partners.items():
                yield _stap(regio, partner, 1, functies, [])
            verder = {p for tussen in partners for p in direct[tussen]} - partners.keys() - {regio}
            for partner in verder:
                via = sorted(tussen for tussen in partners if partner in direct[tussen])
                yield _stap(regio, partner, 2, [], via)

    def _partners(self) -> dict[str, dict[str, list[str]]]:
        """Per region each partner, whoever says so, with the functions."""
        direct: dict[str, dict[str, list[str]]] = defaultdict(dict)
        for functie in self.snapshot.functies:
            codes = self.schakels.codes(functie)
            paren = {paar for paar, code in codes.items() if code in IN_WERKING}
            for een, ander in paren | {(b, a) for a, b in paren}:
                direct[een].setdefault(ander, []).append(functie)
        return direct


_VRAGEN: Mapping[str, Callable[[Motor], Iterable[Antwoord]]] = {
    "status_gemeente": Motor.status_gemeente,
    "dekking": Motor.per_regio,
    "laatst_bekend": Motor.laatst_bekend,
    "hiaten": Motor.hiaten,
    "schakels": Motor.met_partner,
    "schakels_zonder": Motor.zonder_partner,
    "buren": Motor.buren,
    "relaties": Motor.relaties,
    "afloop": Motor.afloop,
    "afhankelijkheid": Motor.afhankelijkheid,
    "omgeving": Motor.omgeving,
}


def _delen(tekst: str) -> list[str]:
    return tekst.split(";") if tekst else []


def _stap(regio: str, partner: str, afstand: int, functies: list[str], via: list[str]) -> Antwoord:
    plek: Antwoord = {"regio": regio, "partner": partner, "afstand": afstand}
    return {**plek, "functies": functies, "via": via}
