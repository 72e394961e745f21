"""Rows as a careful clerk types them into the template, and the way they get into its cells."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from reference.loader import Referensi
from schemas.hasil import HasilBerkas
from tasks.baca import read_buku
from usulan.pipeline import process_buku

BARIS_PERTAMA = 7
MARGODADI = "18.72.05.1004"

PU = "Dinas Pekerjaan Umum dan Tata Ruang"
HUB = "Dinas Perhubungan"

ISI: tuple[tuple[Any, ...], ...] = tuple(
    (*tempat, *ukuran)
    for tempat, ukuran in (
        (
            ("Pembangunan drainase", "Air menggenang setiap hujan", "Gang Melati", "03", "02"),
            (120, "m", 48_000_000, 1, PU, "Panjang 120 m, lebar 40 cm"),
        ),
        (
            ("Pengaspalan jalan lingkungan", "Jalan berlubang", "Jl. Kenanga", "5", "1"),
            (600, "m2", 150_000_000, 2, PU),
        ),
        (
            (
                "Pemasangan lampu penerangan jalan umum",
                "Gelap di malam hari",
                "Jl. Mawar",
                "7",
                "3",
            ),
            (10, "titik", 25_500_000, 4, HUB),
        ),
        (
            ("Rehabilitasi posyandu Anggrek", None, "Posyandu Anggrek", "1, 2", "4"),
            (1, "unit", 75_000_000, 3, "Dinas Kesehatan"),
        ),
        (
            ("Pembangunan talud", "Tebing longsor", "Tepi Sungai Way Bunut", None, None),
            (85.5, "m3", 64_125_000, 5, PU),
        ),
        (
            ("Pelatihan menjahit", "Banyak warga belum bekerja", None, "09", "05"),
            (20, "orang", 30_000_000, 6, None, "Peserta dari PKK"),
        ),
        (
            ("Pengadaan bibit ikan lele", None, "Pokdakan Mina Jaya", "12", "06"),
            (5_000, "ekor", 7_500_000, 7, "Dinas Ketahanan Pangan, Pertanian dan Perikanan"),
        ),
        (
            ("Pengadaan gerobak sampah", "Sampah menumpuk", "TPS 3R", "4", "2"),
            (3, "unit", 13_500_000, 8, "Dinas Lingkungan Hidup"),
        ),
        (
            ("Rehabilitasi rumah tidak layak huni", "Dinding rapuh", "Seluruh RT", None, None),
            (4, "unit rumah", 80_000_000, 9, "Dinas Perumahan dan Kawasan Permukiman"),
        ),
        (
            ("Pemberian makanan tambahan balita", None, "Posyandu Dahlia", "03", "02"),
            (35, "anak", 10_500_000, 10, "Dinas Kesehatan"),
        ),
        (
            ("Pembangunan ruang kelas PAUD", "Ruang kelas kurang", "PAUD Harapan", "08", "04"),
            (1, "ruang", 120_000_000, 11, "Dinas Pendidikan dan Kebudayaan"),
        ),
        (
            ("Pembuatan sumur bor", "Sumur kering saat kemarau", "Gang Cempaka", "10", "05"),
            (2, "titik", 40_000_000, 12, PU),
        ),
        (
            ("Pengadaan tenda dan kursi", None, "Balai Kelurahan", None, None),
            (1, "paket", 18_000_000, 13, "Kecamatan Metro Selatan"),
        ),
        (
            ("Pemasangan rambu lalu lintas", "Rawan kecelakaan", "Simpang SDN 2", "11", "05"),
            (6, "buah", 9_000_000, 14, HUB),
        ),
        (
            ("Pelatihan kader PKK", None, "Aula kelurahan", "6", "3"),
            (25, "orang", 12_250_000, 15, None, "Dua hari"),
        ),
    )
)
"""Columns B to L, empty ends left out. Fifteen works, units and places of many kinds."""


def isi_templat(path: Path, baris: Iterable[tuple[int, tuple[Any, ...]]], tujuan: Path) -> Path:
    """Type rows (place from 1, then columns B to L) into the template at `path`."""
    buku = load_workbook(path)
    ws = buku["Usulan"]
    for urut, isi in baris:
        for kolom, nilai in enumerate(isi, start=2):
            if nilai is not None:
                ws.cell(BARIS_PERTAMA + urut - 1, kolom).value = nilai
    buku.save(tujuan)
    return tujuan


def baca_templat(path: Path, referensi: Referensi) -> HasilBerkas:
    """Read a filled template the way an import does."""
    return process_buku(read_buku(path), f"2026/{path.name}", referensi)
