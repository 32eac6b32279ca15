"""A snapshot on disk: written aside, checked, swapped in whole.

Layout of a store: a folder per snapshot, and ``HUIDIG``, a file that names the current one. A
folder is named after the facts (the id) and after its bytes, which change too when the compiler
does. It appears under its name only when it is complete, and ``HUIDIG`` is replaced in one step, so
a writer that is killed at any moment leaves the old snapshot current. Reading checks every file
against the manifest.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import msgspec
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from graph.dataset import Dataset
from graph.evidence import Bewijstabel, Ledentabel, kolommen
from graph.facts import AlleFeiten, Bron, Struct
from graph.reden import reden
from graph.snapshot import REGELVERSIE, Snapshot, inhoudshash

HUIDIG = "HUIDIG"
MANIFEST = "manifest.json"
BEWAREN = 30
"""How many snapshots stay; any of them can be made current again."""

VERLATEN_NA = 3600
"""Seconds after which an unfinished folder is taken to be left by a killed writer."""

T = TypeVar("T", Bewijstabel, Ledentabel)


class OpslagFout(Exception):
    """The store cannot be read or written; the message is one sentence for the user."""


class Manifest(Struct, frozen=True, kw_only=True):
    """What a snapshot folder holds: sha256 per file."""

    id: str
    regelversie: str
    bestanden: dict[str, str]


def bewaar(snapshot: Snapshot, winkel: Path) -> Path:
    """Write a snapshot and make it the current one; returns its folder."""
    bestanden = dict(_bestanden(snapshot))
    sommen = {naam: hashlib.sha256(data).hexdigest() for naam, data in bestanden.items()}
    manifest = Manifest(id=snapshot.id, regelversie=REGELVERSIE, bestanden=sommen)
    bestanden[MANIFEST] = msgspec.json.encode(manifest)
    doel = winkel / f"{snapshot.id}-{hashlib.sha256(bestanden[MANIFEST]).hexdigest()[:8]}"
    with _foutmelding(f"{winkel} is niet te beschrijven"):
        winkel.mkdir(parents=True, exist_ok=True)
        if not _heel(doel):
            _schrijf_terzijde(bestanden, winkel, doel)
        _maak_huidig(winkel, doel.name)
        _ruim_op(winkel, doel.name)
    return doel


def huidige(winkel: Path) -> Path:
    """Folder of the current snapshot."""
    try:
        return winkel / (winkel / HUIDIG).read_text(encoding="ascii").strip()
    except FileNotFoundError:
        raise OpslagFout("Er is nog geen snapshot; maak er een met: jeugdregio build") from None
    except (OSError, UnicodeDecodeError):
        raise OpslagFout(
            f"{winkel / HUIDIG} is onleesbaar; maak het met: jeugdregio build"
        ) from None


def eerdere(winkel: Path, snapshot_id: str) -> Path:
    """Folder of an earlier snapshot, by its id; the newest when it was compiled more than once."""
    mappen = sorted(winkel.glob(f"{snapshot_id}-*"), key=lambda map_: map_.stat().st_mtime)
    if not mappen:
        raise OpslagFout(f"Snapshot {snapshot_id} is er niet (meer) in {winkel}.")
    return mappen[-1]


def laad(winkel: Path, snapshot_id: str | None = None) -> Snapshot:
    """Read the current snapshot, or the one named; every file is checked."""
    map_ = eerdere(winkel, snapshot_id) if snapshot_id else huidige(winkel)
    manifest = _manifest(map_)
    kenmerk = manifest.id
    inhoud = {naam: _gecontroleerd(map_, naam, som) for naam, som in manifest.bestanden.items()}
    try:
        bronnen = msgspec.json.decode(inhoud["bronnen.json"], type=list[Bron])
        feiten = msgspec.json.decode(inhoud["feiten.json"], type=tuple[AlleFeiten, ...])
        snapshot = Snapshot(
            dataset=msgspec.json.decode(inhoud["dataset.json"], type=Dataset),
            bronnen={bron.id: bron for bron in bronnen},
            feiten=feiten,
            bewijs=_uit_parquet(Bewijstabel, inhoud["bewijs.parquet"]),
            gronden=msgspec.json.decode(inhoud["gronden.json"], type=tuple[tuple[str, ...], ...]),
            leden=_uit_parquet(Ledentabel, inhoud["leden.parquet"]),
            id=kenmerk,
        )
        # Another version may read the same facts, yet give them other ids.
        if inhoudshash(snapshot.dataset, snapshot.bronnen, snapshot.feiten) != kenmerk:
            raise KeyError(kenmerk)
        return snapshot
    except (KeyError, TypeError, msgspec.MsgspecError, pa.ArrowException) as fout:
        raise OpslagFout(
            f"Snapshot {kenmerk} past niet bij deze versie; maak een nieuwe met: jeugdregio build"
        ) from fout


def _schrijf_terzijde(bestanden: dict[str, bytes], winkel: Path, doel: Path) -> None:
    tijdelijk = Path(tempfile.mkdtemp(prefix=".nieuw-", dir=winkel))
    try:
        for naam, data in bestanden.items():
            _schrijf(tijdelijk / naam, data)
        tijdelijk.chmod(0o755)
        if doel.exists():  # damaged, or another writer was first
            shutil.rmtree(doel, ignore_errors=True)
        tijdelijk.rename(doel)
    except OSError:
        if not _heel(doel):  # another writer was first with the same bytes
            raise
    finally:
        shutil.rmtree(tijdelijk, ignore_errors=True)


def _bestanden(snapshot: Snapshot) -> Iterator[tuple[str, bytes]]:
    yield "dataset.json", msgspec.json.encode(snapshot.dataset)
    yield "bronnen.json", msgspec.json.encode(list(snapshot.bronnen.values()))
    yield "feiten.json", msgspec.json.encode(snapshot.feiten)
    yield "gronden.json", msgspec.json.encode(snapshot.gronden)
    yield "bewijs.parquet", _naar_parquet(snapshot.bewijs)
    yield "leden.parquet", _naar_parquet(snapshot.leden)


def _schrijf(pad: Path, data: bytes) -> None:
    with pad.open("wb") as bestand:
        bestand.write(data)
        bestand.flush()
        os.fsync(bestand.fileno())


def _maak_huidig(winkel: Path, naam: str) -> None:
    nieuw = winkel / f".{HUIDIG}-{os.getpid()}"
    _schrijf(nieuw, naam.encode())
    nieuw.replace(winkel / HUIDIG)


def _ruim_op(winkel: Path, huidig: str) -> None:
    """Keep the newest snapshots; what a killed writer left goes too."""
    mappen = sorted(
        (m for m in winkel.iterdir() if (m / MANIFEST).exists() and not m.name.startswith(".")),
        key=lambda m: m.stat().st_mtime,
        reverse=True,
    )
    verlaten = [m for m in winkel.glob(".nieuw-*") if time.time() - m.stat().st_mtime > VERLATEN_NA]
    for oud in (*mappen[BEWAREN:], *verlaten):
        if oud.name != huidig:
            shutil.rmtree(oud, ignore_errors=True)


def _manifest(map_: Path) -> Manifest:
    try:
        manifest = msgspec.json.decode((map_ / MANIFEST).read_bytes(), type=Manifest)
        if manifest.id != map_.name.partition("-")[0]:
            raise ValueError(manifest.id)
    except (OSError, ValueError, msgspec.MsgspecError):
        raise OpslagFout(
            f"Snapshot {map_.name} ontbreekt of is beschadigd; maak het met: jeugdregio build"
        ) from None
    if manifest.regelversie != REGELVERSIE:
        raise OpslagFout(
            f"Snapshot {map_.name} is gemaakt met regels {manifest.regelversie}, deze versie heeft "
            f"{REGELVERSIE}; maak een nieuwe met: jeugdregio build"
        )
    return manifest


def _gecontroleerd(map_: Path, naam: str, som: str) -> bytes:
    try:
        data = (map_ / naam).read_bytes()
    except OSError:
        data = b""
    if hashlib.sha256(data).hexdigest() != som:
        raise OpslagFout(
            f"Snapshot {map_.name} is beschadigd ({naam}); maak het opnieuw met: jeugdregio build"
        )
    return data


def _heel(map_: Path) -> bool:
    try:
        for naam, som in _manifest(map_).bestanden.items():
            _gecontroleerd(map_, naam, som)
    except OpslagFout:
        return False
    return True


def _naar_parquet(tabel: Bewijstabel | Ledentabel) -> bytes:
    uit = pa.BufferOutputStream()
    pq.write_table(pa.table(kolommen(tabel)), uit, compression="zstd")
    return bytes(uit.getvalue())


def _uit_parquet(soort: type[T], data: bytes) -> T:
    # Without threads: those of Arrow may abort a process that ends right after reading.
    gelezen = pq.ParquetFile(pa.BufferReader(data), pre_buffer=False).read(use_threads=False)
    return soort(
        **{
            naam: np.ascontiguousarray(gelezen.column(naam).to_numpy())
            for naam in gelezen.column_names
        }
    )


@contextmanager
def _foutmelding(zin: str) -> Iterator[None]:
    try:
        yield
    except OSError as fout:
        raise OpslagFout(f"{zin}: {reden(fout)}") from fout
