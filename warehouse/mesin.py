"""The engine: how a warehouse is opened, and how its transactions begin on each database."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from schemas.galat import GudangGagal
from warehouse.galat import jaga_gudang, render_alamat

TUNGGU_DETIK = 30
"""How long a transaction waits for another writer before it gives up."""

_SKEMA_POSTGRES = {"postgresql", "postgres", "postgresql+psycopg"}


def open_gudang(url: str) -> Engine:
    """Return the engine of a warehouse; nothing is created but the folder of a SQLite file.

    `url` is `sqlite:///path/gudang.db` or `postgresql://user:password@host/name`.

    Raises:
        GudangGagal: the address cannot be understood, or the folder cannot be made.
    """
    alamat = _baca_alamat(url)
    if alamat.get_backend_name() == "sqlite":
        return _buka_sqlite(alamat)
    return create_engine(
        alamat,
        pool_pre_ping=True,
        connect_args={"connect_timeout": TUNGGU_DETIK, "application_name": "musrenbang"},
    )


@contextmanager
def begin_tulis(engine: Engine) -> Iterator[Connection]:
    """One write transaction: committed whole at the end, or rolled back whole.

    On SQLite it takes the write lock at once (BEGIN IMMEDIATE), so that two writers wait for each
    other instead of failing half-way.

    Raises:
        GudangGagal: see `jaga_gudang`.
    """
    with jaga_gudang(engine), engine.execution_options(tulis=True).begin() as koneksi:
        yield koneksi


@contextmanager
def begin_baca(engine: Engine) -> Iterator[Connection]:
    """One read transaction that sees a single state of the warehouse through all its queries.

    Raises:
        GudangGagal: see `jaga_gudang`.
    """
    with jaga_gudang(engine), engine.connect() as koneksi:
        if koneksi.dialect.name == "postgresql":
            koneksi = koneksi.execution_options(
                isolation_level="REPEATABLE READ", postgresql_readonly=True
            )
        with koneksi.begin():
            yield koneksi


def _baca_alamat(url: str) -> URL:
    saran = "Pakai sqlite:///folder/gudang.db atau postgresql://pengguna:sandi@host/nama."
    try:
        alamat = make_url(url)
    except (ArgumentError, ValueError) as galat:
        # The text itself is left out: it may hold a password.
        raise GudangGagal("Alamat gudang tidak dapat dipahami.", saran=saran) from galat
    if alamat.drivername in _SKEMA_POSTGRES:
        return alamat.set(drivername="postgresql+psycopg")
    if alamat.drivername in ("sqlite", "sqlite+pysqlite"):
        return alamat
    pesan = f"Jenis gudang {alamat.drivername!r} tidak didukung."
    raise GudangGagal(pesan, saran=saran, berkas=render_alamat(alamat))


def _buka_sqlite(alamat: URL) -> Engine:
    if alamat.database and alamat.database != ":memory:":
        _buat_folder(alamat)
    engine = create_engine(alamat, connect_args={"timeout": TUNGGU_DETIK})
    event.listen(engine, "connect", _siapkan_sqlite)
    event.listen(engine, "begin", _mulai_sqlite)
    return engine


def _buat_folder(alamat: URL) -> None:
    folder = Path(str(alamat.database)).parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as galat:
        raise GudangGagal(
            f"Folder gudang {folder} tidak dapat dibuat.",
            saran="Periksa letak dan izin folder itu, atau pilih tempat lain.",
            berkas=render_alamat(alamat),
        ) from galat


def _siapkan_sqlite(koneksi: sqlite3.Connection, _catatan: Any) -> None:
    # Without this the driver begins transactions by itself, and never an immediate one.
    koneksi.isolation_level = None
    koneksi.execute(f"PRAGMA busy_timeout = {TUNGGU_DETIK * 1000}")
    koneksi.execute("PRAGMA foreign_keys = ON")
    _pakai_wal(koneksi)


def _pakai_wal(koneksi: sqlite3.Connection, percobaan: int = 100) -> None:
    """Switch to WAL; changing the mode of a new file does not heed the busy timeout."""
    for sisa in reversed(range(percobaan)):
        try:
            koneksi.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as galat:
            if sisa == 0 or not galat.sqlite_errorname.startswith("SQLITE_BUSY"):
                raise
            time.sleep(0.05)


def _mulai_sqlite(koneksi: Connection) -> None:
    tulis = koneksi.get_execution_options().get("tulis", False)
    koneksi.exec_driver_sql("BEGIN IMMEDIATE" if tulis else "BEGIN")
