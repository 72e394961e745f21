"""A frame as a sheet: title, header, rows, a total of live sums; ready to filter and to print."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from schemas.lembar import Nilai
from tasks.gaya_buku import (
    BUNGKUS,
    F_BIASA,
    F_JUDUL,
    F_KECIL,
    F_TEBAL,
    FORMAT_BILANGAN,
    FORMAT_RUPIAH,
    FORMAT_TEKS,
    GARIS,
    W_TOTAL,
    atur_cetak,
    atur_lebar,
    pas_tinggi,
    sel_di,
    tulis_kepala,
    tulis_teks,
)

Jenis = Literal["teks", "kode", "angka", "rupiah", "persen", "tanggal"]
FORMAT: dict[Jenis, str] = {
    "kode": FORMAT_TEKS,
    "angka": FORMAT_BILANGAN,
    "rupiah": FORMAT_RUPIAH,
    "persen": "0%",
    "tanggal": "dd/mm/yyyy",
}
BARIS_KEPALA = 4
_RAPI: dict[Jenis, Alignment] = {
    "teks": BUNGKUS,
    "kode": BUNGKUS,
    # Set off from the left-aligned text that often follows a number.
    **dict.fromkeys(
        ("angka", "rupiah", "persen"), Alignment(vertical="top", horizontal="right", indent=1)
    ),
    "tanggal": Alignment(vertical="top", horizontal="center"),
}


@dataclass(frozen=True)
class Kolom:
    """One column of a sheet: its heading, the frame's column, its width and kind.

    `dijumlah` gives it a live sum in the total row.
    """

    judul: str
    nama: str
    lebar: float
    jenis: Jenis = "teks"
    dijumlah: bool = False


@dataclass(frozen=True)
class Tabel:
    """A written table: where its total row is, and the results of its formulas by cell.

    `sel_jumlah` gives the cell of each summed column. Without rows or sums, `baris_total` is None.
    """

    baris_total: int | None
    sel_jumlah: dict[str, str]
    nilai: dict[str, Nilai]


def tulis_tabel(
    ws: Worksheet, judul: str, keterangan: str, bingkai: pd.DataFrame, kolom: Sequence[Kolom]
) -> Tabel:
    """Write `bingkai` into the new sheet `ws`; codes stay text, rupiah stay whole numbers."""
    atur_lebar(ws, [k.lebar for k in kolom])
    tulis_teks(sel_di(ws, 1, 1), judul).font = F_JUDUL
    tulis_teks(sel_di(ws, 2, 1), keterangan).font = F_KECIL
    tulis_kepala(ws, BARIS_KEPALA, [k.judul for k in kolom])
    for baris, isi in enumerate(bingkai.to_dict("records"), start=BARIS_KEPALA + 1):
        for nomor, k in enumerate(kolom, start=1):
            isi_sel(sel_di(ws, baris, nomor), isi[k.nama], k.jenis)
    akhir = BARIS_KEPALA + max(len(bingkai), 1)
    pas_tinggi(ws, BARIS_KEPALA + 1, akhir)
    huruf_akhir = get_column_letter(len(kolom))
    ws.auto_filter.ref = f"A{BARIS_KEPALA}:{huruf_akhir}{akhir}"
    ws.freeze_panes = f"{get_column_letter(_kolom_tetap(kolom))}{BARIS_KEPALA + 1}"
    atur_cetak(ws, baris_kepala=BARIS_KEPALA)
    return _tulis_total(ws, bingkai, kolom, akhir)


def isi_sel(sel: Cell, nilai: Any, jenis: Jenis, huruf: Font = F_BIASA) -> None:
    """Write one value by the kind of its column; a missing value leaves the cell empty."""
    if nilai is not None and not pd.isna(nilai):
        if jenis in ("teks", "kode"):
            tulis_teks(sel, nilai)
        elif jenis == "tanggal" and isinstance(nilai, dt.date):
            sel.value = nilai
        else:
            sel.value = int(nilai) if float(nilai).is_integer() else float(nilai)
    # Excel shows a whole number in a format with decimals as "21,".
    bulat = jenis == "angka" and isinstance(sel.value, int)
    sel.number_format = FORMAT_RUPIAH if bulat else FORMAT.get(jenis, "General")
    sel.font, sel.border, sel.alignment = huruf, GARIS, _RAPI[jenis]


def _kolom_tetap(kolom: Sequence[Kolom]) -> int:
    """Return the first column that scrolls: the codes and names at the left stay in sight."""
    kode = [nomor for nomor, k in enumerate(kolom[:3], start=1) if k.jenis == "kode"]
    return max(kode, default=0) + 2 if len(kolom) > 6 else 1


def _tulis_total(ws: Worksheet, bingkai: pd.DataFrame, kolom: Sequence[Kolom], akhir: int) -> Tabel:
    if bingkai.empty or not any(k.dijumlah for k in kolom):
        return Tabel(None, {}, {})
    baris, sel_jumlah, nilai = akhir + 1, {}, {}
    for nomor, k in enumerate(kolom, start=1):
        sel = sel_di(ws, baris, nomor)
        isi_sel(sel, None, k.jenis, F_TEBAL)
        sel.fill = W_TOTAL
        if k.dijumlah:
            huruf = get_column_letter(nomor)
            sel.number_format = FORMAT_RUPIAH
            sel.value = f"=SUM({huruf}{BARIS_KEPALA + 1}:{huruf}{akhir})"
            sel_jumlah[k.nama] = sel.coordinate
            nilai[sel.coordinate] = int(bingkai[k.nama].sum())
    # Of a narrow column of numbers it runs over into the empty cells at its right.
    tulis_teks(sel_di(ws, baris, 1), "JUMLAH").alignment = Alignment(vertical="top")
    return Tabel(baris, sel_jumlah, {**nilai})
