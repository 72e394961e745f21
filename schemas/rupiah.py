"""Whole numbers and rupiah as Indonesians write them. Every text for a person uses these."""

from __future__ import annotations


def format_bilangan(bilangan: int) -> str:
    """Return a whole number with dots between the thousands: 1.500."""
    return f"{bilangan:,}".replace(",", ".")


def format_rupiah(rupiah: int) -> str:
    """Return whole rupiah: 1500000 is `Rp 1.500.000`, below zero `-Rp 5`."""
    tanda = "-" if rupiah < 0 else ""
    return f"{tanda}Rp {format_bilangan(abs(rupiah))}"
