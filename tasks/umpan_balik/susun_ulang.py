"""A workbook rebuilt from grids: for files that are no xlsx, or that openpyxl cannot carry."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from schemas.lembar import Area, BukuKerja, Lembar, Nilai
from tasks.gaya_buku import (
    FORMAT_BILANGAN,
    GARIS,
    atur_cetak,
    pas_tinggi,
    sel_di,
    tulis_teks,
)
from tasks.simpan_buku import buku_baru

LEBAR_MIN, LEBAR_MAKS = 6.0, 48.0
BARIS_CONTOH = 300
"""Rows looked at for the widths of the columns."""
BATAS_SEL_GABUNGAN = 500_000
"""Merged cells that a rebuilt sheet gets at most, and that a file may have to be opened at all."""
BATAS_BARIS, BATAS_KOLOM = 1_048_576, 16_384


def susun_ulang(buku: BukuKerja) -> Workbook:
    """Return a workbook with every value of `buku` in the cell where it stood."""
    baru = buku_baru(buku.nama)
    for lembar in buku.lembar:
        _isi_lembar(baru.create_sheet(lembar.nama), lembar)
    if not any(ws.sheet_state == "visible" for ws in baru.worksheets) and baru.worksheets:
        baru.worksheets[0].sheet_state = "visible"
    return baru


def _isi_lembar(ws: Worksheet, lembar: Lembar) -> None:
    for baris, isi in enumerate(lembar.baris[:BATAS_BARIS], start=1):
        bungkus = _is_baris_tabel(isi)
        for kolom, nilai in enumerate(isi[:BATAS_KOLOM], start=1):
            if nilai is not None:
                _isi_sel(sel_di(ws, baris, kolom), nilai, bungkus)
    for (baris, kolom), galat in lembar.galat.items():
        tulis_teks(sel_di(ws, baris + 1, kolom + 1), galat)
    _beri_garis(ws, lembar)
    for b1, k1, b2, k2 in _gabungan_terpakai(lembar):
        ws.merge_cells(start_row=b1 + 1, start_column=k1 + 1, end_row=b2 + 1, end_column=k2 + 1)
    _atur_tampilan(ws, lembar)


def _gabungan_terpakai(lembar: Lembar) -> list[Area]:
    """Return the merged areas within the used part of the sheet, as many as openpyxl can carry.

    openpyxl makes an object of every merged cell: one area over a whole sheet would be 17 billion.
    """
    tinggi, lebar = len(lembar.baris), max((len(isi) for isi in lembar.baris), default=0)
    terpakai: list[Area] = []
    sisa = BATAS_SEL_GABUNGAN
    for b1, k1, b2, k2 in lembar.gabungan:
        area = (b1, k1, min(b2, tinggi - 1), min(k2, lebar - 1))
        luas = max(area[2] - b1 + 1, 0) * max(area[3] - k1 + 1, 0)
        if 1 < luas <= sisa and not _is_menutup_isi(lembar, area):
            terpakai.append(area)
            sisa -= luas
    return terpakai


def _is_menutup_isi(lembar: Lembar, area: Area) -> bool:
    """Return whether merging `area` would hide values other than that of its first cell."""
    b1, k1, b2, k2 = area
    isi = [nilai for baris in lembar.baris[b1 : b2 + 1] for nilai in baris[k1 : k2 + 1]]
    return any(nilai is not None for nilai in isi[1:])


def _is_baris_tabel(isi: Sequence[Nilai]) -> bool:
    """Return whether a row belongs to a table: titles and notes are lone cells."""
    return sum(nilai is not None for nilai in isi) >= 3


def _isi_sel(sel: Cell, nilai: Nilai, bungkus: bool) -> None:
    if isinstance(nilai, str):
        tulis_teks(sel, nilai)
        sel.alignment = Alignment(wrap_text=bungkus, vertical="top")
        return
    sel.value = nilai
    sel.alignment = Alignment(vertical="top")
    is_bilangan = isinstance(nilai, int | float) and not isinstance(nilai, bool)
    if is_bilangan and abs(float(nilai)) >= 10_000:  # type: ignore[arg-type]
        sel.number_format = FORMAT_BILANGAN
    elif isinstance(nilai, dt.date):
        sel.number_format = "dd/mm/yyyy"


def _beri_garis(ws: Worksheet, lembar: Lembar) -> None:
    """Draw the lines of a table around rows that hold at least three cells."""
    for baris, isi in enumerate(lembar.baris, start=1):
        if _is_baris_tabel(isi):
            terisi = [kolom for kolom, nilai in enumerate(isi, start=1) if nilai is not None]
            for kolom in range(terisi[0], terisi[-1] + 1):
                sel_di(ws, baris, kolom).border = GARIS


def _atur_tampilan(ws: Worksheet, lembar: Lembar) -> None:
    for kolom, panjang in _panjang_teks(lembar).items():
        ws.column_dimensions[get_column_letter(kolom + 1)].width = min(
            max(panjang + 2.0, LEBAR_MIN), LEBAR_MAKS
        )
    for kolom in lembar.kolom_tersembunyi:
        ws.column_dimensions[get_column_letter(kolom + 1)].hidden = True
    for baris in lembar.baris_tersembunyi:
        ws.row_dimensions[baris + 1].hidden = True
    for nomor, isi in enumerate(lembar.baris, start=1):
        if _is_baris_tabel(isi):
            pas_tinggi(ws, nomor, nomor)
    atur_cetak(ws)
    if lembar.tersembunyi:
        ws.sheet_state = "hidden"


def _panjang_teks(lembar: Lembar) -> dict[int, int]:
    """Return the longest word group per column, titles (lone cells of a row) left out."""
    panjang: dict[int, int] = {}
    for isi in lembar.baris[:BARIS_CONTOH]:
        terisi = [(kolom, nilai) for kolom, nilai in enumerate(isi) if nilai is not None]
        for kolom, nilai in terisi if _is_baris_tabel(isi) else ():
            teks = f"{nilai:,}" if isinstance(nilai, int | float) else str(nilai)
            panjang[kolom] = max(panjang.get(kolom, 0), len(teks))
    return panjang
