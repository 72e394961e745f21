"""`musrenbang templat` as people call it: what is written where, what is said, exit codes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from isi_templat import ISI, isi_templat
from kotak_contoh import atur, setelan
from openpyxl import load_workbook
from typer.testing import CliRunner

from cli.main import app

jalankan = CliRunner(env={"COLUMNS": "120"}).invoke
BERKAS = "templat-musrenbang-2026-hadimulyo-barat.xlsx"


@pytest.fixture(autouse=True)
def sendiri(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    atur(monkeypatch, tmp_path)


def _buat(*lain: str) -> tuple[int, str]:
    hasil = jalankan(app, ["templat", *lain])
    return hasil.exit_code, hasil.output


def test_a_template_goes_into_the_chosen_folder(tmp_path: Path) -> None:
    folder = tmp_path / "baru" / "sekali"
    kode, tampil = _buat(
        *("--kelurahan", "hadimulyo barat", "--tahun", "2026", "--keluaran", str(folder))
    )
    assert kode == 0
    assert [p.name for p in folder.iterdir()] == [BERKAS]
    assert str(folder / BERKAS) in tampil
    ws = load_workbook(folder / BERKAS)["Usulan"]
    assert [ws[f"A{r}"].value for r in (1, 2, 3)] == [
        "DAFTAR USULAN MUSRENBANG KELURAHAN HADIMULYO BARAT",
        "Kecamatan Metro Pusat, Kota Metro",
        "Tahun Musrenbang 2026, untuk RKPD tahun 2027",
    ]


def test_without_a_folder_it_goes_to_the_outputs_of_the_year(tmp_path: Path) -> None:
    assert _buat("--kelurahan", "18.72.01.1004", "--tahun", "2026")[0] == 0
    assert (tmp_path / "keluaran" / "2026" / "templat" / BERKAS).is_file()


def test_without_a_year_it_is_the_year_of_the_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MUSRENBANG_TAHUN", "2026")
    assert _buat("--kelurahan", "Hadimulyo Barat")[0] == 0
    assert (tmp_path / "keluaran" / "2026" / "templat" / BERKAS).is_file()


def test_all_kelurahan_get_their_own(tmp_path: Path) -> None:
    kode, tampil = _buat("--semua", "--tahun", "2026", "--keluaran", str(tmp_path / "t"))
    assert kode == 0
    assert len(list((tmp_path / "t").glob("templat-musrenbang-2026-*.xlsx"))) == 22
    assert tampil.count("Templat: ") == 22


def test_a_template_that_may_be_filled_in_is_not_replaced_unasked(tmp_path: Path) -> None:
    pesan = ("--kelurahan", "Hadimulyo Barat", "--tahun", "2026", "--keluaran", str(tmp_path))
    _buat(*pesan)
    kosong = (tmp_path / BERKAS).read_bytes()
    isi_templat(tmp_path / BERKAS, enumerate(ISI, start=1), tmp_path / BERKAS)
    terisi = (tmp_path / BERKAS).read_bytes()
    kode, tampil = _buat(*pesan)
    assert kode == 0
    assert "Sudah ada, dibiarkan" in tampil
    assert (tmp_path / BERKAS).read_bytes() == terisi
    assert _buat(*pesan, "--timpa")[0] == 0
    assert (tmp_path / BERKAS).read_bytes() == kosong


def test_an_unknown_kelurahan_is_answered_with_the_nearest_names(tmp_path: Path) -> None:
    kode, tampil = _buat("--kelurahan", "Hadimulio Barat", "--keluaran", str(tmp_path / "t"))
    assert kode == 2
    assert "“Hadimulio Barat” tidak ada" in tampil
    assert "Mungkin maksudnya: Hadimulyo Barat" in tampil
    assert not (tmp_path / "t").exists()


@pytest.mark.parametrize("pilihan", [(), ("--semua", "--kelurahan", "Metro")])
def test_one_kelurahan_or_all_must_be_said(pilihan: tuple[str, ...], tmp_path: Path) -> None:
    kode, tampil = _buat(*pilihan)
    assert kode == 2
    assert "--semua" in tampil
    assert not (tmp_path / "keluaran").exists()


@pytest.mark.parametrize("tempat", ["berkas", "berkas/dalam"])
def test_a_place_that_is_no_folder_is_told(tempat: str, tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("isi", encoding="utf-8")
    kode, tampil = _buat("--kelurahan", "Metro", "--keluaran", str(tmp_path / tempat))
    assert kode == 2
    assert "Tidak dapat menulis" in tampil
    assert "Traceback" not in tampil
    assert (tmp_path / "berkas").read_text(encoding="utf-8") == "isi"


def test_a_year_before_the_agencies_we_know_is_told(tmp_path: Path) -> None:
    kode, tampil = _buat("--kelurahan", "Metro", "--tahun", "2010")
    assert kode == 2
    assert "opd.csv" in tampil


def test_a_filled_template_passes_the_check_of_files(tmp_path: Path) -> None:
    _buat("--kelurahan", "Margodadi", "--tahun", "2026", "--keluaran", str(tmp_path))
    path = tmp_path / "templat-musrenbang-2026-margodadi.xlsx"
    isi_templat(path, enumerate(ISI, start=1), path)
    assert jalankan(app, ["periksa", str(path)]).exit_code == 0


def test_it_starts_neither_prefect_nor_a_database(tmp_path: Path) -> None:
    naskah = (
        "import sys\n"
        "from cli.main import app\n"
        "app(['templat', '--kelurahan', 'Metro', '--tahun', '2026'], standalone_mode=False)\n"
        "print(sorted({'prefect', 'sqlalchemy'} & sys.modules.keys()), file=sys.stderr)\n"
    )
    selesai = subprocess.run(
        [sys.executable, "-c", naskah],
        env=os.environ | setelan(tmp_path),
        capture_output=True,
        text=True,
        check=True,
    )
    assert selesai.stderr.splitlines()[-1] == "[]"
    assert not (tmp_path / "data").exists()
