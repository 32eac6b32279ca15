"""A snapshot on disk: written aside, checked, swapped in whole.

Layout of a store: one folder per snapshot id, and ``HUIDIG``, a file that names the current one. A
folder appears under its name only when it is complete, and ``HUIDIG`` is replaced in one step, so
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
    doel = winkel / snapshot.id
    with _foutmelding(f"{winkel} is niet te beschrijven"):
        winkel.mkdir(parents=True, exist_ok=True)
        if not _heel(doel):
            _schrijf_terzijde(snapshot, winkel, doel)
        _maak_huidig(winkel, snapshot.id)
        _ruim_op(winkel, snapshot.id)
    return doel


def huidige(winkel: Path) -> str:
    """Id of the current snapshot."""
    try:
        return (winkel / HUIDIG).read_text(encoding="ascii").strip()
    except FileNotFoundError:
        raise OpslagFout("Er is nog geen snapshot; maak er een met: jeugdregio build") from None
    except (OSError, UnicodeDecodeError):
        raise OpslagFout(
            f"{winkel / HUIDIG} is onleesbaar; maak het met: jeugdregio build"
        ) from None


def laad(winkel: Path, snapshot_id: str | None = None) -> Snapshot:
    """Read the current snapshot, or the one named; every file is checked."""
    kenmerk = snapshot_id or huidige(winkel)
    map_ = winkel / kenmerk
    inhoud = {naam: _gecontroleerd(map_, naam, som) for naam, som in _manifest(map_).items()}
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


def _schrijf_terzijde(snapshot: Snapshot, winkel: Path, doel: Path) -> None:
    tijdelijk = Path(tempfile.mkdtemp(prefix=".nieuw-", dir=winkel))
    try:
        sommen = {naam: _schrijf(tijdelijk / naam, data) for naam, data in _bestanden(snapshot)}
        manifest = Manifest(id=snapshot.id, regelversie=REGELVERSIE, bestanden=sommen)
        _schrijf(tijdelijk / MANIFEST, msgspec.json.encode(manifest))
        tijdelijk.chmod(0o755)
        if doel.exists():  # a damaged one with the same content
            shutil.rmtree(doel)
        tijdelijk.rename(doel)
    finally:
        shutil.rmtree(tijdelijk, ignore_errors=True)


def _bestanden(snapshot: Snapshot) -> Iterator[tuple[str, bytes]]:
    yield "dataset.json", msgspec.json.encode(snapshot.dataset)
    yield "bronnen.json", msgspec.json.encode(list(snapshot.bronnen.values()))
    yield "feiten.json", msgspec.json.encode(snapshot.feiten)
    yield "gronden.json", msgspec.json.encode(snapshot.gronden)
    yield "bewijs.parquet", _naar_parquet(snapshot.bewijs)
    yield "leden.parquet", _naar_parquet(snapshot.leden)


def _schrijf(pad: Path, data: bytes) -> str:
    with pad.open("wb") as bestand:
        bestand.write(data)
        bestand.flush()
        os.fsync(bestand.fileno())
    return hashlib.sha256(data).hexdigest()


def _maak_huidig(winkel: Path, kenmerk: str) -> None:
    nieuw = winkel / f".{HUIDIG}-{os.getpid()}"
    _schrijf(nieuw, kenmerk.encode())
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


def _manifest(map_: Path) -> dict[str, str]:
    try:
        manifest = msgspec.json.decode((map_ / MANIFEST).read_bytes(), type=Manifest)
        if manifest.id != map_.name:
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
    return manifest.bestanden


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
        for naam, som in _manifest(map_).items():
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
        raise OpslagFout(f"{zin}: {fout.strerror or fout}") from fout
