"""A setting that cannot be is one sentence, at the command line and when the service is made."""

from __future__ import annotations

from pathlib import Path

import annotated_types
import pytest

from api.app import create_app
from api.instellen import Instelfout
from api.settings import Instellingen
from tests.cli_proef import Doe

GRENZEN = (annotated_types.Gt, annotated_types.Ge, annotated_types.Lt, annotated_types.Le)
GETALLEN = [
    naam for naam, veld in Instellingen.model_fields.items() if veld.annotation in (int, float)
]


def _variabele(naam: str) -> str:
    return f"JEUGDREGIO_{'SNAPSHOT' if naam == 'winkel' else naam.upper()}"


FOUT = [
    *((naam, tekst) for naam in GETALLEN for tekst in ("veel", "-1", "1e999", "nan", "", "9" * 30)),
    *(("log_vragen", tekst) for tekst in ("misschien", "")),
    *(("lees_uit", tekst) for tekst in ("postgres", "")),
    *(("geodata", tekst) for tekst in ("/bestaat/niet", "pyproject.toml")),
    *(("basis", tekst) for tekst in ("jeugd.nl", "javascript:x", "https://a.nl/", "https://a b")),
    *(("contact_email", tekst) for tekst in ("beheer", "a@b", "a b@c.nl", "<a@b.nl>", "a@b.nl\n")),
    ("licentie", "javascript:alert(1)"),
    ("contact_naam", "x" * 201),
]


@pytest.mark.parametrize(("naam", "waarde"), FOUT)
def test_a_setting_that_cannot_be_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, naam: str, waarde: str
) -> None:
    monkeypatch.setenv(_variabele(naam), waarde)
    with pytest.raises(Instelfout) as fout:
        create_app()
    zin = str(fout.value)
    assert zin.startswith(f"{_variabele(naam)} kan niet '")
    assert zin.endswith(".")
    assert "\n" not in zin
    assert not any(engels in zin for engels in ("should", "Input", "{", "pydantic"))


def test_serve_says_it_before_it_listens(
    monkeypatch: pytest.MonkeyPatch, werk: Path, doe: Doe
) -> None:
    assert werk.is_dir()
    monkeypatch.setenv("JEUGDREGIO_SPARQL_TEGELIJK", "twee")
    monkeypatch.setenv("JEUGDREGIO_CONTACT_EMAIL", "beheer")
    code, uit, fout = doe("serve", "--port", "1")
    assert (code, uit) == (2, "")
    assert fout == (
        "JEUGDREGIO_CONTACT_EMAIL kan niet 'beheer' zijn: schrijf een mailadres als "
        "naam@voorbeeld.nl. "
        "JEUGDREGIO_SPARQL_TEGELIJK kan niet 'twee' zijn: vul een geheel getal in.\n"
    )


def test_settings_that_contradict_each_other_are_one_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("JEUGDREGIO_PAGINA_MAX", "50")
    with pytest.raises(Instelfout, match=r"^JEUGDREGIO_PAGINA_STANDAARD is meer dan .*\.$"):
        create_app()


@pytest.mark.parametrize("naam", GETALLEN)
def test_every_number_has_a_lowest_and_a_highest(naam: str) -> None:
    soorten = {type(grens) for grens in Instellingen.model_fields[naam].metadata}
    assert soorten & {*GRENZEN[:2]}
    assert soorten & {*GRENZEN[2:]}


@pytest.mark.parametrize("waarde", ["/bestaat/niet", "x" * 5_000, "pyproject.toml"])
@pytest.mark.parametrize("variabele", ["JEUGDREGIO_DATA", "JEUGDREGIO_SNAPSHOT"])
def test_a_folder_that_is_not_there_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, doe: Doe, variabele: str, waarde: str
) -> None:
    monkeypatch.setenv(variabele, waarde)
    for opdracht in (["serve"], ["samenvatting"]):
        code, uit, fout = doe(*opdracht)
        assert (code, uit, fout.count("\n")) == (2, "", 1)
        assert "Traceback" not in fout
