"""``uitleg``: the rule, the facts and the sources behind one answer, and what would change it."""

from __future__ import annotations

from typing import Annotated

import typer

from api.keuze import kies_functie, kies_regio
from api.kolommen import TABELLEN
from api.opdrachten.omgeving import lees_dagen, open_snapshot, plek
from api.opdrachten.opties import (
    DataOptie,
    FormatOptie,
    KennisdatumOptie,
    PeildatumOptie,
    SnapshotOptie,
    dagen,
)
from api.opdrachten.uitvoer import console, schrijf, verzonnen, vorm
from api.opdrachten.vragen import RegioArgument
from api.pages.taal import VLAGNAMEN
from api.rijen import Rij, Vraag
from graph.uitleg import FeitUitleg, Uitleg
from graph.uitleg import uitleg as leg_uit
from graph.zinnen import ALLEEN_AANWIJZING, alleen_aanwijzing

_MEESTE_GEMEENTEN = 8


def uitleg(
    regio: RegioArgument,
    functie: Annotated[str, typer.Argument(metavar="FUNCTIE", help="Code of naam van de functie.")],
    peildatum: PeildatumOptie = None,
    kennisdatum: KennisdatumOptie = None,
    format: FormatOptie = None,
    data: DataOptie = None,
    snapshot: SnapshotOptie = None,
) -> None:
    """Waarom: de regel, de feiten, de bronnen, en wat het antwoord zou veranderen."""
    gekozen = vorm(format)
    op_dagen = lees_dagen(peildatum, kennisdatum)
    vraag = Vraag(open_snapshot(plek(data, snapshot)), *op_dagen)
    snap = vraag.snapshot
    code = kies_regio(snap, regio, vraag.peildatum)
    uit = leg_uit(vraag.dekking, code, kies_functie(snap, functie))
    if gekozen == "table":
        toon(vraag, uit)
    else:
        schrijf(TABELLEN["uitleg"], _rijen(vraag, uit), gekozen, snap.dataset, ())


def _rijen(vraag: Vraag, uit: Uitleg) -> list[Rij]:
    """One row per fact; a single row without a fact when there is none."""
    kop: Rij = {
        "regio": uit.rij.regio,
        "functie": uit.rij.functie,
        "status": uit.rij.status,
        "toelichting": uit.zin,
        "regel": uit.regel,
        "wat_verandert": uit.wat_verandert,
        "vraag": uit.vraag,
        "document": uit.document,
    }
    feiten = [(f, True) for f in uit.feiten] + [(f, False) for f in uit.ook_gezien]
    delen = [_feit(f, draagt=draagt) for f, draagt in feiten] or [_feit(None, draagt=False)]
    return [{**kop, **deel, **vraag.stempel()} for deel in delen]


def _feit(feit: FeitUitleg | None, *, draagt: bool) -> Rij:
    return {
        "feit": feit.id if feit else "",
        "draagt": ("ja" if draagt else "nee") if feit else "",
        "feit_zin": feit.zin if feit else "",
        "bron": feit.bron if feit else "",
        "bron_titel": feit.bron_titel if feit else "",
        "url": feit.url if feit else "",
        "plaats": feit.plaats if feit else "",
        "bron_peildatum": feit.peildatum if feit else "",
        "rang": feit.rang if feit else "",
        "afgeleid": feit.afgeleid if feit else "",
    }


def toon(vraag: Vraag, uit: Uitleg) -> None:
    """The explanation to read from top to bottom."""
    snap, scherm = vraag.snapshot, console()
    naam = f"{vraag.naam(uit.rij.regio)} ({uit.rij.regio}), {snap.functie(uit.rij.functie).naam}"
    regels = [
        naam,
        f"Status: {_status(uit.rij.status, alleen=alleen_aanwijzing(uit.rij))}. {uit.zin}",
        f"Regel: {uit.regel}",
        _gemeenten(uit),
        *_feiten("Feiten die dit dragen", uit.feiten),
        *_feiten("Ook bekend, maar niet bepalend op deze dag", uit.ook_gezien),
        f"Let op: {'; '.join(VLAGNAMEN[vlag] for vlag in uit.rij.vlaggen)}."
        if uit.rij.vlaggen
        else "",
        f"Wat dit verandert: {uit.wat_verandert}",
        f"Vraag om te stellen: {uit.vraag}" if uit.vraag else "",
        f"Document dat antwoord geeft: {uit.document}." if uit.document else "",
        dagen(vraag),
        verzonnen(snap.dataset),
    ]
    for regel in filter(None, regels):
        scherm.print(regel)


def _status(status: str, *, alleen: bool) -> str:
    return f"{status} ({ALLEEN_AANWIJZING})" if alleen else status


def _gemeenten(uit: Uitleg) -> str:
    per_status: dict[str, list[str]] = {}
    for gemeente in uit.gemeenten:
        status = _status(gemeente.status, alleen=gemeente.alleen_aanwijzing)
        per_status.setdefault(status, []).append(gemeente.naam)
    delen = []
    for status, namen in sorted(per_status.items()):
        meer = len(namen) - _MEESTE_GEMEENTEN
        lijst = ", ".join(namen[:_MEESTE_GEMEENTEN]) + (f" en {meer} andere" if meer > 0 else "")
        delen.append(f"{status}: {lijst}")
    return f"Gemeenten: {'; '.join(delen)}." if delen else "Gemeenten: geen op deze dag."


def _feiten(kop: str, feiten: tuple[FeitUitleg, ...]) -> list[str]:
    if not feiten:
        return []
    regels = [f"{kop}:"]
    for feit in feiten:
        afgeleid = f" Onze afleiding: {feit.afgeleid}." if feit.afgeleid else ""
        regels.append(
            f"- {feit.zin}. Bron: {feit.bron_titel} ({feit.bron}, rang {feit.rang}), "
            f"{feit.plaats}, stand {feit.peildatum}.{afgeleid}"
        )
        regels.append(f"  {feit.url} (feit {feit.id})")
    return regels
