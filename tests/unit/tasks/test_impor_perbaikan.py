"""A kelurahan mends its file and sends it again: warehouse, feedback and roster tell the same."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from kotak_contoh import atur, buat_kotak, tanya
from openpyxl import Workbook, load_workbook

from cli.tampilan_gudang import show_status
from tasks.alur import conclude
from tasks.antrean import Kiriman, build_antrean
from tasks.gudang import prepare_gudang, read_status
from tasks.impor import impor_kiriman
from tasks.kotak_masuk import list_berkas
from tasks.lingkup import Lingkup, build_lingkup
from tasks.proses import Bacaan, identify_isi
from tasks.ringkasan import list_status
from tasks.terbit import publish_umpan_balik

KEPALA = ("No", "Usulan Kegiatan", "Lokasi", "RT/RW", "Volume", "Satuan", "Anggaran (Rp)")
BAIK = (1, "Pembangunan drainase Jl. Mawar", "Jl. Mawar", "RT 01/RW 02", 100, "meter", 50_000_000)
RAGU = (
    2,
    "Rehabilitasi posyandu Anggrek",
    "Jl. Melati",
    "RT 02/RW 02",
    1,
    "unit",
    "belum dihitung",
)
KETIGA = (3, "Pengadaan kursi balai", "Jl. Kenanga", "RT 03/RW 02", 40, "kursiii", 8_000_000)


@pytest.fixture
def lingkup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Lingkup:
    atur(monkeypatch, tmp_path)
    buat_kotak(tmp_path)
    lingkup = build_lingkup(2023, tanggal_terima=dt.date(2023, 2, 10))
    prepare_gudang(lingkup)
    return lingkup


def kirim(lingkup: Lingkup, *baris: tuple[object, ...]) -> tuple[Kiriman, Bacaan]:
    """Put a workbook of these rows into the inbox and import it."""
    buku = Workbook()
    ws = buku.active
    assert ws is not None
    for isi in (("USULAN MUSRENBANG KELURAHAN MARGODADI TAHUN 2023",), (), KEPALA, *baris):
        ws.append(isi)
    buku.save(lingkup.folder_masuk / "2023" / "Margodadi.xlsx")
    (kiriman,) = build_antrean(
        list_berkas(lingkup.folder_masuk),
        lingkup.tahun,
        lingkup.referensi.wilayah,
        lambda b: identify_isi(b, lingkup.referensi, lingkup.batas, lingkup.tahun),
    )
    return kiriman, impor_kiriman(kiriman, lingkup)


def test_a_mended_file_is_compared_with_the_one_before(lingkup: Lingkup, tmp_path: Path) -> None:
    _, awal = kirim(lingkup, BAIK, RAGU, KETIGA)
    assert awal.perbaikan is None
    id_awal = dict(tanya(tmp_path, "select uraian, usulan_id from usulan"))

    kiriman, kini = kirim(lingkup, BAIK, (*RAGU[:-1], 25_000_000), KETIGA)

    assert kini.perbaikan is not None
    hitungan = kini.perbaikan.hitung()
    assert hitungan.diperbaiki >= 1
    assert hitungan.baru == 0
    assert set(kini.perbaikan.diperbaiki["kolom"]) == {"anggaran_rupiah"}
    assert "satuan" in set(kini.perbaikan.tersisa["kolom"])
    assert dict(tanya(tmp_path, "select uraian, usulan_id from usulan")) == id_awal

    kalimat = f"{hitungan.diperbaiki} temuan sudah diperbaiki, {hitungan.tersisa} masih ada, 0 baru"
    ringkasan = load_workbook(publish_umpan_balik(kiriman, kini, lingkup))["Ringkasan"]
    isi = [str(b[0]) for b in ringkasan.iter_rows(values_only=True)]
    assert f"Sejak kiriman sebelumnya: {kalimat}." in isi
    baris = f"Margodadi, sejak kiriman sebelumnya: {kalimat}."
    assert str(conclude([(kiriman, kini)], []).message).splitlines() == [
        baris,
        "1 kelurahan diimpor, tidak ada yang gagal.",
    ]
    assert baris in str(conclude([(kiriman, kini)], ["metro: rusak"]).message)


def test_the_roster_tells_due_day_completeness_and_what_was_mended(
    lingkup: Lingkup, capsys: pytest.CaptureFixture[str]
) -> None:
    kirim(lingkup, BAIK, RAGU, (3, None, "Jl. Kenanga", "RT 03/RW 02", 40, "unit", 8_000_000))
    awal = {b["Kelurahan"]: b for b in list_status(read_status(lingkup))}
    show_status(lingkup)
    kirim(lingkup, BAIK, RAGU)
    kini = {b["Kelurahan"]: b for b in list_status(read_status(lingkup))}

    batas = lingkup.referensi.jadwal.set_index(["tahun_musrenbang", "kode_kelurahan"])[
        "batas_kirim"
    ]
    jatuh_tempo = dt.date.fromisoformat(batas[2023, "18.72.05.1004"])
    assert kini["Margodadi"]["Jatuh tempo"] == f"{jatuh_tempo:%d-%m-%Y}"
    assert (awal["Margodadi"]["Kelengkapan"], kini["Margodadi"]["Kelengkapan"]) == (
        "sebagian",
        "lengkap",
    )
    assert awal["Margodadi"]["Perbaikan"] == ""
    assert "1 temuan sudah diperbaiki" in kini["Margodadi"]["Perbaikan"]
    layar = capsys.readouterr().out
    assert "belum, batas 12-02" in next(b for b in layar.splitlines() if "Rejomulyo" in b)
    assert "Masuk sebagian, ada usulan yang ditolak: Margodadi." in layar
    assert (kini["Metro"]["Kelengkapan"], kini["Metro"]["Perbaikan"]) == ("", "")
