"""Which errors of a database are the system's (GudangGagal) and which are mistakes of ours."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg.errors
from sqlalchemy import URL, Engine, exc

from schemas.galat import GudangGagal

SARAN_UMUM = "Periksa apakah gudang dapat dijangkau, lalu ulangi."

_TERKUNCI = (
    "Gudang sedang dipakai proses lain terlalu lama.",
    "Tunggu proses itu selesai, lalu ulangi.",
)
_SARAN_SQLITE = {
    "SQLITE_BUSY": _TERKUNCI,
    "SQLITE_LOCKED": _TERKUNCI,
    "SQLITE_CANTOPEN": (
        "Berkas gudang tidak dapat dibuka.",
        "Periksa letak folder dan izin aksesnya.",
    ),
    "SQLITE_READONLY": (
        "Berkas gudang tidak dapat ditulisi.",
        "Periksa izin tulis berkas dan foldernya.",
    ),
    "SQLITE_FULL": ("Ruang penyimpanan penuh.", "Kosongkan sebagian ruang, lalu ulangi."),
    "SQLITE_IOERR": ("Penyimpanan gagal dibaca atau ditulisi.", "Periksa cakram, lalu ulangi."),
    "SQLITE_CORRUPT": ("Berkas gudang rusak.", "Pulihkan gudang dari cadangan terakhir."),
    "SQLITE_NOTADB": (
        "Berkas itu bukan gudang SQLite.",
        "Periksa alamat gudang, atau pindahkan berkas itu.",
    ),
}
_BELUM_MIGRASI = (
    "Gudang belum memiliki tabel yang diperlukan.",
    "Jalankan `musrenbang migrasi`, lalu ulangi.",
)


def render_alamat(url: URL) -> str:
    """Return the address of a warehouse as people may see it: no password, no query."""
    return url.set(query={}).render_as_string(hide_password=True)


@contextmanager
def jaga_gudang(engine: Engine) -> Iterator[None]:
    """Turn errors of the system into GudangGagal; let mistakes of ours (integrity, SQL) pass.

    Raises:
        GudangGagal: the warehouse cannot be reached, stays locked, is not migrated or is broken.
    """
    try:
        yield
    except exc.TimeoutError as galat:
        pesan = "Sambungan ke gudang habis terpakai."
        raise GudangGagal(pesan, saran=SARAN_UMUM, berkas=render_alamat(engine.url)) from galat
    except exc.DBAPIError as galat:
        penjelasan = explain_galat(galat.orig)
        if penjelasan is None:
            raise
        pesan, saran = penjelasan
        raise GudangGagal(pesan, saran=saran, berkas=render_alamat(engine.url)) from galat


def explain_galat(asal: BaseException | None) -> tuple[str, str] | None:
    """Return what happened and what to do (Indonesian), or None for a mistake of ours."""
    if isinstance(asal, sqlite3.Error):
        return _explain_sqlite(asal)
    if isinstance(asal, psycopg.errors.UndefinedTable | psycopg.errors.UndefinedColumn):
        return _BELUM_MIGRASI
    if isinstance(asal, psycopg.OperationalError | psycopg.InterfaceError):
        return _explain_postgres(asal)
    return None


def _explain_sqlite(asal: sqlite3.Error) -> tuple[str, str] | None:
    nama = str(getattr(asal, "sqlite_errorname", ""))
    if str(asal).startswith(("no such table", "no such column")):
        return _BELUM_MIGRASI
    # Extended names refine the plain ones: SQLITE_BUSY_SNAPSHOT, SQLITE_IOERR_WRITE.
    utama = "_".join(nama.split("_")[:2])
    return _SARAN_SQLITE.get(utama)


def _explain_postgres(asal: psycopg.Error) -> tuple[str, str]:
    if isinstance(asal, psycopg.errors.DeadlockDetected | psycopg.errors.LockNotAvailable):
        return _TERKUNCI
    rincian = str(asal).strip().splitlines()
    pesan = f"Gudang tidak dapat dihubungi ({rincian[0]})." if rincian else "Gudang terputus."
    return pesan, SARAN_UMUM
