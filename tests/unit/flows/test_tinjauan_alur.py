"""From the doubtful proposals of a year to decisions, and back into its budget."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from buku_tinjauan import PENELAAH, Isian, isi_tinjauan
from kotak_contoh import KARANGREJO, MARGODADI, METRO, atur, buat_kotak, tanya
from openpyxl import load_workbook

from flows.konsolidasi import konsolidasi
from flows.tinjauan import tinjauan
from tasks.lingkup import build_lingkup
from tasks.tinjauan.alur import SEBAGIAN
from tasks.tinjauan.keluar import publish_tinjauan

TERIMA = dt.date(2023, 2, 10)
PERPUSTAKAAN = "2.23 Perpustakaan"
"""A bidang urusan that no proposal of the two kelurahan has."""
PUTUSAN = "select kode_urusan, diputuskan_oleh from keputusan_klasifikasi"
DIPUTUS = "select usulan_id, kode_urusan, status_klasifikasi, keyakinan from klasifikasi"
REKAP = "select jumlah_usulan, diminta_rupiah from rekap_urusan where kode_urusan = '2.23'"
DIMINTA = "select sum(jumlah_usulan), sum(diminta_rupiah) from rekap_urusan"


def jalankan(*jalur: Path) -> Any:
    return konsolidasi(2023, tanggal_terima=TERIMA, jalur=list(jalur) or None, return_state=True)


@pytest.fixture(scope="module")
def asal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Two kelurahan, imported once."""
    folder = tmp_path_factory.mktemp("asal")
    buat_kotak(folder, MARGODADI, METRO)
    with pytest.MonkeyPatch.context() as monkeypatch:
        atur(monkeypatch, folder)
        assert jalankan().is_completed()
        yield folder


@pytest.fixture
def kota(asal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the two, warehouse and all."""
    folder = tmp_path / "kota"
    shutil.copytree(asal, folder)
    atur(monkeypatch, folder)
    return folder


def buku(folder: Path, isian: Isian, nama: str | None = PENELAAH) -> Path:
    """Return a filled review workbook of all proposals, outside the inbox."""
    keluar = publish_tinjauan(build_lingkup(2023), semua=True).berkas
    salinan = folder / "tinjauan kota.xlsx"
    shutil.copy(keluar, salinan)
    return isi_tinjauan(salinan, isian, nama)


def baris(path: Path, nomor: int) -> tuple[str, int]:
    """Return usulan_id and budget of a row of the workbook's table (from 0)."""
    ws = load_workbook(path)["Tinjauan"]
    return str(ws.cell(5 + nomor, 16).value), int(ws.cell(5 + nomor, 5).value or 0)


def test_a_decision_moves_the_proposal_and_its_money(kota: Path) -> None:
    path = buku(kota, {0: {"bidang": PERPUSTAKAAN, "catatan": "rapat"}, 1: {"setuju": "ya"}})
    usulan_id, rupiah = baris(path, 0)
    sebelum = tanya(kota, DIMINTA)
    assert tanya(kota, REKAP) == []
    keadaan = tinjauan(path, return_state=True)
    assert keadaan.is_completed()
    assert keadaan.name == "Completed"
    assert f"oleh {PENELAAH}: 2 keputusan baru" in keadaan.message
    assert (usulan_id, "2.23", "otomatis", 1.0) in tanya(kota, DIPUTUS)
    ((jumlah, diminta),) = tanya(kota, REKAP)
    assert jumlah >= 1
    assert diminta >= rupiah
    assert tanya(kota, DIMINTA) == sebelum
    alokasi = "select count(*) from alokasi where kode_urusan = '2.23'"
    assert tanya(kota, alokasi) == [(jumlah,)]
    rekap = load_workbook(kota / "keluaran" / "2023" / "rekap-musrenbang-2023.xlsx")
    kode = [s.value for (s,) in rekap["Per Urusan"].iter_rows(min_row=5, max_col=1)]
    assert "2.23" in kode


def test_the_same_workbook_twice_changes_nothing(kota: Path) -> None:
    path = buku(kota, {0: {"bidang": PERPUSTAKAAN}})
    tinjauan(path, return_state=True)
    rekap = kota / "keluaran" / "2023" / "rekap-musrenbang-2023.xlsx"
    isi = {t: tanya(kota, f"select * from {t}") for t in ("keputusan_klasifikasi", "klasifikasi")}
    usulan, byte = tanya(kota, "select * from usulan"), rekap.read_bytes()
    keadaan = tinjauan(path, return_state=True)
    assert "0 keputusan baru, 1 sudah tercatat" in keadaan.message
    assert {t: tanya(kota, f"select * from {t}") for t in isi} == isi
    assert tanya(kota, "select * from usulan") == usulan
    assert rekap.read_bytes() == byte


def test_a_kelurahan_that_sends_its_file_again_keeps_its_decisions(kota: Path) -> None:
    path = buku(kota, {0: {"bidang": PERPUSTAKAAN}})
    usulan_id, _ = baris(path, 0)
    tinjauan(path, return_state=True)
    semua = [kota / "masuk" / "2023" / n for n in (MARGODADI, METRO)]
    for berkas in semua:
        lembar = load_workbook(berkas)
        lembar.properties.title = "kiriman kedua"
        lembar.save(berkas)
    assert "2 kelurahan diimpor" in jalankan().message
    assert (usulan_id, "2.23", "otomatis", 1.0) in tanya(kota, DIPUTUS)
    ((jumlah, _),) = tanya(kota, REKAP)
    assert jumlah >= 1


def test_what_cannot_be_used_is_told_with_its_cell_and_the_rest_counts(kota: Path) -> None:
    isian: Isian = {
        0: {"bidang": PERPUSTAKAAN},
        1: {"bidang": "1.99 Entah"},
        2: {"setuju": "mungkin"},
        3: {"catatan": "tanya camat"},
    }
    keadaan = tinjauan(buku(kota, isian), return_state=True)
    assert (keadaan.is_completed(), keadaan.name) == (True, SEBAGIAN)
    judul, *rincian = keadaan.message.splitlines()
    assert "1 keputusan baru, 3 isian tidak dipakai" in judul
    assert [r.split(":")[0] for r in rincian] == [
        "- Tinjauan!L6",
        "- Tinjauan!K7",
        "- Tinjauan!N8",
    ]
    assert "1.99" in rincian[0]
    assert tanya(kota, PUTUSAN) == [("2.23", PENELAAH)]


def test_an_old_workbook_applies_nothing_of_what_is_gone(kota: Path) -> None:
    path = buku(kota, {0: {"bidang": PERPUSTAKAAN}})
    usulan_id, _ = baris(path, 0)
    lama = load_workbook(path)
    lama["Tinjauan"]["P5"].value = "0" * 16
    lama.save(path)
    keadaan = tinjauan(path, return_state=True)
    assert "tidak lagi ada di gudang" in keadaan.message
    assert "Tinjauan!L5" in keadaan.message
    assert tanya(kota, PUTUSAN) == []
    assert not [b for b in tanya(kota, DIPUTUS) if b[0] == usulan_id and b[1] == "2.23"]


def test_rows_shifted_against_their_hidden_columns_are_not_applied(kota: Path) -> None:
    path = buku(kota, {0: {"bidang": PERPUSTAKAAN}})
    geser = load_workbook(path)
    ws = geser["Tinjauan"]
    ws["C5"].value = "Pengadaan buku untuk taman baca"
    geser.save(path)
    keadaan = tinjauan(path, return_state=True)
    assert "tidak lagi cocok dengan usulannya" in keadaan.message
    assert tanya(kota, PUTUSAN) == []


def test_a_workbook_without_a_name_or_damaged_fails_and_leaves_the_year_alone(kota: Path) -> None:
    path = buku(kota, {0: {"bidang": PERPUSTAKAAN}}, nama=None)
    sebelum = tanya(kota, DIPUTUS)
    keadaan = tinjauan(path, return_state=True)
    assert keadaan.is_failed()
    assert "Belum ada nama yang memutuskan" in keadaan.message
    assert tinjauan(path, oleh="Budi", return_state=True).is_completed()
    assert tanya(kota, PUTUSAN) == [("2.23", "Budi")]
    path.write_bytes(path.read_bytes()[:-500])
    keadaan = tinjauan(path, return_state=True)
    assert keadaan.is_failed()
    assert "terpotong" in keadaan.message
    assert tanya(kota, DIPUTUS) != sebelum


def test_a_workbook_in_the_inbox_is_taken_before_the_kelurahan_and_stays_there(kota: Path) -> None:
    path = buku(kota, {0: {"bidang": PERPUSTAKAAN}})
    usulan_id, _ = baris(path, 0)
    # A name that would make it a kelurahan's file.
    kotak = kota / "masuk" / "2023" / "tinjauan margodadi.xlsx"
    shutil.move(path, kotak)
    keadaan = jalankan()
    assert keadaan.is_completed()
    assert "Buku tinjauan tinjauan margodadi.xlsx oleh Rini Astuti: 1 keputusan" in keadaan.message
    assert "tidak ada yang gagal." in keadaan.message
    assert (usulan_id, "2.23", "otomatis", 1.0) in tanya(kota, DIPUTUS)
    assert tanya(kota, REKAP) != []
    assert kotak.exists()
    assert tanya(kota, "select count(*) from impor where jalur_relatif like '%tinjauan%'") == [(0,)]
    assert "0 keputusan baru, 1 sudah tercatat" in jalankan().message


def test_an_untouched_workbook_in_the_inbox_is_nothing_to_do(kota: Path) -> None:
    shutil.move(buku(kota, {}, nama=None), kota / "masuk" / "2023" / "Metro tinjauan.xlsx")
    keadaan = jalankan()
    assert keadaan.is_completed()
    assert "Buku tinjauan Metro tinjauan.xlsx belum diisi; tidak ada yang" in keadaan.message
    assert tanya(kota, PUTUSAN) == []


def test_a_bad_workbook_in_the_inbox_fails_alone(kota: Path) -> None:
    kotak = kota / "masuk" / "2023"
    shutil.move(buku(kota, {0: {"bidang": PERPUSTAKAAN}}, nama=None), kotak / "a.xlsx")
    keadaan = jalankan(kotak / MARGODADI, kotak / "a.xlsx")
    assert keadaan.is_failed()
    assert "1 gagal:\na.xlsx, lembar Petunjuk: Belum ada nama" in keadaan.message
    diimpor = "select count(*), sum(keadaan = 'gagal') from impor where kode_kelurahan = ?"
    assert tanya(kota, diimpor, "18.72.05.1004") == [(2, 0)]


def test_a_workbook_of_another_year_waits_for_that_year(kota: Path) -> None:
    path = buku(kota, {0: {"bidang": PERPUSTAKAAN}})
    lain = load_workbook(path)
    for ws in lain.worksheets:
        ws["B1"].value = 2022
    lain.save(kota / "masuk" / "2023" / "a.xlsx")
    keadaan = jalankan()
    assert keadaan.is_completed()
    assert "a.xlsx milik Musrenbang 2022" in keadaan.message
    assert tanya(kota, PUTUSAN) == []


def test_an_empty_warehouse_keeps_nobody_from_putting_a_workbook_into_the_inbox(
    kota: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = buku(kota, {0: {"bidang": PERPUSTAKAAN}})
    baru = tmp_path / "baru"
    buat_kotak(baru, KARANGREJO)
    atur(monkeypatch, baru)
    shutil.copy(path, baru / "masuk" / "2023" / "a.xlsx")
    keadaan = jalankan(baru / "masuk" / "2023" / "a.xlsx")
    assert keadaan.is_completed()
    assert "tidak lagi ada di gudang" in keadaan.message
    assert "Belum ada data Musrenbang 2023" in keadaan.message
