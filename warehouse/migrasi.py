"""Bring a warehouse to the newest schema, from empty or from any older revision."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from schemas.galat import GudangGagal
from warehouse.galat import jaga_gudang, render_alamat
from warehouse.kunci import lock_nama
from warehouse.mesin import begin_baca
from warehouse.peran import grant_peran

# Alembic keeps the running migration in a module, so one at a time per process.
_SATU_PER_PROSES = threading.Lock()


def migrate_gudang(engine: Engine) -> None:
    """Upgrade to the newest revision in one transaction; an up-to-date warehouse is left alone.

    Safe to call from several threads and processes at once: the first migrates, the others wait
    and then find nothing to do.

    Raises:
        GudangGagal: the warehouse cannot be reached, stays locked, or is of a newer version.
    """
    if is_mutakhir(engine):
        # No lock for nothing: whoever is loading now need not be waited for.
        return
    with _SATU_PER_PROSES, jaga_gudang(engine), _koneksi_migrasi(engine) as koneksi:
        lock_nama(koneksi, "migrasi")
        _tolak_revisi_asing(koneksi)
        config = susun_config()
        config.attributes["connection"] = koneksi
        command.upgrade(config, "head")
        grant_peran(koneksi)


def is_mutakhir(engine: Engine) -> bool:
    """Return whether the warehouse has exactly the newest schema.

    Raises:
        GudangGagal: the warehouse cannot be reached.
    """
    with begin_baca(engine) as koneksi:
        kini = MigrationContext.configure(koneksi).get_current_heads()
    return set(kini) == set(_naskah().get_heads())


def susun_config() -> Config:
    """Return the Alembic configuration of the package, wherever it is installed."""
    config = Config()
    config.set_main_option("script_location", "warehouse:migrations")
    return config


def _naskah() -> ScriptDirectory:
    return ScriptDirectory.from_config(susun_config())


def _tolak_revisi_asing(koneksi: Connection) -> None:
    """Refuse a warehouse that a newer version of this program has migrated."""
    dikenal = {revisi.revision for revisi in _naskah().walk_revisions()}
    asing = set(MigrationContext.configure(koneksi).get_current_heads()) - dikenal
    if asing:
        raise GudangGagal(
            f"Gudang berasal dari versi program yang lebih baru (revisi {', '.join(asing)}).",
            saran="Perbarui program ini, lalu ulangi.",
            berkas=render_alamat(koneksi.engine.url),
        )


@contextmanager
def _koneksi_migrasi(engine: Engine) -> Iterator[Connection]:
    """One write transaction in which SQLite may rebuild tables without deleting their children."""
    with engine.execution_options(tulis=True).connect() as koneksi:
        sqlite = koneksi.dialect.name == "sqlite"
        if sqlite:
            # Only outside a transaction does SQLite heed this; with keys on, the drop of a table
            # that a rebuild copies would cascade into every table that points to it.
            _set_foreign_keys(koneksi, aktif=False)
        try:
            with koneksi.begin():
                yield koneksi
                if sqlite:
                    _check_foreign_keys(koneksi)
        finally:
            if sqlite:
                _set_foreign_keys(koneksi, aktif=True)


def _set_foreign_keys(koneksi: Connection, *, aktif: bool) -> None:
    kursor = koneksi.connection.cursor()
    kursor.execute(f"PRAGMA foreign_keys = {'ON' if aktif else 'OFF'}")
    kursor.close()


def _check_foreign_keys(koneksi: Connection) -> None:
    rusak = koneksi.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if rusak:
        raise RuntimeError(f"migrasi meninggalkan rujukan yang putus: {rusak[:5]}")
