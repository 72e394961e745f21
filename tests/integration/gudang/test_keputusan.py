"""Decisions in the warehouse: recorded once, never changed, followed by the live classification."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pandas as pd
import pytest
from isi_gudang import read_baris, read_isi, tiap_perintah
from pabrik import (
    MARGODADI,
    MARGOREJO,
    SUB_KEGIATAN,
    TAHUN,
    make_alokasi,
    make_hasil_berkas,
    make_konteks,
)
from pandera.typing import DataFrame
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from schemas.temuan import Temuan
from schemas.tinjauan import KeputusanKlasifikasi
from schemas.usulan import UsulanTerklasifikasi
from warehouse.kueri import read_keputusan, read_temuan, read_terklasifikasi
from warehouse.mesin import begin_tulis
from warehouse.muat import HasilRekam, load_alokasi, load_hasil, record_keputusan
from warehouse.muat_klasifikasi import Terapan, load_klasifikasi

PADA = pd.Timestamp("2023-02-10 03:04:05.123456")
KINI = dt.datetime(2023, 2, 10, 3, 5, tzinfo=dt.UTC)


def keputusan(*baris: dict[str, Any]) -> DataFrame[KeputusanKlasifikasi]:
    """Return decisions on proposals of nobody; each dict overrides fields."""
    return KeputusanKlasifikasi.susun(
        [
            {
                "keputusan_id": f"{i:016x}",
                "usulan_id": "a" * 16,
                "kode_kelurahan": MARGODADI,
                "tahun_musrenbang": TAHUN,
                "uraian": "Pembangunan drainase",
                "kunci_teks": "pembangunan drainase",
                "kode_urusan": "1.03",
                "kode_urusan_sistem": "1.02",
                "keyakinan_sistem": 0.25,
                "diputuskan_oleh": "Sari",
                "diputuskan_pada": PADA + pd.Timedelta(hours=i),
            }
            | satu
            for i, satu in enumerate(baris)
        ]
    )


def putuskan(usulan: pd.DataFrame, nomor: int, **isi: Any) -> DataFrame[UsulanTerklasifikasi]:
    """Return one live proposal as a decision makes it."""
    terapan = {
        "kode_urusan": "1.03",
        "keyakinan": 1.0,
        "kandidat": "1.03:1.00",
        "dasar_klasifikasi": "Diputuskan oleh Sari pada 10-02-2023: 1.03.",
        "status_klasifikasi": "otomatis",
        "kode_sub_kegiatan": SUB_KEGIATAN,
    }
    return UsulanTerklasifikasi.susun(usulan.iloc[[nomor]].assign(**(terapan | isi)))


def terapan(usulan: DataFrame[UsulanTerklasifikasi]) -> Terapan:
    return Terapan(TAHUN, usulan, Temuan.susun([]), KINI)


@pytest.fixture
def isi(gudang: Engine) -> Engine:
    """A warehouse with Margodadi loaded and its budget shared out."""
    hasil = make_hasil_berkas()
    load_hasil(gudang, hasil, make_konteks(hasil))
    load_alokasi(gudang, TAHUN + 1, *make_alokasi(hasil.diterima))
    return gudang


def test_decisions_come_back_as_they_were_recorded_oldest_first(gudang: Engine) -> None:
    baru = keputusan(
        {"kode_sub_kegiatan": SUB_KEGIATAN, "catatan": "jalan kota"},
        {"usulan_id": "b" * 16, "kode_kelurahan": MARGOREJO, "tahun_musrenbang": TAHUN - 1},
        {"usulan_id": "c" * 16, "kode_urusan_sistem": None, "keyakinan_sistem": 0.0},
    )
    assert record_keputusan(gudang, baru.iloc[::-1]) == HasilRekam(3, 0, 0)
    pd.testing.assert_frame_equal(read_keputusan(gudang), baru)
    tahun_ini = baru.drop(index=1).reset_index(drop=True)
    pd.testing.assert_frame_equal(read_keputusan(gudang, TAHUN), tahun_ini)


def test_an_empty_warehouse_has_no_decisions_but_their_types(gudang: Engine) -> None:
    kosong = read_keputusan(gudang)
    pd.testing.assert_frame_equal(kosong, KeputusanKlasifikasi.susun([]))
    assert record_keputusan(gudang, kosong) == HasilRekam(0, 0, 0)


def test_recording_again_changes_nothing(gudang: Engine) -> None:
    record_keputusan(gudang, keputusan({}, {"usulan_id": "b" * 16}))
    sebelum = read_isi(gudang)

    hasil = record_keputusan(gudang, keputusan({}, {"usulan_id": "b" * 16}))

    assert hasil == HasilRekam(0, 2, 0)
    assert read_isi(gudang) == sebelum


def test_a_decision_that_says_what_holds_is_not_recorded_again(gudang: Engine) -> None:
    record_keputusan(gudang, keputusan({}))
    sama = keputusan({"keputusan_id": "e" * 16, "diputuskan_pada": PADA + pd.Timedelta(days=1)})
    assert record_keputusan(gudang, sama) == HasilRekam(0, 0, 1)


def test_a_later_decision_holds_and_the_earlier_one_stays_in_the_history(gudang: Engine) -> None:
    dua = keputusan({"kode_urusan": "1.02"}, {"diputuskan_oleh": "Budi"})
    record_keputusan(gudang, dua)

    berlaku = "SELECT keputusan_id, kode_urusan, banyak_keputusan FROM keputusan_berlaku"
    assert read_baris(gudang, berlaku) == [(f"{1:016x}", "1.03", 2)]
    riwayat = (
        "SELECT urutan_keputusan, kode_urusan, nama_urusan, diputuskan_oleh, digantikan_oleh "
        "FROM riwayat_keputusan ORDER BY urutan_keputusan"
    )
    assert read_baris(gudang, riwayat) == [
        (1, "1.02", "Kesehatan", "Sari", f"{1:016x}"),
        (2, "1.03", "Pekerjaan umum", "Budi", None),
    ]


def test_the_view_tells_whether_the_decided_row_still_stands(isi: Engine) -> None:
    hidup = read_terklasifikasi(isi, TAHUN).iloc[0]["usulan_id"]
    record_keputusan(isi, keputusan({"usulan_id": hidup}, {}))
    ada = dict(read_baris(isi, "SELECT usulan_id, masih_ada FROM keputusan_berlaku"))
    assert {k: bool(v) for k, v in ada.items()} == {hidup: True, "a" * 16: False}


@pytest.mark.parametrize(
    "perintah",
    [
        "UPDATE keputusan_klasifikasi SET kode_urusan = '1.02'",
        "DELETE FROM keputusan_klasifikasi",
    ],
)
def test_the_database_refuses_to_change_a_decision(gudang: Engine, perintah: str) -> None:
    record_keputusan(gudang, keputusan({}))
    with (
        pytest.raises(DBAPIError, match="tidak pernah diubah atau dihapus"),
        begin_tulis(gudang) as koneksi,
    ):
        koneksi.exec_driver_sql(perintah)
    assert len(read_keputusan(gudang)) == 1


def test_the_live_proposal_follows_and_loses_its_old_money(isi: Engine) -> None:
    hidup = read_terklasifikasi(isi, TAHUN)
    diputus = putuskan(hidup, 3)
    satu = keputusan({"usulan_id": hidup.iloc[3]["usulan_id"]})

    assert record_keputusan(isi, satu, terapan(diputus)) == HasilRekam(1, 0, 0, 1)

    kini = read_terklasifikasi(isi, TAHUN)
    pd.testing.assert_frame_equal(kini.iloc[[3]], diputus)
    pd.testing.assert_frame_equal(kini.drop(index=3), hidup.drop(index=3))
    alokasi = {b[0] for b in read_baris(isi, "SELECT usulan_id FROM alokasi")}
    assert alokasi == set(hidup["usulan_id"]) - {hidup.iloc[3]["usulan_id"]}
    load_alokasi(isi, TAHUN + 1, *make_alokasi(kini))


def test_recording_with_the_live_proposals_twice_changes_nothing(isi: Engine) -> None:
    hidup = read_terklasifikasi(isi, TAHUN)
    satu = keputusan({"usulan_id": hidup.iloc[0]["usulan_id"]})
    record_keputusan(isi, satu, terapan(putuskan(hidup, 0)))
    sebelum = read_isi(isi)

    assert record_keputusan(isi, satu, terapan(putuskan(hidup, 0))) == HasilRekam(0, 1, 0, 0)
    assert read_isi(isi) == sebelum


def test_a_proposal_that_an_import_changed_meanwhile_is_left_alone(isi: Engine) -> None:
    hidup = read_terklasifikasi(isi, TAHUN)
    basi = putuskan(hidup, 0, uraian="Posyandu")
    asing = putuskan(hidup, 1, usulan_id="e" * 16)

    assert load_klasifikasi(isi, terapan(basi)) == 0
    assert load_klasifikasi(isi, terapan(asing)) == 0
    pd.testing.assert_frame_equal(read_terklasifikasi(isi, TAHUN), hidup)


def test_the_same_file_with_the_decision_imported_again_is_no_change(isi: Engine) -> None:
    hidup = read_terklasifikasi(isi, TAHUN)
    record_keputusan(isi, keputusan({}), terapan(putuskan(hidup, 3)))
    ubah = {k: putuskan(hidup, 3).iloc[0][k] for k in ("kode_urusan", "keyakinan", "kandidat",
            "dasar_klasifikasi", "status_klasifikasi", "kode_sub_kegiatan")}  # fmt: skip
    geser = make_hasil_berkas(ubah={3: ubah}, geser=4)

    muat = load_hasil(isi, geser, make_konteks(geser))

    assert (muat.tetap, muat.berubah, muat.baru, muat.hilang) == (7, 0, 0, 0)
    assert read_terklasifikasi(isi, TAHUN).iloc[3]["status_klasifikasi"] == "otomatis"


def test_findings_about_the_classification_follow_the_decision(gudang: Engine) -> None:
    hasil = make_hasil_berkas()
    load_hasil(gudang, hasil, make_konteks(hasil))
    hidup = read_terklasifikasi(gudang, TAHUN)
    ragu = Temuan.susun(
        [
            {
                "temuan_id": "ragu",
                "berkas": "",
                "kode": "KLASIFIKASI_RAGU",
                "tingkat": "info",
                "pesan": "Belum pasti.",
                "saran": "Tunggu.",
                "usulan_id": hidup.iloc[0]["usulan_id"],
            }
        ]
    )
    dulu = putuskan(hidup, 0, status_klasifikasi="periksa", keyakinan=0.5)
    load_klasifikasi(gudang, Terapan(TAHUN, dulu, ragu, KINI))
    assert "KLASIFIKASI_RAGU" in set(read_temuan(gudang, TAHUN)["kode"])

    load_klasifikasi(gudang, terapan(putuskan(hidup, 0)))

    temuan = read_temuan(gudang, TAHUN)
    assert len(temuan) == len(hasil.temuan)
    assert "KLASIFIKASI_RAGU" not in set(temuan["kode"])


def test_a_failure_at_any_statement_records_nothing(isi: Engine) -> None:
    hidup = read_terklasifikasi(isi, TAHUN)
    satu = keputusan({"usulan_id": hidup.iloc[3]["usulan_id"]})
    sebelum = read_isi(isi)

    class Putus(Exception):
        pass

    def rekam_putus_pada(ke: int) -> bool:
        def putus(nomor: int) -> None:
            if nomor == ke:
                raise Putus

        try:
            with tiap_perintah(isi, putus):
                record_keputusan(isi, satu, terapan(putuskan(hidup, 3)))
        except Putus:
            return False
        return True

    ke = 0
    while not rekam_putus_pada(ke):
        assert read_isi(isi) == sebelum
        ke += 1
    assert ke > 5
    assert len(read_keputusan(isi)) == 1


def test_codes_belong_to_the_version_the_proposal_was_classified_by(isi: Engine) -> None:
    hidup = read_terklasifikasi(isi, TAHUN).iloc[0]["usulan_id"]
    baru = "'2099', kode, tingkat, uraian, NULL, indikator, satuan, sumber, aktif"
    with begin_tulis(isi) as koneksi:
        koneksi.exec_driver_sql(
            f"INSERT INTO nomenklatur SELECT {baru} FROM nomenklatur WHERE kode LIKE '1.0_'"
        )
    record_keputusan(isi, keputusan({"usulan_id": hidup}, {}))
    versi = "SELECT usulan_id, versi_nomenklatur FROM keputusan_klasifikasi"
    assert dict(read_baris(isi, versi)) == {hidup: "2023", "a" * 16: "2099"}


def test_two_who_record_the_same_at_once_record_it_once(gudang: Engine) -> None:
    satu = keputusan({}, {"usulan_id": "b" * 16})
    with ThreadPoolExecutor(4) as kolam:
        hasil = list(kolam.map(lambda _: record_keputusan(gudang, satu), range(4)))
    assert sorted(h.baru for h in hasil) == [0, 0, 0, 2]
    assert len(read_keputusan(gudang)) == 2
