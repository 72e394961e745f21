"""Ceilings from a workbook: what is taken in, what is refused with its cell, what is only told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from kotak_contoh import atur
from lembar_uji import make_buku, make_lembar
from openpyxl import Workbook
from typer.testing import CliRunner

from cli.main import app
from reference.loader import muat_referensi
from usulan.budget.buku_pagu import read_pagu
from usulan.budget.induk_pagu import list_lebih_induk

JUDUL = ["Tahun", "Sumbu", "Kode", "Jumlah (Rp)", "Dasar"]
jalankan = CliRunner(env={"COLUMNS": "200"}).invoke


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    atur(monkeypatch, tmp_path)
    monkeypatch.setenv("MUSRENBANG_FOLDER_REFERENSI", str(tmp_path / "rujukan"))
    return tmp_path / "rujukan"


def buat(tmp_path: Path, *baris: list[Any], judul: list[Any] = JUDUL) -> Path:
    buku = Workbook()
    lembar = buku.active
    lembar.title = "Pagu"
    for isi in (["PAGU INDIKATIF KOTA METRO"], [], judul, *baris):
        lembar.append(isi)
    buku.save(tmp_path / "Pagu.xlsx")
    return tmp_path / "Pagu.xlsx"


def baca(*baris: list[Any], tahun: int | None = None, judul: list[Any] = JUDUL) -> Any:
    return read_pagu(make_buku(make_lembar([judul, *baris], nama="Pagu")), tahun)


def test_rows_become_whole_rupiah_whatever_way_they_are_written() -> None:
    hasil = baca(
        [2027, "OPD", "DPUTR", 2_500_000_000, "SE 1/2026"],
        [2027.0, "Perangkat Daerah", " DISHUB ", 1.0e9, None],
        ["2027", "bidang urusan", "1.03", "Rp 1.500.000.000,-", None],
        [None, None, None, None, "catatan"],
        tahun=2027,
    )
    assert hasil.kerusakan == []
    isi = [(b["sumbu"], b["kode"], b["jumlah_rupiah"], b["sumber"]) for b in hasil.baris]
    assert isi == [
        ("opd", "DPUTR", 2_500_000_000, "SE 1/2026"),
        ("opd", "DISHUB", 1_000_000_000, "usulan.xlsx"),
        ("bidang_urusan", "1.03", 1_500_000_000, "usulan.xlsx"),
    ]
    assert {b["tahun_rencana"] for b in hasil.baris} == {2027}
    assert hasil.baris[0]["sel"] == "Pagu!C2"


@pytest.mark.parametrize(
    ("baris", "sel", "pesan"),
    [
        ([2027, "opd", "DPUTR", 10.5, None], "Pagu!D2", "bukan rupiah bulat"),
        ([2027, "opd", "DPUTR", -5, None], "Pagu!D2", "bukan rupiah bulat"),
        ([2027, "opd", "DPUTR", "banyak", None], "Pagu!D2", "bukan rupiah bulat"),
        ([2027, "opd", "DPUTR", None, None], "Pagu!D2", "Kosong: bukan rupiah bulat"),
        ([2027, "dinas", "DPUTR", 5, None], "Pagu!B2", "bukan sumbu pagu"),
        ([2027, "bidang_urusan", 2.1, 5, None], "Pagu!C2", "tersimpan sebagai angka"),
        ([2027, "opd", None, 5, None], "Pagu!C2", "Kodenya kosong"),
        ([None, "opd", "DPUTR", 5, None], "Pagu!A2", "bukan tahun rencana"),
    ],
)
def test_a_wrong_cell_is_named(baris: list[Any], sel: str, pesan: str) -> None:
    hasil = baca(baris)
    assert hasil.baris == []
    assert [k.sel for k in hasil.kerusakan] == [sel]
    assert pesan in hasil.kerusakan[0].pesan


def test_a_sheet_without_the_headings_is_told() -> None:
    (rusak,) = baca(["a"], judul=["Nama", "Nilai"]).kerusakan
    assert "Tidak ada tabel pagu" in rusak.pesan


def test_a_year_is_replaced_and_the_others_stay(tmp_path: Path, folder: Path) -> None:
    lama = muat_referensi().pagu
    buku = buat(
        tmp_path,
        ["kecamatan", "18.72.01", 900, "contoh"],
        ["kelurahan", "18.72.01.1001", 600, "contoh"],
        ["kelurahan", "18.72.01.1002", 500, "contoh"],
        judul=JUDUL[1:],
    )

    hasil = jalankan(app, ["referensi", "pagu", str(buku), "--mulai", "2027"])

    assert hasil.exit_code == 0, hasil.output
    assert "3 pagu untuk rencana 2027" in hasil.stdout
    lebih = "Jumlah pagu kelurahan di bawah pagu Kecamatan Metro Pusat melebihi pagu itu sebesar"
    assert f"{lebih} Rp 200." in " ".join(hasil.output.split())
    baru = muat_referensi(folder).pagu
    pd.testing.assert_frame_equal(baru.iloc[: len(lama)], lama)
    assert baru.iloc[len(lama) :]["jumlah_rupiah"].tolist() == [900, 600, 500]

    ulang = buat(tmp_path, [2027, "opd", "DPUTR", 5, None])
    assert jalankan(app, ["referensi", "pagu", str(ulang)]).exit_code == 0
    akhir = muat_referensi(folder).pagu
    assert akhir.loc[akhir["tahun_rencana"].eq(2027), "kode"].tolist() == ["DPUTR"]


@pytest.mark.parametrize(
    ("baris", "pesan"),
    [
        ([[2027, "opd", "DINAS-X", 5, None]], 'Pagu!C4: "DINAS-X" bukan kode opd yang dikenal.'),
        ([[2027, "opd", "DPUTR", 5, None]] * 2, "sudah tertulis di Pagu!C4"),
        ([[2027, "opd", "DPUTR", 5.5, None]], "bukan rupiah bulat"),
    ],
)
def test_nothing_is_written_unless_all_of_it_is_right(
    tmp_path: Path, folder: Path, baris: list[list[Any]], pesan: str
) -> None:
    hasil = jalankan(app, ["referensi", "pagu", str(buat(tmp_path, *baris))])
    assert hasil.exit_code == 2
    assert pesan in " ".join(hasil.output.split())
    assert not (folder / "pagu.csv").exists()


def test_without_a_folder_of_the_city_it_is_said_where_to_set_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    atur(monkeypatch, tmp_path)
    monkeypatch.delenv("MUSRENBANG_FOLDER_REFERENSI", raising=False)
    hasil = jalankan(app, ["referensi", "pagu", str(buat(tmp_path))])
    assert hasil.exit_code == 2
    assert "MUSRENBANG_FOLDER_REFERENSI" in hasil.output


def test_programs_are_held_against_their_bidang_and_other_years_are_not_mixed_in() -> None:
    kolom = ["tahun_rencana", "sumbu", "kode", "jumlah_rupiah"]
    baris = [
        (2027, "bidang_urusan", "1.03", 100),
        (2027, "program", "1.03.10", 60),
        (2027, "program", "1.03.06", 40),
        (2028, "program", "1.03.06", 70),
        (2028, "bidang_urusan", "1.03", 60),
        (2027, "program", "2.15.02", 999),
    ]
    pagu = pd.DataFrame(baris, columns=kolom)
    wilayah = muat_referensi().wilayah
    assert list_lebih_induk(pagu, wilayah, 2027) == []
    assert list_lebih_induk(pagu, wilayah, 2028) == [
        "Jumlah pagu program di bawah pagu bidang urusan 1.03 melebihi pagu itu sebesar Rp 10."
    ]
