"""A sheet full of NIK and phone numbers: only the kelurahan's own feedback shows them again."""

from __future__ import annotations

import datetime as dt
import re
import sqlite3
from pathlib import Path

import pytest
from kotak_contoh import atur
from openpyxl import Workbook, load_workbook

from tasks.antrean import Kiriman, build_antrean
from tasks.gudang import prepare_gudang
from tasks.impor import impor_kiriman
from tasks.kotak_masuk import list_berkas
from tasks.lingkup import Lingkup, build_lingkup
from tasks.proses import Bacaan, identify_isi
from tasks.terbit import publish_rekap, publish_umpan_balik

NIK = ("1" * 16, "1872 " + "05 " + "0101 90" + " 0001", "2" * 17, "3" * 16)
TELEPON = "0812" + "3456" + "7890"
SEHARUSNYA_HILANG = re.compile(rf"\d{{16}}|{NIK[1]}|{TELEPON}|Suparno")
NAMA = "KELURAHAN METRO"
ISI = (
    ("No", "Usulan", "Lokasi", "Volume", "Satuan", "Anggaran", "Keterangan"),
    (1, f"Bedah rumah Suparno NIK {NIK[0]}", "RT 1 RW 2", 1, "unit", 25_000_000, None),
    (2, f"Bantuan kursi roda ({NIK[1]})", f"RT 2 RW 2 {NIK[2]}", 1, "unit", 3_000_000, TELEPON),
    (3, "Jamban sehat", "RT 3 RW 2", int(NIK[3]), "unit", 150_000_000_000_000, None),
    (None, f"Catatan: hubungi {TELEPON}", None, None, None, None, None),
)


@pytest.fixture
def lingkup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Lingkup:
    atur(monkeypatch, tmp_path)
    _tulis(tmp_path / "masuk" / "2023" / "Metro.xlsx")
    lingkup = build_lingkup(2023, tanggal_terima=dt.date(2023, 2, 10))
    prepare_gudang(lingkup)
    return lingkup


@pytest.fixture
def masuk(lingkup: Lingkup) -> tuple[Kiriman, Bacaan]:
    (kiriman,) = build_antrean(
        list_berkas(lingkup.folder_masuk),
        lingkup.tahun,
        lingkup.referensi.wilayah,
        lambda b: identify_isi(b, lingkup.referensi, lingkup.batas, lingkup.tahun),
    )
    return kiriman, impor_kiriman(kiriman, lingkup)


def _tulis(path: Path) -> None:
    path.parent.mkdir(parents=True)
    buku = Workbook()
    buku.active.append([f"USULAN MUSRENBANG {NAMA} TAHUN 2023"])
    for baris in ISI:
        buku.active.append(baris)
    buku.save(path)


def _semua_teks(path: Path) -> list[str]:
    """Return every text of every table of the warehouse, hashes and row identities aside."""
    with sqlite3.connect(path) as koneksi:
        tabel = [t for (t,) in koneksi.execute("select name from sqlite_master where type='table'")]
        kolom = [(t, str(k[1])) for t in tabel for k in koneksi.execute(f"pragma table_info({t})")]
        return [
            str(teks)
            for t, k in kolom
            if not k.endswith(("sha256", "_id", "_hash", "versi_aturan"))
            for (teks,) in koneksi.execute(f'select "{k}" from {t}')
            if teks is not None
        ]


@pytest.mark.usefixtures("masuk")
def test_the_warehouse_holds_the_rows_without_a_single_nik(tmp_path: Path) -> None:
    teks = _semua_teks(tmp_path / "data" / "gudang.db")
    assert any(t.startswith("Bedah rumah [nama disamarkan] NIK [NIK") for t in teks)
    assert [t for t in teks if SEHARUSNYA_HILANG.search(t)] == []


def test_each_cell_with_personal_data_is_a_finding(masuk: tuple[Kiriman, Bacaan]) -> None:
    temuan = masuk[1].hasil.temuan
    kena = temuan.loc[temuan["kode"] == "DATA_PRIBADI", "sel"]
    assert sorted(kena) == ["B3", "B4", "C4", "G4"]


def test_the_feedback_keeps_what_the_kelurahan_wrote(
    masuk: tuple[Kiriman, Bacaan], lingkup: Lingkup
) -> None:
    buku = load_workbook(publish_umpan_balik(*masuk, lingkup))
    asal = next(ws for ws in buku.worksheets if str(ws["A1"].value).startswith("USULAN"))
    assert NIK[0] in asal["B3"].value


@pytest.mark.usefixtures("masuk")
def test_the_rekap_holds_none(lingkup: Lingkup) -> None:
    buku = load_workbook(publish_rekap(lingkup))
    isi = [str(s.value) for ws in buku.worksheets for b in ws.iter_rows() for s in b if s.value]
    assert any("Bedah rumah" in t for t in isi)
    assert [t for t in isi if SEHARUSNYA_HILANG.search(t)] == []
