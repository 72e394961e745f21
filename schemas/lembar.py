"""Sheets as grids of typed cells: what the isolated reader hands to the core."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType

Nilai = str | int | float | bool | dt.datetime | dt.date | dt.time | dt.timedelta | None
Titik = tuple[int, int]
"""(row, column) of a cell, both counted from 0, so A1 is (0, 0)."""
Area = tuple[int, int, int, int]
"""(first row, first column, last row, last column), counted from 0, ends included."""


def _kosong() -> Mapping[Titik, str]:
    return MappingProxyType({})


@dataclass(frozen=True)
class Lembar:
    """One sheet. `baris[r][c]` is the cell in row r and column c from A1; rows may vary in length.

    A merged range has its value in its first cell only; the others are None. An error cell and a
    formula without a stored value are None in `baris` and named in `galat` (with the error's text)
    and `rumus_tanpa_nilai`, because a reader that shows them as empty would lose them silently.
    """

    nama: str
    indeks: int
    baris: tuple[tuple[Nilai, ...], ...]
    gabungan: tuple[Area, ...] = ()
    tersembunyi: bool = False
    baris_tersembunyi: frozenset[int] = frozenset()
    kolom_tersembunyi: frozenset[int] = frozenset()
    galat: Mapping[Titik, str] = field(default_factory=_kosong)
    rumus_tanpa_nilai: frozenset[Titik] = frozenset()

    def __getstate__(self) -> dict[str, object]:
        # MappingProxyType cannot be pickled, and grids cross a process boundary.
        return self.__dict__ | {"galat": dict(self.galat)}


@dataclass(frozen=True)
class BukuKerja:
    """A workbook as read: its sheets in order, chart and macro sheets left out.

    `peringatan` are plain Indonesian notes of what the reader could not bring over; the core turns
    each into a finding `PERINGATAN_PEMBACA`.
    """

    nama: str
    sha256: str
    format: str
    lembar: tuple[Lembar, ...]
    peringatan: tuple[str, ...] = ()


def alamat_sel(baris: int, kolom: int) -> str:
    """Return the A1 address of a cell given by 0-based row and column: (11, 2) is C12."""
    return f"{huruf_kolom(kolom)}{baris + 1}"


@cache
def huruf_kolom(kolom: int) -> str:
    """Return the letters of a 0-based column: 27 is AB."""
    huruf = ""
    nomor = kolom + 1
    while nomor:
        nomor, sisa = divmod(nomor - 1, 26)
        huruf = chr(ord("A") + sisa) + huruf
    return huruf
