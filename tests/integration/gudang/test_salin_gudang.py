"""Large loads: by COPY on PostgreSQL, with the same rows, the same errors and the same law 4."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest
from isi_gudang import read_baris, read_isi
from pabrik import TAHUN, make_hasil_berkas, make_konteks, make_referensi
from sqlalchemy import Engine
from sqlalchemy.exc import DataError, IntegrityError

from warehouse import tulis
from warehouse.fakta import Berkas
from warehouse.fakta_impor import BarisBukanUsulan
from warehouse.kueri import read_terklasifikasi
from warehouse.mesin import begin_tulis, open_gudang
from warehouse.migrasi import migrate_gudang
from warehouse.muat import load_hasil, load_referensi
from warehouse.tulis import BANYAK, insert_baris

TEKS = "Talud \\. \\N 'kutip' \"dua\"\ttab\nbaris; é – 漢字 \\"
BESAR = make_hasil_berkas(
    n=BANYAK + 50,
    ubah={0: {"uraian": TEKS, "anggaran_rupiah": 2**62, "volume": 0.1}, 1: {"keterangan": ""}},
)


def _berkas(i: int, **isi: object) -> dict[str, object]:
    saat = dt.datetime(2023, 2, 1, 8, 30, 0, 123456, tzinfo=dt.timezone(dt.timedelta(hours=7)))
    dasar = {"sha256": f"{i:064x}", "nama": "x.xlsx", "ukuran_byte": i, "pertama_dilihat": saat}
    return dasar | isi


def test_a_large_file_comes_back_as_it_was_loaded(gudang: Engine) -> None:
    load_hasil(gudang, BESAR, make_konteks(BESAR))

    assert read_terklasifikasi(gudang, TAHUN).equals(BESAR.diterima)


@pytest.mark.lambat
def test_copy_and_insert_leave_the_same_database(
    url_postgres: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = open_gudang(url_postgres)
    isi = []
    for banyak in (BANYAK, 10**9):
        monkeypatch.setattr(tulis, "BANYAK", banyak)
        migrate_gudang(engine)
        load_referensi(engine, make_referensi())
        load_hasil(engine, BESAR, make_konteks(BESAR))
        isi.append({k: v for k, v in read_isi(engine).items() if k != "impor"})
        with engine.begin() as koneksi:
            koneksi.exec_driver_sql("DROP SCHEMA public CASCADE")
            koneksi.exec_driver_sql("CREATE SCHEMA public")
    engine.dispose()

    assert isi[0] == isi[1]
    assert len(isi[0]["sumber_sel"]) > 10 * BANYAK


def test_a_large_version_replaces_a_large_one_and_a_repeat_changes_nothing(gudang: Engine) -> None:
    load_hasil(gudang, BESAR, make_konteks(BESAR))
    lain = make_hasil_berkas(n=BANYAK + 50, ubah={i: {"uraian": "X"} for i in range(BANYAK + 10)})

    muat = load_hasil(gudang, lain, make_konteks(lain))
    sebelum = read_isi(gudang, "impor")
    load_hasil(gudang, lain, make_konteks(lain))

    assert muat.berubah == BANYAK + 10
    assert read_terklasifikasi(gudang, TAHUN).equals(lain.diterima)
    assert read_isi(gudang, "impor") == sebelum
    assert read_baris(gudang, "SELECT COUNT(*) FROM usulan_versi") == [(BANYAK + 10,)]


def test_a_repeated_row_among_many_is_an_integrity_error_and_changes_nothing(
    gudang: Engine,
) -> None:
    load_hasil(gudang, BESAR, make_konteks(BESAR))
    sebelum = read_isi(gudang)
    lain = make_hasil_berkas(n=BANYAK * 2, geser=3)
    ganda = pd.concat([lain.bukan_usulan] * BANYAK)
    object.__setattr__(lain, "bukan_usulan", ganda)

    with pytest.raises(IntegrityError):
        load_hasil(gudang, lain, make_konteks(lain))

    assert read_isi(gudang) == sebelum


def test_moments_are_kept_to_the_microsecond_and_a_naive_one_is_refused(gudang: Engine) -> None:
    with begin_tulis(gudang) as koneksi:
        insert_baris(koneksi, Berkas, [_berkas(i) for i in range(BANYAK)])
    with gudang.connect() as koneksi:
        saat = {b.pertama_dilihat for b in koneksi.execute(Berkas.__table__.select())}
    assert saat == {dt.datetime(2023, 2, 1, 1, 30, 0, 123456, tzinfo=dt.UTC)}

    polos = [_berkas(i, pertama_dilihat=dt.datetime(2023, 2, 1)) for i in range(BANYAK, 2 * BANYAK)]
    with pytest.raises(Exception, match="tanpa zona"), begin_tulis(gudang) as koneksi:
        insert_baris(koneksi, Berkas, polos)
    assert read_baris(gudang, "SELECT COUNT(*) FROM berkas") == [(BANYAK,)]


def test_foreign_keys_and_checks_hold_for_many_rows(gudang: Engine) -> None:
    asing = [
        {"impor_id": 999, "lembar": "A", "nomor_baris": i + 1, "jenis": "judul", "teks": None}
        for i in range(BANYAK)
    ]
    for tabel, baris in (
        (BarisBukanUsulan, asing),
        (Berkas, [_berkas(i, ukuran_byte=-1) for i in range(BANYAK)]),
    ):
        with pytest.raises(IntegrityError), begin_tulis(gudang) as koneksi:
            insert_baris(koneksi, tabel, baris)


@pytest.mark.lambat
def test_a_failed_copy_tells_the_drivers_error(url_postgres: str) -> None:
    engine = open_gudang(url_postgres)
    migrate_gudang(engine)
    terlalu_besar = [_berkas(i, ukuran_byte=2**70) for i in range(BANYAK)]

    with pytest.raises(DataError, match="out of range"), begin_tulis(engine) as koneksi:
        insert_baris(koneksi, Berkas, terlalu_besar)

    assert read_baris(engine, "SELECT COUNT(*) FROM berkas") == [(0,)]
    engine.dispose()


@pytest.mark.lambat
def test_a_row_that_breaks_in_the_midst_of_a_copy_leaves_nothing(url_postgres: str) -> None:
    engine = open_gudang(url_postgres)
    migrate_gudang(engine)
    baris = [_berkas(i) for i in range(BANYAK)]
    del baris[-1]["nama"]

    with pytest.raises(KeyError), begin_tulis(engine) as koneksi:
        insert_baris(koneksi, Berkas, baris)

    assert read_baris(engine, "SELECT COUNT(*) FROM berkas") == [(0,)]
    engine.dispose()
