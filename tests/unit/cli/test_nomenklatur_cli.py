"""`musrenbang referensi nomenklatur`: loading a version from the official workbook."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from buku_nomenklatur import KECIL, Butir, buat_nomenklatur
from kotak_contoh import atur
from typer.testing import CliRunner

from cli.main import app
from reference.loader import FOLDER_BAWAAN, muat_referensi

jalankan = CliRunner(env={"COLUMNS": "200"}).invoke


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    atur(monkeypatch, tmp_path)
    monkeypatch.setenv("MUSRENBANG_FOLDER_REFERENSI", str(tmp_path / "rujukan"))
    return tmp_path / "rujukan"


def butir() -> list[Butir]:
    isi = pd.read_csv(FOLDER_BAWAAN / "nomenklatur_2023.csv", dtype="str", keep_default_na=False)
    kolom = isi[["kode", "uraian", "indikator", "satuan"]]
    return [tuple(n or None for n in b) for b in kolom.to_numpy()]


def test_a_version_is_loaded_and_used_from_the_year_asked_for(tmp_path: Path, folder: Path) -> None:
    tambahan = [["1", "01", "02", "1.01", "0001", "Urusan provinsi"], [None] * 5 + ["Menteri"]]
    buku = buat_nomenklatur(tmp_path / "Lampiran.xlsx", butir(), tambahan=tambahan)
    perintah = ["referensi", "nomenklatur", str(buku), "--versi", "900.1/2026", "--mulai", "2027"]

    hasil = jalankan(app, perintah)

    assert hasil.exit_code == 0, hasil.output
    assert "9 urusan, 44 bidang urusan, 163 program" in hasil.stdout.replace("\n", " ")
    assert "1 baris kewenangan provinsi tidak dimuat." in hasil.stdout
    assert "1 baris tanpa kode tidak dimuat, misalnya: Lampiran!F" in hasil.stdout
    assert "Dipakai mulai rencana tahun 2027 (Musrenbang 2026)." in hasil.stdout
    assert muat_referensi(folder, 2027).versi_nomenklatur == "900.1/2026"
    daftar = jalankan(app, ["referensi"]).stdout
    assert "versi 2023 untuk rencana mulai 2024, versi 900.1/2026 untuk rencana mulai" in daftar
    assert daftar.count("2.963") == 2


def test_without_a_first_year_it_is_said_that_no_year_uses_it(tmp_path: Path, folder: Path) -> None:
    buku = buat_nomenklatur(tmp_path / "Lampiran.xlsx", butir())
    hasil = jalankan(app, ["referensi", "nomenklatur", str(buku), "--versi", "baru"])
    assert (hasil.exit_code, "Belum dipakai tahun mana pun" in hasil.stdout) == (0, True)
    assert muat_referensi(folder).versi_nomenklatur == "2023"


def test_a_bad_line_is_told_with_file_and_cell(tmp_path: Path) -> None:
    isi = [*KECIL, ("1.03.10.2.01.5", "Jalan", None, None)]
    buku = buat_nomenklatur(tmp_path / "Lampiran.xlsx", isi, terpisah=False)
    hasil = jalankan(app, ["referensi", "nomenklatur", str(buku), "--versi", "050-5889/2021"])
    assert hasil.exit_code == 2
    assert 'Lampiran.xlsx, sel Lampiran!A11: "1.03.10.2.01.5" bukan kode' in hasil.stderr


@pytest.mark.parametrize(
    "sisa",
    [["nomenklatur", "a.xlsx"], ["nomenklatur", "--versi", "x"], ["opd", "a.xlsx", "--versi", "x"]],
)
def test_half_a_command_is_answered_with_the_whole_one(sisa: list[str]) -> None:
    hasil = jalankan(app, ["referensi", *sisa])
    assert hasil.exit_code == 2
    assert "musrenbang referensi nomenklatur BERKAS.xlsx --versi NAMA" in hasil.output


def test_a_workbook_that_is_not_there_is_told(tmp_path: Path) -> None:
    hasil = jalankan(app, ["referensi", "nomenklatur", "tak-ada.xlsx", "--versi", "x"])
    assert (hasil.exit_code, "tak-ada.xlsx" in hasil.stderr) == (2, True)
