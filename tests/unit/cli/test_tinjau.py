"""`musrenbang tinjau` as planners call it: what is written where, what is said, exit codes."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest
from buku_tinjauan import isi_tinjauan
from kotak_contoh import CONTOH, MARGODADI, atur, buat_kotak
from openpyxl import load_workbook
from typer.testing import CliRunner

from cli.main import app
from tasks.antrean import build_antrean
from tasks.gudang import prepare_gudang
from tasks.impor import impor_kiriman
from tasks.kotak_masuk import list_berkas
from tasks.lingkup import build_lingkup
from tasks.proses import identify_isi

jalankan = CliRunner(env={"COLUMNS": "200", "TERM": "dumb"}).invoke
TAHUN = ("--tahun", "2023")


@pytest.fixture(scope="module")
def asal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The proposals of Margodadi in a warehouse."""
    folder = tmp_path_factory.mktemp("asal")
    with pytest.MonkeyPatch.context() as monkeypatch:
        atur(monkeypatch, folder)
        buat_kotak(folder, MARGODADI)
        lingkup = build_lingkup(2023, tanggal_terima=dt.date(2023, 2, 10))
        prepare_gudang(lingkup)
        rujukan = lingkup.referensi
        (kiriman,) = build_antrean(
            list_berkas(lingkup.folder_masuk),
            2023,
            rujukan.wilayah,
            lambda b: identify_isi(b, rujukan, lingkup.batas, 2023),
        )
        impor_kiriman(kiriman, lingkup)
    return folder


@pytest.fixture
def kota(asal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "kota"
    shutil.copytree(asal, folder)
    atur(monkeypatch, folder)
    return folder


def tinjau(*isi: str) -> tuple[int, str, str]:
    hasil = jalankan(app, ["tinjau", *isi])
    return hasil.exit_code, hasil.stdout, hasil.stderr


def test_the_workbook_goes_to_the_outputs_of_the_year_and_says_how_much_it_asks(
    kota: Path,
) -> None:
    kode, tampil, _ = tinjau("keluar", *TAHUN, "--semua")
    path = kota / "keluaran" / "2023" / "tinjauan" / "tinjauan_2023.xlsx"
    assert kode == 0
    assert f"Buku tinjauan: {path}" in tampil
    banyak = load_workbook(path)["Tinjauan"].max_row - 4
    assert f"({banyak} usulan, Rp " in tampil


def test_of_one_kelurahan_it_bears_its_name(kota: Path) -> None:
    assert tinjau("keluar", *TAHUN, "--kelurahan", "margodadi")[0] == 0
    assert tinjau("keluar", *TAHUN, "--kelurahan", "Metro", "--semua")[0] == 0
    folder = kota / "keluaran" / "2023" / "tinjauan"
    assert {p.name for p in folder.iterdir()} == {
        "tinjauan_2023_margodadi.xlsx",
        "tinjauan_2023_metro.xlsx",
    }
    kosong = load_workbook(folder / "tinjauan_2023_metro.xlsx")["Tinjauan"]
    assert kosong["C5"].value is None


def test_an_unknown_kelurahan_and_a_year_without_data_are_told(kota: Path) -> None:
    kode, _, galat = tinjau("keluar", *TAHUN, "--kelurahan", "Margododol")
    assert (kode, "Margododol" in galat) == (2, True)
    kode, _, galat = tinjau("keluar", "--tahun", "2031")
    assert (kode, "Belum ada data Musrenbang 2031" in galat) == (2, True)


def test_a_filled_workbook_is_never_overwritten(kota: Path) -> None:
    tinjau("keluar", *TAHUN, "--semua")
    folder = kota / "keluaran" / "2023" / "tinjauan"
    path = isi_tinjauan(folder / "tinjauan_2023.xlsx", {0: {"setuju": "ya"}})
    terisi = path.read_bytes()
    for nomor in (1, 2):
        kode, tampil, _ = tinjau("keluar", *TAHUN, "--semua")
        simpanan = folder / f"tinjauan_2023_terisi-{nomor}.xlsx"
        assert (kode, f"disimpan sebagai {simpanan}" in tampil) == (0, True)
        assert simpanan.read_bytes() == terisi
        assert load_workbook(path)["Tinjauan"]["K5"].value is None
        path.write_bytes(terisi)
    path.write_bytes(b"rusak")
    assert tinjau("keluar", *TAHUN)[0] == 0
    assert (folder / "tinjauan_2023_terisi-3.xlsx").read_bytes() == b"rusak"


def test_an_untouched_workbook_is_replaced_in_silence(kota: Path) -> None:
    tinjau("keluar", *TAHUN)
    assert "disimpan" not in tinjau("keluar", *TAHUN)[1]
    assert len(list((kota / "keluaran" / "2023" / "tinjauan").iterdir())) == 1


@pytest.mark.parametrize(
    ("isi", "kode", "pesan"),
    [
        ({}, 0, "belum diisi; tidak ada yang dikerjakan"),
        ({0: {"setuju": "ya"}}, 2, "Belum ada nama yang memutuskan"),
    ],
)
def test_a_workbook_without_answers_or_without_a_name_starts_nothing(
    kota: Path, isi: dict[int, dict[str, str]], kode: int, pesan: str
) -> None:
    tinjau("keluar", *TAHUN, "--semua")
    path = kota / "keluaran" / "2023" / "tinjauan" / "tinjauan_2023.xlsx"
    hasil = tinjau("masuk", str(isi_tinjauan(path, isi, nama=None)))
    assert hasil[0] == kode
    assert pesan in hasil[1] + hasil[2]


@pytest.mark.parametrize(
    ("berkas", "pesan"),
    [
        ("tidak-ada.xlsx", "tidak ditemukan"),
        (str(CONTOH / MARGODADI), "bukan buku tinjauan"),
        (str(CONTOH / "usulan karangrejo 2023.xlsx"), "terpotong"),
    ],
)
def test_what_is_no_review_workbook_is_refused_with_advice(
    kota: Path, berkas: str, pesan: str
) -> None:
    kode, _, galat = tinjau("masuk", berkas)
    assert kode == 2
    assert pesan in galat


def test_a_workbook_of_a_year_that_the_warehouse_does_not_know_is_told(kota: Path) -> None:
    tinjau("keluar", *TAHUN, "--semua")
    path = kota / "keluaran" / "2023" / "tinjauan" / "tinjauan_2023.xlsx"
    isi_tinjauan(path, {0: {"setuju": "ya"}})
    buku = load_workbook(path)
    for ws in buku.worksheets:
        ws["B1"].value = 2031
    buku.save(path)
    kode, _, galat = tinjau("masuk", str(path))
    assert (kode, "Belum ada data Musrenbang 2031" in galat) == (2, True)
