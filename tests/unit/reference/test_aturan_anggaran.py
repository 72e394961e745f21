"""What the loader refuses in the tables that say how the ceilings are shared out."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from reference.loader import FOLDER_BAWAAN, muat_referensi
from schemas.galat import ReferensiRusak

PAGU_SKENARIO = ["skenario", "tahun_rencana", "sumbu", "kode", "jumlah_rupiah", "sumber"]


def _tulis(folder: Path, berkas: str, baris: list[list[str]]) -> None:
    with (folder / berkas).open("w", encoding="utf-8", newline="") as tujuan:
        csv.writer(tujuan, lineterminator="\n").writerows(baris)


def _ganti(folder: Path, berkas: str, nomor: int, kolom: str, nilai: str) -> None:
    """Write a copy of a packaged table with one cell changed."""
    with (FOLDER_BAWAAN / berkas).open(encoding="utf-8", newline="") as asal:
        baris = list(csv.reader(asal))
    baris[nomor - 1][baris[0].index(kolom)] = nilai
    _tulis(folder, berkas, baris)


@pytest.mark.parametrize(
    ("berkas", "nomor", "kolom", "nilai", "pesan"),
    [
        ("kriteria.csv", 2, "parameter", "banyak", "bukan milik ukuran urutan_prioritas"),
        ("kriteria.csv", 4, "parameter", "lokasi|warna", "bukan milik ukuran kelengkapan"),
        ("kriteria.csv", 6, "parameter", "5", "bukan milik ukuran ulangan_tahun"),
        ("kriteria.csv", 2, "bobot", "0", "0"),
        ("kriteria.csv", 2, "ukuran", "kira_kira", "kira_kira"),
        ("skenario.csv", 2, "skenario", "pokok", '"utama" tidak ada'),
        ("skenario.csv", 2, "faktor_pagu_persen", "90", "memakai pagu.csv apa adanya"),
        ("skenario.csv", 3, "urutan", "skor:turun|skor:naik", "menyebut satu kunci dua kali"),
        ("skenario.csv", 3, "urutan", "warna:naik", "warna:naik"),
        ("skenario.csv", 3, "bila_tidak_muat", "menunggu", "menunggu"),
    ],
)
def test_baris_yang_salah_disebut(
    tmp_path: Path, berkas: str, nomor: int, kolom: str, nilai: str, pesan: str
) -> None:
    _ganti(tmp_path, berkas, nomor, kolom, nilai)
    with pytest.raises(ReferensiRusak) as tangkap:
        muat_referensi(tmp_path)
    assert pesan in f"{tangkap.value.pesan} {tangkap.value.saran}"
    assert tangkap.value.berkas == berkas


@pytest.mark.parametrize(
    ("baris", "pesan"),
    [
        (["utama", "2024", "opd", "DPUTR", "5", "uji"], "tempatnya di pagu.csv"),
        (["entah", "2024", "opd", "DPUTR", "5", "uji"], '"entah" tidak ada di skenario.csv'),
        (["berhenti", "2024", "opd", "DINAS-X", "5", "uji"], '"DINAS-X" tidak ada'),
    ],
)
def test_pagu_skenario_yang_salah_disebut(tmp_path: Path, baris: list[str], pesan: str) -> None:
    _tulis(tmp_path, "pagu_skenario.csv", [PAGU_SKENARIO, baris])
    with pytest.raises(ReferensiRusak) as tangkap:
        muat_referensi(tmp_path)
    assert pesan in tangkap.value.pesan


def test_pagu_skenario_yang_benar_diterima(tmp_path: Path) -> None:
    isi = ["berhenti", "2024", "opd", "DPUTR", "5", "uji"]
    _tulis(tmp_path, "pagu_skenario.csv", [PAGU_SKENARIO, isi])
    assert muat_referensi(tmp_path).pagu_skenario["jumlah_rupiah"].tolist() == [5]
