"""Dates as Indonesians write them. Every text for a person uses this."""

from __future__ import annotations

import datetime as dt

BULAN = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)


def format_tanggal(tanggal: dt.date) -> str:
    """Return day, month in words and year: 2 Februari 2023."""
    return f"{tanggal.day} {BULAN[tanggal.month - 1]} {tanggal.year}"
