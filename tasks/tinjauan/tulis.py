"""Writing the review workbook of a year."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from schemas.buku_kita import PENANDA_TINJAUAN
from tasks.gaya_buku import sel_di, tulis_teks
from tasks.simpan_buku import buku_baru, simpan_buku
from tasks.tinjauan.bahan import BahanTinjauan, LembarTinjauan
from tasks.tinjauan.daftar import LEMBARAN
from tasks.tinjauan.pilihan import LEMBAR_DAFTAR, isi_lembar_daftar
from tasks.tinjauan.sampul import LEMBAR_SAMPUL, isi_sampul


def write_tinjauan(
    bahan: BahanTinjauan, tujuan: Path, lembaran: Sequence[LembarTinjauan] = LEMBARAN
) -> Path:
    """Write the workbook to `tujuan` and return it. The same material gives the same bytes.

    Sheets: the cover, one per kind of question, and the choices (hidden). Every one bears our
    mark, so that a reader never takes it for a kelurahan's sheet.

    Raises:
        OSError: `tujuan` cannot be written.
    """
    buku = buku_baru(f"Tinjauan klasifikasi Musrenbang {bahan.tahun}")
    sampul = _lembar_bertanda(buku, LEMBAR_SAMPUL, bahan.tahun)
    isi = [
        (lembar, lembar.tulis(_lembar_bertanda(buku, lembar.nama, bahan.tahun), bahan))
        for lembar in lembaran
    ]
    isi_sampul(sampul, bahan, isi)
    isi_lembar_daftar(_lembar_bertanda(buku, LEMBAR_DAFTAR, bahan.tahun), bahan.pilihan)
    tujuan.parent.mkdir(parents=True, exist_ok=True)
    return simpan_buku(buku, tujuan)


def _lembar_bertanda(buku: Workbook, nama: str, tahun: int) -> Worksheet:
    """Return a new sheet whose hidden first row tells what it is: mark, year, name of the sheet."""
    ws: Worksheet = buku.create_sheet(nama)
    tulis_teks(sel_di(ws, 1, 1), PENANDA_TINJAUAN)
    sel_di(ws, 1, 2).value = tahun
    tulis_teks(sel_di(ws, 1, 3), nama)
    ws.row_dimensions[1].hidden = True
    return ws
