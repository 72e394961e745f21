"""Trouble with the system speaks Indonesian and hides passwords; our own mistakes do not hide."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import psycopg
import pytest
from pabrik import TAHUN, make_hasil_berkas, make_konteks
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from schemas.galat import GudangGagal
from warehouse.kueri import read_gagal, read_usulan
from warehouse.mesin import begin_baca, begin_tulis, open_gudang
from warehouse.migrasi import is_mutakhir, migrate_gudang
from warehouse.muat import load_hasil, record_gagal


def test_a_warehouse_without_tables_asks_for_the_migration(engine: Engine) -> None:
    hasil = make_hasil_berkas()

    for kerja in (
        lambda: read_usulan(engine, TAHUN),
        lambda: load_hasil(engine, hasil, make_konteks(hasil)),
    ):
        with pytest.raises(GudangGagal, match="belum memiliki tabel") as galat:
            kerja()
        assert "musrenbang migrasi" in galat.value.saran


def test_wrong_sql_is_our_mistake_and_no_trouble_of_the_system(gudang: Engine) -> None:
    with pytest.raises(DBAPIError), begin_baca(gudang) as koneksi:
        koneksi.exec_driver_sql("SELEC 1")


def test_an_error_inside_a_write_undoes_it(gudang: Engine) -> None:
    def hapus_lalu_gagal() -> None:
        with begin_tulis(gudang) as koneksi:
            koneksi.exec_driver_sql("DELETE FROM jadwal")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        hapus_lalu_gagal()

    with begin_baca(gudang) as koneksi:
        assert koneksi.exec_driver_sql("SELECT COUNT(*) FROM jadwal").scalar() == 9


def test_reading_sees_one_state_while_another_writes(gudang: Engine) -> None:
    hitung = "SELECT COUNT(*) FROM impor"
    hasil = make_hasil_berkas()
    with begin_baca(gudang) as koneksi:
        assert koneksi.exec_driver_sql(hitung).scalar() == 0
        load_hasil(gudang, hasil, make_konteks(hasil))
        assert koneksi.exec_driver_sql(hitung).scalar() == 0

    with begin_baca(gudang) as koneksi:
        assert koneksi.exec_driver_sql(hitung).scalar() == 1


@pytest.mark.lambat
def test_a_postgres_that_is_not_there_is_named_without_its_password(tmp_path: Path) -> None:
    # A socket folder without a server: nothing listens, and no network is asked.
    engine = open_gudang(f"postgres://budi:rahasia@/gudang?host={tmp_path}")

    for kerja in (migrate_gudang, is_mutakhir, lambda e: read_gagal(e, TAHUN)):
        with pytest.raises(GudangGagal, match="tidak dapat dihubungi") as galat:
            kerja(engine)
        assert "rahasia" not in str(galat.value)
        assert galat.value.berkas == "postgresql+psycopg://budi:***@/gudang"


@pytest.mark.lambat
def test_a_postgres_lock_that_is_not_granted_is_trouble_of_the_system(url_postgres: str) -> None:
    engine = open_gudang(url_postgres)
    migrate_gudang(engine)

    def baca_tanpa_sabar() -> None:
        with begin_tulis(engine) as koneksi:
            koneksi.exec_driver_sql("SET LOCAL lock_timeout = '50ms'")
            koneksi.exec_driver_sql("SELECT * FROM impor")

    with psycopg.connect(url_postgres) as lain:
        lain.execute("LOCK TABLE impor IN ACCESS EXCLUSIVE MODE")
        with pytest.raises(GudangGagal, match="dipakai proses lain"):
            baca_tanpa_sabar()
    engine.dispose()


def test_a_locked_sqlite_is_trouble_of_the_system(tmp_path: Path) -> None:
    jalur = tmp_path / "gudang.db"
    engine = open_gudang(f"sqlite:///{jalur}")
    migrate_gudang(engine)
    penghalang = sqlite3.connect(jalur, isolation_level=None)
    penghalang.execute("BEGIN IMMEDIATE")
    with engine.connect() as koneksi:
        # The pooled connection keeps this: the test need not wait thirty seconds.
        koneksi.connection.cursor().execute("PRAGMA busy_timeout = 50")

    with pytest.raises(GudangGagal, match="dipakai proses lain terlalu lama") as galat:
        record_gagal(engine, galat_uji(), make_konteks(make_hasil_berkas()))

    assert str(jalur) in galat.value.berkas
    assert read_gagal(engine, TAHUN) == [], "a reader is not held up by a writer"
    penghalang.close()
    engine.dispose()


def galat_uji() -> GudangGagal:
    return GudangGagal("Uji.", saran="Ulangi.")


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    jalur = tmp_path / "gudang.db"
    jalur.write_text("ini bukan gudang, melainkan catatan rapat\n" * 50)

    with pytest.raises(GudangGagal, match="bukan gudang SQLite") as galat:
        migrate_gudang(open_gudang(f"sqlite:///{jalur}"))

    assert str(jalur) in str(galat.value)


def test_a_folder_in_place_of_the_file_cannot_be_opened(tmp_path: Path) -> None:
    (tmp_path / "gudang.db").mkdir()

    with pytest.raises(GudangGagal, match="tidak dapat dibuka"):
        migrate_gudang(open_gudang(f"sqlite:///{tmp_path / 'gudang.db'}"))


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("berkas biasa")

    with pytest.raises(GudangGagal, match="tidak dapat dibuat"):
        open_gudang(f"sqlite:///{tmp_path / 'data' / 'gudang.db'}")
