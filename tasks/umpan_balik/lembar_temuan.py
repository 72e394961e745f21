"""Sheet `Temuan`: every finding in one row, with a link to its cell and what to do about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from schemas.buku_kita import PENANDA
from tasks.gaya_buku import (
    BUNGKUS,
    F_BIASA,
    F_JUDUL,
    F_KECIL,
    GARIS,
    TENGAH_ATAS,
    atur_cetak,
    atur_lebar,
    pas_tinggi,
    sel_di,
    taut_sel,
    tulis_kepala,
    tulis_teks,
)
from tasks.umpan_balik.daftar import NAMA_TINGKAT, Butir
from tasks.umpan_balik.warna import isian

T = TypeVar("T")

KEPALA = (
    "No",
    "Lembar",
    "Sel",
    "Baris",
    "Usulan",
    "Tingkat",
    "Isi sel",
    "Apa yang salah",
    "Apa yang harus dilakukan",
)
LEBAR = (5, 14, 7, 7, 32, 16, 22, 42, 42)
KOLOM_KEADAAN = 7
"""Where a resubmission has the column Keadaan: beside the level, before the long texts."""
LEBAR_KEADAAN = 11
BARIS_KEPALA = 4
TANPA_TEMUAN = "Tidak ada temuan. Terima kasih."


def isi_lembar_temuan(ws: Worksheet, daftar: Sequence[Butir], judul: str) -> None:
    """Fill `ws`, a new sheet of the workbook that the findings point into."""
    beri_penanda(ws)
    berulang = any(butir.keadaan for butir in daftar)
    kepala = _sisip(KEPALA, "Keadaan") if berulang else KEPALA
    atur_lebar(ws, _sisip(LEBAR, LEBAR_KEADAAN) if berulang else LEBAR)
    tulis_teks(sel_di(ws, 2, 1), judul).font = F_JUDUL
    petunjuk = "Klik alamat pada kolom Sel untuk menuju ke sel itu." if daftar else TANPA_TEMUAN
    tulis_teks(sel_di(ws, 3, 1), petunjuk).font = F_KECIL
    tulis_kepala(ws, BARIS_KEPALA, kepala)
    lembar_ada = set(_nama_lembar(ws))
    for nomor, butir in enumerate(daftar, start=1):
        _tulis_butir(ws, BARIS_KEPALA + nomor, nomor, butir, lembar_ada)
    pas_tinggi(ws, BARIS_KEPALA + 1, BARIS_KEPALA + len(daftar))
    ws.auto_filter.ref = (
        f"A{BARIS_KEPALA}:{get_column_letter(len(kepala))}{BARIS_KEPALA + max(len(daftar), 1)}"
    )
    ws.freeze_panes = f"A{BARIS_KEPALA + 1}"
    atur_cetak(ws, baris_kepala=BARIS_KEPALA)


def beri_penanda(ws: Worksheet) -> None:
    """Mark `ws` as ours, in a hidden first row, so that a reader leaves it out."""
    tulis_teks(sel_di(ws, 1, 1), PENANDA)
    ws.row_dimensions[1].hidden = True


def _sisip(isi: tuple[T, ...], nilai: T) -> tuple[T, ...]:
    return (*isi[: KOLOM_KEADAAN - 1], nilai, *isi[KOLOM_KEADAAN - 1 :])


def _nama_lembar(ws: Worksheet) -> list[str]:
    buku = ws.parent
    return buku.sheetnames if isinstance(buku, Workbook) else []


def _tulis_butir(ws: Worksheet, baris: int, nomor: int, butir: Butir, ada: set[str]) -> None:
    isi: tuple[object, ...] = (
        nomor,
        butir.lembar or "(seluruh berkas)",
        butir.sel or "",
        butir.nomor_baris,
        butir.usulan,
        NAMA_TINGKAT[butir.tingkat],
        butir.nilai,
        butir.pesan,
        butir.saran,
    )
    if butir.keadaan:
        isi = _sisip(isi, butir.keadaan)
    for kolom, nilai in enumerate(isi, start=1):
        sel = sel_di(ws, baris, kolom)
        if isinstance(nilai, int):
            sel.value = nilai
        elif nilai:
            tulis_teks(sel, nilai)
        sel.font, sel.alignment, sel.border = F_BIASA, BUNGKUS, GARIS
    sel_di(ws, baris, 6).fill = isian(butir.tingkat)
    for kolom in (1, 4, 6):
        sel_di(ws, baris, kolom).alignment = TENGAH_ATAS
    if butir.lembar in ada and (butir.sel or butir.nomor_baris):
        alamat = butir.sel or f"A{butir.nomor_baris}"
        tulis_teks(sel_di(ws, baris, 3), alamat)
        taut_sel(sel_di(ws, baris, 3), str(butir.lembar), alamat)
