"""Bulk load on PostgreSQL by COPY: the same rows and errors as INSERT, several times as fast."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg import sql
from sqlalchemy import Connection, exc, inspect

from warehouse.baris import Baris
from warehouse.dasar import Gudang

_Pengubah = Callable[[Any], Any]


def copy_baris(koneksi: Connection, tabel: type[Gudang], baris: Sequence[Baris]) -> None:
    """Copy rows into a table inside the open transaction; a row already there is an error.

    Raises:
        sqlalchemy.exc.DBAPIError: as an INSERT would, with the driver's error as `orig`.
    """
    kolom = list(baris[0])
    ubah = [_pengubah(koneksi, tabel, k) for k in kolom]
    perintah = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(tabel.__tablename__), sql.SQL(", ").join(map(sql.Identifier, kolom))
    )
    mentah = koneksi.connection.driver_connection
    assert mentah is not None
    with (
        _galat_sama(koneksi, perintah.as_string()),
        mentah.cursor() as kursor,
        kursor.copy(perintah) as salinan,
    ):
        for satu in baris:
            salinan.write_row([u(satu[k]) for k, u in zip(kolom, ubah, strict=True)])


def _pengubah(koneksi: Connection, tabel: type[Gudang], kolom: str) -> _Pengubah:
    """Return what the type of a column does to a value that is written."""
    jenis = inspect(tabel).columns[kolom].type.dialect_impl(koneksi.dialect)
    return jenis.bind_processor(koneksi.dialect) or _apa_adanya


def _apa_adanya(nilai: Any) -> Any:
    return nilai


@contextmanager
def _galat_sama(koneksi: Connection, perintah: str) -> Iterator[None]:
    """Raise errors of the driver as SQLAlchemy does, so that callers need not tell them apart."""
    try:
        yield
    except psycopg.Error as galat:
        raise exc.DBAPIError.instance(
            perintah, None, galat, psycopg.Error, dialect=koneksi.dialect
        ) from galat
