"""Whatever breaks, and wherever it breaks, the last good state stays live."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from dataclasses import replace

import pandas as pd
import pytest
from isi_gudang import read_baris, read_isi, tiap_perintah
from pabrik import (
    MARGODADI,
    METRO,
    MULAI,
    TAHUN,
    make_alokasi,
    make_hasil_berkas,
    make_konteks,
    make_referensi,
)
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError

from schemas.duplikat import PasanganDuplikat
from schemas.galat import BerkasTidakTerbaca, KelurahanTidakDikenal
from schemas.hasil import HasilBerkas
from schemas.temuan import Temuan
from schemas.tinjauan import KeputusanKlasifikasi
from schemas.usulan import UsulanTerklasifikasi
from warehouse.kueri import read_gagal, read_sha_berlaku, read_terklasifikasi
from warehouse.kunci import lock_kelurahan
from warehouse.mesin import begin_tulis, open_gudang
from warehouse.muat import (
    load_alokasi,
    load_hasil,
    load_referensi,
    record_gagal,
    record_keputusan,
)
from warehouse.muat_duplikat import load_pasangan
from warehouse.muat_klasifikasi import Terapan
from warehouse.tulis import BANYAK

LAMA = make_hasil_berkas(n=4)
BARU = make_hasil_berkas(n=5, ubah={1: {"anggaran_rupiah": 5}}, buang=(0,))
BESAR = make_hasil_berkas(n=2 * BANYAK, ubah={1: {"anggaran_rupiah": 5}}, buang=(0,))
MATI = 9
SAAT_MATI = 12
RUSAK = BerkasTidakTerbaca("Berkas terpotong.", saran="Kirim ulang.", berkas="Margodadi.xlsx")


class Putus(Exception):
    """The failure that these tests plant."""


def _muat(engine: Engine, hasil: HasilBerkas) -> None:
    load_hasil(engine, hasil, make_konteks(hasil))


def _putus_di(titik: int) -> Callable[[int], None]:
    def lakukan(nomor: int) -> None:
        if nomor == titik:
            raise Putus

    return lakukan


def _mati_di(titik: int) -> Callable[[int], None]:
    def lakukan(nomor: int) -> None:
        if nomor == titik:
            os._exit(MATI)

    return lakukan


@pytest.fixture
def terisi(gudang: Engine) -> Engine:
    """A warehouse with one loaded and allocated kelurahan."""
    _muat(gudang, LAMA)
    load_alokasi(gudang, TAHUN + 1, *make_alokasi(LAMA.diterima))
    return gudang


PEKERJAAN: dict[str, Callable[[Engine], None]] = {
    "versi baru": lambda engine: _muat(engine, BARU),
    "kelurahan lain": lambda engine: _muat(engine, make_hasil_berkas(METRO)),
    "alokasi": lambda engine: load_alokasi(
        engine, TAHUN + 1, *make_alokasi(LAMA.diterima.iloc[::-1])
    ),
    "referensi": lambda engine: load_referensi(
        engine, make_referensi(pagu=make_referensi().pagu.iloc[:1])
    ),
    "gagal": lambda engine: _catat_gagal(engine),
    "keputusan": lambda engine: _putuskan(engine),
    "pasangan ganda": lambda engine: _pasangkan(engine),
    "versi besar": lambda engine: _muat(engine, BESAR),
}


def _catat_gagal(engine: Engine) -> None:
    record_gagal(engine, RUSAK, make_konteks(BARU))


def _putuskan(engine: Engine) -> None:
    """Record a decision and judge its proposal by it, in one transaction."""
    usulan = LAMA.diterima.iloc[[0]]
    keputusan = {
        "keputusan_id": "d" * 16,
        "usulan_id": usulan["usulan_id"].iloc[0],
        "kode_kelurahan": MARGODADI,
        "tahun_musrenbang": TAHUN,
        "uraian": "Drainase",
        "kunci_teks": "drainase",
        "kode_urusan": "2.15",
        "keyakinan_sistem": 0.9,
        "diputuskan_oleh": "Sari",
        "diputuskan_pada": pd.Timestamp("2023-02-10"),
    }
    dinilai = usulan.assign(kode_urusan="2.15", keyakinan=1.0)
    terapan = Terapan(TAHUN, UsulanTerklasifikasi.susun(dinilai), Temuan.susun([]), MULAI)
    record_keputusan(engine, KeputusanKlasifikasi.susun([keputusan]), terapan)


def _pasangkan(engine: Engine) -> None:
    kemudian, dulu = LAMA.diterima["usulan_id"].iloc[:2]
    satu = {
        "usulan_id": kemudian,
        "usulan_id_asal": dulu,
        "hubungan": "satu_kelurahan",
        "tingkat": "mirip",
        "skor": 0.8,
        "skor_teks": 0.8,
        "skor_tempat": 0.8,
        "alasan": "Jalan yang sama.",
    }
    load_pasangan(engine, TAHUN, PasanganDuplikat.susun([satu]), MULAI)


@pytest.mark.parametrize("nama", PEKERJAAN)
def test_a_failure_at_any_statement_leaves_the_last_good_state(terisi: Engine, nama: str) -> None:
    sebelum = read_isi(terisi)
    titik = 0
    while True:
        try:
            with tiap_perintah(terisi, _putus_di(titik)):
                PEKERJAAN[nama](terisi)
        except Putus:
            assert read_isi(terisi) == sebelum, f"berubah setelah putus di perintah {titik}"
            titik += 1
        else:
            break

    assert titik >= 2
    assert read_isi(terisi) != sebelum


@pytest.mark.lambat
def test_a_loader_killed_at_any_statement_leaves_the_last_good_state(
    terisi: Engine, url_gudang: str
) -> None:
    sebelum = read_isi(terisi)
    terisi.dispose()
    titik = 0

    while _mati_dalam_anak(url_gudang, titik) == MATI:
        assert read_isi(terisi) == sebelum, f"berubah setelah mati di perintah {titik}"
        terisi.dispose()
        titik += 1

    assert titik >= 10
    assert read_terklasifikasi(terisi, TAHUN).equals(BARU.diterima)


@pytest.mark.lambat
def test_a_loader_killed_at_any_moment_leaves_the_old_version_or_the_new_one_whole(
    terisi: Engine, url_gudang: str
) -> None:
    terisi.dispose()
    mulai = time.monotonic()
    os.waitpid(_mulai_anak(url_gudang), 0)
    lama_detik = time.monotonic() - mulai
    _muat(terisi, LAMA)

    for titik in range(SAAT_MATI):
        kini = read_isi(terisi)
        terisi.dispose()
        anak = _mulai_anak(url_gudang)
        time.sleep(lama_detik * titik / SAAT_MATI)
        os.kill(anak, signal.SIGKILL)
        os.waitpid(anak, 0)
        _tunggu_server(terisi)
        isi = read_isi(terisi)
        if isi != kini:
            assert read_terklasifikasi(terisi, TAHUN).equals(BESAR.diterima)
            assert len(isi["temuan"]) == len(kini["temuan"]) + len(BESAR.temuan)
            _muat(terisi, LAMA)
        assert read_terklasifikasi(terisi, TAHUN).equals(LAMA.diterima)
        assert read_baris(terisi, "SELECT COUNT(*) FROM impor WHERE berlaku") == [(1,)]


def test_a_frame_with_a_repeated_id_changes_nothing_and_is_no_silent_loss(terisi: Engine) -> None:
    sebelum = read_isi(terisi)
    ganda = replace(BARU, diterima=pd.concat([BARU.diterima, BARU.diterima.iloc[:1]]))

    with pytest.raises(IntegrityError):
        _muat(terisi, ganda)

    assert read_isi(terisi) == sebelum


@pytest.mark.parametrize("bagian", ["temuan", "bukan_usulan", "jumlah_tertulis"])
def test_a_broken_late_frame_changes_nothing(terisi: Engine, bagian: str) -> None:
    sebelum = read_isi(terisi)
    isi = getattr(BARU, bagian)

    with pytest.raises(IntegrityError):
        _muat(terisi, replace(BARU, **{bagian: pd.concat([isi, isi])}))

    assert read_isi(terisi) == sebelum


def test_a_failed_attempt_is_recorded_and_the_last_good_one_stays_live(terisi: Engine) -> None:
    sebelum = read_isi(terisi, "impor", "berkas")

    impor_id = record_gagal(terisi, RUSAK, make_konteks(BARU, sha256="b" * 64))

    assert read_isi(terisi, "impor", "berkas") == sebelum
    assert read_sha_berlaku(terisi, TAHUN) == {MARGODADI: (LAMA.sha256, "aturan-1")}
    [gagal] = read_gagal(terisi, TAHUN)
    assert (gagal.impor_id, gagal.kode_kelurahan, gagal.nama_kelurahan) == (
        impor_id,
        MARGODADI,
        "Margodadi",
    )
    assert (gagal.galat_kode, gagal.galat_pesan, gagal.galat_saran, gagal.galat_tempat) == (
        "BERKAS_TIDAK_TERBACA",
        "Berkas terpotong.",
        "Kirim ulang.",
        None,
    )


def test_a_failure_ends_with_the_next_good_file_even_an_unchanged_one(terisi: Engine) -> None:
    record_gagal(terisi, RUSAK, make_konteks(BARU))

    _muat(terisi, LAMA)

    assert read_gagal(terisi, TAHUN) == []


def test_only_the_last_attempt_of_a_kelurahan_counts(terisi: Engine) -> None:
    record_gagal(terisi, RUSAK, make_konteks(BARU))
    kedua = record_gagal(terisi, RUSAK, make_konteks(BARU, jalur_relatif="2023/lain.xlsx"))

    assert [g.impor_id for g in read_gagal(terisi, TAHUN)] == [kedua]
    assert read_gagal(terisi, TAHUN + 1) == []


def test_a_file_of_no_known_kelurahan_counts_until_it_comes_back_known(gudang: Engine) -> None:
    galat = KelurahanTidakDikenal("Tidak jelas.", saran="Ganti nama.", tempat="judul")
    tanpa = {"kode_kelurahan": None, "jalur_relatif": "2023/usulan.xlsx"}
    record_gagal(gudang, galat, make_konteks(LAMA, **tanpa))
    record_gagal(gudang, galat, make_konteks(LAMA, **tanpa))
    record_gagal(gudang, RUSAK, make_konteks(BARU, **tanpa | {"jalur_relatif": "2023/x.xls"}))

    jalur = [(g.kode_kelurahan, g.jalur_relatif, g.galat_tempat) for g in read_gagal(gudang, TAHUN)]
    assert jalur == [(None, "2023/usulan.xlsx", "judul"), (None, "2023/x.xls", None)]

    _muat(gudang, LAMA)
    assert [g.jalur_relatif for g in read_gagal(gudang, TAHUN)] == ["2023/x.xls"]


def test_an_unreadable_file_has_no_hash_and_leaves_no_file_row(gudang: Engine) -> None:
    record_gagal(gudang, RUSAK, make_konteks(LAMA, sha256=None, ukuran_byte=0))

    assert read_baris(gudang, "SELECT COUNT(*) FROM berkas") == [(0,)]
    assert [g.sha256 for g in read_gagal(gudang, TAHUN)] == [None]


def _tunggu_server(engine: Engine) -> None:
    """Wait until the transaction of a killed loader is over: a server may still be committing."""
    with begin_tulis(engine) as koneksi:
        lock_kelurahan(koneksi, TAHUN, MARGODADI)


def _mulai_anak(url: str) -> int:
    """Begin to load the large version in a child process; return its process id."""
    anak = os.fork()
    if anak == 0:
        _muat(open_gudang(url), BESAR)
        os._exit(0)
    return anak


def _mati_dalam_anak(url: str, titik: int) -> int:
    """Load the new version in a child process that dies at a statement; return its exit code."""
    anak = os.fork()
    if anak == 0:
        mesin = open_gudang(url)
        with tiap_perintah(mesin, _mati_di(titik)):
            _muat(mesin, BARU)
        os._exit(0)
    _, status = os.waitpid(anak, 0)
    return os.waitstatus_to_exitcode(status)
