"""Numbers in print."""

from __future__ import annotations


def getal(waarde: float) -> str:
    """Three digits that count, the Dutch way."""
    cijfers = f"{waarde:.2f}" if waarde < 10 else f"{float(f'{waarde:.3g}'):,.0f}"
    return cijfers.replace(",", " ").replace(".", ",").replace(" ", ".")


def heel(waarde: int) -> str:
    """A count, the Dutch way."""
    return f"{waarde:,}".replace(",", ".")
