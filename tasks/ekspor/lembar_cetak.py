"""A list on paper: titles, a table with its sum, the place and date, and who signs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import pandas as pd
from openpyxl.cell.cell import Cell
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from schemas.lembar import Nilai
from schemas.tanggal import format_tanggal
from tasks.gaya_buku import (
    F_BAGIAN,
    F_BIASA,
    F_JUDUL,
    F_KECIL,
    TENGAH,
    TINGGI_BARIS,
    sel_di,
    tulis_melebar,
    tulis_teks,
)
from tasks.rekap.tabel import BARIS_KEPALA, Kolom, tulis_tabel

TEMPAT = "Metro"
TITIK = "…" * 14
BARIS_TANDA_TANGAN = 4
"""Rows left free between the office and the name."""


@dataclass(frozen=True)
class Pejabat:
    """Who signs: the office, and whether a NIP stands under the name."""

    jabatan: str
    ber_nip: bool = True


@dataclass(frozen=True)
class Kop:
    """What stands above and below the table of one sheet.

    `tanggal` is None when the day is to be written by hand; `tahun` then is its year.
    """

    judul: str
    anak_judul: str
    keterangan: str
    tahun: int
    pejabat: Sequence[Pejabat]
    tanggal: dt.date | None = None


def tulis_lembar_cetak(
    ws: Worksheet, kop: Kop, bingkai: pd.DataFrame, kolom: Sequence[Kolom]
) -> dict[str, Nilai]:
    """Fill the new sheet `ws`; return the results of its formulas by cell."""
    tabel = tulis_tabel(ws, kop.judul, kop.anak_judul, bingkai, kolom)
    for baris, teks, huruf in (
        (1, kop.judul, F_JUDUL),
        (2, kop.anak_judul, F_BAGIAN),
        (3, kop.keterangan, F_KECIL),
    ):
        tulis_melebar(ws, baris, teks, len(kolom), huruf)
    ws.auto_filter.ref = None
    bawah = tabel.baris_total or BARIS_KEPALA + max(len(bingkai), 1)
    _tulis_tanda_tangan(ws, kop, bawah + 2, len(kolom))
    return tabel.nilai


def format_titimangsa(tanggal: dt.date | None, tahun: int) -> str:
    """Return "Metro, 2 Februari 2023", or with room for the day where it is not known."""
    return f"{TEMPAT}, {f'{TITIK} {tahun}' if tanggal is None else format_tanggal(tanggal)}"


def _tulis_tanda_tangan(ws: Worksheet, kop: Kop, baris: int, lebar: int) -> None:
    """Write the date over the last signature, then the signatures side by side."""
    petak = _bagi_kolom(lebar, len(kop.pejabat))
    _tulis_tengah(ws, baris, petak[-1], format_titimangsa(kop.tanggal, kop.tahun))
    nama = baris + 2 + BARIS_TANDA_TANGAN
    for pejabat, area in zip(kop.pejabat, petak, strict=True):
        _tulis_tengah(ws, baris + 1, area, pejabat.jabatan)
        _tulis_tengah(ws, nama, area, f"({TITIK})")
        if pejabat.ber_nip:
            _tulis_tengah(ws, nama + 1, area, f"NIP {TITIK}")
    for kosong in range(baris + 2, nama):
        ws.row_dimensions[kosong].height = TINGGI_BARIS


def _bagi_kolom(lebar: int, banyak: int) -> list[tuple[int, int]]:
    """Return first and last column of each signature; one alone stands at the right."""
    if banyak == 1:
        return [(max(lebar - lebar // 3, 1), lebar)]
    batas = [i * lebar // banyak for i in range(banyak + 1)]
    return [(awal + 1, akhir) for awal, akhir in pairwise(batas)]


def _tulis_tengah(
    ws: Worksheet, baris: int, area: tuple[int, int], teks: str, huruf: Font = F_BIASA
) -> Cell:
    sel = tulis_teks(sel_di(ws, baris, area[0]), teks)
    sel.font, sel.alignment = huruf, TENGAH
    ws.merge_cells(start_row=baris, end_row=baris, start_column=area[0], end_column=area[1])
    return sel
