"""Grids and workbooks for tests, written the way a sheet looks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from schemas.lembar import Area, BukuKerja, Lembar, Nilai

_AREA = re.compile(r"([A-Z]+)(\d+):([A-Z]+)(\d+)")


def make_lembar(
    baris: Sequence[Sequence[Nilai]], *, gabungan: Sequence[str] = (), nama: str = "Usulan", **lain
) -> Lembar:
    """Return a sheet of the given rows; merged ranges are given as "A1:C2"."""
    isi = tuple(tuple(b) for b in baris)
    return Lembar(nama, 0, isi, gabungan=tuple(map(read_area, gabungan)), **lain)


def make_buku(*lembar: Lembar, nama: str = "usulan.xlsx") -> BukuKerja:
    """Return a workbook of the given sheets."""
    return BukuKerja(nama, "a" * 64, "xlsx", lembar)


def read_area(teks: str) -> Area:
    """Return "B2:C5" as rows and columns from 0, ends included."""
    c1, r1, c2, r2 = _AREA.fullmatch(teks).groups()
    return int(r1) - 1, _kolom(c1), int(r2) - 1, _kolom(c2)


def _kolom(huruf: str) -> int:
    nomor = 0
    for h in huruf:
        nomor = nomor * 26 + ord(h) - 64
    return nomor - 1


def make_baris(teks: str) -> list[list[Nilai]]:
    """Return the rows of a sheet drawn as text: cells parted by "|", whole numbers as numbers.

    A cell that begins with ' stays text, as in Excel.
    """
    return [[_sel(s.strip()) for s in b.split("|")] if b.strip() else [] for b in teks.splitlines()]


def _sel(teks: str) -> Nilai:
    if teks.isdigit() and (teks == "0" or teks[0] != "0"):
        return int(teks)
    if re.fullmatch(r"\d+\.\d{1,3}", teks):
        return float(teks)
    return teks.removeprefix("'") or None
