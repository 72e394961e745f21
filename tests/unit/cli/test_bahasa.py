"""Mistakes of use: told in Indonesian, whatever Click says."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from cli.main import app

jalankan = CliRunner(env={"COLUMNS": "120", "TERM": "dumb"}).invoke
INGGRIS = ("Usage", "Missing", "Invalid", "No such", "Error", "unexpected", "requires", "Try ")


@pytest.mark.parametrize(
    ("pilihan", "pesan"),
    [
        (["status", "--tahun", "dua"], "--tahun tidak dapat dipakai: tulis bilangan bulat"),
        (["status", "--tahun", "1800"], "dalam batas yang disebut di bantuan"),
        (["impor", "--tanggal-terima", "10/2/2023"], "misalnya 2023-02-10"),
        (["periksa"], "BERKAS belum disebut."),
        (["klasifikasi", "a.csv"], "OUT.csv belum disebut."),
        (["klasifikasi", ".", "b.csv"], "sebutkan sebuah berkas, bukan folder"),
        (["status", "--thn", "2023"], "Opsi --thn tidak ada."),
        (["status", "--tahu", "2023"], "Maksud Anda: --tahun?"),
        (["--entah"], "Opsi --entah tidak ada."),
        (["status", "--tahun"], "Opsi --tahun perlu sebuah nilai."),
        (["periksa", "--json=ya", "a"], "Opsi --json tidak menerima nilai."),
        (["import"], "Perintah import tidak ada. Maksud Anda: impor?"),
        (["xyz"], "Perintah xyz tidak ada."),
        (["migrasi", "sekarang"], "Argumen berlebih: sekarang."),
    ],
)
def test_a_mistake_is_told_in_indonesian(pilihan: list[str], pesan: str) -> None:
    hasil = jalankan(app, pilihan)
    assert hasil.exit_code == 2
    assert pesan in hasil.stderr
    assert not [kata for kata in INGGRIS if kata in hasil.output]


def test_usage_and_values_are_named_in_indonesian() -> None:
    bantuan = jalankan(app, ["impor", "--help"]).output
    for kata in ("Pemakaian: ", "[OPSI]", "BILANGAN", "TANGGAL"):
        assert kata in bantuan
    for kata in ("Usage", "OPTIONS", "INTEGER", "DATE", "TEXT"):
        assert kata not in bantuan
    assert "Pemakaian: " in jalankan(app, ["periksa"]).stderr
    assert "PERINTAH [ARGUMEN]..." in jalankan(app, ["--help"]).output


def test_without_a_command_the_help_is_shown() -> None:
    assert "Argumen" not in jalankan(app, []).stderr
    assert "periksa" in jalankan(app, []).output
