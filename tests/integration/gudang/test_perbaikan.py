"""A mended file sent again: the warehouse tells what was mended, what remains and what is new."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from isi_gudang import read_baris
from pabrik import MARGODADI, MARGOREJO, TAHUN, make_hasil_berkas, make_konteks
from sqlalchemy import Engine

from schemas.galat import BerkasTidakTerbaca
from schemas.hasil import HasilBerkas
from schemas.temuan import Temuan
from usulan.perbaikan import compare_temuan
from warehouse.kueri import read_status, read_temuan_sebelumnya
from warehouse.muat import HasilMuat, load_hasil, record_gagal

TERIMA = dt.date(2023, 2, 2)
KEADAAN = "SELECT keadaan, sel, tingkat FROM perbaikan_temuan ORDER BY keadaan, sel"
SATUAN = ("E3", "satuan", "periksa")
LOKASI = ("C4", "lokasi", "periksa")
NOMOR = ("A5", "nomor", "info")


def _hasil(n: int, *temuan: tuple[str, str, str], kode: str = MARGODADI) -> HasilBerkas:
    """Return a version of a file (another `n` is another content) with these findings."""
    baris = [
        {
            "temuan_id": f"{sel}-{kolom}",
            "berkas": "Margodadi.xlsx",
            "lembar": "Usulan",
            "sel": sel,
            "nomor_baris": int(sel[1:]),
            "kolom": kolom,
            "kode": f"{kolom.upper()}_RAGU",
            "tingkat": tingkat,
            "pesan": "Meragukan.",
            "saran": "Periksa.",
        }
        for sel, kolom, tingkat in temuan
    ]
    return replace(make_hasil_berkas(kode, n, ditolak=0), temuan=Temuan.susun(baris))


def _kirim(gudang: Engine, hasil: HasilBerkas, **konteks: Any) -> HasilMuat:
    """Import as the task does: compare with the version before, and load both."""
    kode = str(hasil.identitas.kode_kelurahan)
    lama = read_temuan_sebelumnya(gudang, TAHUN, kode, hasil.sha256)
    perbaikan = compare_temuan(lama, hasil.temuan) if lama else None
    return load_hasil(gudang, hasil, make_konteks(hasil, **konteks), perbaikan)


def _hitungan(gudang: Engine) -> list[int]:
    kolom = ["temuan_diperbaiki", "temuan_tersisa", "temuan_baru"]
    status = read_status(gudang, TAHUN, TERIMA).set_index("kode_kelurahan")
    return [int(n) for n in status.loc[MARGODADI, kolom]]


def test_a_first_version_is_compared_with_nothing(gudang: Engine) -> None:
    hasil = _hasil(4, SATUAN)
    _kirim(gudang, hasil)

    assert read_temuan_sebelumnya(gudang, TAHUN, MARGODADI, hasil.sha256) is None
    status = read_status(gudang, TAHUN, TERIMA).set_index("kode_kelurahan")
    assert status.loc[MARGODADI, ["temuan_diperbaiki", "temuan_baru"]].isna().all()
    assert read_baris(gudang, KEADAAN) == []


def test_the_findings_before_come_back_as_they_were_loaded(gudang: Engine) -> None:
    lama = _hasil(4, SATUAN, LOKASI)
    _kirim(gudang, lama, tanggal_terima=TERIMA)

    sebelumnya = read_temuan_sebelumnya(gudang, TAHUN, MARGODADI, "f" * 64)

    assert sebelumnya is not None
    assert (sebelumnya.impor_id, sebelumnya.tanggal_terima) == (1, TERIMA)
    assert sebelumnya.temuan.equals(lama.temuan)
    assert read_temuan_sebelumnya(gudang, TAHUN, MARGOREJO, "f" * 64) is None
    assert read_temuan_sebelumnya(gudang, TAHUN + 1, MARGODADI, "f" * 64) is None


def test_a_planner_can_ask_what_was_mended_remains_and_is_new(gudang: Engine) -> None:
    _kirim(gudang, _hasil(4, SATUAN, LOKASI))
    _kirim(gudang, _hasil(5, LOKASI, NOMOR))

    assert read_baris(gudang, KEADAAN) == [
        ("baru", "A5", "info"),
        ("diperbaiki", "E3", "periksa"),
        ("tersisa", "C4", "periksa"),
    ]
    assert _hitungan(gudang) == [1, 1, 0], "what is only to be known is not counted"


def test_the_view_follows_the_live_version_alone(gudang: Engine) -> None:
    for n, temuan in ((4, [SATUAN, LOKASI]), (5, [LOKASI]), (6, [])):
        _kirim(gudang, _hasil(n, *temuan))
    _kirim(gudang, _hasil(4, SATUAN, kode=MARGOREJO))

    assert read_baris(gudang, KEADAAN) == [("diperbaiki", "C4", "periksa")]
    assert _hitungan(gudang) == [1, 0, 0]
    assert read_baris(gudang, "SELECT impor_id, pembanding_id FROM perbaikan ORDER BY 1") == [
        (2, 1),
        (3, 2),
    ]


def test_the_same_file_again_is_no_resubmission(gudang: Engine) -> None:
    _kirim(gudang, _hasil(4, SATUAN, LOKASI))
    _kirim(gudang, _hasil(5, LOKASI))
    sebelum = read_baris(gudang, KEADAAN)

    sama = _kirim(gudang, _hasil(5, LOKASI))
    aturan = _kirim(gudang, _hasil(5, LOKASI), versi_aturan="aturan-2")

    assert (sama.keadaan, aturan.keadaan) == ("tidak_berubah", "berhasil")
    assert read_baris(gudang, "SELECT impor_id, pembanding_id FROM perbaikan ORDER BY 1") == [
        (2, 1),
        (4, 1),
    ]
    assert read_baris(gudang, KEADAAN) == sebelum


def test_a_version_that_failed_is_not_compared_with(gudang: Engine) -> None:
    _kirim(gudang, _hasil(4, SATUAN))
    rusak = _hasil(9)
    record_gagal(gudang, BerkasTidakTerbaca("Rusak.", saran="Kirim ulang."), make_konteks(rusak))

    _kirim(gudang, _hasil(5, SATUAN, LOKASI))

    assert _hitungan(gudang) == [0, 1, 1]


def test_a_kelurahan_with_refused_proposals_is_in_partly(gudang: Engine) -> None:
    for kode, ditolak in ((MARGODADI, 1), (MARGOREJO, 0)):
        hasil = make_hasil_berkas(kode, ditolak=ditolak)
        load_hasil(gudang, hasil, make_konteks(hasil))

    status = read_status(gudang, TAHUN, TERIMA).set_index("kode_kelurahan")["kelengkapan"]

    assert status[[MARGODADI, MARGOREJO]].tolist() == ["sebagian", "lengkap"]
    assert status.drop([MARGODADI, MARGOREJO]).isna().all()
