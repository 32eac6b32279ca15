"""Files made to hold somebody up, each read under limits of the system; run as a process.

Prints one JSON object per case: its name, the rows, the remarks and the memory used so far.
"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from loaders import grenzen
from loaders.land import DATA, lees_land, valideer
from tests.landje import KOPPEN

SECONDEN = 60
"""Of the processor, for all cases together, on a machine that is busy with other things."""
KOP = KOPPEN["indeling"] + "\n"
CELLEN = KOP.count(",") + 1
VEEL = grenzen.RIJEN


def _rijen(rij: Callable[[int], str]) -> str:
    return KOP + "".join(rij(nummer) + "\n" for nummer in range(VEEL))


def _lid(gemeente: str, regio: str, dag: str, bron: str = "catalogus") -> str:
    return f"{gemeente},{regio},,,,,,{dag},{bron},{dag},2019,,"


GEVALLEN: dict[str, Callable[[], str | bytes]] = {
    "tien miljoen foute cellen": lambda: KOP + (",".join(["x"] * 500) + "\n") * VEEL,
    "alleen foute cellen": lambda: KOP + (",".join(["x"] * CELLEN) + "\n") * VEEL,
    "alleen onbekende codes": lambda: _rijen(
        lambda i: _lid(f"GM{i % 9000:04d}", f"werk{i}", "2015", "catalogus")
    ),
    "alleen onbekende bronnen": lambda: _rijen(lambda _: _lid("GM9001", "JZ91", "2020", "weg")),
    "een gemeente heel vaak": lambda: _rijen(
        lambda i: _lid("GM9001", f"JZ9{i % 2 + 1}", f"20{i % 89 + 10}-01-01")
    ),
    "een miljoen kolommen": lambda: "k," * 1_000_000 + "\nx\n",
    "een brede rij": lambda: KOP + "ab," * 3_000_000 + "\n",
    "een lange cel": lambda: KOP + "é" * 4_900_000 + "\n",
    "alleen regeleinden": lambda: KOP + "\r" * 9_900_000,
    "alleen aanhalingen": lambda: KOP + '"' * 9_900_000,
    "tekens buiten het vlak": lambda: KOP + ("\U0001f600" * 400 + "\n") * 6_000,
    "nullen": lambda: b"\0" * 9_900_000,
    "gemengde tekens": lambda: KOP.encode() + b"GM9001,\xe9\xff\xc3\xa9\n" * 500_000,
    "een werkblad": lambda: b"PK\x03\x04" + bytes(range(1, 256)) * 30_000,
}


def _meet(naam: str, pad: Path) -> dict[str, object]:
    uit = valideer(pad, "indeling", lees_land(DATA / "kleinland"))
    return {
        "naam": naam,
        "rijen": [uit.rijen_in, uit.gebruikt, uit.afgewezen],
        "zinnen": [melding.zin for melding in uit.meldingen],
        "verzwegen": uit.verzwegen,
        "megabytes": _piek(),
    }


def _piek() -> float:
    """Most memory so far, in MB, of this program: ``ru_maxrss`` begins at that of its parent."""
    regels = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(regel.split()[1]) / 1024 for regel in regels if regel.startswith("VmHWM"))


def _alle(map_: Path) -> Iterator[dict[str, object]]:
    pad = map_ / "eigen.csv"
    with pad.open("wb") as bestand:
        bestand.truncate(1_000_000_000)  # one line of a gigabyte, that takes no room
    yield _meet("een regel van een gigabyte", pad)
    for naam, maak in GEVALLEN.items():
        inhoud = maak()
        pad.write_bytes(inhoud if isinstance(inhoud, bytes) else inhoud.encode())
        del inhoud
        yield _meet(naam, pad)


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDEN, SECONDEN))
    for meting in _alle(Path(sys.argv[1])):
        print(json.dumps(meting), flush=True)
