from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from isi_gudang import read_baris, read_isi
from pabrik import make_hasil_berkas, make_konteks, make_referensi
from sqlalchemy import Engine, inspect
from sqlalchemy.engine.interfaces import ReflectedIndex

from schemas.galat import GudangGagal
from warehouse.daftar_pandangan import PANDANGAN
from warehouse.mesin import begin_tulis, open_gudang
from warehouse.migrasi import is_mutakhir, migrate_gudang, susun_config
from warehouse.muat import load_hasil, load_referensi
from warehouse.skema import METADATA

AKAR = Path(__file__).parents[3]


def _jalankan(engine: Engine, perintah: str, revisi: str) -> None:
    config = susun_config()
    with begin_tulis(engine) as koneksi:
        config.attributes["connection"] = koneksi
        getattr(command, perintah)(config, revisi)


def _definisi(engine: Engine) -> dict[str, object]:
    """Everything the database knows of its tables: columns, keys, checks and indexes."""
    mata = inspect(engine)
    kendala = ("pk_constraint", "foreign_keys", "unique_constraints", "check_constraints")
    hasil: dict[str, object] = {}
    for tabel in sorted(set(mata.get_table_names()) - {"alembic_version"}):
        kolom = [(k["name"], str(k["type"]), k["nullable"]) for k in mata.get_columns(tabel)]
        indeks = sorted(
            (str(i["name"]), i["column_names"], bool(i["unique"]), _syarat(i))
            for i in mata.get_indexes(tabel)
        )
        ikatan = [_urut(getattr(mata, f"get_{k}")(tabel)) for k in kendala]
        hasil[tabel] = (kolom, indeks, ikatan)
    return hasil


def _syarat(indeks: ReflectedIndex) -> list[str]:
    """The conditions of a partial index."""
    pilihan = indeks.get("dialect_options", {})
    return [str(v) for k, v in pilihan.items() if k.endswith("_where")]


def _urut(ikatan: object) -> list[str]:
    return sorted(str(i) for i in ikatan) if isinstance(ikatan, list) else [str(ikatan)]


def test_migration_from_empty_makes_all_tables_and_views(engine: Engine) -> None:
    assert not is_mutakhir(engine)

    migrate_gudang(engine)

    assert is_mutakhir(engine)
    mata = inspect(engine)
    assert set(mata.get_table_names()) == set(METADATA.tables) | {"alembic_version"}
    assert set(mata.get_view_names()) == {p.nama for p in PANDANGAN}


def test_migrating_twice_changes_nothing(gudang: Engine) -> None:
    sebelum = read_isi(gudang)

    migrate_gudang(gudang)

    assert is_mutakhir(gudang)
    assert read_isi(gudang) == sebelum


def test_an_up_to_date_warehouse_is_left_alone_even_while_someone_writes(gudang: Engine) -> None:
    with begin_tulis(gudang) as koneksi:
        koneksi.exec_driver_sql("DELETE FROM jadwal")

        migrate_gudang(gudang)

        assert is_mutakhir(gudang)


def test_alembic_sees_no_difference_between_models_and_migrations(gudang: Engine) -> None:
    with gudang.connect() as koneksi:
        assert compare_metadata(MigrationContext.configure(koneksi), METADATA) == []


def test_the_migrated_schema_is_that_of_the_models_to_the_last_check(engine: Engine) -> None:
    METADATA.create_all(engine)
    menurut_model = _definisi(engine)
    METADATA.drop_all(engine)

    migrate_gudang(engine)

    assert _definisi(engine) == menurut_model


def test_downgrade_to_nothing_and_up_again(engine: Engine) -> None:
    migrate_gudang(engine)

    _jalankan(engine, "downgrade", "base")

    assert inspect(engine).get_table_names() == ["alembic_version"]
    assert inspect(engine).get_view_names() == []
    migrate_gudang(engine)
    assert is_mutakhir(engine)


def test_upgrade_from_the_revision_before_keeps_what_is_loaded(engine: Engine) -> None:
    _jalankan(engine, "upgrade", "head")
    load_referensi(engine, make_referensi())
    hasil = make_hasil_berkas()
    load_hasil(engine, hasil, make_konteks(hasil))
    sebelum = read_isi(engine)
    _jalankan(engine, "downgrade", "-1")
    assert not is_mutakhir(engine)

    migrate_gudang(engine)

    assert is_mutakhir(engine)
    assert read_isi(engine) == sebelum


def test_eight_threads_may_migrate_at_once(url_gudang: str) -> None:
    mesin = [open_gudang(url_gudang) for _ in range(8)]

    with ThreadPoolExecutor(8) as kolam:
        list(kolam.map(migrate_gudang, mesin))

    assert all(is_mutakhir(m) for m in mesin)
    for m in mesin:
        m.dispose()


@pytest.mark.lambat
def test_two_processes_may_migrate_at_once(url_gudang: str) -> None:
    naskah = (
        "import sys; from warehouse.mesin import open_gudang;"
        "from warehouse.migrasi import is_mutakhir, migrate_gudang;"
        "e = open_gudang(sys.argv[1]); sys.stdin.readline(); migrate_gudang(e);"
        "sys.exit(0 if is_mutakhir(e) else 3)"
    )
    perintah = [sys.executable, "-c", naskah, url_gudang]
    proses = [subprocess.Popen(perintah, stdin=subprocess.PIPE, cwd=AKAR) for _ in range(2)]

    for p in proses:
        p.communicate(b"mulai\n", timeout=60)

    assert [p.returncode for p in proses] == [0, 0]


def test_a_warehouse_of_a_newer_program_is_refused_in_words(gudang: Engine) -> None:
    with begin_tulis(gudang) as koneksi:
        koneksi.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")

    assert not is_mutakhir(gudang)
    with pytest.raises(GudangGagal, match="versi program yang lebih baru") as galat:
        migrate_gudang(gudang)
    assert "Perbarui program" in galat.value.saran


def test_a_migration_that_fails_leaves_nothing_behind(engine: Engine) -> None:
    with begin_tulis(engine) as koneksi:
        # The last revision will stumble over a view of this name.
        koneksi.exec_driver_sql("CREATE VIEW status_kelurahan AS SELECT 1 AS x")

    with pytest.raises(Exception, match="status_kelurahan"):
        migrate_gudang(engine)

    assert inspect(engine).get_table_names() == []


def test_sqlite_enforces_foreign_keys_after_a_migration(tmp_path: Path) -> None:
    engine = open_gudang(f"sqlite:///{tmp_path / 'a' / 'b' / 'gudang.db'}")
    migrate_gudang(engine)

    assert read_baris(engine, "PRAGMA foreign_keys") == [(1,)]
    assert read_baris(engine, "PRAGMA journal_mode") == [("wal",)]
    engine.dispose()


@pytest.mark.lambat
def test_the_alembic_command_line_finds_no_drift(tmp_path: Path) -> None:
    url = f"url=sqlite:///{tmp_path / 'gudang.db'}"
    alembic = [sys.executable, "-m", "alembic", "-c", "warehouse/alembic.ini", "-x", url]

    subprocess.run([*alembic, "upgrade", "head"], cwd=AKAR, check=True, timeout=60)
    periksa = subprocess.run([*alembic, "check"], cwd=AKAR, check=False, timeout=60)

    assert periksa.returncode == 0
