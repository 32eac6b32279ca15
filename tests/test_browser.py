"""The pages in a real browser: access for all, no request to elsewhere, keys only, and drawings.

Needs Chromium on the machine; Playwright brings none.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from api import maps
from api.app import create_app
from tests.dienst import op_vrije_poort
from tests.paginaproef import VANDAAG, adressen, instellingen, snapshot

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
_MIST = [naam for naam in ("playwright", "axe_playwright_python") if find_spec(naam) is None]
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="chromium staat niet op deze machine"),
    pytest.mark.skipif(bool(_MIST), reason=f"niet geïnstalleerd: {', '.join(_MIST)}"),
]
VLAGGEN = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
GROOT = ("start", "regio", "antwoord", "functie", "kaart", "netwerk", "rapport")
BREED, SMAL = {"width": 1400, "height": 900}, {"width": 320, "height": 640}
# The element with keyboard focus, and whether a visible sign says so.
_WAAR = """() => {
  const e = document.activeElement, s = getComputedStyle(e);
  return [e.tagName, e.getAttribute("href") || "", parseFloat(s.outlineWidth) > 0];
}"""
_PIXELS = """() => {
  const c = document.querySelector("#mynetwork canvas");
  if (!c) return 0;
  const p = c.getContext("2d").getImageData(0, 0, c.width, c.height).data;
  let n = 0;
  for (let i = 3; i < p.length; i += 4) n += p[i] > 0;
  return n;
}"""

# Text that runs off the sheet of an SVG file.
_ERAF = """() => {
  const blad = document.documentElement.getBoundingClientRect();
  return [...document.querySelectorAll("text")].filter((tekst) => {
    const vak = tekst.getBoundingClientRect();
    return vak.right > blad.right || vak.bottom > blad.bottom || vak.left < blad.left;
  }).map((tekst) => tekst.textContent);
}"""


@contextmanager
def draaiend(land: str, winkel: Path) -> Iterator[str]:
    """A service on a free port of this machine."""
    app = create_app(instellingen(land, winkel), klok=lambda: VANDAAG)
    with op_vrije_poort(app) as adres:
        yield adres


@pytest.fixture(scope="module")
def basis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Both countries, as served."""
    winkel = tmp_path_factory.mktemp("winkels")
    with draaiend("nl", winkel / "nl") as nl, draaiend("kleinland", winkel / "kl") as klein:
        yield {"nl": nl, "kleinland": klein}


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """One browser for all tests."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    with sync_playwright() as spel:
        venster = spel.chromium.launch(executable_path=CHROMIUM, args=VLAGGEN)
        yield venster
        venster.close()


@contextmanager
def bezoek(browser: Any, maat: dict[str, int], **opties: Any) -> Iterator[tuple[Any, list[str]]]:
    """A fresh visitor; the list gets every complaint and every request to elsewhere."""
    context = browser.new_context(viewport=maat, locale="nl-NL", **opties)
    pagina = context.new_page()
    klachten: list[str] = []
    pagina.on("console", lambda m: _meld(m, klachten))
    pagina.on("pageerror", lambda fout: klachten.append(str(fout)))
    pagina.on("requestfailed", lambda verzoek: klachten.append(f"mislukt: {verzoek.url}"))
    pagina.on("request", lambda v: None if _eigen(v.url) else klachten.append(v.url))
    yield pagina, klachten
    context.close()


def _meld(bericht: Any, klachten: list[str]) -> None:
    if bericht.type in ("error", "warning"):
        klachten.append(bericht.text)


def _eigen(url: str) -> bool:
    return url.startswith(("http://127.0.0.1:", "file://", "blob:", "data:"))


def _axe(pagina: Any) -> list[str]:
    """Violations of WCAG 2.2 AA, one line each."""
    # Through the debugger: a script tag would be refused by our own policy.
    pagina.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8"))
    uitslag = pagina.evaluate(
        "t => axe.run(document, {runOnly: {type: 'tag', values: t}, resultTypes: ['violations']})",
        WCAG,
    )
    return [
        f"{fout['id']}: {knoop['html'][:160]} {knoop['failureSummary'][:160]}"
        for fout in uitslag["violations"]
        for knoop in fout["nodes"][:3]
    ]


@pytest.mark.parametrize("maat", [BREED, SMAL], ids=["breed", "smal"])
@pytest.mark.parametrize("adres", ["/sparql", "/v1/docs", "/def"])
def test_pages_for_developers(
    browser: Any, basis: dict[str, str], adres: str, maat: dict[str, int]
) -> None:
    with bezoek(browser, maat) as (pagina, klachten):
        assert pagina.goto(basis["kleinland"] + adres).status == 200
        assert not _axe(pagina)
        assert pagina.evaluate("document.documentElement.scrollWidth") <= maat["width"]
    assert not klachten


@pytest.mark.parametrize("maat", [BREED, SMAL], ids=["breed", "smal"])
@pytest.mark.parametrize("land", ["kleinland", "nl"])
def test_toegankelijk(browser: Any, basis: dict[str, str], land: str, maat: dict[str, int]) -> None:
    """No violation, no complaint, nothing from elsewhere, no page wider than the screen."""
    fouten = {}
    with bezoek(browser, maat) as (pagina, klachten):
        for naam, adres in adressen(land).items():
            if land == "nl" and naam not in GROOT:
                continue  # the made-up country shows all kinds of page; here it is about size
            antwoord = pagina.goto(basis[land] + adres)
            assert antwoord.status == 200
            breedte = pagina.evaluate("document.documentElement.scrollWidth")
            gevonden = _axe(pagina) + [f"breedte {breedte}"] * (breedte > maat["width"])
            if gevonden:
                fouten[naam] = gevonden
    assert not fouten
    assert not klachten


def test_alleen_toetsen(browser: Any, basis: dict[str, str]) -> None:
    """From the start page to a source without a mouse: Tab, Enter, and the focus can be seen."""
    with bezoek(browser, BREED) as (pagina, klachten):
        pagina.goto(basis["kleinland"])
        pagina.keyboard.press("Tab")
        assert pagina.evaluate(_WAAR)[1] == "#inhoud"
        for deel in ("/dekking/JZ91/", "/bronnen/"):
            _tab_naar(pagina, deel)
            pagina.keyboard.press("Enter")
            pagina.wait_for_url(f"**{deel}**")
        assert pagina.locator("h1").inner_text()
        pagina.go_back()
        assert "/dekking/JZ91/" in pagina.url
    assert not klachten


def _tab_naar(pagina: Any, deel: str) -> None:
    for _ in range(200):
        pagina.keyboard.press("Tab")
        _, href, zichtbaar = pagina.evaluate(_WAAR)
        assert zichtbaar, href
        if href.startswith(deel):
            return
    raise AssertionError(f"met Tab is {deel} niet te bereiken")


def test_pijltjes_in_het_overzicht(browser: Any, basis: dict[str, str]) -> None:
    """Arrow keys walk from cell to cell; the slider of the map works by keys too."""
    with bezoek(browser, BREED) as (pagina, _):
        pagina.goto(basis["kleinland"])
        pagina.locator(".matrix td a").first.focus()
        eerst = pagina.evaluate(_WAAR)[1]
        pagina.keyboard.press("ArrowRight")
        rechts = pagina.evaluate(_WAAR)[1]
        pagina.keyboard.press("ArrowLeft")
        assert rechts != eerst == pagina.evaluate(_WAAR)[1]
        pagina.goto(basis["kleinland"] + "/kaart")
        pagina.locator("#jaar").focus()
        pagina.keyboard.press("ArrowLeft")
        assert pagina.locator("#jaarnu").inner_text() == "2025"
        with pagina.expect_navigation():
            pagina.keyboard.press("Enter")
        assert "peildatum=2025-01-01" in pagina.url


def test_zonder_script(browser: Any, basis: dict[str, str]) -> None:
    """Without script all facts are there, and forms work."""
    with bezoek(browser, BREED, java_script_enabled=False) as (pagina, _):
        pagina.goto(basis["kleinland"] + "/netwerk")
        assert pagina.locator("noscript").is_visible()
        assert pagina.locator("main table tbody tr").count() > 0
        pagina.locator("#zoekveld").fill("duinrand")
        pagina.locator(".zoek button").click()
        assert pagina.locator('main a[href="/regios/JZ91"]').count() == 1


def test_netwerk_tekent(browser: Any, basis: dict[str, str], tmp_path: Path) -> None:
    """The page draws under our own policy; the file draws with the network cut off."""
    bestand = tmp_path / "netwerk.html"
    bestand.write_text(maps.kaart(snapshot("nl"), VANDAAG, VANDAAG), encoding="utf-8")
    with bezoek(browser, BREED) as (pagina, klachten):
        pagina.goto(basis["nl"] + "/netwerk")
        pagina.wait_for_selector("#mynetwork[data-getekend]")
        assert pagina.evaluate(_PIXELS) > 2000
    with bezoek(browser, BREED, offline=True) as (pagina, ook):
        pagina.goto(bestand.as_uri())
        pagina.wait_for_selector("#mynetwork canvas")
        pagina.wait_for_timeout(200)
        assert pagina.evaluate(_PIXELS) > 2000
        assert not _axe(pagina)
    assert not klachten + ook


@pytest.mark.parametrize("adres", ["/kaart", "/netwerk"])
def test_bewaren_als_afbeelding(
    browser: Any, basis: dict[str, str], tmp_path: Path, adres: str
) -> None:
    """The button gives a PNG of some size, under our own policy."""
    with bezoek(browser, BREED) as (pagina, klachten):
        pagina.goto(basis["nl"] + adres)
        pagina.wait_for_load_state("networkidle")
        with pagina.expect_download() as bewaard:
            pagina.locator("button.klein:visible").click()
        bewaard.value.save_as(tmp_path / "beeld.png")
    assert bewaard.value.suggested_filename.endswith(".png")
    beeld = (tmp_path / "beeld.png").read_bytes()
    assert beeld.startswith(b"\x89PNG")
    assert len(beeld) > 20_000
    assert not klachten


def test_landkaart_los(browser: Any, basis: dict[str, str], tmp_path: Path) -> None:
    """The SVG file draws alone, with the network cut off, and no text runs off the sheet."""
    bestand = tmp_path / "kaart.svg"
    with bezoek(browser, BREED, offline=True) as (pagina, klachten):
        svg = pagina.request.get(basis["nl"] + "/kaart/bestand?peildatum=2024-01-01")
        bestand.write_bytes(svg.body())
        pagina.goto(bestand.as_uri())
        assert pagina.locator("path").count() > 50
        assert pagina.evaluate(_ERAF) == []
    assert not klachten


def test_snel(browser: Any, basis: dict[str, str]) -> None:
    """The start page is small, and ready within a second once the service is warm."""
    with bezoek(browser, BREED) as (pagina, _):
        pagina.goto(basis["nl"])
        pagina.reload()
        klaar, omvang = pagina.evaluate(
            "() => { const n = performance.getEntriesByType('navigation')[0];"
            " return [n.domContentLoadedEventEnd, n.decodedBodySize]; }"
        )
    assert omvang < 300_000
    assert klaar < 1000


def test_rapport_op_papier(browser: Any, basis: dict[str, str]) -> None:
    """Two to four pages A4."""
    with bezoek(browser, BREED) as (pagina, _):
        pagina.goto(basis["nl"] + "/rapporten/JZ18?peildatum=2024-01-01")
        pdf = pagina.pdf(prefer_css_page_size=True)
    assert 2 <= pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") <= 4


PAPIER = {"width": 680, "height": 994}
"""A4 without its margins, in CSS pixels."""
_TEKENING = """() => {
  const doek = document.querySelector('#mynetwork canvas');
  return [doek.clientWidth / doek.clientHeight, doek.width / doek.height,
          document.querySelector('.tekening').getBoundingClientRect().bottom];
}"""
_BUITEN = """breed => [...document.querySelectorAll('.matrix thead th')].filter(
  kop => kop.getBoundingClientRect().right > breed + 1).map(kop => kop.innerText)"""


def test_netwerk_op_papier(browser: Any, basis: dict[str, str], tmp_path: Path) -> None:
    """Page and file: the picture keeps its shape, and stands with its legend on the first sheet."""
    bestand = tmp_path / "netwerk.html"
    bestand.write_text(maps.kaart(snapshot("nl"), VANDAAG, VANDAAG), encoding="utf-8")
    for adres in (basis["nl"] + "/netwerk?peildatum=2022-01-01", bestand.as_uri()):
        with bezoek(browser, BREED) as (pagina, _):
            pagina.goto(adres)
            pagina.wait_for_selector("#mynetwork canvas")
            pagina.set_viewport_size(PAPIER)
            pagina.emulate_media(media="print")
            getoond, getekend, onder = pagina.evaluate(_TEKENING)
            assert getoond == pytest.approx(getekend, rel=0.02)
            assert pagina.locator(".tekening [data-lijn]").count() > 0
            assert onder <= PAPIER["height"]
            assert pagina.evaluate(_PIXELS) > 2000


def test_overzicht_op_papier(browser: Any, basis: dict[str, str]) -> None:
    """All regions of the country fit on the sheet."""
    with bezoek(browser, PAPIER) as (pagina, _):
        pagina.goto(basis["nl"])
        pagina.emulate_media(media="print")
        assert pagina.locator(".matrix thead th").count() == 42
        assert pagina.evaluate(_BUITEN, PAPIER["width"]) == []
        assert pagina.evaluate("document.documentElement.scrollWidth") <= PAPIER["width"]
