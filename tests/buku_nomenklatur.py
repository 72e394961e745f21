"""An official nomenclature workbook (annex of the decree), built in the layout it is printed in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

Butir = tuple[str, str | None, str | None, str | None]
"""Code, name, indicator, unit."""

JENJANG = ("URUSAN", "BIDANG URUSAN", "PROGRAM", "KEGIATAN", "SUB KEGIATAN")
KOTA = "NOMENKLATUR URUSAN\nKABUPATEN/KOTA"
KECIL: tuple[Butir, ...] = (
    ("1", "URUSAN PEMERINTAHAN WAJIB", None, None),
    ("1.03", "URUSAN PEMERINTAHAN BIDANG PEKERJAAN UMUM", None, None),
    ("1.03.10", "PROGRAM PENYELENGGARAAN JALAN", None, None),
    ("1.03.10.2.01", "Penyelenggaraan Jalan Kabupaten/Kota", None, None),
    ("1.03.10.2.01.05", "Pembangunan Jalan", "Panjang Jalan yang Dibangun", "Km"),
    ("1.03.10.2.01.10", "Rehabilitasi Jalan", "Panjang Jalan yang Direhabilitasi", "Km"),
)


def buat_nomenklatur(
    tujuan: Path,
    butir: Iterable[Butir],
    *,
    terpisah: bool = True,
    angka: bool = False,
    halaman: int = 50,
    judul: str = KOTA,
    tambahan: Sequence[Sequence[Any]] = (),
) -> Path:
    """Write the workbook: a page heading every `halaman` lines, codes in five columns or one.

    `angka` writes what looks like a number as one, so that zeros get lost; `tambahan` are rows that
    follow the table, each from column A.
    """
    buku = Workbook()
    lembar = buku.active
    lembar.title = "Lampiran"
    lembar.append(["LAMPIRAN KEPUTUSAN MENTERI DALAM NEGERI"])
    lembar.append([])
    for nomor, (kode, *isi) in enumerate(butir):
        if nomor % halaman == 0:
            _tulis_kepala(lembar, judul, terpisah=terpisah)
        bagian = [*split_kode(kode), *[None] * 5][:5] if terpisah else [kode]
        lembar.append([*(_angka(b) if angka else b for b in bagian), *isi])
    for baris in tambahan:
        lembar.append(baris)
    buku.save(tujuan)
    return tujuan


def split_kode(kode: str) -> list[str]:
    """Return the parts as the annex prints them: 1 | 03 | 10 | 2.01 | 0005."""
    bagian = kode.split(".")
    return [*bagian[:3], *([".".join(bagian[3:5])] if len(bagian) > 4 else []), *bagian[5:]]


def _tulis_kepala(lembar: Worksheet, judul: str, *, terpisah: bool) -> None:
    isi = [judul, "INDIKATOR", "SATUAN"]
    lembar.append(["KODE", *[None] * (4 * terpisah), *isi])
    r = lembar.max_row
    if terpisah:
        lembar.append(list(JENJANG))
        lembar.merge_cells(start_row=r, end_row=r, start_column=1, end_column=5)
        for c in (6, 7, 8):
            lembar.merge_cells(start_row=r, end_row=r + 1, start_column=c, end_column=c)
    lembar.append(list(range(1, len(isi) + 2 + 4 * terpisah)))


def _angka(bagian: str | None) -> str | float | int | None:
    if bagian is None or not bagian.replace(".", "", 1).isdigit():
        return bagian
    return float(bagian) if "." in bagian else int(bagian)
