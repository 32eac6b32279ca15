"""The documents tell the truth: what they name exists, and what exists they name."""

from __future__ import annotations

import re
import shlex

import pytest

from api.cli import OPDRACHTEN
from api.settings import Instellingen
from api.web.hulpbronnen import HULPBRONNEN
from tests.cli_proef import WORTEL, Doe

INTERFACE = (WORTEL / "docs" / "interface.md").read_text(encoding="utf-8")
README = (WORTEL / "README.md").read_text(encoding="utf-8")
VOORBEELDEN = [
    regel.partition("#")[0].strip()
    for regel in README.splitlines()
    if regel.startswith("jeugdregio ")
]


@pytest.mark.parametrize("opdracht", OPDRACHTEN)
def test_every_command_is_described(opdracht: str) -> None:
    assert re.search(rf"`{opdracht}[ `]", INTERFACE)


@pytest.mark.parametrize("pad", sorted({bron.pad for bron in HULPBRONNEN}))
def test_every_path_is_described(pad: str) -> None:
    assert f"`{pad}`" in INTERFACE


def test_every_setting_that_is_named_exists() -> None:
    eigen = {f"JEUGDREGIO_{naam.upper()}" for naam in Instellingen.model_fields}
    elders = {"JEUGDREGIO_SNAPSHOT", "JEUGDREGIO_DATA", "JEUGDREGIO_NEO4J_URI", "JEUGDREGIO_"}
    assert set(re.findall(r"JEUGDREGIO_[A-Z0-9_]*", INTERFACE)) <= eigen | elders


@pytest.mark.parametrize(
    "bestand", ["README.md", *(f"docs/{n}" for n in ("interface.md", "regels.md"))]
)
def test_every_link_leads_somewhere(bestand: str) -> None:
    pad = WORTEL / bestand
    for doel in re.findall(r"\]\((?!https?:)([^)#]+)", pad.read_text(encoding="utf-8")):
        assert (pad.parent / doel).exists(), doel


@pytest.mark.usefixtures("werk")
@pytest.mark.parametrize("regel", VOORBEELDEN)
def test_the_commands_of_the_readme_run(regel: str, doe: Doe) -> None:
    """On the made-up country: the same command, with its codes for those of the real one."""
    kleinland = {
        "JZ18": "JZ91",
        "gesloten-jeugdhulp": "besloten-verblijf",
        "veilig-thuis": "besloten-verblijf",
        "graph/queries/dekking.rq": str(WORTEL / "graph" / "queries" / "dekking.rq"),
    }
    woorden = [kleinland.get(woord, woord) for woord in shlex.split(regel)[1:]]
    code, _, fout = doe(*woorden, "--data", "kleinland")
    assert code == 0, fout
