from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from kotak_contoh import CONTOH, KARANGREJO, MARGODADI, METRO, atur, buat_kotak, setelan
from typer.testing import CliRunner

from cli.main import app

PERINTAH = (
    *("impor", "periksa", "klasifikasi", "status", "ulang-gagal", "rekap", "referensi"),
    *("migrasi", "contoh", "layani", "templat", "asal", "gudang"),
)
jalankan = CliRunner(env={"COLUMNS": "120"}).invoke


@pytest.fixture(autouse=True)
def sendiri(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    atur(monkeypatch, tmp_path)


def test_help_is_indonesian_down_to_its_frame() -> None:
    bantuan = jalankan(app, ["--help"]).output
    assert all(p in bantuan for p in PERINTAH)
    assert "Tampilkan bantuan ini." in bantuan
    for inggris in ("Options ", "Commands ", "Show this message"):
        assert inggris not in bantuan


@pytest.mark.parametrize("perintah", PERINTAH)
def test_every_command_explains_itself(perintah: str) -> None:
    hasil = jalankan(app, [perintah, "--help"])
    assert hasil.exit_code == 0
    assert "Tampilkan bantuan ini." in hasil.output


def test_json_has_one_document_per_file_and_the_worst_exit_code() -> None:
    hasil = jalankan(app, ["periksa", "--json", str(CONTOH / METRO), str(CONTOH / KARANGREJO)])
    baik, rusak = (json.loads(b) for b in hasil.stdout.splitlines())
    assert (baik["kelurahan"], baik["tahun"]) == ("18.72.01.1001", 2023)
    assert len(baik["usulan"]) > 10
    assert "galat" not in baik
    assert rusak["galat"]["kode"] == "BERKAS_TIDAK_TERBACA"
    assert rusak["berkas"].endswith(KARANGREJO)
    assert len(rusak["sha256"]) == 64
    assert hasil.exit_code == 2


def test_a_folder_is_looked_through_and_refusals_exit_with_one(tmp_path: Path) -> None:
    masuk = buat_kotak(tmp_path, MARGODADI, METRO)
    hasil = jalankan(app, ["periksa", "--json", str(masuk)])
    dokumen = [json.loads(b) for b in hasil.stdout.splitlines()]
    assert [d["berkas"].rsplit("/", 1)[-1] for d in dokumen] == [MARGODADI, METRO]
    assert [u["status"] for u in dokumen[0]["usulan"]].count("ditolak") == 3
    assert hasil.exit_code == 1


def test_a_sheet_of_nobody_is_still_understood(tmp_path: Path) -> None:
    (tmp_path / "usulan.csv").write_text(
        "No,Usulan Kegiatan,Lokasi,Volume,Satuan,Anggaran\n"
        '1,Pembangunan drainase,RT 03 RW 02,120,meter,"Rp 48.000.000,-"\n',
        encoding="utf-8",
    )
    hasil = jalankan(app, ["periksa", "--json", str(tmp_path / "usulan.csv")])
    (dokumen,) = (json.loads(b) for b in hasil.stdout.splitlines())
    assert (dokumen["kelurahan"], dokumen["tahun"]) == (None, None)
    (usulan,) = dokumen["usulan"]
    assert (usulan["anggaran_rupiah"], usulan["rt"], usulan["rw"]) == (48_000_000, "3", "2")
    assert usulan["sel"]["anggaran_rupiah"] == "F2"
    assert hasil.exit_code == 0


def test_a_file_that_is_not_there_is_a_failed_file_not_a_crash(tmp_path: Path) -> None:
    hasil = jalankan(app, ["periksa", "--json", str(tmp_path / "tidak-ada.xlsx")])
    (dokumen,) = (json.loads(b) for b in hasil.stdout.splitlines())
    assert dokumen["galat"]["pesan"]
    assert dokumen["sha256"] is None
    assert hasil.exit_code == 2
    assert jalankan(app, ["impor", str(tmp_path / "tidak-ada.xlsx")]).exit_code == 2


def test_tables_show_proposals_findings_and_their_cells() -> None:
    hasil = jalankan(app, ["periksa", str(CONTOH / MARGODADI)])
    for isi in ("Diterima", "Ditolak", "Temuan", "34 usulan diterima", "18.72.05.1004", "B7"):
        assert isi in hasil.stdout


def test_looking_at_a_file_starts_neither_prefect_nor_a_database(tmp_path: Path) -> None:
    naskah = (
        "import sys\n"
        "from cli.main import app\n"
        f"app(['periksa', '--json', {str(CONTOH / METRO)!r}], standalone_mode=False)\n"
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


def test_classification_keeps_the_rows_and_adds_its_columns(tmp_path: Path) -> None:
    masukan, keluaran = tmp_path / "in.csv", tmp_path / "hasil" / "out.csv"
    masukan.write_text(
        'id,text\n7,Pemasangan lampu jalan di RT 03\n8,"Posyandu, Jl. Mawar"\n9,\n',
        encoding="utf-8",
    )
    assert jalankan(app, ["klasifikasi", str(masukan), str(keluaran)]).exit_code == 0
    with keluaran.open(encoding="utf-8", newline="") as isi:
        baris = list(csv.DictReader(isi))
    assert list(baris[0]) == ["id", "text", "kode_urusan", "keyakinan", "kandidat", "dasar"]
    assert [b["id"] for b in baris] == ["7", "8", "9"]
    assert [b["kode_urusan"] for b in baris[:2]] == ["2.15", "1.02"]
    assert baris[1]["text"] == "Posyandu, Jl. Mawar"
    assert all(0 <= float(b["keyakinan"]) <= 1 for b in baris)


@pytest.mark.parametrize("isi", ["id,usulan\n1,jalan\n", "", None])
def test_a_csv_without_texts_fails_with_advice(tmp_path: Path, isi: str | None) -> None:
    masukan = tmp_path / "in.csv"
    if isi is not None:
        masukan.write_text(isi, encoding="utf-8")
    hasil = jalankan(app, ["klasifikasi", str(masukan), str(tmp_path / "out.csv")])
    assert hasil.exit_code == 2
    assert "CSV" in hasil.stderr
    assert not (tmp_path / "out.csv").exists()


def test_reference_tables_are_checked_listed_and_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    daftar = jalankan(app, ["referensi"])
    assert (daftar.exit_code, "wilayah" in daftar.stdout) == (0, True)
    assert "Sumbersari Bantul" in jalankan(app, ["referensi", "wilayah"]).stdout
    assert jalankan(app, ["referensi", "entah"]).exit_code == 2
    (tmp_path / "satuan.csv").write_text("satuan,jenis\nmeter,panjang\n", encoding="utf-8")
    monkeypatch.setenv("MUSRENBANG_FOLDER_REFERENSI", str(tmp_path))
    rusak = jalankan(app, ["referensi"])
    assert rusak.exit_code == 2
    assert "satuan.csv" in rusak.stderr


def test_an_empty_warehouse_has_every_kelurahan_missing(tmp_path: Path) -> None:
    assert jalankan(app, ["migrasi"]).exit_code == 0
    assert (tmp_path / "data" / "gudang.db").exists()
    status = jalankan(app, ["status", "--tahun", "2023"])
    assert status.exit_code == 0
    assert status.stdout.count("belum, lewat ") == 22


def test_a_warehouse_that_cannot_be_reached_fails_with_advice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("MUSRENBANG_GUDANG_URL", "mysql://pengguna:rahasia@127.0.0.1/gudang")
    hasil = jalankan(app, ["status"])
    assert hasil.exit_code == 2
    assert "Gagal" in hasil.stderr
    assert "rahasia" not in hasil.output


@pytest.mark.parametrize("perintah", ["rekap", "ulang-gagal"])
def test_a_year_without_data_is_said_so_and_leaves_no_output(tmp_path: Path, perintah: str) -> None:
    hasil = jalankan(app, [perintah, "--tahun", "2031"])
    assert hasil.exit_code == 2
    assert "Belum ada data Musrenbang 2031" in hasil.stderr
    assert "musrenbang impor --tahun 2031" in hasil.stderr
    assert not (tmp_path / "keluaran").exists()


def test_an_inbox_that_is_not_there_is_named_with_what_to_do(tmp_path: Path) -> None:
    hasil = jalankan(app, ["impor", "--tahun", "2031"])
    assert hasil.exit_code == 2
    assert f"Kotak masuk {tmp_path.as_posix()}/masuk/2031 tidak ada" in hasil.stderr
    assert "Buat folder" in hasil.stderr
    assert not (tmp_path / "keluaran").exists()


def test_an_inbox_without_a_workbook_is_no_success(tmp_path: Path) -> None:
    kosong = tmp_path / "masuk" / "2023"
    kosong.mkdir(parents=True)
    (kosong / "catatan.txt").write_text("1;2;3")
    for pilihan in ([], [str(kosong)]):
        hasil = jalankan(app, ["impor", "--tahun", "2023", *pilihan])
        assert hasil.exit_code == 2
        assert "masuk/2023 tidak berisi berkas usulan" in hasil.stderr


def test_an_inbox_of_another_year_is_said_to_be_one(tmp_path: Path) -> None:
    buat_kotak(tmp_path, METRO)
    hasil = jalankan(app, ["impor", "--tahun", "2031", str(tmp_path / "masuk" / "2023")])
    assert hasil.exit_code == 2
    assert "tidak berisi berkas Musrenbang 2031" in hasil.stderr
    assert f"milik Musrenbang 2023: 2023/{METRO}." in hasil.stderr.replace("\n", " ")


def test_looking_into_an_empty_folder_fails_on_the_error_stream_alone(tmp_path: Path) -> None:
    (tmp_path / "kosong").mkdir()
    (tmp_path / "kosong" / "buat.py").write_text("print(1)")
    for bentuk in ([], ["--json"]):
        hasil = jalankan(app, ["periksa", *bentuk, str(tmp_path / "kosong")])
        assert (hasil.exit_code, hasil.stdout) == (2, "")
        assert "kosong tidak berisi berkas usulan" in hasil.stderr
        assert "Dilewati, bukan buku kerja: kosong/buat.py" in hasil.stderr


def test_a_broken_file_still_says_whose_it_is_where_its_name_tells(tmp_path: Path) -> None:
    rusak = tmp_path / "karangrejo.xlsx"
    rusak.write_bytes(b"PK")
    hasil = jalankan(app, ["periksa", "--json", "--tahun", "2023", str(rusak)])
    (dokumen,) = (json.loads(b) for b in hasil.stdout.splitlines())
    assert dokumen["galat"]
    assert (dokumen["kelurahan"], dokumen["tahun"]) == ("18.72.02.1003", 2023)


def test_a_sheet_of_nobody_is_said_to_be_refused_by_an_import(tmp_path: Path) -> None:
    (tmp_path / "usulan.csv").write_text("No,Usulan Kegiatan,Lokasi\n1,Perbaikan talud,RT 1\n")
    hasil = jalankan(app, ["periksa", str(tmp_path / "usulan.csv")])
    assert "Perintah impor akan menolak berkas ini" in hasil.stdout
    assert "Sebutkan --tahun" in hasil.stdout
    bernama = jalankan(app, ["periksa", str(CONTOH / METRO)])
    assert "menolak berkas ini" not in bernama.stdout
    assert "Kelurahan Metro (18.72.01.1001), tahun 2023" in bernama.stdout


def test_findings_name_their_sheet_where_the_workbook_has_several() -> None:
    banyak = jalankan(app, ["periksa", str(CONTOH / "MULYOJATI USULAN PER BIDANG 2023.xlsx")])
    assert banyak.stdout.count("Lembar") >= 2
    assert "Lembar" not in jalankan(app, ["periksa", str(CONTOH / METRO)]).stdout
