"""How a status looks: a colour, a letter and a pattern, so that colour is never the only sign.

Each letter is the first of its word, except X and the question mark. The colours
differ in lightness too, so they survive colour blindness and a grey printer.
"""

from __future__ import annotations

from dataclasses import dataclass

from graph import zinnen


@dataclass(frozen=True, slots=True)
class Teken:
    """One status: its key, its letter, its name, the colours, and what it means in a sentence."""

    sleutel: str
    letter: str
    naam: str
    vlak: str
    inkt: str
    rand: str
    patroon: str
    """``effen``, ``schuin``, ``half``, ``streep``, ``stip``, ``ruit``, ``lijn``,
    ``rand`` or ``leeg``."""
    uitleg: str


TEKENS: dict[str, Teken] = {
    teken.sleutel: teken
    for teken in (
        Teken(
            "geborgd",
            "G",
            "geborgd",
            "#0b4f78",
            "#ffffff",
            "#0b4f78",
            "effen",
            "Voor alle gemeenten is het op papier geregeld, met meer dan een aanwijzing.",
        ),
        Teken(
            "deels-geborgd",
            "D",
            "deels geborgd",
            "#9fcbe8",
            "#10222e",
            "#0b4f78",
            "half",
            "Voor een deel van de gemeenten is het geregeld.",
        ),
        Teken(
            "eenzijdig",
            "E",
            "eenzijdig",
            "#f7dc7c",
            "#2b2300",
            "#7a6100",
            "streep",
            "Alleen de regio zelf noemt een afspraak.",
        ),
        Teken(
            "gepland",
            "P",
            "gepland",
            "#e4f1e4",
            "#14351c",
            "#2f7041",
            "stip",
            "Er is een afspraak die later begint.",
        ),
        Teken(
            "verlopen",
            "V",
            "verlopen",
            "#ded2c2",
            "#2f2415",
            "#75603f",
            "schuin",
            "De bekende afspraak is afgelopen; een opvolger is niet bekend. Het einde van een "
            "aanwijzing telt niet mee.",
        ),
        Teken(
            "niet-geborgd",
            "N",
            "niet geborgd",
            "#f08a4b",
            "#1d0d02",
            "#8f3a06",
            "ruit",
            "Een bron zegt dat er niets geregeld is: een bewezen gat.",
        ),
        Teken(
            "tegenstrijdig",
            "T",
            "tegenstrijdig",
            "#e3b1d3",
            "#320a25",
            "#8a2a6d",
            "ruit",
            "Even sterke bronnen spreken elkaar tegen.",
        ),
        Teken(
            "niet-van-toepassing",
            "X",
            "niet van toepassing",
            "#e8e8e8",
            "#333333",
            "#767676",
            "effen",
            "Een bron zegt dat deze regio hier geen taak heeft.",
        ),
        Teken(
            "onbekend",
            "?",
            "onbekend",
            "#ffffff",
            "#4a4a4a",
            "#bdbdbd",
            "leeg",
            "Geen bron zegt het zeker van deze dag. Dat bewijst niet dat er niets is.",
        ),
    )
}
"""By key, in the order of the legend."""

AANWIJZING: dict[str, Teken] = {
    teken.sleutel: teken
    for teken in (
        Teken(
            "aanwijzing",
            "A",
            f"geborgd, {zinnen.ALLEEN_AANWIJZING}",
            "#d3e7e4",
            "#0b2b2a",
            "#2c6e69",
            "lijn",
            f"Voor alle gemeenten is er een aanwijzing van een gebied; {zinnen.AANWIJZING}.",
        ),
        Teken(
            "deels-aanwijzing",
            "Ad",
            f"deels geborgd, {zinnen.ALLEEN_AANWIJZING}",
            "#eaf4f2",
            "#0b2b2a",
            "#2c6e69",
            "rand",
            f"Voor een deel van de gemeenten is er een aanwijzing; {zinnen.AANWIJZING}.",
        ),
    )
}
"""What is secured by an allotment only looks otherwise than what a contract, subsidy or
arrangement secures; it is no status of its own."""
_ZWAK = dict(zip(("geborgd", "deels-geborgd"), AANWIJZING, strict=True))
LEGENDA: dict[str, Teken] = {
    sleutel: TEKENS.get(sleutel) or AANWIJZING[sleutel]
    for status in TEKENS
    for sleutel in filter(None, (status, _ZWAK.get(status)))
}
"""Every look by key, in the order of the legend."""


def uiterlijk(status: str, *, alleen_aanwijzing: bool) -> str:
    """The key in ``LEGENDA`` of a status, by what it rests on."""
    return _ZWAK.get(status, status) if alleen_aanwijzing else status


KAARTBLAUW = "#4f93c2"
"""``geborgd`` on the map: lighter, so that outlines, partners and letters can be seen on it."""

_PATROON = {
    "half": "linear-gradient(135deg,{rand} 0 22%,transparent 22%)",
    "streep": "linear-gradient(90deg,{rand} 0 4px,transparent 4px)",
    "stip": "radial-gradient(circle at 3px 3px,{rand} 0 1.2px,transparent 1.4px)",
    "schuin": "repeating-linear-gradient(135deg,{rand} 0 1px,transparent 1px 6px)",
    "lijn": "repeating-linear-gradient(0deg,{rand} 0 1px,transparent 1px 4px)",
    "rand": "linear-gradient(0deg,{rand} 0 3px,transparent 3px calc(100% - 3px),{rand} 0)",
    "ruit": "linear-gradient(45deg,{rand} 0 14%,transparent 14% 86%,{rand} 86%)",
}


def stijlblad() -> str:
    """The style sheet of the statuses: one class per status, and tints for what was known last."""
    regels = []
    for teken in LEGENDA.values():
        patroon = _PATROON.get(teken.patroon, "").format(
            rand=tint(teken.rand, 0.55) if teken.patroon in ("schuin", "lijn") else teken.rand
        )
        beeld = f";background-image:{patroon}" if patroon else ""
        maat = ";background-size:6px 6px" if teken.patroon == "stip" else ""
        regels.append(
            f".s-{teken.sleutel}{{background-color:{teken.vlak};color:{teken.inkt};"
            f"border-color:{teken.rand}{beeld}{maat}}}\n"
            f".w-{teken.sleutel}{{background-color:{tint(teken.vlak)};"
            f"border-color:{tint(teken.rand, 0.4)};border-style:dotted}}\n"
            f".k-{teken.sleutel}{{fill:{teken.vlak}}}\n"
        )
    return "".join(regels)


def tint(kleur: str, deel: float = 0.16) -> str:
    """A colour mixed with white: the faint sign of what was known last."""
    kanalen = (int(kleur[i : i + 2], 16) for i in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - k) * deel):02x}" for k in kanalen)


def contrast(een: str, ander: str) -> float:
    """The contrast ratio of two colours (WCAG 2)."""
    licht, donker = sorted((_helderheid(een), _helderheid(ander)), reverse=True)
    return (licht + 0.05) / (donker + 0.05)


def _helderheid(kleur: str) -> float:
    kanalen = [int(kleur[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    rood, groen, blauw = (
        k / 12.92 if k <= 0.04045 else ((k + 0.055) / 1.055) ** 2.4 for k in kanalen
    )
    return 0.2126 * rood + 0.7152 * groen + 0.0722 * blauw
