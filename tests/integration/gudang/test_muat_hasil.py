"""Law 4: the same file twice changes nothing; a new version replaces the old whole."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from isi_gudang import read_baris, read_isi
from pabrik import (
    MARGODADI,
    MARGOREJO,
    MULAI,
    TAHUN,
    make_alokasi,
    make_hasil_berkas,
    make_konteks,
    make_referensi,
)
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError

from schemas.galat import GudangGagal
from schemas.hasil import HasilBerkas
from warehouse.kueri import read_sha_berlaku, read_terklasifikasi
from warehouse.migrasi import migrate_gudang
from warehouse.muat import HasilMuat, load_alokasi, load_hasil, load_referensi

NANTI = MULAI + dt.timedelta(days=3)


def _muat(gudang: Engine, hasil: HasilBerkas, **konteks: Any) -> HasilMuat:
    return load_hasil(gudang, hasil, make_konteks(hasil, **konteks))


def _waktu(gudang: Engine) -> dict[str, tuple[Any, ...]]:
    baris = read_baris(gudang, "SELECT usulan_id, dibuat_pada, diubah_pada FROM usulan")
    return {b[0]: b[1:] for b in baris}


def test_a_load_counts_rows_findings_and_rupiah(gudang: Engine) -> None:
    hasil = make_hasil_berkas(n=6, ditolak=2)

    muat = _muat(gudang, hasil, prefect_run_id="run-7")

    assert muat == HasilMuat(1, "berhasil", baru=8)
    impor = read_baris(
        gudang,
        "SELECT keadaan, baris_dilihat, usulan_diterima, usulan_ditolak, baris_bukan_usulan,"
        " temuan_tolak, temuan_periksa, temuan_info, anggaran_diterima_rupiah,"
        " anggaran_ditolak_rupiah, prefect_run_id FROM impor WHERE berlaku",
    )
    diterima, ditolak = (int(b["anggaran_rupiah"].sum()) for b in (hasil.diterima, hasil.ditolak))
    assert impor == [("berhasil", 10, 6, 2, 2, 2, 0, 1, diterima, ditolak, "run-7")]
    assert read_baris(gudang, "SELECT sha256, nama FROM berkas") == [
        (hasil.sha256, "Margodadi.xlsx")
    ]


def test_the_same_file_again_changes_nothing_but_the_log(gudang: Engine) -> None:
    hasil = make_hasil_berkas()
    _muat(gudang, hasil)
    sebelum = read_isi(gudang, "impor")

    muat = _muat(gudang, hasil, mulai=NANTI)

    assert muat == HasilMuat(2, "tidak_berubah", tetap=7)
    assert read_isi(gudang, "impor") == sebelum
    assert read_baris(gudang, "SELECT id FROM impor WHERE berlaku") == [(1,)]


def test_edited_rules_import_the_same_file_anew(gudang: Engine) -> None:
    hasil = make_hasil_berkas()
    _muat(gudang, hasil)
    waktu = _waktu(gudang)

    muat = _muat(gudang, hasil, versi_aturan="aturan-2", mulai=NANTI)

    assert muat == HasilMuat(2, "berhasil", tetap=7)
    assert _waktu(gudang) == waktu
    assert read_sha_berlaku(gudang, TAHUN) == {MARGODADI: (hasil.sha256, "aturan-2")}


def test_a_new_version_replaces_the_old_and_spares_what_says_the_same(gudang: Engine) -> None:
    lama = make_hasil_berkas(n=6)
    _muat(gudang, lama)
    waktu = _waktu(gudang)
    baru = make_hasil_berkas(n=6, ubah={1: {"anggaran_rupiah": 5}}, buang=(0,), ditolak=2)

    muat = _muat(gudang, baru, mulai=NANTI)

    assert muat == HasilMuat(2, "berhasil", baru=1, berubah=1, tetap=5, hilang=1)
    kini = _waktu(gudang)
    berubah, muncul = baru.diterima["usulan_id"].iloc[0], baru.ditolak["usulan_id"].iloc[1]
    assert {k for k in waktu if kini.get(k) != waktu[k]} == {
        berubah,
        lama.diterima["usulan_id"].iloc[0],
    }
    assert kini.keys() - waktu.keys() == {muncul}
    assert kini[berubah][0] == waktu[berubah][0]
    assert kini[berubah][1] > waktu[berubah][1]
    assert read_terklasifikasi(gudang, TAHUN).equals(baru.diterima)
    assert read_baris(gudang, "SELECT id, berlaku FROM impor ORDER BY id") == [(1, 0), (2, 1)]


def test_a_moved_row_keeps_its_moments_and_gets_its_new_address(gudang: Engine) -> None:
    _muat(gudang, make_hasil_berkas())
    waktu = _waktu(gudang)
    turun = make_hasil_berkas(geser=4)

    muat = _muat(gudang, turun, mulai=NANTI)

    assert muat == HasilMuat(2, "berhasil", tetap=7)
    assert _waktu(gudang) == waktu
    assert read_terklasifikasi(gudang, TAHUN).equals(turun.diterima)
    asal = read_baris(gudang, "SELECT DISTINCT sha256 FROM sumber_sel")
    assert asal == [(turun.sha256,)]


def test_an_accepted_proposal_that_is_refused_later_loses_its_classification(
    gudang: Engine,
) -> None:
    _muat(gudang, make_hasil_berkas(n=4, ditolak=0))

    muat = _muat(gudang, make_hasil_berkas(n=3, ditolak=1))

    assert muat == HasilMuat(2, "berhasil", berubah=1, tetap=3)
    assert len(read_terklasifikasi(gudang, TAHUN)) == 3
    assert read_baris(gudang, "SELECT COUNT(*) FROM klasifikasi") == [(3,)]
    assert read_baris(gudang, "SELECT COUNT(*) FROM usulan WHERE status = 'ditolak'") == [(1,)]


def test_only_changed_proposals_lose_their_allocation(gudang: Engine) -> None:
    hasil = make_hasil_berkas(n=6)
    _muat(gudang, hasil)
    load_alokasi(gudang, TAHUN + 1, *make_alokasi(hasil.diterima))

    _muat(gudang, make_hasil_berkas(n=6, ubah={1: {"anggaran_rupiah": 5}}, buang=(2,)))

    teralokasi = {b[0] for b in read_baris(gudang, "SELECT usulan_id FROM alokasi")}
    assert teralokasi == set(hasil.diterima["usulan_id"]) - set(
        hasil.diterima["usulan_id"].iloc[[1, 2]]
    )


def test_an_empty_version_is_a_version_too(gudang: Engine) -> None:
    _muat(gudang, make_hasil_berkas())

    muat = _muat(gudang, make_hasil_berkas(n=0, ditolak=0))

    assert muat == HasilMuat(2, "berhasil", hilang=7)
    assert read_terklasifikasi(gudang, TAHUN).empty


def test_findings_and_other_rows_of_older_versions_stay_as_history(gudang: Engine) -> None:
    _muat(gudang, make_hasil_berkas(ditolak=2))
    _muat(gudang, make_hasil_berkas(ditolak=0))

    per_impor = "SELECT impor_id, COUNT(*) FROM {} GROUP BY impor_id ORDER BY impor_id"
    assert read_baris(gudang, per_impor.format("temuan")) == [(1, 3), (2, 1)]
    assert read_baris(gudang, per_impor.format("baris_bukan_usulan")) == [(1, 2), (2, 2)]
    assert read_baris(gudang, per_impor.format("jumlah_tertulis")) == [(1, 1), (2, 1)]


def test_kelurahan_and_years_do_not_touch_each_other(gudang: Engine) -> None:
    _muat(gudang, make_hasil_berkas(MARGODADI))
    _muat(gudang, make_hasil_berkas(MARGODADI, tahun=2024))
    lain = read_terklasifikasi(gudang, 2024)

    _muat(gudang, make_hasil_berkas(MARGOREJO, n=2))
    _muat(gudang, make_hasil_berkas(MARGODADI, n=1))

    assert read_terklasifikasi(gudang, 2024).equals(lain)
    assert set(read_sha_berlaku(gudang, TAHUN)) == {MARGODADI, MARGOREJO}


def test_a_second_load_that_began_earlier_is_no_error(gudang: Engine) -> None:
    _muat(gudang, make_hasil_berkas(), mulai=NANTI)

    _muat(gudang, make_hasil_berkas(ubah={0: {"uraian": "Lain"}}), mulai=MULAI)

    assert len(set(_waktu(gudang).values())) == 1


def test_texts_lose_their_nul_so_that_both_databases_hold_the_same(gudang: Engine) -> None:
    _muat(gudang, make_hasil_berkas(ubah={0: {"uraian": "Paving\0 Jl. Jeruk"}}))

    assert read_terklasifikasi(gudang, TAHUN)["uraian"].iloc[0] == "Paving Jl. Jeruk"


@pytest.mark.parametrize(
    "salah", [{"kode_kelurahan": MARGOREJO}, {"tahun_musrenbang": 2024}, {"sha256": "a" * 64}]
)
def test_a_result_of_another_file_is_refused(gudang: Engine, salah: dict[str, Any]) -> None:
    sebelum = read_isi(gudang)

    with pytest.raises(ValueError, match="bukan milik impor"):
        _muat(gudang, make_hasil_berkas(), **salah)

    assert read_isi(gudang) == sebelum


def test_a_row_of_another_kelurahan_is_refused_by_the_database(gudang: Engine) -> None:
    with pytest.raises(IntegrityError):
        _muat(gudang, make_hasil_berkas(ubah={0: {"kode_kelurahan": MARGOREJO}}))


def test_without_nomenclature_the_advice_is_to_load_the_reference_tables(engine: Engine) -> None:
    migrate_gudang(engine)
    kosong = make_referensi().nomenklatur.iloc[:0]
    load_referensi(engine, make_referensi(nomenklatur=kosong))

    with pytest.raises(GudangGagal, match="belum berisi nomenklatur versi 2023") as galat:
        _muat(engine, make_hasil_berkas())
    assert "rujukan" in galat.value.saran
