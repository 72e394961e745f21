"""Who is in, late, missing or failed, on a given day."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from pabrik import (
    KARANGREJO,
    KELURAHAN,
    MARGODADI,
    MARGOREJO,
    METRO,
    MULAI,
    PURWOSARI,
    TAHUN,
    make_hasil_berkas,
    make_konteks,
    make_referensi,
)
from sqlalchemy import Engine

from schemas.galat import BerkasTidakTerbaca
from warehouse.kueri import read_status
from warehouse.mesin import begin_tulis
from warehouse.muat import load_hasil, load_referensi, record_gagal

BATAS = dt.date(2023, 2, 10)
LEWAT = BATAS + dt.timedelta(days=1)
RUSAK = BerkasTidakTerbaca("Berkas terpotong.", saran="Kirim ulang.")


def _status(gudang: Engine, pada: dt.date = BATAS, tahun: int = TAHUN) -> dict[str, str]:
    bingkai = read_status(gudang, tahun, pada)
    return dict(zip(bingkai["kode_kelurahan"], bingkai["status"], strict=True))


def _muat(gudang: Engine, kode: str, terima: dt.date, **isi: Any) -> None:
    hasil = make_hasil_berkas(kode, **isi)
    load_hasil(gudang, hasil, make_konteks(hasil, tanggal_terima=terima))


def test_one_row_per_kelurahan_even_in_a_year_nobody_planned(gudang: Engine) -> None:
    for tahun in (TAHUN, 2031):
        assert _status(gudang, tahun=tahun) == dict.fromkeys(sorted(KELURAHAN), "belum_masuk")


def test_what_is_not_in_is_late_the_day_after_the_last_day(gudang: Engine) -> None:
    assert _status(gudang, LEWAT)[MARGODADI] == "terlambat"
    assert _status(gudang, BATAS)[MARGODADI] == "belum_masuk"
    assert _status(gudang, LEWAT)[KARANGREJO] == "belum_masuk", "no agenda, so nothing is due"


@pytest.mark.parametrize(("terima", "status"), [(BATAS, "masuk"), (LEWAT, "masuk_terlambat")])
def test_the_day_of_receipt_decides_whether_it_came_late(
    gudang: Engine, terima: dt.date, status: str
) -> None:
    _muat(gudang, MARGODADI, terima)

    assert _status(gudang, LEWAT)[MARGODADI] == status


def test_a_corrected_version_after_the_last_day_does_not_make_it_late(gudang: Engine) -> None:
    _muat(gudang, MARGODADI, BATAS)
    _muat(gudang, MARGODADI, LEWAT, n=3)

    baris = read_status(gudang, TAHUN, LEWAT).set_index("kode_kelurahan").loc[MARGODADI]

    assert baris[["status", "tanggal_terima_pertama", "tanggal_terima"]].tolist() == [
        "masuk",
        BATAS,
        LEWAT,
    ]


def test_the_row_tells_agenda_counts_and_sums_of_the_live_import(gudang: Engine) -> None:
    _muat(gudang, MARGOREJO, BATAS, n=6, ditolak=2)
    hasil = make_hasil_berkas(MARGOREJO, n=6, ditolak=2)

    bingkai = read_status(gudang, TAHUN, BATAS).set_index("kode_kelurahan")

    baris = bingkai.loc[MARGOREJO]
    kolom = ["nama_kelurahan", "nama_kecamatan", "tanggal", "batas_kirim", "jalur_relatif"]
    assert baris[kolom].tolist() == [
        "Margorejo",
        "Metro Selatan",
        dt.date(2023, 2, 1),
        BATAS,
        "2023/Margorejo.xlsx",
    ]
    cacah = ["usulan_diterima", "usulan_ditolak", "temuan_tolak", "temuan_periksa", "temuan_info"]
    assert baris[cacah].tolist() == [6, 2, 2, 0, 1]
    assert baris["anggaran_diterima_rupiah"] == hasil.diterima["anggaran_rupiah"].sum()
    assert baris["anggaran_ditolak_rupiah"] == hasil.ditolak["anggaran_rupiah"].sum()
    assert bingkai.loc[METRO, cacah].tolist() == [0, 0, 0, 0, 0]


def test_a_failed_last_attempt_shows_its_reason_and_the_last_good_counts(gudang: Engine) -> None:
    _muat(gudang, MARGODADI, BATAS, n=4)
    for kode in (MARGODADI, PURWOSARI):
        record_gagal(gudang, RUSAK, make_konteks(make_hasil_berkas(kode, n=1)))

    bingkai = read_status(gudang, TAHUN, BATAS).set_index("kode_kelurahan")

    kolom = ["status", "usulan_diterima", "galat_kode", "galat_pesan", "galat_saran"]
    alasan = ["BERKAS_TIDAK_TERBACA", "Berkas terpotong.", "Kirim ulang."]
    assert bingkai.loc[MARGODADI, kolom].tolist() == ["gagal", 4, *alasan]
    assert bingkai.loc[PURWOSARI, kolom].tolist() == ["gagal", 0, *alasan]

    _muat(gudang, MARGODADI, BATAS, n=4)
    assert _status(gudang)[MARGODADI] == "masuk"


def test_failures_of_no_known_kelurahan_touch_nobody(gudang: Engine) -> None:
    konteks = make_konteks(make_hasil_berkas(), kode_kelurahan=None)

    record_gagal(gudang, RUSAK, konteks)

    assert set(_status(gudang).values()) == {"belum_masuk"}


def test_the_view_itself_judges_by_the_database_own_day(gudang: Engine) -> None:
    """People who read the view from other programs see who is missing without our code."""
    _muat(gudang, METRO, LEWAT)
    jadwal = make_referensi().jadwal
    besok = (MULAI + dt.timedelta(days=400 * 365)).date().isoformat()
    ganti = jadwal["batas_kirim"].mask(jadwal["kode_kelurahan"] == MARGOREJO, besok)
    load_referensi(gudang, make_referensi(jadwal=jadwal.assign(batas_kirim=ganti)))

    with begin_tulis(gudang) as koneksi:
        baris = koneksi.exec_driver_sql("SELECT kode_kelurahan, status FROM status_kelurahan")
        status = {b[0]: b[1] for b in baris}

    assert status[METRO] == "masuk_terlambat"
    assert status[MARGODADI] == "terlambat"
    assert status[MARGOREJO] == "belum_masuk"
