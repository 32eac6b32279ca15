"""The clients that people use each do a real job: pandas, R, and what a generator makes of us."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from api import rijen
from api.app import create_app
from api.rijen import Vraag
from api.settings import Instellingen
from graph.snapshot import Snapshot
from tests.dienst import op_vrije_poort

DAG = date(2026, 6, 1)
DAGEN = "peildatum=2026-06-01&kennisdatum=2026-06-01"
GENERATOR = Path(__file__).resolve().parent.parent / "build" / "generator" / "bin"
zonder_r = pytest.mark.skipif(shutil.which("Rscript") is None, reason="Rscript is not here")
zonder_generator = pytest.mark.skipif(
    not GENERATOR.exists(), reason="openapi-python-client is not in build/generator"
)


@pytest.fixture(scope="module")
def dienst(winkel: Path) -> Iterator[str]:
    """The address of a service, with fewer rows to a page than there are."""
    instellingen = Instellingen(winkel=winkel, sparql_tegelijk=0, pagina_standaard=5)
    with op_vrije_poort(create_app(instellingen, klok=lambda: DAG)) as adres:
        yield adres


@pytest.fixture(scope="module")
def per_status(kleinland_snapshot: Snapshot) -> dict[str, int]:
    """What the engine says: how many regions and functions have each status."""
    alle = rijen.dekking(Vraag(kleinland_snapshot, DAG, DAG))
    return dict(Counter(str(rij["status"]) for rij in alle))


def test_pandas_reads_an_address(dienst: str, per_status: dict[str, int]) -> None:
    tabel = pd.read_csv(f"{dienst}/v1/dekking?{DAGEN}&vorm=csv")
    assert tabel["status"].value_counts().to_dict() == per_status
    open_ = tabel[(tabel["functie"] == "pleegzorg") & (tabel["status"] != "geborgd")]
    assert set(open_["regio"]) < set(tabel["regio"])


def test_pandas_sees_why_a_table_is_empty(dienst: str) -> None:
    tabel = pd.read_csv(f"{dienst}/v1/gemeenten?vorm=csv&peildatum=1950-01-01")
    assert len(tabel) == 0
    assert tabel.columns[-1] == "leeg_niets_bekend"


R_VRAAG = """
library(readr); library(jsonlite)
dienst <- commandArgs(trailingOnly = TRUE)[1]; dagen <- commandArgs(trailingOnly = TRUE)[2]
tabel <- read_csv(paste0(dienst, "/v1/dekking?vorm=csv&", dagen), show_col_types = FALSE)
lijst <- fromJSON(paste0(dienst, "/v1/dekking?pageSize=500&", dagen))
waarom <- fromJSON(paste0(dienst, "/v1/relaties?functie=pleegzorg&peildatum=1950-01-01"))
cat(toJSON(list(
  readr = as.list(table(tabel$status)), jsonlite = as.list(table(lijst$items$status)),
  dag = as.character(tabel$peildatum[1]), regios = unique(lijst$items$regio$code),
  leeg = waarom$leeg$reden
), auto_unbox = TRUE))
"""


@zonder_r
def test_r_reads_an_address(dienst: str, per_status: dict[str, int], tmp_path: Path) -> None:
    script = tmp_path / "vraag.R"
    script.write_text(R_VRAAG, encoding="utf-8")
    opdracht = [shutil.which("Rscript") or "Rscript", "--vanilla", str(script), dienst, DAGEN]
    klaar = subprocess.run(opdracht, capture_output=True, text=True, timeout=120, check=False)
    assert klaar.returncode == 0, klaar.stderr
    uit = json.loads(klaar.stdout)
    assert uit["readr"] == uit["jsonlite"] == per_status
    assert (uit["dag"], uit["leeg"]) == ("2026-06-01", "niets-bekend")
    assert "JZ91" in uit["regios"]


KLANTVRAAG = """
import datetime, json, sys
from klant import Client
from klant.api.dekking import lijst_dekking, toon_dekking
from klant.models import Dekking, DekkingLijst, Status, UitlegAntwoord
client = Client(base_url=sys.argv[1] + "/v1", raise_on_unexpected_status=True)
dag = datetime.date(2026, 6, 1)
lijst = lijst_dekking.sync(client=client, regio=sys.argv[2], peildatum=dag, page_size=500)
assert isinstance(lijst, DekkingLijst) and lijst.peildatum == dag and lijst.leeg is None
rij = lijst.items[0]
assert isinstance(rij, Dekking) and isinstance(rij.status, Status)
waarom = toon_dekking.sync(rij.regio.code, rij.functie.id, client=client, peildatum=dag)
assert isinstance(waarom, UitlegAntwoord) and waarom.status == rij.status
print(json.dumps({r.functie.id: [r.status.value, r.gemeenten.totaal] for r in lijst.items}))
"""


@zonder_generator
@pytest.mark.parametrize("land", ["kleinland", "nl"])
def test_a_generated_client_gets_typed_answers(
    request: pytest.FixtureRequest, tmp_path: Path, land: str
) -> None:
    """Made from the description as it is served, and nothing else."""
    winkel, regio = (
        (request.getfixturevalue("winkel"), "JZ91")
        if land == "kleinland"
        else (request.getfixturevalue("nl_winkel"), "JZ18")
    )
    instellingen = Instellingen(winkel=winkel, sparql_tegelijk=0)
    app = create_app(instellingen, klok=lambda: DAG)
    with op_vrije_poort(app) as adres:
        opdracht = [str(GENERATOR / "openapi-python-client"), "generate", "--meta", "none"]
        opdracht += ["--url", f"{adres}/v1/openapi.json", "--output-path", "klant"]
        gemaakt = subprocess.run(
            opdracht, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False
        )
        assert gemaakt.returncode == 0, gemaakt.stdout + gemaakt.stderr
        for klacht in ("conflicting", "has resulted in the removal", "cannot parse"):
            assert klacht not in gemaakt.stdout
        (tmp_path / "vraag.py").write_text(KLANTVRAAG, encoding="utf-8")
        klaar = subprocess.run(
            [str(GENERATOR / "python"), "vraag.py", adres, regio],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
    assert klaar.returncode == 0, klaar.stderr
    staat = app.state.dienst.huidig.staat
    assert json.loads(klaar.stdout) == {
        rij["functie"]: [rij["status"], rij["gemeenten_totaal"]]
        for rij in rijen.dekking(staat.vraag(DAG, DAG), regio=regio)
    }
