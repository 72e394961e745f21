"""Small writing helpers shared by the loads: in pieces, and the same on both databases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Insert, bindparam, delete, insert, inspect, update
from sqlalchemy.dialects import postgresql, sqlite

from warehouse.baris import Baris
from warehouse.dasar import Gudang
from warehouse.salin import copy_baris

POTONGAN = 1000
"""Rows per statement: enough to be fast, small enough for a steady memory."""

BANYAK = 200
"""From so many rows on COPY is worth its own round trip."""


def insert_baris(koneksi: Connection, tabel: type[Gudang], baris: Sequence[Baris]) -> None:
    """Insert rows; one that is already there is an error. Many go by COPY on PostgreSQL.

    All rows have the same keys; a column they leave out gets NULL or the database's default.
    """
    if koneksi.dialect.name == "postgresql" and len(baris) >= BANYAK:
        copy_baris(koneksi, tabel, baris)
    else:
        _jalankan(koneksi, insert(tabel), baris)


def insert_bila_baru(koneksi: Connection, tabel: type[Gudang], baris: Sequence[Baris]) -> None:
    """Insert rows, and leave those whose key is already there as they are."""
    perintah = _insert_khas(koneksi, tabel).on_conflict_do_nothing()
    _jalankan(koneksi, perintah, baris)


def upsert_baris(koneksi: Connection, tabel: type[Gudang], baris: Sequence[Baris]) -> None:
    """Insert rows, and overwrite those whose key is already there."""
    kunci = [k.name for k in inspect(tabel).primary_key]
    khas = _insert_khas(koneksi, tabel)
    isi = {k.name: k for k in khas.excluded if k.name not in kunci}
    _jalankan(koneksi, khas.on_conflict_do_update(index_elements=kunci, set_=isi), baris)


def update_baris(
    koneksi: Connection, tabel: type[Gudang], kolom: Sequence[str], baris: Sequence[Baris]
) -> None:
    """Set `kolom` of the rows found by the (single) primary key of the table."""
    kunci = inspect(tabel).primary_key[0]
    perintah = (
        update(tabel)
        .where(kunci == bindparam("kunci_baris"))
        .values({k: bindparam(f"isi_{k}") for k in kolom})
    )
    isi = [{"kunci_baris": b[kunci.name]} | {f"isi_{k}": b[k] for k in kolom} for b in baris]
    _jalankan(koneksi, perintah, isi)


def delete_baris(koneksi: Connection, tabel: type[Gudang], kunci: Sequence[str]) -> None:
    """Delete the rows of these (single) primary keys, and what hangs on them."""
    perintah = delete(tabel).where(inspect(tabel).primary_key[0] == bindparam("kunci_baris"))
    _jalankan(koneksi, perintah, [{"kunci_baris": k} for k in kunci])


def _jalankan(koneksi: Connection, perintah: Any, baris: Sequence[Baris]) -> None:
    for potongan in _potong(baris):
        koneksi.execute(perintah, potongan)


def _potong(baris: Sequence[Baris]) -> Iterator[list[Baris]]:
    for awal in range(0, len(baris), POTONGAN):
        yield list(baris[awal : awal + POTONGAN])


def _insert_khas(koneksi: Connection, tabel: type[Gudang]) -> Any:
    """Return the database's own insert: both speak ON CONFLICT, the common one does not."""
    khas: dict[str, Any] = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}
    perintah: Insert = khas[koneksi.dialect.name](tabel)
    return perintah
