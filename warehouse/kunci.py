"""Locks inside a transaction, so that two writers of the same thing come one after the other.

SQLite has one writer at a time anyway (BEGIN IMMEDIATE); PostgreSQL gets advisory locks that end
with the transaction. Order, so that nobody waits in a ring: year, then kelurahan.
"""

from __future__ import annotations

import hashlib

from sqlalchemy import BigInteger, Connection, bindparam, text

_KUNCI = {
    bersama: text(f"SELECT {fungsi}(:nomor)").bindparams(bindparam("nomor", type_=BigInteger))
    for bersama, fungsi in (
        (False, "pg_advisory_xact_lock"),
        (True, "pg_advisory_xact_lock_shared"),
    )
}


def lock_nama(koneksi: Connection, nama: str, *, bersama: bool = False) -> None:
    """Wait for the lock called `nama` and hold it until the transaction ends.

    With `bersama`, others who also share it may go on side by side.
    """
    if koneksi.dialect.name == "postgresql":
        koneksi.execute(_KUNCI[bersama], {"nomor": _nomor(nama)})


def lock_kelurahan(koneksi: Connection, tahun_musrenbang: int, kode_kelurahan: str) -> None:
    """Hold off other loads of this kelurahan and year, and the allocation of the year."""
    lock_nama(koneksi, f"tahun:{tahun_musrenbang}", bersama=True)
    lock_nama(koneksi, f"kelurahan:{tahun_musrenbang}:{kode_kelurahan}")


def lock_tahun(koneksi: Connection, tahun_musrenbang: int) -> None:
    """Hold off every load of the year."""
    lock_nama(koneksi, f"tahun:{tahun_musrenbang}")


def _nomor(nama: str) -> int:
    """Return a signed 64-bit number for a name, the same in every process."""
    awal = hashlib.sha256(f"musrenbang:{nama}".encode()).digest()[:8]
    return int.from_bytes(awal, "big", signed=True)
