"""The feedback of a file sent again: what was mended, what is still there, what is new."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from buku_contoh import buat_buku, buat_hasil
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from schemas.perbaikan import KirimanSebelumnya
from tasks.umpan_balik import write_umpan_balik
from usulan.perbaikan import compare_temuan

SATUAN = {"sel": "E6", "temuan_id": "satuan"}
ANGGARAN = {"sel": "F7", "temuan_id": "anggaran", "kode": "ANGGARAN_TIDAK_TERBACA"}
URAIAN = {"sel": "B8", "temuan_id": "uraian", "kode": "URAIAN_GALAT", "tingkat": "tolak"}
NOMOR = {"sel": "A5", "temuan_id": "nomor", "kode": "NOMOR_LONCAT", "tingkat": "info"}


def _tulis(tmp_path: Path, lama: list[dict[str, Any]], kini: list[dict[str, Any]]) -> Workbook:
    """Return the feedback for `kini`, sent after a version with the findings `lama`."""
    hasil = buat_hasil(kini)
    dulu = KirimanSebelumnya(1, dt.date(2023, 2, 2), buat_hasil(lama).temuan)
    asal = buat_buku(tmp_path / "asal.xlsx")
    tujuan = tmp_path / "umpan.xlsx"
    return load_workbook(
        write_umpan_balik(
            asal, hasil, tujuan, "Mulyojati", perbaikan=compare_temuan(dulu, hasil.temuan)
        )
    )


def _kolom(ws: Worksheet, nama: str) -> list[str]:
    kepala = [s.value for s in ws[4]]
    return [b[kepala.index(nama)] for b in ws.iter_rows(min_row=5, values_only=True)]


def _teks(ws: Worksheet) -> list[str]:
    return [str(b[0]) for b in ws.iter_rows(values_only=True) if b[0]]


def test_the_summary_tells_mended_remaining_and_new(tmp_path: Path) -> None:
    buku = _tulis(tmp_path, [SATUAN, ANGGARAN], [ANGGARAN, URAIAN])

    isi = _teks(buku["Ringkasan"])
    assert "Sejak kiriman sebelumnya: 1 temuan sudah diperbaiki, 1 masih ada, 1 baru." in isi


def test_every_finding_in_the_list_says_whether_it_is_new(tmp_path: Path) -> None:
    ws = _tulis(tmp_path, [SATUAN, ANGGARAN], [NOMOR, ANGGARAN, URAIAN])["Temuan"]

    assert _kolom(ws, "Sel") == ["A5", "F7", "B8"]
    assert _kolom(ws, "Keadaan") == ["baru", "masih ada", "baru"]
    assert _kolom(ws, "Tingkat")[1] == "Perlu diperiksa"
    assert ws.auto_filter.ref == "A4:J7"
    assert ws["C6"].hyperlink.location == "'Usulan'!F7"


def test_who_mended_everything_is_thanked(tmp_path: Path) -> None:
    buku = _tulis(tmp_path, [SATUAN, URAIAN], [NOMOR])

    isi = _teks(buku["Ringkasan"])
    kalimat = "2 temuan sudah diperbaiki, 0 masih ada, 0 baru. Terima kasih."
    assert f"Sejak kiriman sebelumnya: {kalimat}" in isi


def test_nothing_changed_is_said_without_thanks(tmp_path: Path) -> None:
    isi = _teks(_tulis(tmp_path, [SATUAN], [SATUAN])["Ringkasan"])

    assert "Sejak kiriman sebelumnya: 0 temuan sudah diperbaiki, 1 masih ada, 0 baru." in isi


def test_a_first_version_has_neither_the_sentence_nor_the_column(tmp_path: Path) -> None:
    asal = buat_buku(tmp_path / "asal.xlsx")
    path = write_umpan_balik(asal, buat_hasil([SATUAN]), tmp_path / "u.xlsx", "Mulyojati")

    buku = load_workbook(path)
    assert not [t for t in _teks(buku["Ringkasan"]) if "sebelumnya" in t]
    assert "Keadaan" not in [s.value for s in buku["Temuan"][4]]
