"""`musrenbang ekspor` as planners call it: what is written where, what is said, exit codes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from kotak_contoh import MARGODADI, METRO, atur
from openpyxl import load_workbook
from tahun_contoh import load_contoh
from typer.testing import CliRunner

from cli.main import app

jalankan = CliRunner(env={"COLUMNS": "200", "TERM": "dumb"}).invoke
TAHUN = ("--tahun", "2023")
FOLIO, A4 = 14, 9


@pytest.fixture(scope="module")
def asal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The proposals of Margodadi and Metro in a warehouse, the budget shared out."""
    folder = tmp_path_factory.mktemp("asal")
    load_contoh(folder, MARGODADI, METRO)
    return folder


@pytest.fixture
def kota(asal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "kota"
    shutil.copytree(asal, folder)
    atur(monkeypatch, folder)
    return folder / "keluaran" / "2023"


def ekspor(*isi: str) -> tuple[int, str]:
    hasil = jalankan(app, ["ekspor", *isi, *TAHUN])
    return hasil.exit_code, hasil.output


def test_sipd_is_written_for_the_city_and_each_kelurahan(kota: Path) -> None:
    kode, layar = ekspor("sipd")
    assert kode == 0, layar
    nama = {p.name for p in (kota / "sipd").iterdir()}
    assert nama == {
        "sipd-kota-metro-2023.xlsx",
        "sipd-kelurahan-margodadi-2023.xlsx",
        "sipd-kelurahan-metro-2023.xlsx",
    }
    assert layar.count("Ekspor SIPD: ") == 3


def test_one_kelurahan_alone_is_found_in_any_spelling(kota: Path) -> None:
    kode, layar = ekspor("sipd", "--kelurahan", "kel. margodadi")
    assert (kode, layar.count("\n")) == (0, 1)
    assert [p.name for p in (kota / "sipd").iterdir()] == ["sipd-kelurahan-margodadi-2023.xlsx"]


def test_a_kelurahan_that_is_none_fails_with_advice(kota: Path) -> None:
    kode, layar = ekspor("sipd", "--kelurahan", "Margodadu")
    assert kode == 2
    assert "Mungkin maksudnya: Margodadi" in layar
    kode, layar = ekspor("berita-acara", "--kelurahan", "Rejomulyo")
    assert kode == 2
    assert "Kelurahan Rejomulyo belum mempunyai usulan yang diterima." in layar
    assert not list(kota.glob("*/*.xlsx"))


def test_t_d_4_has_a_sheet_per_kecamatan_on_the_paper_asked_for(kota: Path) -> None:
    assert ekspor("td4", "--kertas", "F4")[0] == 0
    buku = load_workbook(kota / "td4" / "td4-musrenbang-2023.xlsx")
    assert buku.sheetnames == ["Metro Pusat", "Metro Selatan"]
    assert {int(ws.page_setup.paperSize) for ws in buku} == {FOLIO}
    assert ekspor("td4", "--kecamatan", "metro selatan")[0] == 0
    satu = load_workbook(kota / "td4" / "td4-kecamatan-metro-selatan-2023.xlsx")
    assert satu.sheetnames == ["Metro Selatan"]
    assert int(satu.active.page_setup.paperSize) == A4


def test_minutes_are_annexed_for_all_places_or_for_those_named(kota: Path) -> None:
    kode, layar = ekspor("berita-acara")
    assert kode == 0
    assert "Lampiran berita acara: 4 berkas di " in layar
    nama = {p.stem.removeprefix("lampiran-berita-acara-") for p in kota.glob("berita-acara/*")}
    assert nama == {
        *("kelurahan-margodadi-2023", "kelurahan-metro-2023"),
        *("kecamatan-metro-pusat-2023", "kecamatan-metro-selatan-2023"),
    }
    assert ekspor("berita-acara", "--kecamatan", "Metro Pusat")[1].count("\n") == 1


def test_the_rekap_takes_the_paper_too(kota: Path) -> None:
    assert jalankan(app, ["rekap", *TAHUN, "--kertas", "F4"]).exit_code == 0
    buku = load_workbook(kota / "rekap-musrenbang-2023.xlsx")
    assert {int(ws.page_setup.paperSize) for ws in buku} == {FOLIO}
    assert jalankan(app, ["rekap", *TAHUN, "--kertas", "A5"]).exit_code == 2


def test_a_year_without_data_says_so(kota: Path) -> None:
    hasil = jalankan(app, ["ekspor", "td4", "--tahun", "2031"])
    assert hasil.exit_code == 2
    assert "Belum ada data Musrenbang 2031" in hasil.output


def test_a_place_that_cannot_be_written_to_is_told(kota: Path) -> None:
    kota.mkdir(parents=True, exist_ok=True)
    (kota / "td4").write_text("bukan folder", encoding="utf-8")
    kode, layar = ekspor("td4")
    assert kode == 2
    assert "Tidak dapat menulis ke sini." in layar
